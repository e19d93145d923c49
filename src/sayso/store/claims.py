"""The claims that people typed to be kept: since when, until when, and whether they were sought."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, delete, insert, select, update

from sayso.store import tables as t
from sayso.store.rows import LAST, packed, unpacked
from sayso.types.kept import KeptClaim

_ROWS = t.kept_claims.c


def known(sql: Connection, at: datetime | None = None, start: str = "") -> list[KeptClaim]:
    """The claims that are kept, or were at a time, in the order in which they came.

    With a `start` those whose ids begin so.
    """
    rows = select(t.kept_claims).where(_ROWS.retracted_at.is_(None))
    if at is not None:
        then = at.isoformat()
        held = _ROWS.retracted_at.is_(None) | (_ROWS.retracted_at > then)
        rows = select(t.kept_claims).where(_ROWS.made_at <= then, held)
    if start:
        rows = rows.where(_ROWS.id >= start, _ROWS.id < start + LAST)
    return [_claim(row) for row in sql.execute(rows.order_by(_ROWS.number))]


def ids(sql: Connection) -> list[str]:
    """The ids of all that were ever kept and not forgotten."""
    return sorted(set(sql.execute(select(_ROWS.id)).scalars()))


def unsought(sql: Connection) -> list[KeptClaim]:
    """Those that were not looked for yet in what the ledger held when they were kept."""
    rows = select(t.kept_claims).where(~_ROWS.sought, _ROWS.retracted_at.is_(None))
    return [_claim(row) for row in sql.execute(rows.order_by(_ROWS.number))]


def _claim(row: Row[tuple[object, ...]]) -> KeptClaim:
    return KeptClaim(
        row.id,
        row.text,
        author=row.author,
        kept_at=datetime.fromisoformat(row.made_at),
        vectors=tuple(tuple(vector) for vector in unpacked(row.vectors)),
    )


def keep(sql: Connection, claim: KeptClaim) -> None:
    sql.execute(
        insert(t.kept_claims).values(
            id=claim.id,
            text=claim.text,
            vectors=packed(claim.vectors),
            author=claim.author,
            made_at=claim.kept_at.isoformat(),
            sought=False,
        )
    )


def sought(sql: Connection, ids: Sequence[str]) -> None:
    sql.execute(update(t.kept_claims).where(_ROWS.id.in_(ids)).values(sought=True))


def retract(sql: Connection, identity: str, *, at: datetime) -> None:
    """It is kept no longer; that it was stays on record."""
    sql.execute(
        update(t.kept_claims)
        .where(_ROWS.id == identity, _ROWS.retracted_at.is_(None))
        .values(retracted_at=at.isoformat())
    )


def forget(sql: Connection, identity: str) -> None:
    """Remove it wholly, with what was judged of it."""
    sql.execute(delete(t.kept_claims).where(_ROWS.id == identity))
    sql.execute(delete(t.judgements).where(t.judgements.c.object == identity))


def roots(sql: Connection, identity: str) -> list[int]:
    """The stories in which it is stated, by their roots."""
    rows = select(t.names.c.root).where(t.names.c.name == identity).order_by(t.names.c.root)
    return list(sql.execute(rows).scalars())


def stories(sql: Connection, identity: str) -> list[str]:
    """The stories in which it is stated, by their ids."""
    rows = select(t.stories.c.id).join(t.names, t.names.c.root == t.stories.c.root)
    rows = rows.where(t.names.c.name == identity).order_by(t.stories.c.first, t.stories.c.id)
    return list(sql.execute(rows).scalars())


def rewind(sql: Connection, after: str) -> None:
    """As it was at a time; for a transaction that is undone."""
    sql.execute(delete(t.kept_claims).where(_ROWS.made_at > after))
    sql.execute(update(t.kept_claims).where(_ROWS.retracted_at > after).values(retracted_at=None))
