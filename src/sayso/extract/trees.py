"""From the scores of heads to trees: one root a sentence, no circles (Chu-Liu/Edmonds)."""

from collections.abc import Iterator, Sequence

import numpy as np

from sayso.extract.decode import FORBIDDEN
from sayso.types.scores import Floats, Scores
from sayso.types.sentence import Sentence


def trees(scores: Scores, sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """For each sentence each word's head, counted from 1 within the sentence; 0 is the root.

    An overlong sentence that was cut into windows has a tree in each part; the later parts' roots
    hang on the first's.
    """
    at = 0
    windows = [(window.words, window.heads) for window in scores.arcs]
    for sentence in sentences:
        stop = at + len(sentence.words)
        heads: list[int] = []
        root = 0
        for words, table in windows:
            start, end = max(at, words.start) - words.start, min(stop, words.stop) - words.start
            if start >= end:
                continue
            offset = len(heads)
            for head in tree(_part(table, start, end)):
                heads.append(head + offset if head else root)
            root = root or heads.index(0) + 1
        yield heads
        at = stop


def _part(table: Floats, start: int, end: int) -> Floats:
    """The scores of some words' heads among themselves; the root is node 0 and has none."""
    size = end - start + 1
    part = np.full((size, size), FORBIDDEN, table.dtype)
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
    opened = _opened(scores, heads, cycle)
    return _contracted(scores, heads, cycle) if _cycle(opened) else opened


def _opened(scores: Floats, heads: Sequence[int], cycle: Sequence[int]) -> list[int]:
    """The heads, but for one of the cycle's nodes the next best outside it."""
    into = scores[cycle]
    into -= into[range(len(cycle)), [heads[node] for node in cycle]][:, None]
    into[:, cycle] = FORBIDDEN
    place, head = divmod(int(into.argmax()), len(heads))
    opened = [*heads]
    opened[cycle[place]] = head
    return opened


def _contracted(scores: Floats, heads: list[int], cycle: Sequence[int]) -> list[int]:
    """The heads of the best tree: the cycle as one node, the rest solved, and opened again."""
    inside = np.array(cycle)
    rest = np.array([node for node in range(len(heads)) if node not in set(cycle)])
    size = len(rest)
    kept = scores[inside, np.array(heads)[inside]]
    into = scores[inside[:, None], rest] - kept[:, None]
    out = scores[rest[:, None], inside]
    smaller = np.full((size + 1, size + 1), FORBIDDEN, scores.dtype)
    smaller[:size, :size] = scores[rest[:, None], rest]
    smaller[:size, size] = out.max(1)
    smaller[size, :size] = into.max(0) + kept.sum()
    smaller.flat[:: size + 2] = FORBIDDEN
    solved = _arborescence(smaller)
    for row, node in enumerate(rest.tolist()):
        if node:
            inner = solved[row] == size
            heads[node] = int(inside[out[row].argmax()] if inner else rest[solved[row]])
    broken = int(inside[into[:, solved[size]].argmax()])
    heads[broken] = int(rest[solved[size]])
    return heads
