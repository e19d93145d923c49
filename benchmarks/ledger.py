"""What adding an article costs in a small and in a large ledger, by stage, without the model.

    python benchmarks/ledger.py [--sizes 1000 100000] [--folder DIR]

Articles are generated: stories of about twenty articles over a week, from invented outlets, with five
attributed statements each. Readings and vectors are made up here, so only the ledger's own work is timed.
"""

import argparse
import random
import tempfile
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from sqlalchemy import delete

from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger
from sayso.store.tables import unjudged
from sayso.types.article import Article, Outlet, Zone, ZoneKind
from sayso.types.attribution import Act, Cue, Form, Kind, Polarity, Source, Statement
from sayso.types.mention import Entity, EntityKind, Mention, MentionForm
from sayso.types.reading import Reading
from sayso.types.span import Span

STORY, DAYS = 20, 7
WARM = 40  # articles in each ledger before the two are compared
NOW = datetime(2031, 6, 1, tzinfo=UTC)
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xi",
    "yo",
    "zu",
    "bra",
    "cle",
    "dri",
    "flo",
    "gru",
]
NOUNS = [
    "harbour",
    "bridge",
    "budget",
    "school",
    "hospital",
    "railway",
    "mine",
    "forest",
    "river",
    "market",
    "prison",
    "airport",
    "court",
]
VERBS = [
    "closed",
    "opened",
    "sold",
    "flooded",
    "searched",
    "rebuilt",
    "blocked",
    "attacked",
    "inspected",
    "repaired",
]


