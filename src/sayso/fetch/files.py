"""Files, folders and standard input as captures, one at a time."""

import io
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from sayso.errors import ReadError, SaysoError
from sayso.fetch import archives, captures, mailboxes, tables, warc
from sayso.fetch.captures import STDIN
from sayso.fetch.kinds import (
    HEAD,
    MANY,
    MARK,
    SUFFIXES,
    Kind,
    binary,
    is_foreign,
    is_known,
    kind_of,
    tells_itself,
)
from sayso.protocols import PdfReader
from sayso.types.article import ROW, Capture

LARGEST = captures.LARGEST
LARGEST_SAVED = captures.LARGEST_SAVED
DEEP = 3  # archives within archives

Found = Iterator[Capture | SaysoError]

_BLANK = MARK + b" \t\r\n"
_WITH_PICTURES = (Kind.PAGE, Kind.PDF, Kind.MHTML, Kind.DOCX, Kind.MAIL)


class Files:
    """Brings what the given paths hold.

    A folder is walked in order of names, hidden files left out, and those whose name and first
    bytes say nothing; "-" is standard input. What holds many articles (rows, a mailbox, an
    archive) gives a capture each, as it is read; every other file is one. PDFs are read by `pdf`.
    """

    def __init__(self, stdin: BinaryIO | None = None, pdf: PdfReader | None = None) -> None:
        self._stdin = stdin
        self._pdf = pdf

    def captures(self, addresses: Iterable[str]) -> Found:
        """Each capture, or in its place the ReadError that says why there is none."""
        for address in addresses:
            try:
                yield from self._at(address)
            except OSError as error:
                yield captures.unreadable(address, error)

    def handed(self, name: str, stream: BinaryIO) -> Found:
        """What an open file holds, which can be wound back; it is called by this name."""
        try:
            head = stream.read(HEAD)
            stream.seek(0)
            yield from self._opened(stream, name, head, DEEP)
        except OSError as error:
            yield captures.unreadable(name, error)

    def _at(self, address: str) -> Found:
        if address == STDIN:
            yield from self._from_stream(self._stdin or sys.stdin.buffer)
        elif "\0" in address or not Path(address).exists():
            yield ReadError(address, "there is no such file", "check the path")
        elif Path(address).is_dir():
            yield from self._from_folder(Path(address))
        else:
            yield from self._from_file(Path(address))

    def _from_folder(self, folder: Path) -> Found:
        empty = True
        for path in _walk(folder):
            empty = False
            if isinstance(path, SaysoError):
                yield path
                continue
            try:
                yield from self._from_file(path)
            except OSError as error:
                yield captures.unreadable(str(path), error)
        if empty:
            hint = f"files are known by their first bytes, or by {' '.join(sorted(SUFFIXES))}"
            yield ReadError(str(folder), "the folder holds no file to read", hint)

    def _from_file(self, path: Path) -> Found:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            stream.seek(0)
            yield from self._opened(stream, str(path), head, DEEP)

    def _opened(self, stream: BinaryIO, name: str, head: bytes, deep: int) -> Found:
        """What an open file holds; the stream can be wound back."""
        kind = kind_of(head, name)
        if kind is Kind.ZIP:
            kind = _zip_kind(stream)
        if isinstance(kind, str):
            yield captures.refused(name, kind)
        elif kind in MANY:
            yield from self._many(kind, stream, name, deep)
        else:
            limit = LARGEST_SAVED if kind in _WITH_PICTURES else LARGEST
            yield self._one(kind, stream.read(limit + 1), name, limit)

    def _many(self, kind: Kind, stream: BinaryIO, name: str, deep: int) -> Found:
        if kind is Kind.ROWS:
            yield from _rows(stream, name)
        elif kind is Kind.MAILBOX:
            yield from mailboxes.mails(stream, name)
        elif kind is Kind.TABLE:
            yield from tables.rows(stream, name)
        elif kind is Kind.POSTS:
            yield from tables.posts(stream, name)
        elif kind is Kind.WARC:
            size = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            yield from map(self._drawn, warc.records(stream, name, size))
        elif not deep:
            yield ReadError(captures.named(name), "archives stand in archives, too deep to follow")
        elif kind is Kind.GZIP:
            yield from self._members([archives.unpacked(stream, name)], deep)
        else:
            yield from self._members(archives.members(stream, name), deep)

    def _members(self, members: Iterable[archives.Member | ReadError], deep: int) -> Found:
        for member in members:
            if isinstance(member, ReadError):
                yield member
            else:
                name, body = member
                yield from self._opened(io.BytesIO(body), name, body[:HEAD], deep - 1)

    def _from_stream(self, stream: BinaryIO) -> Found:
        """Standard input: rows if its first line that is not blank is one, else one file."""
        head, size = [], 0
        while size <= LARGEST and (line := stream.readline(LARGEST + 1)):
            head.append(line)
            size += len(line)
            if line.strip(_BLANK):
                break
        if head and kind_of(head[-1], STDIN) is Kind.ROWS:
            yield from _rows(stream, STDIN, head)
        else:
            body = b"".join(head) + stream.read(max(LARGEST_SAVED + 1 - size, 0))
            yield from self._opened(io.BytesIO(body), STDIN, body[:HEAD], DEEP)

    def _one(self, kind: Kind, body: bytes, name: str, limit: int) -> Capture | ReadError:
        """One article's capture."""
        if len(body) > limit:
            return captures.too_large(name, "file", limit)
        if not body.strip():
            return captures.empty(name)
        if kind in (Kind.TEXT, Kind.PAGE, Kind.TRANSCRIPT) and (found := binary(body)):
            return captures.refused(name, found)
        if kind is Kind.TEXT and is_foreign(body):
            reason = "it is text in an unknown encoding"
            return ReadError(captures.named(name), reason, "save it as UTF-8")
        return self._drawn(captures.capture(name, body, kind.value))

    def _drawn(self, found: Capture | ReadError) -> Capture | ReadError:
        """The capture; a PDF's with what is printed in it."""
        if isinstance(found, ReadError) or not (found.media_type or "").startswith(Kind.PDF.value):
            return found
        subject = captures.named(found.url)
        if self._pdf is None:
            return captures.refused(found.url, "a PDF")
        try:
            return captures.with_print(found, self._pdf.printed(found.body, subject=subject))
        except ReadError as error:
            return error


