"""What a file is, told by its first bytes; its name decides only where they leave it open."""

import json
import re
import zlib
from enum import Enum
from pathlib import PurePath

from sayso.types.article import DOCX, MAIL, MHTML, PDF, TRANSCRIPT

HEAD = 65_536  # bytes that are looked at
SAMPLE = 100_000  # bytes
HIGH_SHARE = 0.3  # of bytes above ASCII; in Western text of an old encoding a twentieth are
MARK = b"\xef\xbb\xbf"


class Kind(Enum):
    """What a file is; the value is the media type of its capture, where it is one article."""

    PAGE = "text/html"
    TEXT = "text/plain"
    PDF = PDF
    MAIL = MAIL
    MHTML = MHTML
    DOCX = DOCX
    TRANSCRIPT = TRANSCRIPT
    ROWS = "rows"  # the others hold many
    TABLE = "table"
    POSTS = "posts"
    MAILBOX = "mailbox"
    ZIP = "zip"
    GZIP = "gzip"
    WARC = "warc"


MANY = frozenset((Kind.ROWS, Kind.TABLE, Kind.POSTS, Kind.MAILBOX, Kind.ZIP, Kind.GZIP, Kind.WARC))
SUFFIXES = frozenset(
    {".txt", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".pdf", ".eml", ".mbox"}
    | {".docx", ".mhtml", ".mht", ".vtt", ".srt", ".csv", ".tsv", ".zip", ".warc"}
)
ROWS = frozenset({".jsonl", ".ndjson"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
TABLES = frozenset({".csv", ".tsv"})

TEXTS: tuple[str, ...] = (
    "text",
    "body",
    "content",
    "article",
    "article_text",
    "full_text",
    "fulltext",
)
TEXTS += ("article_body", "story", "message", "post")  # what a table's column of texts is called

# What the first bytes of a file say it is, where it is nothing that is read.
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"RIFF", "a recording or an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet table"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
)
_WIDE = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark it begins with
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # after which NUL bytes are text
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r\f\v\b\x1b"})
_BINARY_SHARE = 0.02  # of control characters; text in any encoding has none
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(rb"<(?:p|div|article|h1|span|br|a)\b[^>]*>", re.IGNORECASE)
_MAILBOX = re.compile(rb"From \S+ [^\n]*\d{4}")
_MAILBOX_LINE = 200  # bytes
_HEADER = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
_HEADERS = frozenset(
    (
        b"from",
        b"to",
        b"date",
        b"subject",
        b"message-id",
        b"mime-version",
        b"received",
        b"sender",
        b"return-path",
        b"content-type",
        b"delivered-to",
        b"dkim-signature",
        b"list-id",
    )
)
_MACHINES = frozenset(
    (b"message-id", b"mime-version", b"received", b"return-path", b"content-type", b"delivered-to")
)
_CUE = re.compile(rb"\s*(?:\d+[ \t]*\r?\n)?(?:\d+:)?\d{1,2}:\d{2}[,.]\d{3}[ \t]*-->")
_COLUMN = re.compile(rb"[a-z][a-z0-9_.-]{0,29}")
_POSTS = re.compile(rb"\s*\{[^\[]{0,2000}\"(?:messages|chats)\"\s*:")


def kind_of(head: bytes, name: str) -> Kind | str:
    """What a file is, by its head; for what is no text, and nothing that is read, words for it."""
    suffix = PurePath(name).suffix.lower()
    body = head.removeprefix(MARK)
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if head.startswith(b"\x1f\x8b"):
        return Kind.WARC if _unpacked(head).startswith(b"WARC/") else Kind.GZIP
    if head.startswith(b"WARC/"):
        return Kind.WARC
    wide = _narrowed(head)
    if wide is not None:
        kind = _text_kind(wide, suffix)
        return kind if kind in (Kind.PAGE, Kind.TRANSCRIPT, Kind.TABLE) else Kind.TEXT
    return binary(head) or _text_kind(body, suffix)


def _narrowed(head: bytes) -> bytes | None:
    """The head of a text of two or four bytes a character as UTF-8; None where it is none."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").encode("utf-8", "ignore")
    return None


def _text_kind(body: bytes, suffix: str) -> Kind:
    mail = _mail_kind(body, suffix)
    if mail:
        return mail
    if body.startswith(b"WEBVTT") or _CUE.match(body):
        return Kind.TRANSCRIPT
    if suffix in ROWS or _is_row(body):
        return Kind.ROWS
    if _POSTS.match(body):
        return Kind.POSTS
    if suffix in TABLES or _is_table(body):
        return Kind.TABLE
    named_page = suffix in PAGES and _TAG.search(body)
    return Kind.PAGE if named_page or _PAGE.match(body, 0, 4096) else Kind.TEXT


def _mail_kind(body: bytes, suffix: str) -> Kind | None:
    """Whether it begins as mails do: with the head's lines, some of which only machines write."""
    start = body.lstrip()
    first, _, second = start.partition(b"\n")
    if _MAILBOX.match(first[:_MAILBOX_LINE]) and _HEADER.match(second):
        return Kind.MAILBOX
    if not _HEADER.match(start):
        return None
    top = re.split(rb"\r?\n[ \t]*\r?\n", start, maxsplit=1)[0]
    names = {match[1].lower() for match in _HEADER.finditer(top)}
    known = names & _HEADERS
    is_mail = len(known) >= 3 and not known.isdisjoint(_MACHINES)
    if not is_mail and not (suffix in (".eml", ".mht", ".mhtml") and len(known) >= 2):
        return None
    related = re.search(rb"^content-type:\s*multipart/related", top, re.I | re.M)
    saved = b"snapshot-content-location" in names or b"saved by" in top[:300].lower()
    return Kind.MHTML if saved or (related and suffix in (".mht", ".mhtml")) else Kind.MAIL


def _is_table(body: bytes) -> bool:
    """Whether its first line names columns, one of them as texts are called, and more follow."""
    first, _, rest = body[:4096].partition(b"\n")
    mark = max((b",", b";", b"\t", b"|"), key=first.count)
    names = [cell.strip(b"\r\"' ").lower().replace(b" ", b"_") for cell in first.split(mark)]
    if (
        len(names) < 2
        or mark + b" " in first
        or mark not in rest
        or not all(map(_COLUMN.fullmatch, names))
    ):
        return False
    return any(name.decode("ascii") in TEXTS for name in names)


def _is_row(body: bytes) -> bool:
    """Whether the first line that is not blank is a JSON object with a text."""
    line = body.lstrip().split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and "text" in row


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""


def binary(body: bytes) -> str | None:
    """What a body is that is no text; None for text."""
    for signature, kind in _SIGNATURES:
        if body.startswith(signature):
            return kind
    if body.startswith(_UNICODE_MARKS):
        return None
    controls = len(body) - len(body.translate(None, _CONTROLS))
    return "binary data" if b"\0" in body or controls > _BINARY_SHARE * len(body) else None


def is_foreign(body: bytes) -> bool:
    """Whether it is text that neither UTF-8 nor a Western encoding gives the letters of."""
    if body.startswith(_UNICODE_MARKS):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return sum(byte >= 0x80 for byte in body[:SAMPLE]) > HIGH_SHARE * min(len(body), SAMPLE)
    return False


def is_known(name: str) -> bool:
    """Whether a name says that a file is one that is read.

    >>> [is_known(name) for name in ("a.HTML", "a.html.gz", "a.tar.gz", "a.json")]
    [True, True, False, False]
    """
    path = PurePath(name.lower())
    return (PurePath(path.stem) if path.suffix == ".gz" else path).suffix in SUFFIXES


def tells_itself(head: bytes) -> bool:
    """Whether the first bytes alone say that a file of an unknown name is one that is read."""
    kind = kind_of(head, "")
    return isinstance(kind, Kind) and kind not in (Kind.TEXT, Kind.ROWS, Kind.GZIP)
