"""Days: dates in every newspaper form, weekdays, "yesterday", feasts."""

import re
from datetime import date, timedelta

from sayso.text.dates.arithmetic import day_of, month_number, unit_value, weekday_number
from sayso.text.dates.expression import Expression
from sayso.text.dates.reckoning import Reckoning
from sayso.text.dates.rules import Rule
from sayso.text.lexicon import mapping, words
from sayso.types.time import TimeType

DATE, TIME, SET = TimeType.DATE, TimeType.TIME, TimeType.SET
# Months. The verb decides only of dates farther off than these: nearer ones are what they seem
# ("was payable Dec. 7", written in October). From the tuning part of TempEval-3's training data.
_LONG_AGO, _FAR_OFF = 1.5, 3.6


def iso(told: Reckoning) -> Expression | None:
    try:
        date.fromisoformat(told["day"])
    except ValueError:
        return None
    return told.made(DATE, told["day"], "day")


def slashed(told: Reckoning) -> Expression | None:
    """Day first or month first, as the numbers allow; unresolved where both could be."""
    one, other, year = (int(part) for part in re.split(r"[/.]", told["day"]))
    if year < 100:
        year += 2000 if year < 50 else 1900
    month, day = (other, one) if one > 12 else (one, other)
    if one <= 12 and other <= 12 and one != other and "/" in told["day"]:
        return told.made(DATE, f"{year}-XX-XX", "day")
    if "." in told["day"]:
        month, day = other, one
    try:
        return told.made(DATE, date(year, month, day).isoformat(), "day")
    except ValueError:
        return None


def dated(told: Reckoning) -> Expression | None:
    if not told.raw("month")[0].isupper():
        return None
    month, day = month_number(told["month"]), int(told["day"])
    anchored = not told["year"]
    year = int(told["year"] or 0) or year_of(told, month, day)
    if year is None:
        value = f"XXXX-{month:02d}-{day:02d}"
        return told.made(DATE, value, "day", anchored=True) if day < 32 else None
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return told.made(DATE, value, "day", anchored=anchored)


def year_of(told: Reckoning, month: int, day: int = 0) -> int | None:
    """The year of a date without one, None where no day of publication is known.

    The words may say ("June last year"); else it is the nearest, unless that is long ago and the
    verb looks ahead, or far off and it looks back.
    """
    published = told.published
    if published is None:
        return None
    if of := told["of"]:
        return published.year + {"last": -1, "next": 1}.get(of.split()[0], 0)
    apart = (month - published.month) + ((day or published.day) - published.day) / 31
    year = published.year + (apart < -6) - (apart > 6)
    apart -= 12 * (published.year - year)  # months from the publication to the nearest one
    if told["which"] == "last":
        return year - (apart > 0)
    if told.ahead and apart < -_LONG_AGO:
        return year + 1
    if told.ahead is False and apart > _FAR_OFF:
        return year - 1
    return year


def weekday(told: Reckoning) -> Expression | None:
    name, edge, part = told.raw("weekday"), told["edge"], told["part"]
    if not name[0].isupper() or _named_after(told):
        return None
    number = weekday_number(name)
    if edge in ("every", "each") or told["plural"]:
        return told.made(SET, f"XXXX-WXX-{number + 1}", "day")
    mark = mapping("times", "parts").get(part, "")
    if not mark:
        mark = mapping("times", "edge_parts").get(edge.removesuffix(" on"), "")
    day, way = _that_weekday(told, number, edge)
    value = day.isoformat() + mark if day else None
    way = edge if edge in ("last", "next", "this") else way
    words_told = f"{way} {mapping('times', 'weekday_names')[str(number)]}".strip()
    shown = part or {"TNI": "night", "TMO": "morning"}.get(mark, "")
    return told.made(
        TIME if mark else DATE,
        value,
        "day part" if mark else "day",
        anchored=True,
        relative=words_told + (f", {shown}" if shown else ""),
    )


def _named_after(told: Reckoning) -> bool:
    """Whether the weekday is part of a name: "The Sunday Times", "Bloody Sunday"."""
    following = re.match(r"\s+([A-Z]\w+)", told.words_after)
    title = following and following[1].lower() in words("times", "words.titles")
    return bool(title) or told.word_before.lower() in words("times", "words.feasts")


def _that_weekday(told: Reckoning, number: int, edge: str) -> tuple[date | None, str]:
    """The day, and whether it is the last, this or the next one."""
    if edge in ("the following", "the previous", "the same") and told.before.day:
        return _from_day(told.before.day, number, edge), edge
    ahead = edge in ("next", "this", "this coming", "the following") or (
        edge not in ("last", "this past", "the previous") and bool(told.ahead)
    )
    if told.published is None:
        return None, "next" if ahead else "last"
    back = (told.published.weekday() - number) % 7
    strict = edge in ("last", "next", "this past", "this coming", "the previous", "the following")
    if not back and not strict:
        return told.published, "this"
    try:
        if ahead:
            return told.published + timedelta(days=7 - back), "next"
        return told.published - timedelta(days=back or 7), "last"
    except OverflowError:
        return None, "next" if ahead else "last"


def _from_day(day: date, number: int, edge: str) -> date | None:
    ahead, back = (number - day.weekday()) % 7, (day.weekday() - number) % 7
    try:
        if edge == "the following":
            return day + timedelta(days=ahead or 7)
        return day - timedelta(days=back if edge == "the same" else back or 7)
    except OverflowError:
        return None


