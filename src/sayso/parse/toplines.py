"""Lines of a plain text's head that tell its outlet, its writers and its date, and nothing else.

"The Brunne Courier, 4 March 2031", "By Ada Holt | Halden Wire | 2031-03-04 14:10". Each part of
such a line must be known for what it is; of a line with any other part nothing is taken, since a
place or half a headline looks like a name. The words are in `text/data/en/headings.toml`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, pairwise, takewhile

from sayso.parse.dates import Dates, Written, dates, labelled
from sayso.parse.phrases import any_of, folded
from sayso.parse.stamps import stamps
from sayso.text.lexicon import numbers, words
from sayso.text.segment import paragraphs
from sayso.types.article import DateKind

LINES = 5  # of a text that may be its head, the title with them
LONGEST = 160  # characters of such a line
PIECES = 12  # of such a line
REST = 200  # lines below the head that may show it to be a chronicle’s
LEAD = 40  # words of a paragraph that is body, whatever follows

_list = partial(words, "headings")
_CUT = re.compile(r"\s*[|·•,;()\[\]]\s*|\s+(?:--?|–|—|/)\s+")
_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+")
_CAPITAL = r"[A-Z][\w’'.-]*"
_NAME = re.compile(rf"{_CAPITAL}(?: (?:{_CAPITAL}|{any_of(_list('joints'))}))*")
_WRITER = re.compile(rf"{_CAPITAL}(?: (?:{_CAPITAL}|{any_of(_list('particles'))})){{1,4}}")
_BY = any_of(each for each in _list("openers") if each.split()[-1] == "by")
_BYLINE = re.compile(rf"(?i:{_BY}):?\s+(?P<names>.+)")
_HOST = re.compile(r"(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})")
_BESIDE = frozenset({"t", "z", "st", "nd", "rd", "th", "h", "uhr"})  # letters in a written date


@dataclass(frozen=True, slots=True)
class Told:
    """What a line tells: the outlet by name or host, the writers, and the date as it is written."""

    outlet: str | None = None
    host: str | None = None
    writers: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text tells."""

    outlet: str | None
    host: str | None
    writers: tuple[str, ...]
    dates: Dates


def told(line: str) -> Told | None:
    """What a line tells that is wholly made of outlet, byline and date; None for every other.

    >>> told("The Brunne Courier, 4 March 2031").outlet
    'The Brunne Courier'
    >>> told("By Ada Holt | Halden Wire | 2031-03-04 14:10").date
    '2031-03-04 14:10'
    >>> told("The Brunne Courier burnt down on 4 March 2031") is None
    True
    """
    if len(line) > LONGEST or not (_BYLINE.match(line) or re.search(r"\d", line)):
        return None
    cuts = [0, *chain(*((m.start(), m.end()) for m in _CUT.finditer(line))), len(line)]
    pieces = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if line[a:b].strip()]
    if len(pieces) > PIECES:
        return None
    first, last = _dated(line, pieces)
    rest = [line[a:b].strip() for a, b in (*pieces[:first], *pieces[last:])]
    date = line[pieces[first][0] : pieces[last - 1][1]].strip() if first < last else None
    return _of(rest, date)


def head(text: str) -> Head | None:
    """What the lines at the head of a text tell; None where none of them tells anything.

    They stand above or below the title, with nothing longer before them.
    """
    found = _told(text)
    if not found:
        return None
    outlet = next((each for each in found if each.outlet or each.host), Told())
    written = [
        Written(part, kind, "head", 0)
        for each in found
        if each.date
        for part, kind in labelled(each.date, DateKind.UNSAID)
    ]
    writers = dict.fromkeys(name for each in found for name in each.writers)
    return Head(outlet.outlet, outlet.host, tuple(writers), dates(written))


def _told(text: str) -> list[Told]:
    """What the lines of the head tell, one below another.

    Days alone that head part after part are a chronicle's, and no date of its own.
    """
    lines = [span.of(text) for span in paragraphs(text)]
    above = list(_above(lines))
    first = next((number for number, line in enumerate(above) if told(line)), len(above))
    if first == len(above):
        return [each for line in above[1:] if (each := _named(line))][:1]
    named = 0 < first < len(above) and _is_outlet(above[first - 1])
    below = above[first - named :]
    found = [each for line in takewhile(_alone, below) if (each := _alone(line))]
    end = first - named + len(found) if found else len(lines)
    rest = map(told, lines[end : end + REST])
    if any(map(_is_day, found)) and any(map(_is_day, rest)):
        return [each for each in found if not _is_day(each)]
    return found


