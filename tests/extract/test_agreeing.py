"""Who says the same as was told before, and only points to it."""

import pytest

from extract.told import sayings
from sayso.types.attribution import Act, Polarity

YES = Polarity.POSITIVE


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The border mission, which has seen half of the place, agrees.",
            ("The border mission, which has seen half of the place", Act.CONFIRMS, YES, ""),
        ),
        ("The auditors concur.", ("The auditors", Act.CONFIRMS, YES, "")),
        ("So say the miners and their union.", ("the miners and their union", Act.ASSERTS, YES, "So")),
        (
            "The Orm Institute has drawn the same conclusion.",
            ("The Orm Institute", Act.ASSERTS, YES, "the same conclusion"),
        ),
        (
            "The inspectors arrived at the same result.",
            ("The inspectors", Act.ASSERTS, YES, "the same result"),
        ),
    ],
)  # fmt: skip
def test_who_says_the_same_points_to_it(text, wanted):
    assert wanted in sayings(text)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides may agree.",
        "The ministry does not agree.",
        "The council agrees to mend the roof.",
        "The gate has not reached the same result.",
        "The river came to the same level.",
        "So said, so done.",
    ],
)
def test_the_same_words_of_other_things_point_to_nothing(text):
    assert not any(act is Act.CONFIRMS or said == "So" for _, act, _, said in sayings(text))
    assert not any("same" in said for _, _, _, said in sayings(text))
