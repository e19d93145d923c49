"""Markup of mails and word processors as paragraphs: what a reader sees, block by block."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.errors import ReadError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 5_000_000  # characters
TAGS = 50_000  # "<" signs

_BLOCKS = frozenset(
    (
        "p",
        "div",
        "td",
        "th",
        "tr",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "pre",
        "ul",
        "ol",
        "br",
        "hr",
        "center",
        "body",
    )
)
_UNSEEN = frozenset(("script", "style", "head", "title", "noscript", "template", "svg", "select"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u034f\u200b\u200c\u200d\u2007\u2060\ufeff"))


def paragraphs(markup: str, *, subject: str) -> tuple[str, ...]:
    """The blocks of a page that a reader sees, each one line. Raises ReadError for a bomb.

    >>> paragraphs("<p>Port <b>shut</b></p><p style='display:none'>x</p>now", subject="a")
    ('Port shut', 'now')
    """
    import lxml.html  # noqa: PLC0415 it takes a while

    if len(markup) > LARGEST or markup.count("<") > TAGS:
        raise ReadError(subject, "its markup is too large", "save its words as text")
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", markup))
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return ()
    lines = "".join(_seen(tree)).translate(_INVISIBLE).split("\n")
    return tuple(line for each in lines if (line := " ".join(each.split())))


def _seen(root: "HtmlElement") -> Iterator[str]:
    """The text in order, a line break at each end of a block; without recursion."""
    waiting: list[HtmlElement | str] = [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
            continue
        if each.tail and each is not root:
            waiting.append(each.tail)
        if not isinstance(each.tag, str) or each.tag in _UNSEEN or _is_hidden(each):
            continue
        edge = "\n" if each.tag in _BLOCKS else ""
        waiting.append(edge)
        waiting.extend(reversed(list(each)))
        waiting.append(edge + " ".join((each.text or "").split("\n")))


def _is_hidden(element: "HtmlElement") -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
