"""Statements that a person enters, mends or strikes: every word checked, everything undone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sayso import recording
from sayso.desk import casing, finding, person, quoting
from sayso.errors import AmendedError, AmendError, UnknownError
from sayso.export import notes
from sayso.protocols import Embedder, Session
from sayso.recording import amending
from sayso.text.picking import placed
from sayso.types.amended import amended
from sayso.types.amendment import Amendment, Choice, Given, Wording
from sayso.types.attribution import Basis, Hand, Statement
from sayso.types.kept import Kept
from sayso.types.reading import Reading
from sayso.types.span import Span, joined
from sayso.types.view import Amended, Parts

NEVER = datetime.min.replace(tzinfo=UTC)  # seen when nobody had amended anything


@dataclass(frozen=True)
class Amending:
    """What a person makes of the readings of one ledger; what it moves is judged anew at once.

    A statement is named as ever, "n1/s2". `seen` is the moment of the last change of its article
    that the person knew of (`moved_at`); where somebody amended the statement after that, nothing
    is done. Without it, nobody is asked.
    """

    looking: Callable[[], AbstractContextManager[Session]]
    writing: Callable[[], AbstractContextManager[Session]]
    judge: Callable[[], object]
    embedder: Callable[[], Embedder]

    # Looking

    def choices(self, name: str, given: Given) -> tuple[Choice, ...]:
        """Where each piece of the words given stands in an article, or for a statement of it."""
        with self.looking() as session:
            key, statement = _split(session, name)
            kept, was = (
                _named(session, name) if statement else (finding.article(session, key), None)
            )
            return amending.choices(kept.reading.article, given, was)

    def given(self, name: str) -> Given:
        """A statement as one would give it: its words with their places, and what it does."""
        with self.looking() as session:
            kept, statement = _named(session, name)
        return _given(kept.reading, statement)

    def made(self, article: str) -> tuple[Amended, ...]:
        """All that people ever made of an article, the first first, those taken back too."""
        with self.looking() as session:
            return _made(session, finding.article(session, article).key)

    def moved_at(self, name: str) -> datetime:
        """When an article, or a statement of it, was amended last; `NEVER` where it was not."""
        with self.looking() as session:
            key, statement = _split(session, name)
            return amending.moved_at(session, key, statement) or NEVER

    # Amending

    def enter(self, article: str, given: Given, *, reason: str = "") -> str:
        """Put a statement on record that the reading missed; gives its name.

        Raises AmendError where its words are not found, or stand already.
        """
        with self.looking() as session:
            kept = _sound(session, article)
        wording = amending.wording(kept.reading, given, subject=kept.key)
        made = self._amendment(kept, amending.name_of(wording), wording, Hand.ENTERED, reason)
        with self.writing() as session:
            _refuse_twice(session, kept.key, made)
            recording.amend(session, made)
        self.judge()
        return f"{made.article}/{made.statement}"

    def mend(
        self, name: str, given: Given, *, reason: str = "", seen: datetime | None = None
    ) -> str:
        """Put a statement right: what is not given stays; gives its name.

        Raises AmendError where words are not found, AmendedError where somebody was quicker.
        """
        with self.looking() as session:
            kept, was = _named(session, name)
            _sound(session, kept.key)
        at = f"{kept.key}/{was.id}"
        wording = amending.wording(kept.reading, given, was, subject=at)
        made = self._amendment(kept, was.id, wording, Hand.MENDED, reason)
        with self.writing() as session:
            _refuse_late(session, at, seen)
            recording.amend(session, made)
        self.judge()
        return at

    def strike(self, name: str, *, reason: str = "", seen: datetime | None = None) -> str:
        """Say that what was read there is no statement; gives its name."""
        with self.looking() as session:
            kept, was = _named(session, name)
        at = f"{kept.key}/{was.id}"
        made = self._amendment(kept, was.id, None, Hand.STRUCK, reason)
        with self.writing() as session:
            _refuse_late(session, at, seen)
            casing.leave(session, (), statements=(at,))
            recording.amend(session, made)
        self.judge()
        return at

    def undo(self, name: str, *, made_at: datetime | None = None) -> Amendment:
        """Take back what a person made of a statement last; what stood before holds again.

        Raises AmendedError where that is not what was made at the moment named.
        """
        with self.looking() as session:
            key, statement = _split(session, name)
        with self.writing() as session:
            found = amending.last(session, key, statement)
            if made_at and (found is None or found.made_at != made_at):
                raise AmendedError(name)
            if found is None:
                raise UnknownError("amendment of", name, f"`sayso article {key}` shows them")
            if found.hand is Hand.ENTERED:
                casing.leave(session, (), statements=(f"{key}/{statement}",))
            recording.unamend(session, found, at=person.now())
        self.judge()
        return found

    def _amendment(
        self, kept: Kept, name: str, wording: Wording | None, hand: Hand, reason: str
    ) -> Amendment:
        article = kept.reading.article
        return Amendment(
            kept.key,
            name,
            hand,
            wording,
            author=person.name(),
            made_at=person.now(),
            reason=" ".join(reason.split()),
            vectors=amending.vectors(wording, name, article, self.embedder()) if wording else {},
        )


def _named(session: Session, name: str) -> tuple[Kept, Statement]:
    """The statement of this name, in its article."""
    key, statement = _split(session, name)
    kept = finding.article(session, key)
    found = next((s for s in kept.reading.statements if s.id == statement), None)
    if found is None:
        raise UnknownError("statement", name, f"`sayso article {kept.key}` lists them")
    return kept, found


def _split(session: Session, name: str) -> tuple[str, str]:
    """An article's key and a statement's id; "" where an article is named alone."""
    article, _, statement = name.rpartition("/")
    if session.has(name) or not article:
        return finding.article(session, name).key, ""
    return finding.article(session, article).key, statement


def _sound(session: Session, name: str) -> Kept:
    """The article, if its words may be quoted."""
    kept = finding.article(session, name)
    _, fault = quoting.Pages(session).kept(kept.key)
    if fault:
        hint = "its words are not those that were read"
        raise AmendError(kept.key, "article", f"cannot be vouched for: {fault}", hint)
    return kept


def _refuse_twice(session: Session, key: str, made: Amendment) -> None:
    """Raises AmendError where the very statement stands already."""
    known = {statement.id for statement in finding.article(session, key).reading.statements}
    if made.statement in known:
        name = f"{key}/{made.statement}"
        raise AmendError(key, "statement", f"stands already: {name}", f"mend it: sayso mend {name}")


def _refuse_late(session: Session, name: str, seen: datetime | None) -> None:
    """Raises AmendedError where a statement was amended after what was seen."""
    key, _, statement = name.rpartition("/")
    moved = amending.moved_at(session, key, statement)
    if seen is not None and moved is not None and moved > seen:
        raise AmendedError(name)


def _given(reading: Reading, statement: Statement) -> Given:
    text = reading.article.text
    names = {entity.id: entity.name for entity in reading.entities}
    plain = amending.form_of(reading.article, statement.content)
    source = statement.source
    stated = next((e for e in statement.evidence if e.basis is not Basis.NONE_STATED), None)
    hearers = [span for each in statement.addressees for span in each.spans[:1]]
    return Given(
        source=_pieces(text, source.spans if source else ()),
        cue=_pieces(text, statement.cue.spans),
        content=_pieces(text, statement.content),
        speakers=tuple(names[e] for e in source.entities if e in names) if source else (),
        act=statement.act,
        polarity=statement.polarity,
        kind=statement.kind,
        form=None if statement.form is plain else statement.form,
        addressees=_pieces(text, hearers),
        basis=stated.basis if stated else Basis.NONE_STATED,
        grounds=_pieces(text, stated.spans if stated else ()),
    )


def _pieces(text: str, spans: "tuple[Span, ...] | list[Span]") -> tuple[str, ...]:
    return tuple(placed(text, span) for span in spans)


def _made(session: Session, key: str) -> tuple[Amended, ...]:
    every = session.amending.of(key)
    kept = session.amending.read(key) if every else None
    if kept is None:
        return ()
    read = {s.id: parts(kept.reading, s) for s in kept.reading.statements}
    lasts = {each.statement: each for each in every if each.retracted_at is None}
    return tuple(
        Amended(
            each,
            _now(kept.reading, each),
            read.get(each.statement),
            last=lasts.get(each.statement) == each,
        )
        for each in every
    )


def _now(reading: Reading, amendment: Amendment) -> Parts | None:
    """The words that an amendment gives its statement, whether it stands or not."""
    alone = amended(reading, [replace(amendment, retracted_at=None)])
    found = next((s for s in alone.statements if s.id == amendment.statement), None)
    return parts(alone, found) if found else None


def parts(reading: Reading, statement: Statement) -> Parts:
    """A statement's parts as text."""
    text = reading.article.text
    return Parts(
        notes.said_by(reading, statement),
        notes.speaker(reading, statement),
        joined(text, statement.cue.spans),
        joined(text, statement.content),
        notes.act(statement),
    )
