"""What the fuzzer begins with: small files of every kind, made here, about invented places."""

import gzip
import json
import zlib

import papers

TITLE = "Port Merrin shuts its quays"
LINES = (
    "PORT MERRIN, April 3 (VPA) — All quays of Port Merrin were closed on Monday after the storm.",
    "“Nobody asked us,” harbour master Ilse Varga said. “We were told by the evening news.”",
    "At least 26 of the 40 launchers were moved by 2:05 p.m. on 3 April 2031, police in Halm said.",
    "The ministry has not confirmed that up to $3.5 million was paid, according to Tom Harrow.",
    "Read more: Minister says the wheat was sand",
)
TEXT = "\n\n".join((TITLE, *LINES)).encode()
URL = "https://www.courier.example/2031/04/03/quays"

LINKED = json.dumps(
    {"@context": "https://schema.org", "@graph": [
        {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2031-04-03T14:05:00+02:00",
         "dateModified": 1933000000, "author": [{"@type": "Person", "name": "Ida Marsh"}],
         "isBasedOn": {"url": "https://vpa.example/1"}, "creditText": "VPA", "url": URL,
         "publisher": {"name": "The Courier", "parentOrganization": {"name": "Halm Press"}},
         "isAccessibleForFree": "True", "mainEntityOfPage": {"@id": URL}},
        {"@type": "LiveBlogPosting", "liveBlogUpdate": [
            {"@type": "BlogPosting", "headline": f"Post {n}", "url": f"{URL}?post={n}",
             "datePublished": f"2031-04-03T1{n}:00:00Z", "articleBody": LINES[1]}
            for n in range(3)]}]}
)  # fmt: skip
METAS = (
    '<meta property="article:published_time" content="2031-04-03T14:05:00+02:00">'
    '<meta name="date" content="3/4/2031"><meta property="og:title" content="Port Merrin">'
    '<meta property="og:site_name" content="The Courier"><meta name="author" content="Ida Marsh">'
    f'<link rel="canonical" href="{URL}">'
    '<link rel="alternate" type="application/rss+xml" title="News" href="/feed">'
)
PAGE = (
    f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Courier</title>'
    f'{METAS}<script type="application/ld+json">{LINKED}</script></head><body><nav>Home</nav>'
    f'<article><h1>{TITLE}</h1><p class="byline">By Ida Marsh, Updated 2 hours ago</p>'
    f'<time datetime="2031-04-03" itemprop="datePublished">3 April</time>'
    + "".join(f"<p>{line}</p>" for line in LINES)
    + "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    "<figure><img><figcaption>The quay. VPA</figcaption></figure></article>"
    '<aside class="related"><a href="/1">More</a></aside></body></html>'
)
WALL = (
    "<html><head><title>Log in</title></head><body><article><h1>Quays</h1><p>All quays of Port Merrin"
    " were closed on Monday.</p><div class='paywall'>Subscribe to continue reading</div></article>"
    "<div role='dialog'>We and our partners store information. <button>Accept all</button></div>"
    "<form><input type=password>Forgot your password?</form></body></html>"
)
LIVE = "".join(
    f"<article class=post id=p{n}><time datetime=2031-04-03T1{n}:00:00Z>1{n}:00</time><h3>Post</h3>"
    f"<p>{LINES[n % 4]}</p></article>"
    for n in range(3)
)
LIVE = f"<html><body><h1>{TITLE}</h1><div class=live-blog>{LIVE}</div></body></html>"

RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<channel><title>Courier</title><link>https://courier.example/</link><item><title>Port shut</title>"
    "<link>/a/1#top</link><pubDate>Mon, 07 Apr 2031 09:00:00 +0200</pubDate><dc:date>2031-04-07</dc:date>"
    '<source url="https://vpa.example/rss">VPA</source><description>&lt;p&gt;x</description></item>'
    "<item><guid>https://courier.example/2</guid><description><![CDATA[<b>x]]></description></item>"
    "</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://quay.example/"><title type="html">Quay</title>'
    '<entry><title>Port</title><link href="1"/><updated>2031-04-07T07:00:00Z</updated><source><title>V</title>'
    '<link href="https://vpa.example/"/></source><content type="xhtml"><div>x</div></content></entry></feed>'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<channel><title>Q</title></channel><item rdf:about="https://q.example/1"><link>https://q.example/1</link>'
    "</item></rdf:RDF>"
)
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [
        {"id": "1", "url": "https://post.example/1", "title": "Port shut", "external_url": "https://v.example/",
         "date_published": "2031-04-07T09:00:00+02:00", "date_modified": "2031-04-08"}]}
)  # fmt: skip
SITEMAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="urn:n">'
    "<url><loc>https://courier.example/1</loc><lastmod>2031-04-07</lastmod><n:news><n:publication_date>"
    "2031-04-07T09:00+02:00</n:publication_date><n:title>Port</n:title></n:news></url></urlset>"
)
INDEX = "<sitemapindex><sitemap><loc>https://courier.example/s.xml</loc></sitemap></sitemapindex>"
INDEXES = (
    f'<{URL}>; rel="original",\n<https://archive.example/20310407063005/{URL}>; rel="first memento";'
    ' datetime="Mon, 07 Apr 2031 06:30:05 GMT",\n<https://archive.example/more>; rel="timemap"\n',
    json.dumps({"mementos": {"list": [{"datetime": "2031-04-07T06:30:05Z", "uri": URL}]}}),
    f"example,courier)/a 20310407063005 {URL} text/html 200 AAA 900\n",
    json.dumps([["timestamp", "original", "statuscode"], ["20310407063005", URL, "200"]]),
    f'example,courier)/a 20310407063005 {{"url": "{URL}", "mime": "text/html", "status": "200"}}\n',
)
ROBOTS = (
    "User-agent: *\nDisallow: /private/*.pdf$\nAllow: /a\nCrawl-delay: 7\nRequest-rate: 1/5s 0900-1700\n"
    "Visit-time: 0600-0845\n\nUser-agent: Sayso # us\nuser agent: bot\nDisallow: /%7Ejoe?a=*\n"
    "Sitemap: https://courier.example/s.xml\nHost: courier.example\nClean-param: a /b\n"
)

MAIL = (
    b"From: =?utf-8?q?VPA_=C3=A9?= <press@vpa.example>\r\nTo: x@courier.example\r\nDate: Thu, 3 Apr 2031"
    b" 14:05:00 +0200\r\nSubject: Port\r\n shut\r\nMessage-ID: <1@vpa.example>\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: multipart/alternative;'
    b' boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset="iso-8859-1"; format=flowed\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\nAll quays were =\r\nclosed on Monday =E9.\r\n"
    b"\r\n---------- Forwarded message ----------\r\nFrom: Ilse Varga <v@halm.example>\r\nDate: x\r\n\r\n"
    b"> On Monday Ida wrote:\r\n> quoted\r\n-- \r\nIda\r\n--c\r\nContent-Type: text/html\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\nPHA+QWxsIHF1YXlzIHdlcmUgY2xvc2VkLjwvcD4=\r\n--c--\r\n"
    b"--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: inner\r\n\r\nThe inner words"
    b" are five.\r\n--b\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n"
)
MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + URL.encode() + b"\r\nSubject: x\r\nDate: Thu,"
    b' 3 Apr 2031 14:05:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html";'
    b' boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit'
    b"\r\nContent-Location: " + URL.encode() + b"\r\n\r\n" + PAGE.encode() + b"\r\n--b\r\nContent-Type:"
    b" image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n"
)  # fmt: skip
SINGLE = PAGE.replace(
    "<head>",
    f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Thu Apr 03 2031 16:05:00 GMT+0200"
    f" (CEST)\n--><head><img src='data:image/png;base64,{'A' * 200}'>",
).encode()
VTT = (
    "WEBVTT\n\nSTYLE\n::cue {}\n\nNOTE x\n\n1\n00:00.500 --> 00:02.000 align:start\n<v.loud Ilse Varga>Nobody"
    " asked us\n[applause] about the quays.</v>\n\n00:02.000 --> 01:00:04.000\n>> MARSH: And what did"
    " <i>you</i> say &amp; do? ♪ la ♪\n- He left.\n"
).encode()
SRT = b"1\r\n00:00:01,000 --> 00:00:02,000\r\nVARGA: Nobody asked us.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n{\\an8}We were told by the news.\r\n"
POSTS = json.dumps(
    {"name": "Harbour", "type": "public_channel", "id": 7, "messages": [
        {"id": 2, "type": "message", "date": "2031-04-03T14:05:00", "date_unixtime": "1933077900",
         "forwarded_from": "VPA", "text": ["All quays ", {"type": "bold", "text": "shut"}]},
        {"id": 3, "type": "service", "text": ""}], "chats": {"list": []}}
).encode()  # fmt: skip
CHATS = json.dumps({"chats": {"list": [json.loads(POSTS)]}}).encode()
ROWS = (
    json.dumps({"text": TEXT.decode(), "id": 1, "date": "3/4/2031", "url": URL, "title": TITLE})
    + '\n{"text": "All quays were closed.", "outlet": "VPA", "language": "en", "forwarded_from": "x"}\n'
).encode()
TABLE = b'id;"Full Text";date;url\n1;"All quays\nwere ""closed"".";2031-04-03;https://a.example/\n2;x;;\n'
FAMILIES = b'# ours\n"Ostmere Post" = "Sound Media"\n"courier.example" = "Halm Press"\n'

