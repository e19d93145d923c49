"""From bytes to characters, and an article's identity from its characters."""

import codecs
import hashlib
import re
from dataclasses import dataclass

UTF_8_NEEDED = "it is not UTF-8; read as Windows-1252, some characters may be wrong"
HALVES = "it holds halves of surrogate pairs; each was replaced by U+FFFD"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(
    r"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and what the reader should know about how they were had."""

    text: str
    warnings: tuple[str, ...] = ()


def decoded(body: bytes, *, declared: str | None = None) -> Decoded:
    """The characters of `body`, to the character; a byte order mark alone is taken away.

    A mark decides; else UTF-8 where it fits; else what is `declared`; else Windows-1252.

    >>> decoded("État".encode("utf-8-sig")).text
    'État'
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _whole(Decoded(body[len(mark) :].decode(encoding, "replace")))
    try:
        return Decoded(body.decode("utf-8"))
    except UnicodeDecodeError:
        found = _as_declared(body, declared) if declared else None
        return found or Decoded(body.decode("cp1252", "replace"), (UTF_8_NEEDED,))


def charset(media_type: str | None) -> str | None:
    """The encoding that a media type names ("text/html; charset=koi8-r")."""
    match = _CHARSET.search(media_type or "")
    return match[1] if match else None


def declared_charset(body: bytes) -> str | None:
    """The encoding that a page declares of itself near its beginning."""
    match = _DECLARED.search(body, 0, 2048)
    return match[1].decode("ascii", "replace") if match else None


def without_halves(text: str) -> Decoded:
    """The text with each lone surrogate, which no encoding can hold, replaced; no offset moves."""
    whole, count = _SURROGATES.subn("\ufffd", text)
    return Decoded(whole, (HALVES,) if count else ())


def without_escaped_halves(written: str) -> str:
    r"""JSON as it is written, each escape of a lone surrogate replaced; pairs stay.

    >>> without_escaped_halves(r'"\ud83d\ude00 \ud800"')
    '"\\ud83d\\ude00 \\ufffd"'
    """
    return _ESCAPED.sub(lambda found: found[1] or r"\ufffd", written)


def identity(text: str) -> str:
    """An article's id, from its text alone.

    >>> identity("Port shut")
    'a382406eb6303bc24'
    """
    return "a" + hashlib.sha256(text.encode()).hexdigest()[:16]


def _whole(found: Decoded) -> Decoded:
    if "\ufffd" not in found.text:
        return found
    return Decoded(
        found.text, (*found.warnings, "some bytes do not fit its encoding; they read as U+FFFD")
    )


def _as_declared(body: bytes, encoding: str) -> Decoded | None:
    """The characters by a declared encoding; None where no text has an encoding of that name."""
    try:
        return _whole(Decoded(body.decode(encoding, "replace")))
    except (LookupError, ValueError):
        return None
