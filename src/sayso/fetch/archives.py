"""Zipped folders and packed files, opened in memory and never onto the disk; bombs are told."""

import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from sayso.errors import ReadError
from sayso.fetch import captures
from sayso.fetch.kinds import is_known, tells_itself

MEMBERS = 20_000
TOTAL = 2_000_000_000  # bytes of all members of one archive, unpacked
RATIO = 1_000  # times its packed size; text packs to a tenth at best, one letter to a thousandth
SMALL = 1_000_000  # bytes; under it a ratio says nothing
HEAD = 65_536

# What zipfile and its unpackers raise on damaged bytes.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, LookupError,
    NotImplementedError, OSError, OverflowError, ValueError,
)  # fmt: skip
_OTHER = (
    ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a set of slides"),
    ("META-INF/container.xml", "an electronic book"),
    ("content.xml", "an OpenDocument file"),
)

Member = tuple[str, bytes]


def office(stream: BinaryIO) -> str | None:
    """What a zip file is that is no folder: "docx", or words for what is not read."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist()[:MEMBERS])
    except _BROKEN:
        return None
    finally:
        stream.seek(0)
    if "word/document.xml" in names:
        return "docx"
    return next((words for name, words in _OTHER if name in names), None)


def members(stream: BinaryIO, name: str) -> Iterator[Member | ReadError]:
    """The files of a zipped folder that may be read, by name; hidden and unknown ones left out."""
    try:
        archive = zipfile.ZipFile(stream)
        listed = sorted(archive.infolist(), key=lambda each: each.filename)
    except _BROKEN:
        yield ReadError(captures.named(name), "it is no sound zip archive", "make it anew")
        return
    if len(listed) > MEMBERS:
        reason = f"the archive holds more than {MEMBERS:,} files"
        yield ReadError(captures.named(name), reason, "unpack it, and give the folder")
        return
    yield from _read_all(archive, listed, name)


def _read_all(
    archive: zipfile.ZipFile, listed: list[zipfile.ZipInfo], name: str
) -> Iterator[Member | ReadError]:
    total, found = 0, False
    for info in listed:
        if info.filename[-1:] in ("", "/") or _is_hidden(info.filename):
            continue
        subject = f"{captures.named(name)}/{_clean(info.filename)}"
        member = _read(archive, info, subject)
        if member is None:
            continue
        found = True
        total += len(member) if isinstance(member, bytes) else 0
        if total > TOTAL:
            reason = f"the archive unpacks to more than {TOTAL // 1_000_000} MB"
            yield ReadError(captures.named(name), reason, "unpack it, and give the folder")
            return
        yield (
            member if isinstance(member, ReadError) else (f"{name}/{_clean(info.filename)}", member)
        )
    if not found:
        yield ReadError(captures.named(name), "the archive holds no file to read")


def _read(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, subject: str
) -> bytes | ReadError | None:
    """One member's bytes; None for one of an unknown kind."""
    if info.file_size > SMALL and info.file_size > RATIO * max(info.compress_size, 1):
        return ReadError(subject, "it unpacks to a thousand times its size: a bomb, not a text")
    try:
        with archive.open(info) as stream:
            head = stream.read(HEAD)
            if not is_known(info.filename) and not tells_itself(head):
                return None
            body = head + stream.read(captures.LARGEST + 1 - len(head))
    except RuntimeError:
        return ReadError(subject, "it is locked with a password", "unpack it yourself")
    except _BROKEN:
        return ReadError(subject, "it is damaged within its archive", "make the archive anew")
    return (
        captures.too_large(subject, "file", captures.LARGEST)
        if len(body) > captures.LARGEST
        else body
    )


def unpacked(stream: BinaryIO, name: str) -> Member | ReadError:
    """The one file that a gzip file packs."""
    subject = captures.named(name)
    try:
        body = gzip.GzipFile(fileobj=stream).read(captures.LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return ReadError(subject, "it is no sound gzip file", "pack it anew")
    if len(body) > captures.LARGEST:
        return captures.too_large(name, "file", captures.LARGEST)
    return name.removesuffix(".gz"), body


def seekable(body: bytes) -> BinaryIO:
    return io.BytesIO(body)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in _clean(name).split("/"))


def _clean(name: str) -> str:
    """A member's name as a person may read it: no controls, no way out of the archive."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    shown = "/".join(parts)[:300]
    return captures.printable(shown) or "a file"
