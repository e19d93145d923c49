"""What was captured: each body once, and in which captures an article was seen."""

import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, Row, Select, delete, insert, select

from sayso.store import tables as t
from sayso.store.rows import lineage_in, lineage_out
from sayso.types.article import Capture
from sayso.types.kept import Seen

_SEEN = t.seen.c
_ROWS: Select[tuple[object, ...]] = select(t.seen).order_by(_SEEN.number)
_KNOWN = select(t.captures.c.sha256)
_KEEP, _NOTE = insert(t.captures), insert(t.seen)


def keep(sql: Connection, number: int, capture: Capture, *, at: datetime) -> None:
    """An article was seen in a capture, whose body is kept if it is not there."""
    if sql.execute(_KNOWN.where(t.captures.c.sha256 == capture.sha256)).first() is None:
        body = zlib.compress(capture.body, 6)
        sql.execute(_KEEP, {"sha256": capture.sha256, "body": body})
    sql.execute(
        _NOTE,
        {
            "article": number,
            "sha256": capture.sha256,
            "url": capture.url,
            "media_type": capture.media_type,
            "at": _iso(capture.fetched_at),
            "added_at": at.isoformat(),
            "published_at": _iso(capture.published_at),
            "lineage": lineage_in(capture.lineage),
            "cut": capture.cut,
        },
    )


def body(sql: Connection, sha256: str) -> bytes | None:
    row = sql.execute(select(t.captures.c.body).where(t.captures.c.sha256 == sha256)).scalar()
    return zlib.decompress(row) if row is not None else None


def seen(sql: Connection, number: int | None) -> list[Seen]:
    """The captures in which an article was seen, as they came."""
    return [_seen_of(row) for row in sql.execute(_ROWS.where(_SEEN.article == number))]


def every(sql: Connection, numbers: Iterable[int]) -> Iterator[Seen]:
    """The captures of these articles, as they came; one of several articles is given once."""
    given = set()
    rows = {number: seen(sql, number) for number in sorted(numbers)}
    for each in (each for found in rows.values() for each in found):
        told = (each.sha256, each.url, each.at)
        if told not in given:
            given.add(told)
            yield each


def forget(sql: Connection, digests: Iterable[str]) -> None:
    """Remove the bodies that no article was seen in any more."""
    for sha256 in digests:
        held = select(_SEEN.number).where(_SEEN.sha256 == sha256).limit(1)
        owned = select(t.articles.c.number).where(t.articles.c.sha256 == sha256).limit(1)
        if sql.execute(held).first() is None and sql.execute(owned).first() is None:
            sql.execute(delete(t.captures).where(t.captures.c.sha256 == sha256))


def _seen_of(row: Row[tuple[object, ...]]) -> Seen:
    return Seen(
        row.sha256,
        row.url,
        media_type=row.media_type,
        at=_time(row.at),
        added_at=datetime.fromisoformat(row.added_at),
        published_at=_time(row.published_at),
        lineage=lineage_out(row.lineage),
        cut=row.cut,
    )


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _time(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
