"""Mails as articles: newsletters and press releases; the sender is the outlet.

A mail that was passed on keeps its text; who wrote it first is lineage. A mail that says nothing
itself and has another attached is read as that other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import TYPE_CHECKING, TypeAlias

from sayso.errors import ReadError
from sayso.parse.blocks import paragraphs
from sayso.parse.dates import Written, dates
from sayso.parse.decode import decoded, identity, without_halves
from sayso.parse.language import language
from sayso.parse.plain import fit, heading, subject
from sayso.parse.zones import with_boilerplate, zones
from sayso.types.article import (
    Article,
    Capture,
    DateKind,
    Lineage,
    Outlet,
    Relation,
    ZoneKind,
)
from sayso.types.span import Span

FEWEST = 5  # words
PARTS = 200  # of one mail
HEAD = 2_000  # characters of one line of a mail's head
DEEP = 5  # mails within mails
FULLER = 3  # times the words: so much more text makes the marked-up part the mail's text

if TYPE_CHECKING:
    Mail: TypeAlias = Message[str, str]

_FORWARDED = re.compile(
    r"^[ \t>*-]*(?:Forwarded message|Original Message|Begin forwarded message|"
    r"Weitergeleitete Nachricht|Message transféré)[ \t:*-]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(r"[ \t>*]*(From|Date|Sent|Subject|To|Cc|Reply-To|Von|Datum|An|Betreff):")
_QUOTED = re.compile(r"^>.*$|^On .{10,120} wrote:$|^-- ?\n(?:[^\n]*\n){0,12}[^\n]*\Z", re.MULTILINE)


def mail(capture: Capture) -> Article:
    """The article of a mail. Raises ReadError where it holds none."""
    try:
        message = message_from_bytes(capture.body, policy=policy.compat32)
        found = _read(message, DEEP)
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise ReadError(subject(capture), "it is no sound mail") from error
    text = without_halves(found.text).text
    if len(text.split()) < FEWEST:
        raise ReadError(subject(capture), "the mail holds no text")
    fit(text, capture)
    return _article(capture, found, text)


@dataclass(frozen=True, slots=True)
class _Mail:
    """What a mail says, and what its head says of it."""

    text: str
    title: str | None
    sender: str | None
    address: str
    date: str
    forwarded: tuple[Lineage, ...] = ()


def _article(capture: Capture, found: _Mail, body: str) -> Article:
    text = f"{found.title}\n\n{body}" if found.title else body
    marked = with_boilerplate(text, zones(text, found.title), _furniture(text))
    written = [Written(found.date, DateKind.PUBLISHED, "mail Date", 0)] if found.date else []
    when = dates(written, now=capture.fetched_at)
    host = found.address.rpartition("@")[2].casefold() or None
    return Article(
        identity(text),
        text,
        sha256=capture.sha256,
        zones=marked,
        title=found.title,
        subtitle=heading(text, marked, ZoneKind.SUBTITLE),
        outlet=Outlet(found.sender or host, host),
        published_at=when.published,
        dates=when.found,
        lineage=found.forwarded,
        language=language(text),
    )


def _read(message: "Mail", deep: int) -> _Mail:
    inner = list(_attached(message)) if deep else []
    text = _words(message)
    forwarded = list(_passed_on(text))
    for each in inner:
        other = _read(each, deep - 1)
        if len(text.split()) < FEWEST:
            return other
        name = other.sender or other.address or None
        forwarded.append(Lineage(Relation.FORWARDED, name))
        head = f"From: {name or ''}\nSubject: {other.title or ''}".strip()
        text = f"{text}\n\n---------- Forwarded message ----------\n{head}\n\n{other.text}"
    name, address = _address(_head(message, "From"))
    title = re.sub(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", "", _head(message, "Subject"), flags=re.I)
    sender = " ".join(name.split()).strip("\"'") or None
    return _Mail(text, title or None, sender, address, _head(message, "Date"), tuple(forwarded))


def _head(message: "Mail", name: str) -> str:
    """A line of the mail's head, decoded; odd ones make the decoder raise odd things.

    The newer of the library's two ways to read heads takes squared time over long ones.
    """
    try:
        written = " ".join(str(message.get(name) or "")[:HEAD].split())
        value = str(make_header(decode_header(written)))
    except Exception:
        return ""
    return " ".join(without_halves(value).text.split())[:500]


def _address(written: str) -> tuple[str, str]:
    """The name and the address of a sender."""
    try:
        return parseaddr(written[:300])
    except RecursionError:  # of brackets within brackets
        return "", ""


def _attached(message: "Mail") -> "Iterator[Mail]":
    """The mails within a mail, the outermost alone."""
    waiting, seen = [message], 0
    while waiting and seen < PARTS:
        part = waiting.pop(0)
        seen += 1
        if part is not message and part.get_content_type() == "message/rfc822":
            waiting.extend(_parts(part)[:0])
            yield from (each for each in _parts(part)[:1])
        elif part.is_multipart():
            waiting[:0] = _parts(part)


def _parts(part: "Mail") -> "list[Mail]":
    payload = part.get_payload()
    kept = payload if isinstance(payload, list) else []
    return [each for each in kept if isinstance(each, Message)]


def _words(message: "Mail") -> str:
    """The mail's text as it is written plainly; where that says far less, as it is marked up."""
    plain, marked = "", ""
    for part in _leaves(message):
        kind = part.get_content_type()
        if kind == "text/plain" and not plain:
            plain = _content(part)
        elif kind == "text/html" and not marked:
            marked = "\n\n".join(paragraphs(_content(part), subject="the mail"))
    fuller = len(marked.split()) > FULLER * len(plain.split())
    return (marked if fuller else plain).replace("\r\n", "\n").strip()


def _leaves(message: "Mail") -> "Iterator[Mail]":
    """The parts that hold words, none of them attached as a file."""
    waiting, seen = [message], 0
    while waiting and seen < PARTS:
        part = waiting.pop(0)
        seen += 1
        if part.get_content_type() == "message/rfc822":
            continue
        if part.is_multipart():
            waiting[:0] = _parts(part)
        elif part.get_content_disposition() != "attachment":
            yield part


def _content(part: "Mail") -> str:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return ""
    return decoded(body, declared=part.get_content_charset()).text


def _passed_on(text: str) -> Iterator[Lineage]:
    """Who wrote the parts that a mail passes on, as the lines above them say."""
    for mark in _FORWARDED.finditer(text):
        for line in text[mark.end() : mark.end() + 1500].strip().split("\n")[:10]:
            if line.strip(" >*").startswith(("From:", "Von:")):
                name, address = _address(line.split(":", 1)[1].strip(" *"))
                yield Lineage(Relation.FORWARDED, (name or address).strip("\"'* ") or None)
                break


def _furniture(text: str) -> list[Span]:
    """Quoted mails, signatures, and the heads of mails that are passed on."""
    found = [Span(*match.span()) for match in _QUOTED.finditer(text) if match[0].strip()]
    for mark in _FORWARDED.finditer(text):
        end = mark.end()
        for line in re.finditer(r"\n([^\n]*)", text[mark.end() : mark.end() + 1500]):
            if line[1].strip() and not _HEADER.match(line[1]):
                break
            end = mark.end() + line.end() if line[1].strip() else end
        found.append(Span(mark.start() + len(mark[0]) - len(mark[0].lstrip()), end))
    return _apart(found)


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
