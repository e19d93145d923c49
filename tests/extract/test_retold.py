"""Who said first what an outlet passes on."""

import pytest

from extract.told import read, statements


@pytest.mark.parametrize(
    ("sentence", "first", "passing"),
    [
        (
            "The dam is cracked, she said, the Fell Times reports.",
            ("she", "said", "The dam is cracked"),
            "the Fell Times",
        ),
        (
            "Thieves took 140 plates, the chairman of the board, Temi Aro, said, the Herald reports.",
            ("the chairman of the board, Temi Aro", "said", "Thieves took 140 plates"),
            "the Herald",
        ),
    ],
)
def test_who_said_it_first_speaks_within_what_is_passed_on(sentence, first, passing):
    reading = read(sentence)
    outer, inner = statements(reading, sentence)
    assert (outer[0], inner) == (passing, first)
    *_, around, within = reading.statements
    assert within.within == around.id


def test_what_only_another_holds_is_the_content_of_both():
    sentence = "“There are no cracks,” engineer Per Stad told us, according to the Fell Times."
    found = {who: said for who, _, said in statements(read(sentence), sentence)}
    assert found["engineer Per Stad"] == "“There are no cracks,”"
