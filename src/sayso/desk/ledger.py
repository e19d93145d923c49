"""A ledger at hand: add articles, look at stories and claims, decide what the program left open."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Concatenate, ParamSpec, Self, TypeVar

from sayso import pipeline, recording, wiring
from sayso.desk import deciding, finding, housing, kept, past, person, quoting, versions
from sayso.desk.reading import own_tagger
from sayso.errors import OutputError, SaysoError, UnknownError
from sayso.judge.changes import moved
from sayso.protocols import Embedder, FamilyTable, Ledger, Session
from sayso.types.article import Capture
from sayso.types.kept import Event, Hit, Kept, Listed, Ruling, StoryLine
from sayso.types.story import Coverage
from sayso.types.view import (
    Added,
    Check,
    ClaimView,
    Doubt,
    Housed,
    KeptView,
    Moved,
    PartyView,
    StoryView,
    Version,
)
from sayso.wire.ledger import Wire, to_wire

P = ParamSpec("P")
T = TypeVar("T")


def open_desk(
    path: str | os.PathLike[str] | None = None,
    *,
    families: str | os.PathLike[str] | None = None,
) -> "Desk":
    """The desk over the ledger at the path, by default `sayso.db` in the user's data folder.

    `families` is the table of publisher families, by default `families.toml` beside it there.
    """
    return Desk(
        wiring.open_ledger(Path(path) if path else default_ledger()), housing.table(families)
    )


def default_ledger() -> Path:
    """Where the ledger stands unless another is named: SAYSO_LEDGER, or the user's data folder."""
    named = os.environ.get("SAYSO_LEDGER")
    return Path(named) if named else housing.data_folder() / "sayso.db"


