"""What adding an article costs in a small and in a large ledger, by stage, without the model.

    python benchmarks/ledger.py [--sizes 1000 100000] [--folder /tmp/sayso-ledger-benchmark]

Articles are generated: stories of about twenty articles over a week, from invented outlets, with five
attributed statements each. Readings and vectors are made up here, so only the ledger's own work is timed.
Ledgers are filled many articles a transaction and kept in the folder; a fill that was cut off goes on
where it was, and what is timed is a copy.
"""

import argparse
import gc
import os
import random
import shutil
import statistics
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from itertools import count, islice
from pathlib import Path

import numpy as np
from sqlalchemy import delete

from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger
from sayso.store.session import Session
from sayso.store.tables import unjudged
from sayso.types.article import Article, Outlet, Zone, ZoneKind
from sayso.types.attribution import Act, Cue, Form, Kind, Polarity, Source, Statement
from sayso.types.mention import Entity, EntityKind, Mention, MentionForm
from sayso.types.reading import Reading
from sayso.types.span import Span

STORY, DAYS = 20, 7
WARM = 40  # articles in each ledger before the two are compared
TOGETHER = 500  # articles of one transaction where a ledger is filled
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

    def within(self, text: str, title: int, said: list) -> list[tuple[float, ...]]:
        return self.vectors([f"{text}|{n}" for n in range(len(said))])

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


def articles(seed: int = 7, *, after: int = 0) -> Iterator[Reading]:
    """Articles without end, story after story, the first of them passed over."""
    for number in count(after // STORY):
        yield from islice(
            story(number, seed), after % STORY if number == after // STORY else 0, None
        )


def story(number: int, seed: int) -> Iterator[Reading]:
    """The articles of one story, interleaved by day with those of others."""
    chance = random.Random(f"{seed} {number}")
    names = [name(chance) for _ in range(8)]
    about = [
        f"the {chance.choice(NOUNS)} of {names[0]} was {chance.choice(VERBS)} by {n}"
        for n in names[1:6]
    ]
    start = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=chance.randrange(2200))
    for each in range(STORY):
        when = start + timedelta(days=each * DAYS / STORY)
        yield reading(chance, names, about, when, f"{number}-{each}")


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


@dataclass
class Spent:
    """Seconds in one ledger, by stage and clock."""

    keeping: list[tuple[float, float]] = field(default_factory=list)  # (processor, wall) an article
    judging: list[tuple[float, float]] = field(default_factory=list)

    def mean(self) -> list[float]:
        """Milliseconds an article: keeping and judging by the processor, then by the wall."""
        stages = (self.keeping, self.judging)
        return [
            1000 * statistics.fmean(each[n] for each in stage) for n in (0, 1) for stage in stages
        ]


def clocks() -> tuple[float, float]:
    return time.thread_time(), time.perf_counter()


def since(start: tuple[float, float]) -> tuple[float, float]:
    busy, now = clocks()
    return busy - start[0], now - start[1]


def timed(ledgers: list[SqlLedger], some: Iterable[Reading]) -> list[Spent]:
    """What adding costs in each ledger, an article in turn in all: so the machine is the same.

    Each is the first in turn, since whatever one needs may be at hand for the next; and what is
    loaded by now the collector of garbage passes over, or it falls to the same one of them always.
    """
    gc.collect()
    gc.freeze()
    embedder, spent = Invented(), [Spent() for _ in ledgers]
    pairs = [*zip(ledgers, spent, strict=True)]
    for number, each in enumerate(some):
        text = each.article.text  # the vectors are the model's part: known beforehand
        embedder.vectors([span.of(text) for s in each.statements for span in s.content])
        for ledger, its in pairs if number % 2 else pairs[::-1]:
            start = clocks()
            record(ledger, each, None, embedder, now=NOW)
            kept, middle = since(start), clocks()
            list(refresh(ledger, now=NOW))
            if number >= WARM:
                its.keeping.append(kept)
                its.judging.append(since(middle))
    return spent


class Filling:
    """A ledger whose transactions are all part of one."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        yield self._session

    reading = supposing = writing


def filled(folder: Path, size: int, seed: int = 7) -> Path:
    """A ledger of so many articles, none of which waits to be judged: to judge all takes hours."""
    path = folder / f"ledger-{seed}-{size}.db"
    if path.exists():
        return path
    unfinished, embedder = path.with_suffix(".part"), Invented()
    ledger = SqlLedger(unfinished)
    with ledger.reading() as session:
        held = session.count()[0]
    stream = articles(seed, after=held)
    while held < size:
        with ledger.writing() as session:
            for each in islice(stream, min(TOGETHER, size - held)):
                record(Filling(session), each, None, embedder, now=NOW)
                held += 1
            session._sql.execute(delete(unjudged))
        embedder = Invented()
        print(f"{held:,} articles", flush=True)
    ledger.close()
    return unfinished.rename(path)


def copied(path: Path) -> SqlLedger:
    copy = path.with_name(f"measured-{path.name}")
    for left in copy.parent.glob(f"{copy.name}*"):  # a log of a run that was cut off, too
        left.unlink()
    shutil.copy(path, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())  # or the first commits wait for all of it to reach the disk
    return SqlLedger(copy)


def table(ledgers: list[SqlLedger], spent: list[Spent]) -> Iterator[str]:
    yield "| articles held | keeping, ms of the processor | judging | keeping, ms by the wall | judging | bytes each |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    means = [each.mean() for each in spent]
    for ledger, mean in zip(ledgers, means, strict=True):
        with ledger.reading() as session:
            held, _ = session.holds()
        costs = " | ".join(f"{cost:.1f}" for cost in mean)
        yield f"| {held:,} | {costs} | {ledger.path.stat().st_size / held:,.0f} |"
    costs = " | ".join(
        f"{last / first:.2f}" for first, last in zip(means[0], means[-1], strict=True)
    )
    yield f"| last to first | {costs} | |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/sayso-ledger-benchmark"))  # noqa: S108
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    ledgers = [copied(filled(options.folder, size)) for size in options.sizes]
    some = islice(articles(after=max(options.sizes)), WARM + options.sample)
    spent = timed(ledgers, some)
    print("\n".join(table(ledgers, spent)))
    for ledger in ledgers:
        ledger.close()
        ledger.path.unlink()


if __name__ == "__main__":
    main()
