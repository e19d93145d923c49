"""Plain text is kept to the character."""

import hashlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.parse import article
from sayso.types.article import Capture, ZoneKind

LEAD = "All of the quays were closed on Monday after the storm, the harbour office said in a note."


def read(body, url="a.txt", media_type="text/plain"):
    body = body.encode() if isinstance(body, str) else body
    digest = hashlib.sha256(body).hexdigest()
    return article(Capture(url, body, media_type=media_type, sha256=digest))


@pytest.mark.parametrize(
    "text",
    [
        f"Port shut\r\n\r\n{LEAD}\r\n",
        f"  \n\n{LEAD}\n\n\n",
        "She said 🙂🙃 and 👩‍👩‍👧 and that was that.",
        "Cafe\u0301 owners said no\u0308 to it.",
        "“مرحبا”, قال الوزير, and שלום said the other.",
        "“”“”\n‘’‘’",
        "tab\tand\x0bvertical\x0cfeed, nbsp\u00a0and\u2028separator",
    ],
)
def test_no_character_is_lost_or_changed(text):
    assert read(text).text == text


def test_a_byte_order_mark_alone_is_taken_away():
    assert read(LEAD.encode("utf-8-sig")).text == LEAD
    assert read("\ufeff\ufeff" + LEAD).text == "\ufeff" + LEAD


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_are_known_by_their_mark(encoding):
    found = read(LEAD.encode(encoding))
    assert found.text == LEAD
    assert not found.warnings


def test_an_old_western_encoding_is_read_with_a_warning():
    found = read("The café said “no” – twice.".encode("cp1252"))
    assert found.text == "The café said “no” – twice."
    assert found.warnings == (
        "it is not UTF-8; read as Windows-1252, some characters may be wrong",
    )


def test_an_encoding_that_the_media_type_names_is_used():
    found = read("Порт закрыт".encode("koi8-r"), media_type="text/plain; charset=koi8-r")
    assert found.text == "Порт закрыт"


def test_an_encoding_that_nobody_knows_is_passed_over():
    assert read(b"caf\xe9", media_type="text/plain; charset=hex").text == "café"


@pytest.mark.parametrize("body", ["", " \r\n\t\u2028 ", "\ufeff"])
def test_an_empty_text_is_refused(body):
    with pytest.raises(ReadError, match=r"cannot read a\.txt: it is empty"):
        read(body)


def test_an_error_calls_standard_input_by_its_name():
    with pytest.raises(ReadError, match="standard input"):
        read("", url="-")


def test_title_and_subtitle_are_those_of_the_zones():
    found = read(f"Port shut\nFerries torn from their moorings\n{LEAD}")
    assert (found.title, found.subtitle) == ("Port shut", "Ferries torn from their moorings")
    assert [zone.kind for zone in found.zones] == [
        ZoneKind.TITLE,
        ZoneKind.SUBTITLE,
        ZoneKind.BODY,
    ]


def test_the_id_is_of_the_text_and_of_nothing_else():
    assert read(LEAD).id == read(LEAD, url="b.txt").id == read(LEAD.encode("utf-16")).id
    assert read(LEAD).id == "a" + hashlib.sha256(LEAD.encode()).hexdigest()[:16]
    assert read(LEAD).id != read(LEAD + " ").id


def test_a_path_is_no_address():
    assert read(LEAD).url is None
    assert read(LEAD, url="https://courier.example/a").url == "https://courier.example/a"


@settings(deadline=None)  # the first text may load the language model
@given(st.text(min_size=1).filter(str.strip))
def test_every_text_comes_back_as_it_was(text):
    assert read(text).text == text.removeprefix("\ufeff")


@settings(deadline=None)  # the first text may load the language model
@given(st.binary(max_size=200))
def test_any_bytes_give_an_article_or_a_clear_refusal(body):
    with suppress(ReadError):
        assert read(body).text.strip()
