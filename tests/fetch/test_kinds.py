"""What is in a file, whatever it is called; what holds many; what is broken or means harm."""

import csv
import gzip
import io
import json
import os
import zipfile
from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import papers
from fetch import servers
from sayso.errors import ReadError, SaysoError
from sayso.fetch import archives
from sayso.fetch import captures as module
from sayso.fetch.files import Files
from sayso.fetch.kinds import Kind, kind_of
from sayso.fetch.pdf import PdfChild
from sayso.parse import article
from sayso.types.article import DOCX, MAIL, MHTML, PDF, ROW, TRANSCRIPT, Capture

TEXT = b"Port shut\n\nAll quays were closed on Monday, the office said.\n"
PAGE = b"<!doctype html><html><body><p>All quays were closed.</p></body></html>"
EML = b"From: VPA <press@vpa.example>\r\nDate: Thu, 3 Apr 2031 14:05:00 +0200\r\nSubject: Port shut\r\nMessage-ID: <1@vpa.example>\r\n\r\nAll quays were closed.\r\n"
MBOX = b"From press@vpa.example Thu Apr  3 14:05:00 2031\n" + EML.replace(b"\r\n", b"\n") + b"\n"
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nAll quays were closed.\n"
SRT = b"1\n00:00:01,000 --> 00:00:02,000\nAll quays were closed.\n"
MHT = b'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=b\r\n\r\n--b\r\n'
EXPORT = json.dumps({"name": "Harbour", "type": "public_channel", "id": 7, "messages": []}).encode()

KINDS = {
    "a page": (PAGE, Kind.PAGE),
    "text": (TEXT, Kind.TEXT),
    "a PDF": (b"%PDF-1.4\n", Kind.PDF),
    "a PDF behind junk": (b"junk\n%PDF-1.4\n", Kind.PDF),
    "a mail": (EML, Kind.MAIL),
    "a mailbox": (MBOX, Kind.MAILBOX),
    "a page with its parts": (MHT, Kind.MHTML),
    "captions": (VTT, Kind.TRANSCRIPT),
    "subtitles": (SRT, Kind.TRANSCRIPT),
    "rows": (b'\n{"text": "Port shut"}\n', Kind.ROWS),
    "a table": (b'"ID","Full Text"\n1,"Port shut"\n', Kind.TABLE),
    "a line with a comma": (b"Text, body\nand soul were shut, the office said.", Kind.TEXT),
    "posts": (EXPORT, Kind.POSTS),
    "an archive": (papers.zipped(a=TEXT), Kind.ZIP),
    "a packed file": (gzip.compress(TEXT), Kind.GZIP),
    "a web archive": (papers.record("https://a.example/1", PAGE), Kind.WARC),
    "a packed web archive": (papers.record("https://a.example/1", PAGE, packed=True), Kind.WARC),
    "a letter is no mail": (b"From: Ida\nDate: Monday\nSubject: Quays\n\nDear all", Kind.TEXT),
    "a line that begins with From": (b"From Monday on, the quays of 2031 are shut.\n", Kind.TEXT),
    "a colon is no head of a mail": (b"Breaking: quays shut\nMore: soon\n", Kind.TEXT),
}  # fmt: skip


@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("name", ["a", "a.bin", "a.txt", "a.pdf"])
def test_the_first_bytes_say_what_a_file_is(what, name):
    body, kind = KINDS[what]
    assert kind_of(body, name) is kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_characters_hide_no_kind(encoding):
    assert kind_of(SRT.decode().encode(encoding), "a") is Kind.TRANSCRIPT
    assert kind_of(PAGE.decode().encode(encoding), "a") is Kind.PAGE


@pytest.mark.parametrize("line", [b"From x" + b"9" * 60_000, b"From " + b"x" * 60_000, b"-" * 60_000, b":" * 60_000, b"9" * 60_000, b"{" * 60_000, b" " * 60_000])  # fmt: skip
def test_one_long_line_takes_no_long_time(line):
    begun = process_time()
    kind_of(line, "a")
    list(Files(io.BytesIO(MBOX + line)).captures(["-"]))
    assert process_time() - begun < 1


def files(tmp_path, **named):
    for name, body in named.items():
        path = tmp_path / name.replace("__", ".")
        path.write_bytes(body)
    return list(Files(pdf=PdfChild()).captures([str(tmp_path)]))


def brought(tmp_path, body, name="a.bin"):
    (tmp_path / name).write_bytes(body)
    return list(Files(pdf=PdfChild()).captures([str(tmp_path / name)]))


def only(tmp_path, body, name="a.bin"):
    [found] = brought(tmp_path, body, name)
    return found


