"""From the scores of heads to trees: one root a sentence, no circles (Chu-Liu/Edmonds)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise

import numpy as np

from sayso.extract.paths import FORBIDDEN
from sayso.types.scores import ArcScores, Floats, Scores
from sayso.types.sentence import Sentence


def trees(scores: Scores, sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """For each sentence each word's head, counted from 1 within the sentence; 0 is the root.

    An overlong sentence that was cut into windows has a tree in each part; the later parts' roots
    hang on the first's.
    """
    stops = list(accumulate(len(sentence.words) for sentence in sentences))
    parts = chain.from_iterable(_parts(window, stops) for window in scores.arcs)
    for sentence in sentences:
        heads: list[int] = []
        while len(heads) < len(sentence.words):
            heads = _continued(heads, next(parts))
        yield heads


def _continued(heads: list[int], more: list[int]) -> list[int]:
    """The heads of a sentence's parts with those of the next one."""
    if not heads:
        return more
    root, before = heads.index(0) + 1, len(heads)
    return [*heads, *(head + before if head else root for head in more)]


def _parts(window: ArcScores, stops: Sequence[int]) -> Iterator[list[int]]:
    """The trees of a window's sentences, or of what it has of them; `stops` are where they end."""
    words = window.words
    inner = stops[bisect_right(stops, words.start) : bisect_left(stops, words.stop)]
    edges = [0, *(stop - words.start for stop in inner), len(words)]
    return (tree(_part(window.heads, start, end)) for start, end in pairwise(edges))


def _part(table: Floats, start: int, end: int) -> Floats:
    """The scores of some words' heads among themselves; the root is node 0 and has none."""
    size = end - start + 1
    part = np.empty((size, size), table.dtype)
    part[0] = FORBIDDEN
    part[1:, 0] = table[start:end, 0]
    part[1:, 1:] = table[start:end, start + 1 : end + 1]
    part.flat[:: size + 1] = FORBIDDEN
    return part


def tree(scores: Floats) -> list[int]:
    """The words' heads in the best tree with one root (Chu-Liu/Edmonds).

    Row i scores the heads of word i: 0 (the root), 1 … n. Row 0 stands for the root's own.

    >>> rows = [[-9, -9, -9, -9], [0, -9, 5, -9], [4, 1, -9, 1], [0, 1, 3, -9]]
    >>> tree(np.array(rows, dtype=np.float32))
    [2, 0, 2]
    """
    heads = _arborescence(scores)
    if heads.count(0) > 2:
        roots = [word for word in range(1, len(heads)) if heads[word] == 0]
        heads = max((_rooted(scores, root) for root in roots), key=lambda one: _total(scores, one))
    return heads[1:]


def _rooted(scores: Floats, root: int) -> list[int]:
    """The best tree whose root is the given word."""
    one = scores.copy()
    one[1:, 0] = FORBIDDEN
    one[root, 0] = scores[root, 0]
    return _arborescence(one)


def _total(scores: Floats, heads: Sequence[int]) -> float:
    return float(scores[np.arange(1, len(heads)), heads[1:]].sum())


def _cycle(heads: Sequence[int]) -> list[int]:
    """The nodes of one cycle among heads (node 0 is the root), or none."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = heads[node]
        if node and seen[node] == start:
            return _around(heads, node)
    return []


def _around(heads: Sequence[int], node: int) -> list[int]:
    """The nodes of the cycle through a node."""
    cycle = [node]
    while heads[cycle[-1]] != node:
        cycle.append(heads[cycle[-1]])
    return cycle


def _arborescence(scores: Floats) -> list[int]:
    """Chu-Liu/Edmonds: open a cycle where it costs least; where that makes another, contract it."""
    heads = [0, *scores[1:].argmax(1).tolist()]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    into = _into(scores, heads, cycle)
    place, head = divmod(int(into.argmax()), len(heads))
    opened = [*heads]
    opened[cycle[place]] = head
    return _contracted(scores, heads, cycle, into) if _cycle(opened) else opened


def _into(scores: Floats, heads: Sequence[int], cycle: Sequence[int]) -> Floats:
    """What each of the cycle's nodes gains by each head outside instead of its own."""
    into: Floats = scores[cycle]
    into -= into[range(len(cycle)), [heads[node] for node in cycle]][:, None]
    into[:, cycle] = FORBIDDEN
    return into


def _contracted(
    scores: Floats, heads: Sequence[int], cycle: Sequence[int], into: Floats
) -> list[int]:
    """The heads of the best tree: one node stands for all of the cycle, on which the others hang.

    When the tree of these is known, what hangs on the cycle gets its head there, and the cycle is
    opened where its own head fits best.
    """
    node, *others = cycle
    out = scores[:, cycle]
    smaller = scores.copy()
    smaller[:, node] = out.max(1)
    smaller[node] = into.max(0)
    for other in others:
        smaller[other] = smaller[:, other] = FORBIDDEN
        smaller[other, node] = 0
    solved = _arborescence(smaller)
    inside = {node: heads[node] for node in cycle}
    inside[cycle[int(into[:, solved[node]].argmax())]] = solved[node]
    best = out.argmax(1).tolist()
    return [
        inside[word] if word in inside else cycle[best[word]] if head == node else head
        for word, head in enumerate(solved)
    ]
