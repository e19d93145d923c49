"""What is taken out of a page before its words are read: widgets, captions, tables of figures.

The names of widgets are in `text/data/en/pages.toml`. Whatever holds the headline or much of the
page's words is kept, however it is named. Measured by `evals/pages.py`.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from sayso.parse.boxes import boxes, holds_sentence
from sayso.text.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

MUCH = 0.3  # of the page's paragraphs; a widget holds less
LEFT = 0.1  # of the page's paragraphs; where less is left, what has a button is the article
CELLS = 4  # fewer make no table of figures
CAPTION_WORDS = 60
MOST = 1_000  # looked at in one page: nested without end they would take squared time
CELL_WORDS = 12  # words; a cell of more is text that a table only lays out

_TEXT = ("p", "blockquote")
_CAPTIONS = ("figcaption", "caption")
_CONTAINERS = frozenset(
    ("div", "section", "aside", "ul", "ol", "form", "footer", "nav", "figure", "p", "span")
)
_SPLIT = re.compile(r"\s+|__|--")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def prune(tree: "HtmlElement") -> None:
    """Cut widgets, captions and tables of figures out of a tree; what stands behind them stays."""
    total = _words(tree.iter(*_TEXT))
    suspects = (each for each in list(tree.iter()) if isinstance(each.tag, str) and _is_named(each))
    for element in islice(suspects, MOST):
        if element.getparent() is not None and _is_cut(element, total):
            element.drop_tree()
    found = [box for box in islice(boxes(tree), MOST) if not _is_article(box, total)]
    said = [box for box in found if holds_sentence(box)]
    if _words(p for box in said for p in box.iter(*_TEXT)) > (1 - LEFT) * total:
        found = [box for box in found if box not in said]
    for box in found:
        if box.getparent() is not None:
            box.drop_tree()


def _is_named(element: "HtmlElement") -> bool:
    return element.tag == "table" or _is_captioned(element) or _is_widget(element)


def _is_cut(element: "HtmlElement", total: int) -> bool:
    if element.tag == "table":
        return _is_figures(element, total)
    if _is_captioned(element):
        return element.tag in _CAPTIONS or _words([element]) <= CAPTION_WORDS
    return not _is_article(element, total)


def _is_widget(element: "HtmlElement") -> bool:
    if element.tag in ("dialog", "nav") or element.get("role") in ("dialog", "alertdialog"):
        return True
    if element.tag not in _CONTAINERS:
        return False
    return not _names(element).isdisjoint(words("pages", "widgets.names"))


def _is_captioned(element: "HtmlElement") -> bool:
    named = element.tag in _CONTAINERS and not _names(element).isdisjoint(
        words("pages", "widgets.captions")
    )
    return element.tag in _CAPTIONS or named


def _is_figures(element: "HtmlElement", total: int) -> bool:
    """Whether a table holds figures or names in short cells, lays out no text, and is not all."""
    cells = list(element.iter("td", "th"))
    if len(cells) < CELLS or element.find(".//table") is not None:
        return False
    return _words([element]) <= max(total, 1) and all(
        _words([cell]) <= CELL_WORDS for cell in cells
    )


def _names(element: "HtmlElement") -> frozenset[str]:
    """The names that class and id give: "Newsletter-signup__box" is also "newsletter-signup"."""
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
    parts = [part for part in _SPLIT.split(_CAMEL.sub("-", marks).casefold()) if part]
    firsts = [part.split("-")[0] for part in parts]
    lasts = [part.rsplit("-", 1)[-1] for part in parts]
    return frozenset((*parts, *firsts, *lasts))


def _is_article(element: "HtmlElement", total: int) -> bool:
    """Whether it holds the headline, or so much of the page's text that it can be no widget."""
    if element.find(".//h1") is not None or element.find(".//article") is not None:
        return True
    return _words(element.iter(*_TEXT)) > MUCH * total


def _words(elements: "Iterable[HtmlElement]") -> int:
    return sum(len(element.text_content().split()) for element in elements)
