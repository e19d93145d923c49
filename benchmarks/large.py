"""A ledger of very many articles, most of them copies of a few with names and days of their own."""

# ruff: noqa: S608 - names of our own tables alone are put into statements

import hashlib
import random
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from ledger import NOW, SYLLABLES, Invented, name, reading
from sqlalchemy import Connection, delete, func, insert, select, text, update

from sayso.recording import record, refresh
from sayso.store import claims
from sayso.store import tables as t
from sayso.store.ledger import SqlLedger
from sayso.types.article import Capture
from sayso.types.kept import KeptClaim, Ruling, question_id, written
from sayso.types.story import Reference
from sayso.types.web import State

LARGEST = 300
SIZES = (1, 2, 3, 5, 8, 12, 20, 30)  # of the other stories
NOUNS, VERBS = ("harbour", "bridge", "budget", "school"), ("closed", "opened", "sold", "flooded")
DATE = r"20\d\d-\d\d-\d\d"
SHIFTED = 2000  # days over which the copies of a story are spread
AT_ONCE = 200  # stories of one transaction
TABLES = (
    t.captures, t.articles, t.seen, t.readings, t.stories, t.names, t.judgements, t.said, t.claims,
    t.parties, t.stands, t.doubts,
)  # fmt: skip
INDEXES = {"search": "title, body", "quotes": "source, cue, said", "claimed": "text"}
NUMBERED = {  # columns that hold the number of an article, a statement or a claim
    "root": "articles", "article": "articles", "articles.number": "articles",
    "search.number": "articles", "said.number": "said", "quotes.number": "said", "said": "said",
    "claims.number": "claims", "claimed.number": "claims",
}  # fmt: skip
FEEDS, CASES, FILINGS, KEPT = 200, 150, 10, 40  # the first case holds all that one page shows
WAITING = 1000  # pages that were not asked for yet
FAILED = 50  # of so many lines of the log one
RULED = 10  # of so many questions one


# The stories that are copied


def grown(path: Path, size: int, seed: str) -> SqlLedger:
    """A ledger of one story of so many articles, recorded and judged, each with its capture."""
    path.unlink(missing_ok=True)
    ledger, chance = SqlLedger(path), random.Random(seed)
    names = [name(chance) for _ in range(8)]
    about = [
        f"the {chance.choice(NOUNS)} of {names[0]} was {chance.choice(VERBS)} by {n}"
        for n in names[1:6]
    ]
    start = datetime(2025, 1, 1, tzinfo=UTC)
    for number in range(size):
        when = start + timedelta(days=number * min(7, size) / size)
        made = reading(chance, names, about, when, f"{seed}-{number}")
        page = f"<html><body>{made.article.text}</body></html>".encode()
        digest = hashlib.sha256(page).hexdigest()
        url = f"https://outlet{number % 400}.example/{seed}/{number}"
        article = replace(made.article, sha256=digest, url=url)
        capture = Capture(url, page, media_type="text/html", sha256=digest)
        record(ledger, replace(made, article=article), capture, Invented(), now=NOW)
    list(refresh(ledger, now=NOW))
    return ledger


@dataclass(frozen=True)
class Mould:
    """The rows of a story, and what in them is its own."""

    rows: dict[str, list[dict[str, Any]]]
    vectors: list[tuple[bytes, bytes]]  # of each reading: as text, and packed as the end of one
    own: re.Pattern[str]
    size: int


def mould(ledger: SqlLedger) -> Mould:
    with ledger.reading() as session:
        rows = {
            table.name: [dict(row._mapping) for row in session._sql.execute(select(table))]
            for table in TABLES
        }
        for index, columns in INDEXES.items():
            found = session._sql.execute(text(f"SELECT rowid AS number, {columns} FROM {index}"))
            rows[index] = [dict(row._mapping) for row in found]
    ledger.close()
    vectors = []
    for row in rows["readings"]:
        whole = zlib.decompress(row["body"])
        at = whole.index(b',"vectors":')
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        vectors.append((whole[at:], packer.compress(whole[at:]) + packer.flush()))
        row["body"] = whole[:at]
    for row in rows["stories"]:
        row["record"] = zlib.decompress(row["record"])
    for row in rows["captures"]:
        row["body"] = zlib.decompress(row["body"]).decode()
    ids = {row["name"] for row in rows["names"]} | {row["id"] for row in rows["stories"]}
    ids |= {row["sha256"] for row in rows["articles"]}
    written = " ".join(row["body"] for row in rows["search"])
    seed = {row["url"].split("/")[3] for row in rows["articles"]}
    called = {w for w in re.findall(r"\b[A-Z][a-z]{5,11}\b", written) if is_name(w)}
    words = sorted(ids | called | seed, key=len, reverse=True)
    own = re.compile("|".join([DATE, *map(re.escape, words)]))
    return Mould(rows, vectors, own, len(rows["articles"]))


