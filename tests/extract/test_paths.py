from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.extract.paths import FORBIDDEN, viterbi


def test_the_best_path_weighs_what_follows():
    steps = np.array([[0, 0], [-9, 0]], np.float32)
    assert viterbi(np.array([[-1, -0.9], [-0.1, -3]], np.float32), steps).tolist() == [0, 0]


def total(path: Sequence[int], scores: np.ndarray, steps: np.ndarray) -> float:
    followed = sum(steps[one, other] for one, other in pairwise([0, *path]))
    return float(followed + scores[range(len(path)), path].sum())


@given(
    arrays(np.float32, (5, 3), elements=st.floats(-2, 0, width=32)),
    st.sampled_from([1.0, 4.0]),
    st.sampled_from([0.0, 1.0, 3.0]),
)
def test_no_path_is_better_than_the_best(scores, firmer, steeper):
    scores = scores * np.float32(firmer)
    steps = np.array([[0, 0.2, 0], [-0.3, 0, 0.5], [0.1, -0.4, 0]], np.float32) * steeper
    steps[0, 2] = FORBIDDEN
    best = total(viterbi(scores, steps).tolist(), scores, steps)
    every = product(range(3), repeat=5)
    assert best >= max(total(path, scores, steps) for path in every) - 1e-4


def within_runs(weight: float) -> np.ndarray:
    """Steps between "O", "B-cue", "I-cue", "B-source" and "I-source", some likelier than others."""
    steps = np.array([[(3 * a + 5 * b) % 7 - 3 for b in range(5)] for a in range(5)], np.float32)
    steps *= np.float32(weight / 3)
    steps[np.ix_([0, 3, 4], [2])] = steps[np.ix_([0, 1, 2], [4])] = FORBIDDEN
    return steps


@given(
    arrays(np.float32, (30, 5), elements=st.floats(-9, 0, width=32)),
    st.sampled_from([0.0, 0.5, 3.0]),
    st.sampled_from([0.0, 4.0]),
)
def test_a_long_path_is_as_good_as_one_that_is_searched_word_by_word(scores, weight, quiet):
    scores[:, 0] += np.float32(quiet)  # most words are nothing
    steps = within_runs(weight)
    best = np.array([0, *[FORBIDDEN] * 4])
    for row in scores:
        best = row + (best[:, None] + steps).max(0)
    assert total(viterbi(scores, steps).tolist(), scores, steps) >= best.max() - 1e-3


def test_words_that_are_sure_part_the_path_and_leave_it_the_best():
    steps = np.array([[0, 0.2, FORBIDDEN], [-0.3, 0, 0.5], [0.1, -0.4, 0]], np.float32)
    doubtful = [[-1, -0.9, -0.8], [-0.5, -2, -0.4], [-0.9, -0.6, -1.2]]
    nothing, inside = [0, -9, -9], [-9, -9, 0]
    scores = np.array([*doubtful, nothing, *doubtful, inside, *doubtful[::-1]], np.float32)
    halves = max(
        (total([*one, 0, *two], scores[:7], steps), [*one, 0, *two])
        for one in product(range(3), repeat=3)
        for two in product(range(3), repeat=3)
    )
    path = viterbi(scores, steps).tolist()
    assert (path[3], path[7]) == (0, 2)
    assert viterbi(scores[:7], steps).tolist() == halves[1]
