"""A brief's timeline: what each day brought, in a line for each claim, figure and ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.export.brief import AskPart, Cite, ClaimPart, DayPart, FigurePart, Happened
from sayso.export.brief_asks import first, named
from sayso.export.brief_claims import Claims, called
from sayso.export.called import replied
from sayso.export.days import day
from sayso.export.outline import counted
from sayso.export.story import amount, gathered
from sayso.types.story import Reference, Stance
from sayso.types.view import StoryView

_LABEL = 48  # characters of a claim in the timeline; the whole stands above it
SINGLE = "By one party alone"


@dataclass(frozen=True, slots=True)
class _Event:
    """What one day brought to one part."""

    day: date | None
    label: str
    anchor: str
    told: "Told"


Told = dict[str, list[Reference]]  # pieces of text, each with the statements behind it


def days(claims: Claims, parts: "Parts") -> Iterator[DayPart]:
    """The days in order, undated last."""
    view = claims.view
    events = [*parts.stances(claims), *parts.figured(view), *parts.asked(view)]
    dated = {each.day for each in events} | {each.day for each in view.articles}
    for when in sorted(dated, key=lambda each: (each is None, each or date.min)):
        rows = [_happened(claims, each) for each in events if each.day == when]
        number = sum(article.day == when for article in view.articles)
        yield DayPart(day(when), counted(number, "article"), tuple(rows))


def _happened(claims: Claims, event: _Event) -> Happened:
    line: list[str | Cite] = []
    for text, behind in event.told.items():
        line += ["; "] if line else []
        line += [text, *(claims.notes.cite(at) for at in dict.fromkeys(behind))]
    return Happened(event.label, event.anchor, tuple(line))


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the brief that the timeline leads to."""

    claims: tuple[ClaimPart, ...]
    single: tuple[ClaimPart, ...]
    figures: tuple[FigurePart, ...]
    asks: tuple[AskPart, ...]

    def stances(self, claims: Claims) -> Iterator[_Event]:
        """Who took which stance; those to claims of one party alone share a line."""
        record = {claim.id: claim for claim in claims.view.story.claims}
        for part in self.claims:
            label = f"{part.number}. {shortened(part.text or 'withheld')}"
            for when, told in _by_day(claims, claims.stances(record[part.id])).items():
                yield _Event(when, label, part.anchor, told)
        alone: dict[date | None, Told] = {}
        for part in self.single:
            for when, told in _by_day(claims, claims.stances(record[part.id])).items():
                for text, behind in told.items():
                    alone.setdefault(when, {}).setdefault(text, []).extend(behind)
        for when, told in alone.items():
            yield _Event(when, SINGLE, "single", told)

    def figured(self, view: StoryView) -> Iterator[_Event]:
        given = dict(view.figures)
        record = {series.id: series for series in view.story.series}
        for part in self.figures:
            rows: dict[date | None, Told] = {}
            for point in record[part.id].points if part.moved else ():
                name = called(view.party(point.party) if point.party else None, "no party")
                at = given.get(point, Reference(point.article, ""))
                text = f"{name} {amount(point)}"
                rows.setdefault(point.day, {}).setdefault(text, []).append(at)
            for when, told in rows.items():
                yield _Event(when, f"Figures: {part.counts}", part.anchor, told)

    def asked(self, view: StoryView) -> Iterator[_Event]:
        record = {ask.id: ask for ask in view.story.asks}
        for part in self.asks:
            ask = record[part.id]
            told = f"{named(view, ask.by)} to {part.to}: {part.wants}"
            yield _Event(ask.day, "Asked", part.anchor, {told: [first(view, ask.statements)]})
            for reply in ask.replies:
                answer = f"{part.to} to {part.by}: {replied(reply)} ({shortened(part.wants)})"
                event = "Perhaps replied" if reply.likely else "Replied"
                yield _Event(reply.day, event, part.anchor, {answer: [reply.at]})


def _by_day(claims: Claims, stances: Sequence[Stance]) -> dict[date | None, Told]:
    """Each day's stances, as said for the first time or again."""
    anew = {id(stance) for stance, _ in gathered(stances)}
    rows: dict[date | None, Told] = {}
    for stance in stances:
        again = "" if id(stance) in anew else ", again"
        told = f"{claims.name(stance)} {claims.takes(stance)}{again}"
        rows.setdefault(stance.day, {}).setdefault(told, []).append(stance.at)
    return rows


def shortened(text: str, most: int = _LABEL) -> str:
    """The text, cut between words where it is longer.

    >>> shortened("Up to 40 launchers had been brought ashore", 20)
    'Up to 40 launchers …'
    """
    if len(text) <= most:
        return text
    return f"{text[: most + 1].rsplit(' ', 1)[0][:most].rstrip()} …"
