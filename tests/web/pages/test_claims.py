"""A claim's page: every stance in its words, how many stand behind it and why, how to cite it."""

import html
import re

from sayso.desk import surveying
from sayso.web.pages import claims


def text_of(client, address):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", client.get(address).text).split()))


def test_the_standing_is_one_sentence_with_its_coverage(client, ids):
    text = text_of(client, f"/claims/{ids['claim']}")
    assert "denied by Dravia" in text
    assert "(18 articles of 9 outlets, 7 April to 14 April 2031)." in text


def test_each_stance_has_its_words_in_context_its_basis_and_its_firmness(client, ids):
    text = text_of(client, f"/claims/{ids['claim']}")
    assert "The port authority declined to comment . Marisca Lines, which owns" in text
    assert "Basis: none stated" in text
    assert "Firmness: put as certain, in the negative" in text


def test_who_counts_as_an_origin_is_told_line_by_line(client, ids):
    text = text_of(client, f"/claims/{ids['claim']}")
    assert "Counted: Velland speaks for itself" in text
    assert "Counted: Ostmere speaks for itself" in text
    unnamed = "Vellandish official familiar with the intelligence not named"
    assert f"Not counted: {unnamed} is not named and may be one that is counted" in text


def test_what_was_altered_is_told_by_more_than_colour(client, ids):
    page = client.get(f"/claims/{ids['claim']}").text
    assert "<del>not</del>" in page or "<del>" in page
    assert "<ins>" in page


def test_it_can_be_cited(client, ids):
    page = client.get(f"/claims/{ids['claim']}").text
    assert "@article{" in page
    assert "#:~:text=" in page


def test_as_of_a_day_only_what_was_published_by_then_counts(client, ids):
    text = text_of(client, f"/claims/{ids['claim']}?as_of=2031-04-10")
    assert "; confirmed by Ostmere" not in text
    assert "As it stood on 10 Apr 2031" in text


def test_a_kept_claim_has_its_own_page(own):
    own.desk._current = True
    kept = own.desk.keep("Dravia shipped gas to Skarn").claim
    text = text_of(own, f"/claims/{kept.id}")
    assert "Dravia shipped gas to Skarn" in text
    assert "No word on record states it" in text


def test_claims_can_be_sought_by_their_words(client):
    text = text_of(client, "/claims?about=irrigation")
    assert "The pictures presented by Ostmere showed irrigation pipes" in text
    assert "hidden in a delivery of grain" not in text


def test_a_rare_word_is_looked_for_further_page_by_page(client, monkeypatch):
    monkeypatch.setattr(surveying, "_LOOK", 5)
    monkeypatch.setattr(claims, "PAGE", 1)
    address, seen = "/claims?about=irrigation", []
    while address:
        page = client.get(address).text
        seen += re.findall(r'<p class="claim"><a href="([^"]+)"', page)
        onward = re.search(r'href="([^"]+)" rel="next"', page)
        assert onward is None or seen or "None of the claims that were looked through" in page
        address = html.unescape(onward[1]) if onward else None
    with_all = [
        c.id for c, _ in client.app.state.desk.survey.claims(about="irrigation", limit=99).rows
    ]
    assert [each.rpartition("/")[2] for each in seen] == with_all
    assert with_all
