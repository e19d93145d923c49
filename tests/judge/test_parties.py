"""Who speaks for whom, learnt from what the articles say."""

import pytest

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


def test_an_official_who_knows_of_something_is_a_party_whatever_it_is():
    found = parties_of(
        "Rockets were landed there, according to a Vellandish official familiar with the intelligence."
    )
    assert any(party.unnamed for party in found.values())


def test_a_witness_without_a_name_is_a_party():
    found = parties_of("“We told him the seal was gone,” a crew member said on Monday.")
    assert [party.unnamed for party in found.values()] == [True]


def test_a_bare_spokesman_speaks_for_the_only_body_just_named():
    told = "“We need more time,” a spokesman said."
    alone = parties_of(f"The Norring Institute is looking at the pictures. {told}")
    assert not any(party.unnamed for party in alone.values())
    two = parties_of(f"The Norring Institute asked the Halm Port Authority for help. {told}")
    assert any(party.unnamed for party in two.values())


@pytest.mark.parametrize(
    ("before", "of_it"),
    [
        ("The environment ministry disputed the institute’s number.", True),
        ("The company closed the plant on Monday.", True),
        ("The Norring Institute disputed the number of the Halm Trust.", True),
        ("The Norring Institute accused the Halm Trust of lying.", False),
        ("The Norring Institute asked the Halm Trust for its pictures.", False),
    ],
)
def test_a_bare_spokesman_goes_on_for_the_body_that_has_just_spoken(before, of_it):
    found = parties_of(f"{before} “A picture is no measurement,” a spokesman said.")
    assert any(party.unnamed for party in found.values()) is not of_it


def test_a_body_at_a_place_is_the_one_that_is_told_without_it():
    found = parties_of(
        "The slick is nine kilometres long, the harbour authority at Hallam said.",
        "The harbour authority said that the slick was drifting north.",
    )
    assert {name for name in found if "authority" in name} == {"harbour authority at Hallam"}
    two = parties_of(
        "The slick is nine kilometres long, the harbour authority at Hallam said.",
        "It is ten kilometres long, the harbour authority in Sund said.",
        "The harbour authority said that the slick was drifting north.",
    )
    assert len(two) > 1


def test_the_company_of_one_article_is_not_that_of_another():
    found = parties_of(
        "Norwell Water shut the works at Colby. The company said that it had found a leak.",
        "A spokesman for the company said that the works at Colby would open again.",
    )
    assert not any("company" in alias for alias in found["Norwell Water"].aliases[1:])
    assert any(party.unnamed or "company" in name for name, party in found.items())


def test_a_short_name_is_the_body_that_it_shortens():
    found = parties_of(
        "The Sound Pact said on Monday it had no proof. “We are looking,” the Pact said later."
    )
    assert "Sound Pact" in found
    assert "Pact" not in found


def test_a_place_without_a_table_is_a_state_if_it_has_what_states_have():
    found = parties_of("Norwen’s foreign ministry said that Norwen would wait.")
    assert found["Norwen"].kind is EntityKind.GOVERNMENT


def test_where_a_states_officials_speak_stands_for_the_state():
    found = parties_of(
        "Castria’s foreign minister, Ilse Varga, told reporters in Brezan that the dam was safe.",
        "Castria’s defence minister, Pell Hadrian, said in Brezan that the dam was safe.",
        "Brezan denied that the dam was mined.",
    )
    assert "Brezan" in found["Castria"].aliases


def test_a_place_where_many_speak_is_nobodys_capital():
    found = parties_of(
        "Castria’s foreign minister, Ilse Varga, told reporters in Halden that the dam was safe.",
        "Velland’s foreign minister, Ada Korring, told reporters in Halden that it was not.",
        "Castria’s president, Tomas Brayne, said in Halden that talks would go on.",
    )
    assert "Halden" not in found["Castria"].aliases


def test_a_minister_without_a_state_belongs_to_the_one_that_has_just_spoken():
    found = parties_of(
        "Kelmar’s government rejected the charge within hours. “There are no mines,” "
        "Foreign Minister Ilke Sandor said."
    )
    assert "Ilke Sandor" in found["Kelmar"].people


def test_a_paper_speaks_for_whoever_published_it():
    text = (
        "At least eight officers followed him, according to a report by Open Lens. "
        "Open Lens said that it stood by the report."
    )
    assert "report by Open Lens" not in parties_of(text)


def test_our_members_are_of_whoever_says_so():
    found = parties_of(
        "“Our members saw the cracks and said the bridge was unsafe,” the chairman of the Bridge "
        "Workers’ League, Oda Lind, said."
    )
    assert "members" not in found


def test_a_union_told_by_its_last_word_before_of_is_that_union():
    found = parties_of(
        "The Bakers’ Union of Ostmere said the ovens were unsafe.",
        "Two bakers fell ill. The union said the ovens had never been checked.",
    )
    assert "union" not in {name.casefold() for name in found}


