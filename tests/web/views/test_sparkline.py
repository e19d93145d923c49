"""Coverage per day: a column a day, also for those without an article."""

from datetime import date, timedelta

from sayso.types.view import Tally
from sayso.web.views.sparkline import HEIGHT, sparkline

DAY = date(2031, 4, 7)


def test_days_without_an_article_keep_their_place():
    found = sparkline([Tally(DAY, own=1, copies=0), Tally(DAY + timedelta(3), own=1, copies=2)])
    assert [bool(c.own or c.copies) for c in found.columns] == [True, False, False, True]
    assert found.told == "4 articles, 2 of them copies"


def test_the_highest_day_fits():
    found = sparkline([Tally(DAY, own=300, copies=200), Tally(DAY + timedelta(1), own=1, copies=0)])
    assert max(c.own + c.copies for c in found.columns) <= HEIGHT + 0.1


def test_of_a_long_story_the_newest_days_are_shown():
    found = sparkline([Tally(DAY, own=1, copies=0), Tally(DAY + timedelta(400), own=1, copies=0)])
    assert found.cut
    assert found.last == DAY + timedelta(400)


def test_without_a_day_there_is_no_picture():
    assert sparkline([]) is None
