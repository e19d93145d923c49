"""Web archives (WARC): a capture for each page that was brought, with its address and moment."""

import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO
from urllib.parse import unquote

from sayso.errors import ReadError
from sayso.fetch import captures
from sayso.types.article import DOCX, MAIL, MHTML, ROW, TRANSCRIPT, Capture

PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
FILES = frozenset({*PAGES, MAIL, MHTML, DOCX, ROW, TRANSCRIPT})  # of which Sayso keeps captures
BLOCK = 65_536


def records(stream: BinaryIO, name: str, size: int) -> Iterator[Capture | ReadError]:
    """The pages of an archive; what is no page is passed over, a cut end or damage is told."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 only archives need it

    head = stream.read(2)
    stream.seek(0)
    last: tuple[int, int] | None = None
    found = 0
    try:
        for record in ArchiveIterator(stream, parse_http=True, auto_decode="none"):
            length = int(record.headers.get("Content-Length") or -1)
            last = (record.stream_pos, length)
            page = _page(record, name) if length >= 0 else None
            found += isinstance(page, Capture)
            if page:
                yield page
    except Exception as error:
        reason = f"the archive is damaged behind its page {found} ({type(error).__name__})"
        yield ReadError(captures.named(name), reason, "make it anew")
        return
    if _is_cut(stream, last, size, is_packed=head == b"\x1f\x8b"):
        reason = f"the archive is cut off behind its page {found}"
        yield ReadError(captures.named(name), reason, "copy it anew")
    elif not found:
        yield ReadError(captures.named(name), "the archive holds no page")


def _page(record: Any, name: str) -> Capture | ReadError | None:
    """A record's page; None where it is none."""
    told = "".join((record.headers.get("WARC-Target-URI") or "").split()[:1]).strip("<>")
    address = captures.printable(told)
    media_type = _media_type(record)
    is_file = record.headers.get("WARC-Type") == "resource" and address.startswith("file:")
    if not (address.startswith("http") or is_file) or media_type is None:
        return None
    address = unquote(address.removeprefix("file:")) if is_file else address
    http = record.http_headers
    largest = captures.LARGEST if http is not None else captures.LARGEST_SAVED
    body = record.reader.read(largest + 1)
    subject = f"{captures.printable(address)} in {captures.named(name)}"
    if len(body) > largest:
        return captures.too_large(subject, "page", largest)
    if len(body) < record.content_length:
        return None  # the archive's end, which is told there
    plain = _plain(body, http) if http is not None else body
    if plain is None:
        return ReadError(subject, "its packed words are damaged, or a bomb")
    found = captures.capture(address, plain, media_type, fetched_at=record.record_date)
    return _told(found, record.headers, subject)


def _told(found: Capture, head: Any, subject: str) -> Capture | ReadError:
    """The capture with what else its record says of it; an error where its bytes were altered."""
    label, _, digest = (head.get("WARC-Block-Digest") or "").strip().partition(":")
    plain = head.get("WARC-Type") == "resource" and label.casefold() == "sha256"
    if plain and len(digest) == len(found.sha256) and digest.casefold() != found.sha256:
        return ReadError(subject, "its bytes are not those that were archived", "copy it anew")
    is_unknown = head.get("Sayso-Moment") == "unknown"
    return replace(
        found,
        fetched_at=None if is_unknown else found.fetched_at,
        published_at=_moment(head.get("Sayso-Published")),
        lineage=_lineage(head.get("Sayso-Lineage")),
        cut=head.get("Sayso-Cut") or head.get("WARC-Truncated"),
    )


def _lineage(written: str | None) -> tuple[str, str] | None:
    """Whom a feed named as the source, where the record tells it soundly."""
    try:
        name, url = json.loads(written or "null")
    except (ValueError, TypeError, RecursionError):
        return None
    return (name, url) if isinstance(name, str) and isinstance(url, str) else None


def _moment(written: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(written) if written else None
    except ValueError:
        return None
    return found.astimezone(UTC) if found and found.tzinfo else None


def _media_type(record: Any) -> str | None:
    """What a record's page is; None where it is no page, or the server's answer was another."""
    kind = record.headers.get("WARC-Type")
    if kind not in ("response", "resource", "conversion"):
        return None
    http = record.http_headers
    if http is not None and getattr(http, "status_code", 200) != 200:
        return None
    told = str((http and http.get("Content-Type")) or record.headers.get("Content-Type") or "")
    known = FILES if kind == "resource" else PAGES
    return told if told.split(";", maxsplit=1)[0].strip().casefold() in known else None


def _plain(body: bytes, http: Any) -> bytes | None:
    """The bytes of a page as they were before the server packed them; None if that cannot be."""
    if "chunked" in (http.get("Transfer-Encoding") or "").casefold():
        body = _unchunked(body)
    packing = (http.get("Content-Encoding") or "").strip().casefold()
    if packing in ("", "identity") or (packing == "gzip" and not body.startswith(b"\x1f\x8b")):
        return body
    try:
        if packing == "br":
            from fastwarc.stream_io import BrotliReader  # noqa: PLC0415

            found = bytes(BrotliReader(io.BytesIO(body)).read(captures.LARGEST + 1))
        else:
            found = _inflated(body, packing)
    except Exception:
        return None
    return found if len(found) <= captures.LARGEST else None


def _inflated(body: bytes, packing: str) -> bytes:
    try:
        return zlib.decompressobj(47).decompress(body, captures.LARGEST + 1)
    except zlib.error:
        if packing != "deflate":
            raise
        return zlib.decompressobj(-15).decompress(body, captures.LARGEST + 1)


def _unchunked(body: bytes) -> bytes:
    """A body without the lengths of its chunks; as it is, where it has none."""
    found, at = [], 0
    while at < len(body):
        end = body.find(b"\r\n", at)
        try:
            length = int(body[at:end].split(b";")[0], 16) if end > at else -1
        except ValueError:
            length = -1
        if length < 0:
            return body
        if length == 0:
            break
        found.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(found)


def _is_cut(stream: BinaryIO, last: tuple[int, int] | None, size: int, *, is_packed: bool) -> bool:
    """Whether the archive ends before its last record does, or goes on behind it unread."""
    if last is None:
        return size > 0
    at, length = last
    stream.seek(at)
    if is_packed:
        return _packed_end(stream, size) != size
    head = stream.read(BLOCK)
    end = at + head.find(b"\r\n\r\n") + 4 + length
    return b"\r\n\r\n" not in head or length < 0 or size < end or size > end + 4


def _packed_end(stream: BinaryIO, size: int) -> int:
    """Where the packed member at the stream's place ends; beyond the size, if it is cut off."""
    member = zlib.decompressobj(31)
    packed = stream.read(BLOCK)
    while packed and not member.eof:
        try:
            member.decompress(packed, 1_000_000)
        except zlib.error:
            return size + 1
        packed = member.unconsumed_tail or (b"" if member.eof else stream.read(BLOCK))
    return stream.tell() - len(member.unused_data) if member.eof else size + 1
