"""Days, weeks and seasons as people write them."""

import re
from datetime import date

_DAY_OR_WEEK = re.compile(r"\d{4}-(?:\d\d(?:-\d\d)?|W\d\d)")
_MONTH = len("2031-04")
_SEASON = re.compile(r"(?P<year>\d{4})-(?P<code>SP|SU|FA|WI)")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def day(when: date | None) -> str:
    """A day as people write it, always as wide as it needs.

    >>> day(date(2031, 4, 7)), day(None)
    ('7 Apr 2031', 'undated')
    """
    return f"{when.day} {when:%b %Y}" if when else "undated"


def due(value: str | None) -> str:
    """When something is due, as people write a day, a week or a season, else its TIMEX value.

    >>> due("2031-04-07"), due("2031-W16"), due("2031-SP"), due("2031-04"), due(None)
    ('7 Apr 2031', 'the week of 14 Apr 2031', 'spring 2031', 'Apr 2031', '')
    """
    season = _SEASON.fullmatch(value or "")
    if season:
        return f"{_SEASONS[season['code']]} {season['year']}"
    if not value or not _DAY_OR_WEEK.fullmatch(value):
        return value or ""
    try:
        first = date.fromisoformat(
            f"{value}-01" if len(value) == _MONTH and "W" not in value else value
        )
    except ValueError:  # no such day
        return value
    told = day(first)
    if len(value) == _MONTH and "W" not in value:
        return told.removeprefix("1 ")
    return f"the week of {told}" if "W" in value else told
