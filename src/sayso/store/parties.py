"""Who is on record over all stories: listed, by letter, by name."""

from typing import Any

from sqlalchemy import Connection, select, text

from sayso.store import tables as t
from sayso.store.rows import LAST, day_of
from sayso.text.seeking import folded
from sayso.types.mention import EntityKind
from sayso.types.seeking import PartyRow

_ROW = (
    "SELECT id, name, kind, people, count(*) AS stories, sum(stances) AS stances,"
    " max(last) AS last FROM parties"
)


def listed(sql: Connection, begins: str, holds: str, limit: int, after: int) -> list[PartyRow]:
    """By name where a beginning or a part of it is named, else those in most stories first."""
    where, values = _named_like(folded(begins), folded(holds))
    order = "folded, id" if where else "count(*) DESC, sum(stances) DESC, folded, id"
    rows = sql.execute(
        text(f"{_ROW} {where} GROUP BY folded, id ORDER BY {order} LIMIT :limit OFFSET :after"),
        {**values, "limit": limit, "after": after},
    )
    return [_party(row) for row in rows]


def letters(sql: Connection) -> list[tuple[str, int]]:
    """The signs with which names begin, each with how many parties."""
    rows = sql.execute(
        text("SELECT substr(folded, 1, 1), count(DISTINCT id) FROM parties GROUP BY 1")
    )
    return sorted((letter, number) for letter, number in rows if letter)


def named(sql: Connection, name: str) -> PartyRow | None:
    """The party of this id, or that of this name that is in most stories."""
    for column, value in (("id", name), ("folded", folded(name))):
        found = sql.execute(
            text(f"{_ROW} WHERE {column} = :value GROUP BY id ORDER BY stories DESC, id LIMIT 1"),
            {"value": value},
        ).first()
        if found:
            return _party(found)
    return None


def stories(sql: Connection, party: str, limit: int, after: int) -> list[str]:
    """The stories in which it is on record, the one last reported on first."""
    rows = (
        select(t.stories.c.id)
        .join(t.parties, t.parties.c.root == t.stories.c.root)
        .where(t.parties.c.id == party)
        .order_by(t.stories.c.last.desc(), t.stories.c.id)
    )
    return list(sql.execute(rows.limit(limit).offset(after)).scalars())


def _named_like(begins: str, holds: str) -> tuple[str, dict[str, Any]]:
    if holds:
        return "WHERE instr(folded, :holds) > 0", {"holds": holds}
    if begins:
        between = "WHERE folded >= :begins AND folded < :end"
        return between, {"begins": begins, "end": begins + LAST}
    return "", {}


def _party(row: Any) -> PartyRow:
    return PartyRow(
        row.id,
        row.name,
        kind=EntityKind(row.kind) if row.kind else None,
        people=tuple(filter(None, row.people.split("\n"))),
        stories=row.stories,
        stances=row.stances,
        last=day_of(row.last),
    )
