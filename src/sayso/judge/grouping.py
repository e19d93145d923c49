"""Groups of things that are alike: average linkage, ties settled in a fixed order."""

from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_NEVER = -1e6  # an average with one such pair in it stays below every threshold


def average_link(
    likeness: Matrix,
    threshold: float,
    *,
    together: Collection[tuple[int, int]] = (),
    apart: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """The groups, each in order, whose members are on average at least `threshold` alike.

    `likeness` is symmetric, (n, n). The best pair of groups joins first; of equals the first in
    order. `together` pairs are joined before all, `apart` pairs never.
    """
    size = len(likeness)
    alike = likeness.astype(np.float64, copy=True)
    for one, other in apart:
        alike[one, other] = alike[other, one] = _NEVER
    np.fill_diagonal(alike, -np.inf)
    groups: dict[int, list[int]] = {n: [n] for n in range(size)}
    of = list(range(size))
    for one, other in sorted(together):
        _join(alike, groups, of, *sorted((of[one], of[other])))
    while size:
        best = int(alike.argmax())
        one, other = divmod(best, size)
        if alike[one, other] < threshold:
            break
        _join(alike, groups, of, *sorted((one, other)))
    return sorted(sorted(group) for group in groups.values())


def _join(alike: Matrix, groups: dict[int, list[int]], of: list[int], one: int, other: int) -> None:
    if one == other:
        return
    mine, theirs = len(groups[one]), len(groups[other])
    row = (alike[one] * mine + alike[other] * theirs) / (mine + theirs)
    alike[one] = row
    alike[:, one] = row
    alike[one, one] = -np.inf
    alike[other] = -np.inf
    alike[:, other] = -np.inf
    for member in groups[other]:
        of[member] = one
    groups[one] += groups.pop(other)


def gathered(
    likeness: Matrix,
    groups: Sequence[Sequence[int]],
    threshold: float,
    *,
    pull: float = 0.0,
    differ: Callable[[Sequence[int], Sequence[int]], bool] = lambda one, other: False,
) -> list[list[int]]:
    """The groups, joined on where a larger one reaches a smaller one, the best reached first.

    How well it does is the mean, over the smaller one's members, of the member of the larger that
    is most alike, and `pull` for each time that it is e times as large: of two claims that a detail
    might belong to, news speaks of the one that it speaks of most. Groups that `differ` never meet.
    """
    kept = [list(group) for group in groups]
    if not kept:
        return []
    near = np.stack([likeness[:, group].max(1) for group in kept], 1)  # of a thing, to a group
    while True:
        reached = _reached(near, kept, threshold, pull)
        pairs = ((one, other) for one, other in reached if not differ(kept[one], kept[other]))
        larger, smaller = next(pairs, (0, 0))
        if larger == smaller:
            return sorted(sorted(group) for group in kept)
        near[:, larger] = np.maximum(near[:, larger], near[:, smaller])
        near = np.delete(near, smaller, 1)
        kept[larger].extend(kept[smaller])
        del kept[smaller]


def _reached(
    near: Matrix, kept: Sequence[Sequence[int]], threshold: float, pull: float
) -> Iterator[tuple[int, int]]:
    """Pairs of groups of which the first, which is no smaller, reaches the second; best first."""
    sizes = np.array([len(group) for group in kept])
    reach = np.stack([near[group].mean(0) for group in kept])  # of a row's group, by a column's
    reach += pull * np.log(sizes[None, :] / sizes[:, None])
    reach[sizes[:, None] > sizes[None, :]] = -np.inf
    np.fill_diagonal(reach, -np.inf)
    for place in np.argsort(-reach, axis=None, kind="stable").tolist():
        smaller, larger = divmod(place, len(kept))
        if reach[smaller, larger] < threshold:
            return
        yield larger, smaller


def bounded(likeness: Matrix, kinds: Sequence[frozenset[str]], most: float) -> Matrix:
    """The likeness, at most `most` where two things each have kinds and none in common."""
    names = {name: n for n, name in enumerate(sorted(frozenset().union(*kinds)))}
    table = np.zeros((len(kinds), len(names)))
    for row, each in zip(table, kinds, strict=True):
        row[[names[name] for name in each]] = 1.0
    some = table.any(1)
    apart = np.outer(some, some) & (table @ table.T == 0)
    return np.where(apart, np.minimum(likeness, most), likeness)


def blended(likeness: Matrix, rows: Sequence[Sequence[float]], share: float) -> Matrix:
    """The likeness, of which `share` is the cosine of the rows where two things each have one."""
    known = [n for n, row in enumerate(rows) if row]
    found = likeness.copy()
    if known:
        both = np.ix_(known, known)
        found[both] += share * (cosines([rows[n] for n in known]) - likeness[both])
    return found


def cosines(rows: Sequence[Sequence[float]]) -> Matrix:
    """How alike each two rows are, -1 to 1; (n, n). A row of zeros is like nothing."""
    if not rows:
        return np.zeros((0, 0))
    given = np.asarray(rows, dtype=np.float64)
    lengths = np.linalg.norm(given, axis=1, keepdims=True)
    unit = given / np.where(lengths > 0, lengths, 1.0)
    return np.asarray(unit @ unit.T)
