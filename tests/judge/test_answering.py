"""Asks in one article and what another tells of them, in many words: what came back, or nothing."""

from collections.abc import Callable

import pytest

from judge.answers import ASKS, REPLIES
from judge.stories import Rows, by_rules, judged_story
from sayso.types.story import Story, StoryAsk


def ask_of(asked: str, told: str, judge: Callable[[Rows], Story] = by_rules) -> StoryAsk:
    """The one ask of the two articles."""
    (found,) = judge(
        [("2031-03-03", "Marrow Herald", ASKS[asked]), ("2031-03-06", "Tolland Wire", told)]
    ).asks
    return found


@pytest.mark.parametrize(("asked", "state", "told"), REPLIES)
def test_an_ask_stands_as_the_next_article_tells_it(asked, state, told):
    assert ask_of(asked, told).state is state


def test_nearly_all_stand_so_when_they_are_weighed():
    right = [ask_of(asked, told, judged_story).state is state for asked, state, told in REPLIES]
    assert sum(right) >= 0.9 * len(right)
