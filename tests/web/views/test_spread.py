"""Who got it from whom: every article that bears on the claim stands once, beside its origin."""

import itertools

import pytest

from sayso.desk import open_desk
from sayso.web.views.spread import spread


@pytest.fixture(scope="module")
def view(filled):
    with open_desk(filled, current=False) as desk:
        return desk.story(desk.stories()[0].id)


def test_every_article_that_bears_on_the_claim_stands_once(view):
    claim = view.story.claims[0]
    found = spread(view, claim)
    own = [text.article.key for text in found.texts]
    made = [each.article.key for text in found.texts for each in text.made]
    assert len(own + made) == len(set(own + made))
    assert {at.article for at in claim.statements} <= set(own + made)
    copies = {copy.article for copy in view.story.copies}
    assert not copies & set(own)


def test_nothing_overlaps(view):
    found = spread(view, view.story.claims[0])
    heights = [text.y for text in found.texts]
    assert heights == sorted(set(heights))
    assert all(y < found.height for y in heights)
    names = [each.y for each in found.claimants]
    assert all(after - before >= 30 for before, after in itertools.pairwise(names))
