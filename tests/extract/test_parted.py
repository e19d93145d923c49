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
