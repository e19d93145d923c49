"""An article as the sentence encoder reads it whole: windows of paragraphs behind its title.

The same at training (`training/context.py`) and at run time.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tokenizers import Encoding, Tokenizer

from sayso.tagger.encode import CLS, SEP
from sayso.types.span import Span

WINDOW = 320  # wordpieces with separators; most articles are one or two windows
TITLE = 40  # wordpieces of the title that each later window repeats


@dataclass(frozen=True, slots=True)
class Passage:
    """The wordpieces of one window, and where among them each thing said stands."""

    pieces: tuple[int, ...]
    places: Mapping[int, tuple[int, ...]]  # by its number; of those alone that stand here


def passages(
    text: str, title: int, said: Sequence[Sequence[Span]], pieces: Tokenizer
) -> Iterator[Passage]:
    """The windows of a text whose title ends at `title` (0 where it has none).

    `pieces` must not truncate. What is said over the end of a window stands in both, in part.
    """
    encoded = pieces.encode(text, add_special_tokens=False)
    head = encoded.ids[: bisect_right([end for _, end in encoded.offsets], title)][:TITLE]
    starts = [n for n in range(1, len(encoded.ids)) if "\n" in _between(text, encoded, n)]
    rows = [(number, span) for number, spans in enumerate(said) for span in spans]
    before = [CLS]
    later = [CLS, *head, SEP]
    room, room_later = WINDOW - len(before) - 1, WINDOW - len(later) - 1
    for begin, end in _windows(starts, len(encoded.ids), room, room_later):
        shift = len(before) - begin
        places: dict[int, list[int]] = {}
        for number, span in rows:
            here = range(*_covered(encoded, span, begin, end))
            places.setdefault(number, []).extend(n + shift for n in here)
        yield Passage(
            (*before, *encoded.ids[begin:end], SEP),
            {number: tuple(found) for number, found in places.items() if found},
        )
        before = later


def _between(text: str, encoded: Encoding, number: int) -> str:
    """What stands between a wordpiece and the one before it."""
    return text[encoded.offsets[number - 1][1] : encoded.offsets[number][0]]


def _covered(encoded: Encoding, span: Span, begin: int, end: int) -> tuple[int, int]:
    """The first wordpiece of a span, and the one past its last, of those from `begin` to `end`."""
    first = bisect_right(encoded.offsets, span.start, begin, end, key=lambda each: each[1])
    last = first
    while last < end and encoded.offsets[last][0] < span.end:
        last += 1
    return first, last


def _windows(
    starts: Sequence[int], count: int, first: int, later: int
) -> Iterator[tuple[int, int]]:
    """From where to where each window goes: as many whole paragraphs as there is room for.

    >>> list(_windows([3, 6, 9], 12, 7, 5))
    [(0, 6), (6, 9), (9, 12)]
    """
    begin, room = 0, first
    while count - begin > room:
        end = max((n for n in starts if begin < n <= begin + room), default=begin + room)
        yield begin, end
        begin, room = end, later
    yield begin, count
