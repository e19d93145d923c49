"""Zones of plain text: what is title, subtitle, dateline, body and boilerplate."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.parse.zones import with_boilerplate, zones
from sayso.types.article import Zone, ZoneKind
from sayso.types.span import Span

LEAD = (
    "All quays of Port Merrin were closed on Monday after the storm had torn two ferries from their "
    "moorings, the harbour office said."
)
MORE = (
    "Nobody was hurt, and the first boats are expected to leave again on Thursday morning at six."
)


def kinds(text, **known):
    return [(zone.kind.value, zone.span.of(text)) for zone in zones(text, **known)]


def kind_of(line, *, before=(LEAD,), after=(MORE,)):
    """The kind of one line that stands among paragraphs of body."""
    text = "\n".join((*before, line, *after))
    start = text.index(line)
    return next(z.kind for z in zones(text) if z.span.start <= start < z.span.end)


def test_an_article_comes_apart_into_its_zones():
    text = "\n".join(
        (
            "Port Merrin shuts its quays",
            "Ferries torn loose as storm passes over the strait",
            "By Ida Marsh",
            LEAD,
            MORE,
            "What’s Your Reaction?",
        )
    )
    assert kinds(text) == [
        ("title", "Port Merrin shuts its quays"),
        ("subtitle", "Ferries torn loose as storm passes over the strait"),
        ("dateline", "By Ida Marsh"),
        ("body", f"{LEAD}\n{MORE}"),
        ("boilerplate", "What’s Your Reaction?"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Port Merrin shuts its quays",
        "Who will mend the quays?",
        "‘Nobody told us’: the night the ferries went",
        "Harbour master: “We were not told”",
        "Storm tears ferries loose in the U.S.",
        "LOCKED OUT BY THE SEA!",
    ],
)
def test_a_short_first_paragraph_without_a_full_stop_is_the_title(title):
    assert kinds(f"{title}\n{LEAD}\n{MORE}")[0] == ("title", title)


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        f"{LEAD}\n{MORE}",
        "Just a few words",
        "Just a few words\nand a few more",
        "Nobody was hurt.\n" + LEAD,
        "The harbour office said this:\n" + LEAD,
        "“We were not told.”\n" + LEAD,
        "1 / 19\n" + LEAD,
    ],
)
def test_a_text_without_a_title_gets_none(text):
    assert ZoneKind.TITLE not in {zone.kind for zone in zones(text)}


def test_furniture_above_the_title_is_passed_over():
    text = f"Advertisement\nJuly 16, 2031\nPort Merrin shuts its quays\n{LEAD}\n{MORE}"
    assert [kind for kind, _ in kinds(text)] == ["boilerplate", "dateline", "title", "body"]


def test_a_known_title_is_found_whatever_its_shape():
    title = "Watch: the quays are shut."
    assert kinds(f"{title}\n{LEAD}", title="WATCH: the quays are shut")[0] == ("title", title)


def test_a_known_title_that_does_not_stand_first_leaves_the_text_without_one():
    found = kinds(f"Ferries adrift\n{LEAD}\n{MORE}", title="Port Merrin shuts its quays")
    assert [kind for kind, _ in found] == ["body"]


def test_a_standfirst_that_ends_in_a_full_stop_is_a_subtitle_when_written_as_headlines_are():
    standfirst = 'Harbour master cites damage to two ferries, calls for "quick, honest answers."'
    found = kinds(f"Port Merrin shuts its quays\n{standfirst}\n{LEAD}\n{MORE}")
    assert found[1] == ("subtitle", standfirst)


def test_a_standfirst_that_ends_in_a_full_stop_is_a_subtitle_above_a_byline():
    standfirst = "The storm has torn two ferries loose. Nobody knows where a third one is."
    found = kinds(f"Port Merrin shuts its quays\n{standfirst}\nBy Ida Marsh\n{LEAD}\n{MORE}")
    assert found[1] == ("subtitle", standfirst)


def test_a_lead_under_the_title_is_body_and_no_subtitle():
    lead = "The mayor said on Tuesday that the quays would stay shut."
    found = kinds(f"Port Merrin shuts its quays\n{lead}\n{LEAD}\n{MORE}")
    assert [kind for kind, _ in found] == ["title", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By Wendell Acker",
        "By Orla Venn and Tiber Kosh",
        "Updated 14:05",
        "14.52",
        "16:41 — Hartog at the podium",
        "Monday, July 16, 2018 4:25 PM",
        "PORT MERRIN, April 3 (OPA) —",
    ],
)
def test_a_line_that_only_says_when_or_by_whom_is_a_dateline_wherever_it_stands(line):
    assert kind_of(line) is ZoneKind.DATELINE


@pytest.mark.parametrize(
    "line",
    [
        "PORT MERRIN",
        "Port Merrin, 3 April",
        "PORT MERRIN, April 3 (OPA)",
        "Rowan Tesk in Dole, northern Marenza",
        "Harriet Quince, Trade Correspondent",
        "From our court reporter, Haverlock Crown Court",
        "Orrin, 12 October – For immediate release",
        "EXCLUSIVE by Rick Sturrow, Defence Editor",
    ],
)
def test_a_place_or_a_writer_under_the_title_is_a_dateline(line):
    text = f"Harbour office shuts the quays\n{line}\n{LEAD}\n{MORE}"
    assert kinds(text)[1] == ("dateline", line)


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("ORRIN, Sulvane (PLP) —", LEAD),
        ("FENNICK JUNCTION, Orlevia, Sept 21 (PLN) -", LEAD),
        ("WASHINGTON --", LEAD),
        ("(Reuters) -", LEAD),
        ("Port Merrin, April 3 —", LEAD),
        ("16:05 —", LEAD),
    ],
)
def test_a_dateline_within_a_paragraph_is_cut_from_its_body(dateline, rest):
    assert kinds(f"{dateline} {rest}") == [("dateline", dateline), ("body", rest)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Ilse Varga (R-Texas) – voted against the bill, as did four others from the north.",
        "Varga — who had been told — left.",
        "U.S. officials said - twice - that they knew nothing.",
    ],
)
def test_a_dash_after_a_name_makes_no_dateline(paragraph):
    assert kinds(paragraph) == [("body", paragraph)]


@pytest.mark.parametrize(
    "line",
    [
        "What's Your Reaction?",
        "SHARE THIS STORY",
        "Share | Print | 212 comments",
        "Print · Email · Copy link",
        "Read more: How Torvel learned to love its neighbours",
        "Sign up for our newsletter",
        "Sign up: get the Courier's election briefing in your inbox every evening",
        "Follow us on Facebook and Twitter",
        "Follow the Gazette for daily updates from court",
        "Advertisement",
        "© 2031 Meridian Wire. All rights reserved.",
        "Photograph: Hanne Orrick/The Albery Observer",
        "(Reporting by Orla Venn in Kessinmark; editing by M. Duvall)",
        "CNB's Ada Brusk and Tomas Wyle contributed to this report.",
        "Do you know Robyn? Call our newsdesk",
        "Have you been affected? Email our newsdesk in confidence",
        "RELATED: Five things to know about Masharan’s army",
        "We use cookies to improve your experience. Accept all",
        "This article was first published in the World section.",
        "Correction: an earlier version said that three ferries were lost.",
        "Trump and Putin in Helsinki. Sergey Guneev/Sputnik/AP",
        "About the Tavrelian Relief League: founded in 1922, the league works in 14 regions.",
        "– ENDS –",
        "* * *",
        "https://courier.example/live",
        "212 comments",
    ],
)
def test_a_line_of_the_page_is_boilerplate(line):
    assert kind_of(line) is ZoneKind.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "Read more carefully, the treaty says the opposite.",
        "Share prices of Facebook fell by a tenth.",
        "Also on Monday, the minister said the quays would stay shut.",
        "Follow the money, the prosecutor told the jury.",
        "Support for Twitter’s ban grew over the weekend.",
        "Text messages on WhatsApp show that he knew.",
        "About 200 people were there: children, mostly.",
        "Reporting by the Ledger has shown that the files were stolen.",
        "“Sign up for our army,” the poster reads.",
        "“VIDEO: they all told me it was a video,” she said.",
        "Call it what you like, Lund told the crowd on Facebook.",
        "Have you ever seen such a storm? Nobody had.",
        "Gurmeet Ram Rahim is also facing trial over the murder of a journalist.",
        "By Monday the quays were open again.",
        "The court reporter was asked to leave.",
        "This attack is part of a campaign.",
    ],
)
def test_a_sentence_of_the_news_is_never_boilerplate(line):
    assert kind_of(line) is ZoneKind.BODY
    assert kind_of(line, after=()) is ZoneKind.BODY


def test_the_line_about_the_author_is_boilerplate_below_the_body_only():
    line = "Calla Wrenfield is the Register’s chief foreign correspondent."
    assert kind_of(line, after=()) is ZoneKind.BOILERPLATE
    assert kind_of(line, after=(MORE,)) is ZoneKind.BODY


PIECES = st.sampled_from(
    ["\n", "\r\n", "\u2028", " ", "“", "”", '"', "|", ":", "🙂", "é", "e\u0301", "\u200f", "\ufeff"]
) | st.sampled_from(
    [
        "Port shut",
        LEAD,
        "By Ida Marsh",
        "Share",
        "Read more: x",
        "WASHINGTON (AP) — ",
        "مرحبا",
        "שלום",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.none() | st.text(max_size=20))
@example("", None)
@example('"""', None)
@example("“”\n‘’\n«»", None)
@example("\x1c\x85\u2029a", None)
def test_zones_are_in_order_disjoint_and_leave_no_character_out(text, title):
    found = zones(text, title)
    covered = set()
    last = 0
    for zone in found:
        assert last <= zone.span.start < zone.span.end <= len(text)
        assert not zone.span.of(text)[0].isspace()
        assert not zone.span.of(text)[-1].isspace()
        covered.update(range(zone.span.start, zone.span.end))
        last = zone.span.end
    assert {i for i, character in enumerate(text) if not character.isspace()} <= covered


