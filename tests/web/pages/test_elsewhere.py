"""A statement that belongs elsewhere: the form on its claim's page, what it does, and its undo."""

import html
import re

import pytest
from fastapi.testclient import TestClient

import ledgers
import rejoined
from sayso.desk import Desk, open_desk
from sayso.types.kept import written
from sayso.web.app import create_app

HERE = "http://127.0.0.1:8031"


@pytest.fixture
def own(tmp_path):
    """Asks the pages over a short story of one's own; `own.desk` is the desk itself."""
    path = tmp_path / "l.db"
    rejoined.ledger(path, embedder=ledgers.embedder()).close()
    with open_desk(path, current=False) as desk:
        desk._embedder = ledgers.embedder()
        client = TestClient(create_app(desk), base_url=HERE, follow_redirects=False)
        client.desk = desk
        yield client


def claim_of(desk: Desk, statement: str) -> str:
    return desk.regrouping.claim_of(statement)


def text_of(page):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", page).split()))


def sent(own, token, statement, **told):
    claim = claim_of(own.desk, statement)
    told = {"statement": statement, "token": token, **told}
    return own.post(f"/claims/{claim}/elsewhere", data=told)


def test_each_statement_of_a_claim_leads_to_where_it_may_belong(own):
    claim = claim_of(own.desk, "courier/s2")
    page = own.get(f"/claims/{claim}").text
    for at in own.desk.claim(claim).claim.statements:
        link = f"/claims/{claim}/elsewhere?statement={at.article}%2F{at.statement}"
        assert f'href="{link}"' in page
        assert own.get(link).status_code == 200
    assert "elsewhere?" not in own.get(f"/claims/{claim}?as_of=2031-04-02").text


def test_the_form_shows_the_words_what_goes_with_them_and_the_other_claims(own):
    claim = claim_of(own.desk, "courier/s2")
    page = own.get(f"/claims/{claim}/elsewhere?statement=courier/s2").text
    text = text_of(page)
    assert "1 statement only says the same again, and goes with it" in text
    assert "4 other statements stay where they are" in text
    assert "fish market in Orsk was open every day" in text
    assert page.count('type="radio"') == 4
    assert page.count(" checked") == 1


def test_taken_out_it_stands_by_itself_and_both_pages_tell_and_undo_it(own, token):
    before = claim_of(own.desk, "courier/s2")
    done = sent(own, token, "courier/s2", to="")
    after = claim_of(own.desk, "courier/s2")
    assert (done.status_code, done.headers["location"]) == (303, f"/claims/{after}#by-hand")
    left = claim_of(own.desk, "mail/s1")
    assert after != left
    assert "Taken out of another claim by hand" in text_of(own.get(f"/claims/{after}").text)
    page = own.get(f"/claims/{left}").text
    assert "Taken out of this claim by hand" in text_of(page)
    form = re.search(rf'<form method="post" action="/claims/{left}/undo">.*?</form>', page, re.S)
    told = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
    back = own.post(f"/claims/{left}/undo", data={**told, "token": token})
    assert (back.status_code, back.headers["location"]) == (303, f"/claims/{before}")
    assert claim_of(own.desk, "courier/s2") == claim_of(own.desk, "mail/s1")
    late = own.post(f"/claims/{left}/undo", data={**told, "token": token})
    assert late.status_code == 409
    assert "taken back meanwhile" in text_of(late.text)
    assert (
        own.post(f"/claims/{left}/undo", data={**told, "token": token, "made_at": "x"}).status_code
        == 400
    )


@pytest.mark.parametrize("named", [True, False])
def test_it_is_put_with_a_claim_that_is_chosen_or_named_by_its_id(own, token, named):
    market = claim_of(own.desk, "mail/s3")
    told = {"to": "other", "other": market} if named else {"to": market}
    assert sent(own, token, "courier/s2", **told).status_code == 303
    now = claim_of(own.desk, "courier/s2")
    assert now == claim_of(own.desk, "mail/s3")
    assert "Put with this claim by hand" in text_of(own.get(f"/claims/{now}").text)
    statements = own.desk.claim(now).claim.statements
    assert {"courier/s2", "post/s2"} <= {written(at) for at in statements}


def test_what_stands_in_no_claim_after_is_shown_in_its_article(own, token):
    done = sent(own, token, "mail/s2", to="")
    assert done.headers["location"] == "/articles/mail#s2"


def test_what_cannot_be_is_told_and_changes_nothing(own, token):
    assert sent(own, token, "courier/s2", to="other").status_code == 400
    assert sent(own, token, "courier/s2", to="czzzzzz").status_code == 404
    wrong = claim_of(own.desk, "mail/s3")
    late = own.post(
        f"/claims/{wrong}/elsewhere", data={"statement": "courier/s2", "token": token, "to": ""}
    )
    assert late.status_code == 409
    assert "not of claim" in text_of(late.text)
    assert claim_of(own.desk, "courier/s2") == claim_of(own.desk, "mail/s1")
    unsigned = own.post(f"/claims/{wrong}/elsewhere", data={"statement": "mail/s3", "to": ""})
    assert unsigned.status_code == 403


@pytest.mark.loopback
@pytest.mark.parametrize("scripts", [True, False])
def test_the_keyboard_does_all_of_it_with_scripts_and_without(browser, serving, tmp_path, scripts):
    path = tmp_path / "l.db"
    with Desk(rejoined.ledger(path, embedder=ledgers.embedder())) as desk:
        claim = claim_of(desk, "courier/s2")
    with serving(path) as address:
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{address}/claims/{claim}")
        page.get_by_role("link", name="Belongs elsewhere: courier/s2").focus()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Where does it belong?").wait_for()
        page.get_by_role("radio", name="fish market").focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name="It belongs there").focus()
        page.keyboard.press("Enter")
        page.get_by_text("Put with this claim").wait_for()
        page.get_by_role("button", name="Undo").focus()
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Belongs elsewhere: mail/s1").wait_for()
        assert page.get_by_text("By hand", exact=True).count() == 0
        context.close()
