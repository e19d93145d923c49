"""When a page was published: one row a trap that page heads set."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.parse import article
from sayso.parse.stamps import stamps
from sayso.types.article import Capture, DateKind

FETCHED = datetime(2031, 4, 10, 9, 30, tzinfo=UTC)
BODY = (
    "<p>All quays of Port Merrin were closed on Monday after the storm had torn two ferries.</p>"
    "<p>“Nobody asked us,” harbour master Ilse Varga said. “We heard of it on the evening news.”</p>"
    "<p>The first boats are expected to leave again on Thursday, if the weather allows it.</p>"
)
TITLE = "Port Merrin shuts its quays"


def ld(**keys):
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **keys}
    return script(node)


def script(value):
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def meta(name, content, attribute="property"):
    return f'<meta {attribute}="{name}" content="{content}">'


def read(  # noqa: PLR0913 the parts of a page
    head="", top="", *, url="a.html", lang="en", fetched=FETCHED, after="", before="", above=""
):
    markup = (
        f'<!doctype html><html lang="{lang}"><head><title>{TITLE}</title>{head}</head><body>{before}'
        f"<article>{above}<h1>{TITLE}</h1>{top}{BODY}</article>{after}</body></html>"
    )
    return article(
        Capture(url, markup.encode(), media_type="text/html", sha256="f" * 64, fetched_at=fetched)
    )


P = "article:published_time"
M = "article:modified_time"
NEWS = "https://www.courier.example/news/2031/04/03/quays"

# What traps; the page; its date of publication in UTC, as ISO writes it (None: none is told).
ROWS = {
    # Time zones
    "an offset": ({"head": meta(P, "2031-04-03T14:05:00+02:00")}, "2031-04-03T12:05"),
    "an offset without its colon": ({"head": meta(P, "2031-04-03T14:05:00+0200")}, "2031-04-03T12:05"),
    "an offset that moves the day": ({"head": meta(P, "2031-04-03T23:30:00-05:00")}, "2031-04-04T04:30"),
    "an offset of half an hour": ({"head": meta(P, "2031-04-03T14:05:00+05:30")}, "2031-04-03T08:35"),
    "Z and fractions of a second": ({"head": meta(P, "2031-04-03T14:05:00.123Z")}, "2031-04-03T14:05"),
    "no zone is taken for UTC": ({"head": meta(P, "2031-04-03 14:05:00")}, "2031-04-03T14:05"),
    "another place knows the zone": (
        {"head": meta(P, "2031-04-03T14:05:00"), "top": '<time datetime="2031-04-03T14:05:00+02:00">3 April</time>'},
        "2031-04-03T12:05",
    ),
    "letters for the zone": ({"head": meta("pubdate", "Thu, 03 Apr 2031 14:05:00 EST", "name")}, "2031-04-03T19:05"),
    "a zone that follows the season, in summer": ({"top": '<p class="byline">April 3, 2031 2:05 p.m. ET</p>'}, "2031-04-03T18:05"),
    "a zone that follows the season, in winter": ({"top": '<p class="byline">Jan. 3, 2031 2:05 p.m. ET</p>'}, "2031-01-03T19:05"),
    "British summer time": ({"top": '<p class="date">3 April 2031, 14:05 BST</p>'}, "2031-04-03T13:05"),
    "GMT+2 in words of a browser": ({"head": meta("date", "Thu Apr 03 2031 14:05:00 GMT+0200 (CEST)", "name")}, "2031-04-03T12:05"),
    "the zone of the German clock": ({"lang": "de", "top": '<p class="datum date">3. April 2031, 14.05 Uhr MESZ</p>'}, "2031-04-03T12:05"),
    "midnight with an offset": ({"head": ld(datePublished="2031-04-03T00:00:00+02:00")}, "2031-04-02T22:00"),
    "compact ISO": ({"head": meta("sailthru.date", "20310403T140500Z", "name")}, "2031-04-03T14:05"),
    "mail's way to write it": ({"head": meta("DC.date.issued", "Thu, 03 Apr 2031 14:05:00 +0200", "name")}, "2031-04-03T12:05"),
    "the way of the C library": ({"head": meta("date", "Thu Apr  3 14:05:00 UTC 2031", "name")}, "2031-04-03T14:05"),
    # Updated and published
    "updated before published in the head": (
        {"head": meta(M, "2031-04-05T08:00:00Z") + meta(P, "2031-04-03T14:05:00Z")},
        "2031-04-03T14:05",
    ),
    "dateModified before datePublished": (
        {"head": ld(dateModified="2031-04-05T08:00:00Z", datePublished="2031-04-03T14:05:00Z")},
        "2031-04-03T14:05",
    ),
    "only a change is told": ({"head": meta(M, "2031-04-05T08:00:00Z")}, "2031-04-05T08:00"),
    "a change, and a day in the address": ({"head": meta("og:updated_time", "2031-04-05T08:00:00Z"), "url": NEWS}, "2031-04-03T00:00"),
    "both in one line": (
        {"top": '<p class="byline">Updated 5 April 2031 08:00 GMT | Published 3 April 2031 14:05 GMT</p>'},
        "2031-04-03T14:05",
    ),
    "the change stands first in the page": (
        {"top": '<p>Updated <time datetime="2031-04-05T08:00:00Z">5 April</time></p><p>Published <time datetime="2031-04-03T14:05:00Z">3 April</time></p>'},
        "2031-04-03T14:05",
    ),
    "a class says which is the change": (
        {"top": '<time class="updated" datetime="2031-04-05T08:00:00Z">5 Apr</time><time class="entry-date published" datetime="2031-04-03T14:05:00Z">3 Apr</time>'},
        "2031-04-03T14:05",
    ),
    "the visible date is of the change": (
        {"head": ld(datePublished="2031-04-03T14:05:00Z"), "top": '<p class="date">Last updated 5 April 2031</p><time datetime="2031-04-05">5 April 2031</time>'},
        "2031-04-03T14:05",
    ),
    "the German word for a change": (
        {"lang": "de", "top": '<p class="date">Stand: 5. April 2031, 08:00 Uhr</p><p class="date">Veröffentlicht: 3. April 2031, 14:05 Uhr</p>'},
        "2031-04-03T14:05",
    ),
    "itemprop says which": (
        {"top": '<meta itemprop="dateModified" content="2031-04-05T08:00:00Z"><meta itemprop="datePublished" content="2031-04-03T14:05:00Z">'},
        "2031-04-03T14:05",
    ),
    # Day and month
    "American English": ({"lang": "en-US", "top": '<p class="date">04/03/2031</p>'}, "2031-04-03T00:00"),
    "English of no region": ({"top": '<p class="date">04/03/2031</p>'}, "2031-04-03T00:00"),
    "British English": ({"lang": "en-GB", "top": '<p class="date">03/04/2031</p>'}, "2031-04-03T00:00"),
    "English under a British address": (
        {"top": '<p class="date">03/04/2031</p>', "url": "https://www.courier-example.co.uk/quays"},
        "2031-04-03T00:00",
    ),
    "a locale in the head": ({"lang": "", "head": meta("og:locale", "en_AU"), "top": '<p class="date">03/04/2031</p>'}, "2031-04-03T00:00"),
    "French": ({"lang": "fr", "top": '<p class="date">03/04/2031 à 14h05</p>'}, "2031-04-03T14:05"),
    "no month has the number 25": ({"lang": "en-US", "top": '<p class="date">25/03/2031</p>'}, "2031-03-25T00:00"),
    "dots are always day first": ({"lang": "en-US", "top": '<p class="date">3.4.2031</p>'}, "2031-04-03T00:00"),
    "another place knows the order": (
        {"lang": "en-US", "top": '<p class="date">03/04/2031 14:05</p>', "url": NEWS},
        "2031-04-03T14:05",
    ),
    "another date shows the order": (
        {"lang": "en-US", "head": meta(M, "2031-04-09"), "top": '<p class="date">Published 09/04/2031 07:00</p>'},
        "2031-04-09T07:00",
    ),
    "one order would be in the future": ({"lang": "en-US", "top": '<p class="date">05/04/2031</p>'}, "2031-04-05T00:00"),
    "months by name in Spanish": ({"lang": "es", "top": '<p class="fecha date">3 de abril de 2031</p>'}, "2031-04-03T00:00"),
    "months by name in French": ({"lang": "fr", "top": '<p class="date">Publié le 3 avril 2031 à 14h05</p>'}, "2031-04-03T14:05"),
    "Chinese": ({"lang": "zh", "top": '<p class="date">2031年4月3日 14:05</p>'}, "2031-04-03T14:05"),
    "ordinals": ({"top": '<p class="date">Thursday 3rd April, 2031</p>'}, "2031-04-03T00:00"),
    # Numbers
    "epoch in seconds": ({"head": meta(P, "1932991500")}, "2031-04-03T14:05"),
    "epoch in milliseconds": ({"head": meta("publish_date", "1932991500000", "name")}, "2031-04-03T14:05"),
    "epoch in an attribute": ({"top": '<span class="timestamp" data-timestamp="1932991500">Thu</span>'}, "2031-04-03T14:05"),
    "epoch as a number of linked data": ({"head": ld(datePublished=1932991500000)}, "2031-04-03T14:05"),
    "the epoch's beginning is no date": ({"head": meta(P, "1970-01-01T00:00:00Z"), "url": NEWS}, "2031-04-03T00:00"),
    "the year one is no date": ({"head": meta(P, "0001-01-01T00:00:00Z")}, None),
    "a month of 13": ({"head": meta(P, "2031-13-03")}, None),
    # Relative to the capture
    "two hours ago": ({"top": '<p class="timestamp">2 hours ago</p>'}, "2031-04-10T07:30"),
    "two hours ago, when no one knows since when": ({"top": '<p class="timestamp">2 hours ago</p>', "fetched": None}, None),
    "a relative text beside an absolute attribute": (
        {"top": '<time datetime="2031-04-10T06:12:00Z">3 hours ago</time>'},
        "2031-04-10T06:12",
    ),
    "an hour ago, in German": ({"lang": "de", "top": '<p class="date">vor einer Stunde</p>'}, "2031-04-10T08:30"),
    "yesterday": ({"top": '<p class="date">Yesterday at 14:05</p>'}, "2031-04-09T14:05"),
    "a day without its year": ({"top": '<p class="date">3 April, 14:05</p>'}, "2031-04-03T14:05"),
    "a day of the year before": ({"top": '<p class="date">24 December</p>'}, "2030-12-24T00:00"),
    # Addresses
    "the address alone": ({"url": NEWS}, "2031-04-03T00:00"),
    "the address with a month's name": ({"url": "https://www.courier.example/2031/apr/03/quays"}, "2031-04-03T00:00"),
    "the address with dashes": ({"url": "https://www.courier.example/quays-2031-04-03.html"}, "2031-04-03T00:00"),
    "the address runs together": ({"url": "https://www.courier.example/20310403/quays"}, "2031-04-03T00:00"),
    "the address is less exact": ({"head": meta(P, "2031-04-03T14:05:00Z"), "url": NEWS}, "2031-04-03T14:05"),
    "a number in the address is no date": ({"url": "https://www.courier.example/news/20319903-quays-4031104"}, None),
    "a month alone is no day": ({"url": "https://www.courier.example/2031/04/quays"}, None),
    "a date in the query is not the page's": ({"url": "https://www.courier.example/quays?from=2031-04-01"}, None),
    # The future
    "a date after the capture is none": ({"head": meta(P, "2031-05-01T00:00:00Z"), "url": NEWS}, "2031-04-03T00:00"),
    "hours ahead are a matter of zones": ({"head": meta(P, "2031-04-10T14:00:00")}, "2031-04-10T14:00"),
    "a century ahead": ({"head": meta(P, "9999-12-31T00:00:00Z"), "fetched": None}, None),
    # Linked data
    "in a graph": (
        {"head": script({"@graph": [{"@type": "WebSite", "datePublished": "2019-01-01"}, {"@type": ["NewsArticle"], "datePublished": "2031-04-03T14:05:00Z"}]})},
        "2031-04-03T14:05",
    ),
    "in a list": ({"head": script([{"@type": "BreadcrumbList"}, {"@type": "http://schema.org/Article", "datePublished": "2031-04-03"}])}, "2031-04-03T00:00"),
    "the article is the page's main thing": (
        {"head": script({"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2031-04-03T14:05Z"}})},
        "2031-04-03T14:05",
    ),
    "a comma too many": ({"head": script('{"@type": "NewsArticle", "datePublished": "2031-04-03T14:05:00Z",}')}, "2031-04-03T14:05"),
    "in a comment, with a raw line break": ({"head": script('<!-- {"@type": "Article", "headline": "Port\nshut", "datePublished": "2031-04-03"} -->')}, "2031-04-03T00:00"),
    "broken, but the meta is sound": ({"head": script('{"datePublished": ') + meta(P, "2031-04-03T14:05:00Z")}, "2031-04-03T14:05"),
    "the date of a video": (
        {"head": script([{"@type": "VideoObject", "uploadDate": "2029-02-02", "datePublished": "2029-02-02"}, {"@type": "NewsArticle", "datePublished": "2031-04-03T14:05:00Z"}])},
        "2031-04-03T14:05",
    ),
    "other articles in the linked data": (
        {"head": script([{"@type": "NewsArticle", "headline": "Ferry lost", "datePublished": "2031-04-09"}, {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2031-04-03T14:05:00Z"}])},
        "2031-04-03T14:05",
    ),
    "what the article is based on has its date": (
        {"head": ld(isBasedOn={"@type": "Article", "name": "x", "datePublished": "2030-01-01"}, datePublished="2031-04-03T14:05:00Z")},
        "2031-04-03T14:05",
    ),
    "comments in the linked data": (
        {"head": ld(comment=[{"@type": "Comment", "datePublished": "2031-04-04"}], datePublished="2031-04-03T14:05:00Z")},
        "2031-04-03T14:05",
    ),
    "a template's date against two others": (
        {"head": ld(datePublished="2019-01-01T00:00:00Z") + meta(P, "2031-04-03T14:05:00Z"), "url": NEWS},
        "2031-04-03T14:05",
    ),
    "the day there, the hour in the byline": (
        {"head": ld(datePublished="2031-04-03"), "top": '<p class="date">April 3, 2031, 2:05 pm EDT</p>'},
        "2031-04-03T18:05",
    ),
    # Other dates of the page
    "today's date in the masthead": ({"before": '<header><p class="date">Thursday, 10 April 2031</p></header>', "url": NEWS}, "2031-04-03T00:00"),
    "dates of related articles": (
        {"head": meta(P, "2031-04-03"), "after": '<aside class="related"><time datetime="2031-04-09T10:00Z">9 April</time></aside>'},
        "2031-04-03T00:00",
    ),
    "only related articles have dates": ({"after": '<aside class="related"><time datetime="2031-04-09T10:00Z">9 April</time></aside>', "url": NEWS}, "2031-04-03T00:00"),
    "dates of comments": (
        {"after": '<section id="comments"><p class="date">4 April 2031 10:00</p></section>', "top": '<time datetime="2031-04-03T14:05Z">3 April</time>'},
        "2031-04-03T14:05",
    ),
    "an event's date in the text": ({"top": '<time datetime="2031-04-03T14:05Z">3 April</time>', "after": '<div class="events"><time datetime="2031-04-01">1 April</time></div>'}, "2031-04-03T14:05"),
    "minutes to read are no date": ({"top": '<p class="byline-meta">5 min read</p>'}, None),
    "a line right above the headline": ({"lang": "de", "above": '<span>publiziert am 3. April 2031</span>'}, "2031-04-03T00:00"),
    "no date at all": ({}, None),
}  # fmt: skip


@pytest.mark.parametrize("trap", ROWS)
def test_the_date_of_publication(trap):
    page, expected = ROWS[trap]
    published = read(**page).published_at
    assert (published and f"{published:%Y-%m-%dT%H:%M}") == expected


def test_there_are_as_many_traps_as_the_table_promises():
    assert len(ROWS) >= 60


def test_every_date_is_kept_with_where_it_stands_and_what_it_says():
    head = ld(datePublished="2031-04-03T14:05:00Z", dateModified="2031-04-05T08:00:00Z")
    found = read(head + meta(M, "2031-04-05"), url=NEWS).dates
    assert [(d.kind, d.origin, d.written) for d in found] == [
        (DateKind.PUBLISHED, "json-ld datePublished", "2031-04-03T14:05:00Z"),
        (DateKind.UPDATED, "json-ld dateModified", "2031-04-05T08:00:00Z"),
        (DateKind.UPDATED, "meta article:modified_time", "2031-04-05"),
        (DateKind.UNSAID, "url", "2031-04-03"),
    ]
    assert [d.zoned for d in found][:3] == [True, True, False]


def test_a_page_may_swear_at_itself_thousands_of_times():
    lines = '<p class="date">3 April 2031</p>' * 3000 + '<div class="meta">' * 200
    assert read(after=lines).published_at == datetime(2031, 4, 3, tzinfo=UTC)


@settings(deadline=None)
@given(st.text(max_size=80), st.none() | st.just(FETCHED))
def test_no_line_is_too_odd_to_be_no_date(line, now):
    assert all(stamp.at.tzinfo is UTC for stamp in stamps(line, now=now))


@settings(deadline=None)
@given(st.datetimes(timezones=st.just(UTC)))
def test_iso_is_read_as_it_is_written(moment):
    moment = moment.replace(microsecond=0)
    if 1900 < moment.year < 2199 and moment.year != 1970:
        assert stamps(moment.isoformat())[0].at == moment
