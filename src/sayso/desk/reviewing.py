"""The review queue: what is asked next, how it was answered last, how an answer is taken back."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from sayso import recording
from sayso.desk import deciding, person, quoting, surveying
from sayso.errors import RuledError, UnknownError
from sayso.protocols import Session
from sayso.types.kept import (
    BY_HAND,
    SETTLING,
    Event,
    Judgement,
    OpenQuestion,
    Ruling,
    question_id,
    reference,
    written,
)
from sayso.types.story import Claim, Reference, Story
from sayso.types.view import Answered, Asked, Doubt


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
            settled = [j for j in session.questions.answers(name) if _settles(j)]
            return _answer(session, settled[-1]) if settled else None

    def last(self) -> Answered | None:
        """What this person ruled last and did not take back."""
        with self.looking() as session:
            own = session.questions.last(person.name())
            return _answer(session, own) if own else None

    def rule(self, name: str, ruling: Ruling, *, of: tuple[str, str] | None = None) -> None:
        """Answer a question. Raises RuledError where somebody did so meanwhile.

        With the two statements it is `of`, an answer is kept also where what came in since has the
        record ask it no more.
        """
        self.judge()
        with self.writing() as session:
            deciding.settle(session, _doubt(session, _meant(session, name, of)), ruling)
        self.judge()

    def part(self, name: str, *, of: tuple[str, str] | None = None) -> None:
        """Take the second statement's article out of the story: these are two courses of events.

        With the two statements it is `of`, it is done also where the record asks it no more.
        """
        self.judge()
        with self.writing() as session:
            _part(session, _meant(session, name, of))
        self.judge()

    def undo(self, name: str, made_at: datetime) -> None:
        """Take back what was ruled at this moment. Raises RuledError where that is not so now."""
        self.judge()
        with self.writing() as session:
            _undo(session, name, made_at)
        self.judge()


def _asked(session: Session, name: str) -> Asked | None:
    found = session.questions.named(name) if name else session.questions.next()
    story = session.story(found.story) if found else None
    if found is None or story is None:
        return None
    ends = found.one, found.other
    around = surveying.contexts(session, ends)
    waiting, put_off = session.questions.count()
    return Asked(
        _doubt(session, found),
        story,
        claims=(_claim(story, ends[0]), _claim(story, ends[1])),
        contexts=(around.get(ends[0]), around.get(ends[1])),
        waiting=waiting,
        put_off=put_off,
        unsure=found.unsure,
    )


def _doubt(session: Session, found: OpenQuestion) -> Doubt:
    """The question with its words."""
    return quoting.doubt(session, found.one, found.other, found.likeness)


def _claim(story: Story, at: Reference) -> Claim | None:
    return next((claim for claim in story.claims if at in claim.statements), None)


def _settles(ruling: Judgement) -> bool:
    return any(ruling.kind == each.value for each in SETTLING)


def _named(session: Session, name: str) -> OpenQuestion:
    """The open question of this id. Raises RuledError where it was ruled on meanwhile."""
    found = session.questions.named(name)
    if found:
        return found
    if session.questions.answers(name):
        raise RuledError(name)
    raise UnknownError("open question", name, "`sayso review` lists them")


def _meant(session: Session, name: str, of: tuple[str, str] | None) -> OpenQuestion:
    """The open question of this id, or else that of these two statements."""
    try:
        return _named(session, name)
    except UnknownError:
        one, other = (reference(each) for each in of or ("", ""))
        if question_id(one, other) != name or not (_is_kept(session, one, other)):
            raise
        return OpenQuestion(name, one, other, likeness=0.0, story="")


def _is_kept(session: Session, *statements: Reference) -> bool:
    """Whether the ledger holds all of these."""
    found = {kept.key: kept for kept in session.fetched({at.article for at in statements})}
    return all(
        at.article in found
        and any(each.id == at.statement for each in found[at.article].reading.statements)
        for at in statements
    )


def _answer(session: Session, ruling: Judgement) -> Answered:
    one, other = reference(ruling.subject), reference(ruling.object)
    return Answered(
        quoting.doubt(session, one, other, 0.0),
        Ruling(ruling.kind),
        author=ruling.author,
        made_at=ruling.made_at,
        apart=bool(session.questions.parted(ruling)),
    )


def _part(session: Session, found: OpenQuestion) -> None:
    one, other = found.one, found.other
    if one.article == other.article:
        raise UnknownError("second article", found.id, "both statements are of one")
    said = person.judgement(Ruling.OTHER_CLAIM, written(one), written(other))
    (row,) = session.listed([one.article])
    story = session.story(row.story) if row.story else None
    rest = [key for key in story.articles if key != other.article] if story else []
    apart = [
        replace(person.judgement(Ruling.OTHER_STORY, key, other.article), made_at=said.made_at)
        for key in rest
    ]
    session.unrule(Ruling.UNSURE.value, said.subject, said.object, at=said.made_at)
    session.rule(said)
    recording.split(session, [other.article], rest, apart)
    _noted(session, "split", [said])


def _undo(session: Session, name: str, made_at: datetime) -> None:
    found = [j for j in session.questions.answers(name) if j.made_at == made_at]
    if not found:
        raise RuledError(name)
    now = person.now()
    for ruling in found:
        if ruling.value == BY_HAND:  # with all that was ruled with it
            for made in recording.regrouped(session.rulings()):
                if ruling in made:
                    recording.ungroup(session, made, at=now)
            continue
        parted = session.questions.parted(ruling)
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
