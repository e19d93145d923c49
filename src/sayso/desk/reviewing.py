"""The review queue: what is asked next, how it was answered last, how an answer is taken back."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from sayso import recording
from sayso.desk import deciding, person, quoting, surveying
from sayso.errors import RuledError, UnknownError
from sayso.protocols import Session
from sayso.types.kept import Event, Judgement, Ruling, reference, written
from sayso.types.story import Claim, Reference, Story
from sayso.types.view import Answered, Asked, Doubt

_ANSWERS = frozenset({Ruling.SAME_CLAIM, Ruling.OTHER_CLAIM, Ruling.UNSURE})
_Pair = tuple[str, str]  # two statements, each written as one word


@dataclass(frozen=True, slots=True)
class _Open:
    """A pair on which nobody has ruled, in its story."""

    id: str
    one: Reference
    other: Reference
    likeness: float
    story: Story
    unsure: Judgement | None


@dataclass(frozen=True)
class Reviewing:
    """The queue of one ledger; what is changed is judged anew at once."""

    looking: Callable[[], AbstractContextManager[Session]]
    writing: Callable[[], AbstractContextManager[Session]]
    judge: Callable[[], object]

    def asked(self, name: str = "") -> Asked | None:
        """The question of this id, or else the next; None where none is open or it is not."""
        with self.looking() as session:
            return _asked(session, name)

    def answered(self, name: str) -> Answered | None:
        """How the question of this id was ruled on, if it was."""
        with self.looking() as session:
            found = [j for j in _rulings(session) if j.kind in deciding.SETTLING]
            named = [j for j in found if _name(j) == name]
            return _answer(session, named[-1]) if named else None

    def last(self) -> Answered | None:
        """What this person ruled last and did not take back."""
        with self.looking() as session:
            own = [j for j in _rulings(session) if j.author == person.name()]
            return _answer(session, own[-1]) if own else None

    def rule(self, name: str, ruling: Ruling) -> None:
        """Answer a question. Raises RuledError where somebody did so meanwhile."""
        self.judge()
        with self.writing() as session:
            deciding.settle(session, _doubt(session, _named(session, name)), ruling)
        self.judge()

    def part(self, name: str) -> None:
        """Take the second statement's article out of the story: these are two courses of events."""
        self.judge()
        with self.writing() as session:
            _part(session, _named(session, name))
        self.judge()

    def undo(self, name: str, made_at: datetime) -> None:
        """Take back what was ruled at this moment. Raises RuledError where that is not so now."""
        self.judge()
        with self.writing() as session:
            _undo(session, name, made_at)
        self.judge()


def _asked(session: Session, name: str) -> Asked | None:
    every = sorted(_open(session), key=_order)
    found = next((each for each in every if not name or each.id == name), None)
    if found is None:
        return None
    ends = found.one, found.other
    around = surveying.contexts(session, ends)
    return Asked(
        _doubt(session, found),
        found.story,
        claims=(_claim(found.story, ends[0]), _claim(found.story, ends[1])),
        contexts=(around.get(ends[0]), around.get(ends[1])),
        waiting=len(every),
        put_off=sum(each.unsure is not None for each in every),
        unsure=found.unsure,
    )


def _doubt(session: Session, found: _Open) -> Doubt:
    """The question with its words."""
    return quoting.doubt(session, found.one, found.other, found.likeness)


def _order(each: _Open) -> tuple[str, float, str]:
    """Those that were put off come last, the one put off longest ago first of them."""
    moment = each.unsure.made_at.isoformat() if each.unsure else ""
    return moment, -each.likeness, each.id


def _claim(story: Story, at: Reference) -> Claim | None:
    return next((claim for claim in story.claims if at in claim.statements), None)


def _open(session: Session) -> Iterator[_Open]:
    """All open questions, without their words."""
    rulings = _rulings(session)
    ruled = {(j.subject, j.object) for j in rulings if j.kind in deciding.SETTLING}
    unsure = {(j.subject, j.object): j for j in rulings if j.kind == Ruling.UNSURE.value}
    for story in session.all_stories():
        for one, other, share in story.doubtful:
            pair = written(one), written(other)
            if pair not in ruled:
                identity = quoting.doubt_id(one, other)
                yield _Open(identity, one, other, share, story, unsure.get(pair))


def _rulings(session: Session) -> list[Judgement]:
    kinds = {ruling.value for ruling in _ANSWERS}
    return [j for j in session.rulings() if j.kind in kinds]


def _named(session: Session, name: str) -> _Open:
    """The open question of this id. Raises RuledError where it was ruled on meanwhile."""
    found = next((each for each in _open(session) if each.id == name), None)
    if found:
        return found
    if any(_name(j) == name for j in _rulings(session)):
        raise RuledError(name)
    raise UnknownError("open question", name, "`sayso review` lists them")


def _name(ruling: Judgement) -> str:
    return quoting.doubt_id(reference(ruling.subject), reference(ruling.object))


def _answer(session: Session, ruling: Judgement) -> Answered:
    one, other = reference(ruling.subject), reference(ruling.object)
    return Answered(
        quoting.doubt(session, one, other, 0.0),
        Ruling(ruling.kind),
        author=ruling.author,
        made_at=ruling.made_at,
        apart=bool(_parted(session, ruling)),
    )


def _parted(session: Session, ruling: Judgement) -> list[_Pair]:
    """The articles that were put in two stories with this very ruling."""
    return [
        (j.subject, j.object)
        for j in session.rulings()
        if j.kind == Ruling.OTHER_STORY.value
        and (j.author, j.made_at) == (ruling.author, ruling.made_at)
    ]


def _part(session: Session, found: _Open) -> None:
    one, other = found.one, found.other
    if one.article == other.article:
        raise UnknownError("second article", found.id, "both statements are of one")
    said = person.judgement(Ruling.OTHER_CLAIM, written(one), written(other))
    rest = [key for key in found.story.articles if key != other.article]
    apart = [
        replace(person.judgement(Ruling.OTHER_STORY, key, other.article), made_at=said.made_at)
        for key in rest
    ]
    session.unrule(Ruling.UNSURE.value, said.subject, said.object, at=said.made_at)
    session.rule(said)
    recording.split(session, [other.article], rest, apart)
    _noted(session, "split", [said])


def _undo(session: Session, name: str, made_at: datetime) -> None:
    found = [j for j in _rulings(session) if _name(j) == name and j.made_at == made_at]
    if not found:
        raise RuledError(name)
    now = person.now()
    for ruling in found:
        parted = _parted(session, ruling)
        session.unrule(ruling.kind, ruling.subject, ruling.object, at=now)
        if parted:
            recording.reunite(session, parted, at=now)
        number = session.number(reference(ruling.subject).article)
        if number is not None:
            session.wait(session.place(number).root)
    _noted(session, "undo", found)


def _noted(session: Session, what: str, rulings: Iterable[Judgement]) -> None:
    for ruling in rulings:
        told = f"{ruling.kind} {ruling.subject} {ruling.object}"
        session.note(Event(person.now(), what, told, ok=True))
