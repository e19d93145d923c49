"""How likely each two statements of a story are of one claim: learnt from marked, invented stories.

What two have to do with each other (`pairing`) tells little by itself: a detail is as near to its
claim as to another. So a small network looks at third statements, too: two that each belong with
the same others belong together. Those are the triangle updates of AlphaFold (Jumper et al. 2021,
there for the residues of a protein), here symmetric. Several such networks, taught each in another
way, are heard, and what they say is averaged: each errs elsewhere. `training/joining.py` fits them;
docs/model.md tells on what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
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


def chances(pairing: Pairing) -> Matrix:
    """How likely each two are of one claim, (n, n), 0 to 1; the same either way round."""
    size = len(pairing)
    if not size:
        return np.zeros((0, 0))
    every = np.arange(size)
    thirds = np.unique(np.linspace(0, size - 1, min(size, THIRDS)).round().astype(np.intp))
    one, two = pairing.of_one(), pairing.of_two(every, thirds)
    heard = [_Triangles(network, thirds, one, two) for network in networks()]
    if size <= THIRDS:
        odds = _mean([triangles.of_thirds for triangles in heard])
    else:
        odds = np.zeros((size, size), np.float32)
        for at in range(0, size, _ROWS):
            rows, columns = every[at : at + _ROWS], every[at:]
            two = pairing.of_two(rows, columns)
            odds[at : at + _ROWS, at:] = _mean([each.of(rows, columns, two) for each in heard])
        odds = np.triu(odds) + np.triu(odds, 1).T
    chance = _sigmoid((odds + odds.T) / 2).astype(np.float64)
    return chance.round(_DIGITS)


@dataclass(frozen=True)
class Network:
    """Weights by name, in single precision; `training/network.py` has what they are of."""

    weights: Mapping[str, Array]

    @cached_property
    def layers(self) -> tuple[str, ...]:
        names = {name.rsplit(".", 2)[0] for name in self.weights if name.startswith("layers.")}
        return tuple(sorted(names))

    def linear(self, given: Array, name: str) -> Array:
        weight, bias = (self.weights[f"{name}.{part}"] for part in ("weight", "bias"))
        found: Array = given.reshape(-1, given.shape[-1]) @ weight.T + bias  # one large product
        return found.reshape(*given.shape[:-1], -1)

    def normal(self, given: Array, name: str) -> Array:
        """Layer normalization over the last axis."""
        apart = given - given.mean(-1, keepdims=True)
        apart /= np.sqrt((apart * apart).mean(-1, keepdims=True) + _TINY)
        found: Array = apart * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return found


@cache
def networks() -> tuple[Network, ...]:
    """Those that are heard; of each name the file holds the weights of all, (networks, ...)."""
    with PATH.open("rb") as file, np.load(file) as held:
        every = {name: held[name].astype(np.float32) for name in held.files}
    count = len(next(iter(every.values())))
    return tuple(Network({name: held[n] for name, held in every.items()}) for n in range(count))


class _Triangles:
    """What a network makes of a story's statements beside its third ones, layer by layer.

    `one` are traits of each, (n, traits), `two` of each with each third one, (n, thirds, traits).
    """

    def __init__(self, network: Network, thirds: Places, one: Array, two: Array) -> None:
        every = np.arange(len(one))
        self._network, self._thirds = network, len(thirds)
        self._alone = np.tanh(network.linear(one, "one"))
        self._sides: dict[str, tuple[Array, Array]] = {}
        seen = self._begun(every, thirds, two)
        for layer in network.layers:
            self._sides[layer] = self._beside(seen, layer)
            seen = self._on(seen, layer, every, thirds)
        self.of_thirds = self._ended(seen)  # the log odds of each with each third one, (n, thirds)

    def of(self, rows: Places, columns: Places, two: Array) -> Array:
        """The log odds of some with others, (rows, columns), whose traits `two` are."""
        seen = self._begun(rows, columns, two)
        for layer in self._network.layers:
            seen = self._on(seen, layer, rows, columns)
        return self._ended(seen)

    def _begun(self, rows: Places, columns: Places, two: Array) -> Array:
        """What each two have to do with each other, (rows, columns, width)."""
        linear = self._network.linear
        one, other = self._alone[rows], self._alone[columns]
        both = linear(one, "product")[:, None] * linear(other, "product")[None]
        beside = linear(one, "sum")[:, None] + linear(other, "sum")[None]
        return linear(two, "two") + both + beside

    def _beside(self, seen: Array, layer: str) -> tuple[Array, Array]:
        """What each has to do with each third one, gated and not, (width, n, thirds)."""
        linear = self._network.linear
        normal = self._network.normal(seen, f"{layer}.seen")
        plain = linear(normal, f"{layer}.plain")
        gated = plain * _sigmoid(linear(normal, f"{layer}.gate"))
        return (
            np.ascontiguousarray(gated.transpose(2, 0, 1)),
            np.ascontiguousarray(plain.transpose(2, 0, 1)),
        )

    def _on(self, seen: Array, layer: str, rows: Places, columns: Places) -> Array:
        """What the third ones tell of each two, and what comes of that."""
        linear, normal = self._network.linear, self._network.normal
        gated, plain = self._sides[layer]
        shared = gated[:, rows] @ plain[:, columns].transpose(0, 2, 1)
        shared += plain[:, rows] @ gated[:, columns].transpose(0, 2, 1)
        told = normal(shared.transpose(1, 2, 0) / (2 * self._thirds), f"{layer}.told")
        let = _sigmoid(linear(normal(seen, f"{layer}.seen"), f"{layer}.let"))
        seen = seen + linear(told * let, f"{layer}.from_thirds")
        inner = linear(normal(seen, f"{layer}.between"), f"{layer}.up")
        return seen + linear(inner * _sigmoid(inner), f"{layer}.down")

    def _ended(self, seen: Array) -> Array:
        found: Array = self._network.linear(self._network.normal(seen, "last"), "odds")[..., 0]
        return found


def _mean(odds: Sequence[Array]) -> Array:
    found: Array = np.mean(odds, axis=0)
    return found


def _sigmoid(given: Array) -> Array:
    found: Array = 1 / (1 + np.exp(-given))
    return found