@pytest.mark.parametrize(
    ("body", "media_type"),
    [(EML, MAIL), (MHT, MHTML), (VTT, TRANSCRIPT), (papers.docx("Port shut"), DOCX), (papers.pdf([(50, 700, 12, "Port shut")]), PDF)],
)  # fmt: skip
def test_a_file_of_one_article_is_one_capture_whatever_its_name(tmp_path, body, media_type):
    found = only(tmp_path, body)
    assert (found.media_type, found.body) == (media_type, body)


def test_a_folder_gives_files_of_unknown_names_that_say_what_they_are(tmp_path):
    found = files(tmp_path, letter=EML, press=papers.docx("Port shut"), notes=TEXT, code__py=TEXT)
    assert [each.url.rpartition("/")[2] for each in found] == ["letter", "press"]


def test_standard_input_may_be_any_kind():
    stream = io.BytesIO(
        papers.zipped(a__txt=TEXT, b__eml=EML)
        .replace(b"a/txt", b"a.txt")
        .replace(b"b/eml", b"b.eml")
    )
    assert [each.media_type for each in Files(stream).captures(["-"])] == ["text/plain", MAIL]


def test_a_folder_leaves_json_and_packed_folders_that_are_no_articles(tmp_path):
    found = files(tmp_path, package__json=b'{"name": "x", "text": "Port shut"}', a__tar__gz=gzip.compress(TEXT), export__json=EXPORT.replace(b"[]", b'[{"id": 1, "text": "Port shut"}]'), b__txt__gz=gzip.compress(TEXT))  # fmt: skip
    assert [each.url.rpartition("/")[2] for each in found] == ["b.txt", "export.json:1"]


# Mailboxes


def test_a_mailbox_is_a_capture_a_mail(tmp_path):
    box = MBOX + MBOX.replace(b"All quays", b">From Monday on, all quays") + MBOX
    found = brought(tmp_path, box)
    assert [each.url.rpartition(":")[2] for each in found] == ["1", "2", "3"]
    assert b"\nFrom Monday on" in found[1].body


def test_a_mail_too_large_does_not_cost_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 1000)
    first, second = brought(tmp_path, MBOX + b"word " * 900 + b"\n\n" + MBOX)
    assert "larger than" in str(first)
    assert isinstance(second, Capture)


# Tables and posts