def _zip_kind(stream: BinaryIO) -> Kind | str:
    found = archives.office(stream)
    return Kind.DOCX if found == "docx" else found or Kind.ZIP


def _walk(folder: Path) -> Iterator[Path | SaysoError]:
    """The folder's files in order of names; no link to a folder is followed: no circles."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield captures.unreadable(str(folder), error)
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _walk(path)
        elif is_known(path.name) or _tells_itself(path):
            yield path


def _tells_itself(path: Path) -> bool:
    """Whether a file of an unknown name is, by its first bytes, one that is read."""
    try:
        with path.open("rb") as stream:
            return path.is_file() and tells_itself(stream.read(HEAD))
    except OSError:
        return False


def _rows(stream: BinaryIO, name: str, head: Iterable[bytes] = ()) -> Found:
    """A capture for each line that is not blank; only one line is in memory at a time."""
    lines = chain(head, iter(lambda: stream.readline(LARGEST + 1), b""))
    empty = True
    for number, line in enumerate(lines, start=1):
        url = f"{name}:{number}"
        if not line.strip():
            continue
        if number == 1 and (kind := binary(line[:4096])):
            yield captures.refused(name, kind)
            return
        empty = False
        if len(line) > LARGEST:
            yield captures.too_large(url, "row", LARGEST)
            _skip_line(stream, line)
        else:
            yield captures.capture(url, line.rstrip(b"\r\n"), ROW)
    if empty:
        yield captures.empty(name)


def _skip_line(stream: BinaryIO, part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = stream.readline(LARGEST)
