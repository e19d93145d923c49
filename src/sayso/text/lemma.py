"""The dictionary form of English verbs, by rule and a list of those that no rule undoes."""

import re
from functools import cache, lru_cache

from sayso.text.lexicon import mapping, sections

_VOWELS = "aeiou"
# A stem of one syllable that ends in one vowel and one consonant lost an e: else it had doubled.
_ONE_SYLLABLE = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][bcdfgklmnprstvz]$")
_LOST_E = re.compile(
    r"""(?: [cgvszu]
        | at | [aiou]r | [iou]n | is | it | i[bd] | ot | ov | ok | ud | [bdgkptz]l )$""",
    re.VERBOSE,
)
_WHOLE = re.compile(
    r"""(?: ss | ing | oo[kt] | [eo]at | ait | eit | (?:is|d|im|m)it | [eo]in | ain | [eo]ar | air
        | e?our | (?:av|on|it|min)or | law | on | ew | ow )$""",
    re.VERBOSE,
)


@lru_cache(maxsize=16384)
def verb(word: str) -> str:
    """The lemma of a verb form.

    >>> [verb(form) for form in ("said", "called", "denies", "accusing", "planned", "urged")]
    ['say', 'call', 'deny', 'accuse', 'plan', 'urge']
    """
    word = word.lower()
    known = mapping("verbs", "irregular").get(word)
    if known:
        return known
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and any(c in _VOWELS + "y" for c in stem) and len(stem) > 1:
            return _from_stem(stem, ending)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@cache
def _listed() -> frozenset[str]:
    """The verbs that the word lists name: where one of them fits, no rule needs to guess."""
    lists = [sections("cues", "acts"), sections("cues", "kinds"), sections("nesting", "verbs")]
    return frozenset(word for each in lists for named in each.values() for word in named)


def _from_stem(stem: str, ending: str) -> str:
    fitting = [form for form in (stem, stem + "e") if form in _listed()]
    if len(fitting) == 1:
        return fitting[0]
    if ending == "ed" and stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    if _ONE_SYLLABLE.search(stem) or (_LOST_E.search(stem) and not _WHOLE.search(stem)):
        return stem + "e"
    return stem


@lru_cache(maxsize=16384)
def noun(word: str) -> str:
    """The singular of a noun, in lower case.

    >>> [noun(form) for form in ("reports", "allies", "casualties", "people", "crisis", "deaths")]
    ['report', 'ally', 'casualty', 'person', 'crisis', 'death']
    """
    word = word.lower()
    known = mapping("nouns", "irregular").get(word)
    if known:
        return known
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