def test_a_spokesman_of_the_ministry_just_named_is_its_states():
    found = parties_of(
        "Velland’s foreign ministry released two pictures on Thursday, as Grauland’s foreign "
        "minister, Rik Sommer, had asked. The others would stay secret, the ministry’s "
        "spokeswoman, Mila Hesse, said."
    )
    assert "Mila Hesse" in found["Velland"].people


def test_the_association_is_the_one_that_was_named_so():
    found = parties_of(
        "The association Dam Watch said on Monday that the dam was unsafe.",
        "The association said on Tuesday that the dam had never been checked.",
    )
    assert "association" not in {name.casefold() for name in found}


def test_a_minister_in_the_home_press_is_of_the_state_that_it_is_named_for():
    rows = [
        ("Velland Radio", "Defence Minister Malte Holm said on Monday that the ships had sailed."),
        ("The Quay", "Dravia’s foreign ministry denied it. Velland’s foreign ministry was silent."),
    ]
    chapters = [
        Chapter(f"n{number}", next(sayso.read_many([{"text": text, "outlet": outlet}])), vectors={})
        for number, (outlet, text) in enumerate(rows)
    ]
    found = {party.name: party for party in cast(chapters).parties}
    assert "Malte Holm" in found["Velland"].people


def test_one_of_several_who_are_not_named_is_an_unnamed_source():
    found = parties_of("Three clerks had seen it. One of them said the safe was open.")
    assert found["One of them"].unnamed


def test_a_deputy_speaks_for_whom_the_chief_speaks_for():
    found = parties_of(
        "Edmund Voll, the chairman of Merrin Bank, was ill. "
        "Voll’s deputy, Ann Prior, said there was no such list."
    )
    assert "Ann Prior" in found["Merrin Bank"].people


def test_who_speaks_behind_a_silence_is_not_of_whoever_is_silent():
    found = parties_of(
        "Graunia’s army chief denied the raid. Maresh’s foreign ministry did not return calls. "
        "President Tomas Arvel told parliament that the raid would be answered.",
    )
    assert "Tomas Arvel" not in found["Maresh"].people


def test_a_name_outweighs_a_pronoun_in_whom_somebody_speaks_for():
    found = parties_of(
        "The Banking Inspectorate’s director, Bettina Ozolin, said that nothing was known.",
        "Ostmere Savings Bank had closed two branches. In Orsk, its director, Bettina Ozolin, said so.",
    )
    assert "Bettina Ozolin" in found["Banking Inspectorate"].people


def test_an_owner_is_the_one_body_that_is_called_so():
    found = parties_of(
        "Torvane Line, the owner, said on Monday that the ship was safe.",
        "The owner’s chief executive, Viktor Strand, said on Tuesday that he would not resign.",
    )
    assert "Viktor Strand" in found["Torvane Line"].people


def test_a_builder_is_the_body_that_another_article_calls_so():
    texts = (
        (
            "Osk bridge closed\nThe town of Osk closed its bridge on Monday. Mayor Tilda Renn of Osk "
            "said that 12 cables had snapped.\nThe builder, Brack Works, denied that any cable had "
            "snapped. The transport ministry of Velland declined to comment.\n"
        ),
        (
            "Bridge of Osk: builder under fire\nMayor Tilda Renn of Osk said on Wednesday that 14 cables "
            "had snapped on the bridge in Osk.\nBrack Works rejected the claim that cables had snapped "
            "on the bridge in Osk.\n"
        ),
    )
    chapters = [Chapter(f"n{n}", sayso.read(text), vectors={}) for n, text in enumerate(texts)]
    (works,) = (party for party in cast(chapters).parties if party.name == "Brack Works")
    assert works.kind is EntityKind.ORGANIZATION


def test_the_ministry_is_the_only_one_of_a_story():
    found = parties_of(
        "The Ministry of Transport said that it had seen no memo.",
        "In a statement, the ministry said that the memo was filed in error.",
    )
    assert set(found) == {"Ministry of Transport"}
    two = parties_of(
        "The Ministry of Transport said that it had seen no memo. The Health Ministry said nothing.",
        "In a statement, the ministry said that the memo was filed in error.",
    )
    assert "ministry" in two


def test_an_acronym_with_a_secretary_is_no_state():
    found = parties_of("GLF secretary Piet Maas said that it would sue.")
    assert not any(party.kind is EntityKind.GOVERNMENT for party in found.values())


def test_the_matron_of_a_hospital_at_a_place_speaks_for_it():
    found = parties_of(
        "Thirty villagers have come in, according to the hospital at Anvik. "
        "“Fish do not die of a colour,” remarked Sister Benita, its matron."
    )
    assert not any(name == "Benita" for name in found)