def is_name(word: str) -> bool:
    return bool(re.fullmatch(f"(?:{'|'.join(SYLLABLES)}){{3}}", word.lower()))


class Copied:
    """What stands for a mould's own names, ids and days in one copy; always as long."""

    def __init__(self, number: int, own: re.Pattern[str]) -> None:
        self._own, self._number, self._known = own, number, dict[str, str]()
        self._days = timedelta(days=random.Random(number).randrange(SHIFTED))

    def text(self, text: str) -> str:
        return self._own.sub(self._other, text)

    def _other(self, found: re.Match[str]) -> str:
        word = found[0]
        if word not in self._known:
            self._known[word] = self._made(word)
        return self._known[word]

    def _made(self, word: str) -> str:
        if re.fullmatch(DATE, word):
            return (date.fromisoformat(word) + self._days).isoformat()
        digest = hashlib.sha256(f"{self._number} {word}".encode()).hexdigest()
        if word.isalpha() and word[0].isupper():
            chance = random.Random(digest)
            return "".join(chance.choice(SYLLABLES) for _ in word)[: len(word)].capitalize()
        if word[0] == "~":  # the seed in titles and addresses
            return f"~{self._number:0{len(word) - 1}d}"
        return word[0] + np.base_repr(int(digest, 16), 36).lower()[1 : len(word)]


def copy(of: Mould, number: int, first: dict[str, int]) -> dict[str, list[dict[str, Any]]]:
    """The rows of one more story, whose rows have the numbers after those of `first`."""
    made = Copied(number, of.own)
    pages = {}
    captures = []
    for row in of.rows["captures"]:
        body = made.text(row["body"]).encode()
        digest = pages[row["sha256"]] = hashlib.sha256(body).hexdigest()
        packed = zlib.compress(body, 1)
        captures.append({"sha256": digest, "body": packed})
    made._known |= pages
    found = {"captures": captures}
    for table in of.rows:
        if table not in ("captures", "readings"):
            found[table] = [moved(table, row, made, first) for row in of.rows[table]]
    found["readings"] = [
        {"article": row["article"] + first["articles"], "body": joined(made, row["body"], *vectors)}
        for row, vectors in zip(of.rows["readings"], of.vectors, strict=True)
    ]
    for row in found["stories"]:
        row["record"] = zlib.compress(row["record"], 1)
    for row in (*found["judgements"], *found["seen"]):
        del row["number"]
    for table in ("articles", "said", "claims"):
        first[table] += len(found[table])
    return found


def moved(table: str, row: dict[str, Any], made: Copied, first: dict[str, int]) -> dict[str, Any]:
    kept = {"added_at", "made_at"}
    found = {}
    for column, value in row.items():
        of = NUMBERED.get(f"{table}.{column}") or NUMBERED.get(column)
        if of and isinstance(value, int):
            found[column] = value + first[of]
        elif isinstance(value, bytes):
            found[column] = made.text(value.decode()).encode()
        else:
            found[column] = (
                made.text(value) if isinstance(value, str) and column not in kept else value
            )
    return found


def joined(made: Copied, body: bytes, vectors: bytes, packed: bytes) -> bytes:
    """A packed reading whose vectors were packed before: they are nine tenths of it."""
    head = made.text(body.decode()).encode()
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    start = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    check = zlib.adler32(vectors, zlib.adler32(head))
    return b"\x78\x9c" + start + packed + struct.pack(">I", check)


def sizes(articles: int, chance: random.Random) -> Iterator[int]:
    """Of stories: one that is large, else most of them small (a median of 5, a mean of 7)."""
    yield LARGEST
    left = articles - LARGEST
    while left > 0:
        drawn = min(left, chance.lognormvariate(1.6, 0.9))
        size = max(each for each in SIZES if each <= max(1, drawn))
        yield size
        left -= size


