"""Statements by hand: entered, mended and struck by forms, refused with a word, never overwritten."""

import html
import re

import pytest
from fastapi.testclient import TestClient

import hands
import ledgers
from sayso.desk import Desk
from sayso.types.amendment import Given
from sayso.types.attribution import Act, Polarity
from sayso.web.app import create_app
from sayso.web.reader import reader_of

HERE = "http://127.0.0.1:8031"
DENIAL = {
    "article": "quay",
    "source0": "The town council",
    "cue0": "denied",
    "content0": "that the quay at Orsk was shut",
}


@pytest.fixture
def quay(tmp_path):
    """The pages over two short articles; `quay.desk` is the desk itself."""
    ledger = hands.ledger(tmp_path / "l.db", embedder=ledgers.embedder())
    with Desk(ledger, current=False) as desk:
        desk._embedder = ledgers.embedder()
        client = TestClient(create_app(desk), base_url=HERE, follow_redirects=False)
        client.desk = desk
        yield client


@pytest.fixture
def send(quay):
    def post(address, **form):
        return quay.post(address, data={**form, "token": reader_of(None).token})

    return post


def text_of(page):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", page).split()))


def seen_on(page):
    return re.search(r'name="seen" value="([^"]+)"', page)[1]


def test_a_missed_statement_is_entered_and_stands_marked_with_its_readers_name(quay, send):
    answer = send("/amend", **DENIAL, reason="It was missed.")
    assert answer.status_code == 303
    article, _, name = answer.headers["location"].partition("#")
    page = quay.get(article).text
    assert f' id="{name}"' in page
    text = text_of(page)
    assert re.search(r"The town council denied .*? entered by hand, \w+", text)
    assert re.search(r"By hand Entered by hand, \w+ , .*? It was missed\.", text)
    assert 'aria-label="Statement 2, by hand"' in page


def test_its_stance_is_on_the_claims_page_signed(quay, send):
    send("/amend", **DENIAL)
    claim = quay.desk.claims(about="quay")[0].claim.id
    text = text_of(quay.get(f"/claims/{claim}").text)
    assert re.search(r"The town council.*?by hand, \w+", text)


def test_words_that_stand_nowhere_are_named_and_what_was_typed_stays(quay, send):
    answer = send("/amend", **{**DENIAL, "source0": "The town clerk", "speakers": "Maro Lind"})
    assert answer.status_code == 422
    text = text_of(answer.text)
    assert "“The town clerk” stands nowhere in the article" in text
    assert ">The town clerk</textarea>" in answer.text
    assert 'value="Maro Lind"' in answer.text
    assert quay.desk.amending.made("quay") == ()


def test_words_beside_their_offsets_are_refused(quay, send):
    answer = send("/amend", **DENIAL, cue0_at="7")
    assert answer.status_code == 422
    assert "“denied” does not stand at 7" in text_of(answer.text)


def test_words_that_stand_often_are_a_choice(quay, send):
    form = {**DENIAL, "source0": "A pilot", "cue0": "said", "content0": "that he had seen it"}
    answer = send("/amend", **form)
    assert answer.status_code == 422
    assert "It stands 2 times. Which is meant?" in text_of(answer.text)
    places = re.findall(r'name="cue0_at" value="(\d+)"( checked)?', answer.text)
    assert [checked for _, checked in places] == ["", " checked"]
    assert send("/amend", **form, cue0_at=places[1][0]).status_code == 303


def test_the_form_has_an_address_in_every_state(quay):
    page = quay.get("/amend", params={**DENIAL, "cue0": "said", "act": "doubts"})
    assert page.status_code == 200
    assert ">that the quay at Orsk was shut</textarea>" in page.text
    assert '<option value="doubts" selected>' in page.text
    assert "Which is meant?" in page.text
    assert quay.get("/amend", params={"article": "quay", "act": "sings"}).status_code == 400


def test_a_statement_is_mended_from_a_form_that_is_filled_with_it(quay, send):
    page = quay.get("/amend?article=quay&statement=s1").text
    assert "Mend statement 1" in page
    fields = dict(re.findall(r'<textarea name="(\w+)"[^>]*>([^<]+)</textarea>', page))
    fields |= dict(re.findall(r'name="(\w+_at)" value="(\d+)"', page))
    assert fields["content0"] == "the quay at Orsk was shut for twelve days"
    form = {"article": "quay", "statement": "s1", "seen": seen_on(page), **fields}
    answer = send("/amend", **form, act="confirms", polarity="negative", speakers="Ilka Brandt")
    assert (answer.status_code, answer.headers["location"]) == (303, "/articles/quay#s1")
    found = quay.desk.article("quay").reading.statements[0]
    assert (found.act, found.polarity) == (Act.CONFIRMS, Polarity.NEGATIVE)
    text = text_of(quay.get("/articles/quay").text)
    assert "mended by hand" in text
    assert "As the program read it: Mayor Ilka Brandt said the quay" in text


