"""Within which bounds a figure counts its thing: of a whole or a part, here or there."""

import re

from sayso.judge.given import Given
from sayso.judge.likeness import weighed
from sayso.types.span import joined

_REACH = 80  # characters around a number in which it is told of what it is a part
_THEM = r"(?:them|these|those|whom|which)"
_OF_THEM = re.compile(rf"\s*(?:of|among) {_THEM}\b", re.I)
_OF_WHOM = re.compile(
    rf"\b(?:of|among) (?:{_THEM}|(?:the|its|their|those) [^.,;:?!]{{3,60}}),? $", re.I
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
