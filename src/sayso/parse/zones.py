"""Zones: which stretch of the text is title, subtitle, dateline, body or boilerplate."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.parse.datelines import dateline_end, is_dateline, is_heading_dateline, is_time
from sayso.parse.furniture import is_author_line, is_furniture
from sayso.parse.phrases import folded
from sayso.parse.toplines import told
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
_QUOTED = re.compile('"[^"]*"')
_LETTER = re.compile(r"[^\W\d_]")
_FURTHER = (ZoneKind.DATELINE, ZoneKind.BOILERPLATE)


def zones(text: str, title: str | None = None, subtitle: str | None = None) -> tuple[Zone, ...]:
    r"""The text's zones: in order, disjoint; each character but white space is in one of them.

    `title` and `subtitle`, where known, are looked for at the head of the text; an unknown title is
    found by its shape.

    >>> lead = "All quays of Port Merrin were closed on Monday, the harbour office said."
    >>> [zone.kind.value for zone in zones("\n".join(("Port shut", "By Ida Marsh", lead)))]
    ['title', 'dateline', 'body']
    """
    rows = [_Row(span, span.of(text)) for span in paragraphs(text)]
    kinds = [_alone(row) for row in rows]
    at = _titled(rows, kinds, title) if title else _title(rows, kinds)
    if at is not None:
        kinds[at] = ZoneKind.TITLE
        _mark_heading(rows, kinds, at, subtitle)
    _mark_authors(rows, kinds)
    return tuple(_joined(_zones(rows, kinds)))


def with_boilerplate(
    text: str, found: tuple[Zone, ...], marked: Iterable[Span]
) -> tuple[Zone, ...]:
    """The zones with some whole stretches known to be furniture, such as a sheet's footer.

    The stretches do not overlap.
    """
    cuts = sorted(marked)
    kept = [Zone(ZoneKind.BOILERPLATE, cut) for cut in cuts]
    first = 0
    for zone in found:
        while first < len(cuts) and cuts[first].end <= zone.span.start:
            first += 1
        kept += _without(text, zone, cuts, first)
    return tuple(sorted(kept, key=lambda zone: zone.span))


def _without(text: str, zone: Zone, cuts: Sequence[Span], first: int) -> Iterator[Zone]:
    """What is left of a zone between the cuts, of which the `first` is not before it."""
    start = zone.span.start
    for cut in map(cuts.__getitem__, range(first, len(cuts))):
        if cut.start >= zone.span.end:
            break
        yield from _piece(text, zone.kind, start, cut.start)
        start = max(start, cut.end)
    yield from _piece(text, zone.kind, start, zone.span.end)


def _piece(text: str, kind: ZoneKind, start: int, end: int) -> Iterator[Zone]:
    words = text[start:end].strip() if start < end else ""
    if words:
        at = text.index(words, start)
        yield Zone(kind, Span(at, at + len(words)))


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
    if is_furniture(row.text):
        return ZoneKind.BOILERPLATE
    return ZoneKind.DATELINE if told(row.text) else ZoneKind.BODY


def _same(one: str, other: str) -> bool:
    """Whether two lines are the same but for case, kinds of quotation marks and a final stop."""
    return folded(one).rstrip(". ") == folded(other).rstrip(". ")


def _titled(rows: Sequence[_Row], kinds: Sequence[ZoneKind], title: str) -> int | None:
    """The paragraph that is the known title: the first, or the first behind furniture."""
    for index, row in enumerate(rows):
        if _same(row.text, title):
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
    if row.length > TITLE_WORDS or row.stopped or _RUNS_ON.search(row.text):
        return None
    follows = any(later.ended and later.length >= BODY_WORDS for later in _body(rows, kinds, index))
    return index if follows and _LETTER.search(row.text) else None


def _body(rows: Sequence[_Row], kinds: Sequence[ZoneKind], index: int) -> Iterator[_Row]:
    """The paragraphs below one that may be body."""
    rest = zip(rows[index + 1 :], kinds[index + 1 :], strict=True)
    return (row for row, kind in rest if kind is ZoneKind.BODY)


def _mark_heading(
    rows: Sequence[_Row], kinds: list[ZoneKind], title: int, subtitle: str | None
) -> None:
    """Mark what stands between title and body."""
    left = SUBTITLES
    for index in range(title + 1, len(rows)):
        row = rows[index]
        if kinds[index] in _FURTHER:
            continue
        if is_heading_dateline(row.text, title=rows[title].text):
            kinds[index] = ZoneKind.DATELINE
        elif left and (_same(row.text, subtitle or "") or _is_subtitle(rows, kinds, index)):
            kinds[index] = ZoneKind.SUBTITLE
            left -= 1
        else:
            return


def _is_subtitle(rows: Sequence[_Row], kinds: Sequence[ZoneKind], index: int) -> bool:
    """Whether a short paragraph under the title is no sentence of the body.

    Either nothing ends it as a sentence, or a byline follows, or it is written as headlines are.
    """
    row = rows[index]
    if row.length > SUBTITLE_WORDS or _RUNS_ON.search(row.text) or dateline_end(row.text):
        return False
    following = next(_body(rows, kinds, index), None)
    if following is None:
        return False
    if not row.ended or _is_byline(rows[index + 1].text):
        return True
    return following.length > row.length and _is_headlinese(row.text)


def _is_byline(line: str) -> bool:
    return is_heading_dateline(line, title="") and not is_time(line)


def _is_headlinese(sentence: str) -> bool:
    outside = _QUOTED.sub(" ", folded(sentence))
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
