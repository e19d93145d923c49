"""Which way a capture is read, by its media type."""

from sayso.parse.html import pages
from sayso.parse.plain import plain
from sayso.parse.rows import key, row
from sayso.types.article import ROW, Article, Capture

PAGES = frozenset({"text/html", "application/xhtml+xml"})


def articles(capture: Capture) -> tuple[Article, ...]:
    """The articles that a capture holds, one but for a live blog; no file, clock or network.

    Raises ReadError where it holds none.
    """
    kind = (capture.media_type or "text/plain").split(";")[0].strip().casefold()
    if kind in PAGES:
        return pages(capture)
    return (row(capture) if kind == ROW else plain(capture),)


def article(capture: Capture) -> Article:
    """The first article that a capture holds. Raises ReadError where it holds none."""
    return articles(capture)[0]


def key_of(capture: Capture) -> str | None:
    """The caller's id for a capture, as far as it can be told before it is read."""
    return key(capture) if capture.media_type == ROW else None
