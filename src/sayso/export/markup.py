"""HTML by construction: text is escaped unless it already is markup."""

import re
from collections.abc import Iterable
from html import escape

from sayso.export.terminal import visible


class Html(str):
    """Markup; any other string is text."""

    __slots__ = ()


_ADDRESS = re.compile(r"https?://[^\s<>]+\Z")
VOID = frozenset({"meta", "br", "hr"})  # elements without an end tag


def element(name: str, /, *children: str, **attributes: str | None) -> Html:
    """One element with what it holds; an attribute of None is left out.

    `class_` and the like stand for names that Python keeps, and "_" for "-".

    >>> element("p", "1 < 2 ", element("b", "&"), class_="sum", data_of="s1")
    '<p class="sum" data-of="s1">1 &lt; 2 <b>&amp;</b></p>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{together(children)}</{name}>")


def together(children: Iterable[str]) -> Html:
    """Several pieces, one after another, as markup."""
    return Html("".join(each if isinstance(each, Html) else _escaped(each) for each in children))


def web_address(url: str | None) -> str | None:
    """The address if a reader may be led there: of the web, and whole.

    >>> web_address("https://p.example/a"), web_address("javascript:alert(1)")
    ('https://p.example/a', None)
    """
    return url if url and _ADDRESS.match(url) else None


def outward(url: str, words: str) -> Html:
    """A link that leads out of the page and tells the other side nothing."""
    return element("a", words, href=url, target="_blank", rel="noopener noreferrer")


def _escaped(text: str) -> str:
    return escape(visible(text))
