"""Linked data of a page (JSON-LD): what it says of its own article, not of others that it lists."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.parse.phrases import folded

NODES = 2_000  # looked at in one page; more are a shop's catalogue
LARGEST = 1_000_000  # characters of one block

Node = Mapping[str, Any]

_ARTICLES = frozenset(
    {"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report", "PressRelease", "Review"}
)
_PAGES = frozenset({"WebPage", "ItemPage", "AboutPage", "QAPage"})
_LIVE = "LiveBlogPosting"
# The keys that lead from a page to what it is about; others lead to what it lists or shows.
_INWARD = ("@graph", "mainEntity", "mainEntityOfPage")
_WRAPPING = re.compile(r"<!--|-->|/\*\s*<!\[CDATA\[\s*\*/|(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>")
_TRAILING = re.compile(r",(\s*[}\]])")


def nodes(scripts: Iterable[str]) -> tuple[Node, ...]:
    """The nodes that speak of the page or its article; a block that is no JSON is passed over.

    >>> [node["headline"] for node in nodes(['[{"@graph": [{"headline": "Port shut"}]}]'])]
    ['Port shut']
    """
    found: list[Node] = []
    waiting = [value for script in scripts for value in _values(script)]
    while waiting and len(found) < NODES:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value[:NODES]
        elif isinstance(value, dict):
            if "@graph" not in value or "@type" in value:
                found.append(value)
            waiting[:0] = [value[key] for key in _INWARD if isinstance(value.get(key), dict | list)]
    return tuple(found)


def own(found: Iterable[Node], *, url: str | None, title: str | None) -> tuple[Node, ...]:
    """The nodes of the page's article, the surest first; of several the one with its address.

    A node without a type is taken for the page's own where no article is told of.
    """
    listed = [node for node in found if is_article(node)]
    return tuple(sorted(listed, key=lambda node: not _is_this(node, url, title)))


def is_article(node: Node) -> bool:
    return any(kind in _ARTICLES or kind.endswith("Article") for kind in kinds(node))


def is_page(node: Node) -> bool:
    """Whether a node speaks of the page itself, or of nobody knows what."""
    return not kinds(node) or not _PAGES.isdisjoint(kinds(node))


def is_live(node: Node) -> bool:
    return _LIVE in kinds(node)


def kinds(node: Node) -> tuple[str, ...]:
    """The types of a node, without the vocabulary's address."""
    return tuple(kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in texts(node.get("@type")))


def texts(value: object) -> tuple[str, ...]:
    """The strings of a value: it may be one, a list, or wrapped.

    >>> texts([{"@value": "2031-04-03"}, "2031"])
    ('2031-04-03', '2031')
    """
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (str(value),)
    if isinstance(value, dict):
        return texts(value.get("@value"))
    return (
        tuple(text for each in value[:50] for text in texts(each))
        if isinstance(value, list)
        else ()
    )


def named(value: object) -> Iterator[tuple[str | None, str | None, Node]]:
    """Each person, organization or work of a value: its name, its address, and the node itself."""
    for each in value[:50] if isinstance(value, list) else (value,):
        if isinstance(each, dict):
            name = next(iter(texts(each.get("name")) or texts(each.get("headline"))), None)
            url = next(iter(texts(each.get("url")) or texts(each.get("@id"))), None)
            if name or url:
                yield name, url if url and url.startswith("http") else None, each
        elif isinstance(each, str) and each.strip():
            is_url = each.strip().startswith(("http://", "https://"))
            yield (None, each.strip(), {}) if is_url else (each.strip(), None, {})


def _is_this(node: Node, url: str | None, title: str | None) -> bool:
    addresses = {
        address.rstrip("/").split("#")[0]
        for key in ("url", "@id", "mainEntityOfPage")
        for address in (*texts(node.get(key)), *_ids(node.get(key)))
    }
    if url and url.rstrip("/") in addresses:
        return True
    headline = next(iter(texts(node.get("headline"))), "")
    return bool(title and headline) and folded(headline) == folded(title or "")


def _ids(value: object) -> tuple[str, ...]:
    return texts(value.get("@id")) if isinstance(value, dict) else ()


def _values(script: str) -> tuple[object, ...]:
    """The JSON of a block, mended where it ends a list with a comma."""
    if len(script) > LARGEST:
        return ()
    bare = _WRAPPING.sub(" ", script).strip().rstrip(";")
    for text in (bare, _TRAILING.sub(r"\1", bare)):
        try:
            return (json.loads(text, strict=False),)
        except (ValueError, RecursionError):
            continue
    return ()
