"""Whose a body is that every state has."""

import pytest

import sayso
from sayso.judge.chapter import Chapter
from sayso.judge.parties import cast

TOLD = [
    (
        (
            "President Ada Korring of Velland said the strait was open. Grauland has not confirmed this. "
            "Its foreign ministry said that it was following the matter."
        ),
        "Its foreign ministry",
        "Grauland",
    ),
    (
        (
            "Velland’s foreign ministry said the strait was open. "
            "The Defence Ministry of Grauland said the strait was mined."
        ),
        "Defence Ministry of Grauland",
        "Grauland",
    ),
    (
        (
            "President Ada Korring of Velland said the strait was open. “It is safe,” Korring said. "
            "Grauland’s embassy in Brezan declined to comment on the report."
        ),
        "embassy",
        "Grauland",
    ),
    (
        (
            "President Ada Korring of Velland said on Monday that four ships had left. Later she spoke of "
            "fewer than the nine ships that her country’s Defence Ministry had counted."
        ),
        "Defence Ministry",
        "Velland",
    ),
]


@pytest.mark.parametrize(("text", "body", "state"), TOLD)
def test_a_ministry_speaks_for_its_state(text, body, state):
    chapter = Chapter("n0", sayso.read(text), vectors={})
    people = cast([chapter])
    names = {party.id: party.name for party in people.parties}
    mine = [
        entity
        for entity in chapter.reading.entities
        if any(body in name for name in (entity.name, *entity.aliases))
    ]
    assert mine
    assert {names[people.party("n0", entity.id)] for entity in mine} == {state}
