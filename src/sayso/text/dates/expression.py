"""A time expression, and what tells whether it lies ahead."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.types.span import Span
from sayso.types.time import TimeType

Ahead = Callable[[Span], bool | None]  # whether it lies ahead of the writing; None: not told


@dataclass(frozen=True, slots=True)
class Expression:
    """One time expression; `anchor` is "published_at", or "last" for the time told before it."""

    span: Span
    type: TimeType
    value: str | None
    relative: str | None = None
    granularity: str | None = None
    anchor: str | None = None
