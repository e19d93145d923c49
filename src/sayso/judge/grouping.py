"""Groups of things that are alike: average linkage, ties settled in a fixed order."""

from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_NEVER = -1e6  # an average with one such pair in it stays below every threshold


Differ = Callable[[Sequence[int], Sequence[int]], bool]


def average_link(
    likeness: Matrix,
    threshold: float,
    *,
    together: Collection[tuple[int, int]] = (),
    apart: Collection[tuple[int, int]] = (),
    differ: Differ = lambda one, other: False,
) -> list[list[int]]:
    """The groups, each in order, whose members are on average at least `threshold` alike.

    `likeness` is symmetric, (n, n). The best pair of groups joins first; of equals the first in
    order. `together` pairs are joined before all, `apart` pairs never, nor groups that `differ`
    when their turn comes, nor what they grow to.
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
        one, other = sorted(divmod(best, size))
        if alike[one, other] < threshold:
            break
        if differ(groups[one], groups[other]):
            alike[one, other] = alike[other, one] = _NEVER
        else:
            _join(alike, groups, of, one, other)
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


def united(
    groups: Sequence[Sequence[int]],
    together: Collection[tuple[int, int]],
    apart: Collection[tuple[int, int]],
) -> list[list[int]]:
    """The groups, made one where things of them are `together`: whole ones.

    Where things of the two are `apart`, only the first of the pair leaves its group for the other.
    """
    foes = {frozenset(pair) for pair in apart}
    of = {n: held for held in map(set, groups) for n in held}

    def meet(some: Collection[int], others: Collection[int]) -> bool:
        return not any(frozenset((one, other)) in foes for one in some for other in others)

    for one, other in sorted(together):
        moved = set(of[one]) if meet(of[one], of[other]) else {one}
        if of[one] is not of[other] and meet(moved, of[other]):
            of[one] -= moved
            of[other] |= moved
            of.update(dict.fromkeys(moved, of[other]))
    return sorted({min(group): sorted(group) for group in of.values()}.values())


def bounded(
    likeness: Matrix,
    kinds: Sequence[frozenset[str]],
    most: float,
    *,
    where: NDArray[np.bool_] | None = None,
) -> Matrix:
    """The likeness, at most `most` where two things each have kinds and none in common.

    Of those only the ones of `where`, (n, n), if it is given.
    """
    names = {name: n for n, name in enumerate(sorted(frozenset().union(*kinds)))}
    table = np.zeros((len(kinds), len(names)))
    for row, each in zip(table, kinds, strict=True):
        row[[names[name] for name in each]] = 1.0
    some = table.any(1)
    apart = np.outer(some, some) & (table @ table.T == 0)
    apart &= True if where is None else where
    return np.where(apart, np.minimum(likeness, most), likeness)


def inside(likeness: Matrix, groups: Sequence[Sequence[int]]) -> Matrix:
    """The likeness within the groups; across them nothing is alike."""
    of = np.zeros(len(likeness), np.intp)
    for number, group in enumerate(groups):
        of[list(group)] = number
    return np.where(of[:, None] == of[None], likeness, _NEVER)


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
