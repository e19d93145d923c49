"""Tables with a column of texts (.csv, .tsv), and posts as Telegram exports them, as rows."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

from sayso.errors import ReadError
from sayso.fetch import captures
from sayso.fetch.kinds import TEXTS
from sayso.types.article import Capture

LARGEST_EXPORT = 200_000_000  # bytes
SNIFFED = 65_536

# What a column may be called, by the key of a row that it gives.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": TEXTS,
    "id": ("id", "key", "guid", "article_id", "doc_id"),
    "title": ("title", "headline"),
    "url": ("url", "link", "permalink", "address"),
    "published_at": (
        "published_at",
        "date",
        "published",
        "pubdate",
        "pub_date",
        "datetime",
        "created_at",
        "publication_date",
        "timestamp",
    ),
    "outlet": ("outlet", "publisher", "source", "media", "site", "newspaper", "publication"),
    "language": ("language", "lang"),
}


def rows(stream: BinaryIO, name: str) -> Iterator[Capture | ReadError]:
    """A capture for each row of a table, named by the line in which the row ends."""
    csv.field_size_limit(captures.LARGEST)
    text = io.TextIOWrapper(stream, _encoding(stream), errors="replace", newline="")
    try:
        yield from _rows(text, name)
    except csv.Error as error:
        yield ReadError(captures.named(name), f"it is no sound table ({error})")
    finally:
        text.detach()


def _rows(text: io.TextIOWrapper, name: str) -> Iterator[Capture | ReadError]:
    first = text.readline(SNIFFED)
    marks = {mark: first.count(mark) for mark in (",", ";", "\t", "|")}
    mark = max(marks, key=lambda each: marks[each])
    header = next(csv.reader([first], delimiter=mark), [])
    places = _places(header)
    if "text" not in places:
        shown = ", ".join(captures.printable(cell.strip()[:30]) for cell in header[:12]) or "none"
        hint = "name the column of the articles “text”"
        reason = f"none of its columns is called as a text is ({shown})"
        yield ReadError(captures.named(name), reason, hint)
        return
    reader = csv.reader(text, delimiter=mark)
    count = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            count += 1
            keys = {key: cells[at] for key, at in places.items() if at < len(cells)}
            yield captures.row(f"{name}:{reader.line_num + 1}", {"text": "", **keys})
    if not count:
        yield captures.empty(name)


def _places(header: list[str]) -> dict[str, int]:
    """Which column gives which key of a row."""
    names = [cell.strip().strip("\ufeff").casefold().replace(" ", "_") for cell in header]
    return {
        key: next(names.index(each) for each in called if each in names)
        for key, called in COLUMNS.items()
        if not set(called).isdisjoint(names)
    }


def _encoding(stream: BinaryIO) -> str:
    head = stream.read(SNIFFED)
    stream.seek(0)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def posts(stream: BinaryIO, name: str) -> Iterator[Capture | ReadError]:
    """A capture for each post of an export that has words, named by the post's number."""
    body = stream.read(LARGEST_EXPORT + 1)
    if len(body) > LARGEST_EXPORT:
        yield captures.too_large(name, "export", LARGEST_EXPORT)
        return
    try:
        export = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        yield ReadError(captures.named(name), "it is no sound export of posts", "export it anew")
        return
    empty = True
    for chat, post in _listed(export):
        row = _post(chat, post)
        if row:
            empty = False
            number = captures.printable(str(post.get("id")))[:40]
            yield captures.row(f"{name}:{number}", row)
    if empty:
        yield ReadError(captures.named(name), "it holds no post with words")


def _listed(export: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each post with the name of its channel."""
    chats = export.get("chats") if isinstance(export, dict) else None
    listed = chats.get("list") if isinstance(chats, dict) else [export]
    for chat in listed if isinstance(listed, list) else []:
        messages = chat.get("messages") if isinstance(chat, dict) else None
        for post in messages if isinstance(messages, list) else []:
            if isinstance(post, dict):
                yield str(chat.get("name") or ""), post


def _post(chat: str, post: dict[str, Any]) -> dict[str, object] | None:
    text = _words(post.get("text"))
    if not text.strip() or post.get("type", "message") != "message":
        return None
    number = post.get("id")
    return {
        "text": text,
        "id": f"{chat}/{number}" if chat and number is not None else None,
        "published_at": _moment(post),
        "outlet": chat or _words(post.get("from")),
        "forwarded_from": _words(post.get("forwarded_from")) or None,
    }


def _words(value: object) -> str:
    """A post's text, which is a string or a list of strings and marked pieces."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _words(value.get("text"))
    return "".join(map(_words, value)) if isinstance(value, list) else ""


def _moment(post: dict[str, Any]) -> str | None:
    """The second of a post; the plain date is in the time zone of whoever exported it."""
    try:
        return datetime.fromtimestamp(int(post["date_unixtime"]), UTC).isoformat()
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        date = post.get("date")
        return date if isinstance(date, str) else None
