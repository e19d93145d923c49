"""Where a time may begin: a cheap look at each word, so that the pattern runs at few places."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.text.dates.rules import any_of, feasts
from sayso.text.lexicon import mapping, numbers, words

_TOKEN = re.compile(r"[^\W_]+")
_DATED = re.compile(
    r"(?:1[5-9]|20)\d\d(?!\d)|\d0s\b|\d{1,4}(?:[:/.-]\d|\s?(?:[ap]\.?m\b|gmt|utc|o['’]clock))"
)
_GAP, _MARKS = 4, " \t\n\r-–—,.;:'’\"()/½"  # what may stand between the words of one expression
_MAKES, _OPENS, _LINKS = "makes", "opens", "links"


def starts(text: str) -> Iterator[int]:
    """The places in folded text, in order, where the pattern is worth trying.

    A run of words that may open a time counts from each of them, once it holds what makes one.

    >>> list(starts("he left the town on monday; the next two days"))
    [20, 28, 32, 37, 41]
    """
    kinds = _kinds()
    waiting: list[int] = []
    end = 0
    for token in _telling().finditer(text):
        at = token.start()
        if waiting and (at - end > _GAP or text[end:at].strip(_MARKS)):
            waiting.clear()
        end = token.end()
        kind = kinds.get(token[0])
        if kind is _MAKES or (kind is None and _DATED.match(text, at)):
            yield from waiting
            waiting.clear()
            yield at - (at > 0 and text[at - 1] in "'’‘")
        elif kind is not _LINKS:
            waiting.append(at)


@cache
def _telling() -> re.Pattern[str]:
    """Words that do anything, and numbers."""
    return re.compile(rf"\b(?:\d\w*|(?:{any_of(_kinds())})\b)")


@cache
def _kinds() -> dict[str, str]:
    """What a word does, for those that do anything."""
    opens = words("times", "words.openers") | frozenset(numbers("numbers", "small"))
    kinds = dict.fromkeys(words("times", "words.links"), _LINKS)
    return kinds | dict.fromkeys(opens, _OPENS) | dict.fromkeys(_makers(), _MAKES)


def _makers() -> frozenset[str]:
    """The words without which there is no time; of a fixed phrase its longest one."""
    plain = ("months", "weekdays", "parts", "seasons", "units", "sets", "decades", "plurals")
    found = {word for table in plain for word in mapping("times", table)}
    found |= words("times", "words.makers")
    found |= {f"{word}s" for table in ("units", "weekdays") for word in mapping("times", table)}
    phrases = {*mapping("times", "vague"), *feasts()}
    return frozenset(found | {max(_TOKEN.findall(phrase), key=len) for phrase in phrases})
