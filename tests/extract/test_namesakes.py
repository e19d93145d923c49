"""Persons who share a surname."""

import pytest

import sayso
from sayso.types.span import joined

COLES = "Mr Cole said it was dark. His brother, Ned Cole, died in the blast. "
SANDS = "Ray Sand and his wife, Lucy Sand, own the mill. "
DORNS = "Anna Dorn and her son Peter Dorn left on Monday. "
TOM = "Tom Cole, 45, runs the mill. His brother, Ned Cole, died in the blast. "


def speaker(text):
    """The name of who makes the last statement, by its first and last word."""
    reading = sayso.read(text)
    (entity,) = (
        each for each in reading.entities if each.id in reading.statements[-1].source.entities
    )
    return entity.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (COLES + "Mr Cole said he had begged him not to go.", "Cole"),
        (SANDS + "Mrs Sand said they would sell it.", "Lucy Sand"),
        (SANDS + "Mr Sand said they would not.", "Ray Sand"),
        (DORNS + "Mrs Dorn said it was over.", "Anna Dorn"),
        (DORNS + "Mr Dorn said it was not.", "Peter Dorn"),
        (TOM + "Mr Cole said he was sorry.", "Tom Cole"),
        (TOM + "Cole said that it would close.", "Tom Cole"),
        ("Lena Dahl is the mayor. Mrs Dahl said the dam was safe.", "Lena Dahl"),
    ],
)
def test_a_relative_does_not_speak_for_whoever_bears_the_name(text, name):
    assert speaker(text) == name


def test_the_dead_brother_says_nothing():
    reading = sayso.read(COLES + "Mr Cole said he had begged him not to go.")
    (ned,) = (each for each in reading.entities if each.name == "Ned Cole")
    assert not any(ned.id in one.source.entities for one in reading.statements if one.source)


def test_a_man_and_a_woman_of_one_name_are_two():
    reading = sayso.read("Mrs Orr said it was over. Mr Orr said it was not.")
    first, last = reading.statements
    assert first.source.entities != last.source.entities
    assert joined(reading.article.text, last.source.spans) == "Mr Orr"
