"""Average linkage, and stories made with it."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.judge.grouping import average_link, bounded, inside, united
from sayso.judge.stories import keys, kinship, stories
from sayso.text.terms import terms

ALIKE = np.array([[1.0, 0.9, 0.1], [0.9, 1.0, 0.2], [0.1, 0.2, 1.0]])


def test_what_is_alike_comes_together():
    assert average_link(ALIKE, 0.5) == [[0, 1], [2]]


def test_a_person_s_word_outranks_likeness():
    assert average_link(ALIKE, 0.5, apart=[(0, 1)]) == [[0], [1], [2]]
    assert average_link(ALIKE, 0.6, together=[(0, 2)]) == [[0, 2], [1]]


@given(st.integers(0, 6), st.randoms(use_true_random=False))
def test_every_thing_is_in_just_one_group(size, chance):
    alike = np.zeros((size, size))
    for one in range(size):
        for other in range(one):
            alike[one, other] = alike[other, one] = chance.random()
    groups = average_link(alike, 0.5)
    assert sorted(n for group in groups for n in group) == list(range(size))


def test_two_fires_in_two_ports_are_two_stories():
    skarn = terms(
        "A fire in the harbour of Skarn burnt the ship Marisca, Captain Brayne said in Skarn."
    )
    again = terms(
        "Captain Brayne of the Marisca was questioned in Skarn about the fire on his ship."
    )
    orsk = terms("A fire in the harbour of Orsk burnt the ferry Lindmark, Mayor Tarn said in Orsk.")
    day = date(2031, 4, 7)
    assert stories([(skarn, day), (again, day), (orsk, day)]) == [[0, 1], [2]]


def test_what_lies_months_apart_is_less_kin():
    one = terms("A fire in the harbour of Skarn burnt the ship Marisca.")
    assert kinship(one, one, 200) < kinship(one, one, 3)


def test_what_a_person_puts_together_brings_its_group_but_for_what_is_apart():
    groups = [[0, 1], [2, 3], [4]]
    assert united(groups, [(1, 2)], []) == [[0, 1, 2, 3], [4]]
    assert united(groups, [(1, 2)], [(0, 3)]) == [[0], [1, 2, 3], [4]]
    assert united(groups, [(1, 2)], [(1, 3)]) == groups
    assert united(groups, [(0, 4), (1, 2)], []) == [[0, 1, 2, 3, 4]]


def test_across_groups_nothing_is_alike():
    alike = np.full((3, 3), 0.9)
    assert average_link(inside(alike, [[0, 2], [1]]), 0.1) == [[0, 2], [1]]


def test_what_tells_of_two_events_is_less_alike():
    kinds = [
        frozenset({"train"}),
        frozenset({"train", "deploy"}),
        frozenset({"deploy"}),
        frozenset(),
    ]
    found = bounded(np.full((4, 4), 0.9), kinds, 0.4)
    assert found[0].tolist() == [0.9, 0.9, 0.4, 0.9]
    assert found[3].tolist() == [0.9] * 4
    assert (found == found.T).all()


def test_an_article_is_found_by_its_heavy_terms_and_by_none_that_is_light():
    towns = [f"Skar{letter}in" for letter in "abcdefgh"]
    light = "warehouse gravel plumber orchard thicket"
    found = keys(terms(" ".join(3 * towns) + ". " + light))
    assert set(found) == {town.lower() for town in towns}


def test_where_all_terms_weigh_the_same_none_is_left_out():
    found = keys(terms(" ".join(f"Skar{letter}in" for letter in "abcdefgh")))
    assert len(found) == 8


def test_who_has_no_rare_word_is_found_by_none():
    assert keys(terms("and the of to")) == {}
