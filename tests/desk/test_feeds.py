"""Feeds that are followed: what they name is read once, when its turn comes."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from fetch.servers import served
from sayso.cli import main
from sayso.errors import ReadError, UnknownError
from sayso.types.article import Lineage, Relation
from sayso.wiring import open_ledger
from webs import rss, told

pytestmark = pytest.mark.loopback


def test_a_feed_is_followed_and_what_it_names_is_read_once(desk):
    with served(a=told(1), b=told(2)) as host:
        lineage = '<source url="https://vpa.example/rss">VPA</source>'
        host.pages["/feed"] = rss(f"{host.url}/a", f"{host.url}/b", extra=lineage)
        feed, others = desk.follow(f"{host.url}/feed")
        assert (feed.title, feed.kind, feed.pages, feed.waiting, others) == (
            "Courier",
            "RSS",
            2,
            2,
            [],
        )
        first = list(desk.refresh())
        again = list(desk.refresh())
    assert [f.new for f in first] == [True, True]
    assert again == []
    [page] = desk.came_by(first[0].key)
    assert (page.feed, page.lineage) == (f"{host.url}/feed", ("VPA", "https://vpa.example/rss"))
    told_of = Lineage(Relation.SUPPLIED_BY, "VPA", "https://vpa.example/rss")
    assert told_of in desk.article(first[0].key).reading.article.lineage


def test_a_page_leads_to_its_feeds(desk):
    link = '<link rel="alternate" type="application/rss+xml" title="{0}" href="/{0}">'
    page = f"<html><head>{link.format('feed')}{link.format('sport')}</head><p>Hello".encode()
    with served(
        home=page, feed=rss(), **{"robots.txt": b"Sitemap: /s.xml"}, bare=b"<html><p>x"
    ) as host:
        feed, others = desk.follow(f"{host.url}/home")
        assert feed.url == f"{host.url}/feed"
        assert others == [f"{host.url}/sport", f"{host.url}/s.xml"]
    with served(bare=b"<html><p>x") as host, pytest.raises(ReadError, match="a page, no feed"):
        desk.follow(f"{host.url}/bare")


def test_an_index_of_sitemaps_is_followed_into_them(desk):
    with served(a=told(1), b=told(2)) as host:
        for name, page in (("s1", "a"), ("s2", "b")):
            body = f"<urlset><url><loc>{host.url}/{page}</loc></url></urlset>".encode()
            host.pages[f"/{name}"] = (200, {"Content-Type": "application/xml"}, body)
        parts = "".join(
            f"<sitemap><loc>{host.url}/{n}</loc></sitemap>" for n in ("s1", "s2", "gone")
        )
        host.pages["/map"] = f"<sitemapindex>{parts}</sitemapindex>".encode()
        feed, _ = desk.follow(f"{host.url}/map")
        assert (feed.kind, feed.waiting) == ("sitemap index", 2)
        assert len(list(desk.refresh())) == 2


def test_a_feed_of_5000_entries_waits_in_whole_and_survives_a_stop(desk):
    with served() as host:
        urls = [f"{host.url}/p{n}" for n in range(5000)]
        host.pages.update({f"/p{n}": told(n) for n in range(5)})
        host.pages["/feed"] = rss(*urls)
        feed, _ = desk.follow(f"{host.url}/feed")
        assert feed.waiting == 5000
        run = desk.refresh()
        for _ in range(3):
            next(run)
        run.close()
        assert desk.feeds()[0].waiting == 4997


def test_a_broken_feed_is_one_line_and_the_others_go_on(desk):
    with served(a=told(1), bad=rss()) as host:
        host.pages["/good"] = rss()
        desk.follow(f"{host.url}/bad")
        desk.follow(f"{host.url}/good")
        host.pages["/bad"] = b"All quays were closed."
        host.pages["/good"] = rss(f"{host.url}/a")
        found = list(desk.refresh())
    assert [(f.new, f.failure is None) for f in found] == [(False, False), (True, True)]
    assert found[0].failure == (
        f"cannot read {host.url}/bad: it is no feed that can be read; name an RSS, Atom or JSON feed,"
        " a sitemap, or a page that links to one"
    )
    [failing] = [feed for feed in desk.feeds() if feed.failure]
    assert failing.url == f"{host.url}/bad"


def test_a_feed_that_is_not_followed_is_not_asked(desk):
    with served(a=told(1)) as host:
        host.pages["/feed"] = rss(f"{host.url}/a")
        desk.follow(f"{host.url}/feed")
        assert desk.unfollow("Courier").url == f"{host.url}/feed"
        asked = len(host.asked)
        assert list(desk.refresh()) == []
        assert len(host.asked) == asked
    assert desk.feeds() == []
    with pytest.raises(UnknownError, match="sayso feeds"):
        desk.unfollow("Courier")


def test_a_feed_that_says_a_page_changed_brings_it_again_at_once(desk):
    with served(a=told(1)) as host:
        host.pages["/feed"] = rss(f"{host.url}/a")
        desk.follow(f"{host.url}/feed")
        list(desk.refresh())
        at = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
        body = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [
            {"url": f"{host.url}/a", "date_modified": at}]})  # fmt: skip
        host.pages["/feed"] = body.encode()
        host.pages["/a"] = told(1, "is open")
        [found] = desk.refresh()
    assert found.edit


def test_a_forgotten_page_is_not_brought_back_by_its_feed(desk, later):
    with served(a=told(1)) as host:
        host.pages["/feed"] = rss(f"{host.url}/a")
        desk.follow(f"{host.url}/feed")
        [found] = desk.refresh()
        desk.forget(found.key, reason="asked for")
        later.go(days=1)
        assert list(desk.refresh()) == []
        [typed] = desk.add([f"{host.url}/a"])
    assert typed.new  # a person may want it again
    assert desk.doctor() == []


def test_a_scheduler_waits_for_the_next_turn(desk, later):
    naps = []

    def nap(seconds):
        naps.append(seconds)
        later.go(minutes=20)

    with served(a=told(1)) as host:
        host.pages["/feed"] = rss(f"{host.url}/a")
        desk.follow(f"{host.url}/feed")
        run = desk.run(wait=nap)
        rounds = [[]]
        while len(rounds) <= 8:
            each = next(run)
            rounds.append([]) if each is None else rounds[-1].append(each)
    assert [len(r) for r in rounds] == [1, 0, 0, 1, 0, 0, 0, 0, 0]  # the page again after an hour
    assert all(0 < seconds <= 60 for seconds in naps)
    assert 3 <= host.paths().count("/feed") <= 6


def test_who_is_stopped_is_told_how_to_go_on(tmp_path, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    open_ledger(tmp_path / "l.db").close()
    monkeypatch.setattr("sayso.desk.Desk.run", stopped)
    result = CliRunner().invoke(main, ["run", "--ledger", str(tmp_path / "l.db")])
    assert result.exit_code == 130
    assert "the same command goes on from here" in result.output
