"""Search: kinds, filters, facets, and whatever people type."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def hits(answer):
    assert answer.status_code == 200
    return re.findall(r'<p class="(?:excerpt[^"]*|claim)"[^>]*>(.*?)</p>', answer.text, re.S)


def number(answer, kind):
    found = re.search(rf'{kind} <span class="number">([\d,]+)', answer.text)
    return int(found[1].replace(",", ""))


def test_quotations_hold_the_words_which_are_lit(client):
    found = hits(client.get("/search?q=launchers"))
    assert found
    assert all("<mark>" in each for each in found)


def test_the_last_word_may_be_the_beginning_of_one(client):
    begun, whole = client.get("/search?q=launc"), client.get("/search?q=launchers")
    assert number(begun, "Quotations") >= number(whole, "Quotations") > 0
    assert number(client.get("/search?q=%22launc%22"), "Quotations") == 0


def test_a_minus_leaves_a_word_out(client):
    every = number(client.get("/search?q=launchers"), "Articles")
    rest = number(client.get("/search?q=launchers+-pictures"), "Articles")
    both = number(client.get("/search?q=launchers+pictures"), "Articles")
    assert every == rest + both
    assert rest
    assert both


def test_quotation_marks_hold_words_together(client):
    near = number(client.get("/search?q=%22grain+delivery%22+or"), "Articles")
    side = number(client.get("/search?q=%E2%80%9Crocket+launchers%E2%80%9D"), "Articles")
    assert side > near


@pytest.mark.parametrize("kind", ["quotations", "claims", "articles"])
def test_a_facets_number_is_that_of_the_hits_behind_it(client, kind):
    page = client.get(f"/search?q=launchers&kind={kind}").text
    facets = re.findall(r'<li><a href="([^"]+)"><bdi>.*?<span class="number">(\d+)</span>', page)
    assert facets
    for address, told in facets:
        assert number(client.get(unescape(address)), kind.capitalize()) == int(told)


def test_a_condition_is_shown_and_can_be_left_out(client):
    page = client.get("/search?q=launchers&stance=denies").text
    assert "denies" in page
    assert 'href="/search?q=launchers"' in page


def test_a_party_alone_is_a_question(client):
    page = client.get("/parties/Dravia").text
    address = unescape(re.search(r'href="(/search\?party=[^"]+)"', page)[1])
    answer = client.get(address)
    assert number(answer, "Quotations") > 1
    assert "Dravia" in answer.text


def test_days_bound_what_is_found(client):
    answer = client.get("/search?q=launchers&since=2031-04-12&until=2031-04-12")
    days = set(re.findall(r'<time datetime="([^"]+)"', answer.text))
    assert days == {"2031-04-12"}


def test_what_cannot_be_asked_is_told_and_left_aside(client):
    answer = client.get("/search?q=launchers&since=2031-99&stance=sings&kind=songs")
    assert answer.status_code == 200
    for told in ("“2031-99” is no day", "“sings” is no stance", "“songs” is no kind"):
        assert told in answer.text
    assert hits(answer)


def test_days_in_the_wrong_order_are_told(client):
    answer = client.get("/search?q=launchers&since=2031-04-12&until=2031-04-10")
    assert "later than the last" in answer.text


def test_only_words_to_leave_out_are_no_question(client):
    assert "Say also what shall be there" in client.get("/search?q=-launchers").text


def test_what_is_not_there_is_said(client):
    assert "No quotation holds all of these words" in client.get("/search?q=zzzz").text


def test_htmx_gets_the_list_alone_and_the_whole_for_history(client):
    alone = client.get("/search?q=launch", headers={"hx-request": "true"}).text
    assert alone.lstrip().startswith('<div id="hits"')
    whole = {"hx-request": "true", "hx-request-type": "full"}
    assert "<html" in client.get("/search?q=launch", headers=whole).text


@settings(deadline=None, max_examples=60)
@given(
    typed=st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(
                ['"', "*", "(", ")", "NEAR", "AND", "NOT", "-", "said:", "^", "a", "é"]
            ),
            max_size=9,
        ).map(" ".join),
    )
)
def test_nothing_that_people_type_is_an_error(client, typed):
    for kind in ("quotations", "articles"):
        assert client.get("/search", params={"q": typed, "kind": kind}).status_code == 200


def test_words_of_a_forgotten_article_are_found_no_more(own, ids):
    before = number(own.get("/search?q=launchers"), "Quotations")
    own.desk.forget(ids["article"], reason="asked for by the outlet")
    assert number(own.get("/search?q=launchers"), "Quotations") < before


def test_a_damaged_capture_is_not_quoted(own):
    with own.desk._ledger.writing() as session:
        session._sql.exec_driver_sql("UPDATE captures SET body = zeroblob(0)")
        from zlib import compress

        session._sql.exec_driver_sql("UPDATE captures SET body = ?", (compress(b"other"),))
    page = own.get("/search?q=launchers").text
    assert "Quotation withheld: the capture is damaged" in page
    assert "<mark>" not in page
