"""Which way a capture is read, by its media type."""

from sayso.parse.html import page
from sayso.parse.plain import plain
from sayso.parse.rows import key, row
from sayso.types.article import ROW, Article, Capture

PAGES = frozenset({"text/html", "application/xhtml+xml"})


def article(capture: Capture) -> Article:
    """The article that a capture holds; no file, clock or network is touched.

    Raises ReadError where it holds none.
    """
    kind = (capture.media_type or "text/plain").split(";")[0].strip().casefold()
    if kind == ROW:
        return row(capture)
    return page(capture) if kind in PAGES else plain(capture)


def key_of(capture: Capture) -> str | None:
    """The caller's id for a capture, as far as it can be told before it is read."""
    return key(capture) if capture.media_type == ROW else None