@settings(deadline=None)
@given(st.text())
def test_the_same_text_has_the_same_zones(text):
    assert zones(text) == zones(text)


def words_by_kind(text, found):
    return [(zone.kind.value, zone.span.of(text)) for zone in found]


def test_what_is_known_to_be_furniture_is_cut_out_of_the_zones_around_it():
    text = "All quays were closed. | 7 | The boats were lost. Nobody came."
    found = (Zone(ZoneKind.BODY, Span(0, 47)), Zone(ZoneKind.BODY, Span(48, len(text))))
    bars = [Span(23, 28), Span(40, 55)]
    assert words_by_kind(text, with_boilerplate(text, found, reversed(bars))) == [
        ("body", "All quays were closed."),
        ("boilerplate", "| 7 |"),
        ("body", text[28:40].strip()),
        ("boilerplate", text[40:55]),
        ("body", text[55:].strip()),
    ]


@given(st.lists(st.integers(0, 60), min_size=2, max_size=12, unique=True), st.data())
def test_every_word_is_in_one_zone_whatever_is_cut(ends, data):
    text = "".join(data.draw(st.lists(st.sampled_from("ab. "), min_size=61, max_size=61)))
    ends = sorted(ends)
    cuts = [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    found = with_boilerplate(
        text, (Zone(ZoneKind.BODY, Span(0, 30)), Zone(ZoneKind.BODY, Span(30, 61))), cuts
    )
    inside = [i for zone in found for i in range(zone.span.start, zone.span.end)]
    assert inside == sorted(set(inside))
    assert {i for i, letter in enumerate(text) if letter != " "} <= set(inside)
    assert {z.span for z in found if z.kind is ZoneKind.BOILERPLATE} == set(cuts)
