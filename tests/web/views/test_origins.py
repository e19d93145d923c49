"""Why so many stand behind a claim: who counts, who may, and in what words that is told."""

import pytest

import sayso
from sayso.web.views.origins import layers, origins

SAID = "said on Tuesday that soldiers are being trained in Graunia.\n"


@pytest.fixture
def view(tmp_path):
    def told(*speakers):
        for number, speaker in enumerate(speakers, start=1):
            (tmp_path / f"{number}.txt").write_text(f"{speaker} {SAID}", encoding="utf-8")
        with sayso.open_desk(tmp_path / "origins.db") as desk:
            list(desk.add(sorted(map(str, tmp_path.glob("*.txt")))))
            (claim,) = [each for each in desk.claims() if "trained" in each.claim.text]
            return desk.claim(claim.claim.id)

    return told


def lines(view):
    return {line.party.name: (line.counts, line.why) for line in origins(view)}


def test_whose_side_is_not_told_may_speak_for_one_of_several(view):
    found = view("President Ines Roth of Ilmora", "The Norring Institute", "Olga Prinn")
    told = lines(found)
    assert told["Norring Institute"] == (True, "speaks for itself, on grounds of its own")
    assert told["Olga Prinn"] == (
        False,
        "whose side is not told; may speak for itself or for one of those that are counted",
    )
    assert ("2–3", "speak for themselves") in layers(found.view, found.claim)


def test_beside_a_single_one_it_may_speak_for_that(view):
    told = lines(view("The Norring Institute", "Olga Prinn"))
    assert told["Olga Prinn"][1].endswith("may speak for the one that is counted")
