from dataclasses import replace
from datetime import date

import pytest

from sayso.export.called import replied, stands, takes
from sayso.types.mention import EntityKind
from sayso.types.story import (
    Amount,
    AskState,
    Party,
    Reference,
    Reply,
    Stance,
    StanceKind,
    StoryAsk,
)
from sayso.wire.ledger import ask_wire, stance_wire

DAY, AT = date(2031, 4, 9), Reference("n1", "s2")
LIKELY = Reply(AskState.MET, DAY, AT, likely=True)


def test_a_reply_that_is_only_likely_is_told_so():
    assert replied(Reply(AskState.MET_IN_PART, DAY, AT)) == "met in part"
    assert replied(Reply(AskState.REFUSED, DAY, AT, likely=True)) == "perhaps refused"


@pytest.mark.parametrize(
    ("state", "replies", "told"),
    [
        (AskState.SILENT, (), "no reply on record"),
        (AskState.SILENT, (replace(LIKELY, faint=True),), "no sure reply on record"),
        (AskState.MET, (LIKELY,), "perhaps met"),
        (AskState.REFUSED, (Reply(AskState.REFUSED, DAY, AT), LIKELY), "refused"),
    ],
)
def test_an_ask_with_likely_replies_alone_stands_only_perhaps(state, replies, told):
    ask = StoryAsk(
        "a1", "to stop", by=(), to=(), day=DAY, statements=(), state=state, replies=replies
    )
    assert stands(ask) == told


def test_the_wire_marks_a_likely_reply_and_no_other():
    replies = (Reply(AskState.MET, DAY, AT), Reply(AskState.MET, DAY, AT, likely=True))
    asked = StoryAsk("a1", "to stop", by=(), to=(), day=DAY, statements=(), replies=replies)
    told = ask_wire(asked)["replies"]
    assert [each.get("likely") for each in told] == [None, True]
    assert "likely" not in ask_wire(asked)
    assert ask_wire(replace(asked, state=AskState.MET, replies=(LIKELY,)))["likely"]


@pytest.mark.parametrize(
    ("kind", "one", "many"),
    [
        (StanceKind.DENIES, "denies", "deny"),
        (StanceKind.NOT_CONFIRMED, "has not confirmed", "have not confirmed"),
        (StanceKind.DID_NOT_RESPOND, "did not respond", "did not respond"),
    ],
)
def test_a_verb_goes_with_one_party_or_with_a_group(kind, one, many):
    of_one = Party("p1", "Dravia", kind=EntityKind.GOVERNMENT)
    of_many = Party("p2", "port workers", kind=EntityKind.GROUP)
    stance = Stance("c1", "p1", kind, day=None, at=Reference("n1", "s1"))
    assert (takes(stance, of_one), takes(stance, of_many), takes(stance, None)) == (one, many, one)


@pytest.mark.parametrize(
    ("kind", "low", "high", "told"),
    [
        (StanceKind.ASSERTS, 520, 520, "asserts another figure: 520"),
        (StanceKind.CONFIRMS, 1200, None, "confirms another figure: 1,200 or more"),
        (StanceKind.DISPUTES_FIGURE, None, 58, "disputes the figure and gives up to 58"),
    ],
)
def test_who_gives_another_figure_is_told_with_it(kind, low, high, told):
    own = Amount("f1", low, high)
    stance = Stance("c1", "p1", kind, day=None, at=Reference("n1", "s1"), gives=own)
    assert takes(stance, None) == told
    assert stance_wire(stance)["gives"] == {"figure": "f1", "low": low, "high": high}
