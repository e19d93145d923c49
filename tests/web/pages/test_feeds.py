"""Feeds in the browser: follow, refresh, unfollow, with their news and what went wrong."""

import html
import re

import pytest

from fetch.servers import served
from intakes import ended, told
from sayso.web.pages import feeds as pages

pytestmark = pytest.mark.loopback


def text_of(client, address="/feeds"):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", client.get(address).text).split()))


def rss(*urls):
    items = "".join(f"<item><title>T</title><link>{url}</link></item>" for url in urls)
    body = (
        f'<rss version="2.0"><channel><title>Orsk &lt;b&gt;Courier</title>{items}</channel></rss>'
    )
    return (200, {"Content-Type": "application/rss+xml"}, body.encode())


def test_a_feed_is_followed_refreshed_and_unfollowed(near, token):
    with served(a=told(1), b=told(2)) as host:
        host.pages["/feed"] = rss(f"{host.url}/a", f"{host.url}/b")
        near.post("/feeds", data={"addresses": f"{host.url}/feed", "token": token})
        [task] = ended(near)
        assert [each.fared.value for each in task.outcomes] == ["followed"]
        assert "it names 2 that wait to be read" in task.outcomes[0].told
        page = near.get("/feeds").text
        assert "Courier" in page
        assert "<b>Courier" not in page
        assert re.search(r'data-of="News">2<', page)
        near.post("/feeds/refresh", data={"token": token})
        assert ended(near)[0].told in ("2 read", "1 read, 1 copy")
        assert re.search(r'data-of="News">0<', near.get("/feeds").text)
        near.post("/feeds/unfollow", data={"url": f"{host.url}/feed", "token": token})
    assert "No feed is followed" in text_of(near)
    assert near.desk.size()[0] == 2


def test_what_stands_in_a_feeds_way_is_told(near, token):
    with served(feed=rss()) as host:
        near.post("/feeds", data={"addresses": f"{host.url}/feed", "token": token})
        ended(near)
        host.pages["/feed"] = (500, {}, b"")
        near.post("/feeds/refresh", data={"token": token})
        assert ended(near)[0].told == "1 failed"
    assert "500" in text_of(near)


def test_what_is_no_feed_is_told_where_it_was_asked_for(near, token):
    with served(a=told(1)) as host:
        near.post("/feeds", data={"addresses": f"{host.url}/a", "token": token})
        [task] = ended(near)
    assert [each.fared.value for each in task.outcomes] == ["failed"]
    assert near.desk.feeds() == []


def test_the_feeds_page_says_whether_it_is_on_and_turns_it(near, token):
    def stands():
        return re.search(r"Schedule: (\w+)", text_of(near))[1]

    assert stands() == "off"
    assert near.post("/feeds/schedule", data={"on": "yes", "token": token}).status_code == 303
    assert stands() == "on"
    assert near.post("/feeds/schedule", data={"token": token}).status_code == 303
    assert stands() == "off"
    assert near.post("/feeds/schedule", data={"on": "yes"}).status_code == 403
    assert ended(near) == []


def test_feeds_go_on_page_by_page(near, token, monkeypatch):
    monkeypatch.setattr(pages, "PAGE", 2)
    with served(a=rss(), b=rss(), c=rss()) as host:
        for name in "abc":
            near.post("/feeds", data={"addresses": f"{host.url}/{name}", "token": token})
            ended(near)
        first, rest = near.get("/feeds").text, near.get("/feeds?after=2").text
    assert [page.count('aria-label="Unfollow') for page in (first, rest)] == [2, 1]
    assert 'href="/feeds?after=2" rel="next"' in first
    assert 'href="/feeds">From the beginning' in rest
