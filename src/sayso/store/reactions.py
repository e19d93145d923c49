"""What readers think of claims, kept apart from everything that is judged."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from sayso.store import tables as t
from sayso.types.seeking import Opinion, Reaction

_ROWS = t.reactions.c


def keep(sql: Connection, reaction: Reaction) -> None:
    """Keep what a reader thinks; what the reader thought before is taken back."""
    retract(sql, reaction.claim, reaction.author, at=reaction.made_at)
    sql.execute(
        insert(t.reactions).values(
            claim=reaction.claim,
            opinion=reaction.opinion.value,
            author=reaction.author,
            made_at=reaction.made_at.isoformat(),
        )
    )


def retract(sql: Connection, claim: str, author: str, *, at: datetime) -> bool:
    """Take back what a reader thinks; that it was so stays on record."""
    found = sql.execute(
        update(t.reactions)
        .where(_ROWS.claim == claim, _ROWS.author == author, _ROWS.retracted_at.is_(None))
        .values(retracted_at=at.isoformat())
    )
    return bool(found.rowcount)


def of(sql: Connection, claim: str) -> list[Reaction]:
    """What readers thought and think of a claim, in the order in which they said so."""
    rows = select(t.reactions).where(_ROWS.claim == claim).order_by(_ROWS.number)
    return [_reaction(row) for row in sql.execute(rows)]


def _reaction(row: Any) -> Reaction:
    return Reaction(
        row.claim,
        Opinion(row.opinion),
        author=row.author,
        made_at=datetime.fromisoformat(row.made_at),
        retracted_at=datetime.fromisoformat(row.retracted_at) if row.retracted_at else None,
    )
