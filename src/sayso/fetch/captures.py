"""Captures and refusals: how the bytes of a file, a row, a member are handed on or turned down."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sayso.errors import ReadError
from sayso.types.article import ROW, Capture
from sayso.types.printed import Printed

LARGEST = 20_000_000  # bytes of one article, or of one row
LARGEST_SAVED = 60_000_000  # bytes of a page saved with its pictures, or of a PDF
STDIN = "-"
_AS_TEXT = "save its words as text, or as HTML"


def capture(
    url: str, body: bytes, media_type: str, *, fetched_at: datetime | None = None
) -> Capture:
    digest = hashlib.sha256(body).hexdigest()
    return Capture(url, body, media_type=media_type, sha256=digest, fetched_at=fetched_at)


def with_print(found: Capture, printed: Printed) -> Capture:
    return replace(found, printed=printed)


def row(url: str, keys: Mapping[str, object]) -> Capture:
    """A row as JSONL would hold it, of a table or an export."""
    told = {key: value for key, value in keys.items() if value not in (None, "")}
    return capture(url, json.dumps(told, ensure_ascii=True).encode("ascii"), ROW)


def named(name: str) -> str:
    """What an error calls a path."""
    return f"standard input{name[1:]}" if name == STDIN or name.startswith(f"{STDIN}:") else name


def printable(name: str) -> str:
    """A name out of a file as a person may read it: what shows nothing is U+FFFD."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def refused(name: str, kind: str) -> ReadError:
    return ReadError(named(name), f"it is {kind}, which this version does not read", _AS_TEXT)


def empty(name: str) -> ReadError:
    return ReadError(named(name), "it is empty")


def too_large(name: str, what: str, limit: int) -> ReadError:
    reason = f"the {what} is larger than {limit // 1_000_000} MB"
    hint = ", a row each in a .jsonl file" if what == "file" else ""
    return ReadError(named(name), reason, f"split it into articles{hint}")


def unreadable(name: str, error: OSError) -> ReadError:
    reasons = {
        PermissionError: "you have no permission to read it",
        FileNotFoundError: "there is no such file",
        BrokenPipeError: "the pipe was closed",
    }
    reason = reasons.get(type(error)) or (error.strerror or type(error).__name__).lower()
    return ReadError(named(name), reason)
