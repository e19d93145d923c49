"""What must hold of every answer: our own errors alone, in one line, and each span at its offsets."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise

from sayso.errors import SaysoError
from sayso.fetch.guard import RefusedError
from sayso.fetch.http import TroubleError
from sayso.fetch.unpack import BodyError
from sayso.types.article import Article, Capture
from sayso.types.reading import Reading
from sayso.types.span import Span
from sayso.types.web import Holdings, Listing, address

OURS = (SaysoError, TroubleError, BodyError, RefusedError)


class BrokenLawError(AssertionError):
    """An answer that must not be."""


def law(holds: object, what: str) -> None:
    if not holds:
        raise BrokenLawError(what)


def of_error(error: BaseException) -> None:
    told = str(error)
    law(told and "\n" not in told and "\r" not in told, "an error is one line")
    law(len(told) < 2_000, "an error is short")
    law(not any(ord(letter) < 32 or ord(letter) == 127 for letter in told), "an error can be shown")
    told.encode()


def of_capture(capture: Capture) -> None:
    law(capture.url and capture.url.isprintable(), "a capture's name can be shown")
    law(len(capture.sha256) == 64, "a capture has its hash")


def of_article(article: Article) -> None:
    article.text.encode()  # no half of a surrogate pair
    kept(article)
    last = 0
    for zone in article.zones:
        law(last <= zone.span.start < zone.span.end <= len(article.text), "zones stand in order")
        last = zone.span.end
    for at in (article.published_at, *(found.at for found in article.dates)):
        law(at is None or at.utcoffset() is not None, "a moment is aware")


def of_listing(listing: Listing) -> None:
    kept(listing)
    for entry in (*listing.entries, *listing.parts):
        law(address(entry.url) == entry.url, "an entry's address is written one way")


def of_holdings(found: Holdings) -> None:
    kept(found)
    for each in found.captures:
        law(each.url.startswith(("http://", "https://")), "a capture's address is one of the web")
        law(each.at.utcoffset() is not None, "its moment is aware")


def kept(value: object) -> None:
    """Every string within can be written down: none holds half of a surrogate pair."""
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, tuple | list):
        for each in value:
            kept(each)
    elif is_dataclass(value):
        for field in fields(value):
            kept(getattr(value, field.name))


def of_reading(reading: Reading) -> None:
    of_article(reading.article)
    text = reading.article.text
    for span in spans(reading):
        law(0 <= span.start < span.end <= len(text), "a span stands in the text")
        law(text[span.start : span.end].strip(), "a span holds words")
    for sentence in reading.parse:
        law(all(0 <= w.head <= len(sentence.words) for w in sentence.words), "a head is a word")
    words = [w.span for sentence in reading.parse for w in sentence.words]
    law(
        all(a.end <= b.start for a, b in pairwise(words)),
        "words stand in order",
    )
    known = {s.id for s in reading.statements}
    law(all(s.within in known for s in reading.statements if s.within), "nesting leads somewhere")


def spans(value: object) -> Iterator[Span]:
    """Every span that a value holds, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from spans(each)
    elif is_dataclass(value) and not isinstance(value, Article):
        for field in fields(value):
            yield from spans(getattr(value, field.name))
