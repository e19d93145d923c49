"""Quarters, halves and fiscal years, and the same period a year earlier."""

from sayso.text.dates.arithmetic import unit_value, years_on
from sayso.text.dates.expression import Expression
from sayso.text.dates.reckoning import Reckoning
from sayso.text.dates.rules import Rule
from sayso.text.lexicon import numbers
from sayso.types.time import TimeType

DATE = TimeType.DATE


def numbered(told: Reckoning) -> Expression | None:
    """As in "the third quarter", "fiscal first-quarter", "the 1988 second quarter", "Q3 2024"."""
    ordinal = told["ordinal"] or told["q"][-1:]
    number = int(numbers("times", "ordinals").get(ordinal, 0)) or int(ordinal)
    year = told["before"] or told["year"]
    if year.isdigit():
        return told.made(DATE, f"{year}-Q{number}", "quarter")
    published = told.published
    if published is None:
        return told.made(DATE, f"XXXX-Q{number}", "quarter", anchored=True)
    begun = number <= (published.month - 1) // 3 + 1
    value = _of(told, year) or published.year - int(not begun and not told.ahead)
    return told.made(DATE, f"{value:04d}-Q{number}", "quarter", anchored=True)


def _of(told: Reckoning, words: str) -> int | None:
    """The year of "last year", "this year", "the year"."""
    if not words or told.published is None:
        return None
    return told.published.year + (-1 if "last" in words else 1 if "next" in words else 0)


def half(told: Reckoning) -> Expression | None:
    """As in "the first half of 1989"."""
    number, year = 1 if told["ordinal"] == "first" else 2, told["year"]
    if year.isdigit():
        return told.made(DATE, f"{year}-H{number}", "half")
    found = _of(told, year)
    return told.made(DATE, f"{found:04d}-H{number}" if found else None, "half", anchored=True)


def the_quarter(told: Reckoning) -> Expression | None:
    """The quarter told before, else the last that was over when this was published."""
    if "Q" in told.written or "P" in told.written:
        return None  # "the French Quarter"
    if told["year"]:
        return year_before(told)
    value = unit_value(told.published, "quarter", -1) if told.published else None
    before = told.before.quarter
    if before and not (value and "latest" in told.match[0] and before > value):
        return told.made(DATE, before, "quarter", anchor="last")
    return told.made(DATE, value, "quarter", anchored=True)


def year_before(told: Reckoning) -> Expression | None:
    """As in "the year-earlier quarter", "the same period last year": a year before the one told."""
    given = told.match["year_before_given"] or told.match["year_before_year"] or ""
    if given.isdigit() and told.before.quarter:
        return told.made(DATE, given + told.before.quarter[4:], "quarter", anchor="last")
    if given.isdigit():
        return told.made(DATE, given, "year")
    if told.before.quarter:
        value = years_on(told.before.quarter, -1)
        return told.made(DATE, value, "quarter", anchor="last")
    value = unit_value(told.published, "year", -1) if told.published else None
    return told.made(DATE, value, "year", anchored=True)


def fiscal(told: Reckoning) -> Expression:
    return told.made(DATE, told["year"], "year")


def year_end(told: Reckoning) -> Expression:
    """As in "at year-end": the year."""
    value = unit_value(told.published, "year", 0) if told.published else None
    return told.made(DATE, value, "year", anchored=True)


_YEAR = r"(?P<_year>@year|(?:last|this|next|the)\s+year)\b"

RULES = (
    Rule(
        "numbered",
        r"(?:the\s+)?(?:(?P<_before>@year|(?:last|this|next)\s+year['’]s)\s+)?(?:fiscal[\s-]+)?"
        rf"(?:(?P<_ordinal>@ordinal)[\s-]quarters?\b|(?P<_q>q[1-4])\b)(?:\s+(?:of\s+)?(?:fiscal\s+)?{_YEAR})?",
        numbered,
    ),
    Rule(
        "half",
        rf"(?:the\s+)?(?P<_ordinal>first|second|last)\s+half\s+of\s+(?:fiscal\s+)?{_YEAR}",
        half,
    ),
    Rule(
        "year_before",
        r"(?:the\s+)?(?:(?:comparable|corresponding|same)\s+)?(?:"
        r"(?P<_year>@year)\s+(?:quarter|period)"
        r"|year-(?:earlier|ago|before)(?:\s+(?:@ordinal)?\s*(?:quarter|period|month))?"
        r"|(?:(?<=same\s)|(?<=comparable\s)|(?<=corresponding\s))(?:(?:fiscal|@ordinal)[\s-]+)?"
        r"(?:quarter|period|half|time)(?:\s+(?:a\s+year\s+(?:ago|earlier|before)|(?:of\s+|in\s+)?(?P<_given>last\s+year|@year))))\b",
        year_before,
    ),
    Rule(
        "the_quarter",
        r"the\s+(?:(?:latest|same|fiscal|entire|full)\s+)?quarter\b(?!\s+of\b|-)"
        r"(?P<_year>\s+a\s+year\s+(?:ago|earlier|before))?"
        r"|the\s+latest\s+period\b",
        the_quarter,
    ),
    Rule("fiscal", r"(?:fiscal(?:\s+year)?|financial\s+year|fy)\s?(?P<_year>@year)\b", fiscal),
    Rule("year_end", r"(?:the\s+)?year(?:['’]s)?[\s-]end\b", year_end),
)
