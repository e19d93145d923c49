"""Asks: acts that want something."""

from dataclasses import KW_ONLY, dataclass
from enum import Enum

from sayso.types.span import Span


class Mode(Enum):
    """What sort of thing is wanted, after the modes of PLOVER's REQUEST."""

    ASSIST = "assist"
    CHANGE_POLICY = "change_policy"
    YIELD = "yield"
    MEET_OR_NEGOTIATE = "meet_or_negotiate"
    INFORM_OR_INVESTIGATE = "inform_or_investigate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Ask:
    """What one statement wants: `by` and `to` are entities, `due` a time, by their ids."""

    id: str
    _: KW_ONLY
    statement: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    wants: tuple[Span, ...]
    mode: Mode
    due: str | None = None
