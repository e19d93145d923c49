"""Components: articles that hang together by kinship, and are judged at once."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select, text, update

from sayso.store import tables as t
from sayso.store.rows import top as root


class Components:
    """Which articles hang together, and which of their components wait to be judged."""

    def __init__(self, connection: Connection) -> None:
        self._sql = connection

    def join(self, number: int, kin: Sequence[str]) -> None:
        """One component of the article and all its kin; the smallest number names it."""
        rows = self._sql.execute(
            select(t.articles.c.number, t.articles.c.component).where(t.articles.c.key.in_(kin))
        ).all()
        if rows:
            self._sql.execute(insert(t.kin), [{"one": other, "other": number} for other, _ in rows])
        components = {component for _, component in rows}
        component = min(components, default=number)
        self._sql.execute(
            update(t.articles).where(t.articles.c.number == number).values(component=component)
        )
        self.merge(components - {component}, component)
        self.wait(component)

    def merge(self, others: Iterable[int], component: int) -> None:
        for other in others:
            for table in (t.articles, t.stories, t.judgements):
                self._sql.execute(
                    update(table).where(table.c.component == other).values(component=component)
                )
            self._sql.execute(delete(t.unjudged).where(t.unjudged.c.component == other))

    def wait(self, component: int) -> None:
        self._sql.execute(
            text("INSERT OR IGNORE INTO unjudged(component) VALUES (:c)"), {"c": component}
        )

    def part(self, component: int, torn: bool) -> None:  # noqa: FBT001
        """What is left of a component may have come apart."""
        left = select(t.articles.c.number).where(t.articles.c.component == component)
        numbers = set(self._sql.execute(left).scalars())
        pairs = self._sql.execute(
            select(t.kin.c.one, t.kin.c.other).where(t.kin.c.one.in_(left))
        ).all()
        of = {number: number for number in numbers}
        for one, other in pairs if torn else []:
            low, high = sorted((root(of, one), root(of, other)))
            of[high] = low
        self._sql.execute(delete(t.stories).where(t.stories.c.component == component))
        self._sql.execute(delete(t.unjudged).where(t.unjudged.c.component == component))
        for number in sorted(numbers):
            top = root(of, number)
            self._sql.execute(
                update(t.articles).where(t.articles.c.number == number).values(component=top)
            )
            self.wait(top)

    def tie(self, one: str, other: str) -> int:
        """Make one component of two articles' components; gives it."""
        rows = self._sql.execute(
            select(t.articles.c.number, t.articles.c.component)
            .where(t.articles.c.key.in_((one, other)))
            .order_by(t.articles.c.number)
        ).all()
        component = min(int(row.component) for row in rows)
        self._sql.execute(
            insert(t.kin).prefix_with("OR IGNORE").values(one=rows[0].number, other=rows[-1].number)
        )
        self.merge({row.component for row in rows} - {component}, component)
        self.wait(component)
        return component
