"""What moved in a story between two states of its record."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from sayso.judge.stances import newest
from sayso.types.story import AskState, Point, Reference, Stance, StanceKind, Story
from sayso.types.view import Moved

_SILENT = {StanceKind.DECLINES.value, StanceKind.DID_NOT_RESPOND.value}


def moved(before: Story | None, after: Story) -> tuple[Moved, ...]:
    """New and changed stances, figures and replies, by day; restatements are no change.

    Nor is what an article that was there before is taken for in the light of later ones.
    """
    known = set(before.articles) if before else set()
    found = [*_stances(before, after), *_figures(before, after), *_asks(before, after)]
    new = (each for each in found if each.at.article not in known)
    return tuple(sorted(new, key=lambda m: (str(m.day), m.what, m.subject, m.after)))


def undated(story: Story, added: Mapping[str, date]) -> Iterator[Moved]:
    """What articles without a date tell that no other does, by the day on which each was added.

    It may be older than what is on record, so it changes nothing of that.
    """
    told = [*_every_stance(story), *_every_figure(story), *_requests(story), *_replies(story)]
    known = {_told(each) for each in told if each.at.article not in added}
    for each in told:
        if each.at.article in added and _told(each) not in known:
            known.add(_told(each))
            yield replace(each, day=added[each.at.article], undated=True)


def _told(moved: Moved) -> tuple[str, str, str, str]:
    return moved.what, moved.subject, moved.about, moved.after


def _every_stance(story: Story) -> Iterator[Moved]:
    names = {party.id: party.name for party in story.parties}
    texts = {claim.id: claim.text for claim in story.claims}
    for stance in story.stances:
        yield Moved(
            "stance",
            names.get(stance.party, stance.party),
            texts.get(stance.claim, ""),
            before=None,
            after=stance.kind.value,
            day=stance.day,
            at=stance.at,
        )


def _every_figure(story: Story) -> Iterator[Moved]:
    names = {party.id: party.name for party in story.parties}
    for series in story.series:
        for point in series.points:
            yield Moved(
                "figure",
                names.get(point.party or "", "no party"),
                series.counts,
                before=None,
                after=_range(point),
                day=point.day,
                at=Reference(point.article, ""),
            )


def _requests(story: Story) -> Iterator[Moved]:
    names = {party.id: party.name for party in story.parties}
    for ask in story.asks:
        yield Moved(
            "ask",
            ", ".join(names.get(party, party) for party in ask.by),
            ask.wants,
            before=None,
            after=AskState.SILENT.value,
            day=ask.day,
            at=ask.statements[0],
        )


def latest(story: Story) -> list[Moved]:
    """What moved in a story, the newest first.

    Of one day words before silences, then a change before something new, then the main claim.
    """
    rank = {claim.text: -number for number, claim in enumerate(story.claims)}
    found = [*_turns(story), *_figures(None, story), *_replies(story)]
    return sorted(
        (each for each in found if each.day),
        key=lambda m: (
            m.day or date.min,
            m.after not in _SILENT,
            m.before is not None,
            rank.get(m.about, -len(rank)),
        ),
        reverse=True,
    )


def _turns(story: Story) -> Iterator[Moved]:
    """Each stance by which a party began or changed how it stands."""
    names = {party.id: party.name for party in story.parties}
    texts = {claim.id: claim.text for claim in story.claims}
    last: dict[tuple[str, str], Stance] = {}
    for stance in story.stances:
        before = last.get((stance.claim, stance.party))
        last[stance.claim, stance.party] = stance
        if before is None or before.kind is not stance.kind:
            yield Moved(
                "stance",
                names.get(stance.party, stance.party),
                texts.get(stance.claim, ""),
                before=before.kind.value if before else None,
                after=stance.kind.value,
                day=stance.day,
                at=stance.at,
                was_at=before.at if before else None,
            )


def _replies(story: Story) -> Iterator[Moved]:
    names = {party.id: party.name for party in story.parties}
    for ask in story.asks:
        for reply in ask.replies:
            yield Moved(
                "ask",
                ", ".join(names.get(party, party) for party in ask.by),
                ask.wants,
                before=None,
                after=reply.kind.value,
                day=reply.day,
                at=reply.at,
            )


def _stances(before: Story | None, after: Story) -> Iterator[Moved]:
    names = {party.id: party.name for party in after.parties}
    texts = {claim.id: claim.text for claim in after.claims}
    for claim, text in texts.items():
        old = _standing(before, claim)
        for party, stance in _standing(after, claim).items():
            last = old.get(party)
            if last is None or last.kind is not stance.kind:
                yield Moved(
                    "stance",
                    names.get(party, party),
                    text,
                    before=last.kind.value if last else None,
                    after=stance.kind.value,
                    day=stance.day,
                    at=stance.at,
                    was_at=last.at if last else None,
                )


def _standing(story: Story | None, claim: str) -> dict[str, Stance]:
    return newest([s for s in story.stances if s.claim == claim]) if story else {}


def _figures(before: Story | None, after: Story) -> Iterator[Moved]:
    names = {party.id: party.name for party in after.parties}
    old = {each.id: _last(each.points) for each in before.series} if before else {}
    for series in after.series:
        known = old.get(series.id, {})
        for party, point in _last(series.points).items():
            last = known.get(party)
            if last is None or (last.low, last.high) != (point.low, point.high):
                yield Moved(
                    "figure",
                    names.get(party or "", "no party"),
                    series.counts,
                    before=_range(last) if last else None,
                    after=_range(point),
                    day=point.day,
                    at=Reference(point.article, ""),
                )


def _last(points: tuple[Point, ...]) -> dict[str | None, Point]:
    return {point.party: point for point in points}


def _range(point: Point) -> str:
    low, high = (None if end is None else f"{end:,.10g}" for end in (point.low, point.high))
    if low == high:
        return low or "?"
    return f"up to {high}" if low is None else f"{low} or more" if high is None else f"{low}–{high}"


def _asks(before: Story | None, after: Story) -> Iterator[Moved]:
    names = {party.id: party.name for party in after.parties}
    old = {ask.id: ask for ask in before.asks} if before else {}
    for ask in after.asks:
        last = old.get(ask.id)
        if last is None or last.state is not ask.state:
            replied = ask.replies[-1] if ask.replies and ask.state is not AskState.SILENT else None
            yield Moved(
                "ask",
                ", ".join(names.get(party, party) for party in ask.by),
                ask.wants,
                before=last.state.value if last else None,
                after=ask.state.value,
                day=replied.day if replied else ask.day,
                at=replied.at if replied else ask.statements[0],
            )
