"""Who belongs to a group that is asked."""

from types import SimpleNamespace

from sayso.judge.members import members
from sayso.types.mention import EntityKind
from sayso.types.story import Party

GROUP = EntityKind.GROUP
BANKS = Party("p0", "the country’s nine banks", kind=GROUP)
COUNCIL = Party("p1", "members of the Gulf Council", kind=GROUP)
FIRMS = Party("p2", "three firms", kind=GROUP)
NAMED = [
    Party(f"n{number}", name, kind=EntityKind.ORGANIZATION)
    for number, name in enumerate(["Merrin Bank", "Orr", "Holm Roofing", "Dalka Pumps"])
]
TEXT = (
    "Orr, a member of the Gulf Council, took no side. The mayor wrote to three firms: Holm Roofing"
    " and Dalka Pumps. Merrin Bank was closed."
)


def belonging(group: Party) -> list[str]:
    chapters = [SimpleNamespace(text=TEXT)]
    return [party.name for party in members(group, [group, *NAMED], chapters)]


def test_the_noun_of_a_group_in_a_name_makes_it_a_member():
    assert belonging(BANKS) == ["Merrin Bank"]


def test_who_is_called_a_member_is_one():
    assert belonging(COUNCIL) == ["Orr"]


def test_those_in_a_list_behind_the_group_belong_to_it():
    assert belonging(FIRMS) == ["Holm Roofing", "Dalka Pumps"]


def test_a_body_or_a_person_has_no_members():
    assert belonging(Party("p3", "Gulf Council", kind=EntityKind.ORGANIZATION)) == []
    assert belonging(Party("p4", "Banks", kind=EntityKind.PERSON)) == []
