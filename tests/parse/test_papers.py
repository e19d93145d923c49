"""PDFs, mails, .docx files, saved pages and transcripts as articles."""

import hashlib
import io
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import papers
from sayso.errors import ReadError
from sayso.fetch.files import Files
from sayso.fetch.pdf import PdfChild
from sayso.parse import article
from sayso.parse.pdf import ordered
from sayso.types.article import (
    DOCX,
    MAIL,
    MHTML,
    PDF,
    ROW,
    TRANSCRIPT,
    Capture,
    Lineage,
    Relation,
    ZoneKind,
)
from sayso.types.printed import Printed, PrintedLine, Sheet

BODY = (
    "All quays of Port Merrin were closed on Monday after the storm had torn two ferries loose.\n\n"
    "“Nobody asked us,” harbour master Ilse Varga said. “We were told by the evening news.”\n"
)


def capture(body, media_type, **about):
    raw = body if isinstance(body, bytes) else body.encode()
    digest = hashlib.sha256(raw).hexdigest()
    return Capture("a.bin", raw, media_type=media_type, sha256=digest, **about)


def zones(found, kind):
    return [span.of(found.text) for span in found.zones_of(kind)]


# PDFs


def read_pdf(*sheets, created=None):
    [found] = Files(io.BytesIO(papers.pdf(*sheets, created=created)), PdfChild()).captures(["-"])
    return article(found)


LEFT = ["The quays of the north side were", "closed on Monday after the storm", "had torn two ferries loose from", "their moorings at the grain pier."]  # fmt: skip
RIGHT = ["The harbour office said that all", "boats would stay where they were", "until the coast guard had found", "the third one, lost since Sunday."]  # fmt: skip


def test_columns_are_read_one_after_the_other():
    sheet = [(50, 780, 20, "Port Merrin shuts its quays"), *papers.column(50, 740, LEFT), *papers.column(310, 740, RIGHT)]  # fmt: skip
    found = read_pdf(sheet)
    assert found.title == "Port Merrin shuts its quays"
    assert found.text.split("\n\n")[1:] == [" ".join(LEFT), " ".join(RIGHT)]


def test_columns_written_line_by_line_are_still_two():
    lines = [each for pair in zip(papers.column(50, 740, LEFT), papers.column(310, 740, RIGHT), strict=True) for each in pair]  # fmt: skip
    assert read_pdf(lines).text.split("\n\n") == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_sheet():
    first = [*papers.column(50, 740, LEFT[:3]), *papers.column(310, 740, [LEFT[3], *RIGHT[:3]])]
    text = read_pdf(first, papers.column(50, 740, RIGHT[3:])).text
    assert "ferries loose from their moorings" in text
    assert "had found the third one" in text


def test_a_word_that_was_cut_is_whole_and_a_compound_keeps_its_hyphen():
    lines = ["The well-known har-", "bour office said that the well-", "known ferry was lost off the co-", "ast of the Dravian Republic."]  # fmt: skip
    assert read_pdf(papers.column(50, 740, lines)).text == (
        "The well-known harbour office said that the well-known ferry was lost off the coast of the Dravian Republic."
    )


def test_running_heads_and_numbers_are_marked_and_stand_below():
    sheets = [
        [
            (50, 810, 8, f"The Courier, 3 April 2031, page {n}"),
            *papers.column(50, 700, LEFT if n == 1 else RIGHT),
            (290, 30, 8, str(n)),
        ]
        for n in (1, 2)
    ]
    found = read_pdf(*sheets)
    assert zones(found, ZoneKind.BODY) == ["\n\n".join((" ".join(LEFT), " ".join(RIGHT)))]
    assert zones(found, ZoneKind.BOILERPLATE) == ["The Courier, 3 April 2031, page 1", "1", "The Courier, 3 April 2031, page 2", "2"]  # fmt: skip


def test_an_indent_or_a_space_begins_a_paragraph():
    indented = [*papers.column(50, 740, LEFT), (65, 692, 10, RIGHT[0]), *papers.column(50, 680, RIGHT[1:])]  # fmt: skip
    spaced = [*papers.column(50, 740, LEFT), *papers.column(50, 680, RIGHT)]
    for sheet in (indented, spaced):
        assert read_pdf(sheet).text.split("\n\n") == [" ".join(LEFT), " ".join(RIGHT)]


