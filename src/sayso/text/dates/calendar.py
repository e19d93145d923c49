"""Dates, clock times and named stretches of the calendar."""

import re
from datetime import date, timedelta

from sayso.text.dates.expression import Expression
from sayso.text.dates.reckoning import Reckoning
from sayso.text.lexicon import mapping, numbers, words
from sayso.types.span import Span
from sayso.types.time import TimeType


def calendar(told: Reckoning, day: str, month: str, year: str) -> Expression | None:
    number = int(numbers("times", "months")[month])
    if not told.text[told.match.start() :].lstrip()[:1].isalnum():
        return None
    anchored = not year
    if year:
        chosen = int(year)
    elif told.published:
        chosen = year_of(told, number, int(day))
    else:
        return told.made(TimeType.DATE, f"XXXX-{number:02d}-{int(day):02d}", "day", anchored=True)
    try:
        value = date(chosen, number, int(day)).isoformat()
    except ValueError:
        return None
    return told.made(TimeType.DATE, value, "day", anchored=anchored)


def year_of(told: Reckoning, month: int, day: int = 0) -> int:
    """The year of a date without one.

    It is the next that fits where the verb looks ahead, else the nearest.
    """
    published = told.published
    if published is None:
        raise ValueError("a year is reckoned from the day of publication")
    if told.ahead:
        return published.year + ((month, day or 31) < (published.month, published.day))
    apart = (month - published.month) + ((day or published.day) - published.day) / 31
    return published.year + (apart < -6) - (apart > 6)


def iso(told: Reckoning) -> Expression | None:
    try:
        date.fromisoformat(told["iso"])
    except ValueError:
        return None
    return told.made(TimeType.DATE, told["iso"], "day")


def slashed(told: Reckoning) -> Expression | None:
    one, other, year = map(int, told["slashed"].split("/"))
    if one > 12 >= other:
        return told.made(TimeType.DATE, f"{year}-{other:02d}-{one:02d}", "day")
    if other > 12 >= one:
        return told.made(TimeType.DATE, f"{year}-{one:02d}-{other:02d}", "day")
    return told.made(TimeType.DATE, f"{year}-XX-XX", "day")


def month_year(told: Reckoning) -> Expression:
    value = f"{told['year3']}-{numbers('times', 'months')[told['month3']]:02d}"
    return told.made(TimeType.DATE, value, "month")


def clock(told: Reckoning) -> Expression | None:
    half = told["half"].replace(".", "")
    hour, minute = (
        (int(told["hour"]), told["minute"]) if half else (int(told["hour24"]), told["minute24"])
    )
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    day = told.near
    stamp = f"T{hour:02d}:{minute or '00'}"
    zone = "Z" if re.search(r"GMT|UTC", told.match[0]) else ""
    value = f"{day.isoformat()}{stamp}{zone}" if day else None
    return told.made(TimeType.TIME, value, "minute", anchored=True)


def weekday(told: Reckoning) -> Expression | None:
    text, start = told.text, told.match.start("weekday4")
    word = told.match["weekday4"]
    if (
        not word[0].isupper()
        or (len(word) < 5 and not told.match[0].endswith("."))
        or (word.isupper() and len(word) < 5)
    ):
        return None
    following = re.match(r"\s+([A-Za-z]+)", text[told.match.end("weekday4") :])
    if (
        following
        and following[1][0].isupper()
        and following[1].lower() in words("times", "words.titles")
    ):
        return None
    before = re.search(r"([A-Za-z]+)\s+$", text[max(0, start - 12) : start])
    if before and before[1].lower() in words("times", "words.feasts"):
        return None
    number = int(numbers("times", "weekdays")[word.lower()])
    if told["every4"] or (text[told.match.end("weekday4") - 1] == "s" and not word.endswith("s")):
        return told.made(TimeType.SET, f"XXXX-WXX-{number + 1}", "day")
    edge, part = told["edge4"], told["part4"]
    if edge.endswith(" on"):
        edge = edge.removesuffix(" on")
    span = told.span
    if (
        edge
        in (
            "last",
            "next",
            "this",
            "late",
            "early",
            "earlier",
            "the following",
            "the previous",
            "the same",
            "",
        )
        or edge
    ):
        span = Span(told.match.start("edge4") if told.match["edge4"] else start, told.span.end)
    mark = mapping("times", "parts").get(part, "") or {"late": "TNI", "early": "TMO"}.get(edge, "")
    day = _that_weekday(told, number, edge)
    value = day.isoformat() + mark if day else None
    type_ = TimeType.TIME if mark else TimeType.DATE
    return told.made(type_, value, "day part" if mark else "day", anchored=True, span=span)


def _that_weekday(told: Reckoning, number: int, edge: str) -> date | None:
    published = told.published
    if published is None:
        return None
    back = (published.weekday() - number) % 7
    match edge:
        case "last":
            return published - timedelta(days=back or 7)
        case "next":
            return published + timedelta(days=(7 - back) or 7)
        case "the following" if told.last:
            return told.last + timedelta(days=((number - told.last.weekday()) % 7) or 7)
        case "the previous" if told.last:
            return told.last - timedelta(days=((told.last.weekday() - number) % 7) or 7)
        case "this":
            return (
                published - timedelta(days=back)
                if not back
                else published + timedelta(days=7 - back)
            )
    if told.ahead:
        return published + timedelta(days=(7 - back) % 7)
    return published - timedelta(days=back)


