"""Quotation marks: which opens, which closes, and what stands between them.

Curly, straight, low and angle marks, American and British use, a quotation that is taken up again
with an opening mark at each paragraph, and marks that lost their partner.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass

from sayso.types.span import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’‚']")
_CLOSERS_OF = {
    "“": "”\"‟", "”": "”", "„": "“”‟\"", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    '"': '"”', "``": "''", "''": "''", "‘": "’'", "'": "'’", "‚": "‘’", "’": "’",
}  # fmt: skip
_SINGLE = frozenset("‘’‚'")
_NEVER_OPENS = frozenset("’")
_BEFORE_OPENING = re.compile(r"[\s(\[{<—–―/\-:“”„«‘‚\"]")
_AFTER_CLOSING = re.compile(r"[\s)\]}>—–―/\-.,;:!?…”»\"“’]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, its marks included: a piece for each paragraph that it runs through."""

    pieces: tuple[Span, ...]
    _: KW_ONLY
    closed: bool

    @property
    def span(self) -> Span:
        return Span(self.pieces[0].start, self.pieces[-1].end)


def quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of the text, in order, none overlapping another.

    >>> line = "“Nobody asked us,” Varga said. “We ‘knew’ nothing.”"
    >>> [q.span.of(line) for q in quotations(line, [Span(0, len(line))])]
    ['“Nobody asked us,”', '“We ‘knew’ nothing.”']
    """
    found: list[Quotation] = []
    running: list[Span] = []  # pieces of a quotation that its last paragraph left open
    running_mark = ""
    for paragraph in paragraphs:
        pieces = list(_pieces(text, paragraph))
        if running:
            taken_up = (
                pieces
                and pieces[0].span.start == paragraph.start
                and pieces[0].mark == running_mark
            )
            if taken_up:
                pieces[0] = _Piece(pieces[0].span, running_mark, pieces[0].closed, (*running,))
            else:
                found.append(Quotation(tuple(running), closed=False))
            running = []
        for piece in pieces:
            spans = (*piece.before, piece.span)
            if not piece.closed and piece is pieces[-1]:
                running, running_mark = list(spans), piece.mark
            else:
                found.append(Quotation(spans, closed=piece.closed))
    if running:
        found.append(Quotation(tuple(running), closed=False))
    return tuple(found)


def quoted(words: Iterable[Span], found: Iterable[Quotation]) -> list[bool]:
    """For each word, in order, whether it stands within a quotation, its marks included."""
    pieces = sorted(piece for quotation in found for piece in quotation.pieces)
    starts = [piece.start for piece in pieces]
    inside = []
    for word in words:
        index = bisect_left(starts, word.end) - 1
        inside.append(index >= 0 and word.start < pieces[index].end)
    return inside


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    mark: str
    closed: bool
    before: tuple[Span, ...] = ()


def _pieces(text: str, paragraph: Span) -> Iterator[_Piece]:
    """What one paragraph holds between its quotation marks."""
    marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    closers = _single_closers(text, marks)
    opened: re.Match[str] | None = None
    for mark in marks:
        if opened and _closes(text, mark, opened, closers):
            yield _Piece(Span(opened.start(), mark.end()), opened[0], closed=True)
            opened = None
        elif opened and (mark[0] in _SINGLE or not _opens(text, mark)):
            continue
        elif opened:  # a new one begins: the old one lost its closing mark
            end = opened.end() + len(text[opened.end() : mark.start()].rstrip())
            yield _Piece(Span(opened.start(), end), opened[0], closed=False)
            opened = mark
        elif _opens(text, mark) and (mark[0] not in _SINGLE or _has_closer(mark, closers)):
            opened = mark
    if opened:
        yield _Piece(Span(opened.start(), paragraph.end), opened[0], closed=False)


def _opens(text: str, mark: re.Match[str]) -> bool:
    before, after = (
        text[mark.start() - 1 : mark.start()] if mark.start() else "",
        text[mark.end() : mark.end() + 1],
    )
    if mark[0] in _NEVER_OPENS or not after or after.isspace():
        return False
    if before and not _BEFORE_OPENING.match(before):
        return mark[0] in "“„«``" and not before.isalnum()
    return mark[0] not in _SINGLE or after.isalpha()


def _closes(text: str, mark: re.Match[str], opened: re.Match[str], closers: list[int]) -> bool:
    if mark[0] not in _CLOSERS_OF[opened[0]]:
        return False
    if opened[0] in _SINGLE:
        place = bisect_left(closers, mark.start())
        return place < len(closers) and closers[place] == mark.start()
    if mark[0] == '"':  # a straight mark before a word, after a space, opens
        after = text[mark.end() : mark.end() + 1]
        before = text[mark.start() - 1]
        return not (before.isspace() and after.isalnum())
    return True


def _single_closers(text: str, marks: Iterable[re.Match[str]]) -> list[int]:
    """Where a single mark may close: no apostrophe, no plural's possessive before a better one."""
    at = [
        m.start()
        for m in marks
        if m[0] in "’'‘"
        and m.start()
        and not text[m.start() - 1].isspace()
        and (m.end() == len(text) or _AFTER_CLOSING.match(text, m.end()))
    ]
    sure = [not text[i - 1].isalnum() for i in at]
    return [
        position
        for i, position in enumerate(at)
        if not (
            text[position - 1] in "sS"
            and text[position + 1 : position + 2].isspace()
            and any(sure[i + 1 : i + 3])
        )
    ]


def _has_closer(mark: re.Match[str], closers: list[int]) -> bool:
    return bisect_left(closers, mark.end() + 1) < len(closers)
