"""Zones: which stretch of the text is title, subtitle, dateline, body or boilerplate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.parse.datelines import dateline_end, is_dateline, is_heading_dateline
from sayso.parse.furniture import is_author_line, is_furniture
from sayso.text.lexicon import words
from sayso.text.segment import paragraphs
from sayso.types.article import Zone, ZoneKind
from sayso.types.span import Span

TITLE_WORDS = 25
SUBTITLE_WORDS = 45
SUBTITLES = 3
BODY_WORDS = 12  # a paragraph of so many words, ended like a sentence, is body
HEADLINE_WORDS = 6  # in fewer the small words may be missing by chance
LEAD = 3  # body paragraphs in which capitals before a dash are a place

_CLOSERS = "\"'”’“»›)\\]"
_FULL_STOP = re.compile(rf"[.。][{_CLOSERS}]*$")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}$")
_RUNS_ON = re.compile(r"[:;,]$")
_QUOTED = re.compile('["“][^"“”]*["”]')
_FURTHER = (ZoneKind.DATELINE, ZoneKind.BOILERPLATE)


def zones(text: str, title: str | None = None, subtitle: str | None = None) -> tuple[Zone, ...]:
    """The text's zones: in order, disjoint, and every character but white space in one of them.

    `title` and `subtitle`, where known, are looked for at the head of the text; where `title` is not
    known, it is found by its shape.

    >>> text = "Port shut\\nBy Ida Marsh\\nAll quays of Port Merrin were closed on Monday after the storm, the harbour office said."
    >>> [(zone.kind.value, zone.span.of(text)[:12]) for zone in zones(text)]
    [('title', 'Port shut'), ('dateline', 'By Ida Marsh'), ('body', 'All quays of')]
    """
    rows = [_Row(span, span.of(text)) for span in paragraphs(text)]
    kinds = [_alone(row) for row in rows]
    at = _titled(rows, kinds, title) if title else _title(rows, kinds)
    if at is not None:
        kinds[at] = ZoneKind.TITLE
        _mark_heading(rows, kinds, at, subtitle)
    _mark_authors(rows, kinds)
    return tuple(_joined(_zones(rows, kinds)))


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph."""

    span: Span
    text: str

    @property
    def length(self) -> int:
        return len(self.text.split())

    @property
    def stopped(self) -> bool:
        """Whether a full stop ends it, and not that of an abbreviation."""
        if not _FULL_STOP.search(self.text) or _ABBREVIATED.search(self.text):
            return False
        last = self.text.split()[-1].strip(".").casefold()
        return last not in words("abbreviations", "after_name") or len(last) < 2

    @property
    def ended(self) -> bool:
        return self.stopped or re.search(rf"[.!?…][{_CLOSERS}]*$", self.text) is not None


def _alone(row: _Row) -> ZoneKind:
    """What a paragraph is, whatever stands around it."""
    if is_dateline(row.text):
        return ZoneKind.DATELINE
    return ZoneKind.BOILERPLATE if is_furniture(row.text) else ZoneKind.BODY


def _plain(text: str) -> str:
    """For comparing a title with a line: without case, kinds of quotation marks and a final stop."""
    low = re.sub("[“”„«»]", '"', re.sub("[‘’]", "'", text.casefold()))
    return " ".join(low.split()).rstrip(". ")


def _titled(rows: Sequence[_Row], kinds: Sequence[ZoneKind], title: str) -> int | None:
    """The paragraph that is the known title: the first, or the first behind furniture."""
    for index, row in enumerate(rows):
        if _plain(row.text) == _plain(title):
            return index
        if kinds[index] not in _FURTHER:
            return None
    return None


def _title(rows: Sequence[_Row], kinds: Sequence[ZoneKind]) -> int | None:
    """The first paragraph, if it is short, no full stop ends it, and a body follows."""
    index = next((i for i, kind in enumerate(kinds) if kind not in _FURTHER), None)
    if index is None:
        return None
    row = rows[index]
    if row.length > TITLE_WORDS or row.stopped or _RUNS_ON.search(row.text) or not re.search(r"\w", row.text):
        return None
    rest = zip(rows[index + 1 :], kinds[index + 1 :], strict=True)
    follows = any(_is_body(later) for later, kind in rest if kind is ZoneKind.BODY)
    return index if follows else None


def _is_body(row: _Row) -> bool:
    return row.ended and row.length >= BODY_WORDS


def _mark_heading(rows: Sequence[_Row], kinds: list[ZoneKind], title: int, subtitle: str | None) -> None:
    """Mark what stands between title and body."""
    left = SUBTITLES
    for index in range(title + 1, len(rows)):
        row = rows[index]
        if kinds[index] in _FURTHER:
            continue
        if is_heading_dateline(row.text, title=rows[title].text):
            kinds[index] = ZoneKind.DATELINE
        elif left and (_plain(row.text) == _plain(subtitle or "") or _is_subtitle(rows, kinds, index)):
            kinds[index] = ZoneKind.SUBTITLE
            left -= 1
        else:
            return


def _is_subtitle(rows: Sequence[_Row], kinds: Sequence[ZoneKind], index: int) -> bool:
    """Whether a short paragraph under the title is no sentence of the body.

    Either nothing ends it as a sentence, or a byline follows, or it is written as headlines are.
    """
    row = rows[index]
    if row.length > SUBTITLE_WORDS or _RUNS_ON.search(row.text):
        return False
    later = (r for r, kind in zip(rows[index + 1 :], kinds[index + 1 :], strict=True) if kind is ZoneKind.BODY)
    following = next(later, None)
    if following is None:
        return False
    if not row.ended or kinds[index + 1] is ZoneKind.DATELINE:
        return True
    return following.length > row.length and _is_headlinese(row.text)


def _is_headlinese(sentence: str) -> bool:
    outside = _QUOTED.sub(" ", sentence.casefold().replace("’", "'"))
    found = {word.strip(".,:;!?()") for word in outside.split()}
    return len(found) >= HEADLINE_WORDS and found.isdisjoint(words("headings", "not_in_headlines"))


def _mark_authors(rows: Sequence[_Row], kinds: list[ZoneKind]) -> None:
    """Mark the lines about the author below the body."""
    for index in range(len(rows) - 1, 0, -1):
        if is_author_line(rows[index].text):
            kinds[index] = ZoneKind.BOILERPLATE
        elif kinds[index] not in _FURTHER:
            return


def _zones(rows: Sequence[_Row], kinds: Sequence[ZoneKind]) -> Iterator[Zone]:
    """A zone each paragraph; two where a dateline stands at the head of one."""
    bodies = 0
    for row, kind in zip(rows, kinds, strict=True):
        bodies += kind is ZoneKind.BODY
        cut = dateline_end(row.text, lead=bodies <= LEAD) if kind is ZoneKind.BODY else 0
        start = row.span.start
        if cut:
            yield Zone(ZoneKind.DATELINE, Span(start, start + cut))
            start += cut + len(row.text[cut:]) - len(row.text[cut:].lstrip())
        yield Zone(kind, Span(start, row.span.end))


def _joined(found: Iterator[Zone]) -> Iterator[Zone]:
    """Neighbouring stretches of body as one zone."""
    last: Zone | None = None
    for zone in found:
        if last and last.kind is zone.kind is ZoneKind.BODY:
            last = Zone(zone.kind, Span(last.span.start, zone.span.end))
            continue
        if last:
            yield last
        last = zone
    if last:
        yield last
