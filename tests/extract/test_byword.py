"""Whose words, view or count it is, where no verb tells it."""

import pytest

from extract.told import sayings

SAID = [
    ("By the union’s count, 40 men were hurt.", ("the union", "40 men were hurt")),
    ("Forty men were hurt, by the union’s count.", ("the union", "Forty men were hurt")),
    ("In the words of Mayor Ada Roth, it was a disgrace.", ("Mayor Ada Roth", "it was a disgrace")),
    ("By his own account he had been asleep.", ("his", "he had been asleep")),
    ("It was, in the mayor’s words, “a disgrace”.", ("the mayor", "It was “a disgrace”")),
    (
        "In the spokeswoman’s words, Kelsan “dreamed up a cargo in order to sell its own shells”.",
        ("the spokeswoman", "Kelsan “dreamed up a cargo in order to sell its own shells”"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_words_a_view_or_a_count_tell_who_says_it(text, wanted):
    assert wanted in [(source, content) for source, _, _, content in sayings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The tents stood in view of the mayor’s house.",
        "He paid by his own account at the bank.",
        "In a word, the mayor was tired.",
    ],
)
def test_the_same_words_of_other_things_tell_nobody(text):
    assert sayings(text) == []
