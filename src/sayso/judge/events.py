"""What happens in what is said, by families of words that tell the same ("land", "unload")."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from sayso.text.lemma import noun, verb
from sayso.text.lexicon import sections

_OFTEN = 0.4  # of what tells any: a family that a group is about (0.3 to 0.6 were tried)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@lru_cache(maxsize=4096)
def events(said: str) -> frozenset[str]:
    """The families of which it has a word.

    >>> sorted(events("that 26 launchers had been landed at Skarn"))
    ['arrive']
    >>> sorted(events("brigades drilling over the border have not left for the front"))
    ['cross', 'deploy', 'leave', 'train']
    """
    forms = {
        form for word in _WORD.findall(said.casefold()) for form in (word, verb(word), noun(word))
    }
    return frozenset(family for form in forms for family in _families().get(form, ()))


def common(told: Iterable[frozenset[str]]) -> frozenset[str]:
    """The families that a good part of those have that tell of any event."""
    telling = [families for families in told if families]
    counted = Counter(family for families in telling for family in families)
    return frozenset(name for name, times in counted.items() if times >= _OFTEN * len(telling))


@cache
def _families() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for family, listed in sections("events", "families").items():
        for word in listed:
            found.setdefault(word, set()).add(family)
    return found
