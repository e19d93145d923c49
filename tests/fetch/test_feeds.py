"""Feeds of every make, whole, broken, and large."""

import gzip
import json
import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.fetch.discovery import feeds_of
from sayso.fetch.feeds import listing
from sayso.types.article import Capture

AT = "https://courier.example/feed"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Halm  Courier</title><link>https://courier.example/</link>
<item><title>Port shut</title><link>/a/1#top</link><pubDate>Mon, 07 Apr 2031 09:00:00 +0200</pubDate>
<source url="https://vpa.example/rss">Velland Press Agency</source></item>
<item><title>Grain</title><guid>https://courier.example/a/2</guid></item>
<item><title>No address</title></item>
<item><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title>
<entry><title>Port shut</title><link href="https://quay.example/1"/><updated>2031-04-07T07:00:00Z</updated>
<source><title>VPA</title><link href="https://vpa.example/"/></source></entry></feed>"""
JSON = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [
        {"id": "1", "url": "https://post.example/1", "title": "Port shut",
         "date_published": "2031-04-07T09:00:00+02:00", "external_url": "https://vpa.example/1"},
        {"id": "2"}, "odd", {"url": 3}]}
)  # fmt: skip
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://i.example/">
<url><loc> https://courier.example/a/1 </loc><image:image><image:loc>x</image:loc><image:title>A crane</image:title></image:image>
<news:news><news:publication><news:name>Courier</news:name></news:publication>
<news:publication_date>2031-04-07T09:00+02:00</news:publication_date><news:title>Port shut</news:title></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://courier.example/s1.xml</loc><lastmod>2031-04-07</lastmod></sitemap></sitemapindex>"""
MORNING = datetime(2031, 4, 7, 7, tzinfo=UTC)


def read(body, kind="application/xml", largest=20_000_000):
    body = body if isinstance(body, bytes) else body.encode()
    return listing(Capture(AT, body, media_type=kind, sha256=""), largest=largest)


def test_rss_gives_addresses_times_and_lineage():
    found = read(RSS)
    assert (found.kind, found.title) == ("RSS", "Halm Courier")
    first, second = found.entries
    assert (first.url, first.title) == ("https://courier.example/a/1", "Port shut")
    assert first.published_at == MORNING
    assert first.lineage == ("Velland Press Agency", "https://vpa.example/rss")
    assert (second.url, second.lineage) == ("https://courier.example/a/2", None)


def test_atom_gives_the_same():
    [entry] = read(ATOM).entries
    assert read(ATOM).kind == "Atom"
    assert (entry.url, entry.updated_at) == ("https://quay.example/1", MORNING)
    assert entry.lineage[0] == "VPA"


def test_json_feed_gives_the_same():
    [entry] = read(JSON, "application/json").entries
    assert (entry.url, entry.published_at) == ("https://post.example/1", MORNING)
    assert entry.lineage == ("", "https://vpa.example/1")


@pytest.mark.parametrize("body", [NEWS, gzip.compress(NEWS.encode())], ids=["plain", "packed"])
def test_a_sitemap_of_news_gives_the_same(body):
    found = read(body)
    [entry] = found.entries
    assert found.kind == "news sitemap"
    assert (entry.url, entry.title, entry.published_at) == (
        "https://courier.example/a/1",
        "Port shut",
        MORNING,
    )


def test_an_index_names_its_sitemaps():
    found = read(INDEX)
    assert [part.url for part in found.parts] == ["https://courier.example/s1.xml"]
    assert found.parts[0].updated_at == datetime(2031, 4, 7, tzinfo=UTC)


def test_a_list_of_addresses_is_a_sitemap():
    assert len(read("https://a.example/1\nhttps://a.example/2\n\nodd", "text/plain").entries) == 3


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", "it is empty"),
        ("<!DOCTYPE html><p>hello", "it is a page, no feed"),
        ("All quays were closed.", "it is no feed that can be read"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "broken JSON"),
        ("{" * 100_000, "broken JSON"),
        ('{"a": 1}', "it is no feed"),
        (NEWS[:400], "the sitemap is broken in line"),
        ("<rss", "it is no feed"),
        (gzip.compress(NEWS.encode(), mtime=0)[:50], "the server broke off"),
        (gzip.compress(bytes(25_000_000), mtime=0), "bomb"),
        (b"\x00\x01\x02", "it is no feed"),
    ],
)
def test_a_broken_feed_is_one_clear_line(body, told):
    with pytest.raises(ReadError) as caught:
        read(body)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"cannot read {AT}: ")


def test_a_feed_that_breaks_off_gives_what_came_before():
    assert len(read(RSS[: RSS.index("<item><title>No")]).entries) == 2


