"""Nouns that report: whose words they are, and what stands in them."""

import pytest

from extract.told import sayings


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("She dismissed Pelt’s talk of a burst pump as nonsense.", "Pelt", "a burst pump"),
        (
            "The government could not confirm Tavria’s account of a raid on the plant.",
            "Tavria",
            "a raid on the plant",
        ),
    ],
)
def test_what_is_of_somebody_is_what_he_says(text, who, said):
    assert (who, said) in [(source, content) for source, _, _, content in sayings(text)]


def test_of_how_it_was_nothing_is_told():
    found = sayings("The province has not confirmed the mayor’s account of how the fire began.")
    assert [source for source, *_ in found] == ["The province"]


def test_what_nobody_owns_is_nobodys():
    found = sayings("She dismissed the talk of a burst pump as nonsense.")
    assert [source for source, *_ in found] == ["She"]


def test_who_takes_note_of_reports_does_not_make_them():
    text = "The ministry has taken note of press reports that drones took off from its territory."
    noted, report = sayings(text)
    assert noted[0] == "The ministry"
    assert noted[3].startswith("press reports that")
    assert (report[0], report[3]) == ("", "that drones took off from its territory")