def test_the_day_of_making_is_the_date_of_a_pdf():
    found = read_pdf(papers.column(50, 740, LEFT), created="D:20310403140500+02'00'")
    assert found.published_at == datetime(2031, 4, 3, 12, 5, tzinfo=UTC)
    assert found.dates[0].origin == "pdf CreationDate"


def test_a_sheet_of_a_thousand_steps_takes_no_long_time():
    steps = tuple(PrintedLine(f"word {n}", n * 0.5, 800 - n * 0.7, n * 0.5 + 30, 808 - n * 0.7) for n in range(3000))  # fmt: skip
    begun = process_time()
    article(capture(b"%PDF-", PDF, printed=Printed((Sheet(1600, 842, steps),))))
    assert process_time() - begun < 8


def test_a_pdf_of_pictures_asks_for_their_text():
    with pytest.raises(ReadError, match="perhaps only pictures of it"):
        read_pdf([])


lines = st.builds(
    lambda text, left, bottom, width, height: PrintedLine(text, left, bottom, left + width, bottom + height),
    st.text(min_size=1, max_size=20), st.floats(-50, 600), st.floats(-50, 900), st.floats(0, 600), st.floats(0, 40),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(lines, max_size=30))
def test_no_line_is_lost_or_doubled_by_the_order_of_reading(given):
    columns = [line for column in ordered(given) for line in column]
    assert sorted("".join(line.text for line in columns).replace(" ", "")) == sorted("".join(line.text for line in given).replace(" ", ""))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Sheet, st.floats(0, 600), st.floats(0, 900), st.lists(lines, max_size=12).map(tuple)), max_size=4))  # fmt: skip
def test_any_sheets_are_read_or_refused(sheets):
    with suppress(ReadError):
        found = article(capture(b"%PDF-", PDF, printed=Printed(tuple(sheets))))
        assert all(zone.span.end <= len(found.text) for zone in found.zones)


# Mails


def mail(text=BODY, html=None, **head):
    message = EmailMessage()
    given = {"From": "Velland Press Agency <press@vpa.example>", "To": "desk@courier.example", "Subject": "Port Merrin shuts its quays", "Date": "Thu, 03 Apr 2031 14:05:00 +0200", **head}  # fmt: skip
    for name, value in given.items():
        message[name] = value
    if text is not None:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def read_mail(message):
    return article(capture(bytes(message), MAIL))


def test_a_mail_s_sender_is_its_outlet_and_its_subject_its_title():
    found = read_mail(mail())
    assert (found.outlet.name, found.outlet.domain) == ("Velland Press Agency", "vpa.example")
    assert found.title == "Port Merrin shuts its quays"
    assert zones(found, ZoneKind.TITLE) == ["Port Merrin shuts its quays"]
    assert found.published_at == datetime(2031, 4, 3, 12, 5, tzinfo=UTC)
    assert "harbour master Ilse Varga said" in "".join(zones(found, ZoneKind.BODY))


def test_a_newsletter_is_read_out_of_its_markup():
    html = f"<div style='display:none'>Preheader said</div><table><tr><td><p>{BODY.split(chr(10), maxsplit=1)[0]}</p><p>{BODY.split(chr(10))[2]}</p></td></tr><tr><td>Unsubscribe</td></tr></table>"  # fmt: skip
    found = read_mail(mail("See it in a browser.", html))
    body = "".join(zones(found, ZoneKind.BODY))
    assert "Ilse Varga said" in body
    assert "Preheader" not in found.text
    assert "Unsubscribe" not in body


