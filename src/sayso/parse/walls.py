"""Pages that are no article: a wall to pay or log in, a request for consent, an error, a list.

Their words are in `text/data/en/pages.toml`. A page is refused only where its own text is short:
an article about a paywall is an article. None of the 60 pages of the benchmark is refused.
"""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sayso.parse import linked
from sayso.parse.phrases import folded
from sayso.text.lexicon import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NONE = 5  # words of an article's text; under it the page's other words tell what it is
FEW = 15  # words; under it one of a wall's phrases is enough
SHORT = 60  # words; under it the title does
TEASER = 150  # words; what is longer is read, whatever stands below it
HEADLINES = 6  # linked headlines; a list of articles has so many
HEADLINE_WORDS = 4

_REASONS = {
    "robots": "the page asks whether a person is reading, and shows no article",
    "error": "the page is an error message, not an article",
    "consent": "the page asks for consent to cookies, and shows no article",
    "paywall": "the article stands behind a paywall; the page shows {shown}",
    "login": "the page asks to log in, and shows no article",
}
INDEX = "the page is a list of articles, not an article"
HINTS = {
    "paywall": "if you may read it, save the page from your browser",
    "login": "if you may read it, save the page from your browser",
    "consent": "save the page from your browser after answering",
    "robots": "save the page from your browser",
    "error": "check the address",
    "index": "give the addresses of the articles",
}


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page shows beside its article, taken before anything is cut away."""

    title: str = ""  # all in comparable form
    headline: str = ""
    visible: str = ""
    _: KW_ONLY
    is_paid: bool = False  # the page says so in its linked data
    is_list: bool = False
    asks_password: bool = False


NO_SIGNS = Signs()


@dataclass(frozen=True, slots=True)
class Wall:
    """What stands in the way of an article, in words, and what to do about it."""

    reason: str
    hint: str


def signs(tree: "HtmlElement", nodes: Sequence[linked.Node], visible: str) -> Signs:
    """The signs that a page is no article, or not the whole of one."""
    headline = next((folded(each.text_content()) for each in tree.iter("h1")), "")
    return Signs(
        folded(" ".join(each.text or "" for each in islice(tree.iter("title"), 1))),
        headline[:300],
        visible,
        is_paid=any(_is_paid(node) for node in nodes if linked.is_article(node)),
        asks_password=any(each.get("type") == "password" for each in tree.iter("input")),
    )


def is_list(tree: "HtmlElement", nodes: Sequence[linked.Node]) -> bool:
    """Whether a page without its widgets lists linked headlines, and calls itself no article."""
    metas = {
        ((meta.get("property") or "").casefold(), (meta.get("content") or "").casefold())
        for meta in tree.iter("meta")
    }
    names = {name for name, _ in metas}
    if ("og:type", "article") in metas or "article:published_time" in names:
        return False
    headlines = (
        each
        for each in tree.iter("h2", "h3", "h4")
        if len(each.text_content().split()) >= HEADLINE_WORDS and _is_linked(each)
    )
    listed = len(list(islice(headlines, HEADLINES))) == HEADLINES
    return listed and not any(map(linked.is_article, nodes))


def wall(found: Signs, text: str) -> Wall | None:
    """What stands in the way, given the text that could be read; None where it is an article.

    >>> page = Signs("404 not found", "", "page not found")
    >>> wall(page, "").reason
    'the page is an error message, not an article'
    """
    length = len(text.split())
    if length >= TEASER:
        return None
    for kind, reason in _REASONS.items():
        if _stands(kind, found, text):
            shown = f"{length} words of it" if length else "none of it"
            return Wall(reason.format(shown=shown), HINTS[kind])
    return Wall(INDEX, HINTS["index"]) if found.is_list else None


def is_cut_short(found: Signs, text: str) -> bool:
    """Whether a longer text is only the part before a wall, by the page's own word."""
    return found.is_paid and _phrases("paywall", found.visible, text) > 0


def _stands(kind: str, found: Signs, text: str) -> bool:
    """Whether a page is such a wall.

    A banner or a link on the page of a short article says nothing: but for a paywall, which may
    stand below a teaser, the words must be those that were taken for the article's, unless there
    are hardly any.
    """
    length = len(text.split())
    titled = any(
        head.startswith(start) for head in (found.title, found.headline) if head
        for start in words("pages", f"{kind}.titles")
    )  # fmt: skip
    own = _phrases(kind, text)
    shown = _phrases(kind, found.visible) if length < NONE or kind == "paywall" else own
    if kind == "paywall":
        return titled or found.is_paid or shown > 0
    if kind == "login":
        return (titled or shown > 0) and found.asks_password and length < SHORT
    return (titled and length < SHORT) or own > 1 or (shown > 0 and length < FEW)


def _phrases(kind: str, visible: str, text: str = "") -> int:
    """How many of a wall's phrases a text has that another lacks."""
    here, there = folded(visible), folded(text)
    return sum(p in here and p not in there for p in words("pages", f"{kind}.phrases"))


def _is_paid(node: linked.Node) -> bool:
    return (
        any(value.casefold() == "false" for value in linked.texts(node.get("isAccessibleForFree")))
        or node.get("isAccessibleForFree") is False
    )


def _is_linked(headline: "HtmlElement") -> bool:
    if headline.find(".//a") is not None:
        return True
    return any(outer.tag == "a" for outer in islice(headline.iterancestors(), 4))
