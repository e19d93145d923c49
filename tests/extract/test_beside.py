"""Whom a description is of, by the name beside it."""

import pytest

import sayso
from sayso.types.mention import EntityKind


def entities(text):
    return sayso.read(text).entities


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("The relief agency World Pantry said seven sacks were damp.", "World Pantry", "agency"),
        ("“It shone,” said dentist Moritz Haal of Oberrode.", "Moritz Haal", "dentist"),
        ("They asked tobacco company Grandline to stop the sales.", "Grandline", "company"),
        ("A ticket clerk, Samira Bono, told reporters she had seen it.", "Samira Bono", "clerk"),
        ("The owners, Baltis Line, said the ship was sound.", "Baltis Line", "owners"),
    ],
)
def test_what_somebody_is_stands_right_before_the_name_or_between_commas(text, name, called):
    (found,) = [e for e in entities(text) if e.name == name]
    assert any(called in alias for alias in found.aliases)


def test_a_name_with_a_verb_of_its_own_is_another():
    names = {e.name for e in entities("The company Voltara bought said it would close the mill.")}
    assert {"The company", "Voltara"} <= names


def test_a_name_that_a_preposition_leads_to_is_another():
    text = (
        "The electoral commission of Tamar said 214 stations were counted again. "
        "The electoral commission of Tamar said 58 stations were counted again."
    )
    commission, town = entities(text)
    assert len(commission.mentions) == len(town.mentions) == 2


def test_an_office_of_one_is_not_the_office_of_another():
    text = (
        "Joost Ferrin said his office had no key. "
        "The public prosecutor’s office said the door had been open."
    )
    offices = [e for e in entities(text) if "office" in e.name]
    assert len(offices) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norvale said its own divers had found five. The company sent no names.", "Norvale"),
        ("Norvale, which had held back for a week, has made up its mind.", "Norvale"),
        ("Ostel, which runs the quay, declined to comment.", "Ostel"),
    ],
)
def test_a_lone_name_is_a_body_where_the_words_around_tell_so(text, name):
    (found,) = [e for e in entities(text) if e.name == name]
    assert found.kind is EntityKind.ORGANIZATION


@pytest.mark.parametrize(
    "text",
    [
        "Brandt said his own divers had found five.",
        "Brandt, who runs the quay, declined to comment.",
    ],
)
def test_a_person_is_no_body(text):
    kinds = [e.kind for e in entities(text) if e.name == "Brandt"]
    assert EntityKind.ORGANIZATION not in kinds
