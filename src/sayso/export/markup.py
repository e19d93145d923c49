"""HTML by construction: text is escaped unless it already is markup."""

from collections.abc import Iterable
from html import escape

from sayso.export.terminal import visible


class Html(str):
    """Markup; any other string is text."""

    __slots__ = ()


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


def _escaped(text: str) -> str:
    return escape(visible(text))
