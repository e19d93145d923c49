"""Whether a sentence is of those who were asked."""

from judge.stories import judged_story
from sayso.types.story import AskState

ASKED = """League wants wells closed
The Brook League asked the water company Aqualund to close its wells at Tarn. “The brooks are dry,” Ida Hall of the Brook League said.
"""


def ask(told):
    rows = [("2031-05-02", "Tarn Post", ASKED), ("2031-05-04", "Tarn Post", told)]
    (found,) = judged_story(rows).asks
    return found


def state(told):
    return ask(told).state


def test_a_body_told_as_theirs_answers_for_them():
    told = (
        "Wells stay\nAqualund’s wells at Tarn would stay open, its head office said on Thursday.\n"
    )
    assert state(told) is AskState.REFUSED


def test_a_name_stands_for_the_body_whose_kind_was_told_with_it():
    assert state("Wells shut\nAqualund closed its wells at Tarn on Friday.\n") is AskState.MET


def test_who_else_speaks_answers_for_them_only_perhaps():
    told = "Mayor sceptical\nThe wells at Tarn would stay open, the mayor of Orm, Ulf Dahl, said.\n"
    assert ask(told).likely
    assert all(reply.likely for reply in ask(told).replies)


def test_whoever_asked_gives_no_reply_but_may_tell_what_came_back():
    told = "Guild angry\nIda Hall of the Brook League said that Aqualund must close its wells at Tarn.\n"
    assert state(told) is AskState.SILENT
    told = "Guild angry\nIda Hall of the Brook League said that Aqualund would not close its wells at Tarn.\n"
    assert state(told) is AskState.REFUSED


def test_what_is_only_promised_is_not_done():
    told = "Wells to shut\nAqualund promised to close its wells at Tarn in May.\n"
    assert state(told) is AskState.DEFERRED
