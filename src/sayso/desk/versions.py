"""The versions of one address, and what each did to the statements of the one before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sayso.desk import quoting
from sayso.judge.chapter import Chapter
from sayso.judge.edits import edits
from sayso.protocols import Session
from sayso.types.kept import Kept, Listed
from sayso.types.view import Edit, Moved, Version
from sayso.types.web import Page


def keys(session: Session, article: Kept) -> list[str]:
    """All articles of an article's address."""
    return session.versions(article.reading.article.url) or [article.key]


def pages(session: Session, article: Kept) -> list[Page]:
    """The pages of the web where an article or a version of it was read last."""
    found = {page.url: page for key in keys(session, article) for page in session.web.came_by(key)}
    return list(found.values())


def versions(session: Session, keys: Iterable[str]) -> list[Version]:
    """Articles of one address, the oldest first.

    By the moments at which they were seen there, where all are known; else by publication, then as
    they were added.
    """
    every = [_Dated.of(session, kept) for key in keys if (kept := session.article(key))]
    if all(each.seen_at for each in every):
        every.sort(key=lambda each: (str(each.seen_at), each.kept.key))
    else:
        every.sort(key=lambda each: (str(each.published or "9999"), each.since, each.kept.key))
    return [_version(later, earlier) for earlier, later in zip([None, *every], every, strict=False)]


@dataclass(frozen=True, slots=True)
class _Dated:
    """An article with the first moment at which it was seen."""

    kept: Kept
    seen_at: datetime | None

    @classmethod
    def of(cls, session: Session, kept: Kept) -> "_Dated":
        seen = [each.at for each in session.seen(kept.key) if each.at]
        return cls(kept, min(seen, default=None))

    @property
    def since(self) -> datetime:
        return self.seen_at or self.kept.added_at

    @property
    def published(self) -> datetime | None:
        return self.kept.reading.article.published_at


def _version(later: _Dated, earlier: _Dated | None) -> Version:
    return Version(
        later.kept.key,
        _day(later, earlier),
        later.kept.added_at,
        tuple(_edits(earlier.kept, later.kept)) if earlier else (),
        later.seen_at,
    )


def _edits(earlier: Kept, later: Kept) -> list[Edit]:
    one, other = (Chapter(kept.key, kept.reading, vectors={}) for kept in (earlier, later))
    return edits(one, other)


def _day(dated: _Dated, before: _Dated | None) -> date:
    """When it was published; where an edit kept that date, when it was seen."""
    published, seen = dated.published, dated.since.date()
    if published is None:
        return seen
    changed = before is not None and before.published == published
    return max(published.date(), seen) if changed else published.date()


def moves(session: Session, listed: Iterable[Listed]) -> Iterator[Moved]:
    """The edits of pages of which several versions are among these, as changes of the record."""
    of: dict[str, list[str]] = {}
    bare: set[str] = set()
    for article in listed:
        bare |= set() if article.day else {article.key}
        if article.url:
            of.setdefault(article.url, []).append(article.key)
    pages = quoting.Pages(session)
    for version in (v for keys in of.values() if len(keys) > 1 for v in versions(session, keys)):
        for edit in version.edits:
            quotation = pages.quotation(edit.at)
            yield Moved(
                "edit",
                quotation.source or "nobody named",
                edit.difference or edit.said,
                before=None,
                after=edit.kind.value,
                day=version.day,
                at=edit.at,
                was_at=edit.was_at,
                undated=version.key in bare,
            )
