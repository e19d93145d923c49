"""What a page of the desk costs over a large ledger: median and 95th percentile, processor and wall.

    python benchmarks/web.py [--articles 100000] [--requests 60] [--folder /tmp/sayso-web-benchmark]

The ledger is made once and kept in the folder. Some generated stories of 1 to 30 articles, and one of
300, are recorded and judged as any others; the rest are copies of them with names, ids and days
of their own, written row by row: to judge 100,000 articles would take hours, and pages only read.
"""

# ruff: noqa: S608 - names of our own tables alone are put into statements

import argparse
import asyncio
import hashlib
import random
import re
import statistics
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from ledger import NOW, SYLLABLES, Invented, name, reading
from sqlalchemy import delete, insert, select, text

from sayso.desk import open_desk
from sayso.recording import record, refresh
from sayso.store import tables as t
from sayso.store.ledger import SqlLedger
from sayso.types.article import Capture
from sayso.web.app import create_app

LARGEST = 300
SIZES = (1, 2, 3, 5, 8, 12, 20, 30)  # of the other stories
NOUNS, VERBS = ("harbour", "bridge", "budget", "school"), ("closed", "opened", "sold", "flooded")
DATE = r"20\d\d-\d\d-\d\d"
SHIFTED = 2000  # days over which the copies of a story are spread
AT_ONCE = 200  # stories of one transaction
HOST = b"127.0.0.1:8031"
TABLES = (
    t.captures, t.articles, t.seen, t.readings, t.stories, t.names, t.judgements, t.said, t.claims,
    t.parties, t.stands,
)  # fmt: skip
INDEXES = {"search": "title, body", "quotes": "source, cue, said", "claimed": "text"}
NUMBERED = {  # columns that hold the number of an article, a statement or a claim
    "root": "articles", "article": "articles", "articles.number": "articles",
    "search.number": "articles", "said.number": "said", "quotes.number": "said", "said": "said",
    "claims.number": "claims", "claimed.number": "claims",
}  # fmt: skip
ASSETS = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"')


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
    unfinished.unlink(missing_ok=True)
    ledger = SqlLedger(unfinished)
    first, rows = (
        dict.fromkeys(("articles", "said", "claims"), 0),
        dict[str, list[dict[str, Any]]](),
    )
    wanted = list(sizes(articles, random.Random(7)))
    for number, size in enumerate(wanted, 1):
        for table, some in copy(moulds[size], number, first).items():
            rows.setdefault(table, []).extend(some)
        if number % AT_ONCE == 0 or number == len(wanted):
            write(ledger, rows)
            rows = {}
            print(f"{first['articles']:,} articles", flush=True)
    with ledger.writing() as session:
        session._sql.execute(delete(t.unjudged))
    ledger.close()
    return unfinished.rename(path)


def write(ledger: SqlLedger, rows: dict[str, list[dict[str, Any]]]) -> None:
    with ledger.writing() as session:
        for table in TABLES:
            session._sql.execute(insert(table).prefix_with("OR IGNORE"), rows[table.name])
        for index, columns in INDEXES.items():
            values = ", ".join(f":{each}" for each in columns.split(", "))
            put = f"INSERT INTO {index}(rowid, {columns}) VALUES (:number, {values})"
            session._sql.execute(text(put), rows[index])


# Asking


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    wall: float
    processor: float


