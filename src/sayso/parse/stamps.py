"""What a written date says: its moment, whether hour and zone are written, and how else to read it.

The names of months, zones and units are in `text/data/any/dates.toml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import partial

from sayso.parse.phrases import any_of
from sayso.text.lexicon import numbers

LONGEST = 160  # characters of a date with the words around it
EARLIEST = 1900  # year; some pages give the year 1 for "unknown"
LATEST = 2199  # year
UNKNOWN = frozenset({date(1970, 1, 1), date(1900, 1, 1)})  # an empty field, as machines date it

_table = partial(numbers, "dates", language="any")
_MONTHS = _table("months")
_ZONES = _table("zones")
_SEASONAL = _table("seasonal")
_UNITS = _table("units")
_DAYS = _table("days")


@dataclass(frozen=True, slots=True)
class Stamp:
    """One way to read a written date: `timed` where an hour is written, `zoned` where a zone is."""

    at: datetime  # aware, UTC
    timed: bool
    zoned: bool
    month_first: bool | None = None  # where day and month could be taken for one another


def stamps(written: str, *, now: datetime | None = None) -> tuple[Stamp, ...]:
    """Every way to read a date: none, one, or two where day and month may stand either way round.

    `now` is the moment from which "2 hours ago" counts, and gives the year where none is written.

    >>> [stamp.at.isoformat() for stamp in stamps("3 April 2031, 2:05 p.m. EDT")]
    ['2031-04-03T18:05:00+00:00']
    >>> [stamp.at.day for stamp in stamps("3/4/2031")]
    [3, 4]
    """
    line = " ".join(written.split())[:LONGEST]
    found = _epoch(line) or _relative(line, now) or _dated(line, now)
    return tuple(each for each in found if is_plausible(each.at))


def is_plausible(at: datetime) -> bool:
    """Whether a moment can be a day of publication at all."""
    return EARLIEST <= at.year <= LATEST and at.date() not in UNKNOWN


_DIGITS = re.compile(r"\d{10}(?:\.\d+)?|\d{13}|\d{16}")


def _epoch(line: str) -> tuple[Stamp, ...]:
    """Seconds, milliseconds or microseconds since 1970, as machines count."""
    if not line.isascii() or not _DIGITS.fullmatch(line):
        return ()
    whole = line.split(".", maxsplit=1)[0]
    seconds = int(whole) / 10 ** (len(whole) - 10)
    return (Stamp(datetime.fromtimestamp(seconds, UTC), timed=True, zoned=True),)


_ONE = ("a", "an", "one", "einer", "einem", "un", "une", "una", "um", "uma")
_BEFORE = ("vor", "il y a", "hace", "há")
_AFTER = ("ago", "geleden", "fa", "atrás")
_COUNTED = rf"(\d{{1,3}}|{any_of(_ONE)})\+? ?({any_of(_UNITS)})"
_AGO = re.compile(rf"\b{any_of(_BEFORE)} {_COUNTED}|\b{_COUNTED} {any_of(_AFTER)}", re.IGNORECASE)
_DAY_WORD = re.compile(rf"\b({any_of(_DAYS)})", re.IGNORECASE)


def _relative(line: str, now: datetime | None) -> tuple[Stamp, ...]:
    match = _AGO.search(line)
    if now is None:
        return ()
    if match:
        count, unit = (part for part in match.groups() if part)
        seconds = _UNITS[unit.casefold()] * (int(count) if count.isdigit() else 1)
        return (Stamp(now - timedelta(seconds=seconds), timed=seconds < _UNITS["day"], zoned=True),)
    word = _DAY_WORD.search(line)
    if not word or re.search(r"\d{4}", line):
        return ()
    if word[1].casefold() == "just now":
        return (Stamp(now, timed=True, zoned=True),)
    day = now.date() - timedelta(days=_DAYS[word[1].casefold()])
    return tuple(_stamps_of([(day, None)], line[word.end() :]))


_NAME = rf"({any_of(_MONTHS)})\.?"
_NUMBER = r"(\d{1,2})(?:st|nd|rd|th|º|ª|er|\.)?"
_JOINT = r"(?: ?[-/,] ?| (?:de|of|del|di) | )"
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(\d\d)(\d\d)(?=T?\d{4}(?:\d\d)?(?!\d)|(?!\d))")
_NAMED = re.compile(
    rf"(?<!\d){_NUMBER}{_JOINT}?{_NAME}{_JOINT}?(?:'?(\d{{4}}))(?!\d)", re.IGNORECASE
)
_NAME_FIRST = re.compile(rf"\b{_NAME} {_NUMBER},?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_CTIME = re.compile(
    rf"\b{_NAME} {_NUMBER} (?=\d\d:\d\d:\d\d )(?:.{{8}}(?: [A-Z]{{3,4}})? )(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d/-])")
_YEARLESS = re.compile(rf"(?<!\d){_NUMBER} {_NAME}|\b{_NAME} {_NUMBER}(?!\d)", re.IGNORECASE)


def _dated(line: str, now: datetime | None) -> tuple[Stamp, ...]:
    """The dates that stand first in a line, in the surest form that it holds."""
    for pattern, order in (
        (_YEAR_FIRST, "ymd"), (_COMPACT, "ymd"), (_NAMED, "dmy"), (_NAME_FIRST, "mdy"),
        (_CTIME, "mdy"),
    ):  # fmt: skip
        match = pattern.search(line)
        if match and (day := _day(dict(zip(order, match.groups(), strict=True)))):
            return tuple(_stamps_of([(day, None)], _rest(line, match, pattern)))
    return _numeric(line) or _yearless(line, now)


def _rest(line: str, match: re.Match[str], pattern: re.Pattern[str]) -> str:
    """The line without its date; the clock of "Thu Apr 3 14:05:00 2031" stands within it."""
    inner = match[0] if pattern is _CTIME else " "
    return f"{line[match.end() :]} {inner} {line[: match.start()]}"


def _numeric(line: str) -> tuple[Stamp, ...]:
    match = _NUMERIC.search(line)
    if not match:
        return ()
    one, mark, other, year = match.groups()
    year = year if len(year) == 4 else f"20{year}"
    day_first = _day({"d": one, "m": other, "y": year})
    month_first = _day({"d": other, "m": one, "y": year}) if mark != "." else None
    days = list(dict.fromkeys(day for day in (day_first, month_first) if day))
    marked = [(day, None if len(days) < 2 else day == month_first) for day in days]
    return tuple(_stamps_of(marked, f"{line[match.end() :]} {line[: match.start()]}"))


def _yearless(line: str, now: datetime | None) -> tuple[Stamp, ...]:
    """A day without its year is the last such day before the capture."""
    match = _YEARLESS.search(line) if now else None
    if not match or not now:
        return ()
    one, named, name, other = match.groups()
    parts = {"d": one or other, "m": named or name}
    day = _day({**parts, "y": str(now.year)})
    if day and day > now.date() + timedelta(days=1):
        day = _day({**parts, "y": str(now.year - 1)})
    return tuple(_stamps_of([(day, None)], _rest(line, match, _YEARLESS))) if day else ()


def _day(parts: dict[str, str]) -> date | None:
    month = parts["m"].casefold().rstrip(".")
    number = int(month) if month.isdigit() else int(_MONTHS[month])
    try:
        return date(int(parts["y"]), number, int(parts["d"]))
    except ValueError:
        return None


_CLOCK = re.compile(
    r"(?<![\d:.])(?:T|at )?(\d{1,2})(?:[:h]|\.(?=\d\d(?!\d)))(\d{2})"
    r"(?::?(\d{2})(?:[.,]\d+)?)?(?!\d)\s*([ap]\.?m\b\.?)?"
    r"|(?<!\d)T?(\d{2})(\d{2})(\d{2})?(?=Z|[+-]\d\d|\s|$)"
    r"|(?<![\d:])(\d{1,2})\s?([ap]\.?m\b\.?|uhr\b)",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\s*\(?(?:(?:UTC|GMT)\s?([+\-−])(\d{1,2})(?::?(\d{2}))?|([+\-−])(\d{2})(?::?(\d{2}))?)(?![\d-])"
)
_ZONE_NAME = re.compile(r"\s*(?:Uhr)?\s*[,(\[]*([A-Z]{1,5})\b")


def _stamps_of(days: list[tuple[date, bool | None]], rest: str) -> Iterator[Stamp]:
    """The days with the clock and the zone that stand beside them."""
    clock, zone_at = _clock(rest)
    for day, month_first in days:
        local = datetime.combine(day, clock or time())
        offset = _offset(rest[zone_at:], day) if clock else None
        zone = timezone(offset) if offset is not None else UTC
        try:
            at = local.replace(tzinfo=zone).astimezone(UTC)
        except OverflowError:
            continue
        is_timed = clock not in (None, time())
        yield Stamp(at, timed=is_timed, zoned=offset is not None, month_first=month_first)


def _clock(rest: str) -> tuple[time | None, int]:
    """The first time of day, and where it ends."""
    for match in _CLOCK.finditer(rest):
        hour, minute, second, half, *compact, bare, bare_half = match.groups()
        if compact[0]:
            hour, minute, second = compact
        half = (half or bare_half or "").casefold()
        number = int(hour or bare)
        if half.startswith(("a", "p")):
            number = number % 12 + 12 * half.startswith("p")
        if number < 24 and int(minute or 0) < 60:
            return time(number, int(minute or 0), min(int(second or 0), 59)), match.end()
    return None, 0


def _offset(rest: str, day: date) -> timedelta | None:
    """How far from UTC the zone behind a clock is; None where none stands there.

    >>> str(_offset(" (ET)", date(2031, 7, 1)))
    '-1 day, 20:00:00'
    """
    match = _OFFSET.match(rest)
    if match:
        sign, hours, minutes = (match[1], match[2], match[3]) if match[1] else match.groups()[3:]
        size = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return (size if sign == "+" else -size) if size < timedelta(hours=15) else None
    named = _ZONE_NAME.match(rest)
    name = named[1].casefold() if named else ""
    if name in _SEASONAL:
        return timedelta(minutes=_SEASONAL[name] + 60 * _is_summer(day))
    return timedelta(minutes=_ZONES[name]) if name in _ZONES else None


def _is_summer(day: date) -> bool:
    """Whether clocks in the United States are forward.

    They are from the second Sunday of March to the first of November.
    """
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    begin, end = (first + timedelta(days=6 - first.weekday()) for first in (march, november))
    return begin <= day < end
