"""When a page was published: every date it gives, each with its origin, and the one to believe.

What a page's makers write for machines goes before what they print, that before its address. But
the word of one place is not taken against that of two others; and of the dates of one day the one
with hour and zone is taken. Tested on the page heads of `tests/parse/test_dates.py`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from sayso.parse.stamps import Stamp, stamps
from sayso.text.lexicon import sections
from sayso.types.article import DateFound, DateKind

AHEAD = timedelta(hours=26)  # that much later than the capture a date may be: clocks and zones
SAME_DAY = timedelta(hours=26)

_LABELS = sections("dates", "labels", language="any")
_ORDERS = sections("dates", "orders", language="any")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands somewhere in a page; the lower the rank, the surer the place."""

    text: str
    kind: DateKind
    origin: str
    rank: int


@dataclass(frozen=True, slots=True)
class Dates:
    """All dates that a page gives of its article, and the one of its publication."""

    found: tuple[DateFound, ...] = ()
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A written date, read one way."""

    written: Written
    stamp: Stamp

    @property
    def at(self) -> datetime:
        return self.stamp.at


def dates(written: Iterable[Written], *, now: datetime | None = None, locale: str = "") -> Dates:
    """Every date and the one chosen; `now` is when the page was fetched.

    `locale` is the page's language with its region, and its domain's ending: "en-gb", "en .au".
    """
    known = list(dict.fromkeys(written))
    ways = [(each, _in_time(stamps(each.text, now=now), now)) for each in known]
    ways = [(each, found) for each, found in ways if found]
    sure = [found[0] for _, found in ways if len(found) == 1]
    read = [_Read(each, _one_way(found, sure, locale)) for each, found in ways]
    read.sort(key=lambda each: each.written.rank)
    best = _chosen(read)
    return Dates(tuple(map(_found, read)), best.at if best else None)


def _in_time(found: Sequence[Stamp], now: datetime | None) -> tuple[Stamp, ...]:
    """Without those that the page cannot have known when it was fetched."""
    return tuple(each for each in found if now is None or each.at <= now + AHEAD)


def _one_way(found: Sequence[Stamp], sure: Sequence[Stamp], locale: str) -> Stamp:
    """The way to read a date: as the page's other dates have it, else as its region writes."""
    if len(found) == 1:
        return found[0]
    for each in found:
        if any(abs(each.at - other.at) < SAME_DAY for other in sure):
            return each
    first = {each.month_first for each in sure if each.month_first is not None}
    month_first = first.pop() if len(first) == 1 else _is_month_first(locale)
    return next((each for each in found if each.month_first is month_first), found[0])


def _is_month_first(locale: str) -> bool:
    """Whether 3/4 is 4 March: in the United States, and in English of no known region.

    >>> [_is_month_first(locale) for locale in ("en", "en-gb", "en .uk", "en-us .uk", "de")]
    [True, False, False, True, False]
    """
    parts = re.findall(r"[a-z]+", locale.casefold())
    regions = parts[1:] if parts else []
    for region in regions:
        if region in _ORDERS["month_first"]:
            return True
        if region in _ORDERS["day_first"]:
            return False
    return not parts or parts[0] == "en"


def _chosen(read: Sequence[_Read]) -> _Read | None:
    """The date of publication: the surest place's, unless two others know another day.

    A date of change stands in only where the page gives no other.
    """
    told = [each for each in read if each.written.kind is not DateKind.UPDATED]
    if not told:
        return min(read, key=lambda each: each.at, default=None)
    best = told[0]
    if len(_standing_by(best, told)) < 2:
        best = next((each for each in told if _outweighs(each, best, told)), best)
    return _precise(best, told)


def _outweighs(other: _Read, best: _Read, told: Sequence[_Read]) -> bool:
    """Whether two other places know another day, and no mere change can have put it there.

    A change is later than the publication, and does not move an address.
    """
    places = _standing_by(other, told)
    return len(places) >= 2 and (other.at < best.at or "url" in places)


def _standing_by(one: _Read, told: Sequence[_Read]) -> set[str]:
    """The places that give the same day, each family of places once."""
    return {
        each.written.origin.split(" ")[0]
        for each in told
        if each.at.date() == one.at.date() or abs(each.at - one.at) < timedelta(hours=14)
    }


def _precise(best: _Read, told: Sequence[_Read]) -> _Read:
    """The same date where it is written with its hour, and with its zone."""
    near = [each for each in told if abs(each.at - best.at) < SAME_DAY]
    if not best.stamp.timed:
        timed = [each for each in near if each.stamp.timed and _is_day_of(each, best)]
        best = next((each for each in timed if each.stamp.zoned), None) or next(iter(timed), best)
    if best.stamp.timed and not best.stamp.zoned:
        best = next((each for each in near if _is_zoned_twin(each, best)), best)
    return best


def _is_day_of(timed: _Read, day: _Read) -> bool:
    """Whether a moment may lie on a day that is told without its hour."""
    zoned_day = day.stamp.zoned and not day.stamp.timed and day.at.time() != datetime.min.time()
    start = day.at if zoned_day else day.at.replace(hour=0, minute=0)
    ahead = timedelta(hours=12) if timed.stamp.zoned and not zoned_day else timedelta()
    return start - ahead <= timed.at < start + timedelta(hours=24) + ahead


def _is_zoned_twin(other: _Read, one: _Read) -> bool:
    """Whether another place gives the same wall clock, and says in which zone."""
    gap = abs((other.at - one.at).total_seconds())
    return other.stamp.zoned and other.stamp.timed and gap <= 14 * 3600 and gap % 900 < 60


def _found(each: _Read) -> DateFound:
    written = each.written
    return DateFound(each.at, written.kind, written.origin, written.text, zoned=each.stamp.zoned)


_WORDS = r"(?<!\w)(?:{})(?!\w)"
_UPDATED = re.compile(_WORDS.format("|".join(sorted(_LABELS["updated"], key=len)[::-1])))
_PUBLISHED = re.compile(_WORDS.format("|".join(sorted(_LABELS["published"], key=len)[::-1])))


def labelled(line: str, kind: DateKind = DateKind.UNSAID) -> Iterator[tuple[str, DateKind]]:
    """The dates of a line, cut at the words that say which is which.

    >>> list(labelled("Published 3 April 2031 14:05 | Updated 4 April 2031"))[1][1].value
    'updated'
    """
    low = line.casefold()
    if len(low) != len(line):
        line = low
    marks = [(m.start(), DateKind.UPDATED) for m in _UPDATED.finditer(low)]
    marks += [(m.start(), DateKind.PUBLISHED) for m in _PUBLISHED.finditer(low)]
    cuts = [(0, kind), *sorted(marks, key=lambda mark: mark[0]), (len(line), kind)]
    for (start, what), (end, _) in pairwise(cuts):
        if line[start:end].strip():
            yield line[start:end].strip(" |·•-–—"), what


def begins_labelled(line: str) -> bool:
    """Whether a line begins with a word that says what its date is of.

    >>> begins_labelled("Published: 3 April 2031")
    True
    """
    low = line.casefold().strip()
    return bool(_PUBLISHED.match(low) or _UPDATED.match(low))
