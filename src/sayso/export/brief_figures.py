"""What a brief says of figures: each series as bars with their notes, and who disputes whom."""

from collections.abc import Iterator, Sequence

from sayso.export.brief import Bar, Cite, Dispute, FigurePart, Line
from sayso.export.brief_claims import called
from sayso.export.brief_notes import Notes
from sayso.export.called import CHANGES
from sayso.export.days import day
from sayso.export.standoffs import opposed, sincewhen, standoffs
from sayso.export.story import amount
from sayso.export.terminal import neutral
from sayso.types.story import Change, Point, Reference, Series
from sayso.types.view import StoryView

_PAIR = 2  # parties of a dispute that is told by itself
WITHHELD = "a figure whose words are withheld"


def figures(view: StoryView, notes: Notes) -> Iterator[FigurePart]:
    """Every series of the story, those that moved first."""
    rows = sorted(view.story.series, key=lambda series: not _moved(series))
    for number, series in enumerate(rows, 1):
        yield _part(view, notes, series, f"figure-{number}")


def _moved(series: Series) -> bool:
    return len({(point.low, point.high) for point in series.points}) > 1


def _part(view: StoryView, notes: Notes, series: Series, anchor: str) -> FigurePart:
    given = dict(view.figures)
    places = [given.get(p, Reference(p.article, "")) for p in series.points]
    words = neutral(series.counts)
    return FigurePart(
        series.id,
        anchor,
        words if not any(map(notes.is_withheld, places)) else WITHHELD,
        tuple(_bar(view, notes, series.points, place, at=at) for place, at in enumerate(places)),
        tuple(_disputes(view, notes, series, places)),
        _moved(series),
        tuple(_standoffs(view, notes, series, places)),
    )


def _bar(
    view: StoryView, notes: Notes, points: Sequence[Point], place: int, *, at: Reference
) -> Bar:
    point = points[place]
    before = next((n for n in reversed(range(place)) if points[n].party == point.party), None)
    revised = point.change is Change.REVISION
    return Bar(
        day(point.day),
        point.day.toordinal() if point.day else None,
        _name(view, point.party),
        low=point.low,
        high=point.high,
        amount=amount(point),
        change=_change(points, point, before),
        revises=before if revised else None,
        cite=notes.cite(at),
    )


def _change(points: Sequence[Point], point: Point, before: int | None) -> str:
    if point.change is None:
        return ""
    told = CHANGES[point.change]
    if point.change is not Change.REVISION or before is None:
        return told
    return f"{told}, before {amount(points[before])}"


def _disputes(
    view: StoryView, notes: Notes, series: Series, places: Sequence[Reference]
) -> Iterator[Dispute]:
    newest = {point.party: place for place, point in enumerate(series.points)}
    for pair, since in series.disputes:
        ends = [newest[party] for party in pair if party in newest]
        if len(ends) == 2:
            one, other = sorted(ends)
            told = [_name(view, series.points[end].party) for end in (one, other)]
            line = (
                told[0], notes.cite(places[one]), " and ", told[1], notes.cite(places[other]),
                sincewhen(since),
            )  # fmt: skip
            yield Dispute(one, other, line)


def _standoffs(
    view: StoryView, notes: Notes, series: Series, places: Sequence[Reference]
) -> Iterator[Line]:
    """Of many disputes all that stand against one another, with the figures they gave last."""
    rows = list(standoffs(series))
    for points, since in rows if any(len(points) > _PAIR for points, _ in rows) else ():
        line: list[str | Cite] = []
        sides = opposed(points)
        for number, some in enumerate(sides, 1):
            line.append(f"{amount(some[0])} (")
            for place, point in enumerate(some, 1):
                cite = notes.cite(places[series.points.index(point)])
                line += [_name(view, point.party), cite, _joint(place, len(some))]
            line.append(f"){_joint(number, len(sides))}")
        yield (*line, sincewhen(since))


def _joint(place: int, of: int) -> str:
    """What stands behind one of a list: a comma, "and", or nothing."""
    return "" if place == of else " and " if place == of - 1 else ", "


def _name(view: StoryView, party: str | None) -> str:
    return called(view.party(party) if party else None, "no party")
