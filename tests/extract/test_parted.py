"""Two things that one sentence tells of one speaker."""

import pytest

from extract.told import sayings
from sayso.types.attribution import Act, Polarity

YES = Polarity.POSITIVE


def test_what_stands_behind_a_colon_is_what_its_speaker_says():
    text = "Mayor Ada Roth denied that the town had been warned in March: it had read of the cracks in the paper, she insisted."
    assert sayings(text)[:2] == [
        ("Mayor Ada Roth", Act.DENIES, YES, "that the town had been warned in March"),
        ("she", Act.ASSERTS, YES, "it had read of the cracks in the paper"),
    ]


def test_a_particle_behind_what_is_told_is_of_the_cue():
    said = ("He", Act.DENIES, YES, "that")
    assert said in sayings("He had ruled that out.")


@pytest.mark.parametrize(
    ("behind", "act", "said"),
    [
        ("ruling out an explosion", Act.DENIES, "an explosion"),
        ("conceding that the pumps were old", Act.CONFIRMS, "that the pumps were old"),
        ("blaming the operator", Act.ACCUSES, "the operator"),
    ],
)
def test_what_a_speaker_does_by_a_participle_stands_by_itself(behind, act, said):
    text = f"Cracks were seen in the dam on Sunday, engineer Per Stad said, {behind}."
    assert ("engineer Per Stad", act, YES, said) in sayings(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The dam leaked, Ms Orr said. The town was warned in May.", "The dam leaked"),
        (
            "Ms Orr said the dam leaked. “It is not safe.” It shut.",
            "the dam leaked “It is not safe.”",
        ),
    ],
)
def test_what_is_said_ends_with_its_sentence_or_its_marks(text, content):
    assert [said for _, _, _, said in sayings(text)] == [content]


def test_what_the_narrator_adds_of_a_silence_is_its_own_statement():
    text = (
        "As to whether such rockets were used on Orsk, her experts were still examining the"
        " fragments, Ms Orr said. About the harbour plans she would not be drawn."
    )
    rows = [(act, said) for _, act, _, said in sayings(text)]
    assert rows[1:] == [(Act.DECLINES, "the harbour plans")]
    assert "harbour" not in rows[0][1]


def test_a_headline_s_second_verb_has_its_own_object():
    assert sayings("Lindmark admits breach but disputes scale.") == [
        ("Lindmark", Act.CONFIRMS, YES, "breach"),
        ("Lindmark", Act.DENIES, YES, "scale"),
    ]


def test_what_others_admit_and_deny_stays_in_what_is_said_of_them():
    rows = sayings("She said the firm knew of the error but denied the charge.")
    assert [(who, act) for who, act, _, _ in rows][:1] == [("She", Act.ASSERTS)]
    assert not [row for row in rows if row[:2] == ("She", Act.DENIES)]
