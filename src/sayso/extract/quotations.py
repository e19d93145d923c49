"""Contents and quotation marks brought to agree: a quotation that is mostly somebody's is all theirs."""

from collections.abc import Sequence

from sayso.text.quotation import Quotation
from sayso.types.attribution import Form
from sayso.types.span import Span

COVERED = 0.5  # of a quotation's letters; measured on PolNeAR's training part
TRIMMED = " \t\r\n\u00a0\u200b,;"


def whole(text: str, content: Sequence[Span], taken: Sequence[Span], found: Sequence[Quotation]) -> tuple[Span, ...]:
    """The content with every quotation that it mostly covers made whole, marks included.

    `taken` are the spans of other attributions, which a quotation is not stretched over.

    >>> text = "“No. Not now,” she said."
    >>> from sayso.text.quotation import quotations
    >>> quotes = quotations(text, [Span(0, len(text))])
    >>> [span.of(text) for span in whole(text, [Span(1, 12)], [], quotes)]
    ['“No. Not now,”']
    """
    spans = list(content)
    for quotation in found:
        pieces = [p for p in quotation.pieces if not any(p.overlaps(other) for other in taken)]
        if len(pieces) < len(quotation.pieces):
            continue
        inside = sum(_letters(text, _common(p, s)) for p in pieces for s in spans if p.overlaps(s))
        if inside and inside >= COVERED * sum(_letters(text, p) for p in pieces):
            spans += pieces
    return merged(text, spans)


def merged(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, joined where only white space stands between within a paragraph, and trimmed."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + 1 and not text[out[-1].end : span.start].strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif out and not text[out[-1].end : max(span.start, out[-1].end)].strip():
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
    return Span(start, end) if start < end else None


def form(text: str, content: Sequence[Span], found: Sequence[Quotation]) -> Form:
    """Direct where all of the content's words stand in quotation marks, indirect where none does.

    >>> from sayso.text.quotation import quotations
    >>> text = "not to “shy away” from it"
    >>> form(text, [Span(0, 25)], quotations(text, [Span(0, 25)])).value
    'mixed'
    """
    total = sum(_letters(text, span) for span in content)
    pieces = [piece for quotation in found for piece in quotation.pieces]
    inside = sum(_letters(text, _common(p, s)) for p in pieces for s in content if p.overlaps(s))
    if not inside:
        return Form.INDIRECT
    return Form.DIRECT if inside >= total else Form.MIXED


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _letters(text: str, span: Span) -> int:
    return sum(c.isalnum() for c in text[span.start : span.end])
