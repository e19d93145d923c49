"""A brief says what the record holds, with a note behind every cell, in every format."""

import base64
import hashlib
import re
import sqlite3
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ledgers import captures, embedder, readings
from sayso.desk import open_desk
from sayso.export import brief_html, brief_markdown
from sayso.export.brief import Brief, Cite
from sayso.export.brief_view import brief
from sayso.recording import record
from sayso.types.kept import Listed
from sayso.types.mention import EntityKind
from sayso.types.story import (
    AskState,
    Change,
    Claim,
    Copy,
    Corroboration,
    Coverage,
    Party,
    Point,
    Reference,
    Relation,
    Reply,
    Series,
    Stance,
    StanceKind,
    Story,
    StoryAsk,
    Variant,
)
from sayso.types.view import Quotation, StoryView
from test_recording import NOW

VOID = {"meta", "br", "hr"}
DAY = date(2031, 4, 8)


class Seen(HTMLParser):
    """What a browser would see: elements with their attributes, the style, the words."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.style, self.text = [], [], "", ""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert tag in VOID or self.open.pop()[0] == tag

    def handle_data(self, data):
        if self.open[-1:] and self.open[-1][0] == "style":
            self.style += data
        else:
            self.text += data

    def of(self, tag, **wanted):
        return [
            attrs
            for name, attrs in self.elements
            if name == tag and all(attrs.get(k.rstrip("_")) == v for k, v in wanted.items())
        ]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("brief") / "l.db"
    with open_desk(path) as desk:
        for reading, capture in zip(readings(), captures(), strict=True):
            record(desk._ledger, reading, capture, embedder(), now=NOW)
        desk.judge()
        desk.backup(path.with_name("kept.db"))
    return path.with_name("kept.db")


@pytest.fixture(scope="module")
def skarn(path):
    with open_desk(path) as desk:
        return desk.story(desk.stories()[0].id)


def cites(value):
    """Every mention of a note within a value, wherever it stands."""
    if isinstance(value, Cite):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from cites(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from cites(getattr(value, field.name))


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


# What it says


def test_every_party_in_a_standing_has_its_note(skarn):
    first = brief(skarn).claims[0]
    numbers = [each for each in first.standing if isinstance(each, Cite)]
    parties = {s.party for s in skarn.story.stances if s.claim == first.id}
    assert len(numbers) == len(parties)
    assert first.standing[0] == (
        "Asserted by an unnamed source (Vellandish official familiar with the intelligence)"
    )
    denies = first.standing.index("; denied by Dravia")
    assert isinstance(first.standing[denies + 1], Cite)
    assert "18 articles" not in "".join(each for each in first.standing if isinstance(each, str))


def test_nothing_is_said_without_a_note(skarn):
    told = brief(skarn)
    for part in (*told.claims, *told.single):
        assert list(cites(part))
        for stood in part.stood:
            assert stood.cite or list(cites(part.standing))
    for part in told.figures:
        assert all(isinstance(bar.cite, Cite) for bar in part.bars)
    for ask in told.asks:
        assert isinstance(ask.cite, Cite)
        assert all(isinstance(reply.cite, Cite) for reply in ask.replies)
    for day in told.days:
        assert all(list(cites(each.line)) for each in day.happened)
    for article in (*told.articles, *told.copies):
        assert all(list(cites(each.line)) for each in article.altered)


def test_each_note_has_words_of_its_article_or_says_why_not(skarn):
    texts = {
        a.key: " ".join(text.split())
        for a, text in ((a, _text_of(a.url)) for a in skarn.articles)
        if text
    }
    for note in brief(skarn).notes:
        assert (note.words is None) == bool(note.why)
        if note.words:
            assert note.words in texts[note.at.article] or note.words == _said(skarn, note.at)
        assert note.title
        assert note.outlet
        assert note.day != "undated"
        assert note.url


def test_each_note_names_the_capture_that_its_words_stand_in(skarn):
    quoted = {each.at: each for each in skarn.quotations}
    told = brief(skarn)
    for note in told.notes:
        assert note.capture == f"capture {quoted[note.at].sha256[:12]}"
    asked = replace(skarn.quotations[0], captured_at=datetime(2031, 4, 7, 6, 30, tzinfo=UTC))
    page = brief_html.render(brief(replace(skarn, quotations=(asked, *skarn.quotations[1:]))))
    assert f"capture {asked.sha256[:12]} of 2031-04-07 06:30 UTC" in page


def _text_of(url):
    """All that was printed at the address, in every version."""
    return " ".join(r.article.text for r in readings() if r.article.url == url)


def _said(view, at):
    return " ".join((view.quotation(at).said or "").split())


def test_a_quotation_is_shown_once_above_the_notes(skarn):
    told = brief(skarn)
    shown = [
        "".join(text for _, text in words.pieces)
        for part in (*told.claims, *told.single)
        for words in (*(s.words for s in part.stood), *(w for w, _ in part.also))
        if words and words.pieces
    ]
    assert shown
    assert max(Counter(shown).values()) == 1


@pytest.mark.parametrize(
    ("render", "number"),
    [(brief_html.render, r'aria-label="Note (\d+)"'), (brief_markdown.render, r"\[\^(\d+)\]")],
)
def test_notes_are_numbered_in_the_order_of_reading(skarn, render, number):
    told = brief(skarn)
    seen = list(dict.fromkeys(map(int, re.findall(number, render(told)))))
    assert seen == [note.number for note in told.notes] == list(range(1, len(told.notes) + 1))


def test_the_numbers_of_the_example_stand_in_it(skarn):
    told = brief(skarn)
    assert told.coverage == "18 articles of 9 outlets, 7 Apr 2031 to 14 Apr 2031"
    figure = next(f for f in told.figures if f.counts == "Dravian rocket launchers")
    amounts = [(bar.party, bar.amount) for bar in figure.bars]
    assert ("Velland", "up to 40") in amounts
    assert ("Norring Institute", "26 or more") in amounts
    assert ("Ostmere", "18") in amounts
    revised = next(bar for bar in figure.bars if bar.revises is not None)
    assert (revised.amount, revised.change) == ("26", "revision, before 40")
    assert figure.bars[revised.revises].amount == "40"
    assert len(figure.disputes) == 2
    assert len(told.articles) + len(told.copies) == 18
    assert any("copy of Ostmere Post" in each for a in told.copies for each in a.told)
    for text in (brief_html.render(told), brief_markdown.render(told)):
        assert "up to 40" in text
        assert "17 pages · 12 texts · 9 publisher families · 3 claimants" in text
        assert "met in part" in text


def test_silence_is_told_with_what_was_looked_at(skarn):
    html, markdown = (m.render(brief(skarn)) for m in (brief_html, brief_markdown))
    assert "No reply on record" in html
    assert "Looked at: 18 articles of 9 outlets, 7 Apr 2031 to 14 Apr 2031." in markdown
    assert "No reply on record" in markdown


def test_what_a_copy_altered_is_told_with_both_notes(skarn):
    lantern = next(a for a in brief(skarn).copies if a.outlet == "Morning Lantern")
    change = next(c for c in lantern.altered if ("gone", "not") in c.pieces)
    assert len(list(cites(change.line))) == 2
    assert "<del>not</del>" in brief_html.render(brief(skarn))
    assert "~~not~~" in brief_markdown.render(brief(skarn))


def test_the_days_it_is_limited_to_stand_at_its_head(skarn):
    told = brief(skarn, as_of=DAY, known_on=datetime(2031, 4, 9, tzinfo=UTC))
    assert told.limits == (
        "from what was published by 8 Apr 2031",
        "as this ledger held and judged it on 9 Apr 2031",
    )
    for text in (brief_html.render(told), brief_markdown.render(told)):
        assert "From what was published by 8 Apr 2031." in text


# HTML


def test_notes_and_cells_lead_to_one_another(skarn):
    shown = Seen(brief_html.render(brief(skarn)))
    anchors = [attrs["id"] for _, attrs in shown.elements if "id" in attrs]
    assert len(set(anchors)) == len(anchors)
    inward = [a["href"][1:] for a in shown.of("a") if a["href"].startswith("#")]
    assert set(inward) <= set(anchors)
    there = shown.of("a", role="doc-noteref")
    back = shown.of("a", role="doc-backlink")
    assert sorted(a["id"] for a in there) == sorted(a["href"][1:] for a in back)
    notes = {name for name in anchors if name.startswith("note-")}
    assert {a["href"][1:] for a in there} == notes


def test_nothing_is_fetched_and_nothing_runs(skarn):
    html = brief_html.render(brief(skarn))
    shown = Seen(html)
    tags = {tag for tag, _ in shown.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "base", "form", "use"}
    names = {name for _, attrs in shown.elements for name in attrs}
    assert not {n for n in names if n.startswith("on")} | names & {"style", "src", "srcset"}
    for banned in ("url(", "@import", "xlink", "unsafe"):
        assert banned not in html
    for link in shown.of("a"):
        assert link["href"].startswith("#") or link["rel"] == "noopener noreferrer"


def test_the_policy_allows_the_pages_own_style_and_nothing_else(skarn):
    shown = Seen(brief_html.render(brief(skarn)))
    (meta,) = shown.of("meta", **{"http-equiv": "Content-Security-Policy"})
    digest = base64.b64encode(hashlib.sha256(shown.style.encode()).digest()).decode()
    assert meta["content"].startswith(f"default-src 'none'; style-src 'sha256-{digest}'; ")


def test_it_is_made_for_dark_and_for_paper(skarn):
    style = Seen(brief_html.render(brief(skarn))).style
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_a_chart_carries_its_values_and_says_them_in_words(skarn):
    html = brief_html.render(brief(skarn))
    shown = Seen(html)
    chart = shown.of("svg", class_="chart")[0]
    assert chart["role"] == "img"
    ids = chart["aria-labelledby"].split()
    assert [tag for tag, a in shown.elements if a.get("id") in ids] == ["title", "desc"]
    assert "8 Apr 2031, Velland: up to 40." in html
    assert "Disputed between Ostmere and Velland since 14 Apr 2031." in html
    bars = [(a["data-low"], a["data-high"]) for a in shown.of("g", class_="bar")]
    points = [
        p
        for s in skarn.story.series
        if len({(p.low, p.high) for p in s.points}) > 1
        for p in s.points
    ]
    assert bars == [tuple("" if v is None else f"{v:g}" for v in (p.low, p.high)) for p in points]
    assert len(shown.of("line", class_="revised")) == 1
    disputes = sum(len(figure.disputes) for figure in brief(skarn).figures if figure.moved)
    assert len(shown.of("g", class_="disputed")) == disputes > 0


# Markdown


def rendered(text):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


def test_each_footnote_is_defined_once_and_led_to(skarn):
    text = brief_markdown.render(brief(skarn))
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    used = set(re.findall(r"\[\^(\d+)\](?!: )", text))
    assert len(set(defined)) == len(defined)
    assert set(defined) == used


def test_markdown_is_what_commonmark_takes_it_for(skarn):
    told = brief(skarn)
    shown = Seen(rendered(brief_markdown.render(told)))
    assert len(shown.of("h1")) == 1
    assert len(shown.of("h2")) == len(told.counts)
    assert len(shown.of("table")) == 1 + sum(figure.moved for figure in told.figures)
    assert len(shown.of("blockquote")) >= 10
    assert not shown.of("pre")
    assert all(a["href"].startswith("https://") for a in shown.of("a"))
    assert "**" not in shown.text
    assert "\\" not in shown.text


# What was damaged, and what is hostile


def test_a_damaged_capture_is_not_quoted(path, tmp_path):
    own = tmp_path / "l.db"
    own.write_bytes(path.read_bytes())
    with sqlite3.connect(own) as connection:
        connection.execute("UPDATE captures SET body = (SELECT body FROM captures LIMIT 1)")
    connection.close()
    with open_desk(own) as desk:
        told = brief(desk.story(desk.stories()[0].id))
    held = [note for note in told.notes if note.why == "quotation withheld: the capture is damaged"]
    assert held
    assert all(note.words is None for note in held)
    for render in (brief_html.render, brief_markdown.render):
        text = render(told)
        assert "uotation withheld: the capture is damaged" in text
        assert "only wheat,”" not in text
        assert "The words of this claim are withheld" in text
        assert "brought ashore at the harbour" not in text


HOSTILE = (
    "</title></style><script>alert(1)</script>\"'><img src=x onerror=y>&amp; `x` | **b** ~~c~~"
    " ](javascript:alert(1)) ![i](data:x) [^1]: # h\r\n\r\n# h\n- l\n> q\n```\n\x1b\0\u202e\u2067 $x$!"
)


def hostile(text):
    """A story in which every word is the text's."""
    at, other = Reference("n1", "s1"), Reference("n2", "s1")
    deed = Reference("n2", "")
    parties = (
        Party("p1", text, kind=EntityKind.GOVERNMENT),
        Party("p2", f"{text} 2", kind=EntityKind.UNNAMED),
    )
    behind = tuple(
        Quotation(
            place, source=text, cue=text, said=text, excerpt=text, spans=(), outlet=text, title=text,
            url=f"https://a.example/{text}", day=DAY, parts=(("source", text), ("", text), ("cue", text), ("content", text)),
        )
        for place in (at, other)
    )  # fmt: skip
    claims = (
        Claim("c1", text, statements=(at, other), corroboration=Corroboration(1, 1, 1, (1, 1)), standing=f"Asserted by {text}; denied by an unnamed source ({text} 2) (2 articles of 1 outlet, undated)."),
        Claim("c2", text, statements=(other,), corroboration=Corroboration(1, 1, 1, (1, 1)), standing=text),
    )  # fmt: skip
    points = (
        Point("p1", DAY, None, 40.0, article="n1", figure="f1"),
        Point("p1", DAY, 3.0, 26.0, article="n2", figure="f1", change=Change.REVISION),
        Point("p2", None, 50.0, None, article="n2", figure="f2"),
    )
    story = Story(
        "s1", text, articles=("n1", "n2"), coverage=Coverage(2, 1, DAY, DAY), parties=parties,
        claims=claims,
        copies=(Copy("n1", "n2", relation=Relation.COPY, shared=1.0, reason=text),),
        stances=(
            Stance("c1", "p1", StanceKind.ASSERTS, day=DAY, at=at, person=text),
            Stance("c1", "p2", StanceKind.DENIES, day=None, at=other, person=text),
            Stance("c2", "p1", StanceKind.ASSERTS, day=DAY, at=other, person=text),
        ),
        series=(Series("f1", text, points, disputes=((("p1", "p2"), DAY),)),),
        asks=(
            StoryAsk("a1", text, by=("p1",), to=("p2",), day=DAY, statements=(at,), due=text, state=AskState.MET, replies=(Reply(AskState.MET, DAY, deed), Reply(AskState.MET, DAY, other))),
            StoryAsk("a2", text, by=("p1",), to=(), day=None, statements=(other,)),
        ),
        variants=(Variant(at, other, f"{text} [-{text}-] {{+{text}+}}"),),
    )  # fmt: skip
    articles = tuple(
        Listed(key, text, text, f"javascript:{text}", DAY, "s1", 1) for key in ("n1", "n2")
    )
    return StoryView(story, articles, behind, figures=((points[0], at), (points[1], other)))


