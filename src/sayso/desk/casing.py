"""Cases at the desk: made, filled, tagged, noted; what each filing means as the record stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from sayso.desk import finding, kept, person
from sayso.errors import CaseError, UnknownError
from sayso.protocols import Ledger, Session
from sayso.types.cases import (
    LONGEST_TAG,
    LONGEST_TITLE,
    Case,
    CaseNote,
    CaseView,
    Filed,
    Filing,
    FilingKind,
)
from sayso.types.ids import short_id
from sayso.types.kept import Event, KeptClaim, reference, written
from sayso.types.story import Claim, Story

LONGEST_NOTE = 20_000  # characters


@dataclass(frozen=True)
class Cases:
    """The cases of one ledger. A case is named by its id, the beginning of that, or its title."""

    ledger: Ledger
    looking: Callable[[], AbstractContextManager[Session]]

    def all(self) -> list[Case]:
        """Every case, the newest first."""
        with self.ledger.reading() as session:
            return session.cases.all()

    def listed(self, *, tag: str = "", limit: int = 50, after: str | None = None) -> list[Case]:
        """The cases, or those of a tag, the newest first; `after` a case they go on there."""
        with self.ledger.reading() as session:
            return session.cases.listed(tag=tag, limit=limit, after=after)

    def tags(self) -> list[str]:
        """Every tag that a case has."""
        with self.ledger.reading() as session:
            return sorted(session.cases.tags(), key=str.casefold)

    def case(self, name: str, *, limit: int | None = None, after: int = 0) -> CaseView:
        """One case with what it holds, as that stands now; so many things `after` a number."""
        with self.looking() as session:
            found = named(session, name)
            filings = found.filings[after : after + limit if limit is not None else None]
            return CaseView(found, tuple(filed(session, filings)))

    def holding(self, thing: Story | Claim | KeptClaim) -> list[Case]:
        """The cases that hold a story, a claim, or one that a person keeps."""
        with self.ledger.reading() as session:
            return session.cases.holding(*_held_by(thing))

    def make(self, title: str) -> Case:
        """Make one. Raises CaseError where there is one of that title."""
        wanted, now = _title(title), person.now()
        case = Case(
            short_id("k", wanted, now.isoformat()), wanted, author=person.name(), made_at=now
        )
        with self.ledger.writing() as session:
            _free(session, wanted)
            session.cases.make(case)
            session.note(Event(now, "case", case.title, ok=True))
        return case

    def rename(self, name: str, title: str) -> None:
        wanted = _title(title)
        with self._changed(name) as (session, case):
            if wanted != case.title:
                _free(session, wanted, but=case.id)
            session.cases.rename(case.id, wanted)

    def delete(self, name: str) -> Case:
        """Remove the folder with its tags and notes; what it held stays on record."""
        with self._changed(name) as (session, case):
            session.cases.remove(case.id)
            session.note(Event(person.now(), "uncase", case.title, ok=True))
        return case

    def put_in(self, name: str, thing: str) -> None:
        """Put a story or a claim into a case; what is in it stays in it once."""
        with self._changed(name) as (session, case):
            kind, at, known = meant(session, thing)
            if not any(each.name == known for each in filed(session, case.filings)):
                session.cases.put_in(case.id, Filing(kind, at, person.now()))

    def take_out(self, name: str, thing: str) -> None:
        """Take a story or a claim out of a case. Raises UnknownError where it is not in it."""
        with self._changed(name) as (session, case):
            rows = [
                f.filing for f in filed(session, case.filings) if thing in (f.name, f.filing.at)
            ]
            if not rows:
                raise UnknownError("filing", thing, f"the case “{case.title}” does not hold it")
            session.cases.take_out(case.id, rows)

    def tag(self, name: str, tag: str) -> None:
        word = " ".join(tag.split())
        if not word or len(word) > LONGEST_TAG:
            raise CaseError(tag[:LONGEST_TAG], f"a tag has 1 to {LONGEST_TAG} characters")
        with self._changed(name) as (session, case):
            session.cases.tag(case.id, word)

    def untag(self, name: str, tag: str) -> None:
        with self._changed(name) as (session, case):
            session.cases.untag(case.id, tag)

    def note(self, name: str, text: str) -> None:
        """Write something to a case."""
        words = text.strip()
        if not words or len(words) > LONGEST_NOTE:
            raise CaseError(words[:40], f"a note has 1 to {LONGEST_NOTE} characters")
        with self._changed(name) as (session, case):
            session.cases.note(case.id, CaseNote(0, words, person.name(), person.now()))

    def unnote(self, name: str, number: int) -> None:
        with self._changed(name) as (session, case):
            if not session.cases.unnote(case.id, number):
                raise UnknownError("note", str(number), f"the case “{case.title}” lists its own")

    @contextmanager
    def _changed(self, name: str) -> Iterator[tuple[Session, Case]]:
        with self.ledger.writing() as session:
            yield session, named(session, name)


def _held_by(thing: Story | Claim | KeptClaim) -> tuple[FilingKind, set[str]]:
    """The names by which a case may hold it."""
    if isinstance(thing, Story):
        return FilingKind.STORY, set(thing.articles)
    if isinstance(thing, Claim):
        return FilingKind.CLAIM, {written(at) for at in thing.statements}
    return FilingKind.KEPT, {thing.id}


def _title(title: str) -> str:
    words = " ".join(title.split())
    if not words or len(words) > LONGEST_TITLE:
        raise CaseError(words[:40], f"a title has 1 to {LONGEST_TITLE} characters")
    return words


def _free(session: Session, title: str, *, but: str = "") -> None:
    taken = title.casefold()
    if any(c.title.casefold() == taken and c.id != but for c in session.cases.all()):
        raise CaseError(title, "there is a case of that title; take another")


def named(session: Session, name: str) -> Case:
    """The case of this id or title, or the one whose id begins so."""
    only = session.cases.case(name)
    if only:
        return only
    every, wanted = session.cases.all(), " ".join(name.split()).casefold()
    exact = [case for case in every if name == case.id or wanted == case.title.casefold()]
    fits = exact or [case for case in every if name and case.id.startswith(name)]
    if len(fits) != 1:
        raise UnknownError("case", name, "`sayso cases` lists them")
    return fits[0]


def meant(session: Session, thing: str) -> tuple[FilingKind, str, str]:
    """What a typed name means: its kind, what holds it, and its id."""
    found = session.story(thing)
    typed = [claim.id for claim in session.kept_claims()]
    if not found and any(each.startswith(thing) for each in typed):
        identity = kept.named(typed, thing)
        return FilingKind.KEPT, identity, identity
    story = found or finding.story(session, thing)
    claims = [] if found else [c for c in story.claims if c.id.startswith(thing)]
    if len(claims) == 1:
        return FilingKind.CLAIM, written(claims[0].statements[0]), claims[0].id
    if claims or not story.id.startswith(thing):
        raise UnknownError("story or claim", thing, "`sayso stories` and `sayso claims` list them")
    return FilingKind.STORY, story.articles[0], story.id


def filed(session: Session, filings: Iterable[Filing]) -> Iterator[Filed]:
    """Each filing with what it means now."""
    typed = {claim.id: claim for claim in session.kept_claims()}
    for filing in filings:
        if filing.kind is FilingKind.KEPT:
            yield Filed(filing, kept=typed.get(filing.at))
        else:
            story = _story(session, filing)
            claim = _claim(story, filing) if story else None
            yield Filed(filing, story=story, claim=claim)


def _story(session: Session, filing: Filing) -> Story | None:
    """The story in which its article stands."""
    key = reference(filing.at).article if filing.kind is FilingKind.CLAIM else filing.at
    rows = session.listed([key])
    return session.story(rows[0].story) if rows and rows[0].story else None


def _claim(story: Story, filing: Filing) -> Claim | None:
    if filing.kind is not FilingKind.CLAIM:
        return None
    at = reference(filing.at)
    return next((c for c in story.claims if at in c.statements), None)


def leave(
    session: Session, keys: Sequence[str], *, statements: Sequence[str] = (), kept: str = ""
) -> None:
    """Before articles, statements or a kept claim go: what they hold is held by what stays.

    A claim is held by another of its statements, a story by another of its articles; where there
    is none, it goes from its cases.
    """
    for kind, at in session.cases.held():
        gone = {FilingKind.STORY: at in keys, FilingKind.KEPT: at == kept}
        own = gone.get(kind, at in statements or reference(at).article in keys)
        if own:
            filing = Filing(kind, at, person.now())
            session.cases.move(kind, at, _other(session, filing, keys, statements))


def _other(
    session: Session, filing: Filing, keys: Sequence[str], gone: Sequence[str]
) -> str | None:
    """What holds it instead."""
    story = _story(session, filing) if filing.kind is not FilingKind.KEPT else None
    if story is None:
        return None
    if filing.kind is FilingKind.STORY:
        return next((key for key in story.articles if key not in keys), None)
    claim = _claim(story, filing)
    rest = (at for at in claim.statements if at.article not in keys) if claim else ()
    return next((written(at) for at in rest if written(at) not in gone), None)
