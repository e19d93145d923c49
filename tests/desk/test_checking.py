"""A text that is pasted: found to the letter, cut, put together from two, or altered."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

import sayso
from ledgers import embedder
from sayso.desk import Desk
from sayso.export import lists
from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger
from sayso.types.article import Capture
from sayso.types.reading import Reading
from sayso.wire.ledger import check_wire

NOW = datetime(2031, 3, 3, tzinfo=UTC)
TANKS = """Leak in Osk
The tanks of Osk were looked at on Monday by nine engineers who came from the capital by train.
“We did not find a single leak in the 14 tanks, and the town of Osk has nothing to fear from us today,” minister Ilse Varga said. She walked to the quay.
“Nobody will lose his work at the dye works,” she added. “It was a hard night. The men of the harbour watch were calm, and nobody was left behind on the pier. I thank every one of them for what they did.”
Mayor Tilda Renn said that the pumps had stood still since Friday.
"""


def captured(reading: Reading) -> tuple[Reading, Capture]:
    """The reading with a capture that vouches for its words."""
    body = reading.article.text.encode()
    digest = sha256(body).hexdigest()
    kept = replace(reading, article=replace(reading.article, sha256=digest))
    return kept, Capture("osk.txt", body, media_type="text/plain", sha256=digest)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    ledger = SqlLedger(tmp_path_factory.mktemp("check") / "l.db")
    for outlet, when in (("Osk Daily", "2031-03-03"), ("Halden Wire", "2031-03-03T09:00Z")):
        lead = TANKS.replace("Leak in Osk\n", "Leak in Osk\nOSK, Velland (Halden Wire) — ", 1)
        text = lead if outlet == "Osk Daily" else TANKS
        reading = sayso.read(text, id=outlet, outlet=outlet, published_at=when)
        record(ledger, *captured(reading), embedder(), now=NOW)
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


@pytest.mark.parametrize(
    "text",
    [
        "Are the tanks of Osk leaking?",
        "Engineers found no leaks in the tanks",
        "There was no leak in 40 tanks",
    ],
)
def test_a_claim_is_found_in_other_words_by_what_was_said_of_it(desk, text):
    first = desk.check(text).claims[0]
    assert "a single leak" in first.nearest.said
    assert first.nearest.at in first.claim.statements
    assert first.claim in first.story.claims


@pytest.mark.parametrize(
    "text", ["The queen has opened a hospital", "Unemployment rose to 6 percent", "the"]
)
def test_no_claim_is_like_what_is_of_other_matters(desk, text):
    assert desk.check(text).claims == ()


def test_the_words_most_like_a_text_are_shown_beneath_the_claim(desk):
    check = desk.check("Are the tanks of Osk leaking?")
    told = ["".join(text for text, *_ in row.pieces) for row in lists.checked(check)]
    assert told[0].startswith("Not in these words in this ledger (2 articles")
    assert "In the words most like it:" in told
    assert any("a single leak" in row and "Halden Wire" in row for row in told)
    wire = check_wire(check)
    assert wire["claims"][0]["nearest"]["said"].startswith("“We did not find")


def test_a_figure_alone_is_found_and_no_part_of_one(tmp_path):
    text = "Leak in Osk\nThe bank owed 31,400 crowns, minister Ilse Varga said. She left."
    ledger = SqlLedger(tmp_path / "l.db")
    record(ledger, sayso.read(text, id="a"), None, embedder(), now=NOW)
    with Desk(ledger) as found:
        assert found.check("31,400").found[0].exact
        assert not found.check("400").found
