"""Which captures an archive has of an address: Memento time maps (RFC 7089, JSON) and CDX."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from sayso.errors import ReadError
from sayso.types.article import Capture
from sayso.types.replay import raw, stamped
from sayso.types.web import Earlier, Holdings, address

LISTED = 100_000  # captures that are looked at; the home page of a large paper has as many
PARTS = 100  # further time maps that one may name
_NONE = "it is no index of earlier captures"
_HINT = "name a Memento time map or a CDX index: --index"
_LINK = re.compile(r"<([^<>\s]{1,4000})>([^<>]{0,1000})")
_PARAMETER = re.compile(
    r';\s{0,9}([a-z*]{1,20})\s{0,9}=\s{0,9}(?:"([^"]{0,300})"|([^\s;,"]{1,300}))'
)
_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_LETTERS = {
    "N": "urlkey", "b": "timestamp", "a": "original", "m": "mimetype", "s": "statuscode",
    "k": "digest",
}  # fmt: skip
_NAMES = {"url": "original", "mime": "mimetype", "status": "statuscode"}  # of CDXJ
_READ = ("text/html", "application/xhtml+xml", "text/plain", "warc/revisit", "-", "")


def holdings(capture: Capture, *, replay: str | None) -> Holdings:
    """What the answer of an index tells; what is broken in it is passed over.

    `replay` is where the archive gives a capture, with {time} and {url}: a CDX index does not say.
    Raises ReadError for what is no index, or where `replay` is wanted.
    """
    text = capture.body.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    start = text[:15].casefold()
    if start.startswith(("<!doctype", "<html", "<?xml")):
        raise ReadError(capture.url, "it is a page, no index of earlier captures", _HINT)
    if start.startswith("<"):
        found = _links(text, capture.url)
    elif start.startswith("{") and (told := _object(text)) and "mementos" in str(list(told)):
        found = _json_map(told, capture.url)
    else:
        rows = [row for row in islice(_rows(text), LISTED) if _is_page(row)]
        if rows and not replay:
            hint = "name its address: --replay, with {time} and {url}"
            raise ReadError(capture.url, "a CDX index does not say where a capture stands", hint)
        found = Holdings(tuple(_given(_of_row, rows, replay or "")))
    if not found.captures and not found.parts and text and not _is_empty(text):
        raise ReadError(capture.url, _NONE, _HINT)
    return found


def spoken(written: str | None) -> datetime | None:
    """A moment as HTTP writes it."""
    try:
        found = parsedate_to_datetime(written or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


# Time maps


def _links(text: str, base: str) -> Holdings:
    captures, parts = list[Earlier](), list[str]()
    for link in islice(_LINK.finditer(text), LISTED):
        told = {name: quoted or bare for name, quoted, bare in _PARAMETER.findall(link[2])}
        rels = told.get("rel", "").casefold().split()
        if "memento" in rels:
            captures += _earlier(_absolute(link[1], base), spoken(told.get("datetime")))
        elif ("timemap" in rels or "next" in rels) and "self" not in rels:
            parts.append(link[1])
    return Holdings(tuple(captures), _addresses(parts, base))


def _json_map(told: Mapping[str, Any], base: str) -> Holdings:
    mementos = told.get("mementos")
    listed = mementos.get("list") if isinstance(mementos, dict) else None
    rows = [row for row in islice(_each(listed), LISTED) if isinstance(row, dict)]
    pages = told.get("pages")
    next_one = pages.get("next") if isinstance(pages, dict) else None
    parts = [row.get("uri") for row in _each(told.get("timemap_index")) if isinstance(row, dict)]
    parts += [next_one.get("uri")] if isinstance(next_one, dict) else []
    return Holdings(tuple(_given(_of_memento, rows, base)), _addresses(parts, base))


def _of_memento(row: Mapping[str, Any], base: str) -> Iterator[Earlier]:
    written = str(row.get("datetime") or "")
    with suppress(ValueError):
        moment = datetime.fromisoformat(written)
        aware = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        yield from _earlier(_absolute(str(row.get("uri") or ""), base), aware)


def _object(text: str) -> Mapping[str, Any] | None:
    """A JSON object that is the whole; None for lines of several, or what is broken."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


# CDX


def _rows(text: str) -> Iterator[Mapping[str, str]]:
    """The lines of a CDX index, whichever way they are written."""
    if text.startswith("["):
        yield from _table(text)
        return
    fields: tuple[str, ...] = _FIELDS
    for line in text.splitlines():
        words = line.split()
        if words[:1] == ["CDX"]:
            fields = tuple(_LETTERS.get(word, word) for word in words[1:])
        elif "{" in line:
            yield from _json_line(line)
        elif len(words) >= 3:
            yield dict(zip(fields, words, strict=False))


def _table(text: str) -> Iterator[Mapping[str, str]]:
    """An array of arrays, the first of which names the columns."""
    with suppress(ValueError, RecursionError):
        head, *rows = json.loads(text) or [[]]
        for row in rows:
            if isinstance(row, list) and isinstance(head, list):
                yield {str(k): str(v) for k, v in zip(head, row, strict=False)}


def _json_line(line: str) -> Iterator[Mapping[str, str]]:
    """A key, a moment and an object; or the object alone."""
    head, brace, rest = line.partition("{")
    with suppress(ValueError, RecursionError):
        told = json.loads(brace + rest)
        named = {_NAMES.get(str(k), str(k)): str(v) for k, v in told.items()}
        at = head.split()[1:2]
        yield {**named, **({"timestamp": at[0]} if at else {})}


def _is_page(row: Mapping[str, str]) -> bool:
    """Whether it is a capture of what was there, and not of an error or of a picture."""
    status = row.get("statuscode", "-")
    kind = row.get("mimetype", "").split(";")[0].casefold()
    return status in ("200", "-", "") and kind in _READ and "timestamp" in row


def _of_row(row: Mapping[str, str], replay: str) -> Iterator[Earlier]:
    digest = row.get("digest", "-")
    url = replay.replace("{time}", row["timestamp"]).replace("{url}", row.get("original", ""))
    yield from _earlier(url, stamped(row["timestamp"]), digest if digest != "-" else None)


# Both


def _given(
    make: Callable[[Mapping[str, Any], str], Iterator[Earlier]],
    rows: Iterable[Mapping[str, Any]],
    base: str,
) -> Iterator[Earlier]:
    for row in rows:
        yield from make(row, base)


def _earlier(url: str, at: datetime | None, digest: str | None = None) -> Iterator[Earlier]:
    """The capture, if its address is one of the web and its moment is known.

    To write a hundred thousand addresses one way takes ten seconds: that waits for those chosen.
    """
    if at and url.startswith(("http://", "https://")):
        yield Earlier(raw(url), at, digest=digest)


def _absolute(written: str, base: str) -> str:
    if written.startswith(("http://", "https://")):
        return written
    with suppress(ValueError):
        return urljoin(base, written)
    return ""


def _addresses(written: Iterable[object], base: str) -> tuple[str, ...]:
    found = []
    for each in islice(written, PARTS):
        with suppress(ReadError, ValueError):
            found.append(address(urljoin(base, str(each))))
    return tuple(part for part in dict.fromkeys(found) if part != base)


def _each(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_empty(text: str) -> bool:
    """Whether it is an index that says that there is nothing."""
    told = text.strip()
    return told in ("[]", "[[]]", "{}") or (told.startswith("<") and 'rel="original"' in told)
