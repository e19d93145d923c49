import base64
import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import failed, reading
from sayso.export import page
from sayso.types.article import Article, Outlet, Zone, ZoneKind
from sayso.types.attribution import Cue, Form, Source, Statement
from sayso.types.reading import Reading
from sayso.types.span import Span

PORT = """@title [source1 Port] [cue1 denies] [content1 leak]
@subtitle A bad week
@dateline PORT MERRIN, Monday
[content2 “We were not told,”] [source2,3 Ilse Varga] [cue2 said], and [cue3 asked] [content3 why].
[source4 She] [cue4 added] [content4 that [source5 Marsh] [cue5 knew] [content5 of it]].
@boilerplate Share this article"""
VOID = {"meta", "br"}


class Seen(HTMLParser):
    """What a browser would see: elements, the article's words, and how each is marked."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.words, self.style = [], [], [], ""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        kinds = [attrs.get("class") or "" for _, attrs in self.open]
        if self.open and self.open[-1][0] == "style":
            self.style += data
        if "text" in kinds and "ref" not in kinds:
            self.words.append((data, self.open[-1]))

    def of(self, tag, **wanted):
        return [
            attrs
            for name, attrs in self.elements
            if name == tag and all(attrs.get(k) == v for k, v in wanted.items())
        ]

    def marked(self, words):
        """The classes and statements of the piece of text that reads so."""
        ((_, attrs),) = [where for data, where in self.words if data == words]
        return attrs["class"].split(), attrs["data-statement"].split()


def seen(*readings):
    return Seen("".join(page.render(readings)))


def test_each_part_of_a_statement_is_marked_with_its_role_and_statement():
    shown = seen(reading(PORT))
    assert shown.marked("leak") == (["content"], ["s1"])
    assert shown.marked("Ilse Varga") == (["source"], ["s2", "s3"])
    assert shown.marked("asked") == (["cue"], ["s3"])


def test_parts_within_parts_carry_both_roles():
    shown = seen(reading(PORT))
    assert shown.marked("Marsh") == (["content", "source"], ["s4", "s5"])
    assert shown.marked("of it") == (["content", "within"], ["s4", "s5"])


def test_zones_look_like_what_they_are():
    shown = seen(reading(PORT))
    assert len(shown.of("h1")) == 1
    assert [a["class"] for a in shown.of("p") if a.get("class") in {k.value for k in ZoneKind}] == [
        "subtitle",
        "dateline",
        "boilerplate",
    ]


def test_a_zone_within_a_paragraph_is_marked_within_it():
    found = reading("PORT MERRIN — All quays closed.")
    zones = (Zone(ZoneKind.DATELINE, Span(0, 13)), Zone(ZoneKind.BODY, Span(13, 31)))
    shown = seen(replace(found, article=replace(found.article, zones=zones)))
    assert {"class": "dateline"} in shown.of("span")
    assert {"dir": "auto"} in shown.of("p")


def test_text_and_list_lead_to_one_another():
    shown = seen(reading(PORT), reading(PORT))
    anchors = [attrs["id"] for _, attrs in shown.elements if "id" in attrs]
    links = [a["href"] for a in shown.of("a")]
    assert len(set(anchors)) == len(anchors)
    assert {link[1:] for link in links} <= set(anchors)
    assert len(shown.of("a", **{"class": "ref"})) == len(shown.of("a", **{"class": "number"})) == 10


def test_a_list_of_contents_stands_before_several_articles():
    html = "".join(page.render([reading(PORT), failed("cannot read b: it is empty", key="b")]))
    assert "<title>2 articles</title>" in html
    assert '<a href="#a1">Port denies leak</a><p>5 statements by 4 speakers</p>' in html
    assert '<a href="#a2">b</a><p>could not be read</p>' in html
    assert '<p class="failure">cannot read b: it is empty</p>' in html
    assert "<nav" not in "".join(page.render([reading(PORT)]))


def test_the_head_says_where_and_when_it_was_printed():
    about = {"outlet": Outlet("The Post"), "byline": ("Osk", "Marsh"), "url": "https://p.example/a"}
    html = "".join(
        page.render([reading("x", published_at=datetime(2031, 4, 1, tzinfo=UTC), **about)])
    )
    assert "The Post · 1 April 2031 · Osk, Marsh · " in html
    assert '<a href="https://p.example/a" target="_blank" rel="noopener noreferrer">' in html


def test_only_a_web_address_becomes_a_link():
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "/etc/passwd",
        "https://a b",
        "article.txt",
    ):
        assert not seen(reading("Nothing.", url=url)).of("a")


def test_the_policy_allows_the_pages_own_style_and_nothing_else():
    shown = seen(reading(PORT))
    (meta,) = shown.of("meta", **{"http-equiv": "Content-Security-Policy"})
    digest = base64.b64encode(hashlib.sha256(shown.style.encode()).digest()).decode()
    assert meta["content"].startswith(f"default-src 'none'; style-src 'sha256-{digest}'; ")
    assert "unsafe" not in meta["content"]


def test_nothing_is_fetched_and_nothing_runs():
    html = "".join(page.render([reading(PORT, url="https://p.example/a")]))
    shown = Seen(html)
    tags = {tag for tag, _ in shown.elements}
    assert not tags & {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "video",
    }
    names = {name for _, attrs in shown.elements for name in attrs}
    assert not {n for n in names if n.startswith("on")} | names & {"style", "src", "srcset"}
    assert "url(" not in html
    assert "@import" not in html


HOSTILE = "</title></style><script>alert(1)</script>\"'><img src=x onerror=y>&amp;\x1b\0"


def test_a_hostile_article_stays_text():
    found = reading(
        f"[source {HOSTILE}] [cue {HOSTILE}] [content {HOSTILE}]",
        title=HOSTILE,
        key=HOSTILE,
        url=HOSTILE,
        byline=(HOSTILE,),
        outlet=Outlet(HOSTILE),
        warnings=(HOSTILE,),
    )
    found = replace(
        found,
        version=HOSTILE,
        statements=tuple(replace(s, id=HOSTILE) for s in found.statements),
        article=replace(found.article, language=HOSTILE),
    )
    for shown in (seen(found), seen(found, replace(found, failure=HOSTILE))):
        assert not {tag for tag, _ in shown.elements} & {"script", "img"}
        assert not {name for _, attrs in shown.elements for name in attrs} & {"onerror", "src"}
        assert "<" not in shown.style


def test_a_page_of_nothing_is_a_page():
    assert "<h2>0 articles</h2>" in "".join(page.render([]))
    assert "No statements found" in "".join(page.render([reading("")]))


def test_many_statements_do_not_make_a_rule_each():
    marked = " ".join(f"[cue{n} said]" for n in range(1, page.LIT + 20))
    assert seen(reading(marked)).style.count("#a1:has(") == page.LIT


def test_a_notebook_gets_the_page_in_a_frame_that_runs_nothing():
    (frame,) = Seen(page.fragment(reading(PORT))).of("iframe")
    assert frame["sandbox"] == "allow-popups"
    assert frame["srcdoc"] == "".join(page.render([reading(PORT)]))


@st.composite
def overlapping(draw):
    """A reading whose parts lie anywhere, across one another, paragraphs and zones."""
    words = st.text("ab“ .\n", max_size=8) | st.sampled_from(
        ["é", "e\u0301", "🕊️", "\r\n", "<b>", "م"]
    )
    text = "".join(draw(st.lists(words, min_size=1))) or "x"

    def span():
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    def statement(number):
        spans = tuple(span() for _ in range(draw(st.integers(0, 2))))
        return Statement(
            f"s{number}",
            sentence=0,
            source=draw(st.none() | st.just(Source((span(),)))),
            cue=Cue((span(),), ""),
            content=spans,
            form=Form.MIXED,
            confidence=0.4,
            within=draw(st.none() | st.integers(0, 3).map("s{}".format)),
        )

    zones = tuple(
        Zone(draw(st.sampled_from(ZoneKind)), span()) for _ in range(draw(st.integers(0, 2)))
    )
    statements = tuple(statement(n) for n in range(draw(st.integers(0, 4))))
    return Reading(Article("a", text, sha256="", zones=zones), statements=statements, version="0")


@settings(max_examples=200)
@given(overlapping())
def test_every_word_stands_on_the_page_once_in_order_under_all_its_statements(found):
    shown = seen(found)
    article = found.article
    letters = [
        (letter, set((attrs.get("data-statement") or "").split()))
        for words, (_, attrs) in shown.words
        for letter in words
        if not letter.isspace()
    ]
    expected = [
        (letter, {s.id for s in found.statements if covers(s, i)})
        for i, letter in enumerate(article.text)
        if not letter.isspace()
    ]
    assert letters == expected


def covers(statement, position):
    source = statement.source.spans if statement.source else ()
    spans = (*source, *statement.cue.spans, *statement.content)
    return any(span.start <= position < span.end for span in spans)


@pytest.mark.parametrize("marks", ["", "[source Osk] [cue said] [content no]"])
def test_the_legend_stands_where_there_is_something_marked(marks):
    assert ('class="legend"' in "".join(page.render([reading(f"Text. {marks}")]))) is bool(marks)