def deictic(told: Reckoning) -> Expression | None:
    """As in "late yesterday", "tomorrow night", "the day before yesterday"."""
    word, part, edge, step = told["word"], told["part"], told["edge"], told["step"]
    if told.in_name:
        return None
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if step:
        shift += 1 if "after" in step else -1
    mark = "TNI" if word in ("tonight", "overnight") else mapping("times", "parts").get(part, "")
    mark = mark or mapping("times", "edge_parts").get(edge, "")
    day = _moved(told.published, shift)
    value = day + mark if day else None
    return told.made(TIME if mark else DATE, value, "day part" if mark else "day", anchored=True)


def _moved(day: date | None, step: int) -> str | None:
    try:
        return (day + timedelta(days=step)).isoformat() if day else None
    except OverflowError:
        return None


def feast(told: Reckoning) -> Expression | None:
    """A day with a name, or its week, in the nearest year that fits the verb."""
    if not told.raw("feast")[0].isupper():
        return None
    found, unit = _feast(told), told["unit"]
    day = day_of(found)
    value = unit_value(day, unit, 0) if day and unit else found
    return told.made(DATE, value, unit or "day", anchored=not told["year"])


def _feast(told: Reckoning) -> str | None:
    which, name = told["which"], told["feast"].replace("’", "'")
    if told["year"]:
        return feast_day(name, int(told["year"]))
    published = told.published
    if published is None:
        return None
    days = [feast_day(name, published.year + step) for step in (-1, 0, 1)]
    today = published.isoformat()
    ahead = {"next": True, "last": False}.get(which, told.ahead)
    if ahead is None:
        return min(days, key=lambda d: abs((date.fromisoformat(d) - published).days))
    fitting = [d for d in days if (d >= today if ahead else d <= today)]
    return (fitting[0] if ahead else fitting[-1]) if fitting else None


def feast_day(name: str, year: int) -> str:
    """The day of a feast.

    >>> [feast_day(n, 2024) for n in ("christmas", "thanksgiving", "good friday", "black friday")]
    ['2024-12-25', '2024-11-28', '2024-03-29', '2024-11-29']
    """
    year = min(max(year, 1583), 9990)
    fixed, floating = mapping("times", "feasts_fixed"), mapping("times", "feasts_floating")
    if name in fixed:
        return f"{year:04d}-{fixed[name]}"
    if name in floating:  # month, which of its weekdays (-1 is the last), weekday, days on
        month, nth, day, more = (int(part) for part in floating[name].split())
        if nth < 0:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            found = last - timedelta(days=(last.weekday() - day) % 7)
        else:
            first = date(year, month, 1)
            found = first + timedelta(days=(day - first.weekday()) % 7 + 7 * (nth - 1))
        return (found + timedelta(days=more)).isoformat()
    return (
        _easter(year) + timedelta(days=int(mapping("times", "feasts_easter")[name]))
    ).isoformat()


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm, Meeus 1991, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    g = (8 * b + 13) // 25
    h = (19 * a + b - b // 4 - g + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


_OF_YEAR = r"(?:\s+(?:of\s+)?(?P<_of>(?:last|this|next)\s+year)\b)?"
_NO_AMOUNT = r"(?![,.:]?\d|\s*(?:per\s?cent|%|people|million|thousand))"

RULES = (
    Rule("iso", r"(?P<_day>\d{4}-\d{2}-\d{2})(?!\d)", iso),
    Rule(
        "slashed",
        r"(?P<_day>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.\d{4})(?![\d/])",
        slashed,
    ),
    Rule(
        "day_month",
        r"(?:@weekday\b,?\s+)?(?:the\s+)?(?P<_day>@day)(?:st|nd|rd|th)?\s+(?:of\s+)?"
        r"(?P<_month>@month)(?:,?\s+(?P<_year>@year)\b)?" + _OF_YEAR,
        dated,
    ),
    Rule(
        "month_day",
        r"(?:@weekday\b,?\s+|(?P<_which>last)\s+)?(?P<_month>@month)\s+(?:the\s+)?(?P<_day>@day)(?:st|nd|rd|th)?\b"
        + _NO_AMOUNT
        + r"(?:,?\s+(?P<_year>@year)\b(?!\s+@month))?"
        + _OF_YEAR,
        dated,
    ),
    Rule(
        "feast",
        r"(?:(?P<_which>last|this|next)\s+)?(?P<_feast>@feast)\b(?:\s+(?P<_unit>week|weekend)\b)?(?:,?\s+(?P<_year>@year)\b)?",
        feast,
    ),
    Rule(
        "weekday",
        r"(?:(?P<_edge>(?:early|late)\s+on|early|late|earlier|later|mid|last|next|this(?:\s+coming|\s+past)?"
        r"|the\s+following|the\s+previous|the\s+same|every|each)[\s-]+)?"
        r"(?P<_weekday>@weekday)(?P<_plural>s)?(?!\w)(?:\s+(?P<_part>@part)\b)?",
        weekday,
    ),
    Rule(
        "deictic",
        r"(?:(?P<_edge>late|early|earlier|later)\s+|(?P<_step>the\s+day\s+(?:before|after))\s+)?"
        r"(?P<_word>today|yesterday|tomorrow|tonight|overnight)\b(?:\s+(?P<_part>@part)\b)?",
        deictic,
    ),
)
