"""Where a page says when it was published: linked data, metas, times, bylines, its address."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from sayso.parse import linked
from sayso.parse.dates import Written, begins_labelled, labelled
from sayso.parse.stamps import LONGEST
from sayso.types.article import DateKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PUBLISHED, UPDATED, UNSAID = DateKind.PUBLISHED, DateKind.UPDATED, DateKind.UNSAID
TIMES = 4  # looked at behind the headline; further down stand those of comments and other articles
LINES = 6

# Ranks of places, the surest first. The order is that of the traps in tests/parse/test_dates.py.
_RANKS = {"article": 0, "meta": 1, "item": 2, "other": 3, "said": 4, "page": 5, "bare": 6}
_LINE, _URL = 7, 8

_METAS = {
    "article:published_time": (PUBLISHED, "meta"),
    "og:article:published_time": (PUBLISHED, "meta"),
    "og:published_time": (PUBLISHED, "meta"),
    "og:pubdate": (PUBLISHED, "meta"),
    "article:modified_time": (UPDATED, "meta"),
    "og:updated_time": (UPDATED, "meta"),
    "og:modified_time": (UPDATED, "meta"),
    "datepublished": (PUBLISHED, "item"),
    "datemodified": (UPDATED, "item"),
    "lastmod": (UPDATED, "other"),
    "last-modified": (UPDATED, "other"),
    "last_updated": (UPDATED, "other"),
    "updated": (UPDATED, "other"),
    "revised": (UPDATED, "other"),
    "dcterms.modified": (UPDATED, "other"),
    "dc.date.modified": (UPDATED, "other"),
    "date": (PUBLISHED, "page"),
    "dc.date": (PUBLISHED, "page"),
    "dcterms.date": (PUBLISHED, "page"),
    "datecreated": (PUBLISHED, "page"),
    "dcterms.created": (PUBLISHED, "page"),
    "dc.date.created": (PUBLISHED, "page"),
}
_PUBLISHED_META = re.compile(
    r"(?:.*[:._-])?(?:pub(?:lish(?:ed|ing)?)?[_:-]?(?:date|time|on|at)?|publication[_:-]?date|"
    r"date[_:.-]?(?:published|issued)|publishtime|issued|releasedate|origdate|display[_-]?date|"
    r"article_date_original|sailthru\.date|published_time_telegram)"
)
_NOT_OURS = frozenset({"nav", "aside", "footer", "form", "script", "style", "noscript", "select"})
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:related|comments?|recommend\w*|more|sidebar|widget|teasers?|trending|popular|"
    r"promo|newsletter|breaking|ticker|events?|calendar|masthead|weather|latest)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DATING = re.compile(
    r"date|publi|posted|byline|time(?:$|[\s_-])|timestamp|dateline|updated|modified|meta(?:$|[\s_-])",
    re.IGNORECASE,
)
_MODIFIED_CLASS = re.compile(r"updat|modif|chang", re.IGNORECASE)
_PUBLISHED_CLASS = re.compile(r"publi|posted|pubdate|entry-date|created", re.IGNORECASE)
_STAMPS = ("datetime", "data-date", "data-timestamp", "data-time", "data-published", "content")
_YEAR = r"/(?P<y>(?:19|20|21)\d\d)"
_IN_URL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}[/_-](?P<m>\d{{1,2}}|[A-Za-z]{{3,9}})[/_-](?P<d>\d{{1,2}})(?:[/_.-]|$)",
        r"(?<!\d)(?P<y>(?:19|20|21)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
        rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?:[/_.-]|$)",
    )
)


def written_dates(
    tree: "HtmlElement", nodes: Sequence[linked.Node], *, url: str | None, title: str | None
) -> Iterator[Written]:
    """Every date that a page may give of its own article, wherever it stands."""
    yield from _linked(nodes, url, title)
    yield from _metas(tree)
    yield from _printed(tree)
    yield from in_address(url)


def _linked(nodes: Sequence[linked.Node], url: str | None, title: str | None) -> Iterator[Written]:
    articles = linked.own(nodes, url=url, title=title)[:1]
    for node in (*articles, *filter(linked.is_page, nodes)):
        rank = _RANKS["article" if articles and node is articles[0] else "page"]
        for key, kind in (("datePublished", PUBLISHED), ("dateModified", UPDATED)):
            for text in linked.texts(node.get(key))[:1]:
                yield Written(text[:LONGEST], kind, f"json-ld {key}", rank)
        for text in linked.texts(node.get("dateCreated"))[:1]:
            yield Written(text[:LONGEST], PUBLISHED, "json-ld dateCreated", _RANKS["page"])


def _metas(tree: "HtmlElement") -> Iterator[Written]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or meta.get("value") or "").strip()
        low = name.strip().casefold()
        if content and low and not (meta.get("itemprop") and _is_others(meta)):
            kind, place = _METAS.get(low) or _by_pattern(low)
            if kind:
                yield Written(content[:LONGEST], kind, f"meta {name.strip()}", _RANKS[place])


def _by_pattern(name: str) -> tuple[DateKind | None, str]:
    return (PUBLISHED if _PUBLISHED_META.fullmatch(name) else None), "other"


def _printed(tree: "HtmlElement") -> Iterator[Written]:
    """The times and the lines with a date from the headline on."""
    times, lines = [], []
    for element in _below_headline(tree):
        if element.tag == "time":
            times.append(element)
        elif _is_dating(element) and not _holds_time(element):
            lines.append(element)
    own = (each for each in times if not _is_others(each))
    for element in islice(own, TIMES):
        yield from _time(element)
    for element in islice((each for each in lines if not _is_others(each)), LINES):
        yield from _line(element)


def _below_headline(tree: "HtmlElement") -> Iterator["HtmlElement"]:
    """The elements behind the first headline that is not the site's own; all, if there is none.

    What stands right above it, or in one header with it, counts, too.
    """
    headline = next((each for each in tree.iter("h1") if not _is_others(each)), None)
    lead = headline.getparent() if headline is not None else None
    if headline is not None:
        above = islice(headline.itersiblings(preceding=True), 3)
        yield from (each for near in above if near.tag != "header" for each in near.iter("*"))
    if lead is not None and lead.tag in ("header", "article"):
        headline = lead
    reached = headline is None
    for element in tree.iter():
        reached = reached or element is headline
        if reached and isinstance(element.tag, str):
            yield element


def _time(element: "HtmlElement") -> Iterator[Written]:
    marks = " ".join(filter(None, (element.get("class"), element.get("itemprop"))))
    around = _before(element)
    kind = UNSAID
    if element.get("itemprop") == "dateModified" or _MODIFIED_CLASS.search(marks):
        kind = UPDATED
    elif _PUBLISHED_CLASS.search(marks) or element.get("pubdate") is not None:
        kind = PUBLISHED
    elif around:
        kind = [what for _, what in labelled(around)][-1]
    place = "item" if element.get("itemprop") else "bare" if kind is UNSAID else "said"
    stamp = (element.get("datetime") or "").strip()
    if stamp:
        yield Written(stamp[:LONGEST], kind, "time", _RANKS[place])
    text = _text(element)
    if text and (not stamp or ":" in text):
        for part, what in labelled(text, kind):
            yield Written(part, what, "time", _RANKS[place])


def _before(element: "HtmlElement") -> str:
    """The words right before a time, which say whether it is of a change."""
    previous = element.getprevious()
    parent = element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    told = " ".join((before or "").split())
    if not told and previous is not None and previous.tag != "time":
        told = _text(previous)
    return told[-60:]


def _is_dating(element: "HtmlElement") -> bool:
    """Whether its marks speak of a date, or its first words do."""
    if element.tag in ("meta", "link", "body", "html"):
        return False
    marks = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "data-testid"))
    return bool(_DATING.search(marks)) or begins_labelled((element.text or "")[:LONGEST])


def _holds_time(element: "HtmlElement") -> bool:
    return any(each.tag == "time" for each in islice(element.iter(), 40))


def _line(element: "HtmlElement") -> Iterator[Written]:
    text = _text(element)
    for value in filter(None, map(element.get, _STAMPS)):
        yield Written(value.strip()[:LONGEST], _kind(element), "byline", _LINE)
    if len(text) > LONGEST:
        return
    for part, kind in labelled(text, _kind(element)):
        yield Written(part, kind, "byline", _RANKS["said"] if kind is PUBLISHED else _LINE)


def _kind(element: "HtmlElement") -> DateKind:
    marks = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop"))
    if _MODIFIED_CLASS.search(marks):
        return UPDATED
    return PUBLISHED if element.get("itemprop") == "datePublished" else UNSAID


def _is_others(element: "HtmlElement") -> bool:
    """Whether it belongs to the frame, to a comment, or to another article than the page's."""
    for depth, outer in enumerate((element, *element.iterancestors())):
        if depth > 60 or outer.tag in ("body", "html"):
            return False
        marks = f"{outer.get('class') or ''} {outer.get('id') or ''}"
        if outer.tag in _NOT_OURS or (len(marks) < 400 and _OTHERS.search(marks)):
            return True
        if outer.tag in ("li", "article") and depth and _is_listed(outer):
            return True
    return False


def _is_listed(outer: "HtmlElement") -> bool:
    """Whether an entry of a list, or an article in an article, links to another page."""
    if outer.tag == "article":
        return outer.find(".//h1") is None and any(
            each.tag in ("article", "main") and each.find(".//h1") is not None
            for each in outer.iterancestors()
        )
    return any(len(_text(link).split()) >= 4 for link in outer.iter("a"))


def _text(element: "HtmlElement") -> str:
    """The words of a small element; of a large one only the head."""
    parts = islice(element.itertext(), 40)
    return " ".join(" ".join(parts).split())[: LONGEST + 1]


def in_address(url: str | None) -> Iterator[Written]:
    """The day that an address names.

    >>> [each.text for each in in_address("https://a.example/news/2031/apr/03/port-shut")]
    ['3 apr 2031']
    """
    path = re.sub(r"^https?://[^/]*", "", url or "").split("?")[0]
    for pattern in _IN_URL:
        match = pattern.search(path)
        if match and match["m"].isdigit():
            yield Written(f"{match['y']}-{match['m']}-{match['d']}", UNSAID, "url", _URL)
            return
        if match:
            yield Written(f"{int(match['d'])} {match['m']} {match['y']}", UNSAID, "url", _URL)
            return
