import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.extract.decode import runs

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


def test_a_word_that_is_surely_inside_still_needs_its_beginning():
    scores = np.array([[0, -9, -9], [-9, -6, 0], [-9, -9, 0]], np.float32)
    assert [run.words for run in runs(scores, ("O", "B-cue", "I-cue"))] == [range(1, 3)]