def test_what_is_no_statement_is_struck_and_brought_back(quay, send):
    page = quay.get("/articles/quay").text
    assert 'name="statement" value="s2" aria-label="Statement 2 is not a statement"' in page
    answer = send("/amend/strike", article="quay", statement="s2", seen=seen_on(page))
    assert (answer.status_code, answer.headers["location"]) == (303, "/articles/quay#by-hand")
    page = quay.get("/articles/quay").text
    assert ' id="s2"' not in page
    undo = re.search(r'action="/amend/undo">.*?name="seen" value="([^"]+)"', page, re.S)
    answer = send("/amend/undo", article="quay", statement="s2", seen=undo[1])
    assert answer.status_code == 303
    page = quay.get("/articles/quay").text
    assert ' id="s2"' in page
    assert "taken back" in page


def test_what_was_mended_in_another_window_is_shown_and_stands(quay, send):
    page = quay.get("/amend?article=quay&statement=s1").text
    about = {"article": "quay", "statement": "s1", "seen": seen_on(page)}
    meanwhile = {"params": about}
    assert "amended in another window" not in quay.get("/amend/meanwhile", **meanwhile).text
    quay.desk.amending.mend("quay/s1", Given(act=Act.DOUBTS), reason="He wavered.")
    assert "amended in another window" in quay.get("/amend/meanwhile", **meanwhile).text
    form = {**about, "cue0": "said", "content0": "the quay at Orsk was shut for twelve days"}
    asked = send("/amend", **form, act="denies")  # which "said": what was seen stays what it was
    assert (asked.status_code, seen_on(asked.text)) == (422, about["seen"])
    form["cue0_at"] = re.search(r'name="cue0_at" value="(\d+)" checked', asked.text)[1]
    late = send("/amend", **form, act="denies", reason="Mine.")
    assert late.status_code == 409
    text = text_of(late.text)
    assert "Amended meanwhile, and that stands." in text
    assert "He wavered." in text
    assert 'value="Mine."' in late.text
    assert quay.desk.article("quay").reading.statements[0].act is Act.DOUBTS
    assert send("/amend/strike", **about).status_code == 409
    again = send("/amend", **{**form, "seen": seen_on(late.text)}, act="denies")
    assert again.status_code == 303
    assert quay.desk.article("quay").reading.statements[0].act is Act.DENIES


def test_what_was_struck_in_another_window_is_not_mended_but_may_be_entered(quay, send):
    quay.desk.amending.strike("quay/s2")
    form = {"article": "quay", "statement": "s2", "cue0": "saw", "content0": "forty boats"}
    late = send("/amend", **form)
    assert late.status_code == 409
    assert "Struck by hand" in text_of(late.text)
    assert 'name="statement" value=""' in late.text
    assert ">forty boats</textarea>" in late.text


def test_an_undo_that_comes_too_late_takes_nothing_back(quay, send):
    quay.desk.amending.mend("quay/s1", Given(act=Act.DOUBTS))
    first = quay.desk.amending.moved_at("quay/s1").isoformat()
    quay.desk.amending.mend("quay/s1", Given(act=Act.DENIES))
    late = send("/amend/undo", article="quay", statement="s1", seen=first)
    assert late.status_code == 409
    assert quay.desk.article("quay").reading.statements[0].act is Act.DENIES
    assert send("/amend/undo", article="quay", statement="s1", seen="then").status_code == 400


def test_a_form_of_another_page_changes_nothing(quay):
    for address in ("/amend", "/amend/strike", "/amend/undo"):
        answer = quay.post(address, data={**DENIAL, "statement": "s1", "token": "none"})
        assert answer.status_code == 403
    assert quay.desk.amending.made("quay") == ()


def test_what_is_not_there_is_an_error_with_its_name(quay, send):
    assert quay.get("/amend?article=nowhere").status_code == 404
    assert quay.get("/amend?article=quay&statement=s9").status_code == 404
    assert quay.get("/amend").status_code == 400
    assert send("/amend/strike", article="quay", statement="s9").status_code == 404
    assert send("/amend", article="nowhere", cue0="said").status_code == 404


def test_what_a_person_types_is_text(quay, send):
    evil = "<script>alert(1)</script>\u202e<img src=x onerror=alert(2)>"
    answer = send("/amend", **DENIAL, speakers=evil, reason=evil)
    assert answer.status_code == 303
    for address in ("/articles/quay", "/log", "/parties", "/amend?article=quay"):
        page = quay.get(address).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "\u202e" not in page
    assert "&lt;script&gt;alert" in quay.get("/articles/quay").text
    page = quay.get("/amend", params={"article": "quay", "content0": evil, "statement": ""}).text
    assert "<script>alert" not in page
