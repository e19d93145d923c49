"""In which order the articles of one day are taken: who has his text from whom, then the hours.

A date without an hour says nothing of the order within its day. So what decides first is whom an
article names as that from which it has its text, or what it tells; then the hours, where both have
one; then, of two that share a text, the fuller is taken for the earlier; then the canonical order.
What decides later never goes against what was decided before, so there is always an order, and it
depends on the articles alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.judge.copies import Overlap
from sayso.judge.credits import Credits
from sayso.types.article import Outlet

Shared = Mapping[frozenset[str], Overlap]  # the pairs of articles that have one text, by their keys
_Pair = tuple[int, int]  # the earlier and the later


def sequenced(chapters: Sequence[Chapter], shared: Shared) -> list[Chapter]:
    """The chapters, which are in canonical order, in that in which they are taken."""
    found: list[Chapter] = []
    for _, day in groupby(chapters, key=lambda chapter: chapter.day):
        every = list(day)
        found += [every[at] for at in _order(every, shared)]
    return [chapter.taken(turn) for turn, chapter in enumerate(found)]


def ground(origin: Chapter, article: Chapter) -> str:
    """What says, beside the dates, that an article of the same day comes from the other."""
    if origin.day != article.day:
        return ""
    outlet = origin.reading.article.outlet
    credit = Credits(article)
    is_other = _is_other(outlet, article.reading.article.outlet)
    if is_other and (credit.has_text_of(outlet) or credit.reports_from(outlet)):
        return f"it names {outlet.name or outlet.domain}"
    told = origin.moment and article.moment and origin.moment != article.moment
    if told or origin.wording.length <= article.wording.length:
        return ""
    return "no hours tell which was first, so the fuller is taken for it"


def _order(day: Sequence[Chapter], shared: Shared) -> list[int]:
    """The numbers of a day's articles in their order."""
    if len(day) == 1:
        return [0]
    known = _Known(len(day))
    for pairs in (*_credited(day, shared), _by_hours(day), _by_fullness(day, shared)):
        for earlier, later in pairs:
            known.add(earlier, later)
    return known.order()


def _credited(day: Sequence[Chapter], shared: Shared) -> Iterator[list[_Pair]]:
    """Who has his text from whom; then who tells what the other reported.

    Of two texts of their own whose hours are told, the hours know better: what is named may be
    something that the other wrote before.
    """
    credits_ = [Credits(chapter) for chapter in day]
    outlets = [chapter.reading.article.outlet for chapter in day]
    for says in (Credits.has_text_of, Credits.reports_from):
        named = [
            {outlet for outlet in set(outlets) if _is_other(outlet, own) and says(each, outlet)}
            for each, own in zip(credits_, outlets, strict=True)
        ]
        yield [
            (one, other)
            for one, outlet in enumerate(outlets)
            for other, own in enumerate(outlets)
            if outlet in named[other]
            and own not in named[one]
            and (_share(day[one], day[other], shared) or not _are_timed(day[one], day[other]))
        ]


def _share(one: Chapter, other: Chapter, shared: Shared) -> bool:
    return frozenset((one.key, other.key)) in shared


def _are_timed(one: Chapter, other: Chapter) -> bool:
    return bool(one.moment and other.moment)


def _is_other(outlet: Outlet, own: Outlet) -> bool:
    name = plain(outlet.name or outlet.domain or "")
    return name not in ("", plain(own.name or own.domain or ""))


def _by_hours(day: Sequence[Chapter]) -> list[_Pair]:
    """Neighbours first: what follows from them need not be decided again."""
    timed = sorted((chapter.moment, at) for at, chapter in enumerate(day) if chapter.moment)
    return [
        (timed[at][1], timed[at + step][1])
        for step in range(1, len(timed))
        for at in range(len(timed) - step)
        if timed[at][0] < timed[at + step][0]
    ]


def _by_fullness(day: Sequence[Chapter], shared: Shared) -> list[_Pair]:
    """Pairs of one text, the fuller first."""
    pairs = [
        (one, other)
        for one, other in combinations(range(len(day)), 2)
        if _share(day[one], day[other], shared)
    ]
    length = [chapter.wording.length for chapter in day]
    return [
        (one, other) if length[one] > length[other] else (other, one)
        for one, other in pairs
        if length[one] != length[other]
    ]


class _Known:
    """What is decided of the order of so many articles; each row of bits is what comes after."""

    def __init__(self, number: int) -> None:
        self._after = [0] * number

    def add(self, earlier: int, later: int) -> None:
        """Decide that one comes before the other, unless the contrary is decided already."""
        if self._after[later] >> earlier & 1 or self._after[earlier] >> later & 1:
            return
        more = self._after[later] | 1 << later
        for at, after in enumerate(self._after):
            if at == earlier or after >> earlier & 1:
                self._after[at] = after | more

    def order(self) -> list[int]:
        """All of them, the undecided by their numbers."""
        found: list[int] = []
        left = list(range(len(self._after)))
        while left:
            behind = 0
            for at in left:
                behind |= self._after[at]
            first = next(at for at in left if not behind >> at & 1)
            found.append(first)
            left.remove(first)
        return found
