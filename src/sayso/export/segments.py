"""Text cut at every boundary, so that labels that overlap can be shown."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sayso.types.span import Span

Label = TypeVar("Label")


def segments(
    whole: Span, labelled: Iterable[tuple[Span, Label]]
) -> Iterator[tuple[Span, tuple[Label, ...]]]:
    """The whole in pieces, in order, each with all labels that cover it, in the order given.

    >>> list(segments(Span(0, 9), [(Span(2, 6), "a"), (Span(4, 9), "b")]))[1:3]
    [(Span(start=2, end=4), ('a',)), (Span(start=4, end=6), ('a', 'b'))]
    """
    rows = [(span, label) for span, label in labelled if span.overlaps(whole)]
    begins = sorted(range(len(rows)), key=lambda i: rows[i][0].start, reverse=True)
    cuts = {whole.start, *(point for span, _ in rows for point in (span.start, span.end))}
    inside = sorted(cut for cut in cuts if whole.start <= cut < whole.end)
    covering: list[int] = []
    for start, end in zip(inside, [*inside[1:], whole.end], strict=True):
        while begins and rows[begins[-1]][0].start <= start:
            covering.append(begins.pop())
        covering = [i for i in covering if rows[i][0].end > start]
        yield Span(start, end), tuple(rows[i][1] for i in sorted(covering))