def test_hostile_words_stay_words_in_html():
    html = brief_html.render(brief(hostile(HOSTILE)))
    shown = Seen(html)
    assert not {tag for tag, _ in shown.elements} & {"script", "img"}
    assert not {name for _, attrs in shown.elements for name in attrs} & {"onerror", "src"}
    assert "<" not in shown.style
    assert not set(html) & set("\x1b\0\u202e\u2067\r")
    assert all(a["href"].startswith("#") for a in shown.of("a"))


def test_hostile_words_stay_words_in_markdown():
    text = brief_markdown.render(brief(hostile(HOSTILE)))
    calm = brief_markdown.render(brief(hostile("calm")))
    shown, quiet = Seen(rendered(text)), Seen(rendered(calm))
    assert not set(text) & set("\x1b\0\u202e\u2067\r")
    kinds = (
        "h1",
        "h2",
        "h3",
        "li",
        "table",
        "tr",
        "td",
        "blockquote",
        "pre",
        "hr",
        "img",
        "script",
        "del",
    )
    for kind in kinds:
        assert len(shown.of(kind)) == len(quiet.of(kind)), kind
    assert not shown.of("a")
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 6


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("a1 .)-+=#>|`*_~[]()<&!\\:/\"'\n\t^$—“"), min_size=1, max_size=12))
def test_no_words_break_the_layout(text):
    view, calm = hostile(text + "a"), hostile("aa")
    shown, quiet = (Seen(rendered(brief_markdown.render(brief(each)))) for each in (view, calm))
    for kind in ("h1", "h2", "h3", "table", "tr", "td", "blockquote", "pre", "img", "del"):
        assert len(shown.of(kind)) == len(quiet.of(kind)), kind
    assert all(a["href"].startswith("https://a.example/") for a in shown.of("a"))
    Seen(brief_html.render(brief(view)))


