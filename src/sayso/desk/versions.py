"""The versions of one address, and what each did to the statements of the one before."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from sayso.desk import quoting
from sayso.judge.chapter import Chapter
from sayso.judge.edits import edits
from sayso.protocols import Session
from sayso.types.kept import Kept, Listed
from sayso.types.view import Edit, Moved, StoryView, Version
from sayso.types.web import Page


def keys(session: Session, article: Kept) -> list[str]:
    """All articles of an article's address."""
    return session.versions(article.reading.article.url) or [article.key]


def pages(session: Session, article: Kept) -> list[Page]:
    """The pages of the web where an article or a version of it was read last."""
    found = {page.url: page for key in keys(session, article) for page in session.web.came_by(key)}
    return list(found.values())


def versions(session: Session, keys: Iterable[str]) -> list[Version]:
    """Articles of one address, the oldest first: by publication, then as they were added."""
    every = [kept for key in keys if (kept := session.article(key))]
    every.sort(key=lambda kept: (str(_published(kept) or "9999"), kept.added_at, kept.key))
    first = [Version(kept.key, _day(kept), kept.added_at) for kept in every[:1]]
    return first + [
        Version(later.key, _day(later, earlier), later.added_at, tuple(_edits(earlier, later)))
        for earlier, later in pairwise(every)
    ]


def _edits(earlier: Kept, later: Kept) -> list[Edit]:
    one, other = (Chapter(kept.key, kept.reading, vectors={}) for kept in (earlier, later))
    return edits(one, other)


def _published(kept: Kept) -> datetime | None:
    return kept.reading.article.published_at


def _day(kept: Kept, before: Kept | None = None) -> date:
    """When it was published; where an edit kept that date, when it was seen."""
    published, added = _published(kept), kept.added_at.date()
    if published is None:
        return added
    changed = before is not None and _published(before) == published
    return max(published.date(), added) if changed else published.date()


def moves(session: Session, listed: Iterable[Listed]) -> Iterator[Moved]:
    """The edits of pages of which several versions are among these, as changes of the record."""
    of: dict[str, list[str]] = {}
    for article in listed:
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
            )


def changed(
    session: Session, view: StoryView, found: Iterable[Moved], since: date, until: date | None
) -> tuple[StoryView, tuple[Moved, ...]]:
    """What moved in a story, the edits of its pages in those days with it, and all their words."""
    edited = [
        each
        for each in moves(session, view.articles)
        if each.day and each.day > since and (until is None or each.day <= until)
    ]
    every = sorted((*found, *edited), key=lambda m: (str(m.day), m.what, m.subject, m.after))
    pages = quoting.Pages(session)
    known = {quotation.at for quotation in view.quotations}
    wanted = dict.fromkeys(at for m in edited for at in (m.was_at, m.at) if at and at not in known)
    said = (*view.quotations, *(pages.quotation(at) for at in wanted))
    return replace(view, quotations=said), tuple(every)
