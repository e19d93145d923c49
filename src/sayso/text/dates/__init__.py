"""Times in English news, found and normalised as TIMEX3 (TimeML; ISO 8601 with its additions).

Values are reckoned from the day of publication: "Tuesday" is the last one, the next one where the
verb looks ahead. Without that day, what hangs on it has no value and `relative` keeps the words.
"""

import re
from collections.abc import Callable
from datetime import date

from sayso.text.dates import calendar, periods
from sayso.text.dates.expression import Ahead, Expression
from sayso.text.dates.pattern import pattern
from sayso.text.dates.reckoning import Reckoning, day_of
from sayso.types.span import Span
from sayso.types.time import TimeType

__all__ = ["Ahead", "Expression", "expressions"]

_WORD = re.compile(r"\w+")
_SURELY_AHEAD = re.compile(
    r"\b(?:will|'ll|’ll|shall|due|scheduled|deadline|until|by)\b[^.;!?]{0,60}$", re.IGNORECASE
)


def expressions(
    text: str, published: date | None = None, ahead: Ahead | None = None
) -> list[Expression]:
    """Every time expression, in order; none overlaps another.

    >>> [e.value for e in expressions("On Monday he left; since May 2023.", date(2024, 10, 23))]
    ['2024-10-21', '2023-05']
    """
    found: list[Expression] = []
    last: date | None = None
    at = 0
    while match := pattern().search(text, at):
        told = Reckoning(
            text, match, published, last, ahead or (lambda span: _looks_ahead(text, span))
        )
        expression = _reckoned(told)
        if expression is None:
            at = next(iter(_WORD.finditer(text, match.start())), match).end()
            continue
        at = expression.span.end
        if found and (joined := _joined(text, found[-1], expression)):
            found[-1] = expression = joined
        else:
            found.append(expression)
        last = day_of(expression.value) or last
    return found


def _reckoned(told: Reckoning) -> Expression | None:
    """What the first rule whose group matched makes of it."""
    return next((rule(told) for name, rule in RULES if told.match[name]), None)


def _joined(text: str, one: Expression, other: Expression) -> Expression | None:
    """A time of day and its day as one: "dawn on Tuesday", "9 p.m. Friday", "Friday at noon"."""
    between = text[one.span.end : other.span.start].strip().lower()
    if between not in ("", "on", "of", ",", "at", "on the"):
        return None
    first, second = one.value or "", other.value or ""
    if one.type is TimeType.TIME and other.type is TimeType.DATE and other.granularity == "day":
        day, part, rest = second, first[10:], other
    elif one.type is TimeType.DATE and one.granularity == "day" and other.type is TimeType.TIME:
        day, part, rest = first, second[10:], one
    else:
        return None
    if between == "" and one.type is TimeType.DATE and other.granularity == "day part":
        return None
    value = day + part if day and part else None
    span = Span(one.span.start, other.span.end)
    relative = " ".join(span.of(text).lower().split()) if rest.relative else None
    return Expression(span, TimeType.TIME, value, relative, "minute", rest.anchor)


def _looks_ahead(text: str, span: Span) -> bool:
    """By the words before it, where no parse is at hand: "will meet on Friday", "by Friday"."""
    return bool(_SURELY_AHEAD.search(text[max(0, span.start - 80) : span.start]))


RULES: tuple[tuple[str, Callable[[Reckoning], Expression | None]], ...] = (
    ("iso", calendar.iso),
    ("slashed", calendar.slashed),
    ("month1", lambda t: calendar.calendar(t, t["day1"], t["month1"], t["year1"])),
    ("month2", lambda t: calendar.calendar(t, t["day2"], t["month2"], t["year2"])),
    ("month3", calendar.month_year),
    ("hour", calendar.clock),
    ("hour24", calendar.clock),
    ("weekday4", calendar.weekday),
    ("deictic", calendar.deictic),
    ("part6", calendar.part_of_day),
    ("this7", periods.this),
    ("edge30", periods.edge),
    ("past8", periods.span_of_time),
    ("past9", periods.past_unit),
    ("times10", periods.often),
    ("every11", periods.every),
    ("count12", periods.duration),
    ("many13", periods.many),
    ("decade14", calendar.decade),
    ("year15", lambda t: t.made(TimeType.DATE, t["year15"], "year")),
    ("quarter16", calendar.quarter),
    ("q17", calendar.numbered_quarter),
    ("season18", calendar.season),
    ("season19", calendar.in_season),
    ("month20", lambda t: calendar.month(t, "month20", t.match.start("edge20"))),
    ("month21", lambda t: calendar.month(t, "month21", t.match.start("month21"))),
    ("year22", calendar.year),
    ("century23", calendar.century),
    ("vague24", periods.vague),
    ("set25", periods.recurring),
    ("part26", calendar.bare_part),
    ("day27", periods.that_day),
    ("part28", calendar.in_part),
    ("per29", periods.per),
)
