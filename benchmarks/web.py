"""What a page of the desk costs over a large ledger: median and 95th percentile, processor and wall.

    python benchmarks/web.py [--articles 100000] [--requests 60] [--folder /tmp/sayso-web-benchmark]

The ledger is made once and kept in the folder; what was cut off goes on where it was. Some generated
stories of 1 to 30 articles, and one of 300, are recorded and judged as any others; the rest are copies
of them with names, ids and days of their own, written row by row: to judge 100,000 articles would take
hours, and pages only read. Beside them stand a page of the web and a line of the log for each article,
feeds, rulings on a tenth of the questions, cases and kept claims.
"""

import argparse
import asyncio
import random
import re
import statistics
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from large import CASES, FILINGS, KEPT, LARGEST, filled
from sqlalchemy import select, text

from sayso.desk import open_desk
from sayso.store import tables as t
from sayso.store.ledger import SqlLedger
from sayso.web.app import create_app
from sayso.web.serving import settle

HOST = b"127.0.0.1:8031"
ASSETS = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js)[^"]*)"')


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
        told = sql.execute(select(t.stories.c.id, t.stories.c.first)).all()
        known = sql.execute(
            text("SELECT n.name, s.id FROM names n JOIN stories s USING (root) WHERE kind='claim'")
        ).all()
        parties = sql.execute(text("SELECT name FROM names WHERE kind='party'")).scalars().all()
    ledger.close()
    stories = sorted({row.story for row in held if row.story != large})
    common = [c for c, story in known if story != large]
    wide = [c for c, story in known if story == large]
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
        "search, claims": lambda: f"/search?kind=claims&q={pick(['school', 'bridge', 'the'])}",
        "search, one kind of stance": lambda: (
            f"/search?stance=asserts&q={pick(['school', 'bridge', 'the'])}"
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
        "claims, by a word": lambda: f"/claims?about={pick(['bridge', 'nowhere at all'])}",
        "parties, by a part": lambda: f"/parties?q={pick(names)[:4].lower()}",
        "review": lambda: "/review",
        "kept claim": lambda: f"/claims/k{chance.randrange(KEPT):06d}",
        "cases": lambda: "/cases",
        "case": lambda: f"/cases/k9{chance.randrange(1, CASES):05d}",
        f"case of {10 * FILINGS}": lambda: "/cases/k900000",
        "feeds": lambda: "/feeds",
        "add": lambda: "/add",
        "log": lambda: f"/log?before={chance.randrange(len(held))}",
        "log, what failed": lambda: "/log?only=failed",
        "log, of a rare kind": lambda: "/log?what=forget",
        "settings": lambda: "/settings",
        "story as of its first day": lambda: "/stories/{0.id}?as_of={0.first}".format(pick(told)),
    }


async def measured(path: Path, requests: int, only: str) -> None:
    print("| page | processor ms: median | p95 | wall ms: median | p95 | KB sent, most |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with open_desk(path, current=False) as desk:
        app = create_app(desk)
        await asked(app, "/log")
        front = ""
        kinds = pages(path, random.Random(3), requests)
        settle()
        for kind, address in kinds.items():
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
