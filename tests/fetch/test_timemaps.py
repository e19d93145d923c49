"""Indexes of earlier captures: time maps and CDX in every form, whole, damaged and huge."""

import json
import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.fetch.timemaps import holdings
from sayso.types.article import Capture
from sayso.types.replay import dressed, moment, original, raw

PAGE = "https://courier.example/a"
ARCHIVE = "https://archive.example"
REPLAY = ARCHIVE + "/web/{time}id_/{url}"
FIRST, LAST = "20310407063005", "20310408120000"
AT = [datetime(2031, 4, 7, 6, 30, 5, tzinfo=UTC), datetime(2031, 4, 8, 12, tzinfo=UTC)]
GIVEN = [f"{ARCHIVE}/web/{at}id_/{PAGE}" for at in (FIRST, LAST)]

LINKS = f"""<{PAGE}>; rel="original",
<{ARCHIVE}/timemap/link/{PAGE}>; rel="self"; type="application/link-format"; from="Mon, 07 Apr 2031 06:30:05 GMT",
<{ARCHIVE}/web/{PAGE}>; rel="timegate",
<{ARCHIVE}/web/{FIRST}/{PAGE}>; rel="first memento"; datetime="Mon, 07 Apr 2031 06:30:05 GMT",
<{ARCHIVE}/web/{LAST}/{PAGE}>; rel="last memento"; datetime="Tue, 08 Apr 2031 12:00:00 GMT"
"""
JSON = json.dumps({
    "original_uri": PAGE, "self": f"{ARCHIVE}/timemap/json/{PAGE}",
    "mementos": {"list": [
        {"datetime": "2031-04-07T06:30:05Z", "uri": f"{ARCHIVE}/web/{FIRST}/{PAGE}"},
        {"datetime": "2031-04-08T12:00:00Z", "uri": f"{ARCHIVE}/web/{LAST}/{PAGE}"}]},
})  # fmt: skip
ROWS = [
    ["example,courier)/a", FIRST, PAGE, "text/html", "200", "AAA", "900"],
    ["example,courier)/a", "20310407070000", PAGE, "text/html", "301", "BBB", "90"],
    ["example,courier)/a", "20310407080000", PAGE, "image/png", "200", "CCC", "90"],
    ["example,courier)/a", LAST, PAGE, "warc/revisit", "-", "AAA", "90"],
]
NAMES = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
CDX = "\n".join(" ".join(row) for row in ROWS)
HEADED = " CDX N b a m s k r M S V g\n" + "\n".join(
    f"{' '.join(row[:6])} - - 900 0 x.warc.gz" for row in ROWS
)
CDXJ = "\n".join(
    f"{key} {at} " + json.dumps({"url": url, "mime": kind, "status": status, "digest": digest})
    for key, at, url, kind, status, digest, _ in ROWS
)
LINES = "\n".join(json.dumps(dict(zip(NAMES, row, strict=True))) for row in ROWS)


def told(text, replay=REPLAY, url=f"{ARCHIVE}/index"):
    return holdings(Capture(url, text.encode(), sha256=""), replay=replay)


@pytest.mark.parametrize(
    "text",
    [LINKS, JSON, CDX, HEADED, CDXJ, LINES, json.dumps([NAMES, *ROWS])],
    ids=["links", "json map", "cdx", "cdx with a head", "cdxj", "json lines", "json table"],
)
def test_every_form_tells_the_same_captures_as_they_were(text):
    found = told(text).captures
    assert [each.at for each in found] == AT
    assert [each.url for each in found] == GIVEN


def test_a_cdx_index_tells_which_captures_are_the_same():
    assert [each.digest for each in told(CDX).captures] == ["AAA", "AAA"]
    assert [each.digest for each in told(LINKS).captures] == [None, None]


def test_a_cdx_index_needs_to_be_told_where_captures_are_given():
    with pytest.raises(ReadError, match=r"does not say where a capture stands.*--replay"):
        told(CDX, replay=None)


