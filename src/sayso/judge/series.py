"""How a figure moved: what counts the same thing, by party and day."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

import numpy as np

from sayso.judge.bounds import differ, overlap
from sayso.judge.given import Given, alike, counted, given
from sayso.judge.grouping import average_link
from sayso.judge.replaced import replaced
from sayso.judge.strand import Strand
from sayso.text.lexicon import mapping, sections
from sayso.types.ids import short_id
from sayso.types.span import joined
from sayso.types.story import Change, Copy, Point, Reference, Series

_SAME = 0.55  # average likeness of what the figures stand in; set on the example's ledger
_OF_ONE_CLAIM = 0.9  # two figures of one claim with one unit
_OF_ONE_UNIT = 0.1  # beforehand, since both count the same noun in one story
_NEVER = -10.0
_PLAIN = {"person": "people", "t": "tonnes", "km": "kilometres", "m": "metres"}
_CLAUSE = re.compile(r" (?:is|are|was|were|had|has|have|who|which|that|when)\b")


def series(
    strands: Sequence[Strand],
    repeated: Mapping[Reference, Reference],
    silent: Collection[str],
    copies: Sequence[Copy] = (),
) -> Iterator[Series]:
    """The story's series, each with its points in order.

    Copies add no point, nor do the `silent` parties: unnamed sources, outlets that tell of others.
    """
    every = given(strands, repeated, silent, copies)
    for thing in sorted({each.counted for each in every}):
        rows = [each for each in every if each.counted == thing]
        pairs = np.array([[_alike(one, other) for other in rows] for one in rows])
        for group in average_link(pairs, _SAME):
            yield _series([rows[n] for n in group])


def _alike(one: Given, other: Given) -> float:
    """How likely two figures are to count one thing; one party's article gives it one value."""
    if _two_values(one, other):
        return _NEVER
    if one.strand == other.strand and not (one.along or other.along):
        return _OF_ONE_CLAIM
    unit = _OF_ONE_UNIT if one.figure.unit == other.figure.unit else 0.0
    return unit + alike(one, other)


def _two_values(one: Given, other: Given) -> bool:
    """Whether one party says both in one article, though they count two things.

    In one statement no two numbers count one thing; in one article they do where one is old.
    """
    if one.party != other.party or one.unit.at.article != other.unit.at.article:
        return False
    if one.unit.at == other.unit.at:
        return not set(one.value) & set(other.value) - {None}
    return not overlap(one.value, other.value) and not (one.old or other.old)


def _series(rows: Sequence[Given]) -> Series:
    rows = sorted(rows, key=lambda r: (r.unit.chapter.order, r.unit.at, r.figure.id))
    first = rows[0]
    counts = [_counts(row) for row in rows]
    points = tuple(_points(rows))
    return Series(
        short_id("f", first.unit.at.article, first.figure.id),
        max(counts, key=lambda words: (len(words), words)),
        points,
        disputes=tuple(_disputes(points)),
    )


def _counts(row: Given) -> str:
    """What it counts, to be shown: "people: rescued", "loan (GBP)"; no clause behind the noun."""
    told = _CLAUSE.split(joined(row.unit.chapter.text, row.figure.counts))[0]
    thing = row.counted
    if not told or not row.figure.unit:
        bare = thing or told or row.figure.unit or ""
        return _PLAIN.get(bare, bare)
    fates = {*sections("figures", "alike"), *mapping("figures", "became").values()}
    plainly = thing not in fates or thing == counted(row.figure.unit) or thing in told
    return told if plainly else f"{told}: {thing}"


def _points(rows: Sequence[Given]) -> Iterator[Point]:
    """A point for each figure that a party gives: another value, or the same on another day."""
    last: dict[str, Given] = {}
    told = set()
    for row in rows:
        before, day = last.get(row.party), row.unit.chapter.day
        if (row.party, day, row.value) in told:
            continue
        told.add((row.party, day, row.value))
        yield Point(
            row.party, day, *row.value,
            article=row.unit.at.article,
            figure=row.figure.id,
            change=_change(before, row) if before else None,
        )  # fmt: skip
        if day is not None or before is None:
            last[row.party] = row


def _change(before: Given, now: Given) -> Change | None:
    """What a party's figure is to its last one.

    In one article "two shiploads of 20 each" revises no "up to 40"; and what has no date may be the
    older of the two.
    """
    within = before.unit.at.article == now.unit.at.article and overlap(before.value, now.value)
    if before.value == now.value or within:
        return Change.RESTATEMENT
    if before.figure.high in replaced(now.unit):
        return Change.REVISION
    if differ(before, now):
        return Change.SCOPE_CHANGE
    return Change.REVISION if now.unit.chapter.day else None


def _disputes(points: Sequence[Point]) -> Iterator[tuple[tuple[str, str], date | None]]:
    """Pairs of parties whose newest figures cannot both hold, with the day since when."""
    newest = {point.party: point for point in points if point.party}
    for one, other in combinations(sorted(newest), 2):
        mine, theirs = newest[one], newest[other]
        if not overlap((mine.low, mine.high), (theirs.low, theirs.high)):
            yield (one, other), max(mine.day, theirs.day) if mine.day and theirs.day else None