def deictic(told: Reckoning) -> Expression:
    word, part, edge = told["deictic"], told["part5"], told["edge5"]
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    mark = mapping("times", "parts").get(part, "")
    if word in ("tonight", "overnight"):
        mark = "TNI"
    elif not mark:
        mark = {"late": "TNI", "early": "TMO"}.get(edge, "")
    value = None
    if told.published:
        value = (told.published + timedelta(days=shift)).isoformat() + mark
    type_ = TimeType.TIME if mark else TimeType.DATE
    return told.made(type_, value, "day part" if mark else "day", anchored=True)


def part_of_day(told: Reckoning) -> Expression:
    which, part = told["this6"], told["part6"]
    mark = mapping("times", "parts")[part]
    if which in ("that", "the same", "the next", "the following", "the previous"):
        shift = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
        day = told.last + timedelta(days=shift) if told.last else None
        value = day.isoformat() + mark if day else None
        return told.made(TimeType.TIME, value, "day part", anchor="last")
    shift = -1 if which.endswith("last") and part != "morning" else 0
    value = None
    if told.published:
        value = (told.published + timedelta(days=shift)).isoformat() + mark
    return told.made(TimeType.TIME, value, "day part", anchored=True)


def month(told: Reckoning, name: str, start: int) -> Expression | None:
    word = told.match[name]
    text = told.text
    if not word[0].isupper() or (
        len(word) == 3
        and word.lower() not in ("may",)
        and text[told.match.end(name) : told.match.end(name) + 1] != "."
    ):
        return None
    before = re.search(r"([A-Za-z]+|-)[\s]*$", text[max(0, start - 14) : start])
    ahead = before[1].lower() if before else ""
    if word.lower() in ("may", "march", "mar", "august", "june", "april", "jan", "dec", "sun"):
        if ahead not in words("times", "words.month_before") and name == "month21":
            return None
        if ahead == "to" and word.lower() in ("march", "may"):
            return None
    if (
        re.match(r"\s+[A-Z][a-z]+", text[told.match.end(name) :])
        and name == "month21"
        and ahead not in words("times", "words.month_before")
    ):
        return None
    month = numbers("times", "months")[word.lower()]
    span = Span(start, told.match.end(name))
    value = (
        f"{year_of(told, int(month))}-{int(month):02d}"
        if told.published
        else f"XXXX-{int(month):02d}"
    )
    return told.made(TimeType.DATE, value, "month", anchored=True, span=span)


def year(told: Reckoning) -> Expression | None:
    text, start = told.text, told.match.start("year22")
    before = re.search(r"([A-Za-z$€£#]+)[\s(,]*$", text[max(0, start - 14) : start])
    word = before[1].lower() if before else ""
    if (
        re.match(
            r"[,.]\d|\s?%|\s+(?:meters|metres|feet|pounds|[a-z]+s\b)",
            text[told.match.end("year22") :],
        )
        and not told["edge22"]
    ):
        behind = re.match(r"\s+([a-z]+)", text[told.match.end("year22") :])
        if not behind or behind[1] not in (
            "was",
            "has",
            "as",
            "is",
            "s",
            "elections",
            "elections",
            "games",
            "games",
            "levels",
            "talks",
            "protests",
            "floods",
        ):
            return None
    if word in words("times", "words.numbered") and not told["edge22"]:
        return None
    span = Span(
        told.match.start("edge22") if told.match["edge22"] else start, told.match.end("year22")
    )
    return told.made(TimeType.DATE, told["year22"], "year", span=span)


def century(told: Reckoning) -> Expression:
    written = told["century23"]
    spelt = {"twenty-first": 21, "twentieth": 20, "nineteenth": 19, "eighteenth": 18}
    number = spelt.get(written) or int(re.sub(r"\D", "", written))
    return told.made(TimeType.DATE, str(number - 1), "century")


def decade(told: Reckoning) -> Expression:
    digits = re.sub(r"\D", "", told["decade14"])
    full = digits if len(digits) == 4 else ("19" if int(digits) > 30 else "20") + digits
    return told.made(TimeType.DATE, full[:3], "decade")


def quarter(told: Reckoning) -> Expression | None:
    name = told["quarter16"]
    year = told["year16"] or (str(told.published.year) if told.published else "")
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[name]
    return told.made(
        TimeType.DATE, f"{year}-Q{number}" if year else None, "quarter", anchored=not told["year16"]
    )


def numbered_quarter(told: Reckoning) -> Expression:
    year = told["year17"] or (str(told.published.year) if told.published else "XXXX")
    return told.made(
        TimeType.DATE, f"{year}-{told['q17'].upper()}", "quarter", anchored=not told["year17"]
    )


def season(told: Reckoning) -> Expression:
    value = f"{told['year18']}-{mapping('times', 'seasons')[told['season18']]}"
    return told.made(TimeType.DATE, value, "season")


def in_season(told: Reckoning) -> Expression:
    value = None
    if told.published:
        value = f"{told.published.year}-{mapping('times', 'seasons')[told['season19']]}"
    return told.made(TimeType.DATE, value, "season", anchored=True, span=told.after("season19"))


def bare_part(told: Reckoning) -> Expression:
    mark = mapping("times", "parts")[told["part26"]]
    day = told.near
    return told.made(
        TimeType.TIME, day.isoformat() + mark if day else None, "day part", anchored=True
    )


def in_part(told: Reckoning) -> Expression:
    mark = mapping("times", "parts")[told["part28"]]
    day = told.near
    value = day.isoformat() + mark if day else None
    return told.made(
        TimeType.TIME,
        value,
        "day part",
        anchored=True,
        span=Span(told.match.start("part28") - 4, told.span.end),
    )
