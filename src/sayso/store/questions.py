"""Open questions: pairs of statements that may be about one claim, on which nobody has ruled."""

from collections.abc import Iterable

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    exists,
    func,
    insert,
    select,
)

from sayso.store import tables as t
from sayso.store.rows import judgement_of
from sayso.types.kept import (
    BY_HAND,
    SETTLING,
    Judgement,
    OpenQuestion,
    Ruling,
    question_id,
    reference,
    written,
)
from sayso.types.story import Story

_DOUBT, _RULED = t.doubts.c, t.judgements.c
_ANSWERS = (*SETTLING, Ruling.UNSURE)
_LATER = t.judgements.alias("later")
_SAME = (_DOUBT.one == _RULED.subject) & (_DOUBT.other == _RULED.object)
_KEEP = insert(t.doubts).prefix_with("OR IGNORE")
_ROWS = select(t.doubts, t.stories.c.id.label("story")).join(t.stories)


def _holds(kinds: Iterable[Ruling], by: FromClause = t.judgements) -> ColumnElement[bool]:
    """Rulings of these kinds that were not taken back."""
    return by.c.kind.in_([kind.value for kind in kinds]) & by.c.retracted_at.is_(None)


def _standing(kinds: Iterable[Ruling]) -> ColumnElement[bool]:
    """The same of all that people ruled: they do so on no story's behalf, which an index knows."""
    return _RULED.root.is_(None) & _holds(kinds)


def _is_ruled(kinds: Iterable[Ruling], by: FromClause = t.judgements) -> ColumnElement[bool]:
    """Whether a pair was ruled upon so."""
    same = (by.c.subject == _DOUBT.one) & (by.c.object == _DOUBT.other)
    return exists().where(same, _holds(kinds, by)).correlate(t.doubts)


def _counted(which: ColumnElement[bool]) -> Select[int]:
    """How many questions were ruled upon so."""
    rows = select(func.count(_DOUBT.id.distinct())).select_from(t.judgements)
    return rows.join(t.doubts, _SAME).where(which)


_LONGEST_OFF = (  # of those that were put off and not answered since
    select(t.doubts, t.stories.c.id.label("story"))
    .select_from(t.judgements)
    .join(t.doubts, _SAME)
    .join(t.stories, t.stories.c.root == _DOUBT.root)
    .where(_standing([Ruling.UNSURE]), ~_is_ruled(SETTLING, _LATER))
    .order_by(_RULED.made_at, _DOUBT.likeness.desc(), _DOUBT.id)
    .limit(1)
)


def keep(sql: Connection, root: int, story: Story) -> None:
    """What is doubtful in a story."""
    rows = [
        {
            "one": written(one),
            "other": written(other),
            "root": root,
            "id": question_id(one, other),
            "likeness": likeness,
        }
        for one, other, likeness in story.doubtful
    ]
    if rows:
        sql.execute(_KEEP, rows)


class Questions:
    """Satisfies `protocols.Questions` within one transaction."""

    def __init__(self, sql: Connection) -> None:
        self._sql = sql

    def next(self) -> OpenQuestion | None:
        """The surest; where all were put off, the one put off longest ago."""
        fresh = _ROWS.where(~_is_ruled(_ANSWERS)).order_by(_DOUBT.likeness.desc(), _DOUBT.id)
        row = self._sql.execute(fresh.limit(1)).first()
        if row:
            return _question(row)
        row = self._sql.execute(_LONGEST_OFF).first()
        return self._put_off(_question(row)) if row else None

    def named(self, identity: str) -> OpenQuestion | None:
        """The open question of this id."""
        rows = _ROWS.where(_DOUBT.id == identity, ~_is_ruled(SETTLING))
        row = self._sql.execute(rows.order_by(_DOUBT.likeness.desc()).limit(1)).first()
        return self._put_off(_question(row)) if row else None

    def count(self) -> tuple[int, int]:
        """How many are open, and how many of them were put off."""
        every = self._sql.execute(select(func.count()).select_from(t.doubts)).scalar_one()
        settled = self._sql.execute(_counted(_standing(SETTLING))).scalar_one()
        off = _counted(_standing([Ruling.UNSURE])).where(~_is_ruled(SETTLING, _LATER))
        return every - settled, self._sql.execute(off).scalar_one()

    def answers(self, identity: str) -> list[Judgement]:
        """What was ruled on the question of this id and not taken back, in that order."""
        rows = select(_DOUBT.one, _DOUBT.other).where(_DOUBT.id == identity).limit(1)
        pair = self._sql.execute(rows).first()
        if pair:
            return self._on(pair.one, pair.other)
        ruled = select(_RULED.subject, _RULED.object).where(_standing(_ANSWERS)).distinct()
        for one, other in self._sql.execute(ruled):  # the record has it no more
            if question_id(reference(one), reference(other)) == identity:
                return self._on(one, other)
        return []

    def last(self, author: str) -> Judgement | None:
        """What this person answered last and did not take back."""
        answered = (_RULED.author == author, _RULED.value != BY_HAND)
        own = select(t.judgements).where(*answered, _holds(_ANSWERS))
        row = self._sql.execute(own.order_by(_RULED.number.desc()).limit(1)).first()
        return judgement_of(row) if row else None

    def parted(self, answer: Judgement) -> list[tuple[str, str]]:
        """The articles that were put in two stories with this very answer."""
        rows = select(_RULED.subject, _RULED.object).where(
            _RULED.object == reference(answer.object).article,
            _RULED.author == answer.author,
            _RULED.made_at == answer.made_at.isoformat(),
            _holds([Ruling.OTHER_STORY]),
        )
        return [(row.subject, row.object) for row in self._sql.execute(rows)]

    def _on(self, one: str, other: str) -> list[Judgement]:
        rows = select(t.judgements).where(
            _RULED.subject == one, _RULED.object == other, _holds(_ANSWERS)
        )
        return [judgement_of(row) for row in self._sql.execute(rows.order_by(_RULED.number))]

    def _put_off(self, found: OpenQuestion) -> OpenQuestion:
        """With how it was put off, if it was."""
        said = self._on(written(found.one), written(found.other))
        unsure = next((j for j in reversed(said) if j.kind == Ruling.UNSURE.value), None)
        return OpenQuestion(
            found.id, found.one, found.other, found.likeness, found.story, unsure=unsure
        )


def _question(row: Row[tuple[object, ...]]) -> OpenQuestion:
    return OpenQuestion(row.id, reference(row.one), reference(row.other), row.likeness, row.story)