def test_a_time_map_names_its_parts():
    text = (
        LINKS
        + f', <{ARCHIVE}/timemap/link/2/{PAGE}>; rel="timemap"; type="application/link-format"'
    )
    assert told(text).parts == (f"{ARCHIVE}/timemap/link/2/{PAGE}",)
    paged = json.loads(JSON) | {"pages": {"next": {"uri": "/timemap/json/2"}}}
    assert told(json.dumps(paged)).parts == (f"{ARCHIVE}/timemap/json/2",)
    index = {"mementos": {}, "timemap_index": [{"uri": "/timemap/json/3"}]}
    assert told(json.dumps(index)).parts == (f"{ARCHIVE}/timemap/json/3",)


@pytest.mark.parametrize("text", ["", "[]", "[[]]", f'<{PAGE}>; rel="original"'])
def test_an_index_may_tell_that_there_is_nothing(text):
    assert told(text).captures == ()


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html><p>No", "All quays were closed.", "{", "<<<>;;", "[[1], 2"]
)
def test_what_is_no_index_is_one_clear_line(text):
    with pytest.raises(ReadError, match=r"no index of earlier captures.*--index"):
        told(text)


def test_what_is_damaged_costs_itself_alone():
    cut = LINKS[: LINKS.index('datetime="Tue')]
    assert [each.url for each in told(cut).captures] == GIVEN[:1]
    odd = LINKS.replace(
        'Mon, 07 Apr 2031 06:30:05 GMT",\n<https://archive.example/web/20310408',
        'no day",\n<https://archive.example/web/20310408',
    )
    assert [each.url for each in told(odd).captures] == GIVEN[1:]
    rows = CDX.replace(FIRST, "2031990x")
    assert [each.url for each in told(rows).captures] == GIVEN[1:]


def test_a_capture_may_lead_to_no_place_but_the_web():
    assert (
        told(LINKS.replace(f"{ARCHIVE}/web/{FIRST}/{PAGE}", "file:///etc/passwd")).captures[0].url
        == GIVEN[1]
    )


@pytest.mark.parametrize("form", ["links", "cdx"])
def test_a_huge_index_takes_no_long_time(form):
    stamps = [
        f"2031{n // 2678400 % 12 + 1:02}{n // 86400 % 28 + 1:02}{n // 3600 % 24:02}{n // 60 % 60:02}{n % 60:02}"
        for n in range(0, 150_000 * 7, 7)
    ]
    line = {"links": f'<{ARCHIVE}/web/{{0}}/{PAGE}>; rel="memento"; datetime="Mon, 07 Apr 2031 06:30:05 GMT",', "cdx": f"k {{0}} {PAGE} text/html 200 D{{0}} 9"}[form]  # fmt: skip
    text = "\n".join(line.format(stamp) for stamp in stamps)
    since = time.process_time()
    assert 90_000 < len(told(text).captures) <= 100_000
    assert time.process_time() - since < 15


@pytest.mark.parametrize("text", ["<" * 100_000, f'<{PAGE}>' + "; rel" * 50_000, "<a>;" + " " * 200_000, "[" * 100_000, '{"mementos":' * 20_000, f'<{PAGE}>; rel="' * 20_000])  # fmt: skip
def test_a_hostile_index_takes_no_long_time(text):
    since = time.process_time()
    with pytest.raises(ReadError):
        told(text)
    assert time.process_time() - since < 5


@given(st.text(max_size=300), st.sampled_from(["", "<", "[", "{", " CDX "]))
def test_whatever_an_index_holds_it_is_read_or_refused(text, start):
    with suppress(ReadError):
        assert all(each.at.tzinfo for each in told(start + text).captures)


def test_the_address_of_a_capture_tells_what_was_captured_and_when():
    at = f"{ARCHIVE}/web/{FIRST}/{PAGE}?b=1"
    assert raw(at) == f"{ARCHIVE}/web/{FIRST}id_/{PAGE}?b=1"
    assert raw(f"{ARCHIVE}/web/{FIRST}if_/{PAGE}") == GIVEN[0]
    assert (original(at), moment(at), dressed(raw(at)), dressed(at)) == (
        f"{PAGE}?b=1",
        AT[0],
        at,
        None,
    )
    plain = "https://courier.example/2031/04/a?x=/20310407/https://b.example"
    assert (raw(plain), original(plain), moment(plain)) == (plain, plain, None)
