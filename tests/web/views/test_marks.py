"""Marks: every stance has a shape and a word of its own."""

from sayso.types.story import AskState, StanceKind
from sayso.web.views import marks


def test_no_two_stances_look_alike_in_greyscale():
    shapes = [marks.stance(kind).shape for kind in StanceKind]
    assert len(shapes) == len(set(shapes))


def test_every_state_of_an_ask_is_told_by_its_word():
    for state in AskState:
        assert marks.told(marks.reply(state).word) == marks.reply(state)


def test_a_state_that_is_only_likely_is_open():
    assert marks.told("perhaps refused") == marks.Mark("ring", "open", "perhaps refused")
