"""Groups of things that are alike: average linkage, ties settled in a fixed order."""

from collections.abc import Collection, Sequence

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


def cosines(rows: Sequence[Sequence[float]]) -> Matrix:
    """How alike each two rows are, -1 to 1; (n, n). A row of zeros is like nothing."""
    if not rows:
        return np.zeros((0, 0))
    given = np.asarray(rows, dtype=np.float64)
    lengths = np.linalg.norm(given, axis=1, keepdims=True)
    unit = given / np.where(lengths > 0, lengths, 1.0)
    return np.asarray(unit @ unit.T)
