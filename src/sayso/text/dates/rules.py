"""A rule: a pattern and what its match comes to; and all rules as the one pattern they make."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from sayso.text.dates.expression import Expression
from sayso.text.dates.reckoning import Reckoning
from sayso.text.lexicon import mapping, numbers, words

_FRAGMENT = re.compile(r"@([a-z]+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """What to look for, and how to reckon it.

    In the pattern "@month" stands for a fragment, and a group `_day` is the rule's own.
    """

    name: str
    pattern: str
    made: Callable[[Reckoning], Expression | None]


def joined(rules: Iterable[Rule]) -> re.Pattern[str]:
    """One pattern of all rules for folded text: the first that fits wins; `lastgroup` names it."""
    parts = (f"(?P<{rule.name}>{_filled(rule)})" for rule in rules)
    return re.compile(r"(?<![\w$€£./-])(?:" + "|".join(parts) + ")")


def _filled(rule: Rule) -> str:
    own = rule.pattern.replace("(?P<_", f"(?P<{rule.name}_")
    return _FRAGMENT.sub(lambda found: f"(?:{fragments()[found[1]]})", own)


@cache
def fragments() -> dict[str, str]:
    """The parts that patterns share, by name."""
    short = words("times", "words.short")
    months, weekdays = mapping("times", "months"), mapping("times", "weekdays")
    small = any_of(numbers("numbers", "small"))
    spelt = rf"(?:{small})(?:[\s-]+(?:{small}))?"
    large = rf"(?:{spelt}|an?)\s+(?:hundred|thousand)(?:\s+(?:and\s+)?(?:{spelt}))?"
    digits = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:(?:\s|-)1/2|½)?"
    number = rf"{digits}|{large}|{spelt}"
    return {
        "month": rf"(?:{any_of(set(months) - short)})\b|(?:{any_of(set(months) & short)})"
        r"(?:\.|(?=\s+\d))",
        "weekday": rf"{any_of(set(weekdays) - short)}|(?:{any_of(set(weekdays) & short)})\.",
        "part": any_of(words("times", "words.parts")),
        "moment": any_of(words("times", "words.moments")),
        "unit": any_of(mapping("times", "units")),
        "season": any_of(mapping("times", "seasons")),
        "feast": any_of(feasts()),
        "small": small,
        "number": number,
        "count": rf"(?:{number})(?:\s*(?:-|–|to|or|-to-)\s*(?:{number}))?"
        rf"|half\s+an?|{any_of(words('times', 'words.several'))}|an?",
        "year": r"(?:1[5-9]|20)\d\d",
        "day": r"3[01]|[12]\d|0?[1-9]",
        "ordinal": "first|second|third|fourth",
        "qualifier": any_of(words("times", "words.qualifiers")),
        "adjective": any_of(words("times", "words.adjectives_of_length")),
        "edge": any_of(words("times", "words.edges")),
        "zone": any_of(mapping("times", "zones")),
        "vague": any_of(mapping("times", "vague")),
        "set": any_of(mapping("times", "sets")),
    }


def feasts() -> frozenset[str]:
    """Every day that has a name."""
    tables = ("fixed", "floating", "easter")
    return frozenset(name for table in tables for name in mapping("times", f"feasts_{table}"))


def folded(text: str) -> str:
    """In lower case, with every character in its place.

    >>> folded("In İzmir")
    'in İzmir'
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def any_of(names: Iterable[str]) -> str:
    """An alternative of the names, the longest first; a space in them stands for any.

    Names that begin alike stand together, so that most are passed over at once.

    >>> any_of(["may", "march", "mar", "june"])
    'june|ma(?:r(?:ch)?|y)'
    """
    groups: dict[str, set[str]] = {}
    for name in names:
        groups.setdefault(name[0], set()).add(name)
    return "|".join(_branch(group) for _, group in sorted(groups.items()))


def _branch(group: set[str]) -> str:
    """Names that share a beginning."""
    letters = zip(min(group), max(group), strict=False)  # what these two share, all share
    shared = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], letters))
    rests = {name[len(shared) :] for name in group} - {""}
    written = re.escape(shared).replace(r"\ ", r"\s+")
    if not rests:
        return written
    return f"{written}(?:{any_of(rests)})" + ("?" if shared in group else "")
