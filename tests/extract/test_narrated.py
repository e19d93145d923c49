"""What only the narrator tells ahead of what somebody says in the same sentence."""

import pytest

from extract.told import sayings

SAID = [
    (
        "The commission came round as well: “We accept that it was forged,” Judge Hanne Orra said.",
        ("Judge Hanne Orra", "“We accept that it was forged,”"),
    ),
    (
        "Bram Silver, who had made it, was unmoved: a platform, he said, was marking its own work.",
        ("he", "a platform was marking its own work"),
    ),
    (
        "The minister, Goran Patel, confirmed that policemen had aimed; eight people were hit, he said.",
        ("he", "eight people were hit"),
    ),
    (
        "The position is clear: the bridge will stay shut, she said.",
        ("she", "The position is clear: the bridge will stay shut"),
    ),
    (
        "‘We know that it is broken; we do not know by what,’ Petra Nyhus said.",
        ("Petra Nyhus", "‘We know that it is broken; we do not know by what,’"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_what_the_narrator_tells_is_no_part_of_what_was_said(text, wanted):
    assert wanted in [(source, content) for source, _, _, content in sayings(text)]


def test_what_stands_in_the_narrators_words_stands_in_no_statement():
    told = sayings(SAID[2][0])
    assert ("The minister, Goran Patel", "that policemen had aimed") in [
        (source, content) for source, _, _, content in told
    ]
