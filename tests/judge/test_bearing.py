import numpy as np
import pytest

from sayso.judge.bearing import differing, nearness, speaks


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


def test_it_speaks_where_it_is_near_the_closest_of_the_claim():
    near = np.array([[1, 0.6, 0.6, 0.6, 0.0], *[[0.0] * 5] * 4])
    assert speaks(near, 0, [1, 2, 3, 4])
    assert not speaks(near, 0, [3, 4])


NOTHING = frozenset()


@pytest.mark.parametrize(
    ("cores", "differ"),
    [
        ([[0], [1]], True),  # neither is said twice
        ([[0, 1], [2]], False),
        ([[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10]], False),
        ([[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]], True),  # both are weighty
    ],
)
def test_a_detail_bears_on_what_is_said_more_often_and_a_weighty_claim_on_none(cores, differ):
    told = [NOTHING] * 12
    assert differing(told, [], cores)(*cores) is differ


def test_what_tells_of_two_things_that_happen_or_was_ruled_apart_is_two():
    cores = [[0, 1], [2]]
    assert differing([{"train"}, {"train"}, {"deploy"}], [], cores)(*cores)
    assert differing([NOTHING] * 3, [(1, 2)], cores)(*cores)
    assert not differing([{"train"}, {"train"}, {"train"}], [], cores)(*cores)