def _named(line: str) -> Told | None:
    """The date of a line that is else a name, of a medium or a place that no list has.

    Behind "The" it is a medium’s.

    >>> _named("Norholm Tidings, 9 February 2032").date, _named("The Norholm, 9 May 2032").outlet
    ('9 February 2032', 'The Norholm')
    """
    name, _, date = line.partition(", ")
    dated = len(line) <= LONGEST and re.search(r"\d{4}", date) and _is_date(date)
    if not dated or not _NAME.fullmatch(name):
        return None
    medium = name.startswith("The ") and name.casefold() not in _list("the_places")
    return Told(outlet=name if medium else None, date=date.strip())


def _alone(line: str) -> Told | None:
    """What a line beside one that tells something tells: a medium's name alone, too."""
    return told(line) or (Told(outlet=line) if _is_outlet(line) else None)


def _above(lines: Sequence[str]) -> Iterator[str]:
    """The first lines, up to one that is body whatever follows."""
    return takewhile(lambda line: len(line.split()) <= LEAD, lines[:LINES])


def _is_day(found: Told | None) -> bool:
    return found is not None and bool(found.date) and not (found.outlet or found.writers)


def _dated(line: str, pieces: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The pieces, from and up to, that together are the line's date; the most that are one."""
    runs = [
        (first, last)
        for first in range(len(pieces))
        for last in range(len(pieces), first, -1)
        if _is_date(line[pieces[first][0] : pieces[last - 1][1]])
    ]
    return max(runs, key=lambda run: (run[1] - run[0], -run[0]), default=(0, 0))


def _is_date(written: str) -> bool:
    """Whether words are one day, perhaps with its hour, that can be read in one way alone."""
    tokens = [token.casefold() for token in _TOKEN.findall(written)]
    if not all(token.isdigit() or token in _date_words() for token in tokens):
        return False
    return all(len(stamps(part)) == 1 for part, _ in labelled(written)) if tokens else False


@cache
def _date_words() -> frozenset[str]:
    months, zones = (numbers("dates", name, language="any") for name in ("months", "zones"))
    return frozenset((*months, *zones, *_BESIDE)) | _list("days") | _list("timing")


def _of(rest: Sequence[str], date: str | None) -> Told | None:
    """What the pieces beside the date tell, if each is known."""
    writers: list[str] = []
    outlet = host = None
    for number, piece in enumerate(rest):
        byline = _BYLINE.fullmatch(piece)
        names = _writers(byline["names"] if byline else piece)
        site = _HOST.fullmatch(piece)
        if byline and names:
            writers += names
        elif site and date and not host:
            host = site["host"]
        elif _is_outlet(piece) and (date or writers) and not outlet:
            outlet = piece
        elif writers and (_is_role(piece) or (number and " and " in piece and names)):
            writers += () if _is_role(piece) else names
        else:
            return None
    return Told(outlet, host, tuple(writers), date) if writers or date else None


def _writers(names: str) -> list[str]:
    """Full names or agencies, joined by commas and "and"; none where anything else is there."""
    found = re.split(r"\s*,\s*|\s+(?:and|&)\s+", names)
    return found if all(_WRITER.fullmatch(each) or _is_agency(each) for each in found) else []


def _is_outlet(piece: str) -> bool:
    """Whether a name is one of a medium, by its last word or its first.

    >>> [_is_outlet(name) for name in ("The Brunne Courier", "Radio Velland", "The Hague")]
    [True, True, False]
    """
    parts = folded(piece).split()
    if _is_agency(piece):
        return True
    if not _NAME.fullmatch(piece) or len(parts) < 2 or _BYLINE.fullmatch(piece):
        return False
    ending = words("cues", "published.media") | _list("after_outlets")
    is_two = any(one in ending and then == "and" for one, then in pairwise(parts))
    return not is_two and (parts[-1] in ending or parts[0] in _list("before_outlets"))


def _is_agency(name: str) -> bool:
    return folded(name) in words("pages", "agencies.names")


def _is_role(piece: str) -> bool:
    """Whether it says what the writer is: "political correspondent"."""
    parts = piece.casefold().split()
    return len(parts) <= 4 and parts[-1] in _list("roles") and not _is_outlet(piece)
