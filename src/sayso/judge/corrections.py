"""What a paper puts right of what it had printed: "Correction: On Monday we wrote that …"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.judge.chapter import Chapter
from sayso.text.lexicon import words
from sayso.text.quotation import quotations
from sayso.text.segment import paragraphs
from sayso.types.span import Span
from sayso.types.story import Correction

_ENDS = (".", "!", "?", "”", "’", '"')
_HEAD = 4  # paragraphs: a heading, its outlet, its date, and what is told below them


def corrections(chapters: Sequence[Chapter]) -> Iterator[Correction]:
    """The paragraphs in which articles correct themselves or an earlier one of their outlet."""
    for chapter in chapters:
        for paragraph in _correcting(chapter.text):
            yield Correction(chapter.key, chapter.day, paragraph)


def _correcting(text: str) -> Iterator[Span]:
    blocks = list(paragraphs(text))
    quoted = [piece for each in quotations(text, blocks) for piece in each.pieces]
    for block in blocks:
        told = block.of(text)
        found = [m for pattern in _patterns("within") for m in pattern.finditer(told)]
        spans = [Span(block.start + m.start(), block.start + m.end()) for m in found]
        plain = any(not any(span.overlaps(piece) for piece in quoted) for span in spans)
        if plain or any(pattern.search(told) for pattern in _patterns("heads")):
            yield Span(block.start, _on(blocks, block, text).end)


def _on(blocks: Sequence[Span], block: Span, text: str) -> Span:
    """The paragraph to which a correction goes on: behind a mere heading the first with an end."""
    behind = blocks[blocks.index(block) :][:_HEAD]
    return next((each for each in behind if each.of(text).endswith(_ENDS)), block)


@cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    listed = sorted(words("corrections", section))
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in listed)
