"""The publisher families that a ledger knows, since when, and which stories they concern."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from sayso.store import tables as t
from sayso.types.article import Outlet
from sayso.types.families import Families

_ROWS = t.families.c


def known(sql: Connection) -> Families:
    rows = select(_ROWS.outlet, _ROWS.family).where(_ROWS.retracted_at.is_(None))
    return Families({row.outlet: row.family for row in sql.execute(rows.order_by(_ROWS.number))})


def keep(sql: Connection, families: Families, *, at: datetime) -> None:
    """Know these from now on; rows that no longer hold stay, with the time that they ended."""
    before = dict(known(sql).given)
    gone = [outlet for outlet, family in before.items() if families.given.get(outlet) != family]
    for outlet in gone:
        sql.execute(
            update(t.families)
            .where(_ROWS.outlet == outlet, _ROWS.retracted_at.is_(None))
            .values(retracted_at=at.isoformat())
        )
    fresh = [
        {"outlet": outlet, "family": family, "made_at": at.isoformat()}
        for outlet, family in families.given.items()
        if before.get(outlet) != family
    ]
    if fresh:
        sql.execute(insert(t.families), fresh)


def concerned(sql: Connection, before: Families, after: Families) -> list[int]:
    """The stories, by their roots, with an article whose outlet has changed its family."""
    articles = t.articles.c
    rows = select(articles.outlet, articles.domain, articles.family, articles.root)
    found = set()
    for name, domain, family, root in sql.execute(
        rows.where(articles.position.is_not(None)).distinct()
    ):
        outlet = Outlet(name, domain, family)
        if before.of(outlet) != after.of(outlet):
            found.add(root)
    return sorted(found)


def outlets(sql: Connection) -> list[tuple[Outlet, int]]:
    """Every outlet in the ledger, with how many of its articles are."""
    columns = t.articles.c.outlet, t.articles.c.domain, t.articles.c.family
    rows = select(*columns, func.count()).group_by(*columns).order_by(*columns)
    return [(Outlet(*row[:3]), row[3]) for row in sql.execute(rows)]


def rewind(sql: Connection, after: str) -> None:
    """As it was at a time; for a transaction that is undone."""
    sql.execute(delete(t.families).where(_ROWS.made_at > after))
    sql.execute(update(t.families).where(_ROWS.retracted_at > after).values(retracted_at=None))
