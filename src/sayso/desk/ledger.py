"""A ledger at hand: add articles, look at stories and claims, decide what the program left open."""

import getpass
import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from sayso import pipeline, recording, wiring
from sayso.desk import quoting
from sayso.desk.reading import own_tagger
from sayso.errors import OutputError, SaysoError, UnknownError
from sayso.judge.changes import moved
from sayso.protocols import Embedder, Ledger, Session
from sayso.types.article import Capture
from sayso.types.kept import Event, Hit, Judgement, Kept, Listed, Ruling, StoryLine, written
from sayso.types.reading import Reading
from sayso.types.story import Coverage, Party, Reference, Story
from sayso.types.view import Added, Check, ClaimView, Doubt, Moved, PartyView, StoryView
from sayso.wire.ledger import Wire, to_wire


def open_desk(path: str | os.PathLike[str] | None = None) -> "Desk":
    """The desk over the ledger at the path, by default `sayso.db` in the user's data folder."""
    return Desk(wiring.open_ledger(Path(path) if path else default_ledger()))


def default_ledger() -> Path:
    """Where the ledger stands unless another is named: SAYSO_LEDGER, or the user's data folder."""
    named = os.environ.get("SAYSO_LEDGER")
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(named) if named else Path(data) / "sayso" / "sayso.db"