PACKED = gzip.compress(PAGE.encode(), mtime=0)
DATES = (
    "2031-04-03T14:05:00+02:00", "3 April 2031, 2:05 p.m. EDT", "3/4/2031", "2 hours ago", "1933077900",
    "Thu Apr  3 14:05:00 CEST 2031", "April 3rd, 2031 at 14.05", "vor 3 Tagen", "D:20310403140500+02'00'",
    "20310403T140500Z", "gestern, 14 Uhr", "Updated: Apr. 3", "2031年4月3日",
)  # fmt: skip
TIMES = (
    "On Monday he left; since May 2023, for three weeks, until next Friday at dawn, from 9 p.m. to midnight.",
    "In the early 1990s, the third quarter of fiscal 2024, the first half of the year, on the 3rd of April",
    "two days after the strike, a year earlier, the past 18 months, every other Tuesday, 24/7, last night",
    "between March and June, by the end of the decade, mid-July 2031, 3-5 May, the week of 12 August",
)
COUNTS = (
    "At least 26 of the 40 launchers, some 3.5 million people, $1.2bn, 7,940 votes, two dozen, half a million",
    "between 12 and 15 per cent, one in four, a third of them, no more than 15,000, not one, 61 × 50, 1 000",
    "three hundred and twelve thousand, 2⁄3, ½ a mile, €-3, 12-year-old, twenty-one, a hundred-odd, .5, 1e9",
)


def docx() -> list[bytes]:
    w = "<w:p><w:r><w:t>{}</w:t><w:tab/></w:r><w:del><w:r><w:t>x</w:t></w:r></w:del></w:p>"
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    body = "".join(map(w.format, LINES)) + table
    return [papers.docx(body=body, created="2031-04-03T14:05:00Z")]


def document() -> list[bytes]:
    """The part of a .docx file that holds the words."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx()[0])) as archive:
        return [archive.read("word/document.xml")]


def pdf() -> list[bytes]:
    return [
        papers.pdf(papers.column(50, 780, LINES), created="D:20310403140500+02'00'"),
        papers.pdf(papers.column(50, 700, LINES[:3]), papers.column(300, 700, LINES[2:])),
    ]


def warc() -> list[bytes]:
    chunked = f"{len(PAGE.encode()):x}\r\n".encode() + PAGE.encode() + b"\r\n0\r\n\r\n"
    return [
        papers.record(URL, TEXT),
        papers.record(URL, PAGE.encode()) + papers.record(URL + "2", TEXT, kind="resource"),
        papers.record(URL, PAGE.encode(), packed=True),
        papers.record(URL, PACKED, headers="Content-Encoding: gzip\r\n"),
        papers.record(URL, chunked, headers="Transfer-Encoding: chunked\r\n"),
        papers.record(URL, zlib.compress(TEXT), headers="Content-Encoding: deflate\r\n"),
    ]


def archives() -> list[bytes]:
    inner = papers.zipped_names({"b.eml": MAIL})
    files = {"a.txt": TEXT, "b.html": PAGE, "d/c.zip": inner, ".x": b"x", "../e.csv": TABLE}
    return [papers.zipped_names(files), gzip.compress(TEXT, mtime=0), gzip.compress(inner, mtime=0)]
