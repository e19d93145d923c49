"""Addresses and feeds into a ledger: nothing lost, nothing twice, edits noticed."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from fetch.servers import article, dead, served
from sayso.cli import main
from sayso.desk import intake, open_desk, read_paths
from sayso.errors import ReadError, UnknownError
from sayso.types.article import Capture
from sayso.types.web import Manners, State

pytestmark = pytest.mark.loopback
QUICK = Manners(delay=0, tries=1, connect=1, idle=1, total=3, allow_private=True)


@pytest.fixture
def desk(tmp_path):
    with open_desk(tmp_path / "l.db", manners=QUICK) as desk:
        yield desk


def told(n, what="is shut"):
    return article(f"“Quay number {n} {what},” the harbour minister said on Monday.", f"Quay {n}")


def rss(*urls, extra=""):
    items = "".join(f"<item><title>T</title><link>{url}</link>{extra}</item>" for url in urls)
    body = f'<rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'
    return (200, {"Content-Type": "application/rss+xml"}, body.encode())


def tagged(body, tag='"1"'):
    """A page that is the same for who knows its tag."""

    def answer(handler):
        if handler.headers.get("If-None-Match") == tag:
            return (304, {"Content-Length": "0"}, b"")
        return (200, {"ETag": tag}, body)

    return answer


class Later:
    """Moves the desk's clock."""

    def __init__(self, monkeypatch):
        self.shift = timedelta()
        monkeypatch.setattr(intake.person, "now", self.now)
        monkeypatch.setattr("sayso.fetch.clock.Clock.now", lambda _: self.now())

    def now(self):
        return datetime.now(UTC) + self.shift

    def go(self, **by):
        self.shift += timedelta(**by)


@pytest.fixture
def later(monkeypatch):
    return Later(monkeypatch)


def test_an_address_is_an_article_by_the_address_it_led_to(desk):
    with served(a=(301, {"Location": "/b"}, b""), b=told(1)) as host:
        [found] = desk.add([f"{host.url}/a#top"])
        assert desk.article(found.key).reading.article.url == f"{host.url}/b"
    assert (found.new, found.failure, found.left) == (True, None, 0)
    assert [page.url for page in desk.came_by(found.key)] == [f"{host.url}/a"]


def test_an_address_is_read_without_a_ledger_too():
    with served(a=told(1), b=(404, {}, b"")) as host:
        good, bad = read_paths([f"{host.url}/a", f"{host.url}/b"], manners=QUICK)
    assert good.statements
    assert "there is no such page" in bad.failure


def test_an_unchanged_page_costs_nothing_and_is_known(desk):
    with served(a=tagged(told(1))) as host:
        [first] = desk.add([f"{host.url}/a"])
        [again] = desk.add([f"{host.url}/a"])
    assert (again.key, again.new, again.failure) == (first.key, False, None)
    assert host.asked[-1][2]["if-none-match"] == '"1"'


def test_files_and_addresses_go_together_and_each_failure_is_named_in_the_log(desk, tmp_path):
    (tmp_path / "a.txt").write_text("“It is shut,” the minister said on Monday in Skarn.")
    with served(a=told(1), b=(500, {}, b""), c=article("No.")) as host:
        paths = [
            f"{host.url}/b",
            str(tmp_path / "a.txt"),
            "ftp://x.example/",
            f"{host.url}/a",
            f"{dead()}/x",
        ]
        found = list(desk.add(paths))
    assert (
        sorted((f.new, f.failure is None) for f in found)
        == [(False, False)] * 3 + [(True, True)] * 2
    )
    failed = {event.subject for event in desk.log(failed=True)}
    assert {f"{host.url}/b", "ftp://x.example/"} < failed
    assert len(failed) == 3


def test_a_run_that_is_stopped_anywhere_goes_on_there(tmp_path, monkeypatch):
    """Stopped between the two transactions of a page, and after them."""
    desk = open_desk(tmp_path / "l.db", manners=replace(QUICK, hosts=1))
    real, count = intake.following.visited, 0

    def stopping(*args, **about):
        nonlocal count
        count += 1
        if count in (2, 3, 5):
            raise KeyboardInterrupt
        return real(*args, **about)

    monkeypatch.setattr(intake.following, "visited", stopping)
    with served(**{f"p{n}": told(n) for n in range(6)}) as host:
        urls = [f"{host.url}/p{n}" for n in range(6)]
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                list(desk.add(urls))
        run = desk.add(urls)
        next(run)
        run.close()
        list(desk.add(urls))
        assert sorted(a.url for a in desk.articles()) == urls
        asked = len(host.paths())
        assert asked <= 6 + 4 * 3  # what was done was not asked for again, but what was under way
        list(desk.add(urls))  # a new run asks whether anything has changed
        assert len(host.paths()) == asked + 6


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


def test_an_edited_page_is_a_new_version_and_its_changes_are_told(desk, later):
    with served(a=tagged(told(1), '"1"')) as host:
        [first] = desk.add([f"{host.url}/a"])
        assert list(desk.refresh()) == []  # its turn has not come
        later.go(hours=2)
        [same] = desk.refresh()
        assert (same.new, same.key) == (False, first.key)
        host.pages["/a"] = tagged(told(1, "is open"), '"2"')
        assert list(desk.refresh()) == []  # the pause has grown
        later.go(hours=4)
        [edited] = desk.refresh()
    assert (edited.new, edited.edit) == (True, True)
    assert desk.came_by(first.key) == desk.came_by(edited.key)
    one, two = desk.versions(edited.key)
    assert (one.key, two.key) == (first.key, edited.key)
    assert "open" in " ".join(edit.difference or edit.said for edit in two.edits), two.edits


