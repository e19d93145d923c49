"""Two things that one sentence tells of one speaker."""

import pytest

import sayso
from sayso.types.attribution import Act


def told(text):
    reading = sayso.read(text)
    return [
        (
            " ".join(span.of(text) for span in each.source.spans) if each.source else "",
            each.act,
            " ".join(span.of(text) for span in each.content),
        )
        for each in reading.statements
    ]


def test_what_stands_behind_a_colon_is_what_its_speaker_says():
    text = "Mayor Ada Roth denied that the town had been warned in March: it had read of the cracks in the paper, she insisted."
    assert told(text)[:2] == [
        ("Mayor Ada Roth", Act.DENIES, "that the town had been warned in March"),
        ("she", Act.ASSERTS, "it had read of the cracks in the paper"),
    ]


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
    assert ("engineer Per Stad", act, said) in told(text)
