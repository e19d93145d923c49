"""Quantities in running English: digits and words, ranges, bounds, money, shares.

What is *counted*, and which numbers count nothing (years, ages, names), is for the parse to say:
`sayso.extract.figures`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cache

from sayso.text.dates.rules import folded
from sayso.text.lexicon import mapping, numbers
from sayso.types.span import Span

_MOST = 1e18  # a larger number counts nothing, and may be more than a float holds


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: `number` are its own words, `span` those with the qualifier.

    `low` and `high` are None where that end is open. `unit` is "percent", a currency's ISO 4217
    code, or None where a noun follows. `vague` marks "dozens", "hundreds".
    """

    span: Span
    _: KW_ONLY
    number: Span
    low: float | None
    high: float | None
    qualifier: str | None = None
    unit: str | None = None
    vague: bool = False


_DIGITS = r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    small = "|".join(sorted(numbers("numbers", "small"), key=len, reverse=True))
    scale = "|".join(sorted(numbers("numbers", "scales"), key=len, reverse=True))
    letters = "|".join(sorted(numbers("numbers", "letters"), key=len, reverse=True))
    fraction = "|".join(sorted(numbers("numbers", "fractions"), key=len, reverse=True))
    portion = "|".join(sorted(numbers("numbers", "portions"), key=len, reverse=True))
    vague = "|".join(sorted(numbers("numbers", "vague"), key=len, reverse=True))
    scaled = "|".join(f"(?<={word})" for word in numbers("numbers", "scales"))
    spelt = rf"(?:(?:a|{small})(?:(?:[\s-]+|(?:{scaled})\s+and\s+)(?:{small}|{scale}))+|{small})"
    sign = "|".join(
        re.escape(s) for s in sorted(mapping("numbers", "signs"), key=len, reverse=True)
    )
    one = (
        rf"(?:(?P<sign>{sign})\s?)?(?P<digits>{_DIGITS})(?:(?:\s|-)?(?P<scale>{scale})\b|(?P<letter>{letters})\b)?"
        rf"|(?P<spelt>{spelt})\b"
    )
    unit = r"(?P<percent>\s?%|[\s-]per\s?cent\b|\spercentage\spoints?\b)"
    number = re.compile(
        rf"(?<![\w.,/:’'])(?<![A-Za-z]-)(?:(?P<vague>(?:{vague})(?:\s+of\s+(?:{vague}))?)\b"
        rf"|(?P<portion>{portion})\b|(?P<fraction>{fraction})\b|(?:{one})(?:{unit})?)(?![\d/]|:\d)(?!(?:st|nd|rd|th)\b)",
        re.IGNORECASE,
    )
    before = "|".join(
        re.escape(q) for q in sorted(mapping("numbers", "before"), key=len, reverse=True)
    )
    after = "|".join(
        re.escape(q) for q in sorted(mapping("numbers", "after"), key=len, reverse=True)
    )
    return (
        number,
        re.compile(rf"\b(?P<word>{before})\s+(?:the\s+|a\s+)?$", re.IGNORECASE),
        re.compile(rf"\s+(?:of (?:them|these|those)\s+)?(?P<word>{after})\b", re.IGNORECASE),
    )