def test_pauses_grow_and_end(desk, later):
    with served(a=tagged(told(1))) as host:
        list(desk.add([f"{host.url}/a"]))
        for _ in range(24 * 100):
            later.go(hours=1)
            list(desk._intake.due())
    hours = len(host.paths()) - 1
    assert 10 <= hours <= 20  # 1, 3, 9, 27, 81 hours, then weekly for sixty days


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


def test_pages_of_a_host_that_wants_rest_wait_and_are_not_failures(desk, later):
    with served(a=(429, {"Retry-After": "3600"}, b""), b=told(2)) as host:
        first, second = desk.add([f"{host.url}/a", f"{host.url}/b"])
        assert "left alone" in second.later
        assert (first.failure, second.failure) == (None, None)
        assert desk.log(failed=True) == []
        assert list(desk.refresh()) == []
        host.pages["/a"] = told(1)
        later.go(hours=2)
        desk._web._shut.clear()
        assert [f.new for f in desk.refresh()] == [True, True]


def test_what_may_pass_is_tried_again_later_and_what_is_gone_is_not(desk, later):
    with served(a=(500, {}, b""), b=(404, {}, b"")) as host:
        list(desk.add([f"{host.url}/a", f"{host.url}/b"]))
        later.go(hours=3)
        host.pages["/a"] = told(1)
        [found] = desk.refresh()
    assert found.new
    with desk._ledger.reading() as session:
        assert session.web.page(f"{host.url}/b").state is State.FAILED


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


def test_the_commands_say_what_came_of_it(tmp_path):
    def run(*words):
        at = [*words, "--ledger", str(tmp_path / "l.db")]
        return CliRunner().invoke(main, at, env={"COLUMNS": "200"})

    web = ("--allow-private", "--delay", "0")
    with served(a=told(1), b=told(2), c=(404, {}, b"")) as host:
        source = '<source url="https://vpa.example/">VPA</source>'
        host.pages["/feed"] = rss(f"{host.url}/a", f"{host.url}/c", extra=source)
        refused = run("add", f"{host.url}/b")
        assert refused.exit_code == 1
        assert "private network" in refused.output
        assert host.asked == []
        assert "RSS" in run("follow", f"{host.url}/feed", *web).output
        done = run("refresh", *web)
        assert done.exit_code == 1
        assert "1 added, 0 known before, 1 failed; 1 articles in 1 stories" in done.output
        assert f"cannot read {host.url}/c: there is no such page" in done.output
        assert f"{host.url}/c" in run("log", "--failed").output
        key = json.loads(run("articles", "--json").output)["key"]
        shown = " ".join(run("article", key).output.split())
        assert f"named by {host.url}/feed · from VPA https://vpa.example/" in shown
        [page] = json.loads(run("article", key, "--json").output)["pages"]
        assert page["source"] == {"name": "VPA", "url": "https://vpa.example/"}
        assert "2 pages" in run("feeds").output
        assert json.loads(run("feeds", "--json").output)["kind"] == "RSS"
        assert json.loads(run("add", f"{host.url}/b", "--json", *web).output)["new"] is True
        assert run("run", "--rounds", "1", *web).exit_code == 0
        read = CliRunner().invoke(main, ["read", f"{host.url}/b", *web])
        assert "Quay number 2" in read.output
        assert "no longer followed" in run("unfollow", f"{host.url}/feed").output
        assert "No feed yet" in run("feeds").output
        some = run("follow", f"{host.url}/a", f"{host.url}/feed", *web)
        assert some.exit_code == 1
        assert "a page, no feed" in some.output
        assert "RSS" in some.output


def test_who_is_stopped_is_told_how_to_go_on(tmp_path, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.desk.Desk.run", stopped)
    result = CliRunner().invoke(main, ["run", "--ledger", str(tmp_path / "l.db")])
    assert result.exit_code == 130
    assert "the same command goes on from here" in result.output


def test_the_log_names_as_many_failures_as_are_wanted(desk, tmp_path):
    list(desk.add(f"ftp://x.example/{n}" for n in range(120)))
    at = ["log", "--failed", "--json", "--ledger", str(tmp_path / "l.db")]
    assert len(CliRunner().invoke(main, at).output.splitlines()) == 100
    assert len(CliRunner().invoke(main, [*at, "--limit", "500"]).output.splitlines()) == 120


def test_a_capture_of_the_web_is_kept_to_the_byte(desk):
    body = told(1)
    with served(a=body) as host:
        [found] = desk.add([f"{host.url}/a"])
    kept = desk.article(found.key)
    with desk._ledger.reading() as session:
        assert session.body(kept.sha256) == body
    assert isinstance(Capture("x", b"", sha256=""), Capture)


def test_a_program_that_is_killed_loses_no_page_and_reads_none_twice(tmp_path):
    """Killed by the hosts themselves, in the midst of two answers."""
    child, deadly = [], {"/p3", "/p9"}

    def page(n):
        def answer(handler):
            if handler.path in deadly:
                deadly.discard(handler.path)
                child[-1].kill()
            return told(n)

        return answer

    with served(**{f"p{n}": page(n) for n in range(12)}) as host:
        urls = [f"{host.url}/p{n}" for n in range(12)]
        command = [sys.executable, "-m", "sayso", "add", "--allow-private", "--delay", "0", *urls]
        told_of = {
            **os.environ,
            "PYTHONPATH": ":".join(sys.path),
            "SAYSO_LEDGER": str(tmp_path / "l.db"),
        }
        codes = []
        for _ in range(3):
            child.append(subprocess.Popen(command, env=told_of, stdout=-3, stderr=-3))
            codes.append(child[-1].wait(60))
        assert codes == [-9, -9, 0]
        with open_desk(tmp_path / "l.db") as desk:
            assert sorted(a.url for a in desk.articles()) == sorted(urls)
            assert desk.doctor() == []
