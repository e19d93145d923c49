"""Numbers that take the place of others, and whose claim they are about: "from 40 to 26"."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from sayso.judge.strand import Ruled, Strand, parted
from sayso.judge.units import Unit
from sayso.text.lemma import verb
from sayso.text.lexicon import words
from sayso.text.terms import words_of
from sayso.types.figure import Figure
from sayso.types.story import Reference

_OLD = re.compile(r"\bfrom\s*$", re.I)
_LATER = re.compile(r"^[^.;]{0,12}\bto\b", re.I)
_BACK = re.compile(
    r"\bto (?:\w+ )?[€£$]?\d[\d,.]*(?: \w+){0,2} from\s*$", re.I
)  # "*to 460 t from*"
_REACH = 24  # characters before and behind a number
_SENTENCE = 160  # characters before it in which the verb stands


def replaced(unit: Unit) -> frozenset[float]:
    """The numbers of a statement that hold no more: the 40 of "lowered its count from 40 to 26"."""
    figures = (unit.chapter.figures[name] for name in unit.statement.figures)
    return frozenset(f.high for f in figures if f.high and is_old(unit.chapter.text, f))


def join_restated(
    units: Sequence[Unit],
    found: Sequence[Strand],
    of: dict[Reference, Strand],
    *,
    foes: Ruled,
    friends: Collection[Reference],
) -> None:
    """Let what only puts a new number in the place of an old one join the claim of the old one."""
    for unit in units:
        mine = of.get(unit.at)
        alone = mine is None or all(each.at == unit.at for each in mine.units)
        old = replaced(unit) if alone and unit.at not in friends else frozenset()
        told = max(_giving(unit, old, found), key=lambda claim: len(claim.units), default=None)
        if old and told is not None and told is not mine and not parted([unit], told, foes):
            if mine is not None:
                mine.units.remove(unit)
            told.units.append(unit)
            of[unit.at] = told


def _giving(unit: Unit, old: frozenset[float], found: Sequence[Strand]) -> Iterator[Strand]:
    """The claims in which its party gave one of the old numbers."""
    for claim in found:
        mine = [u for u in claim.units if u.at != unit.at and set(u.parties) & set(unit.parties)]
        if any(f.high in old for u in mine for f in _figures(u.chapter.figures, u)):
            yield claim


def _figures(known: Mapping[str, Figure], unit: Unit) -> Iterator[Figure]:
    return (known[name] for name in unit.statement.figures)


def is_old(text: str, figure: Figure) -> bool:
    """Whether it is told as the former one: "from *40* to 26", "raised it to 460 from *300*"."""
    if not figure.spans:
        return False
    start, end = figure.spans[0].start, figure.spans[-1].end
    ahead, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _OLD.search(ahead) and _LATER.search(behind):
        return True
    told = text[max(0, start - _SENTENCE) : start]
    return bool(_BACK.search(told)) and any(
        verb(word) in words("figures", "changing") for word in words_of(told)
    )
