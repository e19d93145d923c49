"""Files, folders and standard input as captures, one at a time."""

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from sayso.errors import ReadError, SaysoError
from sayso.types.article import ROW, Capture

LARGEST = 20_000_000  # bytes of one article, or of one row
SAMPLE = 100_000  # bytes
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"})
ROWS = frozenset({".jsonl", ".ndjson"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
STDIN = "-"
HIGH_SHARE = 0.3  # of bytes above ASCII; in Western text of an old encoding a twentieth are
_BLANK = b"\xef\xbb\xbf \t\r\n"

# What the first bytes of a file say it is.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet table"),
    (b"WARC/", "a web archive"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
)
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # after which NUL bytes are text
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r\f\v\b\x1b"})
_BINARY_SHARE = 0.02  # of control characters; text in any encoding has none
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(rb"<(?:p|div|article|h1|span|br|a)\b[^>]*>", re.IGNORECASE)
_AS_TEXT = "save its words as text, or as HTML"


class Files:
    """Brings what the given paths hold.

    A folder is walked in order of names, hidden files and unknown suffixes left out; "-" is
    standard input. A .jsonl file gives a capture a row, as it is read; every other file is one.
    """

    def __init__(self, stdin: BinaryIO | None = None) -> None:
        self._stdin = stdin

    def captures(self, addresses: Iterable[str]) -> Iterator[Capture | SaysoError]:
        """Each capture, or in its place the ReadError that says why there is none."""
        for address in addresses:
            try:
                yield from self._at(address)
            except OSError as error:
                yield _unreadable(address, error)

    def _at(self, address: str) -> Iterator[Capture | SaysoError]:
        if address == STDIN:
            yield from _from_stream(self._stdin or sys.stdin.buffer)
        elif "\0" in address or not Path(address).exists():
            yield ReadError(address, "there is no such file", "check the path")
        elif Path(address).is_dir():
            yield from _from_folder(Path(address))
        else:
            yield from _from_file(Path(address))


def _from_folder(folder: Path) -> Iterator[Capture | SaysoError]:
    empty = True
    for path in _walk(folder):
        empty = False
        if isinstance(path, SaysoError):
            yield path
            continue
        try:
            yield from _from_file(path)
        except OSError as error:
            yield _unreadable(str(path), error)
    if empty:
        hint = f"files are known by their suffix: {' '.join(sorted(SUFFIXES))}"
        yield ReadError(str(folder), "the folder holds no file to read", hint)


def _walk(folder: Path) -> Iterator[Path | SaysoError]:
    """The folder's files in order of names; no link to a folder is followed: no circles."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _unreadable(str(folder), error)
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _walk(path)
        elif path.suffix.lower() in SUFFIXES:
            yield path


def _from_file(path: Path) -> Iterator[Capture | SaysoError]:
    with path.open("rb") as stream:
        if path.suffix.lower() in ROWS:
            yield from _rows(stream, str(path))
        else:
            yield _one(stream.read(LARGEST + 1), str(path))


def _from_stream(stream: BinaryIO) -> Iterator[Capture | SaysoError]:
    """Standard input: rows if its first line that is not blank is one, else one article."""
    head, size = [], 0
    while size <= LARGEST and (line := stream.readline(LARGEST + 1)):
        head.append(line)
        size += len(line)
        if line.strip(_BLANK):
            break
    if head and _is_row(head[-1]):
        yield from _rows(stream, STDIN, head)
    else:
        yield _one(b"".join(head) + stream.read(max(LARGEST + 1 - size, 0)), STDIN)


def _is_row(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and "text" in row


def _rows(
    stream: BinaryIO, name: str, head: Iterable[bytes] = ()
) -> Iterator[Capture | SaysoError]:
    """A capture for each line that is not blank; only one line is in memory at a time."""
    lines = chain(head, iter(lambda: stream.readline(LARGEST + 1), b""))
    empty = True
    for number, line in enumerate(lines, start=1):
        url = f"{name}:{number}"
        if not line.strip():
            continue
        if number == 1 and (kind := _binary(line[:4096])):
            yield _refused(name, kind)
            return
        empty = False
        if len(line) > LARGEST:
            yield _too_large(url, "row")
            _skip_line(stream, line)
        else:
            yield _capture(url, line.rstrip(b"\r\n"), ROW)
    if empty:
        yield ReadError(_named(name), "it is empty")


def _skip_line(stream: BinaryIO, part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = stream.readline(LARGEST)


def _one(body: bytes, name: str) -> Capture | ReadError:
    """One article's capture."""
    if kind := _binary(body):
        return _refused(name, kind)
    if len(body) > LARGEST:
        return _too_large(name, "file")
    if not body.strip():
        return ReadError(_named(name), "it is empty")
    page = _PAGE.match(body.removeprefix(b"\xef\xbb\xbf"), 0, 4096)
    named_page = Path(name).suffix.lower() in PAGES and _TAG.search(body)
    if not page and not named_page and _is_foreign(body):
        return ReadError(_named(name), "it is text in an unknown encoding", "save it as UTF-8")
    return _capture(name, body, "text/html" if page or named_page else "text/plain")


def _capture(url: str, body: bytes, media_type: str) -> Capture:
    return Capture(url, body, media_type=media_type, sha256=hashlib.sha256(body).hexdigest())


def _binary(body: bytes) -> str | None:
    """What a body is that is no text; None for text."""
    for signature, kind in _SIGNATURES:
        if body.startswith(signature):
            return kind
    if body.startswith(_UNICODE_MARKS):
        return None
    controls = len(body) - len(body.translate(None, _CONTROLS))
    return "binary data" if b"\0" in body or controls > _BINARY_SHARE * len(body) else None


def _is_foreign(body: bytes) -> bool:
    """Whether it is text that neither UTF-8 nor a Western encoding gives the letters of."""
    if body.startswith(_UNICODE_MARKS):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return sum(byte >= 0x80 for byte in body[:SAMPLE]) > HIGH_SHARE * min(len(body), SAMPLE)
    return False


def _named(name: str) -> str:
    """What an error calls a path."""
    return f"standard input{name[1:]}" if name == STDIN or name.startswith(f"{STDIN}:") else name


def _refused(name: str, kind: str) -> ReadError:
    return ReadError(_named(name), f"it is {kind}, which this version does not read", _AS_TEXT)


def _too_large(name: str, what: str) -> ReadError:
    reason = f"the {what} is larger than {LARGEST // 1_000_000} MB"
    hint = ", a row each in a .jsonl file" if what == "file" else ""
    return ReadError(_named(name), reason, f"split it into articles{hint}")


def _unreadable(name: str, error: OSError) -> ReadError:
    reasons = {
        PermissionError: "you have no permission to read it",
        FileNotFoundError: "there is no such file",
        BrokenPipeError: "the pipe was closed",
    }
    reason = reasons.get(type(error)) or (error.strerror or type(error).__name__).lower()
    return ReadError(_named(name), reason)
