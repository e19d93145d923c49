"""Weeks, months and years told by their place or distance, durations, and what recurs."""

import re

from sayso.text.dates.arithmetic import (
    counted,
    day_of,
    first_day,
    period,
    shifted,
    unit_value,
    years_on,
)
from sayso.text.dates.expression import Expression
from sayso.text.dates.reckoning import Before, Reckoning
from sayso.text.dates.rules import Rule
from sayso.text.lexicon import mapping, words
from sayso.types.span import Span
from sayso.types.time import TimeType

DATE, TIME, DURATION, SET = TimeType.DATE, TimeType.TIME, TimeType.DURATION, TimeType.SET
_STEPS = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
# What shows that a distance is told from an event: "two days after the vote".
_LED_TO = re.compile(r"\s+(?:the|a|an|his|her|its|their|he|she|they|it)\b|\s+[A-Z]")
_COMPARED = re.compile(r"\s+than\b")  # "a year earlier than planned"
_BACK = frozenset({"ago", "earlier", "before", "previously"})


def this(told: Reckoning) -> Expression | None:
    """As in "last week", "earlier this month", "the current year"."""
    which, unit = told["which"].split()[-1], told["unit"]
    if told.raw("unit")[0].isupper() and told.written[0].isupper() and told.span.start:
        return None  # a title: "This Week"
    value = unit_value(told.published, unit, _STEPS.get(which, 0)) if told.published else None
    return told.made(DATE, value, unit, anchored=True)


def weekend(told: Reckoning) -> Expression:
    """The one to come where the verb looks ahead, else the last."""
    published, value = told.published, None
    if published:
        inside = published.weekday() >= 5 or bool(told.ahead)
        value = unit_value(published, "weekend", 0 if inside else -1)
    return told.made(DATE, value, "weekend", anchored=True)


def within(told: Reckoning) -> Expression | None:
    """As in "earlier in the week", "for the year", "the end of the month": the one now."""
    spoken = told.word_before.lower() in words("times", "words.within_before")
    if not (told["edge"] or spoken) or re.match(r"\s+(?:of|that|when|since)\b", told.words_after):
        return None
    value = unit_value(told.published, told["unit"], 0) if told.published else None
    return told.made(DATE, value, told["unit"], anchored=True)


def end(told: Reckoning) -> Expression:
    """As in "the end of the month": the month."""
    step = _STEPS.get(told["which"], 0)
    value = unit_value(told.published, told["unit"], step) if told.published else None
    return told.made(DATE, value, told["unit"], anchored=True)


def back_to(told: Reckoning) -> Expression | None:
    """As in "the same day", "that year", "the following month": from the date told before."""
    which, unit, way = told["which"], told["unit"] or told["other"], told["way"]
    if way and _LED_TO.match(told.words_after):
        return None  # "the day after the attack"
    step = _STEPS.get(which.split()[-1], 0) if which else 1 if way == "after" else -1
    if unit == "quarter" and told.before.quarter and not step:
        return told.made(DATE, told.before.quarter, unit, anchor="last")
    base = told.before.day if unit in ("day", "morning", "night") else first_day(told.before.value)
    mark = mapping("times", "parts").get(unit, "")
    value = unit_value(base, "day" if mark else unit, step) if base else None
    if value and mark:
        value += mark
    return told.made(TIME if mark else DATE, value, unit, anchor="last")


def stretch(told: Reckoning) -> Expression | None:
    """As in "the past 24 hours", "the next few days", "coming weeks"."""
    which, count, unit = told["which"], told["count"], told["unit"]
    if not count:
        vague = {"coming": "FUTURE_REF", "recent": "PAST_REF"}.get(which)
        if vague:
            return told.made(DATE, vague, "vague")
        if which not in ("past", "last", "next", "previous", "first", "final"):
            return None
    return told.made(DURATION, period(count, unit), unit, anchored=bool(told.published))


def past_unit(told: Reckoning) -> Expression:
    return told.made(DURATION, period("a", told["unit"]), told["unit"])


def often(told: Reckoning) -> Expression:
    return told.made(SET, period("a", told["unit"]), told["unit"])


def every(told: Reckoning) -> Expression:
    """As in "every two years", "each morning"."""
    unit = told["unit"]
    mark = mapping("times", "parts").get(unit)
    if mark and unit != "night":
        return told.made(SET, "XXXX-XX-XX" + mark, "day part")
    count = {"other": "2", "": "a"}.get(told["count"], told["count"])
    return told.made(SET, period(count, unit), unit)


