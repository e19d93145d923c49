"""Frozen values ⇄ plain JSON values, by their types: how the ledger keeps what it decided."""

import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """A value of the field as lists, mappings, texts and numbers.

    >>> from sayso.types.story import Reference
    >>> to_plain((Reference("n1", "s2"), None))
    [['n1', 's2', None], None]
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(each) for each in value]
    if is_dataclass(value):
        return [to_plain(getattr(value, field.name)) for field in fields(value)]
    return value


def from_plain(kind: type[T], plain: Any) -> T:
    """The value again; raises ValueError or TypeError where the plain one does not fit."""
    found: T = _value(kind, plain)
    return found


def _value(kind: Any, plain: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if plain is None else _value(_some(kind), plain)
    if origin is tuple:
        return _tuple(get_args(kind), plain)
    if isinstance(kind, type) and is_dataclass(kind):
        return _made(kind, plain)
    if kind in (date, datetime):
        return kind.fromisoformat(plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return plain


def _some(kind: Any) -> Any:
    return next(each for each in get_args(kind) if each is not type(None))


def _tuple(parts: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    if parts[-1] is Ellipsis:
        return tuple(_value(parts[0], each) for each in plain)
    return tuple(_value(part, each) for part, each in zip(parts, plain, strict=True))


def _made(kind: Any, plain: Any) -> Any:
    """A value from its parts; those that an older Sayso did not know yet keep their defaults."""
    hints = _hints(kind)
    if len(plain) > len(hints):
        raise ValueError(f"{kind.__name__} has {len(hints)} parts, not {len(plain)}")
    given = {
        name: _value(hint, each) for (name, hint), each in zip(hints.items(), plain, strict=False)
    }
    return kind(**given)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    every = get_type_hints(kind)
    return {field.name: every[field.name] for field in fields(kind)}
