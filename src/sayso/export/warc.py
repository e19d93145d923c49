"""Captures as a web archive (WARC/1.1): a packed record each, as they were read, to the byte.

Of the answer of a host its unpacked body is kept and its head is not, so that every capture is a
`resource` record, and no head is made up. A file's address is its path, `file:pages/a.txt`.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import quote

from sayso._version import __version__
from sayso.types.kept import Seen

# What a WARC has no word for: a date told beside the capture; that its moment is not known, and
# WARC-Date that of its being added; the reason of Sayso's own for a cut end.
PUBLISHED, MOMENT, CUT = "Sayso-Published", "Sayso-Moment", "Sayso-Cut"
LINEAGE = "Sayso-Lineage"  # as JSON: the name and the address of whom a feed names as the source
UNKNOWN = "unknown"
_TRUNCATED = ("length", "time", "disconnect", "unspecified")  # the words that the standard knows


def archive(captures: Iterable[tuple[Seen, bytes]], *, now: datetime) -> Iterator[bytes]:
    """The archive, record by record; `now` is when it is made."""
    about = {"software": f"Sayso/{__version__}", "format": "WARC File Format 1.1"}
    info = "".join(f"{name}: {told}\r\n" for name, told in about.items()).encode()
    identity = _identity(info, _moment(now))
    head = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": identity,
        "WARC-Date": _moment(now),
        "Content-Type": "application/warc-fields",
    }
    yield _packed(head, info)
    for seen, body in captures:
        yield _packed(_head(seen, info=identity), body)


def _head(seen: Seen, *, info: str) -> Mapping[str, str]:
    digest, address = f"sha256:{seen.sha256}", _address(seen.url)
    when = _moment(seen.at or seen.added_at)
    told = {
        "WARC-Type": "resource",
        "WARC-Record-ID": _identity(digest.encode(), address, when),
        "WARC-Warcinfo-ID": info,
        "WARC-Target-URI": address,
        "WARC-Date": when,
        "WARC-Block-Digest": digest,
        "WARC-Payload-Digest": digest,
        "Content-Type": seen.media_type or "application/octet-stream",
    }
    if seen.cut:
        told["WARC-Truncated"] = seen.cut if seen.cut in _TRUNCATED else "unspecified"
        told[CUT] = seen.cut
    if seen.at is None:
        told[MOMENT] = UNKNOWN
    if seen.published_at:
        told[PUBLISHED] = _moment(seen.published_at)
    if seen.lineage:
        told[LINEAGE] = json.dumps(seen.lineage)
    return told


def _address(url: str) -> str:
    """An address as a URI; a path, or a row of a file, as one too.

    >>> _address("https://courier.example/a"), _address("pages/über.txt:3")
    ('https://courier.example/a', 'file:pages/%C3%BCber.txt:3')
    """
    return url if url.startswith(("http://", "https://")) else f"file:{quote(url, safe='/:')}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _identity(content: bytes, *of: str) -> str:
    """A record's name: the same for the same content, so that an archive made twice is one."""
    digest = hashlib.sha256(b"\0".join((content, *(part.encode() for part in of)))).hexdigest()
    cut = (digest[:8], digest[8:12], f"8{digest[13:16]}", f"8{digest[17:20]}", digest[20:32])
    return f"<urn:uuid:{'-'.join(cut)}>"


def _packed(head: Mapping[str, str], body: bytes) -> bytes:
    lines = [*(f"{name}: {_line(told)}" for name, told in head.items())]
    lines.append(f"Content-Length: {len(body)}")
    record = "\r\n".join(("WARC/1.1", *lines, "", "")).encode() + body + b"\r\n\r\n"
    return gzip.compress(record, 6, mtime=0)


def _line(told: str) -> str:
    """A value that stays on its line."""
    return " ".join(told.split())