def distant(told: Reckoning) -> Expression | None:
    """As in "two weeks ago", "three days later", "a year earlier"."""
    count, unit, way = told["count"], told["unit"], told["way"]
    number, back = counted(count), way in _BACK
    loose = way in ("before", "after", "on", "previously") and count not in ("a", "an", "one")
    led = way in ("before", "after") and _LED_TO.match(told.words_after)
    if loose or led or _COMPARED.match(told.words_after):
        return _cut(told)
    if unit == "year" and number == 1 and back and told.before.quarter and not told["half"]:
        value = years_on(told.before.quarter, -1)
        return told.made(DATE, value, "quarter", anchor="last")
    if mapping("times", "units")[unit].startswith("T"):
        return told.made(TIME, None, unit, anchored=True)
    if number is None:
        return told.made(DATE, "PAST_REF" if way == "ago" else None, unit, anchored=True)
    if told["half"] or told["more"]:
        number, unit = (12 * number + 6, "month") if unit == "year" else (number + 0.5, unit)
    number = -number if back else number
    before = told.before if way not in ("ago", "from now") else Before()
    if unit == "year" and before.value and day_of(before.value) is None:
        return told.made(DATE, years_on(before.value, round(number)), "year", anchor="last")
    base = before.day or told.published
    value = shifted(base, unit, number) if base else None
    anchor = "last" if before.day else None
    return told.made(DATE, value, unit, anchored=True, anchor=anchor)


def _cut(told: Reckoning) -> Expression | None:
    """The duration alone: in "three days after the vote" it is "three days"."""
    group = next(g for g in ("more", "plural", "unit") if told.raw(g))
    told.span = Span(told.span.start, told.match.end(f"{told.rule}_{group}"))
    half = bool(told["half"] or told["more"])
    return told.made(DURATION, period(told["count"], told["unit"], half=half), told["unit"])


def duration(told: Reckoning) -> Expression | None:
    """As in "three days", "a three-year deal", "more than two years"; ages are none."""
    count, unit = told["count"], told["unit"]
    single = count in ("a", "an")
    if re.match(r"[\s-]*(?:old|olds|of\s+age)\b", told.words_after, re.IGNORECASE):
        return None
    if told.word_before.lower() in ("aged", "ages") or _named(told):
        return None
    if (
        unit in ("second", "quarter")
        and not told["plural"]
        and (single or "-" not in told.match[0])
    ):
        return None
    if unit == "quarter" and "-" in told.match[0]:
        return None  # "three-quarters", a share
    half = bool(told["half"] or told["more"])
    if single and not half and not told["adjective"]:
        return _single(told, unit)
    return told.made(DURATION, period(count, unit, half=half), unit)


def _named(told: Reckoning) -> bool:
    """A title within a sentence: "60 Minutes"."""
    return (
        told.raw("unit")[0].isupper() and told["count"].isdigit() and not told.raw("unit").isupper()
    )


def _single(told: Reckoning, unit: str) -> Expression | None:
    """Of "a year": what is counted before makes it a rate, some prepositions a duration."""
    before = told.text[max(0, told.span.start - 40) : told.span.start]
    if unit in mapping("times", "rates") and _RATE.search(before):
        return told.made(SET, period("a", unit), unit)
    spoken = told["qualifier"] or told.word_before.lower() in words(
        "times", "words.duration_before"
    )
    return told.made(DURATION, period("a", unit), unit) if spoken else None


_RATE = re.compile(
    r"(?:\d\S*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion))"
    r"(?:\s[a-z]+){0,3}\s$|(?:times|people|barrels|dollars|cases|deaths|tonnes|cents)\s$"
)


def many(told: Reckoning) -> Expression | None:
    """As in "for years", "decades ago", "months later"."""
    unit = mapping("times", "plurals").get(told["unit"], told["unit"][:-1])
    if told["way"]:
        if told["way"] in ("later", "earlier"):
            return told.made(DURATION, period("", unit), unit)
        return told.made(DATE, "PAST_REF", unit, anchored=True)
    if unit != "decade" and told.word_before.lower() not in words("times", "words.many_before"):
        return None
    return told.made(DURATION, period("", unit), unit)


def long(told: Reckoning) -> Expression:
    """As in "day-long", "decades-long"."""
    return told.made(DURATION, period("" if told["plural"] else "a", told["unit"]), told["unit"])


def vague(told: Reckoning) -> Expression | None:
    word, after = told["word"], told.words_after
    if told.in_name or re.match(r"[-’']\w", after):
        return None
    if word == "the past" and told.word_before.lower() not in ("in", "of", "from", "with"):
        return None
    if word in ("soon", "shortly") and (
        told.word_before.lower() in words("times", "words.before_soon")
        or re.match(r"\s+(?:as|after|before|enough|became|began)\b", after)
        or told.ahead is False
    ):
        return None
    return told.made(DATE, mapping("times", "vague")[word], "vague")


