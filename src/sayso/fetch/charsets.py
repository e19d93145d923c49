"""In which encoding a page from the web is written: what it declares, checked against its bytes."""

import codecs
import re

_LABEL = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_HEAD = 4096  # bytes; the HTML standard looks at 1,024, some pages declare later
# By the WHATWG's Encoding standard these labels mean Windows-1252, and so browsers read them.
_WESTERN = frozenset({"ascii", "iso8859-1", "us-ascii"})
_PAGES = ("text/html", "application/xhtml+xml")


def media_type(header: str, body: bytes) -> str:
    """The media type with the encoding in which the body is: the first told one that fits.

    Told by the header, then by the page itself; nothing is added to a body in UTF-8.

    >>> media_type("text/html; charset=utf-8", '<meta charset="windows-1251">Порт'.encode("cp1251"))
    'text/html; charset=cp1251'
    """
    kind = header.split(";", maxsplit=1)[0].strip().casefold() or _guessed(body)
    told = [match[1] for match in [_LABEL.search(header)] if match]
    match = _DECLARED.search(body, 0, _HEAD) if kind in _PAGES else None
    told += [match[1].decode("ascii", "replace")] if match else []
    known = [name for label in told if (name := _codec(label))]
    fitting = [name for name in known if _fits(body, name)]
    best = next(iter((*fitting, *known)), None)
    return f"{kind}; charset={best}" if best and not _fits(body, "utf-8") else kind


def _guessed(body: bytes) -> str:
    """The kind of a body whose host names none."""
    start = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    page = start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
    if page:
        return "text/html"
    return "application/octet-stream" if b"\0" in body[:_HEAD] else "text/plain"


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    try:
        "".encode(name)
    except (LookupError, TypeError):  # a codec, but none of text: base64, rot13
        return None
    return "cp1252" if name in _WESTERN else name


def _fits(body: bytes, name: str) -> bool:
    try:
        body.decode(name)
    except (UnicodeError, LookupError):
        return False
    return True
