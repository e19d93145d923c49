"""What would take the extractor squared time, taken out of a page before the extractor runs.

Its patterns for tags and names begin anew at each mark and may look to the end of the text: a
megabyte of linked data with a hundred thousand "<" would take it hours.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Marks times characters; the extractor looks at some 100 million characters a second. The linked
# data of news pages has 30 KB and 200 marks.
HEAVIEST = 100_000_000
_MARKS = ("<", "\\u", "author", "erson", "publisher", "@type")


def disarm(tree: "HtmlElement") -> None:
    """Empty the scripts and metas that are too heavy; what we read of them was read before."""
    for script in tree.iter("script"):
        if script.text and is_heavy(script.text):
            script.text = ""
    for meta in tree.iter("meta"):
        if is_heavy(meta.get("content") or ""):
            meta.set("content", "")


def is_heavy(text: str) -> bool:
    """Whether so many marks stand in so long a text.

    >>> is_heavy("<p>All quays were closed."), is_heavy("<" * 20_000)
    (False, True)
    """
    return len(text) * sum(map(text.count, _MARKS)) > HEAVIEST
