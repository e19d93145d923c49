"""Lists that go on where they ended, what the whole covers, and what holds certain words."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select, text

from sayso.store import paging
from sayso.store import tables as t
from sayso.store.rows import LAST, LISTED, day_of
from sayso.text.scripts import GAP, gapped
from sayso.types.kept import ClaimLine, Hit
from sayso.types.story import Coverage

_LINE = select(t.stories.c.line)
_ROOT = select(t.stories.c.root, t.stories.c.id, t.stories.c.last)
_CLAIM = select(t.claims.c.root, t.claims.c.claim, t.claims.c.text)
_AT_ONCE = 200  # stories whose claims are read together


def stories(sql: Connection, limit: int, after: str | None) -> list[str]:
    """The lines of stories, the one last reported on first, undated ones last."""
    order = t.stories.c.last, t.stories.c.id
    last = _at(sql, order, after) if after else None
    return [row.line for row in paging.page(sql, _LINE, order, limit=limit, last=last)]


def claims(sql: Connection, limit: int, after: str | None) -> list[ClaimLine]:
    """Claims with their stories, story by story, the one last reported on first."""
    found, last = _rest(sql, after) if after else ([], None)
    order = t.stories.c.last, t.stories.c.id
    while len(found) < limit:
        stories = paging.page(sql, _ROOT, order, limit=min(limit, _AT_ONCE), last=last)
        if not stories:
            break
        found += _claims_of(sql, stories)
        last = stories[-1].last, stories[-1].id
    return found[:limit]


def _rest(sql: Connection, claim: str) -> tuple[list[ClaimLine], tuple[Any, str]]:
    """What comes after a claim in its own story, and where that story stands among the others."""
    at = select(t.stories, t.claims.c.number).join(t.claims, t.claims.c.root == t.stories.c.root)
    row = sql.execute(at.where(t.claims.c.claim == claim).order_by(t.stories.c.id).limit(1)).first()
    if row is None:
        return [], (None, LAST)
    rest = _CLAIM.where(t.claims.c.root == row.root, t.claims.c.number > row.number)
    found = sql.execute(rest.order_by(t.claims.c.number))
    return [ClaimLine(each.claim, each.text, row.id) for each in found], (row.last, row.id)


def _claims_of(sql: Connection, stories: Sequence[Any]) -> list[ClaimLine]:
    """The claims of stories, in the order of the stories."""
    own = _CLAIM.where(t.claims.c.root.in_([story.root for story in stories]))
    of: dict[int, list[Any]] = defaultdict(list)
    for row in sql.execute(own.order_by(t.claims.c.number)):
        of[row.root].append(row)
    return [ClaimLine(row.claim, row.text, story.id) for story in stories for row in of[story.root]]


def _at(sql: Connection, order: tuple[Column[Any], Column[Any]], name: str) -> tuple[Any, str]:
    """The day and the name of what is called so; what is no more stands among the undated."""
    day = sql.execute(select(order[0]).where(order[1] == name)).scalar()
    return day, name


def newest(sql: Connection, limit: int, after: str | None) -> Sequence[Any]:
    """Rows of the columns `LISTED`, the newest first, undated ones last."""
    order = t.articles.c.day, t.articles.c.key
    last = _at(sql, order, after) if after else None
    return paging.page(sql, select(*LISTED), order, limit=limit, last=last)


def coverage(sql: Connection) -> Coverage:
    """How many articles of how many outlets, from which day to which."""
    day, outlet = t.articles.c.day, t.articles.c.outlet
    articles = number(sql, t.articles)
    named = paging.values(sql, outlet)
    unnamed = sql.execute(select(t.articles.c.number).where(outlet.is_(None)).limit(1)).first()
    first, last = (sql.execute(select(edge(day))).scalar() for edge in (func.min, func.max))
    outlets = len(named) + bool(unnamed and "" not in named)
    return Coverage(articles, outlets, day_of(first), day_of(last))


def number(sql: Connection, table: Table) -> int:
    """How many rows a table has."""
    return int(sql.execute(select(func.count()).select_from(table)).scalar_one())


def unread(sql: Connection) -> int:
    """How many articles nothing was read in."""
    rows = select(func.count()).select_from(t.articles).where(t.articles.c.unread.is_not(None))
    return int(sql.execute(rows).scalar_one())


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
