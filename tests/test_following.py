"""When a page or a feed is asked for again, as decisions without a clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.recording import following
from sayso.types.article import Capture
from sayso.types.web import Earlier, Feed, Page, State, Visit

NOW = datetime(2031, 4, 7, 8, tzinfo=UTC)
URL = "https://courier.example/a"
PAGE = Page(URL, State.WAITING, wanted_at=NOW)
CAPTURE = Capture(URL, b"x", sha256="")


def read(page, at, key="n1"):
    return following.visited(
        page, Visit(URL, at, capture=CAPTURE, etag='"1"'), key=key, failure=None
    )


def test_pauses_grow_while_a_page_stays_as_it_is_and_begin_anew_when_it_changes():
    page, hours = read(PAGE, NOW), []
    for _ in range(7):
        hours.append((page.next_at - page.checked_at) / timedelta(hours=1))
        page = following.visited(page, Visit(URL, page.next_at), key=None, failure=None)
    assert hours == [1, 3, 9, 27, 81, 168, 168]
    changed = read(page, page.next_at, key="n2")
    assert changed.next_at - changed.checked_at == timedelta(hours=1)


def test_a_page_without_a_change_for_sixty_days_is_left_alone():
    page = replace(read(PAGE, NOW), checked_at=NOW)
    assert (
        following.visited(
            page, Visit(URL, NOW + timedelta(days=61)), key=None, failure=None
        ).next_at
        is None
    )


def test_a_page_without_an_article_is_failed_but_known_by_its_tag():
    page = following.visited(
        PAGE, Visit(URL, NOW, capture=CAPTURE, etag='"1"'), key=None, failure="no text"
    )
    assert (page.state, page.failure, page.etag) == (State.FAILED, "no text", '"1"')


def test_a_failure_that_may_pass_is_tried_later_and_later_and_then_no_more():
    page, visit = PAGE, Visit(URL, NOW, failure=ReadError(URL, "no"), passing=True)
    for _ in range(following.MOST_FAILURES - 1):
        page = following.visited(page, visit, key=None, failure=None)
        assert page.next_at > NOW
    assert following.visited(page, visit, key=None, failure=None).next_at is None


def test_a_page_whose_host_wants_rest_stays_as_it_was():
    visit = Visit(URL, NOW, failure=ReadError(URL, "rest"), again=90.0)
    page = following.visited(PAGE, visit, key=None, failure=None)
    assert (page.state, page.failures) == (State.WAITING, 0)
    assert page.next_at == NOW + timedelta(seconds=90)


@pytest.mark.parametrize(("fresh", "factor"), [(3, 0.5), (0, 1.5)])
def test_a_feed_with_news_is_asked_sooner(fresh, factor):
    feed = Feed(URL, None, "RSS", followed_at=NOW)
    found = following.asked(feed, Visit(URL, NOW, capture=CAPTURE), fresh=fresh, failure=None)
    assert found.pause == feed.pause * factor


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=60))
def test_a_feed_is_asked_from_four_times_an_hour_to_once_a_day(rounds):
    feed = Feed(URL, None, "RSS", followed_at=NOW, etag='"0"')
    for fresh, fails in rounds:
        visit = Visit(URL, NOW) if fails else Visit(URL, NOW, capture=CAPTURE, etag='"1"')
        feed = following.asked(feed, visit, fresh=fresh, failure="no" if fails else None)
        assert 15 * 60 <= (feed.next_at - NOW).total_seconds() <= 86_400
        assert feed.etag in ('"0"', '"1"')


def captures(*digests):
    return [
        Earlier(f"https://archive.example/{n}", NOW + timedelta(hours=n), digest=digest)
        for n, digest in enumerate(digests)
    ]


def test_earlier_captures_are_asked_for_oldest_first_and_each_content_once():
    every = captures("a", "a", None, "b", "a")
    assert following.chosen(reversed(every), 9) == (every[0], every[2], every[3])


@given(st.integers(1, 60), st.integers(0, 60))
def test_of_many_the_first_and_the_last_are_chosen_and_never_more_than_wanted(most, many):
    every = captures(*[None] * many)
    found = following.chosen(every, most)
    assert len(found) == min(most, many) == len(set(found))
    if many and most > 1:
        assert (found[0], found[-1]) == (every[0], every[-1])
