"""How two statements bear on each other, and what is surely about a claim."""

import numpy as np
import pytest

import sayso
from ledgers import embedder
from sayso.judge.bearing import Bearing, bearing, nearness
from sayso.judge.chapter import Chapter
from sayso.judge.parties import cast
from sayso.judge.units import units
from sayso.recording.keeping import vectors


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


APART = [f"wording {n}" for n in range(8)]


def bears_of(chance):
    return Bearing(chance, chance, chance, [])


@pytest.mark.parametrize(("chance", "differ"), [(0.55, True), (0.65, False)])
def test_two_wordings_that_are_each_told_often_are_one_only_if_that_is_all_but_sure(chance, differ):
    found = bears_of(np.full((8, 8), chance)).differing([[0, 1, 2, 3], [4, 5, 6, 7]], APART)
    assert found(range(4), range(4, 8)) is differ


def test_what_is_told_seldom_or_in_the_same_words_never_differs():
    bears = bears_of(np.full((8, 8), 0.5))
    assert not bears.differing([[0, 1, 2, 3, 4], [5, 6, 7]], APART)(range(5), range(5, 8))
    assert not bears.differing([range(8)], APART)(range(4), range(4, 8))


def test_what_copies_repeat_is_told_no_oftener():
    differ = bears_of(np.full((8, 8), 0.5)).differing(
        [[0, 1, 2, 3], [4, 5, 6, 7]], ["the same", "the same", "the same", "another", *APART[4:]]
    )
    assert not differ(range(4), range(4, 8))


def test_what_is_in_neither_group_says_nothing_of_them():
    chance = np.full((8, 8), 0.75)
    chance[3], chance[:, 3] = 0.0, 0.0  # in like words with the first, but of another claim
    differ = bears_of(chance).differing([[0, 1, 2, 3], [4, 5, 6, 7]], APART)
    assert not differ(range(3), range(4, 8))
    assert differ(range(4), range(4, 8))


def test_where_no_meaning_is_known_like_words_are_of_one_claim():
    reading = sayso.read(
        "Minister Jorun Aske said that launchers had been landed at Orsk. General Tor Vinge said that"
        " rocket launchers had been landed at Orsk. Mayor Roth said that the school was shut."
    )
    bare = {name: row for name, row in vectors(reading, embedder()).items() if "@" not in name}
    chapter = Chapter("n0", reading, vectors=bare)
    found = bearing(units([chapter], cast([chapter])))
    assert found.chance[0, 1] > 0.5 > found.chance[0, 2]