class Desk:
    """One ledger and what can be done with it; close it, or use it in a `with` block."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._ledger.close()

    @cached_property
    def _embedder(self) -> Embedder:
        return wiring.open_embedder()

    # Adding

    def add(
        self,
        paths: Iterable[str],
        *,
        published: datetime | None = None,
        stdin: BinaryIO | None = None,
    ) -> Iterator[Added]:
        """Read files, folders, JSONL and "-", and keep each article; one that fails is logged.

        The record is brought up to date at the end, or when something is looked at.
        """
        for capture in wiring.open_files(stdin).captures(paths):
            for reading in pipeline.readings(capture, own_tagger(), published=published):
                yield self._add(capture, reading)
        self.refresh()

    def _add(self, capture: Capture | SaysoError, reading: Reading) -> Added:
        subject = capture.url if isinstance(capture, Capture) else str(capture)
        now = _now()
        if reading.failure and not reading.article.text:
            with self._ledger.writing() as session:
                session.note(Event(now, "add", subject, ok=False, reason=reading.failure))
            return Added(None, subject, new=False, failure=reading.failure)
        held = capture if isinstance(capture, Capture) else None
        key = recording.record(self._ledger, reading, held, self._embedder, now=now)
        failure = reading.failure
        if key is not None:
            with self._ledger.writing() as session:
                session.note(Event(now, "add", key, ok=failure is None, reason=failure or ""))
        return Added(key or recording.key_of(reading.article), subject, key is not None, failure)

    def refresh(self) -> list[str]:
        """Judge what has changed; gives the ids of the stories."""
        return list(recording.refresh(self._ledger, now=_now()))

    # Looking

    def stories(self, *, limit: int = 50) -> list[StoryLine]:
        """The stories, the one that was last reported on first."""
        self.refresh()
        with self._ledger.reading() as session:
            return session.stories(limit=limit)

    def story(
        self, name: str, *, as_of: date | None = None, known_on: datetime | None = None
    ) -> StoryView:
        """One story; `as_of` a day of publication, or as it was `known_on` a day."""
        self.refresh()
        with self._ledger.reading() as session:
            story = self._story(session, name)
        if as_of or known_on:
            story = self._past(story, as_of, known_on)
        with self._ledger.reading() as session:
            return quoting.story_view(session, story)

    def _past(self, story: Story, as_of: date | None, known_on: datetime | None) -> Story:
        past = recording.replayed(self._ledger, story.id, as_of=as_of, known_on=known_on)
        if not past:
            raise UnknownError("story", story.id, "nothing of it was on record by then")
        return max(past, key=lambda s: len(set(s.articles) & set(story.articles)))

    def changes(
        self, name: str, *, since: date, until: date | None = None
    ) -> tuple[StoryView, tuple[Moved, ...]]:
        """What moved in a story after one day and up to another, or up to now."""
        view = self.story(name, as_of=until)
        try:
            before = self.story(name, as_of=since).story
        except UnknownError:  # nothing of it was published by then
            before = None
        return view, moved(before, view.story)

    def _story(self, session: Session, name: str) -> Story:
        """The story of this id, of an id that begins so, or the one that holds the thing named."""
        found = session.story(name)
        if found:
            return found
        starting = [line.id for line in session.stories(limit=10_000) if line.id.startswith(name)]
        ids = starting or session.holding(name)
        if len(ids) > 1:
            raise UnknownError("single story", name, f"it fits {', '.join(ids[:5])}")
        story = session.story(ids[0]) if ids else None
        if not story:
            raise UnknownError("story", name, "`sayso stories` lists them")
        return story

    def claims(self, story: str | None = None, *, about: str | None = None) -> list[ClaimView]:
        """The claims of one story or of all, those on which most articles bear first."""
        self.refresh()
        with self._ledger.reading() as session:
            stories = [self._story(session, story)] if story else list(session.all_stories())
            views = [quoting.story_view(session, each) for each in stories]
            wanted = about.casefold() if about else ""
            return [
                quoting.claim_view(session, view, claim)
                for view in views
                for claim in view.story.claims
                if wanted in claim.text.casefold()
            ]

    def claim(self, name: str) -> ClaimView:
        """One claim by its id or the beginning of it."""
        self.refresh()
        with self._ledger.reading() as session:
            for identity in session.holding(name):
                story = session.story(identity)
                for claim in story.claims if story else ():
                    if claim.id.startswith(name) and story:
                        return quoting.claim_view(
                            session, quoting.story_view(session, story), claim
                        )
        raise UnknownError("claim", name, "`sayso claims` lists them")

    def who(self, name: str) -> list[PartyView]:
        """All that one party, or who speaks for it, is on record with, story by story."""
        self.refresh()
        wanted = name.casefold()
        found = []
        with self._ledger.reading() as session:
            for story in session.all_stories():
                parties = [p for p in story.parties if p.id == name or _is_called(p, wanted)]
                for party in parties:
                    view = quoting.story_view(session, story)
                    of = {claim.id: claim for claim in story.claims}
                    own = tuple((s, of[s.claim]) for s in story.stances if s.party == party.id)
                    found.append(PartyView(party, view, own))
        if not found:
            raise UnknownError("party", name, "`sayso search` looks through the articles")
        return found

    def check(self, text: str) -> Check:
        """Who said this, where first, to the letter or altered, and how the record stands to it."""
        self.refresh()
        with self._ledger.reading() as session:
            return quoting.checked(session, text, self._embedder)

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Articles that hold all the words, best first."""
        with self._ledger.reading() as session:
            return session.search(words, limit=limit)

    def articles(self, story: str | None = None) -> list[Listed]:
        """The articles of one story or of all, by day."""
        self.refresh()
        with self._ledger.reading() as session:
            return session.articles(self._story(session, story).id if story else None)

    def article(self, name: str) -> Kept:
        """One article by its key or the beginning of it."""
        with self._ledger.reading() as session:
            return self._article(session, name)

    def _article(self, session: Session, name: str) -> Kept:
        found = session.article(name)
        if found:
            return found
        keys = session.keys_like(name)
        if len(keys) > 1:
            raise UnknownError("single article", name, f"it fits {', '.join(keys[:5])}")
        kept = session.article(keys[0]) if keys else None
        if not kept:
            raise UnknownError("article", name, "`sayso articles` lists them")
        return kept

    def copies(self, name: str) -> StoryView:
        """The story of this id, or that of an article, whose copies are wanted."""
        self.refresh()
        with self._ledger.reading() as session:
            listed = {a.key: a.story for a in session.articles()}
        return self.story(listed.get(name) or name)

    # Deciding

    def review(self, story: str | None = None) -> list[Doubt]:
        """Pairs of statements that may be about one claim, the surest first."""
        self.refresh()
        with self._ledger.reading() as session:
            stories = [self._story(session, story)] if story else list(session.all_stories())
            ruled = {(j.subject, j.object) for j in session.rulings()}
            found = [
                quoting.doubt(session, one, other, share)
                for each in stories
                for one, other, share in each.doubtful
                if (written(one), written(other)) not in ruled
            ]
        return sorted(found, key=lambda doubt: (-doubt.likeness, doubt.id))

    def accept(self, doubt: str) -> None:
        """Decide that the two statements of a doubt are about one claim."""
        self._decide(doubt, Ruling.SAME_CLAIM)

    def reject(self, doubt: str) -> None:
        """Decide that the two statements of a doubt are about two claims."""
        self._decide(doubt, Ruling.OTHER_CLAIM)

    def _decide(self, name: str, ruling: Ruling) -> None:
        fitting = [doubt for doubt in self.review() if doubt.id.startswith(name)]
        if len(fitting) != 1:
            raise UnknownError("open question", name, "`sayso review` lists them")
        doubt = fitting[0]
        self._rule(ruling, written(doubt.one.at), written(doubt.other.at), doubt.one.at.article)

    def merge(self, one: str, other: str) -> None:
        """Make one story of two."""
        self.refresh()
        with self._ledger.writing() as session:
            first, second = (self._story(session, name) for name in (one, other))
            ruling = _judgement(Ruling.SAME_STORY, first.articles[0], second.articles[0])
            recording.merge(session, first.articles, second.articles, ruling)
        self.refresh()

    def split(self, story: str, articles: Iterable[str]) -> None:
        """Take articles out of a story; together they are another one."""
        self.refresh()
        with self._ledger.writing() as session:
            whole = self._story(session, story)
            gone = [self._article(session, name).key for name in articles]
            strangers = [key for key in gone if key not in whole.articles]
            if strangers:
                raise UnknownError("article", strangers[0], f"story {whole.id} does not hold it")
            rest = [key for key in whole.articles if key not in gone]
            rulings = [_judgement(Ruling.OTHER_STORY, other, key) for key in gone for other in rest]
            recording.split(session, gone, rest, rulings)
        self.refresh()

    def retract(self, statement: str) -> None:
        """Take a statement ("n1/s2") out of the record; its words stay in the article."""
        article, _, number = statement.rpartition("/")
        with self._ledger.reading() as session:
            kept = self._article(session, article)
        if number not in {s.id for s in kept.reading.statements}:
            raise UnknownError("statement", statement, f"`sayso article {kept.key}` lists them")
        self._rule(Ruling.RETRACTED, written(Reference(kept.key, number)), "", kept.key)

    def _rule(self, ruling: Ruling, subject: str, target: str, article: str) -> None:
        with self._ledger.writing() as session:
            number = session.number(article)
            session.rule(_judgement(ruling, subject, target))
            if number is not None:
                session.wait(session.place(number).root)
            session.note(Event(_now(), ruling.value, f"{subject} {target}".strip(), ok=True))
        self.refresh()

    def forget(self, name: str, *, reason: str) -> str:
        """Remove an article wholly; gives its key. The log keeps that it was done, and why."""
        with self._ledger.writing() as session:
            key = self._article(session, name).key
            recording.forget(session, key, at=_now(), reason=reason)
        self.refresh()
        return key

    # Keeping

    def log(self, *, failed: bool = False, limit: int = 100) -> list[Event]:
        """What was done, newest last."""
        with self._ledger.reading() as session:
            return session.events(failed=failed, limit=limit)

    def export(self, story: str | None = None, *, as_of: date | None = None) -> Wire:
        """The ledger, or one story, in the format `sayso-ledger/1`."""
        views = [self.story(story, as_of=as_of)] if story else []
        with self._ledger.reading() as session:
            stories = [v.story for v in views] or list(session.all_stories())
            keys = {key for each in stories for key in each.articles}
            listed = [a for a in session.articles() if a.key in keys or not story]
        return to_wire(stories, listed, as_of=as_of)

    def readings(self) -> Iterator[Kept]:
        """Every article as it was read, by day."""
        with self._ledger.reading() as session:
            for listed in session.articles():
                kept = session.article(listed.key)
                if kept:
                    yield kept

    def backup(self, target: str | os.PathLike[str]) -> None:
        """A copy of the ledger's file as it stands."""
        path = Path(target)
        if path.exists():
            raise OutputError(str(path), "something stands there, and a backup never overwrites")
        self._ledger.backup(path)

    def doctor(self) -> list[str]:
        """What is wrong with the ledger; nothing in a sound one."""
        with self._ledger.reading() as session:
            found = session.faults()
            for listed in session.articles():
                kept = session.article(listed.key)
                body = session.body(kept.sha256) if kept else None
                if kept and body is None:
                    found.append(f"article {listed.key}: its capture is missing")
                elif kept and body is not None and hashlib.sha256(body).hexdigest() != kept.sha256:
                    found.append(f"article {listed.key}: its capture is not what was read")
            return found

    def size(self) -> tuple[int, int, int]:
        """How many articles, stories and judgements the ledger holds."""
        with self._ledger.reading() as session:
            return session.count()

    def coverage(self) -> Coverage:
        """What the whole ledger covers."""
        with self._ledger.reading() as session:
            return quoting.coverage(session.articles())


def _is_called(party: Party, wanted: str) -> bool:
    names = (party.name, *party.aliases, *party.people)
    return any(wanted == name.casefold() or f" {wanted}" in f" {name.casefold()}" for name in names)


def _judgement(ruling: Ruling, subject: str, target: str) -> Judgement:
    return Judgement(
        ruling.value, subject, target, value="decided", author=_person(), made_at=_now(), score=1.0
    )


def _person() -> str:
    try:
        return f"person {getpass.getuser()}"
    except (OSError, KeyError):  # no user is known in some containers
        return "person"


def _now() -> datetime:
    return datetime.now(UTC)
