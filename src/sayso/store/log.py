"""The log: lines of what was done, read from the newest back, of one kind, or those that failed."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from sayso.store import paging
from sayso.store import tables as t
from sayso.types.kept import Event

_LINE = t.log.c


def note(sql: Connection, event: Event) -> None:
    sql.execute(
        insert(t.log).values(
            at=event.at.isoformat(),
            what=event.what,
            subject=event.subject,
            ok=event.ok,
            reason=event.reason,
        )
    )


def events(
    sql: Connection, *, failed: bool, limit: int, what: str | None, before: int | None
) -> list[Event]:
    """The newest lines, newest last; those `before` the line of a number."""
    rows = select(t.log).order_by(_LINE.number.desc()).limit(limit)
    if failed:
        rows = rows.where(~_LINE.ok)
    if what:
        rows = rows.where(_LINE.what == what)
    if before is not None:
        rows = rows.where(_LINE.number < before)
    found = [
        Event(
            datetime.fromisoformat(r.at),
            r.what,
            r.subject,
            ok=r.ok,
            reason=r.reason,
            number=r.number,
        )
        for r in sql.execute(rows)
    ]
    return found[::-1]


def kinds(sql: Connection) -> list[str]:
    """What the lines are of."""
    return paging.values(sql, _LINE.what)
