import numpy as np
import pytest

from sayso.judge.bearing import Bearing, nearness


class Meaning:
    """All that nearness looks at of a unit."""

    def __init__(self, *meaning):
        self.meaning = meaning


def test_words_and_meaning_count_half_and_half():
    alike = np.array([[1.0, 0.4], [0.4, 1.0]])
    near = nearness([Meaning(1.0, 0.0), Meaning(0.6, 0.8)], alike)
    assert near[0, 1] == pytest.approx(0.5)


def test_where_no_meaning_is_known_the_words_count_alone():
    alike = np.array([[1.0, 0.4], [0.4, 1.0]])
    assert nearness([Meaning(0.6, 0.8), Meaning()], alike)[0, 1] == 0.4


def test_it_is_surely_about_a_claim_where_it_is_near_the_closest_of_it():
    near = np.array([[1, 0.6, 0.6, 0.6, 0.0], *[[0.0] * 5] * 4])
    bears = Bearing(near, near, near, [])
    assert bears.surely(0, [1, 2, 3, 4])
    assert not bears.surely(0, [3, 4])
    assert not Bearing(near, near, near / 2, []).surely(0, [1, 2, 3, 4])
