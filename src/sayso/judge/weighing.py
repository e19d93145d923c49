"""How likely a sentence answers an ask, and in which way: learnt from marked, invented stories.

Three things are put together: the traits of the sentence beside the ask (`traits`), the runs of its
words, both weighed by a logistic regression, and what a small network makes of what both mean where
they stand in their articles. `training/answers.py` fits them; docs/model.md tells on what.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from sayso.types.story import AskState

KINDS = (
    AskState.MET,
    AskState.MET_IN_PART,
    AskState.REFUSED,
    AskState.DEFERRED,
    AskState.COUNTERED,
)
PATH = resources.files("sayso.judge") / "weights" / "answers.npz"
RUNS = 4096  # places for runs of words, which share them by chance
_READ = 0.5  # share of the network's odds beside the regression's (0 to 1 were tried)
_READ_KIND = 0.75
# Fitted on a third of the told stories, which taught none of the weights: what makes log odds of
# what the regression and the network say, and of that and of ask and sentence read together.
_ALONE = 0.74
_BOTH, _TOGETHER, _OFFSET = 0.60, 0.44, -1.77
_TOGETHER_KIND = 1.5
_SCALE = 8.0  # vectors of unit length have small values
_UNREAD = -3.0  # log odds of an answer where what is said has no vector: fitted likewise

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Weights:
    """Weights of traits, by name, and of runs, by place: for any answer, and for each kind."""

    traits: tuple[str, ...]
    of_traits: Array  # (6, traits): an answer, and each kind of one
    of_runs: Array  # (6, RUNS)
    bias: Array  # (6,)
    layers: Mapping[str, Array]  # of the network


@cache
def weights() -> Weights:
    with PATH.open("rb") as file, np.load(file) as held:
        every = {name: held[name] for name in held.files}
    names = tuple(str(name) for name in every.pop("traits"))
    given = {name: np.asarray(value, np.float64) for name, value in every.items()}
    of_traits, of_runs, bias = (given.pop(name) for name in ("of_traits", "of_runs", "bias"))
    return Weights(names, of_traits, of_runs, bias, given)


def read(asks: Array, said: Array) -> Array:
    """Log odds of an answer, then the kinds' logits, of each ask beside each thing said.

    `asks` is (a, 384), `said` (s, 384), of unit length; gives (a, s, 6). What has no vector (zeros)
    is taken for no answer.
    """
    layer = weights().layers
    one = (asks * _SCALE) @ layer["ask"].T + layer["ask_bias"]
    other = (said * _SCALE) @ layer["said"].T + layer["said_bias"]
    first, second = np.broadcast_arrays(one[:, None], other[None])
    seen = np.concatenate([first, second, first * second, np.abs(first - second)], -1)
    hidden = np.maximum(seen @ layer["both"].T + layer["both_bias"], 0.0)
    logits = hidden @ layer["kind"].T + layer["kind_bias"]
    kinds = logits[..., 1:]
    found = np.logaddexp.reduce(kinds, -1) - logits[..., 0]
    known = np.outer(asks.any(1), said.any(1))
    return np.concatenate(
        [
            np.where(known, found, _UNREAD)[..., None],
            np.where(known[..., None], kinds - kinds.mean(-1, keepdims=True), 0.0),
        ],
        -1,
    )


def read_best(asks: Sequence[Sequence[float]], said: Sequence[Sequence[float]]) -> Array:
    """The row of each thing said beside the telling of an ask that it likeliest answers; (s, 6)."""
    rows = read(np.array(asks), np.array(said))
    return np.asarray(rows[rows[:, :, 0].argmax(0), np.arange(len(said))])


def weighed(traits: Mapping[str, float], runs: Sequence[str], seen: Array) -> Array:
    """How much speaks for an answer, then for each kind; (6,).

    `seen` is the row of `read` for what is said.
    """
    held = weights()
    given = np.array([traits[name] for name in held.traits])
    scores = held.of_traits @ given + held.bias
    if runs:
        scores = scores + held.of_runs[:, placed(runs)].sum(1) / np.sqrt(len(runs))
    return np.asarray(scores + np.array([_READ, *[_READ_KIND] * len(KINDS)]) * seen)


def together(scores: Array, logits: Sequence[float]) -> Array:
    """`weighed` with what came of reading ask and sentence together, as `Exchange` has it; (6,)."""
    given = np.asarray(logits, np.float64)
    found = np.logaddexp.reduce(given[1:]) - given[0]
    kinds = scores[1:] + _TOGETHER_KIND * (given[1:] - given[1:].mean())
    return np.array([_BOTH * scores[0] + _TOGETHER * found + _OFFSET, *kinds])


def alone(scores: Array) -> Array:
    """`weighed` where they were not read together; (6,)."""
    return np.array([_ALONE * scores[0], *scores[1:]])


def settled(scores: Array) -> tuple[float, AskState]:
    """Log odds of an answer, and its kind, by `alone` or `together`."""
    return float(scores[0]), KINDS[int(scores[1:].argmax())]


def unread() -> Array:
    """The row of `read` for a sentence of which nothing is known."""
    return np.array([_UNREAD, *[0.0] * len(KINDS)])


def placed(runs: Sequence[str]) -> list[int]:
    """The place of each run of words."""
    return [zlib.crc32(run.encode()) % RUNS for run in runs]
