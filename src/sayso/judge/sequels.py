"""What is told along with a claim joins it.

That is what its speaker goes on to say of it and what a headline says of it in its own words, which
take no stance, and what another says right behind it in answer, which does.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from sayso.judge.events import events
from sayso.judge.grouping import cosines
from sayso.judge.headed import in_a_title
from sayso.judge.likeness import likeness
from sayso.judge.repeats import Repeats
from sayso.judge.strand import Ruled, Strand, parted
from sayso.judge.units import MAKING, Unit
from sayso.types.attribution import Act
from sayso.types.story import Reference

_SOON = 2  # sentences within which a speaker goes on about one thing
_THEM = re.compile(r"\b(?:they|them|these|those)\b", re.IGNORECASE)
_NEAR = 0.3  # likeness of what speaks of "them", at least
_MEANT = 0.86  # nearness to the claim in place of such a word (0.8 to 0.9 were tried)
_IDLE = 0.3  # for what tells of no event (0.3 to 0.6 were tried: alike)
_CLOSEST = 3  # statements of the claim by which that is measured
_ANSWERS = 0.85  # nearness of an answer to the claim told before it (at 0.8 the same)
_NEXT = 1  # sentences within which it is answered
_FEW = 3  # statements of an answer and its copies
_HEADED = 0.85  # nearness of a headline to what stands below it (at 0.8 the same)
_LEAD = 3  # statements below a headline that it may speak of
_LIGHT = 2  # statements of a claim that is no more than a headline and its copy
_THE_SAME = 0.9  # likeness of what copies say


class Along:
    """Statements beside the claims that they are told along with.

    `units` stand in the order of their texts; `of` tells of each its claim, and is changed; `foes`
    and `friends` are those that a person set apart and together: the latter stay where they are.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        of: dict[Reference, Strand],
        *,
        foes: Ruled,
        friends: Collection[Reference],
    ) -> None:
        self._of, self._foes, self._friends = of, foes, friends
        known = [unit for unit in units if unit.meaning]
        self._row = {unit.at: n for n, unit in enumerate(known)}
        self._meant = cosines([unit.meaning for unit in known])
        self._articles: dict[str, list[Unit]] = {}
        for unit in units:
            if unit.at not in friends:
                self._articles.setdefault(unit.at.article, []).append(unit)
        self._saying = [u for rows in self._articles.values() for u in rows if u.proposition]

    def join_sequels(self) -> None:
        """Let each join the claim that its speaker told just before.

        As in "We know which ships carried them" behind "that rockets had been brought ashore":
        words that speak of "them", near the claim in the text and in meaning. Or as in “This is no
        rumour”: what is no weightier than the claim right before it, and means nearly the same.
        """
        for unit in self._saying:
            told = None if unit.negated else max(self._before(unit), key=_place, default=None)
            if told is not None:
                claim = self._of[told.at]
                claim.aside |= self._move(unit, claim)

    def join_reactions(self) -> None:
        """Let each denial, silence or doubt join the claim of another that was told right before.

        As in "denied that grain was being moved" behind "that wheat had been put on trains": where
        nobody makes the claim that its own words would be.
        """
        for unit in self._saying:
            mine = self._of[unit.at].units
            if len(mine) <= _FEW and not any(each.statement.act in MAKING for each in mine):
                told = max(self._answered(unit), key=_place, default=None)
                if told is not None:
                    self._move(unit, self._of[told.at])

    def join_headlines(self) -> None:
        """Let what only a headline says join the claim of what stands below and means the same.

        As in "Contingent is real" over "had established that an army was readying men".
        """
        for article in self._articles.values():
            heads = [unit for unit in article if in_a_title(unit.chapter, unit.statement)]
            titles = {head.at for head in heads}
            lead = [unit for unit in article if unit.at not in titles][:_LEAD]
            for head in heads:
                told = max(self._below(head, lead), key=lambda u: self._near(head, u), default=None)
                if told is not None and self._near(head, told) >= _HEADED:
                    if head.at in self._of:
                        self._of[head.at].units.remove(head)
                    self._of[head.at] = claim = self._of[told.at]
                    claim.units.append(head)
                    claim.aside.add(head.at)

    def follow(self, same: Repeats) -> None:
        """Let what a copy repeats stand where the words that it repeats stand."""
        for unit in (unit for rows in self._articles.values() for unit in rows):
            whence = [at for at in same.get(unit.at, ())[:1] if at in self._of]
            mine = self._of.get(unit.at)
            for first in whence if mine else ():
                claim = self._of[first]
                if claim is not mine and not parted([unit], claim, self._foes):
                    self._place_with(unit, first)

    def _place_with(self, unit: Unit, first: Reference) -> None:
        """Put a unit where another stands, as it stands there."""
        claim = self._of[first]
        self._of[unit.at].units.remove(unit)
        self._of[unit.at] = claim
        claim.units.append(unit)
        for marked in (claim.aside, claim.denials, claim.beside, claim.along):
            if first in marked:
                marked.add(unit.at)
        if first in claim.near:
            claim.near[unit.at] = claim.near[first]

    def _others(self, unit: Unit, within: int) -> Iterator[tuple[Unit, Strand]]:
        """What its article tells in its sentence and those before it, of other claims."""
        for other in self._articles[unit.at.article]:
            claim = self._of.get(other.at)
            if (
                claim is not None
                and claim is not self._of[unit.at]
                and 0 <= unit.statement.sentence - other.statement.sentence <= within
                and not parted([unit], claim, self._foes)
            ):
                yield other, claim

    def _before(self, unit: Unit) -> Iterator[Unit]:
        """What its speaker told before that it goes on about.

        Who denies a thing goes on about another: "They are irrigation pipes" is a claim of its own.
        """
        said = unit.chapter.said(unit.statement)
        of_them = _THEM.search(said)
        makes = unit.statement.act in MAKING and bool(unit.parties)
        least = _MEANT if events(said) else _IDLE
        size = len(self._of[unit.at].units)
        for other, claim in self._others(unit, _SOON):
            if other.parties[:1] == unit.parties[:1] and other.proposition:
                behind = makes and other.statement.act is not Act.DENIES
                behind = behind and _place(other) < _place(unit) and len(claim.units) >= size
                named = of_them and closest(unit, claim) >= _NEAR
                if named or (behind and self._to(unit, claim) >= least):
                    yield other

    def _answered(self, unit: Unit) -> Iterator[Unit]:
        """What another told right before it, of a claim that it is near to."""
        for other, claim in self._others(unit, _NEXT):
            behind = other.proposition is not None and _place(other) < _place(unit)
            if behind and claim.by_others(unit) and self._to(unit, claim) >= _ANSWERS:
                yield other

    def _below(self, head: Unit, lead: Sequence[Unit]) -> Iterator[Unit]:
        """What stands below a headline, of claims that are no lighter than its own."""
        mine = self._of.get(head.at)
        size = len(mine.units) if mine else 0
        for other in lead if size <= _LIGHT else ():
            claim = self._of.get(other.at)
            if claim is None or claim is mine or len(claim.units) < size:
                continue
            if not parted([head], claim, self._foes):
                yield other

    def _near(self, one: Unit, other: Unit) -> float:
        """How near what they mean is, where they stand; 0 where that of one is not known."""
        mine, theirs = self._row.get(one.at), self._row.get(other.at)
        return 0.0 if mine is None or theirs is None else float(self._meant[mine, theirs])

    def _to(self, unit: Unit, claim: Strand) -> float:
        """How near it is to what of a claim means most nearly the same."""
        near = sorted((self._near(unit, other) for other in claim.units), reverse=True)
        return sum(near[:_CLOSEST]) / len(near[:_CLOSEST])

    def _move(self, unit: Unit, claim: Strand) -> set[Reference]:
        """Let a unit and those that say the same in other articles join another claim: those."""
        mine, strand = unit.proposition, self._of[unit.at]
        moved = [
            other
            for other in strand.units
            if mine
            and other.proposition
            and other.at not in self._friends
            and likeness(mine, other.proposition) >= _THE_SAME
            and not parted([other], claim, self._foes)
        ]
        for other in moved:
            strand.units.remove(other)
            self._of[other.at] = claim
            claim.units.append(other)
        claim.along |= {other.at for other in moved}
        return {other.at for other in moved}


def closest(unit: Unit, strand: Strand) -> float:
    """How alike it is to what of a claim is most like it."""
    mine = unit.proposition
    return max(
        (likeness(mine, o.proposition) for o in strand.units if mine and o.proposition),
        default=0.0,
    )


def _place(unit: Unit) -> tuple[int, int]:
    """Where in its article it stands."""
    return unit.statement.sentence, min((s.start for s in unit.statement.content), default=0)
