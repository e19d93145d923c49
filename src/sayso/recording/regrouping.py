"""Statements that a person takes out of their claim, puts with another, and takes back."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass, replace
from datetime import datetime, timedelta

from sayso.protocols import Session
from sayso.types.kept import (
    BY_HAND,
    PROGRAM,
    SETTLING,
    Event,
    Judgement,
    Ruling,
    reference,
    written,
)
from sayso.types.story import Reference

Pair = tuple[str, str]
_TICK = timedelta(microseconds=1)
_KINDS = tuple(each.value for each in SETTLING)


@dataclass(frozen=True, slots=True)
class Regroup:
    """Which statements go, out of whose company, and into whose.

    Each that goes is apart from each that is left. Of those whom it joins only `ties` are tied, so
    that the rest of their claim stays as it was.
    """

    gone: tuple[Reference, ...]
    _: KW_ONLY
    out_of: tuple[Reference, ...] = ()
    into: tuple[Reference, ...] = ()
    ties: tuple[tuple[Reference, Reference], ...] = ()


def regroup(session: Session, done: Regroup, said: Judgement, *, told: str) -> None:
    """Rule so; what was ruled otherwise between the same is taken back at that moment."""
    apart = [(one, other) for one in done.gone for other in done.out_of]
    for kind, across in (
        (Ruling.SAME_CLAIM.value, apart),
        (Ruling.OTHER_CLAIM.value, [(one, other) for one in done.gone for other in done.into]),
    ):
        for pair in _standing(session, kind, across):
            session.unrule(kind, *pair, at=said.made_at)
    _rule(session, Ruling.OTHER_CLAIM.value, apart, said)
    _rule(session, Ruling.SAME_CLAIM.value, done.ties, said)
    _wait(session, (*done.gone, *done.out_of, *done.into))
    session.note(Event(said.made_at, "merge" if done.ties else "split", told, ok=True))


def _rule(
    session: Session, kind: str, pairs: Collection[tuple[Reference, Reference]], said: Judgement
) -> None:
    """Rule on the pairs of which that is not ruled."""
    known = {frozenset(pair) for pair in _standing(session, kind, pairs)}
    for one, other in pairs:
        pair = written(one), written(other)
        if frozenset(pair) not in known:
            session.rule(replace(said, kind=kind, subject=pair[0], object=pair[1], value=BY_HAND))


def _standing(
    session: Session, kind: str, pairs: Iterable[tuple[Reference, Reference]]
) -> list[Pair]:
    """Those of the pairs on which that is ruled, as the ruling names them."""
    wanted = {frozenset((written(one), written(other))) for one, other in pairs}
    return [
        (j.subject, j.object)
        for j in session.rulings()
        if j.kind == kind and frozenset((j.subject, j.object)) in wanted
    ]


def regrouped(rulings: Iterable[Judgement]) -> Iterator[list[Judgement]]:
    """What was regrouped by hand and stands, all that was ruled at once together."""
    found: dict[tuple[str, datetime], list[Judgement]] = {}
    for ruling in rulings:
        if ruling.value == BY_HAND and ruling.kind in _KINDS and ruling.retracted_at is None:
            found.setdefault((ruling.author, ruling.made_at), []).append(ruling)
    yield from found.values()


def ungroup(session: Session, ruled: Collection[Judgement], *, at: datetime) -> None:
    """Take back what was ruled at once; what that had taken back holds again."""
    moments = {ruling.made_at for ruling in ruled}
    named = sorted({name for ruling in ruled for name in (ruling.subject, ruling.object)})
    before = {
        (j.kind, j.subject, j.object): j
        for name in named
        for j in session.history(name)
        if j.retracted_at in moments and j.kind in _KINDS and not j.author.startswith(PROGRAM)
    }
    for ruling in ruled:
        session.unrule(ruling.kind, ruling.subject, ruling.object, at=at)
    for each in before.values():  # a moment later, so that it is not taken for what took this back
        session.rule(replace(each, made_at=at + _TICK, retracted_at=None))
    _wait(session, map(reference, named))
    gone = dict.fromkeys(ruling.subject for ruling in ruled)
    session.note(Event(at, "undo", f"{BY_HAND} {' '.join(gone)}", ok=True))


def _wait(session: Session, statements: Iterable[Reference]) -> None:
    """Let the stories in which these stand be judged anew."""
    for key in dict.fromkeys(at.article for at in statements):
        number = session.number(key)
        if number is not None:
            session.wait(session.place(number).root)
