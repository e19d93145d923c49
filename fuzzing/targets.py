"""Each parser, by name: what it is given, what it begins with, and the tokens of its language."""

import io
import json
import tempfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import numpy as np

from fuzzing import laws, seeds
from sayso.errors import SaysoError
from sayso.extract.reading import read as read_article
from sayso.fetch import charsets, discovery, feeds, http, robots, sitemaps, unpack
from sayso.fetch.families import FamilyFile
from sayso.fetch.files import Files
from sayso.fetch.guard import is_public, spelt
from sayso.fetch.pdf import PdfChild
from sayso.fetch.timemaps import holdings
from sayso.parse import articles
from sayso.parse.dates import Written, dates, labelled
from sayso.parse.decode import charset, declared_charset, decoded
from sayso.parse.heads import in_address
from sayso.parse.plain import plain
from sayso.parse.stamps import stamps
from sayso.text.dates import expressions
from sayso.text.numbers import quantities
from sayso.types.article import DOCX, MAIL, MHTML, PDF, TRANSCRIPT, Capture, DateKind
from sayso.types.printed import Printed, PrintedLine, Sheet
from sayso.types.reading import Model
from sayso.types.scores import ArcScores, LinkScores, Scores
from sayso.types.web import address
from sayso.wire import from_wire, to_wire

NOW = datetime(2031, 4, 3, 16, tzinfo=UTC)
LIMIT = 20_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """One parser: `read` may raise our own errors; whatever else comes out of it is a finding."""

    name: str
    read: Callable[[bytes], object]
    seeds: Callable[[], Iterable[bytes]]
    tokens: Sequence[bytes] = ()
    large: int = 150_000  # bytes of an input that was blown up


def capture(body: bytes, kind: str, url: str = seeds.URL) -> Capture:
    return Capture(url, body, media_type=kind, sha256="0" * 64, fetched_at=NOW)


def read_capture(body: bytes, kind: str) -> None:
    for article in articles(capture(body, kind)):
        laws.of_article(article)


def read_files(body: bytes) -> None:
    """All that standard input holds, and each of it parsed, as `sayso read` does."""
    _read_all(Files(io.BytesIO(body)).captures(["-"]))


def read_file(suffix: str) -> Callable[[bytes], None]:
    """The same of a file on the disk, which has a name."""

    def read(body: bytes) -> None:
        with tempfile.NamedTemporaryFile(suffix=suffix) as file:
            file.write(body)
            file.flush()
            _read_all(Files().captures([file.name]))

    return read


def _read_all(found: Iterable[Capture | SaysoError]) -> None:
    for each in found:
        if isinstance(each, SaysoError):
            laws.of_error(each)
            continue
        laws.of_capture(each)
        try:
            for article in articles(each):
                laws.of_article(article)
        except SaysoError as error:
            laws.of_error(error)


def read_linked(body: bytes) -> None:
    block = body.decode("utf-8", "replace").replace("</", "<\\/")
    page = seeds.PAGE.replace(seeds.LINKED, block)
    read_capture(page.encode(), "text/html")


def read_heads(body: bytes) -> None:
    lines = body.decode("utf-8", "replace").split("\n")
    head = lines[0]
    meta = "".join(f'<meta name="{line[:40]}" content="{line}">' for line in lines[1:9])
    page = (
        f"<html><head>{meta}</head><body><h1>Quays</h1>{head}<p>{seeds.LINES[0]}</p></body></html>"
    )
    read_capture(page.encode(), "text/html")


def read_feed(body: bytes) -> None:
    for kind in ("application/rss+xml", "text/html; charset=utf-7"):
        laws.of_listing(feeds.listing(capture(body, kind), largest=LIMIT))


def read_sitemap(body: bytes) -> None:
    laws.of_listing(sitemaps.lines(seeds.URL, body))
    laws.of_listing(sitemaps.sitemap(seeds.URL, body))


def read_earlier(body: bytes) -> None:
    for replay in (None, "https://archive.example/{time}/{url}"):
        _ours(lambda: laws.of_holdings(holdings(capture(body, "text/plain"), replay=replay)))  # noqa: B023


