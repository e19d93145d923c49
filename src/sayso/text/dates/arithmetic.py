"""Days, weeks, months and quarters as TIMEX3 values, and steps between them."""

import re
from datetime import date, timedelta

from sayso.text.lexicon import mapping, numbers, words

_HALF = {"TH": "T30M", "TM": "T30S", "D": "T12H", "Y": "6M"}


def unit_value(base: date, unit: str, step: int) -> str | None:
    """The week, month, … so many steps from the one that holds the day; None past the calendar.

    >>> unit_value(date(2024, 10, 23), "week", -1), unit_value(date(2024, 10, 23), "month", 3)
    ('2024-W42', '2025-01')
    """
    try:
        return _unit_value(base, unit, step)
    except (OverflowError, ValueError):
        return None


def _unit_value(base: date, unit: str, step: int) -> str | None:
    match unit:
        case "day":
            return (base + timedelta(days=step)).isoformat()
        case "week" | "weekend":
            year, week, _ = (base + timedelta(weeks=step)).isocalendar()
            return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
        case "month":
            months = base.year * 12 + base.month - 1 + step
            return _year(months // 12, f"-{months % 12 + 1:02d}")
        case "quarter":
            quarters = base.year * 4 + (base.month - 1) // 3 + step
            return _year(quarters // 4, f"-Q{quarters % 4 + 1}")
        case "decade" | "century":
            digits = 3 if unit == "decade" else 2
            number = base.year // 10 ** (4 - digits) + step
            return f"{number:0{digits}d}" if 0 < number < 10**digits else None
        case _:
            return _year(base.year + step, "")


def _year(year: int, rest: str) -> str | None:
    return f"{year:04d}{rest}" if 0 < year < 10000 else None


def shifted(base: date, unit: str, number: float) -> str | None:
    """The value so many units from a day, as fine as the unit: "two weeks ago" is a week."""
    scale = {"fortnight": 2, "decade": 10, "century": 100}.get(unit, 1)
    plain = {"fortnight": "week", "decade": "year", "century": "year", "night": "day"}
    if abs(number) > 10000:
        return None
    return unit_value(base, plain.get(unit, unit), round(number * scale))


def years_on(value: str, step: int) -> str | None:
    """The same day, month or quarter in another year.

    >>> years_on("1989-Q3", -1), years_on("2024-02-29", -1)
    ('1988-Q3', '2023-02-28')
    """
    year = _year(int(value[:4]) + step, "")
    if year is None or not re.fullmatch(r"\d{4}(?:-(?:Q\d|H\d|\d\d(?:-\d\d)?))?", value):
        return year
    rest = value[4:]
    if rest == "-02-29" and day_of(year + rest) is None:
        rest = "-02-28"
    return year + rest


def day_of(value: str | None) -> date | None:
    """The day that a value names, if it names one."""
    found = re.match(r"\d{4}-\d\d-\d\d", value or "")
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def first_day(value: str | None) -> date | None:
    """The first day of what a value names: a day, month, quarter, week or year.

    >>> first_day("2024-Q3"), first_day("2024-W43"), first_day("P3D")
    (datetime.date(2024, 7, 1), datetime.date(2024, 10, 21), None)
    """
    found = re.match(r"(\d{4})(?:-(?:Q([1-4])|W(\d\d)|(\d\d)(?:-(\d\d))?))?", value or "")
    if not found:
        return None
    year, quarter, week, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if week:
            return date.fromisocalendar(year, week, 1)
        return date(year, month or (quarter * 3 - 2 if quarter else 1), day or 1)
    except ValueError:
        return None


def period(count: str, unit: str, *, half: bool = False) -> str:
    """A duration's value: "three days" is P3D, "a few hours" PTXH, decades count as years.

    >>> period("three", "day"), period("24", "hour"), period("a few", "week")
    ('P3D', 'PT24H', 'PXW')
    >>> period("2 1/2", "year"), period("two", "decade")
    ('P2Y6M', 'P20Y')
    """
    number = counted(count)
    letter = mapping("times", "units")[unit]
    times = re.match(r"\d+", letter)
    if times:
        letter = letter[times.end() :]
        number = None if number is None else number * int(times[0])
    if number is not None and half:
        number += 0.5
    rest = ""
    if number is not None and number % 1 == 0.5 and letter in _HALF:
        number, rest = number // 1, _HALF[letter]
    shown = "X" if number is None else f"{number:.6g}" if number % 1 else str(int(number))
    if letter.startswith("T"):
        amount = "" if shown == "0" and rest else shown + letter[1:]
        return f"PT{amount}{rest.removeprefix('T')}"
    return f"P{'' if shown == '0' and rest else shown + letter}{rest}"


def counted(count: str) -> float | None:
    """The number that words give; None for a vague or a doubtful one.

    >>> counted("twenty-four"), counted("a hundred and five"), counted("2½"), counted("several")
    (24.0, 105, 2.5, None)
    """
    count = count.lower().replace(",", "").strip()
    digits = re.fullmatch(r"(\d+(?:\.\d+)?)((?:\s|-)1/2|½)?", count)
    if digits:
        return min(float(digits[1]), 1e9) + (0.5 if digits[2] else 0)
    fixed = numbers("times", "counts").get(count)
    if fixed is not None:
        return fixed
    return _spelt(count.replace("-", " ").split())


def _spelt(parts: list[str]) -> float | None:
    small = numbers("numbers", "small")
    total = 0.0
    for part, before in zip(parts, ["", *parts], strict=False):
        if part in ("hundred", "thousand"):
            total = (total or 1) * (100 if part == "hundred" else 1000)
        elif part in small:
            if before in small and not (small[before] >= 20 and small[part] < 10):
                return None
            total += small[part]
        elif part not in ("a", "an", "and"):
            return None
    return total if parts and set(parts) - {"a", "an", "and"} else None


def weekday_number(word: str) -> int:
    return int(numbers("times", "weekdays")[word.lower().rstrip(".")])


def month_number(word: str) -> int:
    return int(numbers("times", "months")[word.lower().rstrip(".")])


def is_vague(count: str) -> bool:
    return count in words("times", "words.several")
