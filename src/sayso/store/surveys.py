"""Lists that go on where they ended, what the whole covers, and what holds certain words."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, distinct, func, literal, or_, select, text

from sayso.store import tables as t
from sayso.store.rows import LISTED, day_of
from sayso.text.scripts import GAP, gapped
from sayso.types.kept import Hit
from sayso.types.story import Coverage


def after_story(sql: Connection, identity: str) -> ColumnElement[bool]:
    """Those that come after this one where the last reported on come first, undated ones last."""
    last = sql.execute(select(t.stories.c.last).where(t.stories.c.id == identity)).scalar()
    if last is None:
        return and_(t.stories.c.last.is_(None), t.stories.c.id > identity)
    same = and_(t.stories.c.last == last, t.stories.c.id > identity)
    return or_(t.stories.c.last < last, same, t.stories.c.last.is_(None))


def newest(sql: Connection, limit: int, after: str | None) -> Sequence[Any]:
    """Rows of the columns `LISTED`, the newest first, undated ones last."""
    day, key = func.coalesce(t.articles.c.day, ""), t.articles.c.key
    rows = select(*LISTED).order_by(t.articles.c.day.desc(), key).limit(limit)
    if after:
        last = literal(sql.execute(select(day).where(key == after)).scalar() or "")
        rows = rows.where(or_(day < last, and_(day == last, key > after)))
    return sql.execute(rows).all()


def coverage(sql: Connection) -> Coverage:
    """How many articles of how many outlets, from which day to which."""
    day = t.articles.c.day
    outlets = func.count(distinct(func.coalesce(t.articles.c.outlet, "")))
    found = sql.execute(select(func.count(), outlets, func.min(day), func.max(day))).one()
    articles, number, first, last = found
    return Coverage(articles, number, day_of(first), day_of(last))


def search(sql: Connection, words: str, limit: int) -> list[Hit]:
    """Articles that hold all the words, best first."""
    sought = gapped(words).replace('"', '""')
    quoted = " ".join(f'"{word}"' for word in sought.split())
    if not quoted:
        return []
    rows = sql.execute(
        text(
            "SELECT a.key, a.title, a.outlet, a.day,"
            " snippet(search, 1, '', '', '…', 24) AS excerpt"
            " FROM search JOIN articles a ON a.number = search.rowid"
            " WHERE search MATCH :words ORDER BY rank LIMIT :limit"
        ),
        {"words": quoted, "limit": limit},
    )
    return [Hit(r.key, r.title, r.outlet, day_of(r.day), r.excerpt.replace(GAP, "")) for r in rows]
