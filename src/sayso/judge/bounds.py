"""Within which bounds a figure counts its thing: from where to where, of a whole or a part."""

import math
import re

from sayso.judge.given import Bounds, Given
from sayso.judge.likeness import weighed
from sayso.types.span import joined

_REACH = 80  # characters around a number in which it is told of what it is a part
_THEM = r"(?:them|these|those|whom|which)"
_OF_THEM = re.compile(rf"\s*(?:of|among) {_THEM}\b", re.I)
_OF_WHOM = re.compile(
    rf"\b(?:of|among) (?:{_THEM}|(?:the|its|their|those) (?!own )[^.,;:?!]{{3,60}}"
    r"(?<! to)(?<! at)(?<! by)(?<! from)),? $",
    re.I,
)


def differ(one: Given, other: Given) -> bool:
    """Whether two figures for one thing count it within different bounds.

    As "9,500 of them" does beside "11,400 people", or "30 dead in Kosel" beside "45 in the valley".
    Then neither revises the other.
    """
    mine, theirs = _place(one), _place(other)
    elsewhere = bool(mine and theirs) and mine.isdisjoint(theirs)
    return elsewhere or _is_part(one) != _is_part(other)


def _place(each: Given) -> frozenset[str]:
    return frozenset(weighed(joined(each.unit.chapter.text, each.figure.place)))


def _is_part(each: Given) -> bool:
    """Whether the words around tell the number as a part: "of them", "of the people who left"."""
    if not each.figure.spans:
        return False
    text, spans = each.unit.chapter.text, each.figure.spans
    before = text[max(0, spans[0].start - _REACH) : spans[0].start]
    return bool(_OF_WHOM.search(before) or _OF_THEM.match(text, spans[-1].end))


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether both may be so.

    >>> overlap((None, 40), (26, 26)), overlap((120, 180), (300, None))
    (True, False)
    """
    low = max(-math.inf if low is None else low for low, _ in (one, other))
    high = min(math.inf if high is None else high for _, high in (one, other))
    return bool(low <= high)
