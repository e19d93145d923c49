"""A story's days as steps of a slider."""

from datetime import date

from sayso.types.view import Tally
from sayso.web.views.replay import day_of, replay

DAYS = [Tally(date(2031, 4, n), own=1, copies=n % 2) for n in (7, 9, 10)]


def test_the_last_step_is_now():
    found = replay(DAYS, None)
    assert [step.day for step in found.steps] == [*(tally.day for tally in DAYS), None]
    assert found.at.day is None
    assert (found.after, found.later) == (None, 0)


def test_a_day_without_news_is_shown_at_the_one_before():
    found = replay(DAYS, date(2031, 4, 8))
    assert found.at.day == date(2031, 4, 7)
    assert found.after.day == date(2031, 4, 9)
    assert found.later == 3


def test_one_day_alone_has_no_slider():
    assert replay(DAYS[:1], None) is None


def test_a_step_beyond_the_days_is_now():
    assert day_of(DAYS, 1) == date(2031, 4, 9)
    assert day_of(DAYS, 3) is None
