"""An ask beside a sentence that may answer it, in the words in which both are read together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is asked, and what is said or done behind it."""

    ask: str  # who asks whom for what
    told: str  # the sentence that first tells it
    before: str  # the sentence ahead of what is said; empty at the beginning of an article
    said: str  # the sentence, behind the names of those who speak in it


# Six logits for each: that it is no answer, and each kind of one in the order of `AskState`.
Reads = Callable[[Sequence[Exchange]], Sequence[Sequence[float]]]
