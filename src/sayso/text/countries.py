"""Countries: their names, demonyms and seats of government, by ISO 3166 code."""

from collections.abc import Mapping
from functools import cache, lru_cache

from sayso.text.lexicon import sections


@lru_cache(maxsize=4096)
def code(name: str) -> str | None:
    """The country that a name or demonym is of.

    >>> code("Lithuanian"), code("the U.S."), code("Karvia")
    ('LT', 'US', None)
    """
    bare = _key(name)
    return _table("names").get(bare) or _table("demonyms").get(bare)


def seat(name: str) -> str | None:
    """The country whose government sits there, or is called so.

    >>> seat("Pyongyang"), seat("the Kremlin")
    ('KP', 'RU')
    """
    return _table("capitals").get(_key(name))


def is_demonym(name: str) -> bool:
    return _key(name) in _table("demonyms")


def related(demonym: str, name: str) -> bool:
    """Whether the adjective looks made of the name: for places that no table knows.

    >>> related("Karvian", "Karvia"), related("Marenzan", "Marenza"), related("Marine", "Marenza")
    (True, True, False)
    """
    one, other = demonym.casefold(), name.casefold()
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    ending = one[shared:]
    whole = shared >= max(3, len(other) - 3)
    return whole and one != other and ending in _ENDINGS


_ENDINGS = {
    "n",
    "an",
    "ian",
    "ish",
    "ese",
    "i",
    "er",
    "ic",
    "ean",
    "ite",
    "ovan",
    "in",
    "eni",
    "nian",
    "ch",
    "k",
}


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s").strip()


@cache
def _table(section: str) -> Mapping[str, str]:
    return {
        _key(name): country
        for country, listed in sections("countries", section).items()
        for name in listed
    }
