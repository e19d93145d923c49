"""One ministry under all its names."""

import pytest

import sayso
from sayso.judge.chapter import Chapter
from sayso.judge.parties import cast
from sayso.judge.portfolios import portfolio

MINISTER = "Transport Minister Rena Holub said on Monday that the list of passengers was ready."
MINISTRY = "The Ministry of Transport said on Tuesday that the list had been sent to the families."
PLAIN = "Relatives called on the ministry to publish the list of passengers without delay."


def speakers(*texts):
    """Of each article the parties that speak or are asked in it."""
    readings = [sayso.read(text) for text in texts]
    chapters = [Chapter(f"n{n}", each, vectors={}) for n, each in enumerate(readings)]
    found = cast(chapters)
    return [
        {
            party
            for entities in (
                *(s.source.entities for s in each.statements if s.source),
                *(ask.to for ask in each.asks),
            )
            for party in found.parties_of(f"n{n}", entities)
        }
        for n, each in enumerate(readings)
    ]


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("Transport Minister Rena Holub", "transport"),
        ("the Ministry of Transport", "transport"),
        ("the Health and Welfare Ministry", "health"),
        ("Minister for the Environment Tor Vinge", "environment"),
        ("the foreign ministry", None),
        ("the prime minister", None),
        ("Transport Union", None),
    ],
)
def test_a_portfolio_is_told_before_or_behind(name, of):
    assert portfolio([name]) == of


def test_a_minister_and_his_ministry_are_one_party():
    minister, ministry = speakers(MINISTER, MINISTRY)
    assert minister == ministry
    assert len(minister) == 1


def test_a_plain_ministry_is_the_only_one_of_its_article():
    ministry, both = speakers(MINISTRY, f"{MINISTER} {PLAIN}")
    assert ministry <= both
    assert len(ministry) == 1


def test_two_who_hold_one_office_are_of_two_ministries():
    """As those of two states, where nothing tells whose each is."""
    other = "Transport Minister Ilja Sand said on Tuesday that his roads were open."
    one, two, _ = speakers(MINISTER, other, MINISTRY)
    assert one.isdisjoint(two)