class Invented:
    """Vectors by chance, always the same for the same text."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, ...]] = {}

    def vectors(self, texts: list[str]) -> list[tuple[float, ...]]:
        return [self._known.get(text) or self._new(text) for text in texts]

    def _new(self, text: str) -> tuple[float, ...]:
        chance = np.random.default_rng(zlib.crc32(text.encode()))
        self._known[text] = tuple(
            chance.normal(0, 0.051, 384).astype(np.float16).astype(float).tolist()
        )
        return self._known[text]


@cache
def words() -> list[str]:
    path = resources.files("sayso.text") / "data" / "en" / "ranks.txt"
    return path.read_text(encoding="utf-8").split("\n", 1)[1].split()


def word(chance: random.Random) -> str:
    """An English word, by rank as often as in running text (Zipf)."""
    return words()[int(len(words()) ** chance.random()) - 1]


def name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def articles(number: int, seed: int = 7) -> Iterator[Reading]:
    """So many articles, their stories one after another and interleaved by day."""
    for story in range(number // STORY + 1):
        chance = random.Random(f"{seed} {story}")
        names = [name(chance) for _ in range(8)]
        about = [
            f"the {chance.choice(NOUNS)} of {names[0]} was {chance.choice(VERBS)} by {n}"
            for n in names[1:6]
        ]
        start = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=chance.randrange(2200))
        for each in range(STORY):
            yield reading(
                chance, names, about, start + timedelta(days=each * DAYS / STORY), f"{story}-{each}"
            )


def reading(
    chance: random.Random, names: list[str], about: list[str], when: datetime, key: str
) -> Reading:
    title = f"{names[0]} and {names[1]}: what is known of {names[2]}, {key}"
    text, statements, mentions = title + "\n", [], []
    for number, content in enumerate(chance.sample(about, 5)):
        source = f"Minister {names[6 + number % 2]}"
        filler = " ".join(
            name(chance).lower() if chance.random() < 0.1 else word(chance) for _ in range(18)
        )
        start = len(text)
        text += f"{source} said that {content}. {filler.capitalize()}.\n"
        end = start + len(source)
        mentions.append(Mention(Span(start, end), MentionForm.NAME))
        statements.append(
            Statement(
                f"s{number + 1}",
                sentence=number,
                source=Source((Span(start, end),), (f"e{number % 2 + 1}",)),
                cue=Cue((Span(end + 1, end + 5),), "say"),
                content=(Span(end + 6, end + 11 + len(content)),),
                form=Form.INDIRECT,
                confidence=0.8,
                kind=Kind.SPEECH,
                act=Act.ASSERTS,
                polarity=Polarity.POSITIVE,
            )
        )
    zones = (
        Zone(ZoneKind.TITLE, Span(0, len(title))),
        Zone(ZoneKind.BODY, Span(len(title) + 1, len(text))),
    )
    article = Article(
        key,
        text,
        sha256=key,
        zones=zones,
        key=key,
        title=title,
        outlet=Outlet(f"Outlet {chance.randrange(400)}"),
        published_at=when,
        language="en",
    )
    entities = tuple(
        Entity(
            f"e{n + 1}",
            names[6 + n],
            kind=EntityKind.PERSON,
            mentions=tuple(mentions[n::2]),
            role="minister",
            affiliation=names[3 + n],
        )
        for n in range(2)
    )
    return Reading(article, statements=tuple(statements), entities=entities, version="benchmark")


def timed(ledger: SqlLedger, some: list[Reading]) -> tuple[float, float]:
    """Milliseconds an article for keeping and for judging, one article at a time."""
    embedder = Invented()
    for each in some:  # the vectors are the model's part: known beforehand
        text = each.article.text
        embedder.vectors([span.of(text) for s in each.statements for span in s.content])
    keeping = judging = 0.0
    for each in some:
        start = time.perf_counter()
        record(ledger, each, None, embedder, now=NOW)
        middle = time.perf_counter()
        list(refresh(ledger, now=NOW))
        keeping += middle - start
        judging += time.perf_counter() - middle
    return keeping / len(some) * 1000, judging / len(some) * 1000


def compared(small: SqlLedger, large: SqlLedger, some: list[list[Reading]]) -> None:
    """Print what keeping costs in both, an article in turn in each, so that the machine is the same."""
    embedder, spent = Invented(), {"processor": [0.0, 0.0], "wall": [0.0, 0.0]}
    for number, each in enumerate(zip(*some, strict=True)):
        for at, (ledger, reading) in enumerate(zip((small, large), each, strict=True)):
            text = reading.article.text
            embedder.vectors([span.of(text) for s in reading.statements for span in s.content])
            busy, start = time.thread_time(), time.perf_counter()
            record(ledger, reading, None, embedder, now=NOW)
            if number >= WARM:
                spent["processor"][at] += time.thread_time() - busy
                spent["wall"][at] += time.perf_counter() - start
    counted = len(some[0]) - WARM
    for clock, (one, other) in spent.items():
        print(
            f"keeping, {clock}: {one / counted * 1000:.1f} and {other / counted * 1000:.1f} ms, {other / one:.2f} times"
        )


def filled(path: Path, stream: Iterator[Reading], number: int) -> SqlLedger:
    ledger = SqlLedger(path)
    for _ in range(number):
        record(ledger, next(stream), None, Invented(), now=NOW)
    return ledger


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        ledger, stream = (
            SqlLedger(folder / "benchmark.db"),
            articles(max(options.sizes) + 10 * options.sample),
        )
        held = 0
        print(
            "| articles in the ledger | keeping, ms | judging, ms | together | bytes an article |"
        )
        print("| ---: | ---: | ---: | ---: | ---: |")
        for size in options.sizes:
            while held < size - options.sample:
                record(ledger, next(stream), None, Invented(), now=NOW)
                held += 1
            with ledger.writing() as session:  # what was filled in is not judged: it takes hours
                session._sql.execute(delete(unjudged))
            keeping, judging = timed(ledger, [next(stream) for _ in range(options.sample)])
            held += options.sample
            with ledger.reading() as session:
                count = session.count()
            bytes_ = (folder / "benchmark.db").stat().st_size / count[0]
            print(
                f"| {count[0]:,} in {count[1]:,} stories | {keeping:.1f} | {judging:.1f} | {keeping + judging:.1f} | {bytes_:,.0f} |",
                flush=True,
            )

        sample = options.sample + WARM
        few = articles(min(options.sizes) + 10 * sample, seed=8)
        small = filled(folder / "small.db", few, min(options.sizes))
        compared(small, ledger, [[next(each) for _ in range(sample)] for each in (few, stream)])


if __name__ == "__main__":
    main()
