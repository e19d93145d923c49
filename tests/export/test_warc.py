"""A web archive of what was read: as the standard has it, for every program that reads one."""

import gzip
import hashlib
import io
from datetime import UTC, datetime

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from sayso.export.warc import archive
from sayso.fetch.files import Files
from sayso.types.article import ROW
from sayso.types.kept import Seen

NOW = datetime(2031, 5, 1, 12, tzinfo=UTC)
ASKED = datetime(2031, 4, 7, 6, 30, 5, 123456, tzinfo=UTC)
BODY = "<p>“The quay is shut,” the minister said.".encode()


def seen(body=BODY, url="https://courier.example/a?b=1", media_type="text/html", **about):
    told = {"at": ASKED, "added_at": NOW, **about}
    return Seen(hashlib.sha256(body).hexdigest(), url, media_type=media_type, **told), body


def whole(*captures):
    return b"".join(archive(captures, now=NOW))


def read_again(body):
    return list(Files(io.BytesIO(body)).captures(["-"]))


def test_each_capture_is_a_record_with_digest_address_and_moment():
    info, record = FastIterator(io.BytesIO(whole(seen())))
    assert info.headers["WARC-Type"] == "warcinfo"
    told = dict(record.headers)
    digest = f"sha256:{hashlib.sha256(BODY).hexdigest()}"
    assert told["WARC-Type"] == "resource"
    assert told["WARC-Target-URI"] == "https://courier.example/a?b=1"
    assert told["WARC-Date"] == "2031-04-07T06:30:05.123456Z"
    assert told["WARC-Payload-Digest"] == told["WARC-Block-Digest"] == digest
    assert told["WARC-Warcinfo-ID"] == info.headers["WARC-Record-ID"]
    assert told["Content-Type"] == "text/html"
    assert "WARC-Truncated" not in told


def test_two_programs_find_the_digests_right():
    body = whole(seen(), seen(b"row", "rows.jsonl:3", ROW, at=None))
    found = list(map(_is_sound, FastIterator(io.BytesIO(body))))
    assert found == [None, True, True]  # a warcinfo has none
    checked = [
        (record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read(), record.digest_checker.passed)
        for record in ArchiveIterator(io.BytesIO(body), check_digests="raise")
        if record.rec_type == "resource"
    ]  # fmt: skip
    assert checked == [
        ("https://courier.example/a?b=1", BODY, True),
        ("file:rows.jsonl:3", b"row", True),
    ]


def test_every_record_is_a_member_of_its_own():
    records = list(archive([seen(), seen(b"other")], now=NOW))
    assert len(records) == 3
    assert all(gzip.decompress(record).startswith(b"WARC/1.1\r\n") for record in records)
    assert gzip.decompress(records[2]).endswith(b"\r\n\r\nother\r\n\r\n")


def test_what_is_not_known_or_was_told_beside_it_comes_back():
    told = datetime(2031, 4, 1, 9, tzinfo=UTC)
    plain, cut = read_again(
        whole(
            seen(b"Words of a file.", "a folder/über.txt", "text/plain", at=None),
            seen(
                published_at=told, cut="length", lineage=("VPA – Küste", "https://vpa.example/rss")
            ),
        )
    )
    assert (plain.url, plain.fetched_at, plain.published_at) == ("a folder/über.txt", None, None)
    assert (cut.fetched_at, cut.published_at, cut.cut) == (ASKED, told, "length")
    assert (plain.lineage, cut.lineage) == (None, ("VPA – Küste", "https://vpa.example/rss"))
    [_, _, record] = FastIterator(io.BytesIO(whole(seen(), seen(cut="the disk was full"))))
    assert record.headers["WARC-Truncated"] == "unspecified"


def test_the_same_captures_make_the_same_archive():
    assert whole(seen()) == whole(seen())


def test_bytes_that_were_altered_are_told():
    plain = gzip.decompress(whole(seen()))
    altered = plain.replace(b"is shut", b"is open")
    assert len(read_again(plain)) == 1
    assert "not those that were archived" in str(read_again(altered)[0])


@pytest.mark.parametrize("url", ["https://x.example/a b", "a\r\nWARC-Type: response", "ü\0.txt"])
def test_no_address_reaches_beyond_its_line(url):
    records = FastIterator(io.BytesIO(whole(seen(url=url))))
    found = [(record.headers["WARC-Type"], record.reader.read()) for record in records]
    assert found[1:] == [("resource", BODY)]


@given(st.binary(max_size=500), st.text(max_size=60))
def test_any_bytes_and_any_path_come_back(body, path):
    path = f"f{path}".encode("utf-8", "replace").decode()
    found = read_again(whole(seen(body, path, "text/plain", at=None)))
    assert [(each.body, each.url) for each in found] == [(body, path)]


def _is_sound(record):
    return record.verify_block_digest() if "WARC-Block-Digest" in record.headers else None
