"""The word lists in `data/`, read once and handed out frozen."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@cache
def words(name: str, section: str, *, language: str = "en") -> frozenset[str]:
    """One list of words.

    >>> "said" in words("abbreviations", "reporting")
    True
    """
    return frozenset(_file(name, language)[section])


@cache
def mapping(name: str, section: str, *, language: str = "en") -> Mapping[str, str]:
    """One table from word to word.

    >>> mapping("verbs", "irregular")["told"]
    'tell'
    """
    return MappingProxyType(_file(name, language)[section])


@cache
def _file(name: str, language: str) -> dict[str, Any]:
    path = resources.files("sayso.text") / "data" / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
