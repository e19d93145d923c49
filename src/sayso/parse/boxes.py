"""Widgets whose names say nothing: known by what a reader can do there, or by their headings.

Build tools name boxes "css-1a2b3c". But whoever asks for an address, a vote or a comment has a
field or a button for it, and what lists other articles has a heading that says so. The labels are
in `text/data/en/pages.toml`.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from sayso.parse.phrases import folded
from sayso.text.lexicon import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WIDEST = 70  # words of a box about a field or a button; a letter's offer has twenty to fifty
LISTED = 400  # words of a box that its heading names: twenty links, or some comments
NODES = 300  # elements of a box
CLIMBED = 8  # boxes around a field or a button that are looked at
SENTENCE = 12  # words of a paragraph; a box about a field has one such paragraph at most
LABEL = 60  # characters

_FIELDS = frozenset(("email", "text", "password", "radio", "checkbox", "tel", "number", ""))
_BUTTONS = frozenset(("submit", "button"))
_OUTER = frozenset(("html", "body", "main", "article", "p", "td"))
_COUNT = re.compile(r"^[(\d.,k) ]+|[(\d.,k) :]+$")


def boxes(tree: "HtmlElement") -> Iterator["HtmlElement"]:
    """The boxes that are widgets, innermost and outermost as they come."""
    for element in list(tree.iter("input", "textarea", "select", "button", "h2", "h3", "h4", "h5")):
        if element.tag in ("h2", "h3", "h4", "h5"):
            box = _headed(element) if _is_heading(element) else None
        else:
            box = _about(element) if _is_control(element) else None
        if box is not None:
            yield box


def holds_sentence(box: "HtmlElement") -> bool:
    return _sentences(box) > 0


def _is_control(element: "HtmlElement") -> bool:
    kind = (element.get("type") or "").casefold()
    if element.tag in ("textarea", "select"):
        return True
    if element.tag == "input" and kind not in _BUTTONS:
        return kind in _FIELDS
    label = element.get("value") if element.tag == "input" else _label(element)
    return folded(label or "").strip(" .!»>") in words("pages", "widgets.buttons")


def _is_heading(element: "HtmlElement") -> bool:
    told = _COUNT.sub("", folded(_label(element))).strip(" .!?")
    return told in words("pages", "widgets.headings")


def _label(element: "HtmlElement") -> str:
    """The first words of an element, however much stands in it."""
    told = ""
    for piece in islice(element.itertext(), 8):
        told += piece[:LABEL]
    return " ".join(told.split())[:LABEL]


def _about(control: "HtmlElement") -> "HtmlElement | None":
    """The largest small box around a field or a button."""
    found = None
    for outer in islice(control.iterancestors(), CLIMBED):
        if outer.tag in _OUTER or not _is_small(outer, WIDEST) or _sentences(outer) > 1:
            break
        found = outer
    return found


def _headed(heading: "HtmlElement") -> "HtmlElement | None":
    """The box that a heading stands at the head of."""
    inner = heading
    for outer in islice(heading.iterancestors(), 3):
        if outer.tag in _OUTER or not _is_first(inner, outer):
            return None
        if len(outer) > 1:
            return outer if _is_small(outer, LISTED) else None
        inner = outer
    return None


def _is_first(inner: "HtmlElement", outer: "HtmlElement") -> bool:
    return outer[0] is inner and not (outer.text or "").strip()


def _is_small(element: "HtmlElement", limit: int) -> bool:
    """Whether it holds so few words, told without reading all of a large one."""
    count = 0
    for number, each in enumerate(element.iter()):
        for piece in (each.text, each.tail if each is not element else None):
            if piece and len(piece) > 12 * limit:
                return False
            count += len((piece or "").split())
        if count > limit or number > NODES:
            return False
    return True


def _sentences(element: "HtmlElement") -> int:
    """How many paragraphs of a small box are long enough for a sentence."""
    return sum(len(each.text_content().split()) >= SENTENCE for each in element.iter("p"))
