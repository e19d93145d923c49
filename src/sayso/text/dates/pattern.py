"""The one pattern that finds times; each alternative's groups carry its number."""

import re
from collections.abc import Iterable
from functools import cache

from sayso.text.lexicon import mapping, numbers


@cache
def pattern() -> re.Pattern[str]:
    capital = "(?-i:(?=[A-Z]))"
    month = f"{capital}(?:{_any_of(mapping('times', 'months'))})"
    weekday = f"{capital}(?:{_any_of(mapping('times', 'weekdays'))})"
    part = "morning|afternoon|evening|night|dawn|dusk|nightfall|midday|noon|midnight"
    unit = _any_of(mapping("times", "units"))
    season = _any_of(mapping("times", "seasons"))
    small = _any_of(numbers("numbers", "small"))
    many = (
        r"a\s+dozen|a\s+couple\s+of|a\s+few|several|many|some|dozens\s+of|two\s+dozen|hundreds\s+of"
    )
    count = rf"(?:\d+(?:\.\d+)?|(?:{small})(?:-(?:{small}))?|{many}|half\s+an?|an?)"
    year = r"(?:1[5-9]|20)\d\d"
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    zone = r"(?:\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|ET|PT|local(?:\s+time)?))"
    clock = (
        r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)"
        rf"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])){zone}?"
    )
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
        r"(?P<many13>decades|centuries|years|months|weeks|days|hours)(?:\s+(?P<way13>ago|earlier|later))?\b",
        r"(?:the\s+)?(?P<decade14>(?:(?P<edge14>early|late|mid)[\s-]+)?(?:(?:1[5-9]|20)\d0|’\d0|'\d0)s)\b",
        rf"(?:(?P<fiscal15>fiscal|financial\s+year|FY)\s?)(?P<year15>{year})\b",
        rf"(?:the\s+)?(?P<quarter16>first|second|third|fourth|last)[\s-]quarter\b(?:\s+of)?(?:\s+(?P<year16>{year}))?",
        rf"\b(?P<q17>Q[1-4])\b\s?(?P<year17>{year})?",
        rf"(?:the\s+)?(?P<season18>{season})\s+(?:of\s+)?(?P<year18>{year})\b",
        r"(?P<in19>in|since|during|until|from|by|of|after|before|for)\s+(?:the\s+)?(?P<season19>spring|summer|autumn|winter)\b",
        rf"(?P<edge20>early|late|mid|earlier\s+in|later\s+in|the\s+end\s+of|the\s+start\s+of)[\s-]+(?P<month20>{month})\b(?!\s+\d)",
        rf"(?P<month21>{month})\b\.?",
        rf"(?P<edge22>early|late|mid|the\s+end\s+of|the\s+start\s+of|the\s+beginning\s+of)?[\s-]*\b(?P<year22>{year})\b(?!\s*(?:[-–]\s*\d|people|men|women|troops|soldiers|tons|tonnes|euros|dollars|km|kilomet|miles|homes|houses|[A-Za-z]+\s+(?:were|was|have|had)\b))",
        r"(?:the\s+)?(?P<century23>\d{1,2}(?:st|nd|rd|th)|(?:twenty-first|twentieth|nineteenth|eighteenth))[\s-]century\b",
        rf"(?P<vague24>{_any_of(mapping('times', 'vague'))})\b",
        rf"(?P<set25>{_any_of(mapping('times', 'sets'))})\b",
        r"(?P<part26>midnight|noon|midday|dawn|dusk|daybreak|sunrise|sunset|nightfall)\b",
        r"(?:the\s+)?(?P<day27>same\s+day|following\s+day|next\s+day|previous\s+day|day\s+before|day\s+after|following\s+morning|next\s+morning|following\s+week|year\s+before|year\s+earlier|week\s+before)\b",
        r"(?P<in28>in|during|at)\s+the\s+(?P<part28>morning|afternoon|evening|night)\b",
        r"a(?:n)?\s+(?P<per29>day|week|month|year|hour)\b",
    ]
    return re.compile(r"(?<![\w$€£./-])(?:" + "|".join(alternatives) + ")", re.IGNORECASE)


def _any_of(names: Iterable[str]) -> str:
    """An alternative of the names, the longest first."""
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
