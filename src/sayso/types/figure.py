"""Figures: quantities, and what they count."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from enum import Enum

from sayso.types.span import Span, holds


class Operation(Enum):
    """How a derived figure follows from others."""

    PRODUCT = "product"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Derivation:
    """The figures, by id, from which another follows."""

    operation: Operation
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in the text: `low` and `high` are None where that end is open.

    `spans` are the number with its qualifier ("up to 12,000"); `counts` the words for what is
    counted ("North Korean soldiers"), `place` those for where, `as_of` the time by id, `per` the
    words for the unit it is meant for ("each"). `unit` is the counted noun's lemma, a currency's
    code ("USD"), "percent" or a unit of measurement. A derived figure has no spans of its own.
    `statement` names the innermost statement that it stands in.
    """

    id: str
    _: KW_ONLY
    spans: tuple[Span, ...]
    low: float | None
    high: float | None
    qualifier: str | None = None
    unit: str | None = None
    counts: tuple[Span, ...] = ()
    place: tuple[Span, ...] = ()
    as_of: str | None = None
    per: tuple[Span, ...] = ()
    derivation: Derivation | None = None
    statement: str | None = None


def ranged(low: float | None, high: float | None) -> str:
    """A figure as a range, as it is shown.

    >>> ranged(None, 40), ranged(1200, 1500), ranged(520, 520)
    ('up to 40', '1,200–1,500', '520')
    """
    least, most = (None if v is None else f"{v:,.10g}" for v in (low, high))
    if least is None:
        return f"up to {most}" if most else "?"
    if most is None:
        return f"{least} or more"
    return least if least == most else f"{least}–{most}"


def held(content: Sequence[Span], figures: Sequence[Figure]) -> list[str]:
    """The figures whose words stand in the content, and those derived from them alone, by id."""
    if not content:
        return []
    found = [f.id for f in figures if f.spans and holds(content, f.spans[0])]
    return found + [
        f.id for f in figures if f.derivation and all(part in found for part in f.derivation.of)
    ]
