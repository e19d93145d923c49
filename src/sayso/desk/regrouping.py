"""Statements that belong elsewhere: taken out of their claim, put with another, taken back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import KW_ONLY, dataclass
from datetime import datetime

from sayso import recording
from sayso.desk import casing, finding, person, quoting
from sayso.errors import RulingError, UnknownError
from sayso.judge.chapter import Chapter
from sayso.judge.likeness import contained, weighed
from sayso.judge.titles import worded
from sayso.judge.twins import along
from sayso.protocols import Session
from sayso.recording import Regroup
from sayso.types.ids import short_id
from sayso.types.kept import Judgement, Ruling, reference, written
from sayso.types.story import Claim, Reference, Story
from sayso.types.view import Elsewhere, Regrouped

_NEAR = 8  # claims that a page offers for a statement; any other is named by its id


@dataclass(frozen=True)
class Regrouping:
    """What a person says of a statement and its claim; what is changed is judged anew at once."""

    looking: Callable[[], AbstractContextManager[Session]]
    writing: Callable[[], AbstractContextManager[Session]]
    judge: Callable[[], object]

    def elsewhere(self, claim: str, statement: str) -> Elsewhere:
        """A statement of a claim, what goes with it, and where it may belong."""
        with self.looking() as session:
            thing = _of(session, claim, statement)
            gone, rest = _sides(session, thing)
            pages = quoting.Pages(session, (at.article for at in gone))
            words = tuple(map(pages.quotation, gone))
            near = tuple(_nearest(thing, words[0].said or ""))
            return Elsewhere(thing.story, thing.whole, words, left=len(rest), near=near)

    def move(self, claim: str, statement: str, *, to: str = "") -> str:
        """Take a statement of a claim out of it, or put it with the claim `to`.

        Gives the id of the claim in which it stands now, "" where it stands in none.
        """
        self.judge()
        with self.writing() as session:
            thing = _of(session, claim, statement)
            _put(session, thing, _meant(session, to)) if to else _take(session, thing)
        self.judge()
        return self.claim_of(statement)

    def claim_of(self, statement: str) -> str:
        """The id of the claim in which a statement stands, "" where it stands in none."""
        with self.looking() as session:
            found = _thing_at(session, finding.statement(session, statement)).claim
            return found.id if found else ""

    def made(self, claim: Claim) -> tuple[Regrouped, ...]:
        """What people took out of this claim or put with it, and did not take back."""
        with self.looking() as session:
            number = session.number(claim.statements[0].article)
            if number is None:
                return ()
            own = {written(at) for at in claim.statements}
            every = recording.regrouped(session.rulings(session.place(number).root))
            mine = [made for made in every if any(own & {j.subject, j.object} for j in made)]
            return tuple(_regrouped(session, made) for made in mine)

    def is_last(self, statement: str) -> bool:
        """Whether of all that was done with this statement by hand the last was to regroup it."""
        with self.looking() as session:
            at = _at(session, statement)
            made = _last(session, at)
            amended = [a for a in session.amending.of(at.article) if a.statement == at.statement]
            newest = max((a.made_at for a in amended if a.retracted_at is None), default=None)
            return bool(made) and (newest is None or newest < made[0].made_at)

    def undo(self, statement: str, *, made_at: datetime | None = None) -> Regrouped:
        """Take back how a statement was regrouped last; what stood before holds again.

        Raises RulingError where that is not what was done at the moment named.
        """
        self.judge()
        with self.writing() as session:
            at = _at(session, statement)
            made = _last(session, at)
            if made_at and (not made or made[0].made_at != made_at):
                raise RulingError(statement, "what was done with it was taken back meanwhile")
            if not made:
                raise UnknownError("ruling on", statement, "`sayso log` lists what was done")
            told = _regrouped(session, made)
            recording.ungroup(session, made, at=person.now())
        self.judge()
        return told


@dataclass(frozen=True, slots=True)
class _Thing:
    """What was named: a claim, a statement of one or of none, or else a whole story."""

    story: Story
    claim: Claim | None = None
    _: KW_ONLY
    at: Reference | None = None

    @property
    def whole(self) -> Claim:
        """Its claim, or one of the statement alone."""
        if self.claim:
            return self.claim
        raise RulingError(written(self.at) if self.at else self.story.id, "it is of no claim")

    @property
    def statements(self) -> tuple[Reference, ...]:
        own = (self.at,) if self.at else ()
        return self.claim.statements if self.claim else own

    @property
    def name(self) -> str:
        if self.at:
            return written(self.at)
        return self.claim.id if self.claim else self.story.id


def split(session: Session, name: str, statements: Iterable[str]) -> bool:
    """Take statements out of the claim named; False where it is no claim."""
    if "/" in name or not (claims := _claims(session, name)):
        return False
    ((story, claim),) = claims
    meant = [finding.statement(session, each) for each in statements]
    strangers = [at for at in meant if at not in claim.statements]
    if strangers:
        told = f"claim {claim.id} does not hold it; `sayso claim {claim.id}` lists its own"
        raise UnknownError("statement", written(strangers[0]), told)
    _take(session, *(_Thing(story, claim, at=at) for at in meant))
    return True


def merge(session: Session, one: str, other: str) -> bool:
    """Make one claim of two, or put a statement with a claim; False for two stories."""
    ends = [_meant(session, name) for name in (one, other)]
    if not any(each.statements for each in ends):
        return False
    mover, target = ends if ends[0].at or not ends[1].at else ends[::-1]
    _put(session, mover, target)
    return True


def _meant(session: Session, name: str) -> _Thing:
    """What a typed name means."""
    if "/" in name:
        return _thing_at(session, finding.statement(session, name))
    for story, claim in _claims(session, name):
        return _Thing(story, claim)
    return _Thing(finding.story(session, name))


def _claims(session: Session, name: str) -> list[tuple[Story, Claim]]:
    """The claim of this id or whose id begins so, if there is one. Raises UnknownError for two."""
    found = [] if session.stories_like(name) else finding.claims(session, name)
    if len(found) > 1:
        fits = ", ".join(claim.id for _, claim in found[:5])
        raise UnknownError("single claim", name, f"it fits {fits}")
    return found


def _thing_at(session: Session, at: Reference) -> _Thing:
    """A statement with its story and its claim."""
    rows = session.listed([at.article])
    story = session.story(rows[0].story) if rows and rows[0].story else None
    if story is None:
        raise UnknownError("statement", written(at), "its article stands in no story yet")
    claim = next((each for each in story.claims if at in each.statements), None)
    return _Thing(story, claim, at=at)


def _of(session: Session, claim: str, statement: str) -> _Thing:
    """A statement of the claim. Raises RulingError where it is of another by now."""
    thing = _thing_at(session, finding.statement(session, statement))
    if thing.claim is None or not thing.claim.id.startswith(claim):
        raise RulingError(statement, f"it is not of claim {claim} any more")
    return thing


def _sides(
    session: Session, *things: _Thing
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """The statements that go with those named, and those of their claim that are left."""
    first = things[0]
    meant = [thing.at for thing in things if thing.at]
    if first.claim is None or not meant:
        return first.statements, ()
    chapters = _chapters(session, first.claim.statements)
    gone = along(first.claim, first.story, chapters, meant)
    return gone, tuple(at for at in first.claim.statements if at not in gone)


def _take(session: Session, *things: _Thing) -> None:
    """Take statements of one claim out of it."""
    claim = things[0].whole
    gone, rest = _sides(session, *things)
    if not rest:
        told = "all of its statements say the same, and would go with it"
        raise RulingError(f"{things[0].name} and claim {claim.id}", told)
    casing.leave(session, (), statements=[*map(written, gone)])
    told = f"{' '.join(map(written, gone))} out of {claim.id}"
    recording.regroup(session, Regroup(gone, out_of=rest), _said(), told=told)


def _put(session: Session, mover: _Thing, target: _Thing) -> None:
    """Put a statement, or a whole claim, with another claim of the story."""
    names = f"{mover.name} and {target.name}"
    if not (mover.statements and target.statements):
        told = "one is a story; a claim or a statement goes with a claim or a statement"
        raise RulingError(names, told)
    if mover.story.id != target.story.id:
        told = "they stand in two stories; `sayso merge STORY STORY` makes one of those"
        raise RulingError(names, told)
    if target.at in mover.statements or mover.statements[0] in target.statements:
        raise RulingError(names, "they are of one claim already")
    gone, rest = _sides(session, mover)
    if rest:
        casing.leave(session, (), statements=[*map(written, gone)])
    core = _core(session, target)
    tied = gone if mover.at else (_core(session, mover),)
    ties = tuple((at, core) for at in tied)
    done = Regroup(gone, out_of=rest, into=target.statements, ties=ties)
    recording.regroup(session, done, _said(), told=f"{mover.name} with {target.name}")


def _said() -> Judgement:
    """What the person at this desk rules now, on pairs that are still to be named."""
    return person.judgement(Ruling.SAME_CLAIM, "", "")


def _core(session: Session, thing: _Thing) -> Reference:
    """The statement that stands for a claim: the one in whose words it is told."""
    claim = thing.claim
    if claim is None:
        return thing.statements[0]
    chapters = _chapters(session, claim.statements)
    held = [at for at in claim.statements if at.article in chapters]
    first = [at for at in held if short_id("c", at.article, at.statement) == claim.id]
    told = [at for at in held if _words(chapters[at.article], at) == claim.text]
    return next(iter((*told, *first, *claim.statements)))


def _words(chapter: Chapter, at: Reference) -> str:
    statement = chapter.statements.get(at.statement)
    return worded(chapter.said(statement)) if statement else ""


def _chapters(session: Session, statements: Sequence[Reference]) -> dict[str, Chapter]:
    """The articles in which statements stand, in the order of these."""
    keys = dict.fromkeys(at.article for at in statements)
    found = {kept.key: kept for kept in session.fetched(keys)}
    rows = (found[key] for key in keys if key in found)
    return {each.key: Chapter(each.key, each.reading, vectors=each.vectors) for each in rows}


def _nearest(thing: _Thing, said: str) -> Iterator[Claim]:
    """The other claims of its story, those most like it in words first."""
    mine = weighed(said)
    shared = {claim.id: contained(mine, weighed(claim.text)) for claim in thing.story.claims}
    others = [claim for claim in thing.story.claims if claim.id != thing.whole.id]
    yield from sorted(others, key=lambda claim: -shared[claim.id])[:_NEAR]


def _at(session: Session, name: str) -> Reference:
    """A statement by its name, which the article may have no more."""
    key, _, number = name.rpartition("/")
    return Reference(finding.article(session, key or name).key, number)


def _last(session: Session, at: Reference) -> list[Judgement]:
    """What was ruled in one go when this statement was regrouped last."""
    mine = [
        made
        for made in recording.regrouped(session.rulings())
        if any(written(at) == each.subject for each in made)
    ]
    return max(mine, key=lambda made: made[0].made_at, default=[])


def _regrouped(session: Session, made: Sequence[Judgement]) -> Regrouped:
    gone = dict.fromkeys(reference(each.subject) for each in made)
    pages = quoting.Pages(session, (at.article for at in gone))
    together = any(each.kind == Ruling.SAME_CLAIM.value for each in made)
    first = made[0]
    return Regrouped(
        tuple(map(pages.quotation, gone)),
        together=together,
        author=first.author,
        made_at=first.made_at,
    )
