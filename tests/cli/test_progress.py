import re
import sys

import pytest

from sayso.cli.progress import course


class Terminal:
    """A standard error that says it is a terminal, and keeps what it is sent."""

    encoding = "utf-8"

    def __init__(self):
        self.sent = ""

    @property
    def shown(self):
        return re.sub("\x1b\\[[0-9;]*m", "", self.sent)

    def isatty(self):
        return True

    def write(self, text):
        self.sent += text
        return len(text)

    def flush(self):
        pass


def attached(monkeypatch):
    """A terminal in the place of standard error."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    return sys.stderr


def test_a_failure_gets_its_line_and_is_counted(capsys):
    with course(bar=False, expected=None) as under_way:
        under_way.step(None)
        under_way.step("cannot read a\x1b[2J\nb: it is not text")
    assert (under_way.read, under_way.failed) == (2, 1)
    assert capsys.readouterr().err == "sayso: cannot read a\ufffd[2J b: it is not text\n"


def test_a_bar_counts_the_articles_and_is_gone_at_the_end(monkeypatch):
    terminal = attached(monkeypatch)
    with course(bar=True, expected=3) as under_way:
        under_way.step(None)
        under_way.step("cannot read [b]: it is empty")
    assert "2/3 articles" in terminal.shown
    assert "sayso: cannot read [b]: it is empty\n" in terminal.shown
    assert terminal.sent.endswith("\x1b[2K")


@pytest.mark.parametrize(("expected", "steps"), [(1, 1), (None, 1)])
def test_one_article_needs_no_bar(monkeypatch, expected, steps):
    terminal = attached(monkeypatch)
    with course(bar=True, expected=expected) as under_way:
        for _ in range(steps):
            under_way.step(None)
    assert terminal.sent == ""


def test_a_stream_gets_its_bar_with_the_second_article(monkeypatch):
    terminal = attached(monkeypatch)
    with course(bar=True, expected=None) as under_way:
        under_way.step(None)
        assert terminal.sent == ""
        under_way.step(None)
    assert "2/? articles" in terminal.shown
