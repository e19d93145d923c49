"""Which claim is meant by words that only point to one."""

from types import SimpleNamespace

import pytest

from sayso.judge.pointing import Nearness
from sayso.types.attribution import Act
from sayso.types.story import Reference

LANDED, MOVED = (1.0, 0.0), (0.0, 1.0)


def unit(article, statement, meaning, act=Act.ASSERTS, owner=None):
    return SimpleNamespace(
        at=Reference(article, statement),
        meaning=meaning,
        statement=SimpleNamespace(act=act),
        owner=owner,
    )


def meant(pointing, *, ruled=None, moved_in="n1"):
    """Which of two claims is meant, by name; what points stands in the second article."""
    landed, moved = unit("n1", "s1", LANDED), unit(moved_in, "s3", MOVED)
    claims = {"landed": SimpleNamespace(made=[landed]), "moved": SimpleNamespace(made=[moved])}
    units = sorted([landed, moved, pointing], key=lambda each: each.at)
    found = Nearness(units, list(claims.values())).meant(pointing, claims.get(ruled))
    return next((name for name, claim in claims.items() if claim is found), None)


def test_the_nearest_claim_is_meant_whatever_the_rules_say():
    assert meant(unit("n2", "s2", (0.4, 0.9), Act.DENIES), ruled="landed") == "moved"


def test_of_two_that_are_as_near_the_one_that_the_rules_mean():
    assert meant(unit("n2", "s2", (0.7, 0.7), Act.CONFIRMS), ruled="moved") == "moved"


def test_where_the_rules_mean_none_it_must_be_near():
    assert meant(unit("n2", "s2", (0.65, -0.75), Act.CONFIRMS)) is None
    assert meant(unit("n2", "s2", (0.1, 0.9), Act.CONFIRMS)) == "moved"


def test_a_claim_that_is_told_only_later_is_not_meant():
    assert (
        meant(unit("n2", "s2", (0.4, 0.9), Act.DENIES), moved_in="n3", ruled="landed") == "landed"
    )


@pytest.mark.parametrize("act", [Act.DECLINES, Act.DOES_NOT_RESPOND, Act.ASKS])
def test_silences_and_asks_go_by_rule(act):
    assert meant(unit("n2", "s2", (0.4, 0.9), act), ruled="landed") == "landed"


def test_whose_claim_it_is_may_be_said():
    named = unit("n2", "s2", (0.4, 0.9), Act.CONFIRMS, owner="velland")
    assert meant(named, ruled="landed") == "landed"
