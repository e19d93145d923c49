"""The name within a phrase that tells an office first."""

from sayso.judge.apposed import bodies, named
from sayso.types.mention import Entity, EntityKind


def entity(name, *, kind=EntityKind.PERSON, role=None, affiliation=None):
    return Entity("e1", name, kind=kind, mentions=(), role=role, affiliation=affiliation)


def test_a_name_behind_an_office_is_the_persons():
    found = named(entity("a spokesman for Ostmere Rail, Ada Brill", kind=EntityKind.UNNAMED))
    assert (found.name, found.kind, found.role) == ("Ada Brill", EntityKind.PERSON, "spokesman")


def test_a_name_behind_a_word_for_a_body_is_the_bodys():
    found = named(entity("the maker of the boilers, Tessel Works,"))
    assert (found.name, found.kind) == ("Tessel Works", EntityKind.ORGANIZATION)


def test_what_somebody_speaks_for_ends_before_the_own_name():
    told = entity("Ada Brill", affiliation="Ostmere Rail, Ada Brill")
    assert named(told).affiliation == "Ostmere Rail"


def test_other_names_stay_as_they_are():
    for name in ("Ada Brill", "Brill, Ada", "the fire, Ostmere", "Ostmere Rail"):
        assert named(entity(name)).name == name


def test_a_name_that_is_told_as_a_company_is_a_bodys():
    assert bodies([entity("Tessel Works", role="company")]) == {"Tessel Works"}


def test_a_name_that_is_more_often_told_as_a_colonel_is_no_bodys():
    told = [entity("Ilo Brand", role=role) for role in ("ministry", "colonel", "colonel")]
    assert bodies(told) == frozenset()


def test_a_body_is_called_by_its_name_without_the_noun_before_it():
    found = named(entity("the association Friends of Ostmere", kind=EntityKind.GROUP))
    assert (found.name, found.kind) == ("Friends of Ostmere", EntityKind.ORGANIZATION)
