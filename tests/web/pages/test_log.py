"""The log in the browser: of one kind, what failed, page by page."""

import re
from datetime import UTC, datetime

import pytest

from sayso.types.kept import Event
from sayso.web.pages.log import LINES

NOW = datetime(2031, 5, 1, tzinfo=UTC)


@pytest.fixture
def full(own):
    with own.desk._ledger.writing() as session:
        for n in range(LINES + 5):
            session.note(
                Event(NOW, "add", f"page-{n}", ok=n % 50 != 0, reason="" if n % 50 else "gone")
            )
        session.note(Event(NOW, "follow", "feed", ok=True))
    return own


def lines(text):
    return re.findall(r">page-(\d+)<", text)


def test_it_goes_on_where_it_ended_without_a_gap(full):
    first = full.get("/log").text
    onward = re.search(r'href="(/log\?before=\d+)" rel="next"', first)[1]
    second = full.get(onward).text
    found = [*lines(first), *lines(second)]
    assert found == [str(n) for n in reversed(range(LINES + 5))]
    assert "From the beginning" in second


def test_it_can_be_of_one_kind_and_of_what_failed(full):
    assert lines(full.get("/log?what=follow").text) == []
    assert lines(full.get("/log?what=add&only=failed").text) == ["100", "50", "0"]
    assert '<option value="follow">' in full.get("/log").text


def test_the_way_on_keeps_what_was_asked_for(full):
    assert "what=add&amp;before=" in full.get("/log?what=add").text
