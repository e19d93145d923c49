"""What bodies are called."""

import pytest

from sayso.judge.callings import own_name


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("pilots’ union Cockpit", "Cockpit"),
        ("newspaper Morgen", "Morgen"),
        ("northern state of Ostmark", "Ostmark"),
        ("director of the Ostrel Museum", None),
        ("members of the Gulf Council", None),
        ("reporters in Orm", None),
        ("Harbin Quays", None),
    ],
)
def test_a_name_stands_behind_its_kind(called, name):
    assert own_name(called) == name
