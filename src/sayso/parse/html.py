"""Pages: the article's words out of the markup, and what the page says of itself."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sayso.errors import ReadError
from sayso.parse import linked
from sayso.parse.dates import Dates, Written, dates
from sayso.parse.decode import (
    charset,
    declared_charset,
    decoded,
    identity,
    without_escaped_halves,
    without_halves,
)
from sayso.parse.heads import written_dates
from sayso.parse.heavy import disarm
from sayso.parse.language import language
from sayso.parse.lineage import Origins, agencies, origins
from sayso.parse.live import Post, posts
from sayso.parse.phrases import folded
from sayso.parse.plain import heading, is_address, subject
from sayso.parse.pruning import prune
from sayso.parse.rows import domain
from sayso.parse.walls import NO_SIGNS, Signs, is_cut_short, is_list, signs, wall
from sayso.parse.zones import zones
from sayso.text.lexicon import words
from sayso.types.article import Article, Capture, DateKind, ZoneKind
from sayso.types.replay import original

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

LARGEST = 5_000_000  # bytes; a page of so many takes trafilatura five seconds
TAGS = 50_000  # "<" signs; so many take up to four seconds (the largest of 60 pages has 3,200)
FEWEST = 5  # words of body; fewer are no article
NOTHING = "no article text found in the page"
CUT_SHORT = "only the part of the article before a paywall was read"
# Nothing that a page says is newer than this; without it the extractor would ask the clock.
LATEST = "2199-12-31"

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_HIDDEN = frozenset({"head", "title", "script", "style", "noscript", "template"})


def pages(capture: Capture) -> tuple[Article, ...]:
    """The article of a page: title, subtitle and paragraphs, a blank line between them.

    A live blog gives one article a post. Raises ReadError for a page that is too large, cannot be
    parsed, or holds no article (a paywall, a request for consent, an error, a list of articles).
    """
    markup, warnings = _markup(capture)
    found = _found(capture, markup)
    kept = [post for post in found.posts if _is_news(post)]
    if kept:
        return tuple(_article(capture, post, warnings) for post in kept)
    return (_article(capture, found, (*warnings, *found.warnings)),)


def page(capture: Capture) -> Article:
    """The first article of a page, which is all but always its only one."""
    return pages(capture)[0]


def _is_news(post: "_Found") -> bool:
    """Whether a post of a live blog says anything but to follow it."""
    text = "\n\n".join(post.paragraphs)
    body = [zone.span.of(text) for zone in zones(text) if zone.kind is ZoneKind.BODY]
    return len(" ".join(body).split()) >= FEWEST


def _article(capture: Capture, found: "_Found", warnings: tuple[str, ...]) -> Article:
    text = without_halves("\n\n".join((*found.heading, *found.paragraphs))).text
    marked = zones(text, found.title, found.subtitle)
    body = " ".join(zone.span.of(text) for zone in marked if zone.kind is ZoneKind.BODY)
    if found.signs:
        _refuse(capture, found.signs, body)
    return Article(
        identity(text),
        text,
        sha256=capture.sha256,
        zones=marked,
        url=found.origins.url,
        title=found.title or heading(text, marked, ZoneKind.TITLE),
        subtitle=heading(text, marked, ZoneKind.SUBTITLE),
        outlet=found.origins.outlet,
        byline=found.byline,
        published_at=found.dates.published,
        dates=found.dates.found,
        lineage=found.origins.lineage,
        language=language(text),
        warnings=warnings,
    )


def _refuse(capture: Capture, signs: Signs, body: str) -> None:
    """Raise the ReadError that says why a page is no article, if it is none."""
    barred = wall(signs, body)
    if barred:
        raise ReadError(subject(capture), barred.reason, barred.hint)
    if len(body.split()) < FEWEST:
        raise ReadError(subject(capture), NOTHING, "if it shows one, save its words as text")


@dataclass(frozen=True, slots=True)
class _Found:
    """What the extractor found, made clean."""

    paragraphs: tuple[str, ...]
    title: str | None
    subtitle: str | None = None
    byline: tuple[str, ...] = ()
    origins: Origins = field(default_factory=Origins)
    dates: Dates = field(default_factory=Dates)
    signs: Signs | None = None  # none for a post of a live blog, which stands behind no wall
    posts: "tuple[_Found, ...]" = ()
    warnings: tuple[str, ...] = ()

    @property
    def heading(self) -> tuple[str, ...]:
        return tuple(line for line in (self.title, self.subtitle) if line)


def _markup(capture: Capture) -> tuple[str, tuple[str, ...]]:
    if len(capture.body) > LARGEST:
        reason = f"the page is larger than {LARGEST // 1_000_000} MB"
        raise ReadError(subject(capture), reason, "save the article alone")
    declared = charset(capture.media_type) or declared_charset(capture.body)
    page = decoded(capture.body, declared=declared)
    if not page.text.strip():
        raise ReadError(subject(capture), "it is empty")
    if page.text.count("<") > TAGS:
        reason = f"the page has more than {TAGS:,} tags"
        raise ReadError(subject(capture), reason, "save the article alone")
    return page.text, page.warnings


def _found(capture: Capture, markup: str) -> _Found:
    """Run the extractor; whatever it raises on odd markup is one page that cannot be read."""
    try:
        url = original(capture.url) if is_address(capture.url) else None
        found = _extracted(markup, url, capture.fetched_at)
    except Exception as error:
        reason = f"its markup cannot be parsed ({type(error).__name__})"
        raise ReadError(subject(capture), reason) from error
    return found


def _extracted(markup: str, url: str | None, now: datetime | None) -> _Found:
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 it takes half a second

    tree = load_html(markup)
    if tree is None:
        return _Found((), None, signs=NO_SIGNS)
    for script in filter(_is_linked, tree.iter("script")):  # the extractor reads them, too
        script.text = without_escaped_halves(script.text or "")
    _undress(tree)
    head = _Head.of(tree)
    headlines = [_clean(h.text_content()) for h in tree.iter("h1")]
    disarm(tree)
    prune(tree)
    head = replace(head, signs=replace(head.signs, is_list=is_list(tree, head.nodes)))
    posted = posts(tree, head.nodes)
    document = bare_extraction(
        tree,
        url=url,
        fast=True,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "max_date": LATEST,
        },
    )
    if document is None or isinstance(document, dict):
        return _Found((), None, signs=head.signs)
    found = _told(document, headlines, head.signs.visible)
    canonical = document.url if is_address(document.url or "") else None
    found = replace(
        found,
        dates=head.dates(url=canonical or url, title=found.title, now=now),
        origins=origins(
            head.tree,
            head.nodes,
            url=url,
            canonical=canonical,
            outlet=_clean(document.sitename or "") or None,
            title=found.title,
        ),
        signs=head.signs,
        warnings=(CUT_SHORT,) if is_cut_short(head.signs, " ".join(found.paragraphs)) else (),
    )
    supplied = dict.fromkeys((*found.origins.lineage, *agencies(found.byline)))
    found = replace(found, origins=replace(found.origins, lineage=tuple(supplied)))
    return replace(found, posts=tuple(_posted(each, found, head, now) for each in posted))


def _undress(tree: "HtmlElement") -> None:
    """Let a page that an archive has dressed name the addresses that it named itself."""
    for each in tree.iter("link", "meta"):
        name = "href" if each.tag == "link" else "content"
        told = each.get(name) or ""
        if original(told) != told:
            each.set(name, original(told))


def _posted(post: Post, page: _Found, head: "_Head", now: datetime | None) -> _Found:
    """A post of a live blog: its own words and moment; outlet and writers are the page's."""
    written = Written(post.written, DateKind.PUBLISHED, post.origin, 0)
    url = page.origins.url
    anchor = post.anchor or ""
    return replace(
        page,
        title=post.heading,
        subtitle=None,
        paragraphs=tuple(map(_clean, post.paragraphs)),
        dates=dates([written], now=now, locale=head.locale(url)),
        origins=replace(page.origins, url=urljoin(url, anchor) if url else None),
        signs=None,
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """What a page says of itself, taken before the extractor cuts the tree to pieces."""

    tree: "HtmlElement"
    nodes: tuple[linked.Node, ...]
    signs: Signs

    @classmethod
    def of(cls, tree: "HtmlElement") -> "_Head":
        scripts = [each.text or "" for each in tree.iter("script") if _is_linked(each)]
        nodes = linked.nodes(scripts)
        visible = folded("".join(_visible(tree)).translate(_INVISIBLE))
        return cls(deepcopy(tree), nodes, signs(tree, nodes, visible))

    def dates(self, *, url: str | None, title: str | None, now: datetime | None) -> Dates:
        """The page's dates.

        The extractor's (htmldate's) is not asked for: on the table of tests/parse/test_dates.py it
        was wrong about five times where this was right, and on the benchmark's 60 pages it added
        one date, that of a widget.
        """
        written = written_dates(self.tree, self.nodes, url=url, title=title)
        return dates(written, now=now, locale=self.locale(url))

    def locale(self, url: str | None) -> str:
        spoken = self.tree.get("lang") or self.tree.get(
            "{http://www.w3.org/XML/1998/namespace}lang"
        )
        metas = {
            (meta.get("property") or meta.get("http-equiv") or "").casefold(): meta.get("content")
            for meta in self.tree.iter("meta")
        }
        told = spoken or metas.get("og:locale") or metas.get("content-language") or "en"
        ending = (domain(url) or "").rpartition(".")[2]
        return f"{told.replace('_', '-')} .{ending}"


def _is_linked(script: "HtmlElement") -> bool:
    return "ld+json" in (script.get("type") or "").casefold()


def _told(document: "Document", headlines: list[str], visible: str) -> _Found:
    """The extractor's answer in our terms."""
    title = _title(document, headlines)
    lines = [_clean(line) for line in (document.text or "").splitlines()]
    head = {folded(title or ""), folded(document.title or "")}
    paragraphs = tuple(
        line for i, line in enumerate(lines) if line and not (i < 3 and folded(line) in head)
    )
    subtitle = _clean(document.description or "")
    if not _is_subtitle(subtitle, title or "", paragraphs, visible):
        subtitle = ""
    outlet = _clean(document.sitename or "")
    return _Found(
        paragraphs,
        title=title,
        subtitle=subtitle or None,
        byline=tuple(_names(document.author or "", outlet)),
    )


def _title(document: "Document", headlines: list[str]) -> str | None:
    """The headline as it stands in the page; where none does, as the page's head gives it."""
    title = _clean(document.title or "")
    for headline in headlines:
        shared = set(folded(headline).split()) & set(folded(title).split())
        if headline and len(shared) * 2 > len(folded(headline).split()):
            return headline
    site = re.escape(document.sitename or "\0")
    return re.sub(rf"\s+[|–—·-]\s+{site}\s*$", "", title, flags=re.IGNORECASE) or None


def _is_subtitle(line: str, title: str, paragraphs: tuple[str, ...], visible: str) -> bool:
    """Whether a page's description of itself is printed in it, outside the extracted text."""
    plain = folded(line)
    if len(plain.split()) < 4 or plain == folded(title) or plain not in visible:
        return False
    return plain not in folded(" ".join(paragraphs))


def _names(author: str, outlet: str) -> list[str]:
    """The persons in a byline: no roles, no outlets."""
    names = [_clean(name) for name in author.split(";")]
    roles = words("headings", "roles")
    return [
        name
        for name in names
        if name and name != outlet and roles.isdisjoint(name.casefold().split())
    ]


def _visible(tree: "HtmlElement") -> Iterator[str]:
    """Every stretch of the page's text that a reader may see (by XPath it takes squared time)."""
    for element in tree.iter():
        if element.text and element.tag not in _HIDDEN:
            yield element.text
        yield element.tail or ""


def _clean(line: str) -> str:
    """One line, its white space single spaces, without characters that show nothing."""
    return " ".join(line.translate(_INVISIBLE).split())
