"""Into the ledger: files, typed addresses, and what the followed feeds name; one after another."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import BinaryIO

from sayso import pipeline, recording, wiring
from sayso.desk import person
from sayso.desk.reading import own_tagger
from sayso.errors import ReadError, SaysoError, UnknownError
from sayso.protocols import Embedder, Ledger, Web
from sayso.recording import following
from sayso.types.article import Capture
from sayso.types.kept import Event
from sayso.types.reading import Reading
from sayso.types.view import Added
from sayso.types.web import Asked, Entry, Feed, Listing, Page, Visit, address, host, is_web

PARTS = 50  # sitemaps of one index that are asked for in one round, the newest first
LONGEST_NAP = 60.0  # seconds; then a scheduler looks whether something was added meanwhile


@dataclass(frozen=True)
class Intake:
    """What brings articles into one ledger."""

    ledger: Ledger
    web: Callable[[], Web]
    embedder: Callable[[], Embedder]

    def add(
        self, paths: Iterable[str], published: datetime | None, stdin: BinaryIO | None
    ) -> Iterator[Added]:
        """Keep what files hold, then what stands at addresses."""
        every = list(paths)
        files = [path for path in every if not is_web(path)]
        for capture in wiring.open_files(stdin).captures(files):
            yield from self.keep(capture, published)
        yield from self.typed(path for path in every if is_web(path))

    # Articles

    def keep(self, capture: Capture | SaysoError, published: datetime | None) -> Iterator[Added]:
        """Read a capture and keep its articles; one that fails is logged."""
        for reading in pipeline.readings(capture, own_tagger(), published=published):
            yield self._kept(capture, reading)

    def _kept(self, capture: Capture | SaysoError, reading: Reading) -> Added:
        subject = _subject(capture)
        now = person.now()
        if reading.failure and not reading.article.text:
            self._note(Event(now, "add", subject, ok=False, reason=reading.failure))
            return Added(None, subject, new=False, failure=reading.failure)
        held = capture if isinstance(capture, Capture) else None
        key = recording.record(self.ledger, reading, held, self.embedder(), now=now)
        failure = reading.failure
        if key is not None:
            self._note(Event(now, "add", key, ok=failure is None, reason=failure or ""))
        return Added(key or recording.key_of(reading.article), subject, key is not None, failure)

    def _note(self, event: Event) -> None:
        with self.ledger.writing() as session:
            session.note(event)

    # Pages

    def typed(self, addresses: Iterable[str]) -> Iterator[Added]:
        """Ask for addresses that a person typed; a run that was stopped goes on where it was."""
        urls = []
        for written in addresses:
            try:
                urls.append(address(written))
            except ReadError as error:
                self._note(Event(person.now(), "add", error.subject, ok=False, reason=str(error)))
                yield Added(None, error.subject, new=False, failure=str(error))
        with self.ledger.writing() as session:
            asked = session.web.ask(urls, at=person.now()) if urls else []
        yield from self._pages(asked)

    def due(self) -> Iterator[Added]:
        """Ask for the pages whose turn it is."""
        with self.ledger.reading() as session:
            asked = session.web.due(person.now())
        yield from self._pages(asked)

    def _pages(self, asked: list[Asked]) -> Iterator[Added]:
        left = len(asked)
        for visit in self.web().visits(asked) if asked else ():
            left -= 1
            for found in self._visited(visit):
                yield replace(found, url=visit.url, left=left)

    def _visited(self, visit: Visit) -> list[Added]:
        """Keep what a visit brought, then how its page stands.

        Where a kill comes between the two, the page is asked for again and its article known.
        """
        with self.ledger.reading() as session:
            page = session.web.page(visit.url)
        found = list(self._found(visit, page))
        if page:
            best = next((each for each in found if each.new), found[0])
            stands = following.visited(page, visit, key=best.key, failure=best.failure)
            with self.ledger.writing() as session:
                session.web.put_page(stands)
                if visit.failure and not visit.again:
                    reason = str(visit.failure)
                    session.note(Event(visit.at, "add", visit.url, ok=False, reason=reason))
        return found

    def _found(self, visit: Visit, page: Page | None) -> Iterator[Added]:
        if visit.failure and visit.again:
            yield Added(None, visit.url, new=False, later=str(visit.failure))
        elif visit.failure:
            yield Added(None, visit.url, new=False, failure=str(visit.failure))
        elif visit.capture is None:
            yield Added(page.key if page else None, visit.url, new=False)
        else:
            known = page is not None and page.key is not None
            for each in self.keep(visit.capture, page.published_at if page else None):
                yield replace(each, edit=each.new and known)

    # Feeds

    def follow(self, url: str) -> tuple[Feed, list[str]]:
        """Follow the feed at an address, or the first that the page there names; and the others.

        Raises ReadError where there is none.
        """
        at, others = address(url), list[str]()
        visit = self._asked(Asked(at, feed=True))
        try:
            listing = self._listing(visit)
        except ReadError as error:
            named = self.web().feeds_of(visit.capture) if visit.capture else []
            if not named:
                raise
            at, others = address(named[0][0]), [each for each, _ in named[1:]]
            visit = self._asked(Asked(at, feed=True))
            if visit.failure:
                raise visit.failure from error
            listing = self._listing(visit)
        now = person.now()
        with self.ledger.writing() as session:
            known = session.web.feed(at)
            feed = known or Feed(at, listing.title, listing.kind, followed_at=now)
            session.web.put_feed(feed)
            session.note(Event(now, "follow", at, ok=True))
        self._named(feed, visit, self._entries(listing, None))
        with self.ledger.reading() as session:
            return session.web.feed(at) or feed, others

    def unfollow(self, name: str) -> Feed:
        """Follow it no more: a feed by its address or its title."""
        with self.ledger.writing() as session:
            fitting = [f for f in session.web.feeds() if name in (f.url, f.title) or _is(f, name)]
            if len(fitting) != 1:
                raise UnknownError("feed", name, "`sayso feeds` lists them")
            session.web.unfollow(fitting[0].url, at=person.now())
            session.note(Event(person.now(), "unfollow", fitting[0].url, ok=True))
        return fitting[0]

    def feeds(self, *, due: bool) -> Iterator[Added]:
        """Ask the feeds, or those whose turn it is; what they name waits to be asked for."""
        now = person.now()
        with self.ledger.reading() as session:
            known = {f.url: f for f in session.web.feeds() if not due or _is_due(f, now)}
        asked = [
            Asked(f.url, etag=f.etag, last_modified=f.last_modified, feed=True)
            for f in known.values()
        ]
        for visit in self.web().visits(asked) if asked else ():
            failure = self._refreshed(known[visit.url], visit)
            if failure:
                self._note(Event(visit.at, "refresh", visit.url, ok=False, reason=failure))
                yield Added(None, visit.url, new=False, failure=failure, url=visit.url)

    def _refreshed(self, feed: Feed, visit: Visit) -> str | None:
        """Keep what a feed names; gives why nothing could be had."""
        entries: list[Entry] = []
        try:
            if visit.failure:
                raise visit.failure
            if visit.capture:
                entries = self._entries(self._listing(visit), feed.checked_at)
        except ReadError as error:
            self._named(feed, visit, [], failure=str(error))
            return str(error)
        self._named(feed, visit, entries)
        return None

    def _named(
        self, feed: Feed, visit: Visit, entries: list[Entry], *, failure: str | None = None
    ) -> None:
        """One transaction, so that no entry is lost for which the feed would not be asked again."""
        with self.ledger.writing() as session:
            fresh = session.web.want(entries, feed=feed.url, at=visit.at)
            session.web.put_feed(following.asked(feed, visit, fresh=fresh, failure=failure))

    def _entries(self, listing: Listing, since: datetime | None) -> list[Entry]:
        """The entries of a feed; of an index those of its sitemaps that have changed."""
        entries = list(listing.entries)
        fresh = [p for p in listing.parts if not (since and p.updated_at and p.updated_at < since)]
        fresh.sort(key=lambda part: str(part.updated_at or ""), reverse=True)
        for visit in self.web().visits([Asked(p.url, feed=True) for p in fresh[:PARTS]]):
            try:
                entries += self._listing(visit).entries
            except ReadError as error:
                self._note(Event(visit.at, "refresh", visit.url, ok=False, reason=str(error)))
        return entries

    def _asked(self, asked: Asked) -> Visit:
        [visit] = self.web().visits([asked])
        return visit

    def _listing(self, visit: Visit) -> Listing:
        if visit.failure:
            raise visit.failure
        if visit.capture is None:
            raise ReadError(visit.url, "its host sent nothing")
        return self.web().listing(visit.capture)

    def nap(self) -> float:
        """How many seconds remain until the next turn of a feed or a page."""
        with self.ledger.reading() as session:
            at = session.web.next_at()
        left = (at - person.now()) if at else timedelta(seconds=LONGEST_NAP)
        return min(max(left.total_seconds(), 0.0), LONGEST_NAP)


def _subject(capture: Capture | SaysoError) -> str:
    if isinstance(capture, Capture):
        return capture.url
    return capture.subject if isinstance(capture, ReadError) else str(capture)


def _is(feed: Feed, name: str) -> bool:
    """Whether a typed name is the feed's address in another spelling, or its host."""
    try:
        return address(name) == feed.url
    except ReadError:
        return name.casefold() == host(feed.url)


def _is_due(feed: Feed, now: datetime) -> bool:
    return feed.next_at is None or feed.next_at <= now
