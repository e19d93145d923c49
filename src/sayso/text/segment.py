"""Paragraphs and sentences: where the text breaks, by rule, no character lost."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.text.lexicon import words
from sayso.text.tokens import tokens
from sayso.types.sentence import Sentence
from sayso.types.span import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_CLOSERS = frozenset("\"'”’»›)]}") | {"''"}
_ENDERS = frozenset(".?!…。！？")
_WRAP_WIDTH = 100  # a hard-wrapped mail or wire copy is narrower than this
_BEFORE_NAME = words("abbreviations", "before_name")
_BEFORE_NUMBER = words("abbreviations", "before_number")
_STARTERS = words("abbreviations", "starters")
_REPORTING = words("abbreviations", "reporting")


def sentences(text: str) -> tuple[Sentence, ...]:
    """Every sentence of the text, in order; each word of the text is in exactly one.

    >>> said = "Gen. Marsh left. “Why?” Varga asked."
    >>> [s.span.of(said) for s in sentences(said)]
    ['Gen. Marsh left.', '“Why?” Varga asked.']
    """
    found = []
    for number, paragraph in enumerate(paragraphs(text)):
        row = list(tokens(text, paragraph.start, paragraph.end))
        begin = 0
        for end in _ends(text, row):
            found.append(Sentence(tuple(row[begin:end]), paragraph=number))
            begin = end
    return tuple(found)


def paragraphs(text: str) -> Iterator[Span]:
    r"""The lines of the text; those of a hard-wrapped block are one.

    >>> list(paragraphs("Port shut\n\nAll quays closed."))
    [Span(start=0, end=9), Span(start=11, end=28)]
    """
    lines = [
        Span(m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip()))
        for m in _LINE.finditer(text)
        if m[0].strip()
    ]
    block: list[Span] = []
    for line in lines:
        if block and _blank_between(text, block[-1], line):
            yield from _unwrapped(text, block)
            block = []
        block.append(line)
    yield from _unwrapped(text, block)


def _blank_between(text: str, one: Span, other: Span) -> bool:
    between = text[one.end : other.start].replace("\r\n", "\n").replace("\r", "\n")
    return between.count("\n") != 1


def _unwrapped(text: str, block: Sequence[Span]) -> Iterator[Span]:
    if len(block) > 1 and _is_wrapped(text, block):
        yield Span(block[0].start, block[-1].end)
    else:
        yield from block


def _is_wrapped(text: str, block: Sequence[Span]) -> bool:
    """Whether each line was ended because the next word would not have fitted."""
    width = max(line.end - line.start for line in block)
    if not 30 <= width <= _WRAP_WIDTH:
        return False
    small = 0
    for line, following in pairwise(block):
        first = text[following.start : following.end].split(maxsplit=1)[0]
        if line.end - line.start + 1 + len(first) <= width:
            return False
        small += first[0].islower()
    return small > 0


def _ends(text: str, row: Sequence[Span]) -> Iterator[int]:
    """Each index into `row` at which a sentence is over."""
    last = len(row)
    for index, word in enumerate(row):
        if text[word.end - 1] not in _ENDERS:
            continue
        after = index + 1
        while (
            after < last
            and row[after].start == row[after - 1].end
            and text[row[after].start : row[after].end] in _CLOSERS
        ):
            after += 1
        if after < last and _breaks(text, row, index, after):
            yield after
    if row:
        yield last


def _breaks(text: str, row: Sequence[Span], index: int, after: int) -> bool:
    """Whether the mark at `index`, its closing marks up to `after`, ends the sentence."""
    if row[after].start == row[after - 1].end:  # nothing stands between: "3.Next", "?)"
        return False
    word = row[index].of(text)
    opening = after
    while (
        opening < len(row) - 1
        and not text[row[opening].start].isalnum()
        and row[opening].end == row[opening + 1].start
    ):
        opening += 1
    following = row[opening].of(text)
    if following[0].islower() and not word.endswith(("?", "!")):
        return False
    if len(word) > 1 and word[0].isalnum():
        return _abbreviation_ends(word[:-1], following)
    if word == "." and index and row[index - 1].of(text).isdigit() and index == 1:
        return False  # "1. The first point"
    if word.endswith(("?", "!")) and after > index + 1:
        return not _reporting_follows(text, row[after : after + 6])
    return not following[0].islower()


def _abbreviation_ends(word: str, following: str) -> bool:
    low = word.lower()
    if low in _BEFORE_NAME or (len(word) == 1 and word.isupper()):
        return False
    if low in _BEFORE_NUMBER and following[0].isdigit():
        return False
    return following.lower() in _STARTERS or not following[0].isalnum()


def _reporting_follows(text: str, row: Sequence[Span]) -> bool:
    """Whether a name or pronoun and a verb of saying come next: "Varga asked", "he said"."""
    for position, word in enumerate(row):
        form = word.of(text)
        if form.lower() in _REPORTING:
            return True
        if not (form[0].isupper() or (position == 0 and form.islower())):
            return False
    return False
