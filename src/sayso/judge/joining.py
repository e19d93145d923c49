"""How likely each two statements of a story are of one claim: learnt from marked, invented stories.

What two have to do with each other (`pairing`) tells little by itself: a detail is as near to its
claim as to another. So a small network looks at third statements, too: two that each belong with
the same others belong together. Those are the triangle updates of AlphaFold (Jumper et al. 2021,
there for the residues of a protein), here symmetric. `training/joining.py` fits it; docs/model.md
tells on what.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.judge.grouping import Matrix
from sayso.judge.pairing import Pairing, Places

PATH = resources.files("sayso.judge") / "weights" / "claims.npz"
THIRDS = 160  # third statements that are looked at: evenly spaced over a story that has more
_ROWS = 32  # of a larger story, in one go
_TINY = 1e-5
_DIGITS = 4  # what comes after them hangs on the machine, and shall decide nothing

Array = NDArray[np.floating[Any]]  # of single precision
Weights = Mapping[str, Array]


def chances(pairing: Pairing) -> Matrix:
    """How likely each two are of one claim, (n, n), 0 to 1; the same either way round."""
    size = len(pairing)
    if not size:
        return np.zeros((0, 0))
    triangles = _Triangles(pairing)
    if size <= THIRDS:
        found = triangles.of_thirds
    else:
        found = np.zeros((size, size), np.float32)
        for at in range(0, size, _ROWS):
            rows, columns = slice(at, at + _ROWS), slice(at, size)
            found[rows, columns] = triangles.of(triangles.every[rows], triangles.every[columns])
        found = np.triu(found) + np.triu(found, 1).T
    chance = _sigmoid((found + found.T) / 2).astype(np.float64)
    return chance.round(_DIGITS)


@cache
def weights() -> Weights:
    """By name, in single precision; `training/network.py` has the network that they are of."""
    with PATH.open("rb") as file, np.load(file) as held:
        return {name: held[name].astype(np.float32) for name in held.files}


class _Triangles:
    """A story's statements beside its third ones, layer by layer."""

    def __init__(self, pairing: Pairing) -> None:
        size = len(pairing)
        self._pairing = pairing
        self.every = np.arange(size)
        spaced = np.linspace(0, size - 1, min(size, THIRDS))
        self._thirds = np.unique(spaced.round().astype(np.intp))
        self._alone = np.tanh(_linear(pairing.of_one(), "one"))
        self._sides: dict[str, tuple[Array, Array]] = {}
        seen = self._begun(self.every, self._thirds)
        for layer in _layers():
            self._sides[layer] = _sides(seen, layer)
            seen = self._on(seen, layer, self.every, self._thirds)
        self.of_thirds = _ended(seen)  # the log odds of each with each third one, (n, thirds)

    def of(self, rows: Places, columns: Places) -> Array:
        """The log odds of some with others, (rows, columns)."""
        seen = self._begun(rows, columns)
        for layer in _layers():
            seen = self._on(seen, layer, rows, columns)
        return _ended(seen)

    def _begun(self, rows: Places, columns: Places) -> Array:
        """What each two have to do with each other, (rows, columns, width)."""
        one, other = self._alone[rows], self._alone[columns]
        both = _linear(one, "product")[:, None] * _linear(other, "product")[None]
        beside = _linear(one, "sum")[:, None] + _linear(other, "sum")[None]
        return _linear(self._pairing.of_two(rows, columns), "two") + both + beside

    def _on(self, seen: Array, layer: str, rows: Places, columns: Places) -> Array:
        """What the third ones tell of each two, and what comes of that."""
        gated, plain = self._sides[layer]
        shared = gated[:, rows] @ plain[:, columns].transpose(0, 2, 1)
        shared += plain[:, rows] @ gated[:, columns].transpose(0, 2, 1)
        told = _normal(shared.transpose(1, 2, 0) / (2 * len(self._thirds)), f"{layer}.told")
        let = _sigmoid(_linear(_normal(seen, f"{layer}.seen"), f"{layer}.let"))
        seen = seen + _linear(told * let, f"{layer}.from_thirds")
        inner = _linear(_normal(seen, f"{layer}.between"), f"{layer}.up")
        return seen + _linear(inner * _sigmoid(inner), f"{layer}.down")


def _sides(seen: Array, layer: str) -> tuple[Array, Array]:
    """What each has to do with each third one, gated and not, (width, n, thirds)."""
    normal = _normal(seen, f"{layer}.seen")
    plain = _linear(normal, f"{layer}.plain")
    gated = plain * _sigmoid(_linear(normal, f"{layer}.gate"))
    return (
        np.ascontiguousarray(gated.transpose(2, 0, 1)),
        np.ascontiguousarray(plain.transpose(2, 0, 1)),
    )


def _ended(seen: Array) -> Array:
    found: Array = _linear(_normal(seen, "last"), "odds")[..., 0]
    return found


@cache
def _layers() -> tuple[str, ...]:
    names = {name.rsplit(".", 2)[0] for name in weights() if name.startswith("layers.")}
    return tuple(sorted(names))


def _linear(given: Array, name: str) -> Array:
    weight, bias = (weights()[f"{name}.{part}"] for part in ("weight", "bias"))
    found: Array = given.reshape(-1, given.shape[-1]) @ weight.T + bias  # one large product
    return found.reshape(*given.shape[:-1], -1)


def _normal(given: Array, name: str) -> Array:
    """Layer normalization over the last axis."""
    held = weights()
    apart = given - given.mean(-1, keepdims=True)
    apart /= np.sqrt((apart * apart).mean(-1, keepdims=True) + _TINY)
    found: Array = apart * held[f"{name}.weight"] + held[f"{name}.bias"]
    return found


def _sigmoid(given: Array) -> Array:
    found: Array = 1 / (1 + np.exp(-given))
    return found
