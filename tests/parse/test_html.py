"""Pages: the article's words, and what the page says of itself."""

import json
import socket
from contextlib import suppress
from datetime import UTC, datetime
from time import process_time

import pytest

from sayso.errors import ReadError
from sayso.parse import article
from sayso.parse import html as module
from sayso.types.article import Capture, ZoneKind

PARAGRAPHS = (
    "<p>All quays of Port Merrin were closed on Monday after the storm had torn two ferries loose.</p>"
    "<p>“Nobody asked us,” harbour master Ilse Varga said. “We were told by the evening news.”</p>"
    "<blockquote><p>“We will not reopen the north quay this week,” the office wrote.</p></blockquote>"
    "<p>The first boats are expected to leave again on Thursday, if the weather allows it.</p>"
)
HEAD = """
<title>Port Merrin shuts its quays | The Courier</title>
<link rel="canonical" href="https://www.courier.example/quays">
<meta property="og:site_name" content="The Courier">
<meta property="og:title" content="Port Merrin shuts its quays">
<meta name="author" content="Ida Marsh">
<meta property="article:published_time" content="2031-04-03T14:05:00+02:00">
<meta name="description" content="Two ferries are adrift in the strait, and a third is missing">
<style>p { color: said }</style><script>var said = "he said it";</script>
"""


def read(markup, url="a.html", media_type="text/html"):
    body = markup if isinstance(markup, bytes) else markup.encode()
    return article(Capture(url, body, media_type=media_type, sha256="f" * 64))


def page(body=PARAGRAPHS, head=HEAD, above="<h1>Port Merrin shuts its quays</h1>"):
    return f"<!doctype html><html><head>{head}</head><body><article>{above}{body}</article></body></html>"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refused(*_):
        pytest.fail("a page is read without the network")

    monkeypatch.setattr(socket.socket, "connect", refused)


def test_a_page_gives_its_title_then_its_paragraphs():
    found = read(page())
    assert found.text.split("\n\n") == [
        "Port Merrin shuts its quays",
        "All quays of Port Merrin were closed on Monday after the storm had torn two ferries loose.",
        "“Nobody asked us,” harbour master Ilse Varga said. “We were told by the evening news.”",
        "“We will not reopen the north quay this week,” the office wrote.",
        "The first boats are expected to leave again on Thursday, if the weather allows it.",
    ]
    assert [zone.kind for zone in found.zones] == [ZoneKind.TITLE, ZoneKind.BODY]


def test_a_page_says_who_published_what_when():
    found = read(page())
    assert (found.title, found.byline) == ("Port Merrin shuts its quays", ("Ida Marsh",))
    assert (found.outlet.name, found.outlet.domain) == ("The Courier", "courier.example")
    assert found.url == "https://www.courier.example/quays"
    assert found.published_at == datetime(2031, 4, 3, 12, 5, tzinfo=UTC)
    assert found.language == "en"


def test_the_date_may_stand_in_the_page_s_linked_data():
    head = '<script type="application/ld+json">{"datePublished": "2031-04-03T10:00:00Z"}</script>'
    assert read(page(head=head)).published_at == datetime(2031, 4, 3, 10, tzinfo=UTC)


def test_a_page_without_a_date_has_none():
    assert read(page(head="<title>Port Merrin shuts its quays</title>")).published_at is None


def test_a_description_that_the_page_prints_is_its_subtitle():
    dek = "<p class='teaser'>Two ferries are adrift in the strait, and a third is missing</p>"
    found = read(page(above=f"<h1>Port Merrin shuts its quays</h1>{dek}"))
    assert found.subtitle == "Two ferries are adrift in the strait, and a third is missing"
    assert [zone.kind for zone in found.zones][:2] == [ZoneKind.TITLE, ZoneKind.SUBTITLE]


def test_a_description_that_only_machines_see_is_left_out():
    found = read(page())
    assert "adrift" not in found.text
    assert found.subtitle is None


def test_scripts_and_styles_are_never_words_of_the_article():
    body = PARAGRAPHS + "<script>document.write('he said so')</script><style>b{}</style>"
    text = read(page(body)).text
    assert "he said" not in text
    assert "color" not in text


def test_furniture_within_the_article_is_marked_and_kept():
    found = read(page(PARAGRAPHS + "<p>Read more: How Torvel learned to love its neighbours</p>"))
    boilerplate = [z.span.of(found.text) for z in found.zones if z.kind is ZoneKind.BOILERPLATE]
    assert boilerplate == ["Read more: How Torvel learned to love its neighbours"]


