"""Printed pages: lines of words with their places, as a PDF holds them."""

from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of words and the box around it, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed page: its lines in the order in which the file holds them."""

    width: float
    height: float
    lines: tuple[PrintedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """All sheets of a file, and what it says of its making."""

    sheets: tuple[Sheet, ...]
    _: KW_ONLY
    created: str | None = None  # as the file writes it: D:20310403140500+02'00'
