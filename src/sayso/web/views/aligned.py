"""Two texts side by side, sentence by sentence: what both have, what was cut, what was added."""

import difflib
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.text.segment import sentences
from sayso.types.article import Article, ZoneKind

SAME = 0.5  # shared words of two sentences (Ochiai's coefficient) that are one, altered
_MOST = 250_000  # pairs of sentences that are compared; beyond, only equal ones are aligned
_TOKEN = re.compile(r"(\w(?:[\w’'.,-]*\w)?|[^\w\s])(\s*)")

Piece = tuple[str, str]  # "gone", "new", "moved" or "" for what both have, and the words


@dataclass(frozen=True)
class Line:
    """One sentence; `opens` where a paragraph begins with it, `head` in the title."""

    text: str
    opens: bool
    head: bool = False

    @cached_property
    def tokens(self) -> tuple[tuple[str, str], ...]:
        return tuple((m[1], m[2]) for m in _TOKEN.finditer(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(token.casefold() for token, _ in self.tokens if token[0].isalnum())

    @cached_property
    def bag(self) -> Counter[str]:
        return Counter(self.words)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the one text beside that of the other, in pieces; None where it has none."""

    one: tuple[Piece, ...] | None
    other: tuple[Piece, ...] | None
    opens: bool

    @property
    def same(self) -> bool:
        return self.one is not None and self.one == self.other


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two texts, and how many words of the one are not in the other."""

    rows: tuple[Row, ...]
    cut: int
    added: int


def lines(article: Article) -> list[Line]:
    """The sentences of an article without the furniture of its page."""
    aside = list(article.zones_of(ZoneKind.BOILERPLATE))
    heads = list(article.zones_of(ZoneKind.TITLE))
    found, last = [], -1
    for sentence in sentences(article.text):
        if not any(sentence.span.overlaps(zone) for zone in aside):
            text = " ".join(sentence.span.of(article.text).split())
            head = any(sentence.span.overlaps(zone) for zone in heads)
            found.append(Line(text, sentence.paragraph != last, head))
            last = sentence.paragraph
    return found


def aligned(one: Sequence[Line], other: Sequence[Line]) -> Aligned:
    """Every sentence of both, in order, each beside the one that it is or became."""
    pairs = [*_pairs(one, other), (len(one), len(other))]
    here, there = {line.words for line in one}, {line.words for line in other}
    rows: list[Row] = []
    at, to = 0, 0
    for n, m in pairs:
        rows += (Row(_alone(each, there, "gone"), None, each.opens) for each in one[at:n])
        rows += (Row(None, _alone(each, here, "new"), each.opens) for each in other[to:m])
        if n < len(one) and m < len(other):
            rows.append(_pair(one[n], other[m]))
        at, to = n + 1, m + 1
    return Aligned(tuple(rows), cut=_count(rows, "gone"), added=_count(rows, "new"))


def _alone(line: Line, elsewhere: set[tuple[str, ...]], kind: str) -> tuple[Piece, ...]:
    return (("moved" if line.words in elsewhere else kind, line.text),)


def _count(rows: Sequence[Row], kind: str) -> int:
    pieces = [p for row in rows for side in (row.one, row.other) for p in side or ()]
    return sum(len(Line(text, opens=False).words) for k, text in pieces if k == kind)


def _pairs(one: Sequence[Line], other: Sequence[Line]) -> list[tuple[int, int]]:
    """The sentences that stand beside one another: equal at both ends, alike between."""
    first, most = 0, min(len(one), len(other))
    while first < most and one[first].words == other[first].words:
        first += 1
    last = 0
    while last < most - first and one[-1 - last].words == other[-1 - last].words:
        last += 1
    inner = _alike(one[first : len(one) - last], other[first : len(other) - last])
    return [
        *((n, n) for n in range(first)),
        *((n + first, m + first) for n, m in inner),
        *((len(one) - n, len(other) - n) for n in range(last, 0, -1)),
    ]


def _alike(one: Sequence[Line], other: Sequence[Line]) -> list[tuple[int, int]]:
    """The longest common subsequence, each pair weighted by how alike it is."""
    if len(one) * len(other) > _MOST:
        found = difflib.SequenceMatcher(
            None, [x.words for x in one], [x.words for x in other], autojunk=False
        ).get_matching_blocks()
        return [(a + n, b + n) for a, b, size in found for n in range(size)]
    best = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    like: dict[tuple[int, int], float] = {}
    for n in range(len(one) - 1, -1, -1):
        for m in range(len(other) - 1, -1, -1):
            share = _share(one[n], other[m])
            best[n][m] = max(best[n + 1][m], best[n][m + 1])
            if share >= SAME and best[n + 1][m + 1] + share >= best[n][m]:
                best[n][m] = best[n + 1][m + 1] + share
                like[n, m] = share
    return _walked(best, like)


def _walked(
    best: Sequence[Sequence[float]], like: dict[tuple[int, int], float]
) -> list[tuple[int, int]]:
    found, n, m = [], 0, 0
    while n < len(best) - 1 and m < len(best[0]) - 1:
        if (n, m) in like:
            found.append((n, m))
            n, m = n + 1, m + 1
        elif best[n + 1][m] >= best[n][m + 1]:
            n += 1
        else:
            m += 1
    return found


def _share(one: Line, other: Line) -> float:
    if one.words == other.words:
        return 1.0
    if one.head != other.head:
        return 0.0
    both = sum((one.bag & other.bag).values())
    share = both / math.sqrt(len(one.words) * len(other.words)) if both else 0.0
    return max(share, SAME) if one.head else share  # titles stand beside each other, however new


def _pair(one: Line, other: Line) -> Row:
    """Two sentences that are one, with what was altered."""
    mine, theirs = ([token for token, _ in line.tokens] for line in (one, other))
    left: list[Piece] = []
    right: list[Piece] = []
    codes = difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    for kind, i, j, k, m in codes:
        same = kind == "equal"
        left += _run(one, i, j, "" if same else "gone")
        right += _run(other, k, m, "" if same else "new")
    return Row(tuple(left), tuple(right), opens=one.opens or other.opens)


def _run(line: Line, start: int, end: int, kind: str) -> list[Piece]:
    """Some of a sentence's words as a piece; the space after them belongs to what both have."""
    text = "".join(token + space for token, space in line.tokens[start:end])
    bare = text.rstrip()
    return [piece for piece in ((kind, bare), ("", text[len(bare) :])) if piece[1]]