def test_white_space_is_single_and_hidden_characters_are_gone():
    body = (
        "<p>The  quays&nbsp;of\n Port&shy; Mer\u200brin were closed after the storm on Monday.</p>"
    )
    assert "The quays of Port Merrin were closed" in read(page(body + PARAGRAPHS)).text


def test_the_encoding_that_a_page_declares_is_used():
    body = PARAGRAPHS.replace("office", "café")
    markup = page(body, head='<meta charset="windows-1252"><title>Port Merrin</title>')
    assert "the café wrote" in read(markup.encode("cp1252", "replace")).text


def test_an_xml_declaration_is_no_hindrance():
    assert "Ilse Varga" in read('<?xml version="1.0" encoding="utf-8"?>' + page()).text


@pytest.mark.parametrize(
    "markup",
    [
        page().replace("</p>", "").replace("</article></body></html>", ""),
        page().replace("<body>", "<body></div></span><b><i></b>"),
        page() + "</html></body><p",
        page().replace("<article>", "<article><table><tr><p><td>"),
    ],
)
def test_broken_markup_is_read_as_a_browser_would(markup):
    assert "Ilse Varga said" in read(markup).text


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><body><p>Hi</p></body></html>",
        "<html><head><title>The Courier</title></head><body><div id='app'></div></body></html>",
        "<p>",
        "<!doctype html>\x00\x01",
    ],
)
def test_a_page_without_an_article_is_refused(markup):
    with pytest.raises(ReadError, match="no article text found in the page"):
        read(markup)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "span"])
def test_nesting_of_any_depth_is_read_or_refused_without_harm(tag):
    closing = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    deep = f"<{tag}>" * 10_000 + PARAGRAPHS + closing * 10_000
    for markup in (page(deep), page(PARAGRAPHS + deep)):
        with suppress(ReadError):
            assert "Port Merrin" in read(markup).text


def test_a_hundred_thousand_nested_elements_are_refused_at_once():
    with pytest.raises(ReadError, match="tags"):
        read(page("<div>" * 100_000 + PARAGRAPHS + "</div>" * 100_000))


def test_thousands_of_line_breaks_take_no_squared_time():
    lines = "<br>".join(f"Line {number} of the harbour office’s list" for number in range(10_000))
    begun = process_time()
    assert "Line 9999" in read(page(PARAGRAPHS + f"<p>{lines}</p>")).text
    assert process_time() - begun < 10


def test_a_page_of_many_megabytes_is_refused_at_once():
    with pytest.raises(ReadError, match="larger than 5 MB"):
        read(page("x" * module.LARGEST))


def test_what_the_parser_raises_becomes_a_refusal(monkeypatch):
    def fails(*_):
        raise RecursionError

    monkeypatch.setattr(module, "_extracted", fails)
    with pytest.raises(ReadError, match="its markup cannot be parsed"):
        read(page())


def test_the_same_page_gives_the_same_article():
    assert read(page()) == read(page())


def test_a_page_in_another_language_is_read_and_says_so():
    german = (
        "<p>Der Minister sagte am Montag, dass der Hafen wegen des Sturms geschlossen bleibe.</p>"
    )
    assert read(page(german * 2 + german.replace("Montag", "Dienstag"))).language == "de"


def test_half_of_a_surrogate_pair_in_linked_data_is_replaced():
    """No encoding can hold it, so one such page would have stopped a run when it was kept."""
    told = {"headline": "X", "datePublished": "X 3 April 2031", "creditText": "X"}
    told |= {"@type": "NewsArticle", "author": {"name": "X Marsh"}, "publisher": {"name": "X"}}
    block = json.dumps(told).replace("X", r"Quays \ud800 \ud83d\ude00")
    found = read(page(head=f'<script type="application/ld+json">{block}</script>', above=""))
    assert repr(found).encode()
    assert found.lineage[0].name == "Quays \ufffd \U0001f600"


@pytest.mark.parametrize("run", [" ", "// ", "/* ", ", ", "//", "<!--", "[", '{"@graph": ['])
def test_long_runs_in_linked_data_take_no_long_time(run):
    begun = process_time()
    block = run * (150_000 // len(run))
    with suppress(ReadError):
        read(page(head=f'<script type="application/ld+json">{{"a": {block} 1}}</script>'))
    assert process_time() - begun < 3
