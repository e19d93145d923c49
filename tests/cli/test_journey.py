"""The view of a run: counts, hosts, reasons, what is left; quiet where nobody looks."""

from types import SimpleNamespace

import pytest

from cli.test_progress import attached
from sayso.cli.intake import _gone
from sayso.cli.journey import journey
from sayso.types.view import Added

NEW = Added("n1", "x", new=True)
KNOWN = Added("n2", "x", new=False)


def page(n, left, **about):
    return Added(f"n{n}", "x", new=True, url=f"https://h{n}.example/a", left=left, **about)


def test_everything_is_counted_and_each_failure_gets_its_line(capsys):
    with journey() as way:
        for each in (
            NEW,
            KNOWN,
            page(3, 2, edit=True),
            Added(None, "y", new=False, failure="cannot read y: no\n"),
        ):
            way.step(each)
        for n in range(9):
            way.step(Added(None, "z", new=False, later=f"its host {n} wants rest"))
    tally = way.tally
    assert (tally.new, tally.edits, tally.known, tally.failed, tally.later, tally.done) == (
        2,
        1,
        1,
        1,
        9,
        13,
    )
    assert (
        tally.told(copies=1)
        == "2 added (1 of them copies, 1 edits), 1 known before, 1 failed, 9 put off"
    )
    shown = capsys.readouterr().err
    assert "sayso: cannot read y: no" in shown
    assert shown.count("put off") == 3


def test_what_was_kept_unread_is_told_and_a_remark_counts_for_nothing(capsys):
    with journey() as way:
        way.step(NEW)
        for n in range(5):
            way.step(Added(f"f{n}", "x", new=True, unread=f"no model for {n}"))
        way.step(Added(None, "y", new=False, remark="y: no earlier capture is known to z"))
    assert (
        way.tally.told(copies=2)
        == "6 added (2 of them copies, 5 not read), 0 known before, 0 failed"
    )
    shown = capsys.readouterr().err
    assert shown.count("kept, not read") == 3
    assert "sayso: y: no earlier capture is known to z" in shown


def test_a_run_without_edits_or_copies_says_less():
    with journey() as way:
        way.step(NEW)
    assert way.tally.told(copies=0) == "1 added, 0 known before, 0 failed"


def test_a_terminal_sees_counts_hosts_and_what_is_left(monkeypatch):
    terminal = attached(monkeypatch)
    with journey() as way:
        for n in range(9):
            way.step(page(n, 8 - n))
        way.step(Added(None, "y", new=False, failure="cannot read [b]\x1b[2J: it is empty"))
        assert "sayso: cannot read [b]" in terminal.shown
    assert "10/9 articles" in terminal.shown or "9/9 articles" in terminal.shown
    assert "h8.example: 1 added" in terminal.shown
    assert "and 3 more hosts" in terminal.shown
    assert "left" in terminal.shown
    assert "\x1b[2J" not in terminal.sent


def test_who_looks_on_learns_of_copies_while_the_run_goes_on(monkeypatch):
    terminal = attached(monkeypatch)
    monkeypatch.setattr("sayso.cli.intake.JUDGED", -1.0)
    judged = []
    desk = SimpleNamespace(judge=lambda: judged.append(1), copied=len)
    with journey() as way:
        _gone(desk, way, [page(n, 4 - n) for n in range(5)], as_json=False)
        way.step(page(9, 0))
    assert len(judged) == 4
    assert "6 added (5 of them copies)" in terminal.shown


@pytest.mark.parametrize("quiet", [True, False])
def test_nothing_is_drawn_where_nobody_looks(monkeypatch, capsys, quiet):
    if quiet:
        terminal = attached(monkeypatch)
    with journey(quiet=quiet) as way:
        for n in range(5):
            way.step(page(n, 4 - n))
    assert (terminal.sent if quiet else capsys.readouterr().err) == ""


def test_one_article_needs_no_view(monkeypatch):
    terminal = attached(monkeypatch)
    with journey() as way:
        way.step(NEW)
    assert terminal.sent == ""
