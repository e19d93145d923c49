"""Acts by families, and how far they have come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.judge.deeds import Mood, deeds, told, wanted


def moods(text: str, family: str) -> set[Mood]:
    return {deed.mood for deed in deeds(text) if family in deed.families}


@pytest.mark.parametrize(
    ("text", "family", "mood"),
    [
        ("Officials briefed the alliance on Monday.", "inform", Mood.DONE),
        ("The commission is sending 14 inspectors.", "send", Mood.DONE),
        ("The inspectors were let in on Friday.", "admit", Mood.DONE),
        ("The emergency session had been called.", "meet", Mood.DONE),
        ("He agreed to meet the families.", "meet", Mood.DONE),
        ("Velland would send two battalions.", "send", Mood.AHEAD),
        ("The case file will not be opened.", "investigate", Mood.REFUSED),
        ("We cannot withdraw an army that never came.", "withdraw", Mood.REFUSED),
        ("The ministry has not published the map.", "publish", Mood.UNDONE),
        ("She urged the ministry to publish the map.", "publish", Mood.WANTED),
        ("He rejected the call for a withdrawal.", "withdraw", Mood.WANTED),
        ("The galleries are yet to be opened.", "open", Mood.NAMED),
        ("The council did publish a summary.", "publish", Mood.DONE),
        ("The council did not publish it.", "publish", Mood.UNDONE),
        ("Letters began going out to customers.", "write", Mood.DONE),
        ("He had no intention of parting with her.", "resign", Mood.UNDONE),
        ("It placed 11, fewer than the 18 it had first given.", "publish", Mood.NAMED),
        ("The request for fighter patrols would be put to the board.", "search", Mood.WANTED),
        ("The plea had been noted and released on Monday.", "publish", Mood.DONE),
        ("He said: “Grants of this kind are rare.”", "admit", Mood.NAMED),
    ],
)
def test_the_words_before_an_act_tell_how_far_it_has_come(text, family, mood):
    assert mood in moods(text, family)


def test_a_light_verb_gives_way_to_the_noun_behind_it():
    assert wanted("to open a criminal inquiry by Friday") == {"investigate"}
    assert wanted("to set up an independent inquiry") == {"investigate"}
    assert "open" in wanted("to open both galleries by Monday")


def test_all_that_is_joined_by_and_is_wanted():
    assert {"investigate", "send"} <= wanted("to examine the samples and to send inspectors")


@given(st.text(max_size=80))
def test_every_act_stands_within_its_text(text):
    size = len(told(text).written)
    assert all(0 <= deed.start < deed.end <= size for deed in deeds(text))
