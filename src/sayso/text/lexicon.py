"""The word lists in `data/`, read once and handed out frozen."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@cache
def words(name: str, section: str, *, language: str = "en") -> frozenset[str]:
    """One list of words; `section` may lead to it by dots.

    >>> "said" in words("abbreviations", "reporting")
    True
    """
    found: Any = _file(name, language)
    for part in section.split("."):
        found = found[part]
    return frozenset(found)


@cache
def sections(name: str, section: str, *, language: str = "en") -> Mapping[str, frozenset[str]]:
    """All the lists of one section, by name.

    >>> "deny" in sections("cues", "acts")["denies"]
    True
    """
    rows = _file(name, language)[section]
    return MappingProxyType({key: frozenset(listed) for key, listed in rows.items()})


@cache
def mapping(name: str, section: str, *, language: str = "en") -> Mapping[str, str]:
    """One table from word to word.

    >>> mapping("verbs", "irregular")["told"]
    'tell'
    """
    return MappingProxyType(_file(name, language)[section])


@cache
def numbers(name: str, section: str, *, language: str = "en") -> Mapping[str, float]:
    """One table from word to number.

    >>> numbers("numbers", "small")["seven"]
    7
    """
    return MappingProxyType(_file(name, language)[section])


@cache
def _file(name: str, language: str) -> dict[str, Any]:
    path = resources.files("sayso.text") / "data" / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
