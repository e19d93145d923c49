"""Terms: the words that tell what a text is about, weighed by how rare they are.

A word's rarity is its rank in a fixed list, not its frequency in what has been read: so two texts
are as alike today as they will be when a thousand more have come.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType

from sayso.text.scripts import is_unspaced, letters

_COMMON = 300  # ranks up to here tell nothing of a subject
_NAME = 3.0  # a name weighs this much more; best of 1, 1.5, 2, 2.5 and 3 on ECB+ stories
_SHARPNESS = 3  # power of the rarity; 2, 3 and 4 were tried there
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDINGS = ("ing", "ed", "es", "s")


def terms(text: str, *, shortest: int = 1) -> Mapping[str, float]:
    """Each term of the text with its weight; a vector of unit length, empty for no terms.

    Words in lower case with fewer letters than the `shortest` are left out.

    >>> found = terms("Rockets were landed at Skarn, the minister of Velland said.")
    >>> sorted(found, key=found.get)[-2:]
    ['skarn', 'velland']
    """
    written = [match[0] for match in _WORD.finditer(text)]
    lower = {word for word in written if word[0].islower()}
    counts: Counter[str] = Counter()
    names = set()
    for word in _apart(written):
        term = _term(word)
        if term and (len(word) >= shortest or not word.islower()):
            counts[term] += 1
            if word[0].isdigit() or (word[0].isupper() and word.casefold() not in lower):
                names.add(term)
    return unit(
        {
            term: (1 + math.log(count))
            * rarity(term) ** _SHARPNESS
            * (_NAME if term in names else 1)
            for term, count in counts.items()
        }
    )


def _apart(written: Iterable[str]) -> Iterator[str]:
    """The words, and of scripts that put no space between them their letters in pairs."""
    for word in written:
        yield from letters(word) if is_unspaced(word) else (word,)


def unit(weights: Mapping[str, float]) -> Mapping[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return MappingProxyType({t: w / length for t, w in weights.items()} if length else {})


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two weighted sets of terms, from 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def heaviest(weights: Mapping[str, float], number: int) -> tuple[str, ...]:
    """The terms that weigh most, ties in the order of the alphabet."""
    return tuple(sorted(weights, key=lambda term: (-weights[term], term))[:number])


@lru_cache(maxsize=16384)
def _term(word: str) -> str:
    """The word as it is compared, or nothing where it tells nothing.

    >>> [_term(w) for w in ("Rockets", "landed", "the", "Velland’s", "1,200")]
    ['rocket', 'land', '', 'velland', '1200']
    """
    bare = _POSSESSIVE.sub("", word.casefold())
    if bare[:1].isdigit():
        return bare.replace(",", "")
    if not bare or _ranks().get(bare, _COMMON + 1) <= _COMMON:
        return ""
    return stem(bare)


def stem(word: str) -> str:
    """The word without its commonest endings, so that "deploys" and "deployed" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)].removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word


@lru_cache(maxsize=16384)
def rarity(term: str) -> float:
    """From 0 for the commonest word to 1 for one that no list has."""
    rank = min(_ranks().get(form, _last()) for form in (term, term + "e", term + "s"))
    return math.log(1 + rank) / math.log(1 + _last())


def words_of(text: str) -> Iterable[str]:
    """Every word of the text in lower case, digits without separators; for exact comparison."""
    return (match[0].casefold().replace("’", "'") for match in _WORD.finditer(text))


@cache
def _ranks() -> Mapping[str, int]:
    path = resources.files("sayso.text") / "data" / "en" / "ranks.txt"
    body = path.read_text(encoding="utf-8").split("\n", 1)[1]
    return {word: rank for rank, word in enumerate(body.split(), 1)}


def _last() -> int:
    return len(_ranks()) + 1
