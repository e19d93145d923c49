"""The record at a glance: stories with their days, parties, the words around a statement."""

import pytest

import ledgers
from sayso.desk import open_desk, quoting
from sayso.types.attribution import Factuality
from sayso.types.story import StanceKind


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("survey") / "l.db"
    ledgers.example(path).close()
    with open_desk(path, current=False) as desk:
        yield desk


def test_a_headline_sets_copies_apart_day_by_day(desk):
    (found,) = desk.survey.headlines()
    assert sum(day.own + day.copies for day in found.days) == 18
    assert sum(day.copies for day in found.days) == 5


def test_a_headline_tells_how_each_party_stands_to_the_main_claim(desk):
    (found,) = desk.survey.headlines()
    stands = {party.name: stance.kind for party, stance in found.stances}
    assert stands["Ostmere"] is StanceKind.CONFIRMS
    assert stands["Dravia"] is StanceKind.DENIES


def test_what_moved_last_comes_first_and_silences_after_words(desk):
    (found,) = desk.survey.headlines()
    days = [each.day for each in found.moved]
    assert days == sorted(days, reverse=True)
    assert found.moved[0].after not in ("did_not_respond", "declines")


def test_lists_go_on_where_they_ended(desk):
    (story,) = desk.survey.headlines()
    assert desk.survey.headlines(after=story.line.id) == []
    every = desk.survey.parties(limit=100)
    first = desk.survey.parties(limit=5)
    rest = desk.survey.parties(limit=100, after=5)
    assert [*first, *rest] == every
    claims = desk.survey.claims(limit=100)
    assert claims.onward is None
    first = desk.survey.claims(limit=3)
    assert first.onward == first.rows[2][0].id
    assert first.rows + desk.survey.claims(limit=100, after=first.onward).rows == claims.rows
    articles = desk.survey.articles(limit=100)
    assert len(articles) == 18
    assert articles[:7] + desk.survey.articles(limit=100, after=articles[6].key) == articles


def test_the_coverage_is_that_of_every_article(desk):
    assert desk.coverage() == quoting.coverage(desk.articles())


def test_the_words_around_a_statement_are_those_of_its_paragraph(desk):
    claim = desk.claim(desk.claims()[0].claim.id)
    contexts = desk.survey.contexts(claim.claim.statements)
    for quotation in desk.survey.quotations(contexts):
        text = desk.article(quotation.at.article).reading.article.text
        context = contexts[quotation.at]
        if quotation.parts and "…" not in context.before + context.after:
            assert context.before + quotation.excerpt + context.after in text
    assert {c.factuality for c in contexts.values()} >= {Factuality.CERTAIN}
