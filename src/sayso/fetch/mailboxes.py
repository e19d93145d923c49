"""Mailboxes (.mbox): one mail after another in one file."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from sayso.errors import ReadError
from sayso.fetch import captures
from sayso.types.article import MAIL, Capture

_FROM = re.compile(rb"From \S+ .*\d{4}")
_LINE = 200  # bytes of it; a longer one is none
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def mails(stream: BinaryIO, name: str) -> Iterator[Capture | ReadError]:
    """A capture for each mail, named by its number; only one is in memory at a time."""
    lines: list[bytes] = []
    number = size = 0
    was_blank = True
    while line := stream.readline(captures.LARGEST):
        if was_blank and _FROM.match(line[:_LINE]):
            if number:
                yield _mail(lines, size, f"{name}:{number}")
            number, lines, size = number + 1, [], 0
        elif size <= captures.LARGEST:
            lines.append(line)
            size += len(line)
        was_blank = not line.strip()
    if number:
        yield _mail(lines, size, f"{name}:{number}")


def _mail(lines: list[bytes], size: int, url: str) -> Capture | ReadError:
    if size > captures.LARGEST:
        return captures.too_large(url, "mail", captures.LARGEST)
    body = _QUOTED.sub(rb"\1", b"".join(lines))
    return captures.capture(url, body, MAIL) if body.strip() else captures.empty(url)