def read_robots(body: bytes) -> None:
    rules = robots.Rules(
        seeds.URL, robots.Protego.parse(robots.ours(body.decode("utf-8-sig", "replace")))
    )
    for url in (seeds.URL, "https://courier.example/a?b=é", "https://courier.example/"):
        laws.law(isinstance(rules.allows(url), bool), "robots allow or do not")
    laws.law(0 <= rules.delay <= 60, "a delay is one of seconds")
    for url in rules.sitemaps:
        laws.law(isinstance(url, str), "a sitemap has an address")


@cache
def child() -> PdfChild:
    return PdfChild()


def read_pdf(body: bytes) -> None:
    found = capture(body, PDF)
    printed = child().printed(body, subject=found.url)
    articles(Capture(found.url, body, media_type=PDF, sha256="0" * 64, printed=printed))


def read_printed(body: bytes) -> None:
    """Lines of words anywhere on sheets, as a PDF may place them."""
    sheets, lines = [], []
    for row in body.decode("utf-8", "replace").split("\n"):
        text, *numbers = row.split("|")
        at = [_number(each) for each in (*numbers, "0", "0", "90", "12")][:4]
        if text == "#":
            sheets.append(Sheet(at[0], at[1], tuple(lines)))
            lines = []
        elif text.strip():
            lines.append(PrintedLine(text, at[0], at[1], at[0] + abs(at[2]), at[1] + abs(at[3])))
    sheets.append(Sheet(595.0, 842.0, tuple(lines)))
    printed = Printed(tuple(sheets), created=body[:40].decode("latin-1"))
    [found] = articles(
        Capture(seeds.URL, b"%PDF", media_type=PDF, sha256="0" * 64, printed=printed)
    )
    laws.of_article(found)


def _number(written: str) -> float:
    return float(written) if written.isdecimal() and len(written) < 9 else 1.5


def read_charset(body: bytes) -> None:
    kind, _, rest = body.partition(b"\n")
    header = kind.decode("latin-1")
    told = charsets.media_type(header, rest)
    decoded(rest, declared=charset(told) or declared_charset(rest)).text.encode("utf-8", "replace")
    _ours(lambda: laws.of_article(plain(capture(rest, told))))
    _ours(lambda: read_capture(rest, told.replace("text/plain", "text/html")))


def read_body(body: bytes) -> None:
    """The body of an answer: its packing in the first line, its pieces parted by a mark."""
    coding, _, rest = body.partition(b"\n")
    http.retry_after(coding.decode("latin-1"), NOW)
    whole = unpack.unpacked(rest.split(b"<|>"), coding.decode("latin-1"), largest=3_000_000)
    laws.law(len(whole) <= 3_000_000, "a body is within its bound")


def read_address(body: bytes) -> None:
    written = body.decode("utf-8", "replace")
    is_public(written)
    _ours(lambda: spelt(written))
    _ours(lambda: http.joined(seeds.URL, written))
    for each in discovery.feeds_of(capture(body, "text/html")):
        laws.law(address(each[0]) == each[0], "a feed's address is written one way")
    once = address(written)
    laws.law(address(once) == once, "an address is written one way")


def _ours(read: Callable[[], object]) -> None:
    try:
        read()
    except laws.OURS as error:
        laws.of_error(error)


def read_stamp(body: bytes) -> None:
    written = body.decode("utf-8", "replace")
    for stamp in (*stamps(written, now=NOW), *stamps(written)):
        laws.law(stamp.at.utcoffset() is not None, "a moment is aware")
    lines = [
        Written(line, DateKind.PUBLISHED, "x", n) for n, line in enumerate(written.split("\n"))
    ]
    for locale in ("en-us", "en .uk", written[:20]):
        dates(lines[:50], now=NOW, locale=locale)
    list(labelled(written))
    list(in_address(f"https://a.example/{written}"))


def read_times(body: bytes) -> None:
    text = body.decode("utf-8", "replace")
    for published in (None, date(2031, 4, 3), date(1, 1, 1), date(9999, 12, 31)):
        last = 0
        for found in expressions(text, published):
            laws.law(last <= found.span.start < found.span.end <= len(text), "times are in order")
            last = found.span.end


def read_numbers(body: bytes) -> None:
    text = body.decode("utf-8", "replace")
    for found in quantities(text):
        for span in laws.spans(found):
            laws.law(0 <= span.start < span.end <= len(text), "a number stands in the text")


