"""What words say of a claim made before: that it is false, true, doubtful or open."""

import pytest

from sayso.judge import verdicts


@pytest.mark.parametrize(
    "said",
    [
        "he had ‘no real doubt’ that Velland was responsible",
        "there is no doubt at all that the ship was sunk",
        "it was beyond reasonable doubt that they had paid",
    ],
)
def test_no_doubt_denies_nothing(said):
    assert not verdicts.negates(said)
    assert not verdicts.negated(said)


@pytest.mark.parametrize(
    "said",
    [
        "that it had ‘nothing of its own’ on the alleged garrison",
        "the embassy had nothing further about the case",
    ],
)
def test_who_has_nothing_of_their_own_leaves_it_open(said):
    assert verdicts.left_open(said)


def test_who_found_nothing_wrong_leaves_nothing_open():
    assert not verdicts.left_open("they had done nothing of the kind on their own boats")
    assert verdicts.negates("no soldier of ours was on the bridge that night")
