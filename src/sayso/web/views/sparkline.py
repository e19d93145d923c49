"""Coverage per day as a small picture: a column a day, texts of their own below, copies on top."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from sayso.export.days import day
from sayso.export.outline import counted
from sayso.types.view import Tally

STEP, BAR = 9, 7  # pixels from one day to the next, and of a column
HEIGHT = 34  # pixels of the highest column
_UNIT = 7  # pixels an article has at most
_DAYS = 60  # columns at most: of a longer story the newest


@dataclass(frozen=True, slots=True)
class Column:
    """One day's column; heights are in pixels, `told` says it in words."""

    x: int
    own: float
    copies: float
    told: str


@dataclass(frozen=True, slots=True)
class Sparkline:
    """The columns of a story's days, also of those without an article."""

    columns: tuple[Column, ...]
    first: date
    last: date
    cut: bool  # whether the story is longer
    told: str

    @property
    def width(self) -> int:
        return max(len(self.columns) * STEP - (STEP - BAR), BAR)

    @property
    def height(self) -> int:
        return ceil(max(column.own + column.copies for column in self.columns)) + 2


def sparkline(days: Sequence[Tally]) -> Sparkline | None:
    """None where no article has a day."""
    if not days:
        return None
    last = days[-1].day
    first = max(days[0].day, last - timedelta(days=_DAYS - 1))
    of = {tally.day: tally for tally in days}
    unit = min(_UNIT, HEIGHT / max(tally.own + tally.copies for tally in days))
    dates = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    columns = tuple(_column(n, when, of.get(when), unit) for n, when in enumerate(dates))
    copies = sum(tally.copies for tally in days)
    number = sum(tally.own for tally in days) + copies
    told = (
        f"{counted(number, 'article')}, {copies:,} of them {'a copy' if copies == 1 else 'copies'}"
    )
    return Sparkline(columns, first, last, days[0].day < first, told)


def _column(number: int, when: date, tally: Tally | None, unit: float) -> Column:
    own, copies = (tally.own, tally.copies) if tally else (0, 0)
    aside = f", {copies} of them copies" if copies else ""
    told = f"{day(when)}: {counted(own + copies, 'article')}{aside}"
    return Column(number * STEP, round(own * unit, 1), round(copies * unit, 1), told)