def read_families(body: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "families.toml"
        path.write_bytes(body)
        table = FamilyFile(path, needed=True)
        table.families()
        table.put("Halm Courier", "Halm Press")
        laws.law(table.families(), "a table that was written can be read")


class Noise:
    """A tagger that answers anything: the same to the same text, and of the true shape."""

    model = Model("noise", "0", "0" * 64)

    def __init__(self) -> None:
        from sayso.tagger.onnx import WEIGHTS, _labels

        self.labels = _labels(json.loads((WEIGHTS / "labels.json").read_text(encoding="utf-8")))

    def scores(self, text: str, sentences: Sequence[object], quoted: Sequence[bool]) -> Scores:
        seed = zlib.crc32(text.encode("utf-8", "replace"))
        chance, count = np.random.default_rng(seed), len(quoted)
        sure = float(chance.choice((1.0, 4.0)))

        def table(*shape: int) -> np.ndarray:
            return (chance.standard_normal(shape) * sure - 3).astype(np.float32)

        del sentences
        windows = [range(at, min(at + 120, count)) for at in range(0, count, 120)]
        labels = self.labels
        return Scores(
            tags=table(count, len(labels.tags)),
            entities=table(count, len(labels.entities)),
            links=tuple(
                LinkScores(w, table(len(w), len(w) + 1), table(len(w), len(w) + 1)) for w in windows
            ),
            arcs=tuple(ArcScores(w, table(len(w), len(w) + 1)) for w in windows),
            upos=chance.integers(0, len(labels.upos), count),
            relations=chance.integers(0, len(labels.relations), count),
            inner=table(count, len(labels.tags)),
            bases=table(count, len(labels.bases)),
        )


@cache
def noise() -> Noise:
    return Noise()


def read_text(body: bytes) -> None:
    """Any text through everything behind the tagger, and onto the wire and back."""
    article = plain(capture(body, "text/plain; charset=utf-8"))
    laws.of_article(article)
    reading = read_article(article, noise())
    laws.of_reading(reading)
    again = from_wire(json.loads(json.dumps(to_wire(reading))))
    laws.law(again.statements == reading.statements, "a reading comes back from the wire")


def read_wire(body: bytes) -> None:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return
    laws.of_article(from_wire(value).article)


@cache
def wired() -> bytes:
    article = plain(capture(seeds.TEXT, "text/plain"))
    return json.dumps(to_wire(read_article(article, noise()))).encode()


def _as(kind: str) -> Callable[[bytes], None]:
    return lambda body: read_capture(body, kind)


def read_docx(body: bytes) -> None:
    """A .docx file, or the words' part of one, which is put into a sound file first."""
    import papers

    if body.startswith(b"PK"):
        read_capture(body, DOCX)
    else:
        read_capture(papers.zipped_names({"word/document.xml": body}), DOCX)


_MARKUP = (
    b"<div>", b"</div>", b"<p>", b"<table><tr><td>", b"<article>", b"<h1>", b"<script>", b"<!--", b"-->",
    b"<![CDATA[", b"]]>", b"<time datetime=", b"<span class='related'>", b"<a href=", b"<br>", b"<ul><li>",
    b"<figure>", b"<meta name=date content=", b"&lt;", b"<svg>", b"<template>", b"<noscript>", b"<iframe>",
    b"<b>", b"<blockquote>", b"<form>", b"<input type=password>", b"<base href=", b"<html lang=de>",
)  # fmt: skip
_JSON = (b"{", b"}", b"[", b"]", b'"@type":', b'"@graph":', b'"text":', b"null", b"1e400", b"\\ud800",
         b'"datePublished":', b'"headline":', b"true", b",", b":", b'"messages":', b'"items":')  # fmt: skip
_XML = (b"<item>", b"</item>", b"<entry>", b"<link>", b"<title>", b"<!DOCTYPE r [<!ENTITY x 'y'>]>", b"&x;",
        b"xmlns:a='b'", b"<url>", b"<loc>", b"</loc>", b"<sitemap>", b"<![CDATA[", b"]]>", b"<?xml version='1.0'?>",
        b"<media:group>", b"<georss:polygon>", b"<itunes:image/>", b"<dc:date>", b"type='xhtml'")  # fmt: skip
_HEADERS = (b"\r\n", b"\r\n\r\n", b"From: ", b"Content-Type: ", b"multipart/mixed; boundary=b", b"--b\r\n",
            b"text/html; charset=utf-7", b"message/rfc822", b"Content-Transfer-Encoding: base64\r\n",
            b"=?utf-8?q?=FF?=", b"=?x?b?/?=", b"quoted-printable", b"uuencode", b"> ", b"-- \n",
            b"\nFrom a@b Mon 2031\n", b"boundary*0=b", b"Date: ", b"charset=unicode_escape")  # fmt: skip
_WORDS = (b" ago", b"April ", b"Monday", b"3/4/", b"2031", b"12:", b" p.m.", b"Q3", b"the first half of ",
          b" hundred", b" and a half", b"between ", b" to ", b"-", b"\xe2\x80\x93", b"/", b"early ", b"'s", b".",
          b"th ", b"%", b"$", b" million", b"the ", b" of ", b" later", b"T", b"+02:00", b"Z", b"mid-")  # fmt: skip
_NEWS = ("“", "”", "\"", "'", " said ", ": ", "\n\n", ". ", " — ", "Mr. ", "He ", "according to ", "not ", "(",
         ")", "…", "•", "?", "U.S. ", "@", "#", "Read more: ", "\u2028", "\u200d", "İ", "ﬁ", "ß", "’")  # fmt: skip

TARGETS: tuple[Target, ...] = (
    Target("page", _as("text/html"), lambda: [each.encode() for each in (seeds.PAGE, seeds.WALL, seeds.LIVE)], _MARKUP),
    Target("linked data", read_linked, lambda: [seeds.LINKED.encode()], _JSON),
    Target("heads", read_heads, lambda: [f"<time datetime='{d}'>{d}</time><p>{d}</p>\n{d}\n{d}".encode() for d in seeds.DATES], (*_MARKUP, *_WORDS)),
    Target("plain text", _as("text/plain"), lambda: [seeds.TEXT, b"# Port\n\n* a\n\n> b\n"], [t.encode() for t in _NEWS]),
    Target("feed", read_feed, lambda: [f.encode() for f in (seeds.RSS, seeds.ATOM, seeds.RDF, seeds.JSON_FEED)], (*_XML, *_JSON)),
    Target("sitemap", read_sitemap, lambda: [seeds.SITEMAP.encode(), seeds.INDEX.encode()], _XML),
    Target("robots.txt", read_robots, lambda: [seeds.ROBOTS.encode()], (b"User-agent: ", b"*", b"$", b"Disallow: ", b"Allow: ", b"%", b"Crawl-delay: ", b"Request-rate: 0/0", b"\n", b"/", b"1e400", b"inf")),
    Target("earlier versions", read_earlier, lambda: [i.encode() for i in seeds.INDEXES], (*_JSON, b"<http://a/>; rel=\"memento\"; datetime=\"", b"; rel=\"timemap\"", b",\n", b"20310407063005 ", b"CDX N b a m s k", b"text/html 200 ", b'"mementos":', b'"uri":')),
    Target("pdf", read_pdf, seeds.pdf, (b"<<", b">>", b"stream", b"endstream", b"obj", b"/Kids [2 0 R]", b"/Count 99999999", b"/Length 1", b"0 0 1 -1 Tf", b"/Encrypt ", b"/FlateDecode", b"Td", b"Tj", b"/MediaBox [0 0 1e38 1]", b"1 0 R")),
    Target("pdf layout", read_printed, lambda: [b"Port shut|50|700|200|20\nAll quays were closed-|50|650|200|12\nsoon, the office said.|300|650|200|12\n#|595|842\n7|300|20|5|8\n"], (b"|", b"\n", b"#", b"-\n", b"0", b"9999")),
    Target("mail", _as(MAIL), lambda: [seeds.MAIL], _HEADERS),
    Target("mailbox", read_file(".mbox"), lambda: [b"From a@b.example Thu Apr  3 14:05:00 2031\n" + seeds.MAIL + b"\nFrom c Mon 2031\nSubject: x\n\nb\n"], _HEADERS),
    Target("docx", read_docx, lambda: [*seeds.document(), *seeds.docx()], (b"<w:p>", b"</w:p>", b"<w:r>", b"<w:t>", b"<w:del>", b"<w:tbl><w:tr><w:tc>", b"<w:tab/>", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"PK\x03\x04")),
    Target("saved page", lambda b: read_capture(b, "text/html" if b.startswith(b"<") else MHTML), lambda: [seeds.MHTML, seeds.SINGLE], (*_HEADERS, *_MARKUP, b"data:image/png;base64,", b"Page saved with SingleFile")),
    Target("transcript", _as(TRANSCRIPT), lambda: [seeds.VTT, seeds.SRT], (b"00:01.000 --> 00:02.000\n", b"\n\n", b"<v A>", b">> ", b"NAME: ", b"[", b"{\\an8}", b"&amp;", b"NOTE", b"- ")),
    Target("posts", read_file(".json"), lambda: [seeds.POSTS, seeds.CHATS], _JSON),
    Target("rows", read_file(".jsonl"), lambda: [seeds.ROWS], (*_JSON, b"\n")),
    Target("table", read_file(".csv"), lambda: [seeds.TABLE, seeds.TABLE.decode().encode("utf-16")], (b'"', b";", b",", b"\n", b"\r", b"text", b"date", b"\t", b'""')),
    Target("web archive", read_files, seeds.warc, (b"\r\n", b"\r\n\r\n", b"WARC/1.1", b"Content-Length: ", b"WARC-Type: response", b"HTTP/1.1 200 OK", b"Transfer-Encoding: chunked", b"-1", b"ffffffff\r\n", b"Content-Encoding: br")),
    Target("archive", read_files, seeds.archives, (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"\x1f\x8b\x08", b"../", b"\xff\xff\xff\xff")),
    Target("any file", read_files, lambda: [seeds.TEXT, seeds.PAGE.encode(), seeds.MAIL, seeds.VTT, seeds.POSTS, seeds.ROWS, seeds.TABLE, *seeds.warc()[:1], *seeds.archives()[:2]], (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"WARC/", b"WEBVTT", b"From ", b"{", b"\xff\xfe", b"\xef\xbb\xbf", b"<html")),
    Target("charset", read_charset, lambda: [b"text/html; charset=koi8-r\n\xf0\xcf\xd2\xd4 <meta charset=cp1251>", b"text/plain; charset=utf-16\nPort", b"text/html; charset=shift_jis\n\x8d`", b"text/html; charset=hz\n~{<:Ky~}"], (b"charset=", b"utf-7", b"iso-2022-jp", b"punycode", b"idna", b"unicode_escape", b"raw_unicode_escape", b"utf-32", b"cp037", b"gb18030", b"big5hkscs", b"uu", b"zip", b"mbcs", b"undefined", b"\x1b$B", b"+AGE-")),
    Target("http body", read_body, lambda: [b"gzip\n" + seeds.PACKED, b"deflate\n" + zlib.compress(seeds.TEXT), b"gzip, deflate\n" + zlib.compress(seeds.PACKED), b"\na<|>b", b"Mon, 07 Apr 2031 00:01:00 GMT\nx"], (b"<|>", b"gzip", b"deflate", b"x-gzip", b"identity", b",", b"\x1f\x8b\x08\x00")),
    Target("address", read_address, lambda: [seeds.URL.encode(), b"http://0x7f.1/", b"//[::ffff:10.0.0.1]:80/%0a?a=b#c", seeds.PAGE.encode()[:900]], (b"http://", b"//", b"@", b"[", b"]", b":", b"%25", b"\\", b"xn--", b"..", b"\xe3\x80\x82", b"0x", b"?", b"#", b"<link rel=alternate type=application/rss+xml href=")),
    Target("page dates", read_stamp, lambda: [d.encode() for d in seeds.DATES], _WORDS),
    Target("times in text", read_times, lambda: [t.encode() for t in seeds.TIMES], _WORDS, large=50_000),  # tried on four days
    Target("numbers in text", read_numbers, lambda: [t.encode() for t in seeds.COUNTS], _WORDS),
    Target("families", read_families, lambda: [seeds.FAMILIES], (b'"', b" = ", b"\n", b"[a]", b"'''", b"\\u0000", b"#", b".", b"{", b"1979-05-27")),
    Target("extraction", read_text, lambda: [seeds.TEXT, *(t.encode() for t in (*seeds.TIMES, *seeds.COUNTS))], [t.encode() for t in _NEWS], large=5_000),  # noise makes ten times the statements of news
    Target("wire", read_wire, lambda: [wired()], _JSON),
)  # fmt: skip
BY_NAME = {target.name: target for target in TARGETS}
