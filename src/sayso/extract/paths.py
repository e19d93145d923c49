"""The best path of labels through words: the scores of each, and what one costs behind another.

Most words have the label that they seem to have; only what lies between these is searched.
"""

import numpy as np
from numpy.typing import NDArray

from sayso.types.scores import Floats

FORBIDDEN = -1e9  # the score of what cannot be
Places = NDArray[np.intp]  # numbers of words, or of labels


def viterbi(scores: Floats, steps: Floats) -> Places:
    """The best path; it may begin with what may follow label 0.

    Words whose label is sure part the path into stretches, which are gone through in step.
    """
    scores = np.concatenate([beginning(len(steps)), scores])
    best, sure = _likely(scores, steps)
    held = np.where(sure[:, None], FORBIDDEN, scores)
    held[sure, best[sure]] = 0
    columns = _columns(sure)
    totals: list[Floats] = []
    onward, back = steps[:, None], steps.T
    for words in columns:
        total = held[words]
        if totals:
            total += np.maximum.reduce(totals[-1][: len(words)].T[:, :, None] + onward)
        totals.append(total)
    after = np.zeros(0, np.intp)
    for words, total in zip(reversed(columns), reversed(totals), strict=True):
        total[: len(after)] += back[after]
        best[words] = after = total.argmax(1)
    return best[1:]


def beginning(labels: int) -> Floats:
    """The scores of a word before all others, whose label is 0."""
    scores = np.full((1, labels), FORBIDDEN, np.float32)
    scores[0, 0] = 0
    return scores


def _likely(scores: Floats, steps: Floats) -> tuple[Places, NDArray[np.bool_]]:
    """A path that may be the best, and whether each word has the same label in the best for sure.

    What a label's best step into it gains is counted as the label's own, so that steps only cost.
    Other labels for a stretch of words lose at least the words' leads, and save at most what the
    steps in and beside it cost. A word is sure where no stretch that holds it saves what it loses.
    """
    gains = steps.max(0)
    raised = np.add(scores, gains, order="F")  # label by label, for the greatest of each word
    costs = gains - steps
    path = _allowed(raised, steps)
    words = np.arange(len(path))
    own = raised[words, path]
    raised[words, path] = FORBIDDEN
    paid = np.zeros(len(path) + 1)  # before each word, and behind the last
    paid[1:-1] = costs[path[:-1], path[1:]]
    lost = np.cumsum(own - raised.max(1) - paid[:-1])
    least = np.minimum.accumulate((lost - paid[1:])[::-1])[::-1]
    return path, least > np.maximum.accumulate(np.append(0, lost[:-1]))


def _allowed(scores: Floats, steps: Floats) -> Places:
    """The words' best labels; one that may not follow gives way to the best that may follow any."""
    best: Places = scores.argmax(1)
    fits = steps > FORBIDDEN
    unfit = np.flatnonzero(~fits[best[:-1], best[1:]]) + 1
    leads = fits.T[np.append(best, 0)[unfit + 1]]
    best[unfit] = np.where(leads & fits.all(0), scores[unfit], FORBIDDEN).argmax(1)
    return best


def _columns(sure: NDArray[np.bool_]) -> list[Places]:
    """The stretches between sure words, with these: all their first words, their second and so on.

    The longest stretch comes first in each.
    """
    edges = np.flatnonzero(np.diff(sure, prepend=True, append=True))
    starts = np.maximum(edges[::2] - 1, 0)
    lengths = np.minimum(edges[1::2] + 1, len(sure)) - starts
    words = starts[np.argsort(-lengths, kind="stable")] + np.arange(lengths.max(initial=0))[:, None]
    going = np.cumsum(np.bincount(lengths)[:0:-1])[::-1]  # how many are longer than the place
    return [column[:number] for column, number in zip(words, going.tolist(), strict=True)]
