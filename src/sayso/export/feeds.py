"""Feeds for the terminal."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sayso.export.outline import counted
from sayso.export.wrapping import BLANK, Row
from sayso.types.web import Feed, Page


def feeds(rows: Sequence[Feed]) -> Iterator[Row]:
    """Each feed with when it was asked and is asked next, and what it named."""
    for each in rows:
        yield from _feed(each)
        told = f"asked {_at(each.checked_at)} · next {_at(each.next_at)}"
        yield Row.of((told, "dim"), depth=1)
        if each.failure:
            yield Row.of(f"failed: {each.failure}", depth=1)
    if not rows:
        yield Row.of("No feed yet. Follow one: sayso follow URL")


def followed(feed: Feed, others: Sequence[str]) -> Iterator[Row]:
    """A feed that is followed from now on, and what else its page names."""
    yield from _feed(feed)
    for url in others:
        yield Row.of((f"the page also names {url}", "dim"), depth=1)


def came_by(pages: Sequence[Page]) -> Iterator[Row]:
    """Where an article was read on the web, which feed named it, and whom that names as source."""
    if pages:
        yield BLANK
    for page in pages:
        by = f" · named by {page.feed}" if page.feed else ""
        by += " · an earlier capture, as an archive gives it" if page.of else ""
        source = " ".join(filter(None, page.lineage or ()))
        told = f" · from {source}, as the feed says" if source else ""
        yield Row.of((f"asked for at {page.url}{by}{told}", "dim"))
        yield Row.of((f"asked {_at(page.checked_at)} · next {_at(page.next_at)}", "dim"), depth=1)
        if page.failure:
            yield Row.of(f"failed: {page.failure}", depth=1)


def _feed(feed: Feed) -> Iterator[Row]:
    yield Row.of((feed.title or feed.url, "strong"), (f"  {feed.kind}", "dim"))
    waiting = f", {feed.waiting} to be read" if feed.waiting else ""
    yield Row.of((f"{feed.url} · {counted(feed.pages, 'page')}{waiting}", "dim"), depth=1)


def _at(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "never"
