"""The feeds that are followed: what they name waits in the ledger to be read."""

from collections.abc import Iterator
from datetime import datetime

from sayso.desk import person
from sayso.desk.intake import Intake
from sayso.errors import ReadError, UnknownError
from sayso.recording import following
from sayso.types.kept import Event
from sayso.types.view import Added
from sayso.types.web import Asked, Entry, Expected, Feed, Listing, Visit, address, host

PARTS = 50  # sitemaps of one index that are asked for in one round, the newest first


class Feeds:
    """The feeds of one ledger."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._ledger = intake.ledger

    def follow(self, url: str) -> tuple[Feed, list[str]]:
        """Follow the feed at an address, or the first that the page there names; and the others.

        Raises ReadError where there is none.
        """
        at, others = address(url), list[str]()
        visit = self._asked(Asked(at, expected=Expected.FEED))
        try:
            listing = self._listing(visit)
        except ReadError as error:
            named = self._intake.web().feeds_of(visit.capture) if visit.capture else []
            if not named:
                raise
            at, others = address(named[0][0]), [each for each, _ in named[1:]]
            visit = self._asked(Asked(at, expected=Expected.FEED))
            if visit.failure:
                raise visit.failure from error
            listing = self._listing(visit)
        now = person.now()
        with self._ledger.writing() as session:
            known = session.web.feed(at)
            feed = known or Feed(at, listing.title, listing.kind, followed_at=now)
            session.web.put_feed(feed)
            session.note(Event(now, "follow", at, ok=True))
        self._named(feed, visit, self._entries(listing, None))
        with self._ledger.reading() as session:
            return session.web.feed(at) or feed, others

    def unfollow(self, name: str) -> Feed:
        """Follow it no more: a feed by its address or its title."""
        with self._ledger.writing() as session:
            fitting = [f for f in session.web.feeds() if name in (f.url, f.title) or _is(f, name)]
            if len(fitting) != 1:
                raise UnknownError("feed", name, "`sayso feeds` lists them")
            session.web.unfollow(fitting[0].url, at=person.now())
            session.note(Event(person.now(), "unfollow", fitting[0].url, ok=True))
        return fitting[0]

    def is_due(self) -> bool:
        """Whether it is the turn of a feed, or of a page."""
        now = person.now()
        with self._ledger.reading() as session:
            return any(_is_due(f, now) for f in session.web.feeds()) or bool(session.web.due(now))

    def refreshed(self, *, due: bool) -> Iterator[Added]:
        """Ask the feeds, or those whose turn it is; what they name waits to be asked for."""
        now = person.now()
        with self._ledger.reading() as session:
            known = {f.url: f for f in session.web.feeds() if not due or _is_due(f, now)}
        asked = [
            Asked(f.url, etag=f.etag, last_modified=f.last_modified, expected=Expected.FEED)
            for f in known.values()
        ]
        for visit in self._intake.web().visits(asked) if asked else ():
            failure = self._refreshed(known[visit.url], visit)
            if failure:
                self._intake.note(Event(visit.at, "refresh", visit.url, ok=False, reason=failure))
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
        with self._ledger.writing() as session:
            fresh = session.web.want(entries, feed=feed.url, at=visit.at)
            session.web.put_feed(following.asked(feed, visit, fresh=fresh, failure=failure))

    def _entries(self, listing: Listing, since: datetime | None) -> list[Entry]:
        """The entries of a feed; of an index those of its sitemaps that have changed."""
        entries = list(listing.entries)
        fresh = [p for p in listing.parts if not (since and p.updated_at and p.updated_at < since)]
        fresh.sort(key=lambda part: str(part.updated_at or ""), reverse=True)
        for visit in self._intake.web().visits(
            [Asked(p.url, expected=Expected.FEED) for p in fresh[:PARTS]]
        ):
            try:
                entries += self._listing(visit).entries
            except ReadError as error:
                self._intake.note(
                    Event(visit.at, "refresh", visit.url, ok=False, reason=str(error))
                )
        return entries

    def _asked(self, asked: Asked) -> Visit:
        [visit] = self._intake.web().visits([asked])
        return visit

    def _listing(self, visit: Visit) -> Listing:
        if visit.failure:
            raise visit.failure
        if visit.capture is None:
            raise ReadError(visit.url, "its host sent nothing")
        return self._intake.web().listing(visit.capture)


def _is(feed: Feed, name: str) -> bool:
    """Whether a typed name is the feed's address in another spelling, or its host."""
    try:
        return address(name) == feed.url
    except ReadError:
        return name.casefold() == host(feed.url)


def _is_due(feed: Feed, now: datetime) -> bool:
    return feed.next_at is None or feed.next_at <= now
