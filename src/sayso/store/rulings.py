"""Judgements, by the program and by people: kept with author and time, taken back, never edited."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import insert, select, union, update

from sayso.store import tables as t
from sayso.store.places import Places
from sayso.store.rows import batches, judgement_of, row_of
from sayso.types.kept import PROGRAM, Judgement


class Rulings(Places):
    """What was decided, within one transaction."""

    def _judge(self, root: int, made: Sequence[Judgement]) -> None:
        rows = self._sql.execute(
            select(t.judgements).where(
                t.judgements.c.root == root,
                t.judgements.c.retracted_at.is_(None),
                t.judgements.c.author.startswith(PROGRAM),
            )
        ).all()
        standing = {(r.kind, r.subject, r.object, r.value): r.number for r in rows}
        wanted = {(j.kind, j.subject, j.object, j.value): j for j in made}
        gone = [number for key, number in standing.items() if key not in wanted]
        at = made[0].made_at if made else datetime.now(UTC)
        for some in batches(gone):
            self._sql.execute(
                update(t.judgements)
                .where(t.judgements.c.number.in_(some))
                .values(retracted_at=at.isoformat())
            )
        fresh = [row_of(j, root) for key, j in wanted.items() if key not in standing]
        if fresh:
            self._sql.execute(insert(t.judgements), fresh)

    def rule(self, ruling: Judgement) -> None:
        """Keep what a person decided."""
        self._sql.execute(insert(t.judgements).values(**row_of(ruling)))

    def rulings(self, root: int | None = None) -> list[Judgement]:
        """What people decided and did not take back: of one story's statements, or all."""
        rows = select(t.judgements).where(
            ~t.judgements.c.author.startswith(PROGRAM), t.judgements.c.retracted_at.is_(None)
        )
        if root is not None:
            own = select(t.articles.c.key).where(t.articles.c.root == root)
            rows = rows.where(t.judgements.c.article.in_(own))
        else:  # people rule on no story's behalf: so an index finds them among the program's
            rows = rows.where(t.judgements.c.root.is_(None))
        return [
            judgement_of(row) for row in self._sql.execute(rows.order_by(t.judgements.c.number))
        ]

    def history(self, subject: str) -> list[Judgement]:
        """Every judgement about an article, a statement or a claim, retracted ones too."""
        about = (t.judgements.c.subject == subject, t.judgements.c.object == subject)
        numbers = union(*(select(t.judgements.c.number).where(each) for each in about))
        rows = select(t.judgements).where(t.judgements.c.number.in_(numbers))
        return [
            judgement_of(row) for row in self._sql.execute(rows.order_by(t.judgements.c.number))
        ]

    def unrule(self, kind: str, subject: str, target: str, *, at: datetime) -> bool:
        """Take a person's ruling back."""
        found = self._sql.execute(
            update(t.judgements)
            .where(
                t.judgements.c.kind == kind,
                t.judgements.c.subject == subject,
                t.judgements.c.object == target,
                t.judgements.c.retracted_at.is_(None),
                ~t.judgements.c.author.startswith(PROGRAM),
            )
            .values(retracted_at=at.isoformat())
        )
        return bool(found.rowcount)
