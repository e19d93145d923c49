"""People and organisations: the list, and all that one of them said."""

import re

import pytest


def test_the_page_of_a_party_holds_all_that_it_said(client, own):
    stances = [s for view in own.desk.who("Ostmere") for s, _ in view.stances]
    page = client.get("/parties/Ostmere").text
    for stance in stances:
        assert f"/articles/{stance.at.article}#{stance.at.statement}" in page


def test_a_change_of_stance_is_told_in_order(client):
    page = client.get("/parties/Ostmere").text
    turns = page[page.index("Where it changed its stance") :]
    assert turns.index("has not confirmed") < turns.index("confirms</span>")


def test_figures_stand_as_a_chart_and_a_table(client):
    page = client.get("/parties/Velland").text
    part = page[page.index("Figures it gave") :]
    assert '<svg class="chart"' in part or "<svg" in part
    assert "revised" in part


def test_asks_by_it_and_of_it_have_their_states(client):
    page = client.get("/parties/Velland").text
    assert page.index("It asks") < page.index("It is asked")
    assert "no reply on record" in page


def test_a_party_is_found_by_its_id_and_its_name(client, own):
    (row, *_) = own.desk.survey.parties()
    assert client.get(f"/parties/{row.id}").text.count(f'<h1 dir="auto">{row.name}</h1>') == 1
    assert client.get(f"/parties/{row.name.upper()}").status_code == 200


def test_who_is_not_on_record_is_told(client):
    answer = client.get("/parties/Nobody At All")
    assert answer.status_code == 404
    assert "Nobody At All" in answer.text


def test_a_letter_lists_those_whose_names_begin_so(client):
    page = client.get("/parties?letter=d").text
    names = re.findall(r'class="party"[^>]*><bdi>(.*?)</bdi>', page)
    assert "Dravia" in names
    assert all(name.casefold().startswith("d") for name in names)


def test_a_part_of_a_name_finds_it(client):
    page = client.get("/parties?q=pact").text
    assert "Sound Pact" in page
    assert "Nobody’s name holds “zzz”" in client.get("/parties?q=zzz").text


def test_every_party_stands_under_its_letter_once(own):
    letters = own.desk.survey.letters()
    found = [own.desk.survey.parties(begins=letter, limit=500) for letter, _ in letters]
    assert [len(rows) for rows in found] == [number for _, number in letters]
    every = own.desk.survey.parties(limit=500)
    assert {row.id for rows in found for row in rows} == {row.id for row in every}


@pytest.mark.parametrize("name", ["%", "'; --", "a/b"])
def test_odd_names_are_names(client, name):
    assert client.get("/parties", params={"q": name}).status_code == 200
