"""From a match and the day of publication to a value."""

import re
from datetime import date, timedelta

from sayso.text.dates.expression import Ahead, Expression
from sayso.text.lexicon import mapping, numbers
from sayso.types.span import Span
from sayso.types.time import TimeType


class Reckoning:
    """One match, and the value that it comes to."""

    def __init__(
        self,
        text: str,
        match: re.Match[str],
        published: date | None,
        last: date | None,
        ahead: Ahead,
    ) -> None:
        self.text, self.match, self.published, self.last = text, match, published, last
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        self.span = Span(start, match.start() + len(match[0].rstrip()))
        self._ahead = ahead

    def __getitem__(self, name: str) -> str:
        """A group in lower case; "" where it did not match."""
        return " ".join((self.match[name] or "").lower().split())

    @property
    def near(self) -> date | None:
        """The day told last, unless it is yet to come; else that of publication."""
        if self.last and (self.published is None or self.last <= self.published):
            return self.last
        return self.published

    @property
    def ahead(self) -> bool:
        return self._ahead(self.span)

    def made(
        self,
        type_: TimeType,
        value: str | None,
        granularity: str,
        *,
        anchored: bool = False,
        span: Span | None = None,
        anchor: str | None = None,
    ) -> Expression:
        where = span or self.span
        relative = " ".join(where.of(self.text).lower().split()) if anchored or anchor else None
        known = anchor or ("published_at" if anchored and value else None)
        return Expression(where, type_, value, relative, granularity, known)

    def after(self, group: str) -> Span:
        """The span without the words before the group."""
        return Span(self.match.start(group), self.span.end)


def unit_value(base: date, unit: str, step: int) -> str:
    """The week, month, … so many steps from the one that holds the day."""
    match unit:
        case "day":
            return (base + timedelta(days=step)).isoformat()
        case "week" | "weekend":
            year, week, _ = (base + timedelta(weeks=step)).isocalendar()
            return f"{year}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
        case "month":
            months = base.year * 12 + base.month - 1 + step
            return f"{months // 12}-{months % 12 + 1:02d}"
        case "quarter":
            quarters = base.year * 4 + (base.month - 1) // 3 + step
            return f"{quarters // 4}-Q{quarters % 4 + 1}"
        case "decade":
            return str(base.year // 10 + step)
        case "century":
            return str(base.year // 100 + step)
        case _:
            return str(base.year + step)


def period(count: str, unit: str) -> str:
    """A duration's value: "three days" is P3D, "a few hours" PTXH.

    >>> period("three", "day"), period("24", "hour"), period("a few", "week")
    ('P3D', 'PT24H', 'PXW')
    """
    number = counted(count)
    letter = mapping("times", "units")[unit]
    if letter == "2W":
        number, letter = (None if number is None else number * 2), "W"
    shown = "X" if number is None else f"{number:g}"
    if letter.startswith("T"):
        return f"PT{shown}{letter[1:]}"
    return f"P{shown}{letter}"


def counted(count: str) -> float | None:
    count = count.replace("-", " ")
    if not count:
        return None
    try:
        return float(count)
    except ValueError:
        pass
    small = numbers("numbers", "small")
    parts = count.split()
    if parts in (["a"], ["an"]):
        return 1
    if parts[0] == "half":
        return 0.5
    if count == "a dozen":
        return 12
    if count == "two dozen":
        return 24
    if count == "a couple of":
        return 2
    if all(part in small for part in parts):
        return sum(small[part] for part in parts)
    return None


def shifted(base: date, unit: str, number: float) -> str | None:
    try:
        match unit:
            case "day" | "night":
                return (base + timedelta(days=number)).isoformat()
            case "week" | "fortnight":
                weeks = number * (2 if unit == "fortnight" else 1)
                return unit_value(base + timedelta(weeks=weeks), "week", 0)
            case "decade" | "century":
                return str(round(base.year + number * (10 if unit == "decade" else 100)))
            case _ if unit in ("month", "quarter", "year"):
                return unit_value(base, unit, round(number))
    except OverflowError:
        pass
    return None


def day_of(value: str | None) -> date | None:
    """The day that a value names, if it names one."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
