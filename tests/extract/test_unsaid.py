"""Silences by other turns than a verb of answering."""

import pytest

import sayso
from sayso.types.attribution import Act


def silences(text):
    reading = sayso.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (names[each.source.entities[0]], each.act, " ".join(s.of(text) for s in each.content))
        for each in reading.statements
        if each.source and each.act in (Act.DECLINES, Act.DOES_NOT_RESPOND)
    ]


@pytest.mark.parametrize(
    ("text", "who", "act", "on"),
    [
        ("Tamarra has remained silent.", "Tamarra", Act.DECLINES, ""),
        ("Dovria made no public reply.", "Dovria", Act.DOES_NOT_RESPOND, ""),
        ("Lomm would not be drawn on the log, but he left early.", "Lomm", Act.DECLINES, "the log"),
        ("Nor would the Foreign Office be drawn on Monday.", "Foreign Office", Act.DECLINES, ""),
        ("Mayor Ida Orr would not be drawn on the letter.", "Ida Orr", Act.DECLINES, "the letter"),
        ("The defence ministry did not pick up the phone.", "The defence ministry", Act.DOES_NOT_RESPOND, ""),
        ("His lawyer, reached by phone, hung up.", "His lawyer", Act.DECLINES, ""),
    ],
)  # fmt: skip
def test_who_keeps_silent_is_told_by_many_turns(text, who, act, on):
    assert silences(text) == [(who, act, on)]


@pytest.mark.parametrize(
    "text",
    [
        "The guns fell silent on Monday.",
        "The council could not stay silent, the mayor said.",
        "The bank made no profit on the loan.",
        "Orsk drew nobody to the square.",
        "The rebels would not talk to the army.",
    ],
)
def test_not_every_quiet_is_a_silence(text):
    assert silences(text) == []


def test_who_does_not_respond_is_whom_which_stands_for():
    text = "The League referred questions to the State Department, which did not respond to emails."
    told = [(who, act) for who, act, _ in silences(text)]
    assert told == [("League", Act.DECLINES), ("State Department", Act.DOES_NOT_RESPOND)]


def test_what_the_next_line_is_about_was_not_kept_silent_about():
    text = "Tamarra has remained silent\n\nOn the ridge the army dug in, the general said."
    assert ("Tamarra", Act.DECLINES, "") in silences(text)