class Desk:
    """One ledger and what can be done with it; close it, or use it in a `with` block."""

    def __init__(self, ledger: Ledger, families: FamilyTable | None = None) -> None:
        self._ledger = ledger
        self._families = families

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
        self._adopt()
        for capture in wiring.open_files(stdin).captures(paths):
            yield self._add(capture, published)
        self.refresh()

    def _add(self, capture: Capture | SaysoError, published: datetime | None) -> Added:
        reading = pipeline.read(capture, own_tagger(), published=published)
        subject = capture.url if isinstance(capture, Capture) else str(capture)
        now = person.now()
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
        self._adopt()
        return list(recording.refresh(self._ledger, now=person.now()))

    def _adopt(self) -> None:
        told = self._families.families() if self._families else None
        if told is not None:  # where there is no table, what the ledger knew holds
            recording.adopt(self._ledger, told, now=person.now())

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
        (story,) = past.stories(self._ledger, name, as_of, known_on)
        with self._ledger.reading() as session:
            return quoting.story_view(session, story)

    def changes(
        self, name: str, *, since: date, until: date | None = None
    ) -> tuple[StoryView, tuple[Moved, ...]]:
        """What moved in a story after one day and up to another, or up to now."""
        view = self.story(name, as_of=until)
        try:
            before = self.story(name, as_of=since).story
        except UnknownError:  # nothing of it was published by then
            before = None
        with self._ledger.reading() as session:
            return versions.changed(session, view, moved(before, view.story), since, until)

    def versions(self, name: str) -> list[Version]:
        """The versions of an article's address, the oldest first, with what each changed."""
        with self._ledger.reading() as session:
            article = finding.article(session, name)
            keys = session.versions(article.reading.article.url) or [article.key]
            return versions.versions(session, keys)

    def claims(
        self,
        story: str | None = None,
        *,
        about: str | None = None,
        as_of: date | None = None,
        known_on: datetime | None = None,
    ) -> list[ClaimView]:
        """The claims of one story or of all, those on which most articles bear first."""
        self.refresh()
        stories = past.stories(self._ledger, story, as_of, known_on)
        with self._ledger.reading() as session:
            views = [quoting.story_view(session, each) for each in stories]
            wanted = about.casefold() if about else ""
            return [
                quoting.claim_view(session, view, claim)
                for view in views
                for claim in view.story.claims
                if wanted in claim.text.casefold()
            ]

    def kept(
        self,
        name: str = "",
        *,
        story: str | None = None,
        about: str | None = None,
        as_of: date | None = None,
        known_on: datetime | None = None,
    ) -> list[KeptView]:
        """The claims that people typed, with what states them; of a story those stated in it."""
        self.refresh()
        with self._ledger.reading() as session:
            claims = [c for c in session.kept_claims(known_on) if c.id.startswith(name)]
        stories = past.stories(self._ledger, story, as_of, known_on) if claims else []
        with self._ledger.reading() as session:
            found = kept.views(session, claims, stories)
        wanted = about.casefold() if about else ""
        return [
            view
            for view in found
            if wanted in view.claim.text.casefold() and (view.stated or not story)
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
        found = []
        with self._ledger.reading() as session:
            for story in session.all_stories():
                for party in finding.parties(story, name):
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
        kept_ones = self.kept()
        with self._ledger.reading() as session:
            return quoting.checked(session, text, self._embedder, kept_ones)

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Articles that hold all the words, best first."""
        with self._ledger.reading() as session:
            return session.search(words, limit=limit)

    def articles(self, story: str | None = None) -> list[Listed]:
        """The articles of one story or of all, by day."""
        self.refresh()
        with self._ledger.reading() as session:
            return session.articles(finding.story(session, story).id if story else None)

    def article(self, name: str) -> Kept:
        """One article by its key or the beginning of it."""
        with self._ledger.reading() as session:
            return finding.article(session, name)

    def copies(self, name: str) -> StoryView:
        """The story of this id, or that of an article, whose copies are wanted."""
        self.refresh()
        with self._ledger.reading() as session:
            listed = {a.key: a.story for a in session.articles()}
        return self.story(listed.get(name) or name)

    # Deciding

    def keep(self, text: str) -> KeptView:
        """Keep a claim in one's own words, whether or not anyone has stated it yet."""
        claim = recording.claimed(text, self._embedder, author=person.name(), now=person.now())
        recording.keep(self._ledger, claim)
        return self.kept(claim.id)[0]

    def review(self, story: str | None = None) -> list[Doubt]:
        """Pairs of statements that may be about one claim, the surest first."""
        self.refresh()
        stories = past.stories(self._ledger, story)
        with self._ledger.reading() as session:
            return deciding.doubts(session, stories)

    def accept(self, doubt: str) -> None:
        """Decide that the two statements of a doubt are about one claim."""
        self._decided(deciding.settle, self._doubt(doubt), Ruling.SAME_CLAIM)

    def reject(self, doubt: str) -> None:
        """Decide that the two statements of a doubt are about two claims."""
        self._decided(deciding.settle, self._doubt(doubt), Ruling.OTHER_CLAIM)

    def _doubt(self, name: str) -> Doubt:
        fitting = [doubt for doubt in self.review() if doubt.id.startswith(name)]
        if len(fitting) != 1:
            raise UnknownError("open question", name, "`sayso review` lists them")
        return fitting[0]

    def merge(self, one: str, other: str) -> None:
        """Make one story of two."""
        self._decided(deciding.merge, one, other)

    def split(self, story: str, articles: Iterable[str]) -> None:
        """Take articles out of a story; together they are another one."""
        self._decided(deciding.split, story, articles)

    def retract(self, name: str) -> None:
        """Take a statement ("n1/s2") out of the record; its words stay in the article.

        Or keep a claim no longer, which is named by its id.
        """
        self._decided(deciding.retract, name)

    def forget(self, name: str, *, reason: str) -> str:
        """Remove an article or a kept claim wholly; gives its key.

        The log keeps that it was done, and why.
        """
        return self._decided(deciding.forget, name, reason)

    def _decided(
        self, decide: Callable[Concatenate[Session, P], T], *args: P.args, **about: P.kwargs
    ) -> T:
        """Let a person decide in one transaction, and judge anew what that moves."""
        self.refresh()
        with self._ledger.writing() as session:
            found = decide(session, *args, **about)
        self.refresh()
        return found

    def families(self) -> list[Housed]:
        """The outlets of this ledger and of the table, each with its publisher family."""
        self._adopt()
        with self._ledger.reading() as session:
            return housing.housed(session)

    def set_family(self, outlet: str, family: str | None) -> None:
        """Write in the table that an outlet belongs to a family, or to none, and judge anew."""
        if self._families is None:
            raise UnknownError("table", "families", "open the desk with one: open_desk(families=…)")
        self._families.put(outlet, family)
        self.refresh()

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
            known = {s.claim for each in stories for s in each.stated}
            typed = [c for c in session.kept_claims() if not story or c.id in known]
        return to_wire(stories, listed, as_of=as_of, kept=typed)

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
            return list(finding.faults(session))

    def size(self) -> tuple[int, int, int]:
        """How many articles, stories and judgements the ledger holds."""
        with self._ledger.reading() as session:
            return session.count()

    def coverage(self) -> Coverage:
        """What the whole ledger covers."""
        with self._ledger.reading() as session:
            return quoting.coverage(session.articles())
