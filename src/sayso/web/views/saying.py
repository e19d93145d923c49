"""What one party said in a story: day by day, where it changed its stance, the figures it gave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sayso.export.brief import Bar, Cite, FigurePart
from sayso.export.days import day
from sayso.export.story import amount, gathered
from sayso.types.story import Change, Claim, Series, Stance
from sayso.types.view import PartyStory

_CHANGES = {
    Change.REVISION: "revised",
    Change.RESTATEMENT: "again",
    Change.SCOPE_CHANGE: "of another scope",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One stance to one claim on one day, and the other articles that have it."""

    stance: Stance
    claim: Claim
    others: tuple[Stance, ...]


def days(of: PartyStory) -> list[tuple[date | None, list[Said]]]:
    """All that it said by day, what has no day last."""
    rows = sorted(of.stances, key=lambda row: (row[0].day is None, str(row[0].day)))
    return [(when, list(_said(list(some)))) for when, some in groupby(rows, lambda r: r[0].day)]


def _said(rows: Sequence[tuple[Stance, Claim]]) -> Iterator[Said]:
    alike: dict[tuple[object, ...], list[tuple[Stance, Claim]]] = {}
    for stance, claim in rows:
        alike.setdefault((claim.id, stance.kind, stance.bounds), []).append((stance, claim))
    for some in alike.values():
        (stance, claim), *others = some
        yield Said(stance, claim, tuple(other for other, _ in others))


def turns(of: PartyStory) -> list[tuple[Claim, list[Stance]]]:
    """The claims on which it changed its stance, each with the first of every stance."""
    own: dict[str, tuple[Claim, list[Stance]]] = {}
    for stance, claim in of.stances:
        own.setdefault(claim.id, (claim, []))[1].append(stance)
    made = ((claim, [first for first, _ in gathered(rows)]) for claim, rows in own.values())
    return [(claim, rows) for claim, rows in made if len(rows) > 1]


def figures(of: PartyStory) -> list[FigurePart]:
    """Its figures by series, those that moved first; a bar's note is its line of the table."""
    series = {each.id: each for each, _, _ in of.figures}
    return sorted((_part(of, each) for each in series.values()), key=lambda p: not p.moved)


def _part(of: PartyStory, series: Series) -> FigurePart:
    points = [point for each, point, _ in of.figures if each.id == series.id]
    bars = tuple(
        Bar(
            day(point.day),
            point.day.toordinal() if point.day else None,
            of.party.name,
            low=point.low,
            high=point.high,
            amount=amount(point),
            change=_CHANGES[point.change] if point.change else "",
            revises=place - 1 if place and point.change is Change.REVISION else None,
            cite=Cite(place + 1, 1),
        )
        for place, point in enumerate(points)
    )
    moved = len({(point.low, point.high) for point in points}) > 1
    return FigurePart(series.id, f"figure-{series.id}", series.counts, bars, (), moved)
