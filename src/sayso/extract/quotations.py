"""Contents and quotation marks brought to agree: mostly somebody's words are all theirs."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from sayso.text.quotation import Quotation
from sayso.types.attribution import Form
from sayso.types.span import Span

COVERED = 0.5  # of a quotation's words
TRIMMED = " \t\r\n\u00a0\u200b,;"


def stretched(
    contents: Sequence[Sequence[range]],
    others: Iterable[range],
    words: Sequence[Span],
    found: Iterable[Quotation],
) -> list[list[range]]:
    """The contents (in words), each with the quotations whole that it mostly covers.

    A quotation that holds words of another content, or of `others` (sources and cues), is left
    alone.
    """
    owner = {
        word: number for number, parts in enumerate(contents) for part in parts for word in part
    }
    owner |= {word: -1 for part in others for word in part}
    out = [list(parts) for parts in contents]
    starts = [word.start for word in words]
    for quotation in found:
        pieces = [
            range(bisect_left(starts, p.start), bisect_left(starts, p.end))
            for p in quotation.pieces
        ]
        inside = [owner[word] for piece in pieces for word in piece if word in owner]
        one = set(inside)
        if len(one) == 1 and -1 not in one and len(inside) >= COVERED * sum(map(len, pieces)):
            out[inside[0]] += [piece for piece in pieces if piece]
    return out


def merged(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order and trimmed, joined where only white space stands between."""
    out: list[Span] = []
    for span in sorted(spans):
        if (
            out and span.start <= out[-1].end + 1 and not text[out[-1].end : span.start].strip()
        ) or (out and not text[out[-1].end : max(span.start, out[-1].end)].strip()):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    trimmed = (trim(text, span) for span in out)
    return tuple(span for span in trimmed if span)


def trim(text: str, span: Span) -> Span | None:
    """The span without white space and loose commas at its ends; None if nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and text[end - 1] in TRIMMED:
        end -= 1
    if (start, end) == (span.start, span.end):
        return span
    return Span(start, end) if start < end else None


def form(text: str, content: Sequence[Span], found: Sequence[Quotation]) -> Form:
    """Direct where all of the content's words stand in quotation marks, indirect where none does.

    >>> from sayso.text.quotation import quotations
    >>> text = "not to “shy away” from it"
    >>> form(text, [Span(0, 25)], quotations(text, [Span(0, 25)])).value
    'mixed'
    """
    if not content:
        return Form.INDIRECT
    near = (
        q
        for q in found
        if q.pieces[0].start < content[-1].end and content[0].start < q.pieces[-1].end
    )
    pieces = [piece for quotation in near for piece in quotation.pieces]
    inside = sum(_letters(text, _common(p, s)) for p in pieces for s in content if p.overlaps(s))
    if not inside:
        return Form.INDIRECT
    total = sum(_letters(text, span) for span in content)
    return Form.DIRECT if inside >= total else Form.MIXED


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, text[span.start : span.end]))
