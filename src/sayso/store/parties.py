"""Who is on record over all stories: listed, by letter, by name."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from sayso.store import tables as t
from sayso.store.rows import LAST, day_of
from sayso.text.seeking import folded
from sayso.types.mention import EntityKind
from sayso.types.seeking import PartyRow

_COUNTS = t.party_counts.c
_LATEST = t.parties.alias("latest")
_MOST = _COUNTS.stories.desc(), _COUNTS.stances.desc(), _COUNTS.folded, _COUNTS.id
_BY_NAME = _COUNTS.folded, _COUNTS.id


def listed(sql: Connection, begins: str, holds: str, limit: int, after: int) -> list[PartyRow]:
    """By name where a beginning or a part of it is named, else those in most stories first."""
    start, part = folded(begins), folded(holds)
    rows = select(t.party_counts)
    if part:
        rows = rows.where(_COUNTS.folded.contains(part, autoescape=True))
    elif start:
        rows = rows.where(_COUNTS.folded >= start, _COUNTS.folded < start + LAST)
    order = _BY_NAME if part or start else _MOST
    return _told(sql, rows.order_by(*order).limit(limit).offset(after))


def letters(sql: Connection) -> list[tuple[str, int]]:
    """The signs with which names begin, each with how many parties."""
    rows = sql.execute(select(t.letter_counts).where(t.letter_counts.c.letter > ""))
    return sorted((row.letter, row.parties) for row in rows)


def named(sql: Connection, name: str) -> PartyRow | None:
    """The party of this id, or that of this name that is in most stories."""
    own = _told(sql, select(t.party_counts).where(_COUNTS.id == name))
    if own:  # by all the names that it has in one story or another
        latest = max(own, key=lambda row: str(row.last or ""))
        stories, stances = sum(row.stories for row in own), sum(row.stances for row in own)
        return replace(latest, stories=stories, stances=stances)
    called = select(t.party_counts).where(_COUNTS.folded == folded(name))
    return next(
        iter(_told(sql, called.order_by(_COUNTS.stories.desc(), _COUNTS.id).limit(1))), None
    )


def _told(sql: Connection, counts: Select[Any]) -> list[PartyRow]:
    """Counted parties as they are called in the story in which they were last heard."""
    rows = sql.execute(counts).all()
    return [
        _party(row, sql.execute(_HEARD, {"id": row.id, "folded": row.folded}).one()) for row in rows
    ]


def stories(sql: Connection, party: str, limit: int, after: int) -> list[str]:
    """The stories in which it is on record, the one last reported on first."""
    rows = (
        select(t.stories.c.id)
        .join(t.parties, t.parties.c.root == t.stories.c.root)
        .where(t.parties.c.id == party)
        .order_by(t.stories.c.last.desc(), t.stories.c.id)
    )
    return list(sql.execute(rows.limit(limit).offset(after)).scalars())


_HEARD = (
    select(_LATEST)
    .where(_LATEST.c.id == bindparam("id"), _LATEST.c.folded == bindparam("folded"))
    .order_by(_LATEST.c.last.desc().nulls_last())
    .limit(1)
)


def _party(counted: Row[Any], heard: Row[Any]) -> PartyRow:
    return PartyRow(
        counted.id,
        heard.name,
        kind=EntityKind(heard.kind) if heard.kind else None,
        people=tuple(filter(None, heard.people.split("\n"))),
        stories=counted.stories,
        stances=counted.stances,
        last=day_of(heard.last),
    )
