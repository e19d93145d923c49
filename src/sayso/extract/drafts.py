"""Attributions in words, before they are statements."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Draft:
    """One attribution, by the numbers of its words.

    `cue` is never empty; `source` and `content` may be. `within` is the number, in the list that
    the draft stands in, of the one inside whose content it stands.
    """

    cue: tuple[int, ...]
    source: tuple[range, ...]
    content: tuple[range, ...]
    confidence: float
    within: int | None = None

    @cached_property
    def contained(self) -> frozenset[int]:
        """The words of the content."""
        return frozenset().union(*self.content)
