"""The feeds that are followed, and the pages of the web by their addresses."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from sayso.store import tables as t
from sayso.store.rows import batches, lineage_in, lineage_out
from sayso.types.web import Asked, Earlier, Entry, Feed, Page, State

_FEED = t.feeds.c
_PAGE = t.pages.c
_WAITING = State.WAITING.value
_LEFT = _PAGE.batch.is_not(None) & (_PAGE.state == literal_column(f"'{_WAITING}'"))  # as indexed
_FOLLOWED = select(t.feeds).where(_FEED.unfollowed_at.is_(None))
_NAMED = select(_PAGE.feed, _PAGE.state, func.count()).group_by(_PAGE.feed, _PAGE.state)
_NEWS = (  # of each feed what it named for the first time when it was last asked
    select(_PAGE.feed, func.count())
    .join(t.feeds, (_FEED.url == _PAGE.feed) & (_FEED.checked_at == _PAGE.wanted_at))
    .group_by(_PAGE.feed)
)
_AHEAD = timedelta(days=1)  # by which the clock of a host may be wrong
_FORGOTTEN = "forgotten"  # the state of a page that a person had removed; only its digest is left


class Addresses:
    """Satisfies `protocols.Addresses` within one transaction."""

    def __init__(self, sql: Connection) -> None:
        self._sql = sql

    # Feeds

    def feeds(self, *, limit: int | None = None, after: int = 0) -> list[Feed]:
        """The feeds that are followed, in the order in which they came; so many after a number."""
        rows = _FOLLOWED.order_by(_FEED.followed_at, _FEED.url).limit(limit).offset(after)
        return self._feeds(self._sql.execute(rows).all())

    def feed(self, url: str) -> Feed | None:
        found = self._feeds(self._sql.execute(_FOLLOWED.where(_FEED.url == url)).all())
        return next(iter(found), None)

    def _feeds(self, rows: Sequence[Row[Any]]) -> list[Feed]:
        """Feeds with what they named."""
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        news: dict[str, int] = {}
        for some in batches([row.url for row in rows]):
            named = _NAMED.where(_PAGE.feed.in_(some))
            for url, state, number in self._sql.execute(named):
                counts[url][state] = number
            news.update(map(tuple, self._sql.execute(_NEWS.where(_PAGE.feed.in_(some)))))
        return [_feed_of(row, counts[row.url], news.get(row.url, 0)) for row in rows]

    def put_feed(self, feed: Feed) -> None:
        """Follow it, or keep how it stands."""
        self._sql.execute(delete(t.feeds).where(_FEED.url == feed.url))
        self._sql.execute(
            insert(t.feeds).values(
                url=feed.url,
                title=feed.title,
                kind=feed.kind,
                followed_at=feed.followed_at.isoformat(),
                checked_at=_iso(feed.checked_at),
                next_at=_iso(feed.next_at),
                pause=feed.pause,
                etag=feed.etag,
                last_modified=feed.last_modified,
                failure=feed.failure,
            )
        )

    def unfollow(self, url: str, *, at: datetime) -> bool:
        """Ask for it and its pages no more; what was read stays."""
        found = self._sql.execute(
            update(t.feeds)
            .where(_FEED.url == url, _FEED.unfollowed_at.is_(None))
            .values(unfollowed_at=at.isoformat())
        )
        if found.rowcount:
            own = _PAGE.feed == url
            self._sql.execute(delete(t.pages).where(own, _PAGE.state == _WAITING))
            self._sql.execute(update(t.pages).where(own).values(next_at=None))
        return bool(found.rowcount)

    # Pages

    def want(self, entries: Iterable[Entry], *, feed: str, at: datetime) -> int:
        """Pages that a feed names are to be asked for; gives how many of them are new.

        One that is known is asked for again where the feed says that it has changed since.
        """
        named = {entry.url: entry for entry in entries}
        known = self._checked([*named, *map(_digest, named)])
        fresh = [
            {
                **_wanted(entry.url, at),
                "feed": feed,
                "lineage": lineage_in(entry.lineage),
                "published_at": _iso(entry.published_at),
            }
            for entry in named.values()
            if entry.url not in known and _digest(entry.url) not in known
        ]
        if fresh:
            self._sql.execute(insert(t.pages), fresh)
        for url, entry in named.items():
            told, checked = entry.updated_at, known.get(url)
            if told and checked and checked < told < at + _AHEAD:
                young = (_PAGE.url == url) & _PAGE.next_at.is_not(None)
                self._sql.execute(update(t.pages).where(young).values(next_at=at.isoformat()))
        return len(fresh)

    def ask(self, urls: Sequence[str], *, at: datetime) -> list[Asked]:
        """Typed addresses are to be asked for.

        Where a run over the very same ones was stopped, those are given that it left; else all.
        """
        batch = hashlib.sha256("\n".join(sorted(urls)).encode()).hexdigest()
        left = select(_PAGE.url).where(_PAGE.batch == batch, _PAGE.state == _WAITING)
        wanted = set(self._sql.execute(left).scalars())
        if not wanted:
            wanted = set(urls)
            known = self._checked(urls)
            for url in dict.fromkeys(urls):
                self._sql.execute(delete(t.pages).where(_PAGE.url == _digest(url)))
                told = {"batch": batch, "wanted_at": at.isoformat(), "next_at": None}
                if url in known:
                    self._sql.execute(
                        update(t.pages).where(_PAGE.url == url).values(state=_WAITING, **told)
                    )
                else:
                    self._sql.execute(insert(t.pages).values(**{**_wanted(url, at), **told}))
        found = (self.page(url) for url in dict.fromkeys(urls) if url in wanted)
        return [page.asked for page in found if page]

    def want_earlier(self, of: str, captures: Iterable[Earlier], *, at: datetime) -> list[Asked]:
        """Earlier captures of an address are to be asked for; gives those not read yet."""
        found = {each.url: each for each in captures}
        known = self._checked([*found, *map(_digest, found)])
        fresh = [
            {**_wanted(each.url, at), "of": of, "then": _iso(each.at)}
            for each in found.values()
            if each.url not in known and _digest(each.url) not in known
        ]
        if fresh:
            self._sql.execute(insert(t.pages), fresh)
        return [each for each in self.earlier(of) if each.url in found]

    def earlier(self, of: str) -> list[Asked]:
        """Earlier captures of an address that wait to be asked for, the oldest first."""
        rows = select(_PAGE.url).where(_PAGE.of == of, _PAGE.state == _WAITING)
        return [Asked(url) for url in self._sql.execute(rows.order_by(_PAGE.then)).scalars()]

    def page(self, url: str) -> Page | None:
        rows = select(t.pages).where(_PAGE.url == url, _PAGE.state != _FORGOTTEN)
        row = self._sql.execute(rows).first()
        return _page_of(row) if row else None

    def put_page(self, page: Page) -> None:
        """Keep how a page stands."""
        self._sql.execute(
            update(t.pages)
            .where(_PAGE.url == page.url)
            .values(
                state=page.state.value,
                checked_at=_iso(page.checked_at),
                changed_at=_iso(page.changed_at),
                next_at=_iso(page.next_at),
                pause=page.pause,
                etag=page.etag,
                last_modified=page.last_modified,
                key=page.key,
                failure=page.failure,
                failures=page.failures,
            )
        )

    def due(self, at: datetime) -> list[Asked]:
        """Pages whose turn has come: first those never read, the newest of them first."""
        now = at.isoformat()
        rows = select(_PAGE.url, _PAGE.etag, _PAGE.last_modified).where(
            or_(
                _PAGE.next_at <= now,
                (_PAGE.state == _WAITING) & _PAGE.next_at.is_(None),
            )
        )
        order = _PAGE.state != _WAITING, _PAGE.published_at.desc(), _PAGE.next_at, _PAGE.url
        return [
            Asked(row.url, etag=row.etag, last_modified=row.last_modified)
            for row in self._sql.execute(rows.order_by(*order))
        ]

    def next_at(self) -> datetime | None:
        """When the next turn of a feed or a page comes."""
        firsts = (
            select(func.min(_FEED.next_at)).where(_FEED.unfollowed_at.is_(None)),
            select(func.min(_PAGE.next_at)),
        )
        found = [self._sql.execute(first).scalar() for first in firsts]
        return min((at for at in map(_time, found) if at), default=None)

    def left(self, *, limit: int | None = None) -> list[Page]:
        """Pages of typed addresses that nobody has asked for yet: what a stopped run left."""
        rows = select(t.pages).where(_LEFT).order_by(_PAGE.wanted_at, _PAGE.url).limit(limit)
        return [_page_of(row) for row in self._sql.execute(rows)]

    def number_left(self) -> int:
        """How many they are."""
        rows = select(func.count()).select_from(t.pages).where(_LEFT)
        return int(self._sql.execute(rows).scalar_one())

    def came_by(self, key: str) -> list[Page]:
        """The pages where an article was read."""
        rows = select(t.pages).where(_PAGE.key == key, _PAGE.state != _FORGOTTEN)
        return [_page_of(row) for row in self._sql.execute(rows.order_by(_PAGE.url))]

    def forget(self, key: str) -> None:
        """Of a page whose article was removed keep a digest, so that no feed brings it back."""
        for page in self.came_by(key):
            at = page.wanted_at
            self._sql.execute(delete(t.pages).where(_PAGE.url == page.url))
            gone = {**_wanted(_digest(page.url), at), "state": _FORGOTTEN, "feed": page.feed}
            self._sql.execute(insert(t.pages).prefix_with("OR REPLACE").values(**gone))

    def _checked(self, urls: Sequence[str]) -> dict[str, datetime | None]:
        """Those of the addresses that are known, with when each was last asked for."""
        found: dict[str, datetime | None] = {}
        for some in batches(urls):
            rows = select(_PAGE.url, _PAGE.checked_at).where(_PAGE.url.in_(some))
            found.update({row.url: _time(row.checked_at) for row in self._sql.execute(rows)})
        return found


def _wanted(url: str, at: datetime) -> dict[str, Any]:
    return {
        "url": url,
        "state": _WAITING,
        "wanted_at": at.isoformat(),
        "pause": 0.0,
        "failures": 0,
    }


def _digest(url: str) -> str:
    return "sha256:" + hashlib.sha256(url.encode()).hexdigest()


def _feed_of(row: Row[Any], pages: Mapping[str, int], news: int) -> Feed:
    return Feed(
        row.url,
        row.title,
        row.kind,
        followed_at=datetime.fromisoformat(row.followed_at),
        checked_at=_time(row.checked_at),
        next_at=_time(row.next_at),
        pause=row.pause,
        etag=row.etag,
        last_modified=row.last_modified,
        failure=row.failure,
        pages=sum(pages.values()),
        waiting=pages.get(_WAITING, 0),
        news=news,
    )


def _page_of(row: Row[Any]) -> Page:
    return Page(
        row.url,
        State(row.state),
        feed=row.feed,
        lineage=lineage_out(row.lineage),
        published_at=_time(row.published_at),
        wanted_at=datetime.fromisoformat(row.wanted_at),
        checked_at=_time(row.checked_at),
        changed_at=_time(row.changed_at),
        next_at=_time(row.next_at),
        pause=row.pause,
        etag=row.etag,
        last_modified=row.last_modified,
        key=row.key,
        failure=row.failure,
        failures=row.failures,
        of=row.of,
        then=_time(row.then),
    )


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _time(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
