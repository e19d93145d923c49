"""Names with all that is part of them, and without what is not."""

import pytest

import sayso
from sayso.extract.decode import Run
from sayso.extract.naming import names
from sayso.extract.parsed import Parsed
from sayso.types.mention import EntityKind


def named(text):
    return {entity.name: entity.kind for entity in sayso.read(text).entities if entity.named}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The shipowner, Brandt & Sons, confirmed it.", "Brandt & Sons", "organization"),
        ("A report by Clinic & Ward said that files were gone.", "Clinic & Ward", "organization"),
        ("The sale was hidden, Clinic & Ward has learned.", "Clinic & Ward", "organization"),
        ("Pike and Sons said it had paid the fine.", "Pike and Sons", "organization"),
        ("Harbin Quays turned down the call on Monday.", "Harbin Quays", "organization"),
        ("The General Dockers’ Union is out.", "General Dockers’ Union", "organization"),
        (
            "The Grain and Allied Workers’ Union is out.",
            "Grain and Allied Workers’ Union",
            "organization",
        ),
        ("The 9th Brigade said no round had been fired.", "9th Brigade", "organization"),
        ("Haulier Toni Brenn said the milk had turned sour.", "Toni Brenn", "person"),
        ("Carmaker Corvane said it would look into it.", "Corvane", "organization"),
        (
            "The charity Bread for All said it had frozen the money.",
            "Bread for All",
            "organization",
        ),
        ("A fire broke out at Hobb’s Gap, Mayor Ada Roth said.", "Hobb’s Gap", "place"),
        ("Velland’s Defence Ministry said the ships had left.", "Defence Ministry", "organization"),
    ],
)
def test_a_name_is_taken_whole_and_alone(text, name, kind):
    assert named(text)[name] is EntityKind(kind)


def test_a_weekday_behind_a_body_is_no_name():
    assert "Monday" not in " ".join(named("The council Monday said that it would meet again."))


def test_what_stands_large_behind_a_body_is_what_it_is_called():
    found = named("The patients’ group Second Drop asked for a list.")
    assert found == {"Second Drop": EntityKind.ORGANIZATION}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Helena Marsh, the Defence Secretary, told us that she had no word.", {"Helena Marsh"}),
        ("Justice Minister Teodor Lask arrived at the prison.", {"Teodor Lask"}),
    ],
)
def test_what_a_minister_is_for_is_nobodys_name(sentence, names):
    found = {entity.name for entity in sayso.read(text=f"Talks\n\n{sentence}").entities}
    assert names <= found
    assert found.isdisjoint({"Defence", "Justice"})


def test_a_title_behind_the_is_a_ships_and_nobody_speaks_for_her():
    found = named("The engineer of the Lady Maren said a lock was broken. Lady Agnes Moor agreed.")
    assert found["Agnes Moor"] is EntityKind.PERSON
    assert EntityKind.PERSON not in {kind for name, kind in found.items() if "Maren" in name}
    assert "Lady" not in found


def test_what_opens_a_body_s_name_is_that_body():
    """The tagger takes "Torvel" for somebody, and "he" would be he."""
    reading = sayso.read(
        "Interior Minister Jonas Achter confirmed that a cable of Torvel Power had started the fire. "
        "“The current was on,” he said. The inquiry has not been able to confirm Torvel’s admission "
        "of a second one, he said. Torvel disputed the finding. “We stand by our measurements,” its "
        "spokesman, Dario Venn, said."
    )
    torvel = [e for e in reading.entities if e.name.startswith("Torvel")]
    assert [e.kind for e in torvel] == [EntityKind.ORGANIZATION]
    (minister,) = [e.id for e in reading.entities if e.name == "Jonas Achter"]
    said = [s.source.entities for s in reading.statements if s.source and s.cue.lemma == "say"]
    assert said[:2] == [(minister,), (minister,)]


@pytest.mark.parametrize("state", ["Ardovian", "Ukrainian", "U.S."])
def test_a_minister_s_field_is_no_part_of_the_state_s_name(state):
    reading = sayso.read(f"{state} Defence Minister Pell Hadran said so.")
    (minister,) = (entity for entity in reading.entities if entity.name == "Pell Hadran")
    assert minister.affiliation == state


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("Ardovian Defence Minister Pell Hadran said so.", 2, "Ardovian"),
        ("Ardovian Defence Minister Pell Hadran said so.", 3, "Ardovian"),
        ("Kelm Defence Secretary Jo Hart said so.", 2, "Kelm"),
        ("Orlund Health said so.", 2, "Orlund Health"),
    ],
)
def test_what_the_tagger_takes_for_a_body_is_cut_behind_the_state(text, tagged, name):
    parsed = Parsed(text, sayso.read(text).parse)
    ((_, span),) = names(parsed, [Run("organization", range(tagged), 0.0)])
    assert span.of(text) == name
