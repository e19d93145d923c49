"""Durations, what recurs, and times told by their distance from another."""

import re
from datetime import timedelta

from sayso.text.dates.expression import Expression
from sayso.text.dates.reckoning import Reckoning, counted, period, shifted, unit_value
from sayso.text.lexicon import mapping, numbers
from sayso.types.span import Span
from sayso.types.time import TimeType


def span_of_time(told: Reckoning) -> Expression:
    value = period(told["count8"], told["unit8"])
    return told.made(TimeType.DURATION, value, told["unit8"], anchored=bool(told.published))


def past_unit(told: Reckoning) -> Expression:
    return told.made(TimeType.DURATION, period("a", told["unit9"]), told["unit9"])


def often(told: Reckoning) -> Expression:
    return told.made(TimeType.SET, period("a", told["unit10"]), told["unit10"])


def every(told: Reckoning) -> Expression:
    unit = told["unit11"]
    if unit in ("morning", "evening", "afternoon"):
        return told.made(TimeType.SET, "XXXX-XX-XX" + mapping("times", "parts")[unit], "day part")
    count = {"other": "2", "": "a"}.get(told["count11"], told["count11"])
    return told.made(TimeType.SET, period(count, unit), unit)


def duration(told: Reckoning) -> Expression | None:
    count, unit, way = told["count12"], told["unit12"], told["way12"]
    text, end = told.text, told.match.end("unit12")
    single = count in ("a", "an")
    if re.match(r"s?[\s-]*old\b", text[end:], re.IGNORECASE):
        return None
    if (
        unit in ("second", "quarter", "century")
        and not told["plural12"]
        and (unit != "century" or single)
    ):
        return None
    if unit == "night" and single:
        return None
    if single and way not in ("ago", "earlier", "later", "before", "after", "from now"):
        if unit in ("day", "week", "month", "year", "hour", "minute") and re.search(
            r"\d\S*(?:\s\S+){0,3}\s$|(?:times|people|barrels|dollars|cases|deaths|tonnes)\s$",
            text[max(0, told.span.start - 30) : told.span.start],
        ):
            return told.made(TimeType.SET, period("a", unit), unit)
        if unit in ("day", "minute", "moment", "second") or not re.search(
            r"\b(?:for|within|in|over|after|than|least|about|lasted|lasts|nearly|almost|take|takes|took|every|of|spent|about|half)\s+$",
            text[max(0, told.span.start - 12) : told.span.start],
            re.IGNORECASE,
        ):
            return None
    if way in (
        "ago",
        "earlier",
        "before",
        "later",
        "after",
        "from now",
        "afterwards",
        "afterward",
        "on",
    ):
        if way in ("before", "after", "on") and not single:
            way = ""
            told.span = Span(told.span.start, end + len(told.match["plural12"] or ""))
        elif way:
            return _shifted(told, count, unit, way)
    return told.made(TimeType.DURATION, period(count, unit), unit)


def _shifted(told: Reckoning, count: str, unit: str, way: str) -> Expression:
    """A day so far from another: "two weeks ago", "three days later"."""
    number = counted(count)
    from_last = way not in ("ago", "from now")
    base = (told.last or told.published) if from_last else told.published
    sign = 1 if way in ("later", "after", "from now", "afterwards", "afterward") else -1
    letter = mapping("times", "units")[unit]
    if letter.startswith("T"):
        value = base.isoformat() if base else None
        kind = TimeType.TIME
    else:
        kind = TimeType.DATE
        value = "PAST_REF" if number is None and sign < 0 else None
        if base and number is not None:
            value = shifted(base, unit, sign * number)
    anchor = "last" if from_last and told.last else None
    return told.made(kind, value, unit, anchored=True, anchor=anchor)


def many(told: Reckoning) -> Expression | None:
    unit = {"centuries": "century"}.get(told["many13"], told["many13"][:-1])
    if told["way13"]:
        value = "PAST_REF" if told["way13"] != "later" else None
        return told.made(TimeType.DATE, value, unit, anchored=True)
    before = told.text[max(0, told.span.start - 12) : told.span.start].lower()
    if unit != "decade" and not re.search(
        r"\b(?:for|of|in|within|over|after|takes?|took|several|many)\s+$", before
    ):
        return None
    return told.made(TimeType.DURATION, period("", unit), unit)


