"""What is told along with a claim joins it.

That is what its speaker goes on to say of it and what a headline says of it in its own words, which
take no stance, and what another says right behind it in answer, which does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.judge.events import events
from sayso.judge.grouping import cosines
from sayso.judge.likeness import likeness
from sayso.judge.strand import Ruled, Strand, parted
from sayso.judge.units import MAKING, Unit, in_a_title
from sayso.types.attribution import Act
from sayso.types.story import Reference

_SOON = 2  # sentences within which a speaker goes on about one thing
_THEM = re.compile(r"\b(?:they|them|these|those)\b", re.IGNORECASE)
_NEAR = 0.3  # likeness of what speaks of "them", at least
_MEANT = 0.84  # nearness to the claim in place of such a word (0.8 to 0.9 were tried)
_IDLE = 0.75  # for what tells of no event (0.5 to 0.84 were tried: alike up to 0.8)
_CLOSEST = 3  # statements of the claim by which that is measured
_ANSWERS = 0.85  # nearness of an answer to the claim told before it (at 0.8 the same)
_NEXT = 1  # sentences within which it is answered
_FEW = 3  # statements of an answer and its copies
_HEADED = 0.85  # nearness of a headline to what stands below it (at 0.8 the same)
_LEAD = 3  # statements below a headline that it may speak of
_LIGHT = 2  # statements of a claim that is no more than a headline and its copy
_THE_SAME = 0.9  # likeness of what copies say


class Meanings:
    """How near what statements mean is, where they stand; 0 where that of one is not known."""

    def __init__(self, units: Sequence[Unit]) -> None:
        known = [unit for unit in units if unit.meaning]
        self._row = {unit.at: n for n, unit in enumerate(known)}
        self._near = cosines([unit.meaning for unit in known])

    def near(self, one: Unit, other: Unit) -> float:
        mine, theirs = self._row.get(one.at), self._row.get(other.at)
        return 0.0 if mine is None or theirs is None else float(self._near[mine, theirs])

    def to(self, unit: Unit, claim: Strand) -> float:
        """How near a statement is to those of a claim that mean most nearly the same."""
        near = sorted((self.near(unit, other) for other in claim.units), reverse=True)[:_CLOSEST]
        return sum(near) / len(near)


def join_sequels(
    saying: Sequence[Unit], of: dict[Reference, Strand], meant: Meanings, *, foes: Ruled
) -> None:
    """Let each join the claim that its speaker told just before; `of` tells of each its claim.

    As in "We know which ships carried them" behind "that rockets had been brought ashore": words
    that speak of "them", near the claim in the text and in meaning. Or as in “This is no rumour”:
    words of no event that stand right behind a weightier claim.
    """
    for unit in saying:
        if unit.negated:
            continue
        told = max(_before(unit, saying, of, meant, foes), key=_place, default=None)
        if told is not None:
            same = [each for each in saying if not parted([each], of[told.at], foes)]
            of[told.at].aside |= _move(unit, same, of, to=of[told.at])


def join_reactions(
    saying: Sequence[Unit], of: dict[Reference, Strand], meant: Meanings, *, foes: Ruled
) -> None:
    """Let each denial, silence or doubt join the claim of another that was told right before it.

    As in "denied that grain was being moved" behind "that wheat had been put on trains": where
    nobody makes the claim that its own words would be.
    """
    for unit in saying:
        mine = of[unit.at]
        if any(each.statement.act in MAKING for each in mine.units) or len(mine.units) > _FEW:
            continue
        before = [
            other
            for other in saying
            if 0 <= unit.statement.sentence - other.statement.sentence <= _NEXT
            and other.at.article == unit.at.article
            and of[other.at] is not mine
            and _place(other) < _place(unit)
            and of[other.at].by_others(unit)
            and not parted([unit], of[other.at], foes)
            and meant.to(unit, of[other.at]) >= _ANSWERS
        ]
        told = max(before, key=_place, default=None)
        if told is not None:
            same = [each for each in saying if not parted([each], of[told.at], foes)]
            _move(unit, same, of, to=of[told.at])


def join_headlines(
    units: Sequence[Unit], of: dict[Reference, Strand], meant: Meanings, *, foes: Ruled
) -> None:
    """Let what only a headline says join the claim of what stands below it and means the same.

    As in "Contingent is real" over "had established that an army was readying men".
    """
    below: dict[str, list[Unit]] = {}
    for unit in units:
        if not in_a_title(unit.chapter, unit.statement):
            below.setdefault(unit.at.article, []).append(unit)
    for unit in units:
        mine = of.get(unit.at)
        if (mine and len(mine.units) > _LIGHT) or not in_a_title(unit.chapter, unit.statement):
            continue
        weightier = [
            other
            for other in below.get(unit.at.article, [])[:_LEAD]
            if (claim := of.get(other.at)) is not None
            and claim is not mine
            and (mine is None or len(claim.units) >= len(mine.units))
            and not parted([unit], claim, foes)
        ]
        told = max(weightier, key=lambda other: meant.near(unit, other), default=None)
        if told is not None and meant.near(unit, told) >= _HEADED:
            if mine:
                mine.units.remove(unit)
            of[unit.at] = of[told.at]
            of[unit.at].units.append(unit)
            of[unit.at].aside.add(unit.at)


def closest(unit: Unit, strand: Strand) -> float:
    """How alike it is to what of a claim is most like it."""
    mine = unit.proposition
    return max(
        (likeness(mine, o.proposition) for o in strand.units if mine and o.proposition),
        default=0.0,
    )


def _before(
    unit: Unit,
    saying: Sequence[Unit],
    of: Mapping[Reference, Strand],
    meant: Meanings,
    foes: Ruled,
) -> Iterator[Unit]:
    """What its speaker told before that it goes on about.

    Who denies a thing goes on about another: "They are irrigation pipes" is a claim of its own.
    """
    said = unit.chapter.said(unit.statement)
    of_them = _THEM.search(said)
    makes = unit.statement.act in MAKING and bool(unit.parties)
    for other in saying:
        claim = of[other.at]
        if (
            0 <= unit.statement.sentence - other.statement.sentence <= _SOON
            and other.at.article == unit.at.article
            and other.parties[:1] == unit.parties[:1]
            and claim is not of[unit.at]
            and not parted([unit], claim, foes)
        ):
            named = of_them and closest(unit, claim) >= _NEAR
            behind = makes and other.statement.act is not Act.DENIES
            behind = behind and _place(other) < _place(unit)
            no_lighter = len(claim.units) >= len(of[unit.at].units)
            least = _MEANT if events(said) else _IDLE
            if named or (behind and no_lighter and meant.to(unit, claim) >= least):
                yield other


def _place(unit: Unit) -> tuple[int, int]:
    """Where in its article it stands."""
    return unit.statement.sentence, min((s.start for s in unit.statement.content), default=0)


def _move(
    unit: Unit, saying: Sequence[Unit], of: dict[Reference, Strand], *, to: Strand
) -> set[Reference]:
    """Let a unit and those that say the same in other articles join another claim: those."""
    mine, strand = unit.proposition, of[unit.at]
    moved = [
        other
        for other in saying
        if of[other.at] is strand
        and mine
        and other.proposition
        and likeness(mine, other.proposition) >= _THE_SAME
    ]
    for other in moved:
        strand.units.remove(other)
        of[other.at] = to
        to.units.append(other)
    return {other.at for other in moved}
