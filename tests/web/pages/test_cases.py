"""Cases in the browser: made from a story's page, filled, tagged, noted; to delete one asks first."""

import html
import re

import pytest

from sayso.web.pages import cases as pages


def text_of(client, address):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", client.get(address).text).split()))


@pytest.fixture
def post(own, token):
    def send(address, **data):
        answer = own.post(address, data={**data, "token": token})
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    return send


def test_a_case_is_made_from_the_page_of_a_story_which_then_names_it(own, post, ids):
    page = own.get(f"/stories/{ids['story']}").text
    onward = re.search(r'href="(/cases\?put=[^"]+)"', page)[1]
    assert "Put into a case" in text_of(own, onward)
    case = post("/cases", title="Skarn harbour", put=ids["story"])
    assert "Up to 40" in text_of(own, case) or "Skarn" in text_of(own, case)
    assert "In Skarn harbour · Put into another case" in text_of(own, f"/stories/{ids['story']}")


def test_a_claim_is_put_into_a_case_and_taken_out(own, post, ids):
    case = post("/cases", title="Skarn")
    post(f"{case}/put", thing=ids["claim"])
    assert "In Skarn" in text_of(own, f"/claims/{ids['claim']}")
    thing = re.search(r'name="thing" value="([^"]+)"', own.get(case).text)[1]
    post(f"{case}/take", thing=thing)
    assert "In Skarn" not in text_of(own, f"/claims/{ids['claim']}")


def test_tags_lead_to_the_cases_that_have_them(own, post):
    post(f"{post('/cases', title='Skarn')}/tag", tag="to call")
    post("/cases", title="Halm")
    text = text_of(own, "/cases?tag=to+call")
    assert "Skarn" in text
    assert "Halm" not in text


def test_notes_have_their_time_and_can_be_removed(own, post):
    case = post("/cases", title="Skarn")
    assert post(f"{case}/note", text="Ask again\non Monday").endswith("#notes")
    page = own.get(case).text
    assert "Ask again\non Monday" in page
    number = re.search(r'name="number" value="(\d+)"', page)[1]
    post(f"{case}/unnote", number=number)
    assert "Ask again" not in own.get(case).text


def test_deleting_asks_first_and_a_look_deletes_nothing(own, post):
    case = post("/cases", title="Skarn")
    assert "Delete this case?" in text_of(own, f"{case}/delete")
    assert len(own.desk.cases.all()) == 1
    assert post(f"{case}/delete") == "/cases"
    assert own.desk.cases.all() == []


def test_a_case_is_renamed_and_a_title_that_is_taken_refused(own, post, token):
    case = post("/cases", title="Skarn")
    post("/cases", title="Halm")
    post(f"{case}/rename", title="Skarn harbour")
    answer = own.post(f"{case}/rename", data={"title": "halm", "token": token})
    assert answer.status_code == 409
    assert "there is a case of that title" in answer.text


@pytest.mark.parametrize(
    "part", ["", "/delete", "/rename", "/put", "/take", "/tag", "/untag", "/note", "/unnote"]
)
def test_without_a_forms_token_nothing_is_changed(own, post, part):
    case = post("/cases", title="Skarn")
    before = own.desk.cases.all()
    data = {"title": "x", "thing": "x", "tag": "x", "text": "x", "number": "1"}
    assert own.post(f"{case if part else '/cases'}{part}", data=data).status_code == 403
    assert own.desk.cases.all() == before


def test_markup_in_titles_tags_and_notes_is_text(own, post):
    evil = "<script>alert(1)</script>\u202e"
    case = post("/cases", title=evil)
    post(f"{case}/tag", tag="<b>x</b>")
    post(f"{case}/note", text=evil)
    for address in ("/cases", case, f"{case}/delete", "/cases?tag=<b>x</b>"):
        page = own.get(address).text
        assert "<script>alert" not in page
        assert "<b>x" not in page
        assert "\u202e" not in page


def test_cases_and_what_they_hold_go_on_page_by_page(own, post, ids, monkeypatch):
    monkeypatch.setattr(pages, "PAGE", 2)
    monkeypatch.setattr(pages, "FILINGS", 1)
    made = [post("/cases", title=f"Case {n}", put=ids["story"]) for n in range(3)]
    first = own.get("/cases").text
    onward = html.unescape(re.search(r'href="(/cases\?after=[^"]+)" rel="next"', first)[1])
    rest = own.get(onward).text
    shown = [re.findall(r'<h2><a href="(/cases/[^"]+)"', page) for page in (first, rest)]
    assert [len(each) for each in shown] == [2, 1]
    assert sorted([*shown[0], *shown[1]]) == sorted(made)
    assert 'href="/cases">From the beginning' in rest
    post(f"{made[0]}/put", thing=ids["claim"])
    both = [own.get(f"{made[0]}{query}").text for query in ("", "?after=1")]
    assert [page.count('name="thing"') for page in both] == [1, 1]
    assert f'href="{made[0]}?after=1" rel="next"' in both[0]
    assert "Claim in" in text_of(own, f"{made[0]}?after=1")