def test_a_forwarded_mail_names_who_wrote_it():
    text = f"For your desk, with my regards from the quay.\n\n---------- Forwarded message ---------\nFrom: Ilse Varga <ilse@port.example>\nDate: Wed, 2 Apr 2031\nSubject: Quays\nTo: VPA\n\n{BODY}"  # fmt: skip
    found = read_mail(mail(text, Subject="Fwd: Quays"))
    assert found.title == "Quays"
    assert found.lineage == (Lineage(Relation.FORWARDED, "Ilse Varga"),)
    assert "From: Ilse Varga" not in "".join(zones(found, ZoneKind.BODY))
    assert "Ilse Varga said" in "".join(zones(found, ZoneKind.BODY))


def test_an_attached_mail_is_lineage_and_alone_the_article():
    inner = mail(From="Ilse Varga <ilse@port.example>", Subject="Quays shut")
    told = mail("For your desk, with my regards from the quay.")
    told.add_attachment(inner)
    found = read_mail(told)
    assert found.lineage == (Lineage(Relation.FORWARDED, "Ilse Varga"),)
    assert "Ilse Varga said" in found.text
    silent = mail("FYI")
    silent.add_attachment(inner)
    assert (read_mail(silent).title, read_mail(silent).outlet.name) == ("Quays shut", "Ilse Varga")


def test_quoted_mail_and_signatures_are_marked():
    found = read_mail(mail(f"{BODY}\n> The mayor said it was nothing.\n\n-- \nIda Marsh\nsaid by phone: 12\n"))  # fmt: skip
    assert "The mayor said it was nothing" not in "".join(zones(found, ZoneKind.BODY))
    assert "by phone" not in "".join(zones(found, ZoneKind.BODY))


def test_files_attached_to_a_mail_are_left():
    message = mail()
    message.add_attachment("He said so.", filename="a.txt")
    assert "He said so" not in read_mail(message).text


def test_words_in_other_encodings_are_read():
    message = mail(BODY.replace("office", "café"))
    message.replace_header("Subject", "Café zu")
    found = read_mail(message)
    assert found.title == "Café zu"


@pytest.mark.parametrize("body", [b"From: a\nTo: b\nSubject: \nMIME-Version: 1\n\n", b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 500])  # fmt: skip
def test_a_mail_of_no_words_is_refused(body):
    with pytest.raises(ReadError):
        article(capture(body, MAIL))


@pytest.mark.parametrize("kind", [MAIL, DOCX, TRANSCRIPT, "text/plain"])
def test_a_file_of_millions_of_lines_is_refused_before_they_are_looked_at(kind, monkeypatch):
    monkeypatch.setattr("sayso.parse.plain.MOST", 20_000)
    text = "All quays were closed. " * 1_000
    body = {
        MAIL: f"From: a\n\n{text}",
        DOCX: papers.docx(text),
        TRANSCRIPT: f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n",
    }.get(kind, text)
    with pytest.raises(ReadError, match="longer than 20,000 characters; split it"):
        article(capture(body, kind))


def test_a_mail_of_twenty_thousand_quoted_lines_takes_no_long_time():
    begun = process_time()
    found = article(
        capture(b"From: a\n\nAll quays were closed on Monday.\n\n" + b"> --b\n" * 20_000, MAIL)
    )
    assert len(found.zones) == 20_001
    assert process_time() - begun < 8


@pytest.mark.parametrize("body", ["-- \n" + "x" * 3000 + "\n" * 40 + "end", "> " * 20_000, "-" * 50_000, "On " + "x " * 20_000, "From: " + "(" * 50_000])  # fmt: skip
def test_odd_lines_of_a_mail_take_no_long_time(body):
    begun = process_time()
    raw = f"From: {body!r} <a@b.example>\nSubject: {body!r}\nDate: {body!r}\n\n{BODY}\n{body}"
    article(capture(raw, MAIL))
    assert process_time() - begun < 2


def test_mails_in_mails_without_end_are_no_harm():
    deep = b"Content-Type: message/rfc822\n\n" * 3000 + b"Subject: x\n\nHe said it all to us.\n"
    with suppress(ReadError):
        article(capture(deep, MAIL))


# .docx


def test_a_docx_is_its_paragraphs():
    found = article(capture(papers.docx("Port Merrin shuts its quays", *BODY.split("\n\n"), created="2031-04-03T14:05:00Z"), DOCX))  # fmt: skip
    assert found.title == "Port Merrin shuts its quays"
    assert found.published_at == datetime(2031, 4, 3, 14, 5, tzinfo=UTC)
    assert "Ilse Varga said" in found.text


