"""Who speaks of a claim without making it, and who owns up to one."""

import pytest

from judge.stories import judged_story

LETTER = "Jean Aske said that the mayor had steered the lighting contract to his brother-in-law."
DUMPED = "Two workers said that Norrin Steel had dumped solvent in the river Mirna for six years."


def stances(*texts):
    rows = [(f"2032-05-{n:02}", f"Herald {n}", f"{text}\n") for n, text in enumerate(texts, 3)]
    story = judged_story(rows)
    names = {party.id: party.name for party in story.parties}
    (claim, *_) = story.claims
    return [(names[s.party], s.kind.value) for s in story.stances if s.claim == claim.id]


@pytest.mark.parametrize(
    "told",
    [
        "The council has confirmed that it received a letter which accuses the mayor of steering it.",
        "The police acknowledged that they had received a complaint that the mayor had steered it.",
        "Colin Maddox said he would sue over claims that the mayor had steered the contract.",
    ],
)
def test_who_has_a_letter_does_not_say_what_is_in_it(told):
    assert [kind for name, kind in stances(LETTER, told) if name != "Jean Aske"] == []


@pytest.mark.parametrize(
    "sorry",
    [
        "“Norrin Steel dumped solvent in the river Mirna, and I am truly sorry,” Norrin Steel’s chairman, Tom Roe, said.",
        "“It is true that Norrin Steel dumped solvent in the river Mirna,” Norrin Steel’s chairman, Tom Roe, said.",
    ],
)
def test_who_denied_it_and_is_sorry_owns_up(sorry):
    denied = "Norrin Steel denied that it had dumped solvent in the river Mirna."
    assert [kind for name, kind in stances(DUMPED, denied, sorry) if name == "Norrin Steel"] == [
        "denies", "confirms",
    ]  # fmt: skip


def test_who_is_not_under_arrest_disputes_no_figure():
    found = stances(
        "The Lantern said that Jonas Reit, a coach, was under arrest at Anvik.",
        "The Running Union said that Jonas Reit, a coach, was not under arrest at Anvik.",
    )
    assert ("Running Union", "denies") in found
