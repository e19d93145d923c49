"""Clock times, and parts of the day."""

from datetime import timedelta

from sayso.text.dates.expression import Expression
from sayso.text.dates.reckoning import Reckoning
from sayso.text.dates.rules import Rule
from sayso.text.lexicon import mapping, words
from sayso.types.time import TimeType

TIME = TimeType.TIME


def twelve(told: Reckoning) -> Expression | None:
    """As in "3:45 p.m.", "noon" excepted."""
    hour = int(told["hour"])
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if told["half"].startswith("p") else 0)
    return _clock(told, hour, told["minute"] or "00")


def twenty_four(told: Reckoning) -> Expression | None:
    """As in "16:00 GMT"; a bare "3:16" needs a word before it that speaks of time."""
    spoken = told.word_before.lower() in words("times", "words.clock_before")
    if not (told["zone"] or spoken):
        return None
    return _clock(told, int(told["hour"]), told["minute"])


def o_clock(told: Reckoning) -> Expression | None:
    return _clock(told, int(told["hour"]), "00") if told["hour"].isdigit() else None


def _clock(told: Reckoning, hour: int, minute: str) -> Expression | None:
    day = told.near
    zone = mapping("times", "zones").get(told["zone"], "")
    value = f"{day.isoformat()}T{hour:02d}:{minute}{zone}" if day else None
    return told.made(TIME, value, "minute", anchored=True)


def part_of_day(told: Reckoning) -> Expression:
    """As in "this morning", "last night", "the next evening"."""
    which, part = told["which"], told["part"]
    mark = mapping("times", "parts")[part]
    told_before = which in ("that", "the same", "the next", "the following", "the previous")
    shift = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    if which.endswith("last"):
        shift = -1
    day = told.before.day if told_before else told.published
    try:
        value = (day + timedelta(days=shift)).isoformat() + mark if day else None
    except OverflowError:
        value = None
    if told_before:
        return told.made(TIME, value, "day part", anchor="last")
    return told.made(TIME, value, "day part", anchored=True)


def bare(told: Reckoning) -> Expression | None:
    """As in "noon", "in the morning": on the day told last."""
    if told.in_name:
        return None
    mark = mapping("times", "parts")[told["part"]]
    day = told.near
    return told.made(TIME, day.isoformat() + mark if day else None, "day part", anchored=True)


def in_part(told: Reckoning) -> Expression | None:
    if told.word_before.lower() not in ("in", "during"):
        return None
    return bare(told)


_ZONE = r"(?:\s?(?P<_zone>@zone)\b)?"

RULES = (
    Rule(
        "twelve",
        r"(?:(?:around|about)\s+)?(?P<_hour>\d{1,2})(?:[:.](?P<_minute>[0-5]\d))?\s?"
        r"(?P<_half>[ap]\.?m\b\.?)" + _ZONE,
        twelve,
    ),
    Rule(
        "twenty_four",
        r"(?P<_hour>[01]?\d|2[0-3])(?::|(?=\d\d\s?(?:gmt|utc)))(?P<_minute>[0-5]\d)(?![\d:])"
        + _ZONE,
        twenty_four,
    ),
    Rule("o_clock", r"(?P<_hour>\d{1,2})\s+o['’]clock" + _ZONE, o_clock),
    Rule(
        "part_of_day",
        r"(?P<_which>earlier\s+this|later\s+this|late\s+last|early\s+this|this|last|that|the\s+same"
        r"|the\s+next|the\s+following|the\s+previous|mid)[\s-]+(?P<_part>@part)\b",
        part_of_day,
    ),
    Rule("bare", r"(?P<_part>@moment)\b", bare),
    Rule("in_part", r"the\s+(?P<_part>morning|afternoon|evening|night)\b", in_part),
)