def test_long_words_are_let_break_and_text_has_its_own_direction():
    html = brief_html.render(brief(hostile("x" * 500)))
    shown = Seen(html)
    assert "overflow-wrap: anywhere" in shown.style
    assert all(p.get("dir") == "auto" for p in shown.of("blockquote")) or 'dir="auto"' in html


def test_bars_of_all_kinds_are_drawn():
    html = brief_html.render(brief(hostile("x")))
    bars = [(a["data-low"], a["data-high"]) for a in Seen(html).of("g", class_="bar")]
    assert bars == [("", "40"), ("3", "26"), ("50", "")]
    assert html.count('class="beam"') == 1
    assert html.count('class="open"') == 2
    assert "undated" in html


def test_an_empty_story_is_still_a_brief():
    story = Story("s1", "Quiet", articles=(), coverage=Coverage(0, 0, None, None))
    told = brief(StoryView(story, (), ()))
    assert isinstance(told, Brief)
    assert "0 articles of 0 outlets" in brief_html.render(told)
    assert brief_markdown.render(told).startswith("# Quiet\n")


def test_a_party_that_the_standing_does_not_name_keeps_its_note():
    view = hostile("Oslo")
    claim = replace(view.story.claims[0], standing="Told by somebody.")
    told = brief(replace(view, story=replace(view.story, claims=(claim,))))
    assert told.claims[0].standing[0] == "Told by somebody"
    assert len(list(cites(told.claims[0].standing))) == 2