def table(rows, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_a_row_a_line(tmp_path, mark, encoding):
    rows = [
        ["ID", "Headline", "Body", "Date", "Publisher"],
        ["n1", "Port shut", 'Café\n"quays" shut', "2031-04-03", "VPA"],
        ["", "", "", "", ""],
    ]
    found = only(tmp_path, table(rows, delimiter=mark).encode(encoding), "a.csv")
    assert found.media_type == ROW
    assert json.loads(found.body) == {"text": 'Café\n"quays" shut', "id": "n1", "title": "Port shut", "published_at": "2031-04-03", "outlet": "VPA"}  # fmt: skip


def test_a_table_without_texts_says_what_it_has(tmp_path):
    found = only(tmp_path, b"name,age\nIda,40\n", "a.csv")
    assert "none of its columns is called as a text is (name, age)" in str(found)


def test_posts_are_rows_with_their_channel_their_second_and_whence_they_came(tmp_path):
    posts = [
        {"id": 1, "type": "service", "text": "pinned"},
        {"id": 2, "type": "message", "date": "2031-04-03T16:05:00", "date_unixtime": "1932991500", "text": ["All ", {"type": "bold", "text": "quays"}, " shut"], "forwarded_from": "VPA"},
        {"id": 3, "type": "message", "text": ""},
    ]  # fmt: skip
    export = {"about": "x", "chats": {"list": [{"name": "Harbour", "messages": posts}]}}
    found = only(tmp_path, json.dumps(export).encode(), "result.json")
    assert json.loads(found.body) == {
        "text": "All quays shut",
        "id": "Harbour/2",
        "published_at": "2031-04-03T14:05:00+00:00",
        "outlet": "Harbour",
        "forwarded_from": "VPA",
    }


def test_names_out_of_files_can_be_shown(tmp_path):
    post = {"id": "\x1b[2J\n\ud800", "type": "message", "text": "All quays shut"}
    export = json.dumps({"name": "Harbour", "messages": [post]}).encode()
    assert only(tmp_path, export, "result.json").url.endswith(":\ufffd[2J\ufffd\ufffd")
    archived = papers.record("https://a.example/\x1b[2J", PAGE)
    assert only(tmp_path, archived, "a.warc").url == "https://a.example/\ufffd[2J"


def test_an_export_without_posts_says_so(tmp_path):
    assert "it holds no post with words" in str(only(tmp_path, EXPORT))


# Archives


def test_an_archive_is_its_files_in_order_without_hidden_and_unknown_ones(tmp_path):
    body = papers.zipped_names(
        {"b.txt": TEXT, "a/x.html": PAGE, ".hidden.txt": TEXT, "__MACOSX/b.txt": TEXT, "c.py": TEXT, "letter": EML, "box.mbox": MBOX * 2}
    )  # fmt: skip
    found = brought(tmp_path, body, "a.zip")
    assert [each.url.rpartition("a.zip/")[2] for each in found] == ["a/x.html", "b.txt", "box.mbox:1", "box.mbox:2", "letter"]  # fmt: skip


def test_archives_in_archives_are_followed_only_so_deep(tmp_path):
    body = TEXT
    for _ in range(2):
        body = papers.zipped_names({"a.zip" if body is not TEXT else "a.txt": body})
    assert only(tmp_path, body).body == TEXT
    for _ in range(4):
        body = papers.zipped_names({"a.zip": body})
    assert "too deep" in str(only(tmp_path, body))


def test_a_member_s_name_leads_nowhere(tmp_path):
    found = only(tmp_path, papers.zipped_names({"../../etc/evil\x1b[2J.txt": TEXT}), "a.zip")
    assert found.url.endswith("a.zip/etc/evil\ufffd[2J.txt")
    assert os.listdir(tmp_path) == ["a.zip"]  # noqa: PTH208


def test_a_bomb_is_told_and_the_rest_is_read(tmp_path):
    body = papers.zipped_names({"a.txt": b"\0" * 30_000_000, "b.txt": TEXT})
    bomb, text = brought(tmp_path, body)
    assert "a bomb" in str(bomb)
    assert text.body == TEXT


def test_a_header_that_lies_about_the_size_changes_nothing(tmp_path):
    body = papers.zipped_names({"a.txt": b" x" * 15_000_000})
    lying = body.replace((30_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert isinstance(only(tmp_path, lying), ReadError)


def test_all_members_together_have_their_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "TOTAL", 100)
    *_, last = brought(tmp_path, papers.zipped_names({f"{n}.txt": TEXT for n in range(9)}))
    assert "unpacks to more than" in str(last)


def test_a_member_that_is_damaged_does_not_cost_the_next(tmp_path):
    body = bytearray(papers.zipped_names({"a.txt": os.urandom(500).hex(), "b.txt": TEXT}))
    body[60:90] = bytes(30)
    bad, good = brought(tmp_path, bytes(body))
    assert "damaged within its archive" in str(bad)
    assert good.body == TEXT


def test_a_member_without_a_name_is_passed_over(tmp_path):
    body = papers.zipped_names({"QQ": TEXT, "b.txt": TEXT}).replace(b"QQ", b"\0Q")
    assert only(tmp_path, body, "a.zip").url.endswith("a.zip/b.txt")


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_a_member_that_is_damaged_in_any_packing_is_one_line(tmp_path, packing):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        archive.writestr("a.txt", TEXT * 50)
    for at in range(35, 60):
        body = bytearray(out.getvalue())
        body[at] ^= 0xFF
        assert "\n" not in str(only(tmp_path, bytes(body), "a.zip"))


def test_a_locked_member_is_told(tmp_path):
    body = papers.zipped_names({"a.txt": TEXT})
    info = zipfile.ZipFile(io.BytesIO(body)).infolist()[0]
    locked = bytearray(body)
    locked[6] |= 1
    locked[body.rindex(b"PK\x01\x02") + 8] |= 1
    assert info.flag_bits == 0
    assert "locked with a password" in str(only(tmp_path, bytes(locked)))


@pytest.mark.parametrize(
    ("name", "words"),
    [("xl/workbook.xml", "a spreadsheet"), ("ppt/presentation.xml", "a set of slides"), ("META-INF/container.xml", "an electronic book"), ("content.xml", "an OpenDocument file")],
)  # fmt: skip
def test_other_files_in_the_form_of_archives_are_named(tmp_path, name, words):
    assert f"it is {words}, which" in str(only(tmp_path, papers.zipped_names({name: "x"})))


def test_a_packed_file_is_what_is_in_it(tmp_path):
    found = only(tmp_path, gzip.compress(PAGE), "a.html.gz")
    assert (found.media_type, found.url[-6:]) == ("text/html", "a.html")
    assert "larger than" in str(only(tmp_path, gzip.compress(b" x" * 12_000_000)))
    assert "no sound gzip file" in str(only(tmp_path, gzip.compress(os.urandom(400))[:200]))


# Web archives

URL = "https://courier.example/"


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_is_a_capture_a_page_with_address_and_moment(tmp_path, packed):
    body = b"".join(
        (
            papers.record(f"{URL}1", PAGE, packed=packed),
            papers.record(f"{URL}2", b"", status="404 Not Found", packed=packed),
            papers.record(f"{URL}3", PAGE, kind="request", packed=packed),
            papers.record(f"{URL}4", gzip.compress(PAGE), headers="Content-Encoding: gzip\r\n", packed=packed),
            papers.record(f"{URL}5", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), headers="Transfer-Encoding: chunked\r\n", packed=packed),
        )
    )  # fmt: skip
    found = brought(tmp_path, body, "a.warc")
    assert [each.url for each in found] == [f"{URL}1", f"{URL}4", f"{URL}5"]
    assert {each.body for each in found} == {PAGE}
    assert found[0].fetched_at == datetime(2031, 4, 3, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_that_is_cut_off_says_so_wherever_it_is_cut(tmp_path, packed):
    pages = [papers.record(f"{URL}{n}", PAGE * 9, packed=packed) for n in range(3)]
    whole = b"".join(pages)
    for size in {30, len(pages[0]) + 20, len(whole) // 2, len(whole) - 60, len(whole) - 12}:
        *found, last = brought(tmp_path, whole[:size])
        assert isinstance(last, ReadError), size
        assert any(words in str(last) for words in ("cut off", "damaged", "no sound gzip file"))
        assert all(isinstance(each, Capture) for each in found)
    assert len(brought(tmp_path, whole)) == 3


def test_a_page_packed_as_a_bomb_is_one_page_lost(tmp_path):
    bomb = papers.record(
        f"{URL}1", gzip.compress(b"0" * 60_000_000), headers="Content-Encoding: gzip\r\n"
    )
    bad, good = brought(tmp_path, bomb + papers.record(f"{URL}2", PAGE))
    assert "a bomb" in str(bad)
    assert good.url == f"{URL}2"


def test_an_address_of_several_lines_is_its_first_word(tmp_path):
    record = papers.record(f"{URL}1\n <div>\n x", PAGE)
    assert [each.url for each in brought(tmp_path, record) if isinstance(each, Capture)] == [
        f"{URL}1"
    ]


def test_a_page_that_an_archive_cut_says_so(tmp_path):
    record = papers.record(f"{URL}1", servers.article("“It is shut,” he said.")).replace(
        b"WARC-Type: response", b"WARC-Truncated: length\r\nWARC-Type: response"
    )
    found = only(tmp_path, record, "a.warc")
    assert found.cut == "length"
    assert "its capture was cut off (length)" in article(found).warnings


def test_an_archive_without_pages_says_so(tmp_path):
    assert "holds no page" in str(only(tmp_path, papers.record(URL, b"", status="500 No")))


# PDFs


def test_a_pdf_is_read_in_a_child_with_its_lines_in_their_places(tmp_path):
    found = only(tmp_path, papers.pdf([(50, 700, 12, "Port shut"), (50, 680, 10, "All quays")]))
    [sheet] = found.printed.sheets
    assert [line.text for line in sheet.lines] == ["Port shut", "All quays"]
    assert sheet.lines[0].left == pytest.approx(50, abs=3)


@pytest.mark.parametrize("body", [b"%PDF-1.4\n", b"%PDF-1.7\n" + os.urandom(3000), papers.pdf([(1, 1, 1, "a")])[:200]])  # fmt: skip
def test_a_broken_pdf_is_told_in_one_line(tmp_path, body):
    found = only(tmp_path, body)
    assert "it is no sound PDF" in str(found)
    assert "\n" not in str(found)


def test_a_pdf_that_takes_too_long_is_given_up(tmp_path):
    (tmp_path / "a.pdf").write_bytes(papers.pdf([(50, 700, 12, "Port shut")]))
    files = Files(pdf=PdfChild(seconds=0.001))
    [found] = files.captures([str(tmp_path / "a.pdf")])
    assert "more than 0 seconds" in str(found)


# Whatever stands in a file

STARTS = [body for body, _ in KINDS.values()]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300), st.integers(0, 400), st.sampled_from(["a", "a.csv", "a.jsonl", "a.eml"]))  # fmt: skip
def test_no_bytes_stop_a_run(tmp_path_factory, start, noise, at, name):
    path = tmp_path_factory.mktemp("fuzz") / name
    path.write_bytes(start[:at] + noise + start[at + len(noise) // 2 :])
    for found in Files().captures([str(path)]):
        assert isinstance(found, Capture | SaysoError)
        assert "\n" not in str(found) or isinstance(found, Capture)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_to_an_archive_stops_a_run(data):
    whole = bytearray(
        data.draw(
            st.sampled_from(
                [
                    papers.zipped_names({"a.txt": TEXT, "b.eml": EML}),
                    b"".join(papers.record(f"{URL}{n}", PAGE) for n in range(3)),
                    b"".join(papers.record(f"{URL}{n}", PAGE, packed=True) for n in range(3)),
                    gzip.compress(TEXT * 9),
                ]
            )
        )
    )
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    for found in Files(io.BytesIO(bytes(whole))).captures(["-"]):
        assert isinstance(found, Capture | SaysoError)
