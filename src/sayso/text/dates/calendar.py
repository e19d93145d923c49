"""Months, seasons, years, decades and centuries."""

import re

from sayso.text.dates.arithmetic import month_number
from sayso.text.dates.days import year_of
from sayso.text.dates.expression import Expression
from sayso.text.dates.reckoning import Reckoning
from sayso.text.dates.rules import Rule
from sayso.text.lexicon import mapping, numbers, words
from sayso.types.time import TimeType

DATE, SET = TimeType.DATE, TimeType.SET


def month_year(told: Reckoning) -> Expression | None:
    if not told.raw("month")[0].isupper():
        return None
    return told.made(DATE, f"{told['year']}-{month_number(told['month']):02d}", "month")


def month(told: Reckoning) -> Expression | None:
    if not told.raw("month")[0].isupper():
        return None
    if not (told["edge"] or told["of"]) and _other_word(told):
        return None
    number, edge = month_number(told["month"]), told["edge"]
    if edge in ("every", "each"):
        return told.made(SET, f"XXXX-{number:02d}", "month")
    published = told.published
    if published is None:
        return told.made(DATE, f"XXXX-{number:02d}", "month", anchored=True)
    if edge == "last":
        year: int | None = published.year - (number >= published.month)
    elif edge == "next":
        year = published.year + (number <= published.month)
    elif edge == "this":
        year = published.year
    else:
        year = year_of(told, number)
    return told.made(DATE, f"{year:04d}-{number:02d}", "month", anchored=True)


def _other_word(told: Reckoning) -> bool:
    """Whether the month's name is something else: "May said", "March on", "April Jones"."""
    before = told.word_before.lower()
    spoken = before in words("times", "words.month_before")
    if before == "the" and re.match(r"\s+[a-z]{4,}", told.words_after):
        return False  # "the March accession"
    named = re.match(r"\s+[A-Z][a-z]+", told.words_after) and told.match[0][-1] != "."
    if before == "to" and told["month"] in ("march", "may"):
        return True
    return not spoken and (bool(named) or told["month"] in words("times", "words.month_doubtful"))


def season(told: Reckoning) -> Expression | None:
    """As in "last summer", "in the spring", "the winter of 2024"; "the fall of Kabul" is none."""
    name, given = told["season"], told["year"]
    which = told["which"].split()[-1] if told["which"] else ""
    spoken = told.word_before.lower() in words("times", "words.season_before")
    if not (given or spoken or which not in ("", "the")):
        return None
    if name == "fall" and not given and which in ("", "that"):
        return None
    mark = mapping("times", "seasons")[name]
    if given:
        return told.made(DATE, f"{given}-{mark}", "season")
    if told.published is None:
        return told.made(DATE, None, "season", anchored=True)
    value = f"{told.published.year + _season_step(told, name, which):04d}-{mark}"
    return told.made(DATE, value, "season", anchored=True)


def _season_step(told: Reckoning, name: str, which: str) -> int:
    """The years to the last such season that is over, to the next, or to this year's."""
    month = told.published.month if told.published else 1
    begins = numbers("times", "season_months")[name]
    if which == "last":
        return 0 if begins + 2 <= month else -1
    if which == "next":
        return int(month >= begins)
    return -1 if told.ahead is False and month < begins else 0


def decade(told: Reckoning) -> Expression | None:
    """As in "the 1990s", "the late ’80s", "the nineties" (not "in his fifties")."""
    if told.word_before.lower() in words("times", "words.owners"):
        return None
    spelt = mapping("times", "decades").get(told["spelt"])
    digits = spelt or re.sub(r"\D", "", told["decade"])
    full = digits if len(digits) == 4 else ("19" if int(digits) > 30 else "20") + digits
    return told.made(DATE, full[:3], "decade")


def century(told: Reckoning) -> Expression:
    """As in "the 20th century": 19, the years that begin so."""
    written = told["century"]
    spelt = numbers("times", "centuries").get(written)
    number = int(spelt or re.sub(r"\D", "", written))
    return told.made(DATE, f"{number - 1:02d}", "century")


def year(told: Reckoning) -> Expression | None:
    before = told.word_before.lower()
    edged = bool(told["edge"] or told["prefix"] or told["word"])
    spoken = before in words("times", "words.year_before")
    if not edged and before in words("times", "words.numbered"):
        return None
    counted = re.match(r"[,.:]\d|\s?%|['’]?\s+[a-z]+s\b", told.words_after)
    if counted and not (edged or spoken):
        behind = re.match(r"\s+([a-z]+)", told.words_after)
        if not behind or behind[1] not in words("times", "words.behind_year"):
            return None
    if re.match(r"[,.:]\d|\s?%", told.words_after):
        return None
    return told.made(DATE, told["year"], "year")


def spelt_year(told: Reckoning) -> Expression | None:
    """As in "nineteen ninety-four"."""
    small = numbers("numbers", "small")
    parts = re.split(r"[\s-]+", told["rest"])
    rest = int(sum(small[part] for part in parts))
    if len(parts) == 2 and not (small[parts[0]] >= 20 and small[parts[1]] < 10):
        return None
    if not 10 <= rest < 100:
        return None
    return told.made(DATE, f"{19 if told['hundred'] == 'nineteen' else 20}{rest}", "year")


_WHOSE = r"(?P<_of>(?:last|this|next)\s+year)"

RULES = (
    Rule(
        "month_year",
        r"(?:(?:@edge)[\s-]+)?(?P<_month>@month),?\s+(?:of\s+)?(?P<_year>@year)\b",
        month_year,
    ),
    Rule(
        "month",
        r"(?:(?P<_edge>@edge|last|next|this|every|each)[\s-]+)?(?P<_month>@month)"
        rf"(?:\s+(?:of\s+)?{_WHOSE}\b)?(?!\s+\d{{1,2}}\b)",
        month,
    ),
    Rule(
        "decade",
        r"(?:the\s+)?(?:(?:early|late|mid)[\s-]+(?:to[\s-]late[\s-]+)?)?"
        r"(?:(?P<_decade>(?:1[5-9]|20)\d0s|['’‘]\d0s)|(?P<_spelt>(?:twen|thir|for|fif|six|seven|eigh|nine)ties))\b",
        decade,
    ),
    Rule(
        "season",
        r"(?:(?:@edge)[\s-]+)?(?:(?P<_which>(?:earlier\s+|later\s+|late\s+|early\s+)?(?:this|last|next)|that|the(?:\s+(?:following|previous))?)\s+)?"
        r"(?:(?:early|late|mid)[\s-]+)?(?P<_season>@season)\b(?:\s+(?:of\s+)?(?P<_year>@year)\b)?",
        season,
    ),
    Rule(
        "century",
        r"(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<_century>\d{1,2}(?:st|nd|rd|th)"
        r"|twenty-first|twentieth|nineteenth|eighteenth|seventeenth)[\s-]century\b",
        century,
    ),
    Rule(
        "year",
        r"(?:(?P<_edge>@edge)[\s-]+)?(?P<_word>(?:the\s+)?(?:calendar\s+|election\s+)?year\s+)?"
        r"(?P<_prefix>(?:post|pre|mid)-)?(?P<_year>@year)\b"
        r"(?!\s*[-–]\s*\d|/\d|\s+(?:people|men|women|troops|soldiers|tons|tonnes|euros|dollars"
        r"|km|kilomet|miles|homes|houses|hours|feet)\b)",
        year,
    ),
    Rule(
        "spelt_year",
        r"(?P<_hundred>nineteen|twenty)[\s-](?P<_rest>@small(?:[\s-]@small)?)\b",
        spelt_year,
    ),
)
