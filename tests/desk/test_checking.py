"""A text that is pasted: found to the letter, cut, put together from two, or altered."""

from datetime import UTC, datetime

import pytest

import sayso
from ledgers import embedder
from sayso.desk import Desk
from sayso.export import lists
from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger

NOW = datetime(2031, 3, 3, tzinfo=UTC)
TANKS = """Leak in Osk
The tanks of Osk were looked at on Monday by nine engineers who came from the capital by train.
“We did not find a single leak in the 14 tanks, and the town of Osk has nothing to fear from us today,” minister Ilse Varga said. She walked to the quay.
“Nobody will lose his work at the dye works,” she added. “It was a hard night. The men of the harbour watch were calm, and nobody was left behind on the pier. I thank every one of them for what they did.”
Mayor Tilda Renn said that the pumps had stood still since Friday.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    ledger = SqlLedger(tmp_path_factory.mktemp("check") / "l.db")
    for outlet, when in (("Osk Daily", "2031-03-03"), ("Halden Wire", "2031-03-03T09:00Z")):
        lead = TANKS.replace("Leak in Osk\n", "Leak in Osk\nOSK, Velland (Halden Wire) — ", 1)
        text = lead if outlet == "Osk Daily" else TANKS
        reading = sayso.read(text, id=outlet, outlet=outlet, published_at=when)
        record(ledger, reading, None, embedder(), now=NOW)
    list(refresh(ledger, now=NOW))
    with Desk(ledger) as found:
        yield found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We did find a single leak in the 14 tanks", "[-not-]"),
        ("We did not find a single leak in the 40 tanks", "[-14-] {+40+}"),
        ("the town of Brunne has nothing to fear from us", "[-Osk-] {+Brunne+}"),
        ("the town of Osk has much to fear from us", "[-nothing-] {+much+}"),
        ("The men of the harbour watch were not calm", "{+not+} calm"),
        ("Everybody was left behind on the pier", "{+Everybody+}"),
        ("the pumps had not stood still since Friday", "{+not+} stood"),
        (
            "We did not find a single leak in the 14 tanks, and nobody will lose his work at the dye works",
            "[…]",
        ),
    ],
)
def test_an_altered_text_is_found_and_what_was_altered_shown(desk, text, shown):
    found = desk.check(text).found
    assert found
    assert not any(each.exact for each in found)
    assert shown in found[0].difference


def test_only_the_sentences_in_question_are_shown(desk):
    (first, _) = desk.check("The men of the harbour watch were not calm").found
    assert "hard night" not in first.difference


def test_of_a_part_to_the_letter_what_is_left_out_is_told(desk):
    check = desk.check("We did not find a single leak in the 14 tanks")
    assert check.found[0].exact
    assert "[-and the town of Osk has nothing to fear" in check.found[0].difference
    told = "".join(text for row in lists.checked(check) for text, *_ in row.pieces)
    assert "there it is part of more" in told


@pytest.mark.parametrize(
    "text", ['"It was a hard night."', "It was a hard night.", "Nobody was left behind"]
)
def test_other_marks_and_a_first_capital_are_to_the_letter(desk, text):
    assert desk.check(text).found[0].exact


@pytest.mark.parametrize("text", ["Somebody lost his work at the mill", "It was night", "…"])
def test_what_nobody_said_is_not_found(desk, text):
    assert desk.check(text).found == ()


def test_of_one_day_whom_the_copy_has_it_from_is_first(desk):
    found = desk.check("It was a hard night.").found
    assert [each.quotation.outlet for each in found] == ["Halden Wire", "Osk Daily"]
