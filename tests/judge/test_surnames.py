"""People whose names an article takes for a place or a body, another for a person."""

from dataclasses import replace

import pytest

import sayso
from sayso.judge.chapter import Chapter
from sayso.judge.parties import cast
from sayso.judge.surnames import persons
from sayso.types.mention import EntityKind

FULL = (
    "The guard Jan Welling said on Monday that the gate had been open. Welling has left the city."
)
BARE = "The prison service called on Welling to return the keys. Welling called that an insult."


def chapters(*texts):
    return [
        Chapter(f"n{n}", sayso.read(text, published_at=f"2031-04-0{n + 1}"), vectors={})
        for n, text in enumerate(texts)
    ]


def called(name, *texts, kind=EntityKind.PLACE):
    """What an entity of the name is taken for, beside these articles."""
    (entity,) = [
        each for each in sayso.read(FULL).entities if each.kind is EntityKind.PERSON and each.named
    ]
    other = replace(entity, name=name, kind=kind)
    return persons(chapters(*texts))(other).kind


@pytest.mark.parametrize("kind", [EntityKind.PLACE, EntityKind.ORGANIZATION, None])
@pytest.mark.parametrize("name", ["Welling", "Jan Welling"])
def test_a_surname_is_that_of_the_one_person_who_has_it(name, kind):
    assert called(name, FULL, BARE, kind=kind) is EntityKind.PERSON


@pytest.mark.parametrize(
    "text",
    [
        "His brother Olaf Welling denied it.",  # there are two
        "The dam in Welling broke.",
        "The Welling left port at dawn.",
    ],
)
def test_a_name_that_others_have_stays_what_it_was(text):
    assert called("Welling", FULL, BARE, text) is EntityKind.PLACE


def test_another_name_stays_what_it_was():
    assert called("Lund", FULL, BARE) is EntityKind.PLACE


def test_what_most_articles_take_for_a_body_is_no_person():
    told = chapters(*["Grauhorn Bergbahn said that the cars were sound."] * 3)
    odd = told[0].reading
    persons_there = [replace(e, kind=EntityKind.PERSON) for e in odd.entities]
    told[0] = replace(told[0], reading=replace(odd, entities=tuple(persons_there)))
    (body,) = [e for e in told[1].reading.entities if e.name == "Grauhorn Bergbahn"]
    assert persons(told)(body).kind is body.kind is not EntityKind.PERSON


def test_a_person_with_an_office_is_no_state():
    told = chapters(
        "The park’s director, Jonas Kebele, said on Monday that no ranger had been hurt.",
        "Kebele’s office said no such letter had come. Kebele has left the country.",
    )
    parties = {party.name: party.kind for party in cast(told).parties}
    assert EntityKind.GOVERNMENT not in parties.values()
