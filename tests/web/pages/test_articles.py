"""An article's page: its words as read with every statement marked, and two texts side by side."""

import html
import re

import pytest

from sayso.types.kept import reference
from sayso.web import places


def text_of(page):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", page).split()))


@pytest.fixture(scope="module")
def desk(client):
    return client.app.state.desk


def titled(desk, title):
    return next(each.key for each in desk.articles() if each.title == title)


@pytest.fixture(scope="module")
def denial(desk):
    return titled(desk, "Dravia denies landing launchers at Skarn")


def test_the_words_stand_as_they_were_read(client, desk, denial):
    page = client.get(places.article(denial)).text
    leaf = re.sub(
        r"<sup>.*?</sup>|<details.*?</details>|<div class=\"byline.*?</div>", "", page, flags=re.S
    )
    shown = html.unescape(re.sub("<[^>]+>", "", leaf[leaf.index('<article class="leaf') :]))
    read = desk.article(denial).reading.article.text
    assert " ".join(read.split()) in " ".join(shown.split())


def test_source_cue_and_content_are_told_apart(client, denial):
    page = client.get(places.article(denial)).text
    assert '<span class="source">Velland’s closest ally</span>' in page
    assert '<span class="content">that it had no proof of its own</span>' in page


def test_a_statement_opens_its_claim_at_itself(client, desk, denial):
    page = client.get(places.article(denial)).text
    claims = re.findall(r'<a class="cue" href="/claims/(\w+)#at-([^"]+)"', page)
    assert len(claims) > 5
    for claim, at in claims:
        found = desk.claim(claim).claim.statements
        assert reference(at.replace("-", "/", 1)) in found


def test_every_quotation_of_a_claim_leads_to_words_that_are_there(client, ids):
    claim = client.get(f"/claims/{ids['claim']}").text
    links = set(re.findall(r'href="(/articles/[^"#]+)#([^"]+)"', claim))
    assert links
    for address, statement in links:
        assert client.get(address).text.count(f' id="{statement}"') == 1


def test_a_statement_in_another_stands_within_it(client, denial):
    page = client.get(places.article(denial)).text
    assert re.search(r'class="statement" id="s8"(?:(?!</p>).)*class="statement" id="s9"', page)
    assert 'class="content within"' in page


def test_beside_a_statement_stand_its_basis_and_its_day(client, denial):
    text = text_of(client.get(places.article(denial)).text)
    assert "basis imagery or recording (“satellite pictures showed”)" in text
    assert "when Wednesday (9 April 2031)" in text
    assert "He ( Ilan Benneth ) accused" in text


def test_a_dateline_is_set_as_such(client, desk):
    key = titled(desk, "Velland corrects number of launchers at Skarn to 26")
    assert '<span class="zone-dateline">HALM (VPA) —</span>' in client.get(places.article(key)).text


def test_a_copy_leads_to_itself_beside_its_origin(client, desk, denial):
    copy = titled(desk, "ROCKETS: ALLY BACKS KORRING")
    link = html.escape(places.compared(denial, copy))
    assert link in client.get(places.article(copy)).text
    assert link in client.get(places.article(denial)).text
    page = client.get(places.compared(denial, copy)).text
    assert "A copy beside its origin" in page
    assert "Ostmere has <del>not</del> confirmed Korring’s account." in page
    assert "<ins>But</ins> Ostmere has confirmed Korring’s account." in page


def test_versions_of_a_page_stand_side_by_side(client, desk):
    first, second = (
        each.key for each in desk.versions(titled(desk, "What we know about Skarn so far"))
    )
    assert html.escape(places.compared(first, second)) in client.get(places.article(second)).text
    text = text_of(client.get(places.compared(first, second)).text)
    assert "Two versions of one page" in text
    assert "added" in text


def test_words_whose_capture_is_damaged_are_withheld(own, denial):
    with own.desk._ledger.writing() as session:
        session._sql.exec_driver_sql(
            "UPDATE captures SET body = (SELECT body FROM captures LIMIT 1)"
        )
    answers = [own.get(places.article(each.key)).text for each in own.desk.articles()]
    withheld = [text for text in answers if "the capture is damaged" in text]
    assert len(withheld) >= len(answers) - 2
    assert not [text for text in withheld if 'class="statement"' in text]


def test_an_article_that_is_not_there_is_an_error_with_its_name(client):
    assert client.get("/compare?one=nowhere&other=nowhere").status_code == 404
    assert client.get("/compare").status_code == 400
