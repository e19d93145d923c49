"""Addresses and files into a ledger: nothing lost, nothing twice, edits noticed."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from click.testing import CliRunner

from fetch.servers import article, dead, served
from sayso.cli import main
from sayso.desk import intake, open_desk, read_paths
from sayso.types.web import State
from webs import QUICK, rss, tagged, told

pytestmark = pytest.mark.loopback


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
        assert "1 added, 0 known before, 1 failed; 1 article in 1 story" in done.output
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


def test_nothing_but_the_typed_option_lifts_the_guard(tmp_path):
    """No variable of the environment does, in whichever way it might be called."""
    names = ("SAYSO_ALLOW_PRIVATE", "SAYSO_ADD_ALLOW_PRIVATE", "ALLOW_PRIVATE")
    told_so = dict.fromkeys(names, "1")
    with served(a=told(1)) as host:
        at = ["add", f"{host.url}/a", "--delay", "0", "--ledger", str(tmp_path / "l.db")]
        refused = CliRunner().invoke(main, at, env=told_so)
        assert (refused.exit_code, host.asked) == (1, [])
        assert CliRunner().invoke(main, [*at, "--allow-private"]).exit_code == 0


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
