"""Sayings of two or three words."""

import pytest

from extract.told import sayings


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("A neighbour backed up her account.", "A neighbour", "her account"),
        ("The senator rowed back from the claim.", "The senator", "the claim"),
        ("The firm pushed back on the report.", "The firm", "the report"),
        ("Marr, 41, entered a plea of not guilty.", "Marr, 41", ""),
        ("The mayor has maintained his innocence.", "The mayor", "his innocence"),
    ],
)
def test_the_words_behind_a_verb_tell_a_saying(text, speaker, content):
    assert (speaker, content) in [(who, said) for who, _, _, said in sayings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The crew rowed back to the pier.",
        "The lorry backed up to the gate.",
        "The guards pulled back from the bridge.",
        "The club maintained its pitch.",
        "The mayor walked back to the hall.",
    ],
)
def test_the_same_verbs_of_deeds_tell_none(text):
    assert [each for each in sayings(text) if each[1].value in ("retracts", "confirms")] == []


def test_a_text_may_break_off_there():
    assert sayings("The mayor rowed back")
    assert sayings("The club maintained") == []
