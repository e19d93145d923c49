"""Lists that go on where they ended: stories after a story, parties after a party."""

from sqlalchemy import ColumnElement, Connection, and_, func, literal, or_, select

from sayso.store import tables as t

_STORIES = func.count().label("stories")


def after_story(sql: Connection, identity: str) -> ColumnElement[bool]:
    """Those that come after this one where the last reported on come first, undated ones last."""
    last = sql.execute(select(t.stories.c.last).where(t.stories.c.id == identity)).scalar()
    if last is None:
        return and_(t.stories.c.last.is_(None), t.stories.c.id > identity)
    same = and_(t.stories.c.last == last, t.stories.c.id > identity)
    return or_(t.stories.c.last < last, same, t.stories.c.last.is_(None))


def parties(sql: Connection, limit: int, after: str | None) -> list[tuple[str, int, str]]:
    """The parties in most stories first, then by id: how many, and the story judged last."""
    rows = (
        select(t.names.c.name, _STORIES, func.max(t.names.c.root).label("root"))
        .where(t.names.c.kind == "party")
        .group_by(t.names.c.name)
        .order_by(_STORIES.desc(), t.names.c.name)
        .limit(limit)
    )
    if after:
        counted = select(func.count()).where(t.names.c.kind == "party", t.names.c.name == after)
        number = literal(sql.execute(counted).scalar_one())
        same = and_(number == _STORIES, t.names.c.name > after)
        rows = rows.having(or_(number > _STORIES, same))
    found = rows.subquery()
    named = select(found.c.name, found.c.stories, t.stories.c.id).join(
        t.stories, t.stories.c.root == found.c.root
    )
    ordered = named.order_by(found.c.stories.desc(), found.c.name)
    return [(name, number, story) for name, number, story in sql.execute(ordered)]
