"""Feeds of every make as lists of entries: RSS, Atom, JSON Feed, sitemaps and news sitemaps."""

import io
import json
import re
import zlib
from calendar import timegm
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from sayso.errors import ReadError
from sayso.fetch import sitemaps
from sayso.fetch.unpack import BodyError, unpacked
from sayso.types.article import Capture
from sayso.types.web import Entry, Listing, address

_NONE = "it is no feed that can be read"
_HINT = "name an RSS, Atom or JSON feed, a sitemap, or a page that links to one"
# Feeds with 5,000 entries have 2 MB, 100,000 tags, 6 deep. Within these bounds the worst bodies of
# tests/fetch take some seconds; of a megabyte of open tags feedparser makes half a minute.
LARGEST = 10_000_000  # bytes
TAGS = 500_000
DEPTH = 64
LONGEST = 65_536  # bytes of one tag
_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
# Halves of surrogate pairs, as broken programs write emoji; feedparser gives up at one.
_HALF = re.compile(
    rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5529[6-9]|0*(?:55[3-9]|56\d|57[0-2])\d\d|0*573[0-3]\d|0*5734[0-3]);"
)
_PAGE = ("<!doctype html", "<html")


def listing(capture: Capture, *, largest: int) -> Listing:
    """What stands in a feed. Raises ReadError, in one line, for what is none or is broken."""
    body = _plain(capture, largest)
    start = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        found = _json_feed(capture.url, body)
    elif start.startswith(b"http"):
        found = sitemaps.lines(capture.url, body)
    elif b"<urlset" in start or b"<sitemapindex" in start:
        found = sitemaps.sitemap(capture.url, body)
    elif start.decode("latin-1").startswith(_PAGE):
        raise ReadError(capture.url, "it is a page, no feed", _HINT)
    else:
        found = _syndicated(capture, body)
    return found


def _plain(capture: Capture, largest: int) -> bytes:
    """The feed unpacked; many a sitemap is a file in gzip."""
    if not capture.body.strip():
        raise ReadError(capture.url, "it is empty", _HINT)
    if not capture.body.startswith(b"\x1f\x8b"):
        return capture.body
    try:
        return unpacked([capture.body], "gzip", largest=largest)
    except (BodyError, zlib.error) as error:
        raise ReadError(capture.url, str(error)) from error


def _syndicated(capture: Capture, body: bytes) -> Listing:
    """RSS and Atom in every version; feedparser mends what is a little broken."""
    if fault := _unwieldy(body):
        raise ReadError(capture.url, f"{_NONE} ({fault})", _HINT)
    import feedparser  # noqa: PLC0415 it takes a tenth of a second

    told = {"content-type": capture.media_type or "", "content-location": capture.url}
    try:
        parsed = feedparser.parse(
            io.BytesIO(
                _HALF.sub(b"&#65533;", body)
            ),  # as text it would open what looks like an address
            response_headers=told,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        entries = tuple(_entries(capture.url, parsed.entries))
    except Exception as error:  # whatever it raises on odd markup is one feed that is broken
        raise ReadError(capture.url, f"{_NONE} ({type(error).__name__})", _HINT) from error
    version = str(parsed.get("version") or "")
    if not version or (parsed.bozo and not entries):
        fault = parsed.get("bozo_exception")
        line = fault.getLineNumber() if hasattr(fault, "getLineNumber") else None
        where = f" (broken in line {line})" if line and version else ""
        raise ReadError(capture.url, f"{_NONE}{where}", _HINT)
    kind = "Atom" if version.startswith("atom") else "RSS"
    return Listing(kind, _text(parsed.feed.get("title")), entries)


def _unwieldy(body: bytes) -> str | None:
    """Why a feed would take feedparser, whose time grows with depth, more than some seconds."""
    if len(body) > LARGEST:
        return f"it is larger than {LARGEST // 1_000_000} MB"
    markup = b"".join(part.partition(b"]]>")[2] for part in (b"]]>" + body).split(b"<![CDATA["))
    if markup.count(b"<") + markup.count(b"&") > TAGS:
        return f"it has more than {TAGS:,} tags"
    if any(len(part.partition(b">")[0]) > LONGEST for part in markup.split(b"<")[1:]):
        return "a tag has no end"
    depth = 0
    for tag in _TAG.finditer(markup):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        if depth > DEPTH:
            return f"its tags stand {DEPTH} deep"
    return None


def _entries(base: str, parsed: Iterable[dict[str, Any]]) -> Iterator[Entry]:
    for each in parsed:
        url = _at(base, each.get("link") or _permalink(each))
        if url:  # `dict.get`: feedparser's own says "updated" where only "published" is told
            source = each.get("source") or {}
            lineage = _text(source.get("title")), source.get("href") or source.get("link")
            yield Entry(
                url,
                _text(each.get("title")),
                published_at=_moment(each.get("published_parsed")),
                updated_at=_moment(dict.get(each, "updated_parsed")),
                lineage=_lineage(*lineage),
            )


def _permalink(entry: Mapping[str, Any]) -> str | None:
    """RSS lets the identity of an entry be its address."""
    identity = str(entry.get("id") or "")
    return identity if identity.startswith(("http://", "https://")) else None


def _json_feed(url: str, body: bytes) -> Listing:
    try:
        told = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReadError(url, f"{_NONE} (broken JSON)", _HINT) from error
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(told.get("version")):
        raise ReadError(url, _NONE, _HINT)
    found = (_json_entry(url, item) for item in items if isinstance(item, dict))
    return Listing("JSON Feed", _text(told.get("title")), tuple(each for each in found if each))


def _json_entry(base: str, item: Mapping[str, Any]) -> Entry | None:
    url = _at(base, item.get("url"))
    external = item.get("external_url")  # what the entry is about, where that is another's page
    if not url:
        return None
    return Entry(
        url,
        _text(item.get("title")),
        published_at=sitemaps.moment(item.get("date_published")),
        updated_at=sitemaps.moment(item.get("date_modified")),
        lineage=_lineage(None, external),
    )


def _lineage(name: str | None, url: object) -> tuple[str, str] | None:
    at = _whole(url.strip()) if isinstance(url, str) else ""
    return (name or "", at) if name or at else None


def _at(base: str, link: object) -> str | None:
    """The address of an entry, absolute; None for one that is none."""
    if isinstance(link, str) and link.strip():
        with suppress(ReadError, ValueError):
            return address(urljoin(base, link.strip()))
    return None


def _text(value: object) -> str | None:
    return _whole(" ".join(value.split()))[:500] or None if isinstance(value, str) else None


def _whole(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON may escape and nothing can keep."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _moment(parsed: Any) -> datetime | None:
    """A time as feedparser gives it, in UTC."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None
