"""Cases: folders of stories and claims, with tags and notes.

What a story or a claim is called changes as the record grows; the articles and statements in it do
not. So a filing names an article of a story, a statement of a claim, or a kept claim.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from sayso.store import tables as t
from sayso.types.cases import Case, CaseNote, Filing, FilingKind

_CASE, _FILING, _TAG, _NOTE = t.cases.c, t.case_filings.c, t.case_tags.c, t.case_notes.c


class Cases:
    """Satisfies `protocols.Cases` within one transaction."""

    def __init__(self, sql: Connection) -> None:
        self._sql = sql

    def all(self) -> list[Case]:
        """Every case, the newest first."""
        rows = select(t.cases).order_by(_CASE.made_at.desc(), _CASE.id)
        return [
            Case(
                row.id,
                row.title,
                author=row.author,
                made_at=datetime.fromisoformat(row.made_at),
                filings=self._filings(row.id),
                tags=self._tags(row.id),
                notes=self._notes(row.id),
            )
            for row in self._sql.execute(rows).all()
        ]

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

    def _filings(self, identity: str) -> tuple[Filing, ...]:
        rows = select(t.case_filings).where(_FILING.case == identity).order_by(_FILING.added_at)
        return tuple(
            Filing(FilingKind(row.kind), row.at, datetime.fromisoformat(row.added_at))
            for row in self._sql.execute(rows)
        )

    def _tags(self, identity: str) -> tuple[str, ...]:
        rows = select(_TAG.tag).where(_TAG.case == identity).order_by(_TAG.tag)
        return tuple(self._sql.execute(rows).scalars())

    def _notes(self, identity: str) -> tuple[CaseNote, ...]:
        rows = select(t.case_notes).where(_NOTE.case == identity).order_by(_NOTE.number)
        return tuple(
            CaseNote(row.number, row.text, row.author, datetime.fromisoformat(row.made_at))
            for row in self._sql.execute(rows)
        )
