"""Sayings that an idiom tells, and those who say the same as another."""

import pytest

from extract.told import sayings
from sayso.types.attribution import Act, Polarity

YES = Polarity.POSITIVE


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The bank, which laughed at first, owns up to the gap.", ("The bank, which laughed at first", Act.CONFIRMS, YES, "the gap")),
        ("There the company itself has owned up.", ("the company itself", Act.CONFIRMS, YES, "")),
        ("The town hall won’t have it.", ("The town hall", Act.DENIES, YES, "it")),
        ("The mayor will not have the auditor’s sum, however.", ("The mayor", Act.DENIES, YES, "the auditor’s sum")),
        ("The general has come under fire from MPs.", ("MPs", Act.CRITICISES, YES, "The general")),
        ("The remarks drew condemnation from Belva.", ("Belva", Act.CRITICISES, YES, "The remarks")),
        ("Dorn pleaded not guilty to arson.", ("Dorn", Act.DENIES, YES, "arson")),
        ("That report was wrong, and we retract it.", ("we", Act.RETRACTS, YES, "it")),
        ("The article was false. We withdraw it.", ("We", Act.RETRACTS, YES, "it")),
        (
            "At the gap, he went on, a cable had snapped on Monday night.",
            ("he", Act.ASSERTS, YES, "At the gap a cable had snapped on Monday night"),
        ),
    ],
)  # fmt: skip
def test_an_idiom_tells_a_saying(text, wanted):
    assert wanted in sayings(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor will not have time for the fair.",
        "The work went on, and the crane was mended.",
        "The guild owns upper rooms in Orsk.",
        "The fund owns up to 40 per cent of the yard.",
        "The line owned up to twelve ships before the war.",
        "The firm has never owned up to the spill.",
        "The square came under fire from the hills.",
        "She pleaded with the judge for mercy.",
        "The army withdrew its troops on Friday.",
    ],
)
def test_the_same_words_of_other_things_tell_nothing(text):
    assert [
        each for each in sayings(text) if each[1] in (Act.DENIES, Act.CONFIRMS, Act.RETRACTS)
    ] == []
    assert not any("went on" in each[3] for each in sayings(text))
