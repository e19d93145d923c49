"""Lists that go on where they ended, and the different values of a column, both by index alone."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, func, select

Condition = ColumnElement[bool]


def page(
    sql: Connection,
    rows: Select[Any],
    order: Sequence[Column[Any]],
    *,
    limit: int,
    last: Any = None,
) -> list[Any]:
    """So many rows, the highest of the first column first, then by the others from the lowest.

    Rows without a value in the first column come last. `last` are the values of the row after
    which the list goes on. Each part of what comes after it is a range of an index over `order`,
    and is asked for by itself: as one condition no index would serve it.
    """
    first, *rest = order
    rows = rows.order_by(first.desc().nulls_last(), *rest)
    found: list[Any] = []
    for part in _after(order, last) if last else [None]:
        if len(found) < limit:
            asked = rows if part is None else rows.where(part)
            found += sql.execute(asked.limit(limit - len(found))).all()
    return found


def _after(order: Sequence[Column[Any]], last: Sequence[Any]) -> Iterator[Condition]:
    """What comes after a row, nearest first."""
    same = [column == value for column, value in zip(order, last, strict=True)]
    for place in range(len(order) - 1, 0, -1):
        yield and_(*same[:place], order[place] > last[place])
    if last[0] is not None:
        yield order[0] < last[0]
        yield order[0].is_(None)


def values(sql: Connection, column: Column[Any]) -> list[Any]:
    """The different values of a column, from the lowest; each is found in its index by a step."""
    each = select(func.min(column).label("value")).cte("each", recursive=True)
    higher = select(func.min(column)).where(column > each.c.value).scalar_subquery()
    each = each.union_all(select(higher).where(each.c.value.is_not(None)))
    found = select(each.c.value).where(each.c.value.is_not(None))
    return list(sql.execute(found).scalars())
