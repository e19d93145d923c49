"""A stretch of an article's text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end`, counted in code points.

    >>> Span(4, 11).of("The mayor's office")
    "mayor's"
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


def joined(text: str, spans: Iterable[Span]) -> str:
    """The words of discontinuous spans, one space between them.

    >>> joined("not, she said, today", [Span(0, 3), Span(15, 20)])
    'not today'
    """
    return " ".join(span.of(text) for span in spans)


def holds(content: Sequence[Span], span: Span) -> bool:
    """Whether one of the content's spans, which are in order, holds the other.

    >>> holds((Span(0, 5), Span(9, 12)), Span(10, 11)), holds((Span(0, 5),), Span(4, 6))
    (True, False)
    """
    if not content or not content[0].start <= span.start < content[-1].end:
        return False
    return any(span in part for part in content)
