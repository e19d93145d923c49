"""Whose figures of one series cannot all hold, as it is told."""

from collections.abc import Iterator, Sequence
from datetime import date

from sayso.export.days import day
from sayso.types.story import Point, Series

_PAIRS = 3  # disputes told pair by pair


def standoffs(series: Series) -> Iterator[tuple[list[Point], date | None]]:
    """Who gives figures that cannot all hold: the newest of each, and since when.

    As pairs, while they are few; else all of them at once, whom the pairs join.
    """
    newest = {point.party: place for place, point in enumerate(series.points)}
    pairs = [(pair, since) for pair, since in series.disputes if newest.keys() >= {*pair}]
    groups = [([*pair], since) for pair, since in pairs]
    if len(pairs) > _PAIRS:
        every = _joined([({*pair}, since) for pair, since in pairs])
        groups = [
            (sorted(parties, key=lambda each: newest[each]), since) for parties, since in every
        ]
    for parties, since in groups:
        yield [series.points[newest[party]] for party in parties], since


def _joined(
    groups: Sequence[tuple[set[str], date | None]],
) -> Iterator[tuple[set[str], date | None]]:
    """The groups, those that share a party made one; with one undated nobody knows since when."""
    left = list(groups)
    while left:
        mine, since = left.pop(0)
        days = [since]
        while shared := [each for each in left if each[0] & mine]:
            left = [each for each in left if each not in shared]
            mine = mine.union(*(parties for parties, _ in shared))
            days += [day for _, day in shared]
        known = [each for each in days if each]
        yield mine, max(known) if len(known) == len(days) else None


def opposed(points: Sequence[Point]) -> list[list[Point]]:
    """The points with those together that give the same figure, in the order of the first."""
    found: dict[tuple[float | None, float | None], list[Point]] = {}
    for point in points:
        found.setdefault((point.low, point.high), []).append(point)
    return list(found.values())


def sincewhen(when: date | None) -> str:
    """As in " since 14 Apr 2031"; nothing where nobody knows."""
    return f" since {day(when)}" if when else ""


def listed(names: Sequence[str]) -> str:
    """The names as a sentence tells them: "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
