"""Statements: who said what, as one article prints it."""

from dataclasses import KW_ONLY, dataclass
from enum import Enum

from sayso.types.span import Span


class Form(Enum):
    """How much of the content stands in quotation marks."""

    DIRECT = "direct"  # all of it
    INDIRECT = "indirect"  # none of it
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it: the words that name the speaker, and the entities that they name."""

    spans: tuple[Span, ...]
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that report ("called on"), and their lemma ("call on")."""

    spans: tuple[Span, ...]
    lemma: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution on record. Never changed once read.

    `within` names the statement inside whose content this one stands. `source` is None where the
    article names nobody. `confidence` is the calibrated chance that a human annotator would mark
    the same source, cue and content.
    """

    id: str
    _: KW_ONLY
    sentence: int
    source: Source | None
    cue: Cue
    content: tuple[Span, ...]
    form: Form
    confidence: float
    within: str | None = None
