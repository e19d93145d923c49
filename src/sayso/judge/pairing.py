"""What is looked at of each two statements that may be of one claim: traits, by name.

None of them decides by itself; `joining` has learnt what they tell together, and beside third
statements.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.judge.events import events
from sayso.judge.grouping import Matrix
from sayso.judge.headed import in_a_title
from sayso.judge.units import MAKING, Unit
from sayso.types.attribution import Act, Kind

OF_TWO = (
    "alike", "said", "meant", "rare words", "all words", "telling words", "words in common",
    "one article", "one sentence", "next sentence", "sentences", "days", "one within the other",
    "one speaker", "names the other", "names the same", "one event", "other events",
    "one number", "other numbers",
)  # fmt: skip
OF_ONE = (
    "makes", "confirms", "denies", "is silent", "doubts", "bare", "negated", "negates", "aside",
    "left open", "nobody's", "headline", "nested", "thought", "lead", "position", "words",
)  # fmt: skip
_ACTS = (
    MAKING,
    {Act.CONFIRMS},
    {Act.DENIES},
    {Act.DECLINES, Act.DOES_NOT_RESPOND},
    {Act.DOUBTS, Act.QUESTIONS},
)
_FAR = 12  # sentences, and days, beyond which it is no matter how many
_LEAD = 3  # sentences
_LATE = 20  # sentence behind which all are alike
_MANY = 20  # words that tell something
_ENOUGH = 5.0  # weight of words in common beyond which it is no matter how much
_LEAST = 0.1  # weight of words, so that nothing is divided by none
_SIZE = 384

Array = NDArray[np.float32]
Places = NDArray[np.intp]
Seen = Iterator[tuple[str, NDArray[Any]]]


class Pairing:
    """The statements of a story, all of which have a proposition, made ready to be looked at.

    `alike` is the likeness of their propositions, (n, n).
    """

    def __init__(self, units: Sequence[Unit], alike: Matrix) -> None:
        self._units, self._alike = units, alike.astype(np.float32)
        self._said = _vectors([u.proposition.vector if u.proposition else () for u in units])
        self._meant = _vectors([unit.meaning for unit in units])
        words = [unit.proposition.words if unit.proposition else {} for unit in units]
        often = Counter(word for each in words for word in each)
        telling = {word: math.log((len(units) + 1) / times) for word, times in often.items()}
        self._rare = _table(words)
        self._telling = _table([{word: telling[word] for word in each} for each in words])
        self._has = np.sign(self._rare)
        self._speakers, self._named = _tables(
            [dict.fromkeys(unit.parties, 1.0) for unit in units],
            [dict.fromkeys(unit.named, 1.0) for unit in units],
        )
        self._events = _table([dict.fromkeys(_events(unit), 1.0) for unit in units])
        self._numbers = _table([dict.fromkeys(_numbers(unit), 1.0) for unit in units])
        places = {unit.at: n for n, unit in enumerate(units)}
        self._around = np.array([places.get(unit.around, -1) for unit in units], np.intp)
        articles = {key: n for n, key in enumerate(dict.fromkeys(u.at.article for u in units))}
        self._article = np.array([articles[unit.at.article] for unit in units], np.intp)
        self._sentence = np.array([unit.statement.sentence for unit in units], np.float32)
        days = [unit.chapter.day.toordinal() if unit.chapter.day else 0 for unit in units]
        self._day = np.array(days, np.float32)

    def __len__(self) -> int:
        return len(self._units)

    def of_one(self) -> Array:
        """The traits of each by itself, (n, `OF_ONE`)."""
        return np.array([list(_alone(unit)) for unit in self._units], np.float32)

    def of_two(self, rows: Places, columns: Places) -> Array:
        """The traits of each two, (rows, columns, `OF_TWO`)."""
        found = dict(self._worded(rows, columns))
        found.update(self._placed(rows, columns))
        found.update(self._told(rows, columns))
        return np.stack([found[name].astype(np.float32) for name in OF_TWO], -1)

    def _worded(self, rows: Places, columns: Places) -> Seen:
        """How alike they are."""
        common = self._rare[rows] @ self._has[columns].T
        told = self._telling[rows] @ self._has[columns].T
        least = _each(np.minimum, self._rare.sum(1), rows, columns)
        both = _each(np.add, self._rare.sum(1), rows, columns) - common
        telling = _each(np.minimum, self._telling.sum(1), rows, columns)
        yield "alike", self._alike[np.ix_(rows, columns)]
        yield "said", self._said[rows] @ self._said[columns].T
        yield "meant", self._meant[rows] @ self._meant[columns].T
        yield "rare words", common / np.maximum(least, _LEAST)
        yield "all words", common / np.maximum(both, _LEAST)
        yield "telling words", told / np.maximum(telling, _LEAST)
        yield "words in common", np.minimum(common, _ENOUGH) / _ENOUGH

    def _placed(self, rows: Places, columns: Places) -> Seen:
        """Where they stand."""
        here = _each(np.equal, self._article, rows, columns)
        away = np.abs(_each(np.subtract, self._sentence, rows, columns))
        days = np.abs(_each(np.subtract, self._day, rows, columns))
        inside = self._around[rows][:, None] == columns[None]
        yield "one article", here
        yield "one sentence", here & (away == 0)
        yield "next sentence", here & (away == 1)
        yield "sentences", np.where(here, np.minimum(away, _FAR), _FAR) / _FAR
        yield "days", np.log1p(np.minimum(days, _FAR))
        yield "one within the other", inside | (rows[:, None] == self._around[columns][None])

    def _told(self, rows: Places, columns: Places) -> Seen:
        """Who speaks, and of whom and of what."""
        one, other = self._speakers[rows], self._speakers[columns]
        names = self._named[rows] @ other.T + one @ self._named[columns].T
        yield "one speaker", one @ other.T > 0
        yield "names the other", names > 0
        yield "names the same", self._named[rows] @ self._named[columns].T > 0
        for name, table in (("event", self._events), ("number", self._numbers)):
            shared = table[rows] @ table[columns].T > 0
            both = _each(np.logical_and, np.any(table > 0, axis=1), rows, columns)
            yield f"one {name}", shared
            yield f"other {name}s", both & ~shared


def _alone(unit: Unit) -> Iterator[float]:
    """`OF_ONE` of a statement."""
    yield from (unit.statement.act in acts for acts in _ACTS)
    yield from (unit.bare, unit.negated, unit.negates, unit.aside, unit.left_open)
    yield not unit.parties
    yield in_a_title(unit.chapter, unit.statement)
    yield unit.statement.within is not None
    yield unit.statement.kind is Kind.ATTITUDE
    yield unit.statement.sentence < _LEAD
    yield min(unit.statement.sentence, _LATE) / _LATE
    yield min(len(unit.proposition.words), _MANY) / _MANY if unit.proposition else 0.0


def _events(unit: Unit) -> frozenset[str]:
    return events(unit.chapter.said(unit.statement))


def _numbers(unit: Unit) -> Iterator[tuple[float | None, float | None]]:
    for name in unit.statement.figures:
        figure = unit.chapter.figures[name]
        yield figure.low, figure.high


def _each(how: np.ufunc, of_one: NDArray[Any], rows: Places, columns: Places) -> NDArray[Any]:
    """What comes of what each two have, (rows, columns)."""
    found: NDArray[Any] = how.outer(of_one[rows], of_one[columns])
    return found


def _vectors(given: Sequence[Sequence[float]]) -> Array:
    """The vectors as rows, (n, 384); zeros for one that is not known."""
    found = np.zeros((len(given), _SIZE), np.float32)
    for row, vector in zip(found, given, strict=True):
        if vector:
            row[:] = vector
    return found


def _table(given: Sequence[Mapping[Any, float]]) -> Array:
    """What each has and how much of it, (n, things)."""
    (found,) = _tables(given)
    return found


def _tables(*given: Sequence[Mapping[Any, float]]) -> list[Array]:
    """The same of several, with the same columns."""
    names = dict.fromkeys(name for several in given for each in several for name in each)
    places = {name: n for n, name in enumerate(names)}
    found = [np.zeros((len(several), len(places)), np.float32) for several in given]
    for table, several in zip(found, given, strict=True):
        for row, each in zip(table, several, strict=True):
            row[[places[name] for name in each]] = list(each.values())
    return found
