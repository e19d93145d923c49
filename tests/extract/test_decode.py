from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.extract.decode import FORBIDDEN, runs, viterbi
from sayso.extract.trees import tree

NAMES = ("O", "B-cue", "I-cue", "B-source", "I-source")


def logs(rows: list[list[float]]) -> np.ndarray:
    return np.log(np.array(rows, np.float32))


def test_an_inside_label_needs_its_own_beginning():
    scores = logs([[0.1, 0.2, 0.6, 0.05, 0.05], [0.1, 0.1, 0.7, 0.05, 0.05]])
    assert [(run.label, run.words) for run in runs(scores, NAMES)] == [("cue", range(2))]


def test_two_neighbours_of_one_label_stay_two_where_the_second_begins_anew():
    scores = logs([[0.05, 0.85, 0.04, 0.03, 0.03], [0.05, 0.85, 0.04, 0.03, 0.03]])
    assert [run.words for run in runs(scores, NAMES)] == [range(1), range(1, 2)]


def test_no_words_have_no_runs():
    assert runs(np.zeros((0, 5), np.float32), NAMES) == []


@given(arrays(np.float32, (6, 5), elements=st.floats(-9, 0, width=32)))
def test_runs_never_overlap(scores):
    covered = [i for run in runs(scores, NAMES) for i in run.words]
    assert covered == sorted(set(covered))


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


def test_a_word_that_is_surely_inside_still_needs_its_beginning():
    scores = np.array([[0, -9, -9], [-9, -6, 0], [-9, -9, 0]], np.float32)
    assert [run.words for run in runs(scores, ("O", "B-cue", "I-cue"))] == [range(1, 3)]


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(len(heads)):
        node, seen = start, set()
        while heads[node]:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node] - 1
    return True


@given(
    st.integers(1, 9).flatmap(
        lambda n: arrays(np.float32, (n + 1, n + 1), elements=st.floats(-20, 20, width=32))
    )
)
def test_any_scores_give_a_tree_with_one_root(table):
    np.fill_diagonal(table, FORBIDDEN)
    heads = tree(table)
    assert len(heads) == len(table) - 1
    assert is_tree(heads)


@given(
    st.integers(1, 4).flatmap(
        lambda n: arrays(np.float32, (n + 1, n + 1), elements=st.integers(-20, 20))
    )
)
def test_no_tree_with_one_root_is_better(table):
    np.fill_diagonal(table, FORBIDDEN)
    size = len(table) - 1
    every = (heads for heads in product(range(size + 1), repeat=size) if is_tree(heads))
    total = lambda heads: table[range(1, size + 1), heads].sum()  # noqa: E731
    assert total(tree(table)) == max(map(total, every))


def test_a_cycle_is_broken_where_it_costs_least():
    rows = [[-1e4, 0, 0, 0], [0, -1e4, 9, 0], [6, 9, -1e4, 0], [0, 0, 9, -1e4]]
    table = np.array(rows, np.float32)
    assert tree(table) == [2, 0, 2]