async def asked(app: Any, address: str) -> Answer:
    """One answer of the application, as a browser asks for it."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8031),
        "headers": [(b"host", HOST), (b"accept-encoding", b"gzip")],
    }  # fmt: skip
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    busy, start = time.process_time(), time.perf_counter()
    await app(scope, receive, send)
    wall, processor = time.perf_counter() - start, time.process_time() - busy
    body = b"".join(message.get("body", b"") for message in sent)
    return Answer(sent[0]["status"], body, wall * 1000, processor * 1000)


def pages(path: Path, chance: random.Random, number: int) -> dict[str, Callable[[], str]]:
    """Each kind of page with what gives an address of it."""
    ledger = SqlLedger(path)
    with ledger.reading() as session:
        sql = session._sql
        large = sql.execute(
            text("SELECT story FROM articles GROUP BY story ORDER BY count(*) DESC LIMIT 1")
        ).scalar_one()
        held = sql.execute(text("SELECT key, story, title FROM articles")).all()
        claims = sql.execute(
            text("SELECT n.name, s.id FROM names n JOIN stories s USING (root) WHERE kind='claim'")
        ).all()
        parties = sql.execute(text("SELECT name FROM names WHERE kind='party'")).scalars().all()
    ledger.close()
    stories = sorted({row.story for row in held if row.story != large})
    common = [c for c, story in claims if story != large]
    wide = [c for c, story in claims if story == large]
    names = [word for row in held[:20000] for word in row.title.split()[:1]]
    pick = chance.choice
    return {
        "story": lambda: f"/stories/{pick(stories)}",
        f"story of {LARGEST}": lambda: f"/stories/{large}",
        "claim": lambda: f"/claims/{pick(common)}",
        f"claim in the story of {LARGEST}": lambda: f"/claims/{pick(wide)}",
        "article": lambda: f"/articles/{pick(held).key}",
        "search, a name": lambda: f"/search?q={pick(names)}",
        "search, a common word": lambda: (
            f"/search?q={pick(['school', 'minister', 'opened', 'the'])}"
        ),
        "search, two words": lambda: (
            f"/search?q={pick(['harbour', 'bridge'])}+{pick(['sold', 'closed'])}"
        ),
        "front page": lambda: "/",
        "stories": lambda: f"/stories?after={pick(stories)}",
        "articles": lambda: f"/articles?after={pick(held).key}",
        "claims": lambda: "/claims",
        "parties": lambda: "/parties",
        "party": lambda: f"/parties/{pick(parties)}",
        "review": lambda: "/review",
    }


async def measured(path: Path, requests: int, only: str) -> None:
    print("| page | processor ms: median | p95 | wall ms: median | p95 | KB sent, most |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with open_desk(path, current=False) as desk:
        app = create_app(desk)
        await asked(app, "/log")
        front = ""
        for kind, address in pages(path, random.Random(3), requests).items():
            if only and only not in kind:
                continue
            answers = []
            for _ in range(requests):
                answers.append(await asked(app, address()))
                if sum(a.wall for a in answers) > 60_000:
                    break  # a minute says enough
            if {a.status for a in answers} != {200}:
                raise SystemExit(f"{kind}: {[a.status for a in answers]}")
            print(row(kind, answers), flush=True)
            if kind == "front page":
                front = zlib.decompress(answers[0].body, 31).decode()
        if front:
            print(await first_view(app, front))


def row(kind: str, answers: list[Answer]) -> str:
    most = max(len(a.body) for a in answers) / 1000
    clocks = ([a.processor for a in answers], [a.wall for a in answers])
    told = (f"{each:.0f}" for clock in clocks for each in (statistics.median(clock), p95(clock)))
    return f"| {kind} | {' | '.join(told)} | {most:.0f} |"


def p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


async def first_view(app: Any, page: str) -> str:
    assets = sorted(set(ASSETS.findall(page)))
    sent = [len((await asked(app, each)).body) for each in assets]
    whole = (sum(sent) + len(zlib.compress(page.encode(), 9))) / 1000
    return f"\nThe first view: {whole:.0f} KB on the wire (the front page and {len(assets)} files)."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/sayso-web-benchmark"))  # noqa: S108
    parser.add_argument("--only", default="", help="kinds of pages that hold these letters")
    options = parser.parse_args()
    path = filled(options.folder, options.articles)
    asyncio.run(measured(path, options.requests, options.only))


if __name__ == "__main__":
    main()
