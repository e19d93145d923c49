"""Pages and feeds in the ledger: what is wanted stays wanted until it is had."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.recording import following
from sayso.store.ledger import SqlLedger
from sayso.types.article import Capture
from sayso.types.web import Entry, Feed, State, Visit

NOW = datetime(2031, 4, 7, 8, tzinfo=UTC)
FEED = "https://courier.example/feed"
URLS = st.lists(st.sampled_from([f"https://courier.example/{n}" for n in range(6)]), max_size=6)


def entries(*names, **about):
    return [Entry(f"https://courier.example/{name}", **about) for name in names]


def had(session, url, at=NOW):
    page = session.web.page(url)
    visit = Visit(url, at, capture=Capture(url, b"", sha256=""))
    session.web.put_page(following.visited(page, visit, key=f"key of {url}", failure=None))


def test_the_newest_of_what_waits_comes_first_and_what_is_read_again_last(tmp_path):
    with SqlLedger(tmp_path / "l.db").writing() as session:
        session.web.want(entries("old", published_at=NOW - timedelta(days=1)), feed=FEED, at=NOW)
        session.web.want(entries("new", published_at=NOW), feed=FEED, at=NOW)
        session.web.want(entries("read", published_at=NOW), feed=FEED, at=NOW)
        had(session, "https://courier.example/read")
        found = [
            asked.url.rpartition("/")[2] for asked in session.web.due(NOW + timedelta(hours=2))
        ]
    assert found == ["new", "old", "read"]


def test_who_is_unfollowed_leaves_what_was_read_and_takes_what_waits(tmp_path):
    with SqlLedger(tmp_path / "l.db").writing() as session:
        session.web.put_feed(Feed(FEED, "Courier", "RSS", followed_at=NOW))
        assert session.web.want(entries("a", "b"), feed=FEED, at=NOW) == 2
        had(session, "https://courier.example/a")
        assert session.web.unfollow(FEED, at=NOW)
        assert not session.web.unfollow(FEED, at=NOW)
        assert session.web.due(NOW + timedelta(days=9)) == []
        assert session.web.page("https://courier.example/a").state is State.READ
        assert session.web.page("https://courier.example/b") is None
        assert (session.web.feeds(), session.web.next_at()) == ([], None)


def test_a_host_that_calls_every_page_new_brings_none_back_that_has_come_to_rest(tmp_path):
    later = NOW + timedelta(days=90)
    with SqlLedger(tmp_path / "l.db").writing() as session:
        session.web.want(entries("a"), feed=FEED, at=NOW)
        url = "https://courier.example/a"
        had(session, url)
        page = following.visited(session.web.page(url), Visit(url, later), key=None, failure=None)
        session.web.put_page(page)
        session.web.want(entries("a", updated_at=later + timedelta(hours=1)), feed=FEED, at=later)
        assert session.web.due(later + timedelta(hours=2)) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["want", "ask", "have"]), URLS), max_size=8))
def test_no_page_is_lost_and_none_is_wanted_twice(tmp_path_factory, steps):
    wanted, read = set(), set()
    with SqlLedger(tmp_path_factory.mktemp("l") / "l.db").supposing() as session:
        for what, urls in steps:
            if what == "want":
                fresh = session.web.want(map(Entry, urls), feed=FEED, at=NOW)
                assert fresh == len(set(urls) - wanted - read)
                wanted |= set(urls) - read
            elif what == "ask":
                asked = [each.url for each in session.web.ask(urls, at=NOW)]
                assert len(asked) == len(set(asked))
                wanted |= set(asked)
                read -= set(asked)
            else:
                for url in set(urls) & wanted:
                    had(session, url)
                    wanted.discard(url)
                    read.add(url)
            due = [asked.url for asked in session.web.due(NOW)]
            assert len(due) == len(set(due))
            assert set(due) == wanted
