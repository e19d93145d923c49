"""Sentences that recall a request, and what is told as done beside it."""

import pytest

from sayso.judge.lines import Asked, Line
from sayso.judge.recalled import asked_by, done_beside, recalling, received
from sayso.types.mention import EntityKind
from sayso.types.span import Span
from sayso.types.story import Party

BOARD = Party("p1", "Safety Board", kind=EntityKind.ORGANIZATION)
FIRM = Party("p2", "Dalka Pumps", kind=EntityKind.ORGANIZATION)
ASKED = Asked((BOARD,), (FIRM,), ("to hand over the logs",), since=None, statements=frozenset())


def line(text: str) -> Line:
    found = Line(None, 0, Span(0, len(text)))  # type: ignore[arg-type]
    found.__dict__["text"] = text
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Dalka Pumps published the logs, as the Safety Board had asked.",
        "The logs, for which the Safety Board has been calling, will stay closed.",
        "Dalka Pumps rejected the Safety Board’s request.",
        "The firm answered a demand from the Safety Board.",
    ],
)
def test_a_request_is_recalled_by_its_noun_or_by_a_clause(text):
    assert asked_by(ASKED, line(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Safety Board opened a new office on Monday.",
        "Dalka Pumps asked the Safety Board for its address.",
        "As the mayor had asked, the Safety Board closed the road.",
    ],
)
def test_nothing_is_recalled_where_they_did_not_ask(text):
    assert not recalling(ASKED, line(text))


def test_what_who_asked_has_done_is_no_deed_of_those_asked():
    told = line("The Safety Board published the names of the pumps for which it had asked.")
    assert done_beside(ASKED, told, recalling(ASKED, told)) == []
    told = line("Dalka Pumps published the logs, as the Safety Board had asked.")
    assert len(done_beside(ASKED, told, recalling(ASKED, told))) == 1


def test_who_asked_has_it_by_what_it_received_or_what_reached_it():
    assert received(ASKED, line("The Safety Board received the logs on Thursday."))
    assert received(ASKED, line("The logs reached the Safety Board at noon."))
    assert not received(ASKED, line("The Safety Board has not received the logs."))
    assert not received(ASKED, line("The Safety Board was received politely."))