def test_entities_open_no_file_and_do_not_multiply():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    for body in (
        f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]><urlset><url><loc>https://a.example/&l11;</loc></url></urlset>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://a.example/&x;</loc></url></urlset>',
        f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]><rss version="2.0"><channel><title>&l11;</title></channel></rss>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><link>https://a.example/</link><title>&x;</title></item></channel></rss>',
    ):
        begun = time.process_time()
        try:
            told = repr(read(body))
        except ReadError as error:
            told = str(error)
        assert "root:" not in told
        assert len(told) < 10_000
        assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<item>" * 200_000, "its tags stand 64 deep"),
        ("<a><b></b>" * 100_000, "its tags stand 64 deep"),
        ("<" * 1_000_000, "it has more than 500,000 tags"),
        ("<title>" + "&" * 1_000_000, "it has more than 500,000 tags"),
        ("<item" + " " * 1_000_000, "a tag has no end"),
        ("<item " + 'a="b" ' * 200_000 + ">", "a tag has no end"),
        (" " * 10_000_001, "it is larger than 10 MB"),
        ("<![CDATA[" * 100_000, "it is no feed"),
    ],
    ids=["open", "unclosed", "less", "and", "space", "attributes", "large", "cdata"],
)
def test_a_feed_that_would_take_minutes_is_refused_at_once(body, told):
    begun = time.process_time()
    with pytest.raises(ReadError, match=told):
        read(f'<rss version="2.0"><channel>{body}')
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("start", "end"), [('<rss version="2.0"><channel>', "</channel></rss>"), ("", "")]
)
@pytest.mark.parametrize("kind", ["text/xml; charset=utf-7", "text/xml; charset=idna", "text/xml; charset=punycode"])  # fmt: skip
def test_a_feed_in_an_odd_encoding_is_read_or_refused(start, end, kind):
    for odd in (b"+2AA-", b"\xff\xfe", b"+AGE-\xf0", b"xn--\xe9.\x00", b"a-\xff"):
        with suppress(ReadError):
            read(start.encode() + b"<item><link>https://a.example/" + odd + end.encode(), kind)


@pytest.mark.parametrize("emoji", ["&#55357;&#56832;", "&#xD83D;&#xde00;", "&#xdfff;", "&#057343;"])
def test_an_emoji_in_halves_does_not_cost_the_feed(emoji):
    found = read(RSS.replace("Port shut", f"{emoji} shut"))
    assert len(found.entries) == 2
    assert found.entries[0].title.strip("\ufffd") == " shut"


def test_half_of_a_surrogate_pair_can_be_kept_nowhere():
    body = JSON.replace("Port shut", r"\ud800 shut").replace("https://vpa.example/1", r"\udfff")
    found = read(body)
    assert found.entries[0].title == "? shut"
    assert found.entries[0].lineage == ("", "?")


def test_markup_within_an_entry_counts_for_nothing():
    inner = "<b>" * 500
    body = RSS.replace(
        "<title>Port shut", f"<description><![CDATA[{inner}]]></description><title>Port shut"
    )
    assert len(read(body).entries) == 2


@pytest.mark.parametrize("kind", ["rss", "json", "sitemap"])
def test_a_feed_of_5000_entries_is_read_whole(kind):
    urls = [f"https://courier.example/a/{n}" for n in range(5000)]
    if kind == "json":
        body = json.dumps(
            {"version": "https://jsonfeed.org/version/1", "items": [{"url": u} for u in urls]}
        )
    elif kind == "rss":
        items = "".join(
            f"<item><title>T</title><link>{u}</link><description>&lt;p&gt;words</description></item>"
            for u in urls
        )
        body = f'<rss version="2.0"><channel>{items}</channel></rss>'
    else:
        body = f"<urlset>{''.join(f'<url><loc>{u}</loc></url>' for u in urls)}</urlset>"
    assert [entry.url for entry in read(body).entries] == urls


def test_a_page_names_its_feeds_those_of_comments_last():
    page = b"""<html><head><base href="https://courier.example/news/">
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
    <link rel="alternate" type="application/rss+xml" title="News" href="feed">
    <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="https://courier.example/atom">
    <link rel="alternate" type="application/rss+xml" href="ftp://x/">
    <link rel="stylesheet" href="a.css"><link rel="alternate" hreflang="de" href="/de">"""
    assert feeds_of(Capture("https://courier.example/", page, sha256="")) == [
        ("https://courier.example/news/feed", "News"),
        ("https://courier.example/atom", None),
        ("https://courier.example/comments/feed", "Comments"),
    ]


PARTS = st.sampled_from(
    [RSS, ATOM, JSON, NEWS, INDEX, "<![CDATA[", "]]>", "<item>", "&", "\x00", "{", '"']
)


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.tuples(PARTS, st.integers(0, 400), st.integers(0, 900)), max_size=4))
def test_whatever_a_feed_holds_it_is_read_or_refused(parts):
    body = "".join(part[start : start + length] for part, start, length in parts)
    with suppress(ReadError):
        read(body)
