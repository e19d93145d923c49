"""Who speaks for whom, learnt from what the articles say."""

import sayso
from sayso.judge.chapter import Chapter
from sayso.judge.parties import cast
from sayso.types.mention import EntityKind


def parties_of(*texts):
    chapters = [Chapter(f"n{n}", sayso.read(text), vectors={}) for n, text in enumerate(texts)]
    return {party.name: party for party in cast(chapters).parties}


def test_a_president_and_a_minister_speak_for_one_government():
    found = parties_of(
        "President Ada Korring of Velland said on Monday that the strait was open to ships.",
        "Velland’s defence minister Pell Hadrian said that Korring was right about the strait.",
    )
    assert found["Velland"].kind is EntityKind.GOVERNMENT
    assert {"Ada Korring", "Pell Hadrian"} <= set(found["Velland"].people)


def test_a_spokeswoman_speaks_for_her_body():
    found = parties_of(
        "Lene Marrick, a spokeswoman for the Norring Institute, said the pictures were real."
    )
    assert "Lene Marrick" in found["Norring Institute"].people


def test_unnamed_officials_of_two_articles_stay_apart():
    found = parties_of(
        "A senior official, who asked not to be named, said the bridge was mined.",
        "A senior official, who asked not to be named, said the bridge was safe.",
    )
    assert sum(party.unnamed for party in found.values()) <= 2
    assert all(not party.unnamed or "official" in party.name.casefold() for party in found.values())


def test_a_short_name_is_the_body_that_it_shortens():
    found = parties_of(
        "The Sound Pact said on Monday it had no proof. “We are looking,” the Pact said later."
    )
    assert "Sound Pact" in found
    assert "Pact" not in found
