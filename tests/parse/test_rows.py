"""Rows of JSONL."""

import json
import pickle
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.parse import article
from sayso.types.article import Capture, ZoneKind

LEAD = "All of the quays were closed on Monday after the storm, the harbour office said in a note."


def read(row, url="rows.jsonl:7"):
    body = row if isinstance(row, bytes) else json.dumps(row).encode()
    return article(Capture(url, body, media_type="application/x-sayso-row", sha256="f" * 64))


def test_a_row_gives_all_that_its_caller_knows():
    found = read(
        {
            "id": "n03",
            "url": "https://www.courier.example/a/1",
            "title": "Port shut",
            "published_at": "2031-04-03T14:05:00+02:00",
            "outlet": "The Courier",
            "language": "en-GB",
            "text": f"Port shut\r\n{LEAD}",
        }
    )
    assert found.text == f"Port shut\r\n{LEAD}"
    assert (found.key, found.url) == ("n03", "https://www.courier.example/a/1")
    assert found.published_at == datetime(2031, 4, 3, 12, 5, tzinfo=UTC)
    assert (found.outlet.name, found.outlet.domain) == ("The Courier", "courier.example")
    assert (found.language, found.title, found.sha256) == ("en-GB", "Port shut", "f" * 64)
    assert not found.warnings


def test_the_other_names_of_date_and_outlet_are_known():
    found = read({"text": LEAD, "date": "2024-10-18", "publisher": "The Courier"})
    assert found.published_at == datetime(2024, 10, 18, tzinfo=UTC)
    assert found.outlet.name == "The Courier"


def test_what_is_absent_null_or_blank_is_unknown():
    found = read({"text": LEAD, "id": None, "url": "", "title": None, "outlet": " "})
    assert (found.key, found.url, found.title, found.outlet.name) == (None, None, None, None)


def test_a_number_serves_as_id():
    assert read({"text": LEAD, "id": 12}).key == "12"


def test_the_title_is_a_zone_where_the_text_begins_with_it():
    found = read({"text": f"“Port shut”\n{LEAD}", "title": '"Port shut"'})
    assert found.zones[0].kind is ZoneKind.TITLE


def test_the_title_is_no_zone_where_the_text_does_not_hold_it():
    found = read({"text": f"Ferries adrift\n{LEAD}", "title": "Port shut"})
    assert found.title == "Port shut"
    assert ZoneKind.TITLE not in {zone.kind for zone in found.zones}


def test_a_language_is_read_off_the_text_where_none_is_given():
    assert read({"text": LEAD}).language == "en"


def test_a_date_that_is_not_understood_is_a_warning_and_no_refusal():
    found = read({"text": LEAD, "date": "last Tuesday"})
    assert found.published_at is None
    assert "last Tuesday" in found.warnings[0]


@pytest.mark.parametrize("date", [20241018, ["2024"], "0001-01-01T00:00:00+14:00", "2024-13-40"])
def test_an_impossible_date_is_a_warning(date):
    found = read({"text": LEAD, "date": date})
    assert found.published_at is None
    assert len(found.warnings) == 1


def test_a_language_that_is_no_code_is_a_warning():
    found = read({"text": LEAD, "language": "English"})
    assert found.language == "en"
    assert "BCP 47" in found.warnings[0]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b'{"text": "a', "not JSON"),
        (b"", "not JSON"),
        (b'["text"]', "a list, not an object"),
        (b'"text"', "a string, not an object"),
        (b"{}", "it has no text"),
        (b'{"text": null}', "it has no text"),
        (b'{"text": 12}', "its text is a number, not a string"),
        (b'{"text": ["a"]}', "its text is a list, not a string"),
        (b'{"text": " "}', "it is empty"),
        (b'{"text": "a", "id": {}}', "its id is an object"),
        (b'{"text": "a", "id": true}', "its id is true or false"),
        (b'{"text": "a", "title": 3}', "its title is a number"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b"[" * 200_000, "nested too deep"),
        (b'{"text": ' + b"9" * 5000 + b"}", "not JSON"),
    ],
)
def test_a_row_that_is_none_is_refused_by_its_name(row, reason):
    with pytest.raises(ReadError, match=reason) as caught:
        read(row)
    assert caught.value.subject == "rows.jsonl:7"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_half_a_surrogate_pair_is_replaced_and_moves_no_offset():
    found = read(b'{"text": "a \\ud83d b said so"}')
    assert found.text == "a \ufffd b said so"
    assert found.warnings
    found.text.encode()


def test_a_whole_surrogate_pair_is_one_character():
    assert read(b'{"text": "\\ud83d\\ude42 he said"}').text == "🙂 he said"


@settings(deadline=None)  # the first text may load the language model
@given(st.text(min_size=1).filter(str.strip))
def test_every_text_is_kept_to_the_character(text):
    assert read({"text": text}).text == text
