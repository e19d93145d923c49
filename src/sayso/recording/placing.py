"""Find the story in which an article stands, and keep that right as articles come and go.

Where an article stands depends on what comes before it in the canonical order. So when one moves,
what comes after it and is like it is looked at again, in that order, until nothing moves.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from heapq import heapify, heappop, heappush

from sayso.judge.chapter import Chapter
from sayso.judge.stories import KIN, between, home, keys, kinship
from sayso.protocols import Session
from sayso.types.kept import Judgement, Ruling


def place(
    session: Session, number: int, order: str, day: date | None, terms: Mapping[str, float]
) -> None:
    """Give a kept article its place: what it is like, and the story in which it stands."""
    rare = keys(terms)
    alike = {
        other: kinship(terms, theirs, between(day, then))
        for other, theirs, then in session.alike(rare, day)
        if other != number
    }
    kin = {other: like for other, like in alike.items() if like >= KIN}
    session.index(number, order, rare, kin)
    settle(session, [number], changed={number})


def placed(session: Session) -> None:
    """Place every article that has no place yet: those of a ledger that an older Sayso wrote."""
    for key in session.unplaced():
        kept, number = session.article(key), session.number(key)
        if kept and number is not None:
            chapter = Chapter(key, kept.reading, vectors=kept.vectors)
            place(session, number, chapter.order, chapter.day, chapter.wording.terms)


def settle(session: Session, numbers: Iterable[int], *, changed: Collection[int] = ()) -> None:
    """Look again at where articles stand, and at all that depends on those that move.

    What depends on the `changed` ones is looked at in any case.
    """
    waiting = sorted({(session.place(number).position, number) for number in numbers})
    heapify(waiting)
    while waiting:
        at, number = heappop(waiting)
        while waiting and waiting[0] == (at, number):
            heappop(waiting)
        here = session.place(number)
        tied, barred = session.tied(here)
        found = home(
            [(each.likeness, each.begins) for each in session.before(here)],
            tied=tied,
            barred=barred,
        )
        root = found[1] if found else number
        if root != here.root:
            session.move(here, root)
        elif number not in changed:
            continue
        session.wait(root)
        for later in session.after(here):
            heappush(waiting, later)


def merge(
    session: Session, first: Collection[str], second: Collection[str], said: Judgement
) -> None:
    """Make one story of two: what was ruled apart is taken back, and their beginnings tied."""
    for pair in _ruled(session, Ruling.OTHER_STORY, first, second):
        session.unrule(Ruling.OTHER_STORY.value, *pair, at=said.made_at)
    session.rule(said)
    _settled(session, {*first, *second})


def split(
    session: Session, gone: Collection[str], rest: Collection[str], said: Iterable[Judgement]
) -> None:
    """Make two stories of one: what was ruled one is taken back, and each pair kept apart."""
    rulings = list(said)
    for pair in _ruled(session, Ruling.SAME_STORY, gone, rest):
        session.unrule(Ruling.SAME_STORY.value, *pair, at=rulings[0].made_at)
    for ruling in rulings:
        session.rule(ruling)
    _settled(session, {*gone, *rest})


def reunite(session: Session, pairs: Iterable[tuple[str, str]], *, at: datetime) -> None:
    """Take back that articles are of two stories, as if it had not been ruled.

    What was ruled one and taken back by that ruling, at its own moment, holds again.
    """
    keys: set[str] = set()
    for one, other in pairs:
        said = session.history(one)
        ruled = [j for j in said if j.kind == Ruling.OTHER_STORY.value and j.object == other]
        moments = {j.made_at for j in ruled if j.retracted_at is None}
        session.unrule(Ruling.OTHER_STORY.value, one, other, at=at)
        for each in said:
            tied = each.kind == Ruling.SAME_STORY.value and each.retracted_at in moments
            if tied and {each.subject, each.object} == {one, other}:
                session.rule(replace(each, made_at=at, retracted_at=None))
        keys |= {one, other}
    _settled(session, keys)


def forget(session: Session, key: str, *, at: datetime, reason: str) -> None:
    """Remove an article wholly, and look again at what depended on it."""
    number = session.number(key)
    if number is None:
        return
    later = [other for _, other in session.after(session.place(number))]
    session.forget(key, at=at, reason=reason)
    settle(session, later)


def rewind(session: Session, moment: datetime) -> None:
    """Take out what was added and ruled after a moment; for a transaction that is undone."""
    later = set()
    for number in session.added_after(moment):
        later |= {other for _, other in session.after(session.place(number))}
    later |= {session.number(key) or 0 for key in session.undo(moment)}
    settle(session, session.present(later))


def _ruled(
    session: Session, kind: Ruling, some: Collection[str], others: Collection[str]
) -> list[tuple[str, str]]:
    across = {frozenset((one, other)) for one in some for other in others}
    return [
        (ruling.subject, ruling.object)
        for ruling in session.rulings()
        if ruling.kind == kind.value and frozenset((ruling.subject, ruling.object)) in across
    ]


def _settled(session: Session, keys: Iterable[str]) -> None:
    found = (session.number(key) for key in sorted(keys))
    settle(session, [number for number in found if number is not None])
