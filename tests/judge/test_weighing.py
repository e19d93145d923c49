import numpy as np
import pytest

from sayso.judge.weighing import (
    KINDS,
    RUNS,
    placed,
    read,
    settled,
    together,
    unread,
    weighed,
    weights,
)
from sayso.types.story import AskState


def unit(*values):
    row = np.zeros(384)
    row[: len(values)] = values
    return row / np.linalg.norm(row)


def test_the_weights_are_of_every_trait_and_run_and_finite():
    held = weights()
    assert held.of_traits.shape == (6, len(held.traits))
    assert held.of_runs.shape == (6, RUNS)
    every = (held.of_traits, held.of_runs, held.bias, *held.layers.values())
    assert all(np.isfinite(each).all() for each in every)


def test_every_ask_is_read_beside_every_thing_said():
    rows = read(np.stack([unit(1, 2), unit(3)]), np.stack([unit(1), unit(0, 1), unit(2, 1)]))
    assert rows.shape == (2, 3, 6)
    alone = read(np.stack([unit(3)]), np.stack([unit(0, 1)]))
    assert alone[0, 0] == pytest.approx(rows[1, 1])


def test_what_has_no_vector_is_taken_for_no_answer():
    rows = read(np.stack([unit(1)]), np.stack([np.zeros(384)]))
    assert rows[0, 0] == pytest.approx(unread())


def test_the_same_run_has_the_same_place_everywhere():
    assert placed(["TO refus", "BY"]) == [3274, 1576]


def test_kinds_are_weighed_apart_from_whether_it_is_an_answer():
    traits = dict.fromkeys(weights().traits, 0.0)
    odds, kind = settled(weighed(traits, [], unread()))
    refusing = unread()
    refusing[1 + KINDS.index(AskState.REFUSED)] = 20.0
    assert settled(weighed(traits, [], refusing)) == (odds, AskState.REFUSED)
    assert kind in KINDS


def test_what_is_read_as_an_answer_is_a_likelier_one():
    traits = dict.fromkeys(weights().traits, 0.0)
    sure = unread()
    sure[0] = 4.0
    assert weighed(traits, [], sure)[0] > weighed(traits, [], unread())[0]


def test_what_is_read_together_with_the_ask_decides_as_well():
    traits = dict.fromkeys(weights().traits, 0.0)
    scores = weighed(traits, [], unread())
    answer, other = (together(scores, row) for row in ([0, 0, 0, 0, 0, 8], [8, 0, 0, 0, 0, 0]))
    assert answer[0] > other[0]
    assert settled(answer)[1] is AskState.COUNTERED
