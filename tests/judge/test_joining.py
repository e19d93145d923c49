"""What is looked at of two statements, and what third ones tell of them."""

import numpy as np
import pytest

import sayso
from ledgers import embedder
from sayso.judge import joining
from sayso.judge.bearing import likely
from sayso.judge.chapter import Chapter
from sayso.judge.joining import chances
from sayso.judge.pairing import OF_ONE, OF_TWO, Pairing
from sayso.judge.parties import cast
from sayso.judge.units import units
from sayso.recording.keeping import vectors

TOLD = (
    (
        "Defence minister Jorun Aske said on Monday that twelve rocket launchers had been landed at "
        "Orsk. Karvia denied that launchers had been landed at Orsk. The harbour master of Lund said "
        "that the ferry to Orsk would not sail on Sunday."
    ),
    (
        "Rocket launchers have been brought ashore at Orsk, General Tor Vinge told reporters on "
        "Tuesday. “There are twelve of them,” Vinge said. The mayor of Lund said that the school "
        "would get a new roof in May."
    ),
)


def pairing(*texts):
    chapters = []
    for number, text in enumerate(texts):
        reading = sayso.read(text, published_at=f"2031-04-0{number + 1}")
        chapters.append(Chapter(f"n{number}", reading, vectors=vectors(reading, embedder())))
    found = [unit for unit in units(chapters, cast(chapters)) if unit.proposition]
    return found, Pairing(found, likely(found))


def numbered(found, words):
    """The number of the statement whose content has the words."""
    (number,) = (n for n, unit in enumerate(found) if words in unit.chapter.said(unit.statement))
    return number


@pytest.fixture(scope="module")
def told():
    return pairing(*TOLD)


def test_traits_are_by_name_and_the_same_either_way_round(told):
    found, looked_at = told
    every = np.arange(len(found))
    two = looked_at.of_two(every, every)
    assert two.shape == (len(found), len(found), len(OF_TWO))
    assert looked_at.of_one().shape == (len(found), len(OF_ONE))
    assert np.allclose(two, two.transpose(1, 0, 2), atol=1e-6)
    assert np.isfinite(two).all()
    some = looked_at.of_two(every[1:3], every[2:])
    assert np.allclose(some, two[1:3, 2:], atol=1e-6)


def test_traits_tell_what_two_have_to_do_with_each_other(told):
    found, looked_at = told
    every = np.arange(len(found))
    two = looked_at.of_two(every, every)

    def trait(name, one, other):
        return two[numbered(found, one), numbered(found, other), OF_TWO.index(name)]

    assert trait("one article", "twelve rocket", "ferry") == 1
    assert trait("one article", "twelve rocket", "roof") == 0
    assert trait("one speaker", "brought ashore", "twelve of them") == 1
    assert trait("one speaker", "brought ashore", "roof") == 0
    assert trait("one number", "twelve rocket", "twelve of them") == 1
    assert trait("one event", "twelve rocket", "that launchers") == 1
    assert (
        trait("days", "twelve rocket", "brought ashore")
        > trait("days", "twelve rocket", "ferry")
        == 0
    )
    assert trait("meant", "twelve rocket", "brought ashore") > trait("meant", "ferry", "roof")


def test_what_says_the_same_is_likelier_of_one_claim_than_what_does_not(told):
    found, looked_at = told
    chance = chances(looked_at)
    landed, ashore = numbered(found, "twelve rocket"), numbered(found, "brought ashore")
    assert chance.shape == (len(found), len(found))
    assert (chance == chance.T).all()
    assert ((chance >= 0) & (chance <= 1)).all()
    assert chance[landed, ashore] > 0.5
    assert chance[landed, numbered(found, "roof")] < 0.2
    assert chance[numbered(found, "ferry"), numbered(found, "roof")] < 0.2


def test_several_networks_are_heard_and_none_alone_decides(told, monkeypatch):
    """The chance is the mean of their log odds: between those of each alone."""
    every = joining.networks()
    both = chances(told[1])
    alone = []
    for network in every:
        monkeypatch.setattr(joining, "networks", lambda one=network: (one,))
        alone.append(chances(told[1]))
    assert len(every) > 1
    assert (np.min(alone, axis=0) - 1e-4 <= both).all()
    assert (both <= np.max(alone, axis=0) + 1e-4).all()
    assert not np.allclose(alone[0], alone[1], atol=0.01)


def test_nothing_said_is_of_no_claim():
    assert chances(pairing("It rained in Orsk.")[1]).shape == (0, 0)


def test_a_larger_story_is_looked_at_by_some_of_its_statements(told, monkeypatch):
    """With as many thirds as there are statements the two ways give the same."""
    found, looked_at = told
    whole = chances(looked_at)
    every = np.arange(len(found))
    two = looked_at.of_two(every, every)
    for network in joining.networks():
        triangles = joining._Triangles(network, every, looked_at.of_one(), two)
        assert np.allclose(triangles.of(every, every, two), triangles.of_thirds, atol=1e-4)
    monkeypatch.setattr(joining, "THIRDS", len(found) - 2)
    part = chances(looked_at)
    assert part.shape == whole.shape
    assert (part == part.T).all()
    landed, ashore = numbered(found, "twelve rocket"), numbered(found, "brought ashore")
    assert part[landed, ashore] > part[landed, numbered(found, "roof")]


class Some:
    """Some statements of a pairing, whose traits stay what they are in the whole story."""

    def __init__(self, whole, places):
        self._whole, self._places = whole, np.array(places)

    def __len__(self):
        return len(self._places)

    def of_one(self):
        return self._whole.of_one()[self._places]

    def of_two(self, rows, columns):
        return self._whole.of_two(self._places[rows], self._places[columns])


def test_third_statements_tell(told):
    """What the two have to do with each other is the same; what others have to do with them not."""
    found, looked_at = told
    pair = [numbered(found, "brought ashore"), numbered(found, "twelve of them")]
    like = [numbered(found, "twelve rocket"), numbered(found, "that launchers")]
    strangers = [numbered(found, "ferry"), numbered(found, "roof")]
    with_like, with_strangers = (
        chances(Some(looked_at, [*pair, *others]))[0, 1] for others in (like, strangers)
    )
    assert with_like > with_strangers
