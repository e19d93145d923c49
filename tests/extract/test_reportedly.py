"""What nobody is named for."""

import pytest

import sayso
from extract.told import sayings
from sayso.types.attribution import Act, Polarity

YES = Polarity.POSITIVE


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Two men were reportedly hurt in Orsk.", "Two men were hurt in Orsk"),
        ("Troops reportedly fired on a bus.", "Troops fired on a bus"),
        ("He allegedly stole three carts from a yard.", "He stole three carts from a yard"),
        (
            "It emerged on Tuesday that the guard had been warned twice.",
            "that the guard had been warned twice",
        ),
        ("It came to light that the lock was broken.", "that the lock was broken"),
    ],
)
def test_what_is_only_reported_is_nobodys_word(text, content):
    assert sayings(text) == [("", Act.ASSERTS, YES, content)]


def test_what_somebody_reportedly_said_stands_within_the_report():
    outer, inner = sayso.read("The general reportedly told aides the raid had failed.").statements
    assert outer.source is None
    assert inner.within == outer.id


@pytest.mark.parametrize(
    "text",
    [
        "The pier, a reportedly cursed place, was shut.",
        "A new leader emerged on Tuesday.",
        "The bridge came to light in the fog.",
        "Reportedly",
        "It emerged",
        "It came to light",
    ],
)
def test_other_things_are_no_reports(text):
    assert sayings(text) == []