def vague(told: Reckoning) -> Expression | None:
    word = told["vague24"]
    if word == "the past" and not re.match(r"[\s.,;]", told.text[told.match.end() :] or "."):
        return None
    if word == "now" and re.match(r"\s+that\b", told.text[told.match.end() :]):
        return None
    return told.made(TimeType.DATE, mapping("times", "vague")[word], "vague")


def recurring(told: Reckoning) -> Expression | None:
    word = told.match["set25"]
    if (
        word[0].isupper()
        and told.span.start
        and told.text[told.span.start - 1 : told.span.start] == " "
        and not re.search(r"[.!?“\"]\s$", told.text[max(0, told.span.start - 2) : told.span.start])
    ):
        return None  # part of a name: "The Daily Post"
    return told.made(TimeType.SET, mapping("times", "sets")[told["set25"]], "set")


def per(told: Reckoning) -> Expression | None:
    before = told.text[max(0, told.span.start - 24) : told.span.start]
    if re.search(
        r"(?:\d\S*|\bone|\btwo|\bthree|\bfour|\bfive|\bten|%|hundred|thousand|million)(?:\s[a-z]+){0,2}\s$",
        before,
    ):
        return told.made(TimeType.SET, period("a", told["per29"]), told["per29"])
    return None


def that_day(told: Reckoning) -> Expression | None:
    words_told = told["day27"]
    base = told.last
    if words_told.startswith("year"):
        return told.made(TimeType.DATE, str(base.year - 1) if base else None, "year", anchor="last")
    if words_told.endswith("week"):
        return told.made(
            TimeType.DATE, unit_value(base, "week", 1) if base else None, "week", anchor="last"
        )
    if words_told in ("week before",):
        return told.made(
            TimeType.DATE, unit_value(base, "week", -1) if base else None, "week", anchor="last"
        )
    step = (
        -1 if words_told in ("previous day", "day before") else 0 if words_told == "same day" else 1
    )
    value = (base + timedelta(days=step)).isoformat() if base else None
    mark = "TMO" if words_told.endswith("morning") else ""
    type_ = TimeType.TIME if mark else TimeType.DATE
    return told.made(type_, value and value + mark, "day", anchor="last")


def _relative_month(told: Reckoning, which: str) -> Expression:
    month = numbers("times", "months")[told["month7"]]
    value = None
    if published := told.published:
        year = published.year
        match which:
            case "last":
                year -= month >= published.month
            case "next":
                year += month <= published.month
        value = f"{year}-{month:02d}"
    return told.made(TimeType.DATE, value, "month", anchored=True)


def this(told: Reckoning) -> Expression | None:
    which = told["this7"].split()[-1]
    if told["month7"]:
        return _relative_month(told, which)
    if told["season7"]:
        if told["season7"] == "fall" and which == "that":
            return None
        year = (
            told.published.year + {"last": -1, "next": 1}.get(which, 0) if told.published else None
        )
        value = f"{year}-{mapping('times', 'seasons')[told['season7']]}" if year else None
        return told.made(TimeType.DATE, value, "season", anchored=True)
    unit = told["unit7"]
    from_last = which in ("same", "following", "previous", "that") or told["this7"] == "that same"
    base = told.last if from_last else told.published
    if which == "the":
        which = "next" if told.ahead or not base or base.weekday() > 4 else "last"
        which = "this" if base and (told.ahead or base.weekday() > 4) else which
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    value = unit_value(base, unit, step) if base else None
    if from_last:
        return told.made(TimeType.DATE, value, unit, anchor="last")
    return told.made(TimeType.DATE, value, unit, anchored=True)


def edge(told: Reckoning) -> Expression:
    """As in "The end of the month": the month."""
    step = {"last": -1, "next": 1}.get(told["which30"], 0)
    unit = told["unit30"]
    value = unit_value(told.published, unit, step) if told.published else None
    return told.made(TimeType.DATE, value, unit, anchored=True)
