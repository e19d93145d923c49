"""Sitemaps, sitemaps of news, indexes of them, and lists of addresses in plain text."""

import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from sayso.errors import ReadError
from sayso.types.web import Entry, Listing, address

if TYPE_CHECKING:
    from lxml.etree import _Element

TAGS = 2_000_000  # "<" signs; 50,000 entries of news have 1,200,000
MOST = 50_000  # entries; the protocol allows no more in one sitemap


def sitemap(url: str, body: bytes) -> Listing:
    """The entries of a sitemap, or the sitemaps that an index names. Raises ReadError."""
    if body.count(b"<") > TAGS:
        raise ReadError(url, f"the sitemap has more than {TAGS:,} tags", "name a smaller one")
    from lxml import etree  # noqa: PLC0415 it takes a moment to load

    entries: list[Entry] = []
    parts: list[Entry] = []
    news = False
    tree = etree.iterparse(
        io.BytesIO(body),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=False,
    )
    try:
        for _, element in tree:
            name = _name(element)
            if name in ("url", "sitemap"):
                entry = _entry(url, element)
                news = news or any(_name(child) == "news" for child in element)
                if entry:
                    (entries if name == "url" else parts).append(entry)
                element.clear()
                if len(entries) + len(parts) >= MOST:
                    break
    except etree.XMLSyntaxError as error:
        line = error.lineno
        raise ReadError(url, f"the sitemap is broken in line {line}", "tell its outlet") from error
    kind = "sitemap index" if parts else "news sitemap" if news else "sitemap"
    return Listing(kind, None, tuple(entries), tuple(parts))


def lines(url: str, body: bytes) -> Listing:
    """A sitemap in plain text: an address a line."""
    told = body.decode("utf-8-sig", "replace").split("\n", MOST)[:MOST]
    found = (_address(url, line) for line in told)
    return Listing("sitemap", None, tuple(Entry(each) for each in found if each))


def moment(written: Any) -> datetime | None:
    """A W3C date or time in UTC.

    >>> moment("2031-04-07T09:00+02:00").isoformat()
    '2031-04-07T07:00:00+00:00'
    """
    if not isinstance(written, str):
        return None
    try:
        found = datetime.fromisoformat(written.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _entry(base: str, element: "_Element") -> Entry | None:
    told = dict(_told(element))
    url = _address(base, told.get("loc", ""))
    if not url:
        return None
    title = " ".join(told.get("title", "").split())[:500]
    return Entry(
        url,
        title or None,
        published_at=moment(told.get("publication_date")),
        updated_at=moment(told.get("lastmod")),
    )


def _told(element: "_Element") -> Iterator[tuple[str, str]]:
    """Names and texts of all that stands within, pictures and videos aside."""
    for child in element:
        if _name(child) in ("image", "video"):
            continue
        yield _name(child), child.text or ""
        yield from _told(child)


def _name(element: "_Element") -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _address(base: str, written: str) -> str | None:
    if written.strip():
        with suppress(ReadError, ValueError):
            return address(urljoin(base, written.strip()))
    return None