def filled(folder: Path, articles: int) -> Path:
    """The ledger of so many articles; made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"web-{articles}.db"
    if path.exists():
        return path
    moulds = {}
    for size in (*SIZES, LARGEST):
        moulds[size] = mould(grown(folder / "mould.db", size, f"~{size:06d}"))
        print(f"a story of {size}", flush=True)
    unfinished = path.with_suffix(".part")
    ledger = SqlLedger(unfinished)
    rows = dict[str, list[dict[str, Any]]]()
    with ledger.reading() as session:
        done = session.count()[1]
        first = {
            each.name: session._sql.execute(select(func.max(each.c.number))).scalar() or 0
            for each in (t.articles, t.said, t.claims)
        }
    wanted = list(sizes(articles, random.Random(7)))
    for number, size in list(enumerate(wanted, 1))[done:]:
        for table, some in copy(moulds[size], number, first).items():
            rows.setdefault(table, []).extend(some)
        if number % AT_ONCE == 0 or number == len(wanted):
            write(ledger, rows)
            rows = {}
            print(f"{first['articles']:,} articles", flush=True)
    with ledger.writing() as session:
        session._sql.execute(delete(t.unjudged))
        beside(session._sql)
    ledger.close()
    return unfinished.rename(path)


def write(ledger: SqlLedger, rows: dict[str, list[dict[str, Any]]]) -> None:
    with ledger.writing() as session:
        for table in TABLES:
            if rows[table.name]:
                session._sql.execute(insert(table).prefix_with("OR IGNORE"), rows[table.name])
        for index, columns in INDEXES.items():
            values = ", ".join(f":{each}" for each in columns.split(", "))
            put = f"INSERT INTO {index}(rowid, {columns}) VALUES (:number, {values})"
            session._sql.execute(text(put), rows[index])


# What stands beside the articles


def beside(sql: Connection) -> None:
    """What people did with such a ledger, and how its articles came."""
    keys = sql.execute(select(t.articles.c.key, t.articles.c.url)).all()
    sql.execute(insert(t.log), [line(n, row.key) for n, row in enumerate(keys)])
    sql.execute(insert(t.log), [{**line(n, "one"), "what": "forget"} for n in range(3)])
    sql.execute(insert(t.feeds), [feed(n) for n in range(FEEDS)])
    pages = [page(f"https://page.example/{n}", n, row.key) for n, row in enumerate(keys)]
    pages += [page(f"https://page.example/later/{n}", n, None) for n in range(WAITING)]
    sql.execute(insert(t.pages).prefix_with("OR IGNORE"), pages)
    doubts = [*doubtful(sql, random.Random(9))]
    sql.execute(insert(t.doubts).prefix_with("OR IGNORE"), doubts)
    sql.execute(insert(t.judgements), [ruling(n, row) for n, row in enumerate(doubts[::RULED])])
    cases(sql, random.Random(5))
    vectors = tuple(Invented().vectors(["a claim in a person's own words"]))
    for n in range(KEPT):
        text = f"the {NOUNS[n % 4]} of place {n} was {VERBS[n // 4 % 4]}"
        claims.keep(
            sql, KeptClaim(f"k{n:06d}", text, author="person", kept_at=NOW, vectors=vectors)
        )
    sql.execute(update(t.kept_claims).values(sought=True))


def line(number: int, subject: str) -> dict[str, Any]:
    failed = number % FAILED == 0
    told = {"ok": not failed, "reason": "the host did not answer" if failed else ""}
    return {"at": NOW.isoformat(), "what": "add", "subject": subject, **told}


def feed(number: int) -> dict[str, Any]:
    at = NOW.isoformat()
    told = {"title": f"Feed {number}", "kind": "rss", "pause": 3600.0}
    address = f"https://feed.example/{number}"
    return {"url": address, **told, "followed_at": at, "checked_at": at, "next_at": at}


def page(url: str, number: int, key: str | None) -> dict[str, Any]:
    state = State.READ if key else State.WAITING
    told = {"pause": 0.0, "failures": 0, "wanted_at": NOW.isoformat(), "state": state.value}
    return {"url": url, "feed": f"https://feed.example/{number % FEEDS}", "key": key, **told}


def doubtful(sql: Connection, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Questions that the copied stories do not have: two statements of one, a tenth as many."""
    rows = select(t.articles.c.root, t.articles.c.key, t.said.c.statement).join(t.said)
    before: Any = None
    for number, row in enumerate(sql.execute(rows.order_by(t.articles.c.root, t.said.c.number))):
        if number % 10 == 0:
            if before and before.root == row.root:
                one, other = Reference(*before[1:]), Reference(*row[1:])
                pair = {"one": written(one), "other": written(other), "id": question_id(one, other)}
                yield {**pair, "root": row.root, "likeness": chance.uniform(0.45, 0.6)}
            before = row


def ruling(number: int, row: dict[str, Any]) -> dict[str, Any]:
    kind = (Ruling.OTHER_CLAIM, Ruling.UNSURE)[number % 2].value
    article = row["one"].rpartition("/")[0]
    pair = {"subject": row["one"], "object": row["other"], "article": article}
    moment = (NOW + timedelta(seconds=number)).isoformat()
    return {
        "kind": kind,
        **pair,
        "value": kind,
        "reason": "",
        "author": "person",
        "made_at": moment,
    }


def cases(sql: Connection, chance: random.Random) -> None:
    keys = sql.execute(select(t.articles.c.key).limit(20_000)).scalars().all()
    for number in range(CASES):
        made = {"title": f"Case {number}", "author": "person", "made_at": NOW.isoformat()}
        sql.execute(insert(t.cases), {"id": f"k9{number:05d}", **made})
        own = {"case": f"k9{number:05d}", "kind": "story", "added_at": NOW.isoformat()}
        some = chance.sample(keys, FILINGS if number else 10 * FILINGS)
        sql.execute(insert(t.case_filings), [{**own, "at": key} for key in some])
