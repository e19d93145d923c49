"""What moved in a story: what its later articles tell otherwise than its earlier ones."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from sayso.judge.asks import state_of
from sayso.types.story import AskState, Point, Reference, Stance, StanceKind, Story
from sayso.types.view import Moved

_SILENT = {StanceKind.DECLINES.value, StanceKind.DID_NOT_RESPOND.value}


Given = Mapping[Point, Reference]  # in which statement each figure was given, where that is known


def moved(story: Story, known: Collection[str], given: Given) -> tuple[Moved, ...]:
    """Every turn of a stance, figure or ask, by day; restatements are none.

    `known` are the articles that were there before, whose turns are left out. What they tell is
    grouped as it is with the later ones, so that nothing moves because of what only came to be seen
    otherwise.
    """
    found = [*_turns(story), *_figures(story, given), *_asks(story)]
    new = (each for each in found if each.at.article not in known)
    return tuple(sorted(new, key=lambda m: (str(m.day), m.what, m.subject)))


def undated(story: Story, added: Mapping[str, date], given: Given) -> Iterator[Moved]:
    """What articles without a date tell that no other does, by the day on which each was added.

    It may be older than what is on record, so it changes nothing of that.
    """
    told = [
        *_every_stance(story),
        *_every_figure(story, given),
        *_requests(story),
        *_replies(story),
    ]
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


def _every_figure(story: Story, given: Given) -> Iterator[Moved]:
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
                at=_where(point, given),
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
    found = [*_turns(story), *_figures(story, {}), *_replies(story)]
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
    """Each stance by which a party began or changed how it stands; a silence changes nothing."""
    names = {party.id: party.name for party in story.parties}
    texts = {claim.id: claim.text for claim in story.claims}
    last: dict[tuple[str, str], Stance] = {}
    for stance in story.stances:
        before = last.get((stance.claim, stance.party))
        if before and (before.kind is stance.kind or stance.kind.value in _SILENT):
            continue
        last[stance.claim, stance.party] = stance
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


def _figures(story: Story, given: Given) -> Iterator[Moved]:
    """Each figure that a party gave first, or otherwise than the one before."""
    names = {party.id: party.name for party in story.parties}
    for series in story.series:
        last: dict[str | None, Point] = {}
        for point in series.points:
            before = last.get(point.party)
            if before is None or (before.low, before.high) != (point.low, point.high):
                last[point.party] = point
                yield Moved(
                    "figure",
                    names.get(point.party or "", "no party"),
                    series.counts,
                    before=_range(before) if before else None,
                    after=_range(point),
                    day=point.day,
                    at=_where(point, given),
                    was_at=_where(before, given) if before else None,
                )


def _where(point: Point, given: Given) -> Reference:
    return given.get(point, Reference(point.article, ""))


def _range(point: Point) -> str:
    low, high = (None if end is None else f"{end:,.10g}" for end in (point.low, point.high))
    if low == high:
        return low or "?"
    return f"up to {high}" if low is None else f"{low} or more" if high is None else f"{low}–{high}"


def _asks(story: Story) -> Iterator[Moved]:
    """Each ask when it was made, and each reply that made it stand otherwise."""
    yield from _requests(story)
    names = {party.id: party.name for party in story.parties}
    for ask in story.asks:
        state = AskState.SILENT
        for number, reply in enumerate(ask.replies, 1):
            before, state = state, state_of(ask.replies[:number])
            if state is not before:
                yield Moved(
                    "ask",
                    ", ".join(names.get(party, party) for party in ask.by),
                    ask.wants,
                    before=before.value,
                    after=state.value,
                    day=reply.day,
                    at=reply.at,
                )
