"""Who counts as a claimant, and when that is a range."""

import pytest

import sayso
from ledgers import embedder
from sayso.judge.chapter import Chapter
from sayso.judge.independence import Claimants, spanned
from sayso.judge.story import judged
from sayso.recording.keeping import vectors

FIRST = "President Ines Roth of Ilmora said on Monday that soldiers are being trained in Graunia."
SECOND = "The Norring Institute said on Tuesday that soldiers are being trained in Graunia."


def counted(*texts):
    readings = [
        sayso.read(text, published_at=f"2031-04-0{n}") for n, text in enumerate(texts, start=1)
    ]
    chapters = [
        Chapter(f"n{n}", reading, vectors=vectors(reading, embedder()))
        for n, reading in enumerate(readings)
    ]
    found = judged(chapters)
    claim = next(each for each in found.claims if "trained" in each.text)
    names = {party.id: party.name for party in found.parties}
    return (
        claim.corroboration.claimants,
        [[names[party] for party in group] for group in claim.corroboration.groups],
    )


def test_who_leads_a_body_is_one_claimant_with_it():
    leader = "Lene Marrick, who heads the Norring Institute, said that soldiers are being trained in Graunia."
    assert counted(FIRST, SECOND, leader)[0] == (2, 2)


def test_whose_side_is_not_told_may_be_one_more_where_two_speak_for_themselves():
    lone = "Olga Prinn said on Tuesday that soldiers are being trained in Graunia."
    assert counted(FIRST, SECOND, lone) == (
        (2, 3),
        [["Ilmora"], ["Norring Institute"], ["Olga Prinn"]],
    )


def test_beside_a_single_claimant_nobody_of_unknown_side_counts():
    lone = "Olga Prinn said on Tuesday that soldiers are being trained in Graunia."
    assert counted(FIRST, lone)[0] == (1, 1)


@pytest.mark.parametrize(
    ("surely", "shown", "may", "wanted"),
    [
        (3, 3, 3, (3, 3)),
        (1, 3, 5, (2, 5)),  # of several the nearest are sure, and those farther off may be
        (1, 1, 4, (1, 1)),  # one is never shown as of two
        (0, 0, 0, (0, 0)),
    ],
)
def test_how_near_the_words_of_claimants_are_makes_a_range(surely, shown, may, wanted):
    some = [Claimants([(f"p{n}",) for n in range(n)], [], []) for n in (surely, shown, may)]
    assert spanned(*some) == wanted


def test_unnamed_sources_count_where_nobody_else_does():
    nobody = Claimants([], [], [])
    several = Claimants([], [], ["p1", "p2"])
    assert spanned(nobody, several, several) == (1, 2)
