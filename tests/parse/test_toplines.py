"""Lines at the head of a text that are nothing but outlet, writers and date."""

import hashlib

import pytest

from sayso.parse import article
from sayso.parse.toplines import head, told
from sayso.types.article import Capture, DateKind, ZoneKind

LEAD = "All of the quays were closed on Monday after the storm, the harbour office said in a note."


def read(text):
    body = text.encode()
    digest = hashlib.sha256(body).hexdigest()
    return article(Capture("a.txt", body, media_type="text/plain", sha256=digest))


@pytest.mark.parametrize(
    ("line", "outlet", "writers", "date"),
    [
        ("The Brunne Courier, 4 March 2031", "The Brunne Courier", (), "4 March 2031"),
        ("By Ada Holt | Halden Wire | 2031-03-04 14:10", "Halden Wire", ("Ada Holt",), "2031-03-04 14:10"),
        ("Halden Wire, March 4, 2031", "Halden Wire", (), "March 4, 2031"),
        ("Tuesday, 4 March 2031, 14:10 GMT | Halden Wire", "Halden Wire", (), "Tuesday, 4 March 2031, 14:10 GMT"),
        ("Radio Velland – 4 March 2031", "Radio Velland", (), "4 March 2031"),
        ("Halden Wire (2031-03-04)", "Halden Wire", (), "2031-03-04"),
        ("By Ada Holt, Bo Lind and Cy Marr, Halden Wire", "Halden Wire", ("Ada Holt", "Bo Lind", "Cy Marr"), None),
        ("By Ada Holt, political correspondent | 4 March 2031", None, ("Ada Holt",), "4 March 2031"),
        ("By Ada Holt and Bo van Lind", None, ("Ada Holt", "Bo van Lind"), None),
        ("Halden Wire, 13/4/2031", "Halden Wire", (), "13/4/2031"),
        ("4 March 2031", None, (), "4 March 2031"),
    ],
)  # fmt: skip
def test_a_line_of_known_parts_tells_each(line, outlet, writers, date):
    found = told(line)
    assert (found.outlet, found.writers, found.date) == (outlet, writers, date)


def test_a_host_is_told_as_such():
    assert told("haldenwire.example | 2031-03-04").host == "haldenwire.example"


@pytest.mark.parametrize(
    "line",
    [
        "Osk, 4 March 2031",
        "The Hague, 4 March 2031",
        "The Brunne Courier",
        "The Brunne Courier burnt down on 4 March 2031",
        "By Monday the quays were shut, the Halden Wire said on 4 March 2031",
        "By Ada Holt in Osk, 4 March 2031",
        "Halden Wire, 3/4/2031",
        "Halden Wire, March 2031",
        "Halden Wire, 31 June 2031",
        "Brunne Courier and Halden Wire, 4 March 2031",
        "Brunne Courier | Halden Wire | 4 March 2031",
        "Fire shuts port, 4 March 2031",
        "2031",
        "1,1,1,1,1,1",
        "",
        "By Ada Holt | Halden Wire | 4 March 2031" + " | 4 March 2031" * 40,
    ],
)
def test_of_a_line_with_any_other_part_nothing_is_taken(line):
    assert told(line) is None


def test_a_text_has_its_outlet_writers_and_date_from_its_head():
    text = f"Port shut\nBy Ada Holt | Halden Wire | 2031-03-04 14:10\n\n{LEAD}\n"
    found = read(text)
    assert found.text == text
    assert found.title == "Port shut"
    assert (found.outlet.name, found.byline) == ("Halden Wire", ("Ada Holt",))
    assert found.published_at.isoformat() == "2031-03-04T14:10:00+00:00"
    assert [(d.origin, d.written, d.zoned) for d in found.dates] == [
        ("head", "2031-03-04 14:10", False)
    ]
    assert [zone.kind for zone in found.zones] == [ZoneKind.TITLE, ZoneKind.DATELINE, ZoneKind.BODY]


@pytest.mark.parametrize(
    "lines",
    [
        ("Port shut", "Halden Wire | 2031-03-04"),
        ("Halden Wire | 2031-03-04", "Port shut"),
        ("Port shut", "Two ferries adrift", "By Ada Holt, Halden Wire", "4 March 2031"),
        ("Port shut", "Halden Wire, 4 March 2031", "By Ada Holt"),
    ],
)
def test_its_lines_may_stand_above_or_below_the_title_and_be_several(lines):
    found = read("\n".join((*lines, LEAD)))
    assert found.outlet.name == "Halden Wire"
    assert found.published_at.date().isoformat() == "2031-03-04"
    assert found.title == "Port shut"


def test_which_date_is_of_a_change_is_told():
    found = head(f"Port shut\nHalden Wire | Published 4 March 2031 | Updated 6 March 2031\n{LEAD}")
    assert [each.kind for each in found.dates.found] == [DateKind.PUBLISHED, DateKind.UPDATED]
    assert found.dates.published.day == 4


def test_days_that_head_part_after_part_are_no_date_of_the_text():
    text = f"Ten years of storms\n4 March 2021\n{LEAD}\n6 March 2022\n{LEAD}"
    assert read(text).published_at is None
    assert read(f"Port shut\n4 March 2031\n{LEAD}").published_at is not None


def test_further_down_nothing_is_taken():
    text = f"Port shut\n{LEAD}\n" * 3 + "The Brunne Courier, 4 March 2031"
    assert read(text).outlet.name is None
    assert read(text).published_at is None


def test_a_text_without_such_lines_is_as_it_was():
    found = read(f"Port shut\nOSK, March 4 — {LEAD}")
    assert (found.outlet.name, found.byline, found.published_at, found.dates) == (
        None,
        (),
        None,
        (),
    )


def test_a_line_of_very_many_pieces_tells_nothing():
    assert told("By Ada Holt | Halden Wire | 2031-03-04")
    assert told("4 | 3 | 2 | 1 | " * 4 + "4 March 2031") is None


@pytest.mark.parametrize(
    ("lines", "outlet", "date"),
    [
        (["The Brunne Courier", "4 March 2031", "By Ada Holt"], "The Brunne Courier", 2031),
        (["By Ada Holt", "Halden Wire", "4 March 2031"], "Halden Wire", 2031),
        (["Norholm Press Bureau, 4 March 2031"], "Norholm Press Bureau", 2031),
        (["The Ledgerman, 4 March 2031"], "The Ledgerman", 2031),
        (["The Hague, 4 March 2031"], None, 2031),
        (["Brunne, 4 March 2031"], None, 2031),
    ],
)
def test_a_medium_on_a_line_of_its_own_and_a_date_beside_an_unknown_name(lines, outlet, date):
    found = read("\n".join(["All quays are closed", "", *lines, "", LEAD]))
    assert found.outlet.name == outlet
    assert (found.published_at.year, found.published_at.month) == (date, 3)


@pytest.mark.parametrize("line", ["Sabra, 4 March", "the storm, 4 March 2031", "Brunne, March"])
def test_a_line_that_is_no_name_with_a_whole_date_gives_none(line):
    assert read(f"All quays are closed\n\n{line}\n\n{LEAD}").published_at is None
