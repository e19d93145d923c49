"""Cases: folders of stories and claims, with tags and notes.

What a story or a claim is called changes as the record grows; the articles and statements in it do
not. So a filing names an article of a story, a statement of a claim, or a kept claim.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from sayso.store import paging
from sayso.store import tables as t
from sayso.store.rows import batches
from sayso.types.cases import Case, CaseNote, Filing, FilingKind

_CASE, _FILING, _TAG, _NOTE = t.cases.c, t.case_filings.c, t.case_tags.c, t.case_notes.c
_NEWEST = select(t.cases).order_by(_CASE.made_at.desc(), _CASE.id)
_PARTS = (
    select(t.case_filings).order_by(_FILING.added_at),
    select(t.case_tags).order_by(_TAG.tag),
    select(t.case_notes).order_by(_NOTE.number),
)


class Cases:
    """Satisfies `protocols.Cases` within one transaction."""

    def __init__(self, sql: Connection) -> None:
        self._sql = sql

    def all(self) -> list[Case]:
        """Every case, the newest first."""
        return self._whole(self._sql.execute(_NEWEST).all())

    def listed(self, *, tag: str = "", limit: int, after: str | None = None) -> list[Case]:
        """The cases, or those of a tag, the newest first; those `after` a case."""
        rows = select(t.cases)
        if tag:
            rows = rows.join(t.case_tags, _TAG.case == _CASE.id).where(_TAG.tag == tag)
        last = None
        if after:
            made = self._sql.execute(select(_CASE.made_at).where(_CASE.id == after)).scalar()
            last = (made, after)
        order = _CASE.made_at, _CASE.id
        return self._whole(paging.page(self._sql, rows, order, limit=limit, last=last))

    def case(self, identity: str) -> Case | None:
        """The case of this id."""
        rows = self._sql.execute(select(t.cases).where(_CASE.id == identity)).all()
        return next(iter(self._whole(rows)), None)

    def tags(self) -> list[str]:
        """Every tag that a case has."""
        return paging.values(self._sql, _TAG.tag)

    def holding(self, kind: FilingKind, names: Iterable[str]) -> list[Case]:
        """The cases that hold one of the things so called, the newest first."""
        found: set[str] = set()
        for some in batches(sorted(names)):
            rows = select(_FILING.case).where(_FILING.kind == kind.value, _FILING.at.in_(some))
            found.update(self._sql.execute(rows).scalars())
        rows = _NEWEST.where(_CASE.id.in_(found))
        return self._whole(self._sql.execute(rows).all()) if found else []

    def _whole(self, rows: Sequence[Row[Any]]) -> list[Case]:
        """Cases with all that is in them."""
        ids = [row.id for row in rows]
        filings, tags, notes = (self._of(table, ids) for table in _PARTS)
        return [
            Case(
                row.id,
                row.title,
                author=row.author,
                made_at=datetime.fromisoformat(row.made_at),
                filings=tuple(map(_filing, filings[row.id])),
                tags=tuple(each.tag for each in tags[row.id]),
                notes=tuple(map(_note, notes[row.id])),
            )
            for row in rows
        ]

    def _of(self, part: Select[Any], ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
        """The rows of a part of these cases, by case."""
        found: dict[str, list[Row[Any]]] = defaultdict(list)
        for some in batches(ids):
            for row in self._sql.execute(part.where(part.selected_columns.case.in_(some))):
                found[row.case].append(row)
        return found

    def make(self, case: Case) -> None:
        """Keep a new one; what it holds is put in by itself."""
        made = {"id": case.id, "title": case.title, "author": case.author}
        self._sql.execute(insert(t.cases).values(**made, made_at=case.made_at.isoformat()))

    def rename(self, identity: str, title: str) -> None:
        self._sql.execute(update(t.cases).where(_CASE.id == identity).values(title=title))

    def remove(self, identity: str) -> None:
        """The folder with its tags and notes; what it held stays on record."""
        self._sql.execute(delete(t.cases).where(_CASE.id == identity))

    def put_in(self, identity: str, filing: Filing) -> None:
        told = {"kind": filing.kind.value, "at": filing.at, "added_at": filing.added_at.isoformat()}
        row = insert(t.case_filings).prefix_with("OR IGNORE")
        self._sql.execute(row.values(case=identity, **told))

    def take_out(self, identity: str, filings: Iterable[Filing]) -> None:
        for each in filings:
            same = (_FILING.kind == each.kind.value) & (_FILING.at == each.at)
            self._sql.execute(delete(t.case_filings).where(_FILING.case == identity, same))

    def move(self, kind: FilingKind, at: str, to: str | None) -> None:
        """What was held by one thing is held by another, or no more."""
        own = (_FILING.kind == kind.value) & (_FILING.at == at)
        if to is not None:
            row = update(t.case_filings).prefix_with("OR IGNORE").where(own).values(at=to)
            self._sql.execute(row)
        self._sql.execute(delete(t.case_filings).where(own))

    def held(self) -> list[tuple[FilingKind, str]]:
        """What any case holds."""
        rows = select(_FILING.kind, _FILING.at).distinct().order_by(_FILING.kind, _FILING.at)
        return [(FilingKind(kind), at) for kind, at in self._sql.execute(rows)]

    def tag(self, identity: str, tag: str) -> None:
        row = insert(t.case_tags).prefix_with("OR IGNORE")
        self._sql.execute(row.values(case=identity, tag=tag))

    def untag(self, identity: str, tag: str) -> None:
        self._sql.execute(delete(t.case_tags).where(_TAG.case == identity, _TAG.tag == tag))

    def note(self, identity: str, note: CaseNote) -> None:
        told = {"text": note.text, "author": note.author, "made_at": note.made_at.isoformat()}
        self._sql.execute(insert(t.case_notes).values(case=identity, **told))

    def unnote(self, identity: str, number: int) -> bool:
        own = (_NOTE.case == identity) & (_NOTE.number == number)
        return bool(self._sql.execute(delete(t.case_notes).where(own)).rowcount)


def _filing(row: Row[Any]) -> Filing:
    return Filing(FilingKind(row.kind), row.at, datetime.fromisoformat(row.added_at))


def _note(row: Row[Any]) -> CaseNote:
    return CaseNote(row.number, row.text, row.author, datetime.fromisoformat(row.made_at))