def test_what_was_deleted_and_what_stands_in_tables_is_left():
    body = (
        "<w:p><w:r><w:t>All quays were </w:t></w:r><w:del><w:r><w:delText>open</w:delText><w:t>open</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>closed on Monday.</w:t></w:r></w:ins></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Velland says 40</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert article(capture(papers.docx(body=body), DOCX)).text == "All quays were closed on Monday."


def test_a_docx_that_is_a_bomb_or_broken_is_refused():
    entities = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + "".join(f"<!ENTITY b{n} '{'&a;' * 50}'>" for n in range(50)) + "]>"  # fmt: skip
    for whole in (
        papers.zipped_names({"word/document.xml": b"<w>" + b" " * 40_000_000}),
        papers.zipped_names({"word/document.xml": entities + "<w>&b1;&b2;</w>"}),
        papers.docx("Port shut")[:-30],
        b"PK\x03\x04",
    ):
        with pytest.raises(ReadError) as told:
            article(capture(whole, DOCX))
        assert "\n" not in str(told.value)


@pytest.mark.parametrize("odd", [b"&#xd800;", b"&#55357;&#56832;", b"\xed\xa0\x80", b"\xff"])
def test_a_docx_of_words_that_are_no_utf_8_is_read_or_refused(odd):
    whole = papers.docx(body="<w:p><w:r><w:t>All quays were closed on Monday. X</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        part = archive.read("word/document.xml").replace(b"X", odd)
    with suppress(ReadError):
        assert article(capture(papers.zipped_names({"word/document.xml": part}), DOCX)).text


def test_a_docx_reads_no_file_of_the_machine(tmp_path):
    (tmp_path / "secret").write_text("the secret words are here for all to read")
    evil = f"<!DOCTYPE a [<!ENTITY x SYSTEM 'file://{tmp_path}/secret'>]>"
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = f"{evil}<w:document xmlns:w='{w}'><w:p><w:r><w:t>All quays were closed on Monday. &x;</w:t></w:r></w:p></w:document>"  # fmt: skip
    assert "secret" not in article(capture(papers.zipped_names({"word/document.xml": part}), DOCX)).text  # fmt: skip


# Saved pages

PAGE = f"<!doctype html><html><head><title>Port shut</title></head><body><article><h1>Port Merrin shuts its quays</h1><p class='date'>2 hours ago</p><p>{BODY.split(chr(10), maxsplit=1)[0]}</p><p>{BODY.split(chr(10))[2]}</p></article></body></html>"  # fmt: skip


def test_a_page_saved_with_its_parts_has_its_address_and_moment():
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://courier.example/quays"
    message["Date"] = "Thu, 3 Apr 2031 14:05:00 -0000"
    message["Subject"] = "Port shut"
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    found = article(capture(bytes(message), MHTML))
    assert found.url == "https://courier.example/quays"
    assert found.published_at == datetime(2031, 4, 3, 12, 5, tzinfo=UTC)
    assert "Ilse Varga said" in found.text


def test_a_page_of_single_file_is_read_without_its_pictures():
    note = "<!--\n Page saved with SingleFile \n url: https://courier.example/quays \n saved date: Thu Apr 03 2031 16:05:00 GMT+0200 (CEST)\n-->"  # fmt: skip
    picture = f"<img src='data:image/png;base64,{'A' * 6_000_000}'>"
    found = article(capture(PAGE.replace("<head>", note + "<head>").replace("<h1>", picture + "<h1>"), "text/html"))  # fmt: skip
    assert found.url == "https://courier.example/quays"
    assert found.published_at == datetime(2031, 4, 3, 12, 5, tzinfo=UTC)


def test_a_saved_page_s_address_that_cannot_be_shown_is_none():
    head = b"Snapshot-Content-Location: https://a.example/\x1b[2J\nMIME-Version: 1.0\n"
    whole = (
        head
        + b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Quays"
    )
    with pytest.raises(ReadError, match=r"cannot read a\.bin") as told:
        article(capture(whole, MHTML))
    assert str(told.value).isprintable()


@pytest.mark.parametrize("body", [b"MIME-Version: 1.0\n\n", b"Content-Type: multipart/related; boundary=b\n\n--b\n\nno page\n--b--"])  # fmt: skip
def test_a_saved_page_without_a_page_is_refused(body):
    with pytest.raises(ReadError, match="without a page in it"):
        article(capture(body, MHTML))


# Transcripts


def test_a_transcript_is_a_paragraph_a_speaker():
    vtt = """WEBVTT

NOTE said by nobody

1
00:00.500 --> 00:02.000 align:start
<v Ilse Varga>Nobody asked us
[applause] about the quays.</v>

00:02.000 --> 00:04.000
<v Ida Marsh>And what did <i>you</i> say &amp; do?
"""
    assert article(capture(vtt, TRANSCRIPT)).text == (
        "Ilse Varga: Nobody asked us about the quays.\n\nIda Marsh: And what did you say & do?"
    )


def test_subtitles_name_speakers_at_the_head_of_a_line():
    srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\nVARGA: Nobody asked us.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nWe were told by the news.\r\n\r\n3\r\n00:00:03,000 --> 00:00:04,000\r\n>> MARSH: By whom?\r\n"  # fmt: skip
    assert article(capture(srt, TRANSCRIPT)).text == (
        "VARGA: Nobody asked us. We were told by the news.\n\nMARSH: By whom?"
    )


def test_rolling_captions_are_read_once():
    vtt = "WEBVTT\n\n" + "".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{a}\n{b}\n\n" for n, (a, b) in enumerate([("all quays", "were closed"), ("were closed", "on Monday")]))  # fmt: skip
    assert article(capture(vtt, TRANSCRIPT)).text == "all quays were closed on Monday"


def test_a_transcript_without_words_is_refused():
    with pytest.raises(ReadError, match="holds no words"):
        article(capture("WEBVTT\n\n00:01.000 --> 00:02.000\n[music]\n", TRANSCRIPT))


# Rows


def test_a_row_may_say_from_whom_it_was_passed_on_and_date_itself_in_words():
    row = b'{"text": "All quays were closed.", "forwarded_from": "VPA", "date": "3 April 2031"}'
    found = article(capture(row, ROW))
    assert found.lineage == (Lineage(Relation.FORWARDED, "VPA"),)
    assert found.published_at == datetime(2031, 4, 3, tzinfo=UTC)


# Whatever stands in them

STARTS = {
    MAIL: bytes(mail()),
    MHTML: b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n" + PAGE.encode(),
    DOCX: papers.docx(*BODY.split("\n\n")),
    TRANSCRIPT: b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ida>All quays were closed on Monday.\n",
    ROW: b'{"text": "All quays were closed.", "date": "3/4/2031"}',
    "text/html": PAGE.encode(),
}  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_damage_to_a_file_does_more_than_refuse_it(data):
    kind = data.draw(st.sampled_from(sorted(STARTS)))
    whole = bytearray(STARTS[kind])
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(whole)))
        whole[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    with suppress(ReadError):
        found = article(capture(bytes(whole), kind))
        assert all(zone.span.end <= len(found.text) for zone in found.zones)
        assert all(a.span.end <= b.span.start for a, b in zip(found.zones, found.zones[1:], strict=False))  # fmt: skip


@pytest.mark.parametrize("word", ["9", "x-", "x.y "])
@pytest.mark.parametrize("step", [0, 12])
def test_a_printed_word_without_end_and_lines_without_number_take_no_long_time(word, step):
    lines = [PrintedLine(word * 20, 20.0 * n, 700 - step * n, 20.0 * n + 10, 712 - step * n) for n in range(10_000)]  # fmt: skip
    lines.append(PrintedLine(word * 100_000, 50, 10, 90, 22))
    begun = process_time()
    with suppress(ReadError):
        article(capture(b"%PDF", PDF, printed=Printed((Sheet(595, 842, tuple(lines)),))))
    assert process_time() - begun < 6
