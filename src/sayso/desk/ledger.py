"""A ledger at hand: add articles, look at stories and claims, decide what the program left open."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Concatenate, ParamSpec, TypeVar

from sayso import recording
from sayso.desk import (
    changing,
    checking,
    deciding,
    finding,
    housing,
    kept,
    person,
    quoting,
    rereading,
    surveying,
    versions,
)
from sayso.desk.casing import Cases
from sayso.desk.earlier import History
from sayso.desk.held import Held
from sayso.desk.setting import in_force
from sayso.errors import OutputError, UnknownError
from sayso.protocols import Session
from sayso.types.checks import Check, KeptView
from sayso.types.kept import Event, Hit, Kept, Listed, Ruling, StoryLine
from sayso.types.seeking import Opinion, Reaction
from sayso.types.story import Coverage
from sayso.types.view import (
    Added,
    ClaimView,
    Doubt,
    Housed,
    InForce,
    Moved,
    PartyView,
    StoryView,
    Version,
)  # fmt: skip
from sayso.types.web import Feed, Index, Page, is_web
from sayso.wire.ledger import Wire

P = ParamSpec("P")
T = TypeVar("T")


class Desk(Held):
    """One ledger and what can be done with it; close it, or use it in a `with` block."""

    # Adding

    def add(
        self,
        paths: Iterable[str],
        *,
        published: datetime | None = None,
        stdin: BinaryIO | None = None,
        history: Index | None = None,
    ) -> Iterator[Added]:
        """Read files, folders, JSONL, "-" and addresses, and keep each article.

        One that fails is logged. An address is asked for politely, and again only where it may have
        changed; with an index of an archive, `history`, its earlier captures are kept as versions.
        The record is brought up to date at the end, or when something is looked at.
        """
        self._adopt()
        every = list(paths)
        yield from self._intake.add(every, published, stdin)
        if history:
            yield from History(self._intake, history).add(filter(is_web, every))
        self.judge()

    def take(
        self, files: Iterable[tuple[str, BinaryIO]], *, published: datetime | None = None
    ) -> Iterator[Added]:
        """Read open files, each called by the name it came with, and keep each article."""
        self._adopt()
        yield from self._intake.handed(files, published)
        self.judge()

    def follow(self, url: str) -> tuple[Feed, list[str]]:
        """Follow a feed, or the first that a page names; gives it and the others.

        What it names waits for `refresh` or `run`. Raises ReadError where there is none.
        """
        return self._feeds.follow(url)

    def unfollow(self, name: str) -> Feed:
        """Follow a feed no more, by its address, host or title; what was read of it stays."""
        return self._feeds.unfollow(name)

    def feeds(self) -> list[Feed]:
        """The feeds that are followed, and how each stands."""
        with self._ledger.reading() as session:
            return session.web.feeds()

    def refresh(self, *, due: bool = False) -> Iterator[Added]:
        """Ask every feed, or those whose turn it is; then the pages whose turn it is."""
        self._adopt()
        yield from self._feeds.refreshed(due=due)
        yield from self._intake.due()
        self.judge()

    def run(self, *, wait: Callable[[float], None] = time.sleep) -> Iterator[Added | None]:
        """Refresh what is due, for ever; None after each round, before the pause to the next."""
        while True:
            yield from self.refresh(due=True)
            yield None
            wait(max(self._intake.nap(), 1.0))

    def is_due(self) -> bool:
        """Whether it is the turn of a feed or a page."""
        return self._feeds.is_due()

    def reread(self, names: Iterable[str] = ()) -> Iterator[Added]:
        """Read articles again, those named or all that another model read; rulings stay."""
        yield from rereading.reread(self._ledger, names, self._embedder)
        self.judge()

    def came_by(self, name: str) -> list[Page]:
        """The pages where an article or a version of it was read, and the feeds that named them."""
        with self._ledger.reading() as session:
            return versions.pages(session, finding.article(session, name))

    def copied(self, keys: Iterable[str]) -> int:
        """How many of these articles are copies of others or derived from them."""
        with self._ledger.reading() as session:
            return finding.copied(session, keys)

    # Looking

    def stories(self, *, limit: int = 50) -> list[StoryLine]:
        """The stories, the one that was last reported on first."""
        with self._looking() as session:
            return session.stories(limit=limit)

    def story(
        self, name: str, *, as_of: date | None = None, known_on: datetime | None = None
    ) -> StoryView:
        """One story; `as_of` a day of publication, or as it was `known_on` a day."""
        self._catch_up()
        (story,) = self._past.stories(name, as_of, known_on)
        with self._ledger.reading() as session:
            return quoting.story_view(session, story)

    def changes(
        self, name: str, *, since: date, until: date | None = None
    ) -> tuple[StoryView, tuple[Moved, ...]]:
        """What moved in a story after one day and up to another, or up to now.

        What an article without a date tells is told by the day on which it was added.
        """
        self._catch_up()
        return changing.changes(self._past, name, since=since, until=until)

    def versions(self, name: str) -> list[Version]:
        """The versions of an article's address, the oldest first, with what each changed."""
        with self._ledger.reading() as session:
            keys = versions.keys(session, finding.article(session, name))
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
        self._catch_up()
        stories = self._past.stories(story, as_of, known_on)
        with self._ledger.reading() as session:
            return quoting.claim_views(session, stories, about or "")

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
        with self._looking() as session:
            claims = kept.sought(session.kept_claims(known_on, start=name), about)
        now = not (claims and (story or as_of or known_on))
        stories = None if now else self._past.stories(story, as_of, known_on)
        with self._ledger.reading() as session:
            return kept.fitting(session, claims, stories, stated=bool(story))

    def claim(
        self, name: str, *, as_of: date | None = None, known_on: datetime | None = None
    ) -> ClaimView:
        """One claim by its id or the beginning of it, as it stands or as it stood."""
        with self._looking() as session:
            found = quoting.claim_of(session, name)
        if not as_of and not known_on:
            return found
        (story,) = self._past.stories(found.view.story.id, as_of, known_on)
        with self._ledger.reading() as session:
            return quoting.claim_then(session, story, found.claim)

    @property
    def survey(self) -> surveying.Survey:
        """What pages ask beyond what people type: lists that go on, the words around words."""
        return surveying.Survey(self._looking)

    def who(self, name: str) -> list[PartyView]:
        """All that one party, or who speaks for it, is on record with, story by story."""
        with self._looking() as session:
            return quoting.party_views(session, name)

    def check(self, text: str) -> Check:
        """Who said this, where first, to the letter or altered, and how the record stands to it."""
        self._catch_up()
        kept_ones = self.kept()
        with self._ledger.reading() as session:
            return checking.checked(session, text, self._embedder, kept_ones)

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Articles that hold all the words, best first."""
        with self._ledger.reading() as session:
            return session.search(words, limit=limit)

    def articles(self, story: str | None = None) -> list[Listed]:
        """The articles of one story or of all, by day."""
        with self._looking() as session:
            return session.articles(finding.story(session, story).id if story else None)

    def article(self, name: str) -> Kept:
        """One article by its key or the beginning of it."""
        with self._ledger.reading() as session:
            return finding.article(session, name)

    def copies(self, name: str) -> StoryView:
        """The story of this id, or that of an article, whose copies are wanted."""
        with self._looking() as session:
            story = next((listed.story for listed in session.listed([name])), None)
        return self.story(story or name)

    # Deciding

    def keep(self, text: str) -> KeptView:
        """Keep a claim in one's own words, whether or not anyone has stated it yet."""
        claim = recording.claimed(text, self._embedder, author=person.name(), now=person.now())
        recording.keep(self._ledger, claim)
        return self.kept(claim.id)[0]

    def review(self, story: str | None = None) -> list[Doubt]:
        """Pairs of statements that may be about one claim, the surest first."""
        self._catch_up()
        stories = self._past.stories(story)
        with self._ledger.reading() as session:
            return deciding.doubts(session, stories)

    def accept(self, doubt: str) -> None:
        """Decide that the two statements of a doubt are about one claim."""
        self._decided(deciding.settle, deciding.named(self.review(), doubt), Ruling.SAME_CLAIM)

    def reject(self, doubt: str) -> None:
        """Decide that the two statements of a doubt are about two claims."""
        self._decided(deciding.settle, deciding.named(self.review(), doubt), Ruling.OTHER_CLAIM)

    def merge(self, one: str, other: str) -> None:
        """Make one story of two; or one claim of two, or put a statement ("n1/s2") with a claim."""
        self._decided(deciding.merge, one, other)

    def split(self, name: str, parts: Iterable[str]) -> None:
        """Take articles out of a story, or statements out of a claim; they are another one.

        With a statement goes what only says the same again: in a copy, or in the same words.
        """
        self._decided(deciding.split, name, parts)

    def retract(self, name: str) -> None:
        """Take a statement ("n1/s2") off the record, not out of its article; or keep no claim."""
        self._decided(deciding.retract, name)

    def forget(self, name: str, *, reason: str) -> str:
        """Remove an article or a kept claim wholly; gives its key. The log keeps that, and why."""
        return self._decided(deciding.forget, name, reason)

    def _decided(
        self, decide: Callable[Concatenate[Session, P], T], *args: P.args, **about: P.kwargs
    ) -> T:
        """Let a person decide in one transaction, and judge anew what that moves."""
        self.judge()
        with self._ledger.writing() as session:
            found = decide(session, *args, **about)
        self.judge()
        return found

    def react(self, name: str, opinion: Opinion | None) -> Reaction | None:
        """Keep what you think of a claim, or take it back; it is no evidence and counts nowhere."""
        with self._ledger.writing() as session:
            return deciding.react(session, name, opinion)

    def reactions(self, name: str) -> list[Reaction]:
        """What readers thought and think of a claim, in the order in which they said so."""
        with self._ledger.reading() as session:
            return session.seek.reactions(quoting.claim_named(session, name).id)

    def families(self) -> list[Housed]:
        """The outlets of this ledger and of the table, each with its publisher family."""
        if self._current:
            self._adopt()
        with self._ledger.reading() as session:
            return housing.housed(session)

    def set_family(self, outlet: str, family: str | None) -> None:
        """Write in the table that an outlet belongs to a family, or to none, and judge anew."""
        if self._families is None:
            raise UnknownError("table", "families", "open the desk with one: open_desk(families=…)")
        self._families.put(outlet, family)
        self.judge()

    # Keeping

    @property
    def cases(self) -> Cases:
        """Folders for stories and claims, with tags and notes."""
        return Cases(self._ledger, self._looking)

    def in_force(self) -> tuple[InForce, ...]:
        """Paths, versions, manners, each with where it comes from."""
        table = self._families.path if self._families else None
        return in_force(self._ledger.path, table, self._manners)

    def log(self, *, failed: bool = False, limit: int = 100, what: str = "") -> list[Event]:
        """What was done, newest last; `what` is a kind of it, as "add" or "follow"."""
        with self._ledger.reading() as session:
            return session.events(failed=failed, limit=limit, what=what or None)

    def export(self, story: str | None = None, *, as_of: date | None = None) -> Wire:
        """The ledger, or one story, in the format `sayso-ledger/1`."""
        chosen = [self.story(story, as_of=as_of).story] if story else None
        with self._ledger.reading() as session:
            return finding.whole(session, chosen, as_of)

    def archive(self, story: str | None = None) -> Iterator[bytes]:
        """What was read for one story, or for all, as a web archive (WARC/1.1), record by record.

        To add it to an empty ledger gives the same articles again.
        """
        from sayso.export import warc

        keys = self.story(story).story.articles if story else None
        with self._ledger.reading() as session:
            yield from warc.archive(finding.captured(session, keys), now=person.now())

    def readings(self) -> Iterator[Kept]:
        """Every article as it was read, by day."""
        with self._ledger.reading() as session:
            keys = [listed.key for listed in session.articles()]
            yield from filter(None, map(session.article, keys))

    def backup(self, target: str | os.PathLike[str]) -> None:
        """A copy of the ledger's file as it stands."""
        path = Path(target)
        if path.exists():
            raise OutputError(str(path), "something stands there, and a backup never overwrites")
        if not path.parent.is_dir():
            raise OutputError(str(path), f"there is no folder {path.parent}")
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
            return session.coverage()
