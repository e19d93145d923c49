"""How a source that is not named is called."""

import pytest

import sayso
from sayso.judge.chapter import Chapter
from sayso.judge.parties import cast


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A nurse at the hospital, who was not authorized to speak to the press, said two wards were full.",
            "nurse at the hospital",
        ),
        (
            "Two officials familiar with the talks said the bridge was mined.",
            "Two officials familiar with the talks",
        ),
        (
            "The wells were closed in May, according to two people who work at the pumps.",
            "two people who work at the pumps",
        ),
        (
            "A former employee who asked not to be named said the papers were burnt.",
            "former employee",
        ),
    ],
)
def test_a_source_without_a_name_is_called_as_it_is_described(text, name):
    found = cast([Chapter("n0", sayso.read(text), vectors={})])
    assert name in [party.name for party in found.parties if party.unnamed]
