"""Who is called by an age."""

import pytest

import sayso

SOLA = "Goalkeeper Iker Sola will retire in June, Rovers said. "
ASK = "Gunnar Ask, 52, and Lena Roth, 31, were charged with fraud on Monday. "


def speaker(text):
    """The name of who makes the last statement."""
    reading = sayso.read(text)
    (name,) = reading.statements[-1].source.entities
    return next(each for each in reading.entities if each.id == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SOLA + "The 43-year-old said his knees had made the decision.", "Iker Sola"),
        (ASK + "The 52-year-old denied the charge.", "Gunnar Ask"),
        (ASK + "The 31-year-old denied the charge.", "Lena Roth"),
        (ASK + "The 40-year-old denied the charge.", "The 40-year-old"),
    ],
)
def test_whose_age_it_is_or_who_alone_was_named(text, name):
    found = speaker(text)
    assert found.name == name
    assert found.role is None or not found.role[0].isdigit()


def test_a_man_of_an_age_is_described_by_his_noun():
    assert speaker(SOLA + "A 43-year-old man said it was late.").name != "Iker Sola"
