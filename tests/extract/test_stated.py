"""Bare numbers that somebody states, and what they are numbers of."""

import pytest

import sayso


def told(text):
    """Each figure's bounds with the noun for what it counts."""
    found = sayso.read(text, published_at="2031-05-01").figures
    return [(figure.low, figure.high, figure.unit) for figure in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("By the society’s count the missing had risen to 44, she said.", (44, 44, "missing")),
        ("The union put the layoffs at 37.", (37, 37, "layoff")),
        ("The toll stands at 52, the governor said.", (52, 52, "death")),
        ("The number of stolen paintings had risen to 63, he said.", (63, 63, "painting")),
        ("The ministry now speaks of 35.", (35, 35, None)),
        ("The governor’s office says 15.", (15, 15, None)),
        ("The council lowered its count from 23 to 19.", (19, 19, None)),
        ("Of the 60 boats 18 never came back, the guild said.", (18, 18, None)),
    ],
)
def test_a_number_that_is_stated_counts_what_the_sentence_is_about(text, wanted):
    assert told(text)[-1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "About 80 people are being treated and five have died, according to the spokesman.",
            [(80, 80, "person"), (5, 5, "death")],
        ),
        (
            "Fourteen were killed and 40 wounded, the army said.",
            [(14, 14, "death"), (40, 40, "injury")],
        ),
        (
            "In all, 212 had been detained, 54 of them women, she said.",
            [(212, 212, "arrest"), (54, 54, "woman")],
        ),
    ],
)
def test_so_many_are_counted_by_what_became_of_them(text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The two said on Monday that they were innocent.",
        "The judge set the hearing at 11.",
        "The trial was moved to 2033, the court said.",
    ],
)
def test_who_was_told_of_and_when_it_is_are_no_numbers(text):
    assert told(text) == []