def recurring(told: Reckoning) -> Expression | None:
    """As in "daily"; "annual" and "quarterly" only where no noun follows ("paid quarterly")."""
    word = told["word"]
    if told.in_name or re.match(r"\s+[A-Z]", told.words_after):
        return None
    if word in words("times", "words.adjectives") and re.match(r"\s+[a-z]{4,}", told.words_after):
        return None
    return told.made(SET, mapping("times", "sets")[word], "set")


_SPACE = r"[\s-]+"
_ADJECTIVE = r"(?:(?P<_adjective>@adjective)\s+)?"

RULES = (
    Rule(
        "often",
        r"(?:once|twice|(?:\d+|@small|several)\s+times)\s+(?:a|an|per|every|each)\s+(?P<_unit>@unit)\b",
        often,
    ),
    Rule(
        "every",
        r"(?:every|each)\s+(?:(?P<_count>\d+|@small|other|few)\s+)?(?P<_unit>@unit|morning|evening|afternoon)s?\b",
        every,
    ),
    Rule(
        "stretch",
        r"(?:(?:@qualifier)\s+)?(?:the\s+|these\s+)?(?P<_which>past|last|next|coming|previous|following|first|final|preceding|recent)\s+"
        rf"(?:(?P<_count>@count|few|couple\s+of|couple){_SPACE})?{_ADJECTIVE}(?P<_unit>@unit)s\b",
        stretch,
    ),
    Rule("past_unit", r"(?:the\s+)?(?:past|previous)\s+(?P<_unit>@unit)\b", past_unit),
    Rule("weekend", r"the\s+weekend\b", weekend),
    Rule(
        "back_to",
        r"(?:(?P<_which>(?:later\s+|earlier\s+)?that(?:\s+same|\s+very)?|the\s+(?:same|following|next|previous|preceding|very\s+same))\s+"
        r"(?P<_unit>day|week|weekend|month|quarter|year|decade)"
        r"|the\s+(?P<_other>day|week|month|year)\s+(?P<_way>before|after|earlier))\b",
        back_to,
    ),
    Rule(
        "this",
        r"(?:sometime\s+)?(?P<_which>(?:(?:earlier|later|late|early|mid)[\s-]+)?(?:this|next|last|the\s+next|the\s+coming|the\s+current|this\s+past|this\s+coming|the\s+last))\s+"
        r"(?P<_unit>weekend|week|month|year|quarter|decade|century)\b(?!-)",
        this,
    ),
    Rule(
        "end",
        r"(?:the\s+)?(?:end|start|beginning|middle|rest)\s+of\s+(?P<_which>the|this|next|last)\s+"
        r"(?P<_unit>week|month|year|quarter|decade|day)\b",
        end,
    ),
    Rule(
        "within",
        r"(?P<_edge>(?:earlier|later|early|late)\s+in\s+)?the\s+(?P<_unit>week|month|year|decade)\b(?!-)",
        within,
    ),
    Rule(
        "distant",
        rf"(?:(?:@qualifier)\s+)?(?P<_count>@count){_SPACE}(?P<_half>and\s+a\s+half\s+)?{_ADJECTIVE}"
        r"(?P<_unit>@unit)(?P<_plural>s)?(?P<_more>\s+and\s+a\s+half)?(?:\s+or\s+(?:so|two|more))?\s+(?P<_way>ago|earlier|later|before|after|from\s+now|afterwards?|previously|on)\b",
        distant,
    ),
    Rule(
        "duration",
        rf"(?:(?P<_qualifier>@qualifier)\s+)?(?P<_count>@count){_SPACE}(?P<_half>and\s+a\s+half\s+)?{_ADJECTIVE}"
        r"(?P<_unit>@unit)(?P<_plural>s)?\b(?:['’](?!\w))?(?P<_more>\s+and\s+a\s+half)?",
        duration,
    ),
    Rule(
        "long",
        r"(?P<_unit>day|night|week|month|year|decade|century|hour)(?P<_plural>s)?-long\b",
        long,
    ),
    Rule(
        "many",
        r"(?P<_unit>decades|centuries|years|months|weeks|days|hours)(?:\s+(?P<_way>ago|earlier|later))?\b",
        many,
    ),
    Rule("vague", r"(?P<_word>@vague)\b", vague),
    Rule("recurring", r"(?P<_word>@set)\b", recurring),
)
