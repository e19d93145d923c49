"""The feeds that a page names of itself."""

from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import urljoin

from sayso.errors import ReadError
from sayso.types.article import Capture
from sayso.types.web import address

_KINDS = (
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/json",
)  # fmt: skip
_HEAD = 200_000  # bytes in which links to feeds are looked for
_LAST = ("comment",)  # feeds of what readers write


def feeds_of(capture: Capture) -> list[tuple[str, str | None]]:
    """Addresses and titles of the feeds, as the page orders them, those of comments last."""
    links = _Links()
    with suppress(AssertionError, ValueError):  # html.parser's own on odd markup
        links.feed(capture.body[:_HEAD].decode("utf-8", "replace"))
    found: dict[str, str | None] = {}
    for href, title in links.found:
        with suppress(ReadError, ValueError):
            found.setdefault(address(urljoin(links.base or capture.url, href)), title)
    return sorted(found.items(), key=lambda row: _is_aside(f"{row[0]} {row[1]}"))


def _is_aside(told: str) -> bool:
    return any(word in told.casefold() for word in _LAST)


class _Links(HTMLParser):
    """Collects links to feeds."""

    def __init__(self) -> None:
        super().__init__()
        self.base: str | None = None
        self.found: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "base" and told.get("href") and not self.base:
            self.base = told["href"]
        kind = (told.get("type") or "").split(";", maxsplit=1)[0].strip().casefold()
        rels = (told.get("rel") or "").casefold().split()
        if tag == "link" and "alternate" in rels and kind in _KINDS and told.get("href"):
            self.found.append((told["href"] or "", told.get("title")))
