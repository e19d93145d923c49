"""Times in English news, found and normalised as TIMEX3 (TimeML; ISO 8601 with its additions).

Values are reckoned from the day of publication: "Tuesday" is the last one, the next one where the
verb looks ahead. Without that day, what hangs on it has no value and `relative` keeps the words.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from sayso.text.lexicon import mapping, numbers, words
from sayso.types.span import Span
from sayso.types.time import TimeType

Ahead = Callable[[Span], bool]  # whether what is told there lies ahead of the writing


@dataclass(frozen=True, slots=True)
class Expression:
    """One time expression; `anchor` is "published_at", or "last" for the time told before it."""

    span: Span
    type: TimeType
    value: str | None
    relative: str | None = None
    granularity: str | None = None
    anchor: str | None = None


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
    while match := _pattern().search(text, at):
        told = _Reckoning(
            text, match, published, last, ahead or (lambda span: _looks_ahead(text, span))
        )
        expression = told.expression()
        if expression is None:
            at = next(iter(_WORD.finditer(text, match.start())), match).end()
            continue
        at = expression.span.end
        if found and (joined := _joined(text, found[-1], expression)):
            found[-1] = expression = joined
        else:
            found.append(expression)
        last = _day(expression.value) or last
    return found


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


@cache
def _pattern() -> re.Pattern[str]:
    any_of = lambda names: "|".join(sorted(map(re.escape, names), key=len, reverse=True))  # noqa: E731
    capital = "(?-i:(?=[A-Z]))"
    month = f"{capital}(?:{any_of(mapping('times', 'months'))})"
    weekday = f"{capital}(?:{any_of(mapping('times', 'weekdays'))})"
    part = "morning|afternoon|evening|night|dawn|dusk|nightfall|midday|noon|midnight"
    unit = any_of(mapping("times", "units"))
    season = any_of(mapping("times", "seasons"))
    small = any_of(numbers("numbers", "small"))
    count = rf"(?:\d+(?:\.\d+)?|(?:{small})(?:-(?:{small}))?|a\s+dozen|a\s+couple\s+of|a\s+few|several|many|some|a|an|half\s+an?|dozens\s+of|two\s+dozen|hundreds\s+of)"
    year = r"(?:1[5-9]|20)\d\d"
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    zone = r"(?:\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|ET|PT|local(?:\s+time)?))"
    clock = rf"(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])){zone}?"
    alternatives = [
        r"(?P<iso>\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2})?",
        rf"(?P<slashed>\d{{1,2}}/\d{{1,2}}/(?:{year}))",
        # 22 October 2024, Oct. 22, Tuesday, Oct. 22, 2024
        rf"(?:(?:{weekday})\b\.?,?\s+)?(?:the\s+)?(?P<day1>{day})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month1>{month})\b\.?(?:,?\s+(?P<year1>{year}))?",
        rf"(?:(?:{weekday})\b\.?,?\s+)?(?P<month2>{month})\b\.?\s+(?:the\s+)?(?P<day2>{day})(?:st|nd|rd|th)?\b(?!\s*(?:per\s?cent|%|people|million|thousand))(?:,?\s+(?P<year2>{year}))?",
        rf"(?P<edge3>early|late|mid|the\s+(?:start|end|beginning|middle)\s+of|the\s+end\s+of)?[\s-]*(?P<month3>{month})\b\.?,?\s+(?:of\s+)?(?P<year3>{year})\b",
        clock,
        rf"(?P<edge4>early\s+on|late\s+on|earlier\s+on|later\s+on|early|late|earlier|last|next|this|the\s+following|the\s+previous|the\s+same|(?P<every4>every|each))?\s*\b(?P<weekday4>{weekday})s?\b(?:\s+(?P<part4>{part}))?",
        rf"(?P<edge5>late|early|earlier|later)?\s*(?P<deictic>today|yesterday|tomorrow|tonight|overnight)\b(?:\s+(?P<part5>{part}))?",
        rf"(?P<this6>earlier\s+this|later\s+this|late\s+last|early\s+this|this|last|that|the\s+same|the\s+next|the\s+following|the\s+previous)\s+(?P<part6>{part})\b",
        rf"(?P<this7>(?:earlier|later|late|early)\s+(?:this|next|last)|this|last|next|the\s+next|the\s+coming|the\s+current|the\s+following|the\s+previous|the\s+same|that\s+same|that)\s+(?:(?P<unit7>weekend|week|month|year|quarter|decade|century|day)\b(?!\s*-)|(?P<season7>{season})\b|(?P<month7>{month})\b)",
        r"(?:the\s+)?(?P<edge30>end|start|beginning|middle)\s+of\s+(?P<which30>the|this|next|last)\s+(?P<unit30>week|month|year|quarter|decade|day)\b",
        rf"(?:the\s+)?(?P<past8>past|last|next|coming|previous|following|first|final)\s+(?:(?P<count8>{count})\s+)?(?P<unit8>{unit})s\b",
        rf"(?:the\s+)?(?P<past9>past|previous|coming)\s+(?P<unit9>{unit})\b",
        rf"(?P<times10>(?:once|twice|(?:\d+|{small})\s+times)\s+(?:a|an|per|every|each)\s+(?P<unit10>{unit}))\b",
        rf"(?P<every11>every|each)\s+(?:(?P<count11>\d+|{small}|other|few)\s+)?(?P<unit11>{unit}|morning|evening|afternoon)s?\b",
        rf"(?P<qualifier12>(?:more|less|fewer)\s+than|at\s+least|nearly|almost|about|around|over|under|up\s+to|as\s+long\s+as|roughly|some|just)?\s*\b(?P<count12>{count})[\s-]+(?:and\s+a\s+half\s+)?(?:(?:consecutive|straight|full|whole|long|more|additional|working|business)\s+)?(?P<unit12>{unit})(?P<plural12>s)?\b(?P<poss12>['’]s?)?(?:\s*(?P<way12>ago|earlier|later|before|after|from\s+now|afterwards?|on)\b)?",
        rf"(?P<many13>decades|centuries|years|months|weeks|days|hours)(?:\s+(?P<way13>ago|earlier|later))?\b",
        rf"(?:the\s+)?(?P<decade14>(?:(?P<edge14>early|late|mid)[\s-]+)?(?:(?:1[5-9]|20)\d0|’\d0|'\d0)s)\b",
        rf"(?:(?P<fiscal15>fiscal|financial\s+year|FY)\s?)(?P<year15>{year})\b",
        rf"(?:the\s+)?(?P<quarter16>first|second|third|fourth|last)[\s-]quarter\b(?:\s+of)?(?:\s+(?P<year16>{year}))?",
        rf"\b(?P<q17>Q[1-4])\b\s?(?P<year17>{year})?",
        rf"(?:the\s+)?(?P<season18>{season})\s+(?:of\s+)?(?P<year18>{year})\b",
        rf"(?P<in19>in|since|during|until|from|by|of|after|before|for)\s+(?:the\s+)?(?P<season19>spring|summer|autumn|winter)\b",
        rf"(?P<edge20>early|late|mid|earlier\s+in|later\s+in|the\s+end\s+of|the\s+start\s+of)[\s-]+(?P<month20>{month})\b(?!\s+\d)",
        rf"(?P<month21>{month})\b\.?",
        rf"(?P<edge22>early|late|mid|the\s+end\s+of|the\s+start\s+of|the\s+beginning\s+of)?[\s-]*\b(?P<year22>{year})\b(?!\s*(?:[-–]\s*\d|people|men|women|troops|soldiers|tons|tonnes|euros|dollars|km|kilomet|miles|homes|houses|[A-Za-z]+\s+(?:were|was|have|had)\b))",
        rf"(?:the\s+)?(?P<century23>\d{{1,2}}(?:st|nd|rd|th)|(?:twenty-first|twentieth|nineteenth|eighteenth))[\s-]century\b",
        rf"(?P<vague24>{any_of(mapping('times', 'vague'))})\b",
        rf"(?P<set25>{any_of(mapping('times', 'sets'))})\b",
        rf"(?P<part26>midnight|noon|midday|dawn|dusk|daybreak|sunrise|sunset|nightfall)\b",
        rf"(?:the\s+)?(?P<day27>same\s+day|following\s+day|next\s+day|previous\s+day|day\s+before|day\s+after|following\s+morning|next\s+morning|following\s+week|year\s+before|year\s+earlier|week\s+before)\b",
        rf"(?P<in28>in|during|at)\s+the\s+(?P<part28>morning|afternoon|evening|night)\b",
        rf"a(?:n)?\s+(?P<per29>day|week|month|year|hour)\b",
    ]
    return re.compile(r"(?<![\w$€£./-])(?:" + "|".join(alternatives) + ")", re.IGNORECASE)


_WORD = re.compile(r"\w+")
_SURELY_AHEAD = re.compile(
    r"\b(?:will|'ll|’ll|shall|due|scheduled|deadline|until|by)\b[^.;!?]{0,60}$", re.IGNORECASE
)


def _looks_ahead(text: str, span: Span) -> bool:
    """By the words before it, where no parse is at hand: "will meet on Friday", "by Friday"."""
    return bool(_SURELY_AHEAD.search(text[max(0, span.start - 80) : span.start]))


class _Reckoning:
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

    def expression(self) -> Expression | None:
        for name, reckon in _RULES:
            if self.match[name]:
                return reckon(self)
        return None

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


def _calendar(told: _Reckoning, day: str, month: str, year: str) -> Expression | None:
    number = numbers("times", "months")[month]
    if not told.text[told.match.start() :].lstrip()[:1].isalnum():
        return None
    anchored = not year
    if year:
        chosen = int(year)
    elif told.published:
        chosen = _year_of(told, number, int(day))
    else:
        return told.made(TimeType.DATE, f"XXXX-{number:02d}-{int(day):02d}", "day", anchored=True)
    try:
        value = date(chosen, number, int(day)).isoformat()
    except ValueError:
        return None
    return told.made(TimeType.DATE, value, "day", anchored=anchored)


def _year_of(told: _Reckoning, month: int, day: int = 0) -> int:
    """The year of a date without one: the next that fits where the verb looks ahead, else the
    nearest."""
    published = told.published
    assert published is not None
    if told.ahead:
        return published.year + ((month, day or 31) < (published.month, published.day))
    apart = (month - published.month) + ((day or published.day) - published.day) / 31
    return published.year + (apart < -6) - (apart > 6)


def _iso(told: _Reckoning) -> Expression | None:
    try:
        date.fromisoformat(told["iso"])
    except ValueError:
        return None
    return told.made(TimeType.DATE, told["iso"], "day")


def _slashed(told: _Reckoning) -> Expression | None:
    one, other, year = map(int, told["slashed"].split("/"))
    if one > 12 >= other:
        return told.made(TimeType.DATE, f"{year}-{other:02d}-{one:02d}", "day")
    if other > 12 >= one:
        return told.made(TimeType.DATE, f"{year}-{one:02d}-{other:02d}", "day")
    return told.made(TimeType.DATE, f"{year}-XX-XX", "day")


def _month_year(told: _Reckoning) -> Expression:
    value = f"{told['year3']}-{numbers('times', 'months')[told['month3']]:02d}"
    return told.made(TimeType.DATE, value, "month")


def _clock(told: _Reckoning) -> Expression | None:
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


def _weekday(told: _Reckoning) -> Expression | None:
    text, start = told.text, told.match.start("weekday4")
    word = told.match["weekday4"]
    if (
        not word[0].isupper()
        or (len(word) < 5 and not told.match[0].endswith("."))
        or word.isupper()
        and len(word) < 5
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


def _that_weekday(told: _Reckoning, number: int, edge: str) -> date | None:
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


def _deictic(told: _Reckoning) -> Expression:
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


def _part_of_day(told: _Reckoning) -> Expression:
    which, part = told["this6"], told["part6"]
    mark = mapping("times", "parts")[part]
    if which in ("that", "the same", "the next", "the following", "the previous"):
        shift = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
        day = told.last and told.last + timedelta(days=shift)
        return told.made(TimeType.TIME, day and day.isoformat() + mark, "day part", anchor="last")
    shift = -1 if which.endswith("last") and part != "morning" else 0
    value = told.published and (told.published + timedelta(days=shift)).isoformat() + mark
    return told.made(TimeType.TIME, value or None, "day part", anchored=True)


def _this(told: _Reckoning) -> Expression | None:
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
    value = _unit_value(base, unit, step) if base else None
    if from_last:
        return told.made(TimeType.DATE, value, unit, anchor="last")
    return told.made(TimeType.DATE, value, unit, anchored=True)


def _edge(told: _Reckoning) -> Expression:
    """ "The end of the month": the month."""
    step = {"last": -1, "next": 1}.get(told["which30"], 0)
    unit = told["unit30"]
    value = _unit_value(told.published, unit, step) if told.published else None
    return told.made(TimeType.DATE, value, unit, anchored=True)


def _relative_month(told: _Reckoning, which: str) -> Expression:
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


def _unit_value(base: date, unit: str, step: int) -> str:
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


def _period(count: str, unit: str) -> str:
    """A duration's value: "three days" is P3D, "a few hours" PTXH.

    >>> _period("three", "day"), _period("24", "hour"), _period("a few", "week")
    ('P3D', 'PT24H', 'PXW')
    """
    number = _count(count)
    letter = mapping("times", "units")[unit]
    if letter == "2W":
        number, letter = (None if number is None else number * 2), "W"
    shown = "X" if number is None else f"{number:g}"
    if letter.startswith("T"):
        return f"PT{shown}{letter[1:]}"
    return f"P{shown}{letter}"


def _count(count: str) -> float | None:
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


def _span_of_time(told: _Reckoning) -> Expression:
    value = _period(told["count8"], told["unit8"])
    return told.made(TimeType.DURATION, value, told["unit8"], anchored=bool(told.published))


def _past_unit(told: _Reckoning) -> Expression:
    return told.made(TimeType.DURATION, _period("a", told["unit9"]), told["unit9"])


def _often(told: _Reckoning) -> Expression:
    return told.made(TimeType.SET, _period("a", told["unit10"]), told["unit10"])


def _every(told: _Reckoning) -> Expression:
    unit = told["unit11"]
    if unit in ("morning", "evening", "afternoon"):
        return told.made(TimeType.SET, "XXXX-XX-XX" + mapping("times", "parts")[unit], "day part")
    count = {"other": "2", "": "a"}.get(told["count11"], told["count11"])
    return told.made(TimeType.SET, _period(count, unit), unit)


def _duration(told: _Reckoning) -> Expression | None:
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
            return told.made(TimeType.SET, _period("a", unit), unit)
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
    return told.made(TimeType.DURATION, _period(count, unit), unit)


def _shifted(told: _Reckoning, count: str, unit: str, way: str) -> Expression:
    """A day so far from another: "two weeks ago", "three days later"."""
    number = _count(count)
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
            value = _far(base, unit, sign * number)
    anchor = "last" if from_last and told.last else None
    return told.made(kind, value, unit, anchored=True, anchor=anchor)


def _far(base: date, unit: str, number: float) -> str | None:
    try:
        match unit:
            case "day" | "night":
                return (base + timedelta(days=number)).isoformat()
            case "week" | "fortnight":
                weeks = number * (2 if unit == "fortnight" else 1)
                return _unit_value(base + timedelta(weeks=weeks), "week", 0)
            case "decade" | "century":
                return str(round(base.year + number * (10 if unit == "decade" else 100)))
            case _ if unit in ("month", "quarter", "year"):
                return _unit_value(base, unit, round(number))
    except OverflowError:
        pass
    return None


def _many(told: _Reckoning) -> Expression | None:
    unit = {"centuries": "century"}.get(told["many13"], told["many13"][:-1])
    if told["way13"]:
        value = "PAST_REF" if told["way13"] != "later" else None
        return told.made(TimeType.DATE, value, unit, anchored=True)
    before = told.text[max(0, told.span.start - 12) : told.span.start].lower()
    if unit != "decade" and not re.search(
        r"\b(?:for|of|in|within|over|after|takes?|took|several|many)\s+$", before
    ):
        return None
    return told.made(TimeType.DURATION, _period("", unit), unit)


def _decade(told: _Reckoning) -> Expression:
    digits = re.sub(r"\D", "", told["decade14"])
    full = digits if len(digits) == 4 else ("19" if int(digits) > 30 else "20") + digits
    return told.made(TimeType.DATE, full[:3], "decade")


def _quarter(told: _Reckoning) -> Expression | None:
    name = told["quarter16"]
    year = told["year16"] or (str(told.published.year) if told.published else "")
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[name]
    return told.made(
        TimeType.DATE, f"{year}-Q{number}" if year else None, "quarter", anchored=not told["year16"]
    )


def _q(told: _Reckoning) -> Expression:
    year = told["year17"] or (str(told.published.year) if told.published else "XXXX")
    return told.made(
        TimeType.DATE, f"{year}-{told['q17'].upper()}", "quarter", anchored=not told["year17"]
    )


def _season(told: _Reckoning) -> Expression:
    value = f"{told['year18']}-{mapping('times', 'seasons')[told['season18']]}"
    return told.made(TimeType.DATE, value, "season")


def _in_season(told: _Reckoning) -> Expression:
    value = None
    if told.published:
        value = f"{told.published.year}-{mapping('times', 'seasons')[told['season19']]}"
    return told.made(TimeType.DATE, value, "season", anchored=True, span=told.after("season19"))


def _month(told: _Reckoning, name: str, start: int) -> Expression | None:
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
        f"{_year_of(told, int(month))}-{int(month):02d}"
        if told.published
        else f"XXXX-{int(month):02d}"
    )
    return told.made(TimeType.DATE, value, "month", anchored=True, span=span)


def _year(told: _Reckoning) -> Expression | None:
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
    if (
        word
        in (
            "flight",
            "route",
            "highway",
            "room",
            "boeing",
            "unit",
            "no",
            "number",
            "page",
            "some",
            "about",
            "than",
            "least",
            "nearly",
            "over",
            "around",
            "to",
        )
        and not told["edge22"]
    ):
        if word != "to":
            return None
    span = Span(
        told.match.start("edge22") if told.match["edge22"] else start, told.match.end("year22")
    )
    return told.made(TimeType.DATE, told["year22"], "year", span=span)


def _century(told: _Reckoning) -> Expression:
    written = told["century23"]
    spelt = {"twenty-first": 21, "twentieth": 20, "nineteenth": 19, "eighteenth": 18}
    number = spelt.get(written) or int(re.sub(r"\D", "", written))
    return told.made(TimeType.DATE, str(number - 1), "century")


def _vague(told: _Reckoning) -> Expression | None:
    word = told["vague24"]
    if word == "the past" and not re.match(r"[\s.,;]", told.text[told.match.end() :] or "."):
        return None
    if word == "now" and re.match(r"\s+that\b", told.text[told.match.end() :]):
        return None
    return told.made(TimeType.DATE, mapping("times", "vague")[word], "vague")


def _set(told: _Reckoning) -> Expression | None:
    word = told.match["set25"]
    if (
        word[0].isupper()
        and told.span.start
        and told.text[told.span.start - 1 : told.span.start] == " "
        and not re.search(r"[.!?“\"]\s$", told.text[max(0, told.span.start - 2) : told.span.start])
    ):
        return None  # part of a name: "The Daily Post"
    return told.made(TimeType.SET, mapping("times", "sets")[told["set25"]], "set")


def _bare_part(told: _Reckoning) -> Expression:
    mark = mapping("times", "parts")[told["part26"]]
    day = told.near
    return told.made(
        TimeType.TIME, day.isoformat() + mark if day else None, "day part", anchored=True
    )


def _that_day(told: _Reckoning) -> Expression | None:
    words_told = told["day27"]
    base = told.last
    if words_told.startswith("year"):
        return told.made(TimeType.DATE, str(base.year - 1) if base else None, "year", anchor="last")
    if words_told.endswith("week"):
        return told.made(
            TimeType.DATE, _unit_value(base, "week", 1) if base else None, "week", anchor="last"
        )
    if words_told in ("week before",):
        return told.made(
            TimeType.DATE, _unit_value(base, "week", -1) if base else None, "week", anchor="last"
        )
    step = (
        -1 if words_told in ("previous day", "day before") else 0 if words_told == "same day" else 1
    )
    value = (base + timedelta(days=step)).isoformat() if base else None
    mark = "TMO" if words_told.endswith("morning") else ""
    type_ = TimeType.TIME if mark else TimeType.DATE
    return told.made(type_, value and value + mark, "day", anchor="last")


def _in_part(told: _Reckoning) -> Expression:
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


def _per(told: _Reckoning) -> Expression | None:
    before = told.text[max(0, told.span.start - 24) : told.span.start]
    if re.search(
        r"(?:\d\S*|\bone|\btwo|\bthree|\bfour|\bfive|\bten|%|hundred|thousand|million)(?:\s[a-z]+){0,2}\s$",
        before,
    ):
        return told.made(TimeType.SET, _period("a", told["per29"]), told["per29"])
    return None


_RULES: tuple[tuple[str, Callable[[_Reckoning], Expression | None]], ...] = (
    ("iso", _iso),
    ("slashed", _slashed),
    ("month1", lambda t: _calendar(t, t["day1"], t["month1"], t["year1"])),
    ("month2", lambda t: _calendar(t, t["day2"], t["month2"], t["year2"])),
    ("month3", _month_year),
    ("hour", _clock),
    ("hour24", _clock),
    ("weekday4", _weekday),
    ("deictic", _deictic),
    ("part6", _part_of_day),
    ("this7", _this),
    ("edge30", _edge),
    ("past8", _span_of_time),
    ("past9", _past_unit),
    ("times10", _often),
    ("every11", _every),
    ("count12", _duration),
    ("many13", _many),
    ("decade14", _decade),
    ("year15", lambda t: t.made(TimeType.DATE, t["year15"], "year")),
    ("quarter16", _quarter),
    ("q17", _q),
    ("season18", _season),
    ("season19", _in_season),
    ("month20", lambda t: _month(t, "month20", t.match.start("edge20"))),
    ("month21", lambda t: _month(t, "month21", t.match.start("month21"))),
    ("year22", _year),
    ("century23", _century),
    ("vague24", _vague),
    ("set25", _set),
    ("part26", _bare_part),
    ("day27", _that_day),
    ("part28", _in_part),
    ("per29", _per),
)


def _day(value: str | None) -> date | None:
    """The day that a value names, if it names one."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
