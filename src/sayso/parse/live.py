"""Live blogs: their posts, each with its own moment.

A live blog is read as one article a post: what was said at nine and taken back at eleven would else
have one date. A page is one if its linked data says so, or if its markup names it so; a post is the
largest part of it around one time. What stands above the posts, a summary of them, is not read.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sayso.parse import linked

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST = 3  # posts
MOST = 1_000  # posts of one page
WORDS = 8  # of a post; shorter ones hold a time and a link
DEEP = 60  # steps outwards from a time

_NAMED = re.compile(
    r"(?:^|[\s_-])live[_-]?(?:blog|ticker|updates|feed|stream|posts?)(?:$|[\s_-])", re.IGNORECASE
)
_LINES = ("p", "li", "blockquote")
_HEADINGS = ("h2", "h3", "h4", "h5")


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a live blog: its heading, its paragraphs, its time as written, its address."""

    heading: str | None
    paragraphs: tuple[str, ...]
    written: str
    origin: str
    anchor: str | None = None


def posts(tree: "HtmlElement", nodes: Sequence[linked.Node]) -> tuple[Post, ...]:
    """The posts of a live blog in the order of the page; none where the page is no live blog."""
    node = next((node for node in nodes if linked.is_live(node)), None)
    root = tree if node else _container(tree)
    if root is None:
        return ()
    printed = tuple(_printed(root))
    told = tuple(_told(node)) if node else ()
    best = printed if len(printed) >= max(FEWEST, len(told) // 2) else told
    return best if len(best) >= FEWEST else ()


def _container(tree: "HtmlElement") -> "HtmlElement | None":
    marked = (
        each
        for each in tree.iter("div", "section", "main", "article", "ol", "ul")
        if _NAMED.search(f"{each.get('class') or ''} {each.get('id') or ''}")
    )
    return next(
        (each for each in marked if len(list(islice(_times(each), FEWEST))) == FEWEST), None
    )


def _times(root: "HtmlElement") -> Iterator["HtmlElement"]:
    return (each for each in root.iter("time") if each.get("datetime"))


def _printed(root: "HtmlElement") -> Iterator[Post]:
    times = list(islice(_times(root), MOST))
    around: Counter[HtmlElement] = Counter()
    for time in times:
        around.update(_outwards(time, root))
    for time in times:
        alone = [each for each in _outwards(time, root) if around[each] == 1]
        post = _post(alone[-1], time) if alone else None
        if post:
            yield post


def _outwards(time: "HtmlElement", root: "HtmlElement") -> list["HtmlElement"]:
    """The elements around a time, the nearest first, up to the live blog itself."""
    found = []
    for outer in islice(time.iterancestors(), DEEP):
        if outer is root or outer.tag in ("body", "html"):
            break
        found.append(outer)
    return found


def _post(element: "HtmlElement", time: "HtmlElement") -> Post | None:
    heading = next((line for each in element.iter(*_HEADINGS) if (line := _line(each))), None)
    lines = [_line(each) for each in element.iter(*_LINES) if each.find(".//p") is None]
    if not any(lines):
        whole = _line(element).replace(_line(time), " ", 1).replace(heading or "\0", " ", 1)
        lines = [" ".join(whole.split())]
    clock = _line(time)
    kept = tuple(line for line in lines if line and line not in (heading, clock))
    if sum(len(line.split()) for line in kept) < WORDS:
        return None
    anchor = element.get("id") or next((each.get("id") for each in element if each.get("id")), None)
    return Post(heading, kept, time.get("datetime") or "", "time", f"#{anchor}" if anchor else None)


def _told(node: linked.Node) -> Iterator[Post]:
    """The posts that the linked data holds."""
    listed = node.get("liveBlogUpdate")
    for each in (listed if isinstance(listed, list) else [listed])[:MOST]:
        if not isinstance(each, dict):
            continue
        body, heading, at, url = (
            next(iter(linked.texts(each.get(key))), "")
            for key in ("articleBody", "headline", "datePublished", "url")
        )
        lines = tuple(" ".join(line.split()) for line in body.splitlines() if line.strip())
        if at and sum(len(line.split()) for line in lines) >= WORDS:
            yield Post(heading or None, lines, at, "json-ld liveBlogUpdate", url or None)


def _line(element: "HtmlElement") -> str:
    return " ".join(element.text_content().split())
