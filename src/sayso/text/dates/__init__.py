"""Times in English news, found and normalised as TIMEX3 (TimeML; ISO 8601 with its additions).

Values are reckoned from the day of publication: "Tuesday" is the last one, the next one where the
verb looks ahead. Without that day, what hangs on it has no value and `relative` keeps the words.
"""

import re
from datetime import date
from functools import cache

from sayso.text.dates import calendar, clock, days, outlook, periods, quarters
from sayso.text.dates.expression import Ahead, Expression
from sayso.text.dates.reckoning import Before, Reckoning
from sayso.text.dates.rules import folded, joined
from sayso.text.dates.starts import starts
from sayso.types.span import Span
from sayso.types.time import TimeType

__all__ = ["Ahead", "Expression", "expressions"]

# The order decides: the fuller forms stand before the shorter ones that they hold.
RULES = (
    *days.RULES[:4],
    *clock.RULES[:3],
    *calendar.RULES[:1],
    *days.RULES[4:],
    *quarters.RULES,
    *clock.RULES[3:4],
    *periods.RULES,
    *calendar.RULES[1:],
    *clock.RULES[4:],
)
_MADE = {rule.name: rule.made for rule in RULES}
_LOOSE = frozenset(rule.name for rule in clock.RULES) - {"part_of_day"}


def expressions(
    text: str, published: date | None = None, ahead: Ahead | None = None
) -> list[Expression]:
    """Every time expression, in order; none overlaps another.

    `ahead` tells whether what stands at a span lies ahead of the writing. Its True decides; else
    the words around may ("until Friday"), and where they do not, its False does: the two together
    find more than either, on the tuning part of TempEval-3's training data.

    >>> [e.value for e in expressions("On Monday he left; since May 2023.", date(2024, 10, 23))]
    ['2024-10-21', '2023-05']
    """

    def look(span: Span) -> bool | None:
        told = ahead(span) if ahead else None
        words = None if told else outlook.by_words(text, span)
        return told if words is None else words

    found: list[Expression] = []
    before, loose, at = Before(), False, 0
    lower, pattern = folded(text), _pattern()
    for start in starts(lower):
        match = pattern.match(lower, start) if start >= at else None
        if match is None:
            continue
        name = match.lastgroup or ""
        expression = _MADE[name](Reckoning(text, match, published, before, look))
        if expression is None:
            continue
        both = found and _joined(text, found[-1], expression, (loose, name in _LOOSE))
        loose, at = name in _LOOSE and not both, expression.span.end
        if both:
            found[-1] = expression = both
        else:
            found.append(expression)
        before = before.then(expression)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return joined(RULES)


def _joined(
    text: str, one: Expression, other: Expression, loose: tuple[bool, bool]
) -> Expression | None:
    """A time of day and its day as one: "dawn on Tuesday", "9 p.m. Friday", "Friday at noon".

    `loose` tells which of the two is a time of day that names no day itself.
    """
    between = text[one.span.end : other.span.start].strip().lower()
    if between not in ("", "on", "of", ",", "at", "on the") or loose[0] == loose[1]:
        return None
    clock, day = (one, other) if loose[0] else (other, one)
    if day.type is not TimeType.DATE or day.granularity != "day":
        return None
    if loose[1] and not between and clock.granularity == "day part":
        return None
    part = (clock.value or "")[10:]
    value = day.value + part if day.value and part else None
    span = Span(one.span.start, other.span.end)
    relative = " ".join(span.of(text).split()) if day.relative else None
    return Expression(span, TimeType.TIME, value, relative, clock.granularity, day.anchor)
