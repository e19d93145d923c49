"""Whether a time lies ahead, by the words around it, where no parse is at hand."""

import re
from functools import cache
from itertools import pairwise

from sayso.text.lexicon import mapping, words
from sayso.types.span import Span

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_STOP = re.compile(r"[.!?;][\"”’')]*\s+(?=[A-Z\"“‘'(])|\n\s*\n")
_CLOCK = re.compile(
    r"[\s(,]*(?:\d[\d:.]*(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4})?|noon|midnight)[\s,]*(?:on\s+)?$",
    re.IGNORECASE,
)
_MEANT = frozenset({"is", "are", "due", "going", "set"})  # "is to meet", "going to meet"
_WERE = frozenset({"was", "were", "had", "did"})
_PLAIN = {"until": True, "till": True, "since": False}
_REACH = 160  # characters; the governing verb of a news sentence seldom stands farther off


def by_words(text: str, span: Span) -> bool | None:
    """True for "will meet on Friday" and "by Friday", False for "met on Friday", else None.

    The nearest verb before the time decides, then the nearest behind it in its sentence.

    >>> by_words("They will meet Friday", Span(15, 21)), by_words("They met Friday", Span(9, 15))
    (True, False)
    """
    before = _STOP.split(text[max(0, span.start - _REACH) : span.start])[-1]
    told = _WORD.findall(_CLOCK.sub("", before))
    last = [word.lower() for word in told[-3:]]
    if last in (["as", "soon", "as"], ["as", "early", "as"]):
        return True
    if last and last[-1] in _PLAIN:
        return _PLAIN[last[-1]]
    found = None if re.match(r"['’]s?\b", text[span.end :]) else _backwards(told)
    if found is None and last[-1:] == ["by"]:
        return True
    if found is not None:
        return found
    after = _STOP.split(text[span.end : span.end + _REACH])[0]
    return _onwards(_WORD.findall(after))


def _backwards(told: list[str]) -> bool | None:
    """By the nearest verb that tells, read from the end; a passive waits for what stands before."""
    low = [word.lower() for word in told]
    passive = False
    for at in range(len(low) - 1, -1, -1):
        word, before = low[at], low[at - 1] if at else ""
        if (ahead := _meant(low, at)) is not None:
            return ahead
        if word in ("be", "being"):
            passive = False
        elif word in _WERE:
            return False
        elif _past(told[at]) and before not in ("be", "being"):
            if before not in ("is", "are", "been", "to"):
                return False
            passive = True
    return False if passive else None


def _meant(low: list[str], at: int) -> bool | None:
    """What a word of the future tells: "will", "plans", "due to"; None for any other."""
    if _will(low[at]):
        return "have" not in low[at + 1 : at + 3]
    if low[at] in words("times", "outlook.planned"):
        return not {"had", "as", "previously"} & set(low[max(0, at - 2) : at])
    if at > 1 and low[at - 1] == "to" and low[at - 2] in _MEANT:
        return True
    return None


def _onwards(told: list[str]) -> bool | None:
    for word, following in pairwise([*told, ""]):
        low = word.lower()
        if _will(low):
            return following.lower() != "have"
        if low in words("times", "outlook.planned"):
            return True
        if low in _WERE or _past(word):
            return False
    return None


def _will(word: str) -> bool:
    return word in words("times", "outlook.ahead") or word.endswith(("'ll", "’ll"))


def _past(word: str) -> bool:
    """A past form: lower case, in -ed or irregular."""
    if not word.islower():
        return False
    regular = word.endswith("ed") and len(word) > 4 and not word.endswith("eed")
    return (regular and word not in words("times", "outlook.no_past")) or word in _irregular()


@cache
def _irregular() -> frozenset[str]:
    known = words("times", "outlook.past")
    table = mapping("verbs", "irregular")
    rest = {form for form in table if not form.endswith(("s", "ing")) and form != table[form]}
    return known | (rest - words("times", "outlook.no_past"))
