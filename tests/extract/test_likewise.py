"""Who says the same as another."""

import pytest

from extract.told import sayings
from sayso.types.attribution import Act, Polarity

YES = Polarity.POSITIVE


@pytest.mark.parametrize(
    ("text", "who", "act", "said"),
    [
        (
            "The guild rejects the account, and so does the Oil Workers’ Union.",
            "the Oil Workers’ Union", Act.DENIES, "the account",
        ),
        (
            "The guild rejects the account, and so, since Monday, does the Oil Workers’ Union.",
            "the Oil Workers’ Union", Act.DENIES, "the account",
        ),
        ("The guild denied the account, as did the mayor.", "the mayor", Act.DENIES, "the account"),
    ],
)  # fmt: skip
def test_who_does_the_same_says_the_same(text, who, act, said):
    found = sayings(text)
    assert (who, act, YES, said) in found
    assert ("The guild", act, YES, said) in found


def test_those_who_do_are_told_apart():
    text = "The ministry blames the cable, and so do the town of Pell and the Lineworkers’ Union."
    (both,) = [each[0] for each in sayings(text) if "Union" in each[0]]
    assert both == "the town of Pell the Lineworkers’ Union"


def test_who_does_something_else_says_nothing():
    found = sayings("The guild rejects the account, so the work does not go on.")
    assert [each[0] for each in found] == ["The guild"]