@cache
def _multiple() -> re.Pattern[str]:
    """What stands ahead of a number of which so many times as much is meant."""
    times = "|".join(sorted(numbers("numbers", "times"), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<times>{times})(?:\s+as\s+(?:many|much|high|large)(?:\s+[\w’'-]+){{0,3}}?\s+as)?"
        r"\s+the\s+$",
        re.IGNORECASE,
    )


_WHOLES = {3, 4, 5, 6, 7, 8, 9, 10, 20, 100}  # of which a share is told: "nine in ten"


@dataclass(slots=True)
class _Number:
    span: Span
    value: float
    unit: str | None
    vague: bool = False


def quantities(text: str, barred: Sequence[Span] = ()) -> list[Quantity]:
    """Every quantity, in order; none overlaps another, nor what is barred.

    >>> text = "between 100 and 300 people, up to 12,000 men, $2.5 million, dozens"
    >>> [(q.low, q.high, q.unit) for q in quantities(text)]
    [(100.0, 300.0, None), (None, 12000.0, None), (2500000.0, 2500000.0, 'USD'), (24.0, None, None)]
    >>> [(q.low, q.high) for q in quantities("at least twice as many dead as the 240 of last week")]
    [(480.0, None)]
    """
    found = [n for n in _numbers(text) if not any(n.span.overlaps(span) for span in barred)]
    out: list[Quantity] = []
    skip = 0
    for place, number in enumerate(found):
        if skip:
            skip -= 1
            continue
        other = found[place + 1] if place + 1 < len(found) else None
        if other and (joined := _share(text, number, other) or _range(text, number, other)):
            out.append(joined)
            skip = 1
        else:
            alone = _qualified(text, number)
            while out and out[-1].span.overlaps(alone.span):
                out.pop()  # "*three* times the 40"
            out.append(alone)
    return out


@cache
def _openers() -> re.Pattern[str]:
    """What a number begins with, in folded text: a digit, a sign, the first word of its phrase."""
    tables = ("small", "portions", "fractions", "vague")
    phrases = [phrase for table in tables for phrase in numbers("numbers", table)]
    first = "|".join({"a", *(re.split(r"[\s-]", phrase)[0] for phrase in phrases)})
    sign = "|".join(re.escape(sign.lower()) for sign in mapping("numbers", "signs"))
    return re.compile(rf"(?<![\w.,/:’'])(?:\d|{sign}|(?:{first})\b)")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The numbers as written; the pattern is tried only where one may begin, for it is slow."""
    pattern, _, _ = _patterns()
    end = 0
    for opener in _openers().finditer(folded(text)):
        start = opener.start()
        match = pattern.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def _numbers(text: str) -> Iterator[_Number]:
    for match in _matches(text):
        span = Span(match.start(), match.end())
        if match["vague"]:
            yield _Number(span, _vague(match["vague"]), None, vague=True)
        elif match["portion"]:
            yield _Number(span, numbers("numbers", "portions")[_plain(match["portion"])], None)
        elif match["fraction"]:
            share = numbers("numbers", "fractions")[_plain(match["fraction"])]
            yield _Number(span, round(share, 2), "percent")
        elif match["spelt"] and (ends := _ends(text, match)):
            yield from ends
        else:
            value = _value(match)
            if value is not None and value < _MOST:
                unit = "percent" if match["percent"] else _currency(text, match)
                yield _Number(span, value, unit)


def _ends(text: str, match: re.Match[str]) -> tuple[_Number, ...]:
    """The ends of a range in words that read as one number: "between two hundred and three"."""
    one, joint, other = match["spelt"].lower().rpartition(" and ")
    low, high = _spelt(one) if one else None, _spelt(other)
    led = text[: match.start()].lower().endswith("between ")
    if not (joint and led and low and high and low < high):
        return ()
    first = Span(match.start(), match.start() + len(one))
    return (
        _Number(first, low, None),
        _Number(Span(first.end + len(joint), match.end()), high, None),
    )


def _plain(words_found: str) -> str:
    return re.sub(r"[\s-]+", " ", words_found.lower())


def _vague(found: str) -> float:
    """At least two of the unit: "hundreds of thousands" is 200,000 or more."""
    whole = numbers("numbers", "vague").get(_plain(found))
    if whole is not None:
        return float(whole)
    first, *rest = (numbers("numbers", "vague")[w] for w in re.split(r"\s+of\s+", found.lower()))
    for scale in rest:
        first *= scale / 2
    return float(first)


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        value = float(re.sub(r"[,\u202f\u00a0]", "", match["digits"]))
        scale = (match["scale"] or "").lower()
        letter = match["letter"] or ""
        if letter:
            if letter == "m" and not match["sign"]:
                return value  # metres
            value *= numbers("numbers", "letters").get(letter.lower(), 1)
        return round(value * numbers("numbers", "scales").get(scale, 1), 6)
    return _spelt(match["spelt"])


def _spelt(found: str) -> float | None:
    """The value of a number in words.

    >>> _spelt("two hundred and fifty thousand")
    250000.0
    """
    total = current = 0.0
    for word in _plain(found).split():
        if word == "and":
            continue
        small = numbers("numbers", "small").get(word)
        if word == "a":
            current = 1
        elif small is not None:
            current += small
        else:
            scale = numbers("numbers", "scales")[word]
            if scale in {12, 100}:
                current = max(current, 1) * scale
            else:
                total += max(current, 1) * scale
                current = 0
    return total + current


def _currency(text: str, match: re.Match[str]) -> str | None:
    if match["sign"]:
        return mapping("numbers", "signs").get(match["sign"])
    after = re.match(r"\s+([A-Za-z]+(?:\s+[a-z]+)?)", text[match.end() : match.end() + 30])
    if not after:
        return None
    following = after[1].lower()
    table = mapping("numbers", "currencies")
    return table.get(following) or table.get(following.split()[0])


def _share(text: str, one: _Number, other: _Number) -> Quantity | None:
    """As in "nine in ten children", "six out of ten": a share, in percent."""
    between = text[one.span.end : other.span.start]
    if between != " out of " and not (between == " in " and other.value in _WHOLES):
        return None
    behind = text[other.span.end : other.span.end + 12].lower()
    dated = re.match(r"\s(?:years?|months?|weeks?|days?|hours?|minutes?|places?)\b", behind)
    plain = one.unit is None and other.unit is None and not (one.vague or other.vague)
    if dated or not plain or not 0 < one.value < other.value:
        return None
    if (
        other.value not in _WHOLES
        or text[other.span.start].isdigit() != text[one.span.start].isdigit()
    ):
        return None
    share = round(100 * one.value / other.value, 2)
    whole = Span(one.span.start, other.span.end)
    return _qualified(text, _Number(whole, share, "percent"))


def _range(text: str, one: _Number, other: _Number) -> Quantity | None:
    """Two numbers that are the ends of one range."""
    between = text[one.span.end : other.span.start]
    if len(between.strip()) > len("and"):
        return None
    before = text[max(0, one.span.start - 9) : one.span.start].lower()
    dash = re.fullmatch(r"\s?[-–—]\s?", between)
    to = re.fullmatch(r"\s+to\s+", between)
    both = re.fullmatch(r"\s+and\s+", between) and before.endswith("between ")
    to = to if not before.endswith("by ") else None  # "rose by 3 to 17"
    either = re.fullmatch(r"\s+or\s+", between) and other.value > one.value
    if not (dash or to or both or either) or one.vague or other.vague:
        return None
    low, high = one.value, other.value
    money = {one.unit, other.unit} - {None, "percent"}
    if money and re.fullmatch(r"[\d.]+\s?m", text[other.span.start : other.span.end]):
        high *= 1_000_000  # "£5–7m"; without the sign it would be metres
        low *= 1_000_000 if text[one.span.end - 1].isdigit() else 1
    elif one.unit in (None, other.unit, "USD"):
        low *= _shared(text[one.span.start : one.span.end], text[other.span.start : other.span.end])
    if low > high or (to and not before.endswith("from ") and high > 100 * max(low, 1)):
        return None
    start = one.span.start - (
        len("between ") if both else len("from ") if before.endswith("from ") else 0
    )
    number = Span(one.span.start, other.span.end)
    return _with_qualifier(
        text, Span(start, other.span.end), number, low, high, other.unit or one.unit
    )


def _shared(one: str, other: str) -> float:
    """What the scale that only the second end has makes of the first: "2 to 3 *million*".

    >>> _shared("six", "seven thousand"), _shared("3", "20 thousand"), _shared("500", "2 million")
    (1000.0, 1000.0, 1.0)
    """
    coefficient, scale = _scaled(other)
    own, whole = _scaled(one)
    return scale if whole == 1 and own < coefficient else 1.0


def _scaled(written: str) -> tuple[float, float]:
    """A number as written without its scale, and the scale: "7.5bn", "two hundred"."""
    match = _patterns()[0].match(written)
    value = _value(match) if match else None
    tail = re.search(r"([a-z]+)$", written.lower())
    known = {**numbers("numbers", "scales"), **numbers("numbers", "letters")}
    scale = known.get(tail[1], 1.0) if tail else 1.0
    return (value or 0.0) / scale, float(scale)


def _with_qualifier(
    text: str, span: Span, number: Span, low: float, high: float, unit: str | None
) -> Quantity:
    return Quantity(
        span,
        number=number,
        low=low,
        high=high,
        qualifier=text[span.start : number.start].strip().lower() or None,
        unit=unit,
    )


def _qualified(text: str, number: _Number) -> Quantity:
    _, before, after = _patterns()
    start, end = number.span.start, number.span.end
    low: float | None = number.value
    high: float | None = None if number.vague else number.value
    said: list[str] = []
    multiple = _multiple().search(text, max(0, start - 64), start)
    if multiple and low:
        start = multiple.start()
        said.append(" ".join(multiple[0].lower().split()))
        low *= numbers("numbers", "times")[_plain(multiple["times"])]
        high = high and low
    ahead = before.search(text, max(0, start - 32), start)
    bound = None
    if ahead:
        start = ahead.start("word")
        said.insert(0, ahead["word"].lower())
        bound = mapping("numbers", "before")[_plain(ahead["word"])]
    behind = after.match(text, end)
    if behind:
        end = behind.end()
        said.append(behind["word"].lower())
        bound = mapping("numbers", "after")[_plain(behind["word"])]
    match bound:
        case "high":
            low, high = None, low
        case "low":
            high = None
    return Quantity(
        Span(start, end),
        number=number.span,
        low=low,
        high=high,
        qualifier=" … ".join(said) or None,
        unit=number.unit,
        vague=number.vague,
    )
