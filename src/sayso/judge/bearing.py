"""How each two statements of a story bear on each other, before any claim is made of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.judge.events import events
from sayso.judge.grouping import Differ, Matrix, blended, bounded
from sayso.judge.joining import chances
from sayso.judge.likeness import likenesses
from sayso.judge.pairing import Pairing
from sayso.judge.units import MAKING, Unit
from sayso.types.attribution import Act, Polarity

# Average likeness of statements that say one thing; lower ones put things together that are two.
SAME = 0.53
LITTLE = 0.3  # likeness below which it is no matter how little
_TWO = 0.45  # at most, where two things happen: "are being trained", "have been sent to the front"
_BARE = 0.1  # less likeness for statements of one word that tells something
_SELDOM = 0.1  # chance, at most, of what tells so in like words, and of what is contrary
_MEANING = 0.5  # share of nearness that is of what is meant (0.3 to 1 were tried)
# Of two claims each told in more wordings that are alike those are one that are so by such a chance
# (2 and 3 wordings were tried, 0.6 and 0.7); without it a story's claims run into one.
_OFTEN, _BOTH = 3, 0.6
_ONE = 0.7  # chance, at least, of what is told in like words
_NEAR, _LIKELY = 0.38, 0.45  # of what takes a stance (0.25 to 0.45 and 0.4 to 0.6 were tried)
_BEGUN = 12  # statements of a story in which third ones tell too little, and words decide
_APART = 0.5  # nearness below which nothing is of one claim in such a story
_NEARER = 0.2  # share of nearness in the chance: where all is as likely, the nearest joins first
_CLOSEST = 3  # statements of the claim by which that is measured
# Likeness of what a party denies and asserts, from which it has changed its mind: a guess, of which
# no ledger of development tells anything (0.75 or never: the same).
_MIND = 0.75


@dataclass(frozen=True)
class Bearing:
    """How alike the words of each two are, how near they are, and the chance of one claim, (n, n).

    Near is by their words and by what they mean where they stand in their articles, half and half.
    `contrary` are pairs of a denial and of what the same party says itself.
    """

    alike: Matrix
    near: Matrix
    chance: Matrix
    contrary: Sequence[tuple[int, int]]

    def differing(self, alike: Sequence[Sequence[int]], wordings: Sequence[str]) -> Differ:
        """Whether two groups are of two claims, each of which is often said in like words.

        `alike` are all statements by what is said in like words, `wordings` what each says to the
        letter: what copies repeat is told no oftener. As "are being trained" and "have been sent to
        the front": both are about the same men, and many tell of both. What is in like words but in
        neither group says nothing of them.
        """
        told_so = [len({wordings[n] for n in same}) for same in alike]
        many = [(number, same) for number, same in enumerate(alike) if told_so[number] > _OFTEN]
        often = {n: number for number, same in many for n in same}

        def told(group: Sequence[int]) -> dict[int, list[int]]:
            found: dict[int, list[int]] = {}
            for n in group:
                if n in often:
                    found.setdefault(often[n], []).append(n)
            return found

        def differ(one: Sequence[int], other: Sequence[int]) -> bool:
            mine, theirs = told(one), told(other)
            return mine.keys().isdisjoint(theirs) and any(
                self.chance[np.ix_(some, others)].mean() < _BOTH
                for some in mine.values()
                for others in theirs.values()
            )

        return differ

    def surely(self, one: int, core: Sequence[int]) -> bool:
        """Whether a statement is surely about a claim, so that it takes a stance on it.

        `core` are those that make the claim.
        """
        near, chance = (_closest(matrix, one, core) for matrix in (self.near, self.chance))
        return near >= _NEAR and chance >= _LIKELY

    def nearest(self, one: int, core: Sequence[int]) -> float:
        """How near a statement is to what makes a claim."""
        return _closest(self.near, one, core)


def likely(units: Sequence[Unit]) -> Matrix:
    """How alike the words of each two are, (n, n); 0 where it is little."""
    return likenesses([unit.proposition for unit in units if unit.proposition], least=LITTLE)


def bearing(units: Sequence[Unit]) -> Bearing:
    """How statements bear on each other, all of which have a proposition."""
    told = [events(unit.chapter.said(unit.statement)) for unit in units]
    alike = likely(units)
    contrary = list(_contrary(units, alike))
    begun = len(units) < _BEGUN
    chance = _chances(units, alike)
    chance = bounded(chance, told, _SELDOM, where=alike >= (0.0 if begun else SAME))
    for one, other in contrary:
        chance[one, other] = chance[other, one] = min(_SELDOM, chance[one, other])
    bare = [n for n, unit in enumerate(units) if unit.bare]
    alike[bare] -= _BARE  # one word in common is no likeness: “We are looking”
    alike[:, bare] -= _BARE
    alike = bounded(alike, told, _TWO)
    near = nearness(units, alike)
    if begun:
        chance = np.where(near < _APART, np.minimum(chance, _SELDOM), chance)
        chance = np.where(alike >= SAME, np.maximum(chance, _ONE), chance)
    return Bearing(alike, near, (1 - _NEARER) * chance + _NEARER * near, contrary)


def _chances(units: Sequence[Unit], alike: Matrix) -> Matrix:
    """The chance of one claim; where no meaning is known, of like words alone."""
    if not any(unit.meaning for unit in units):
        return np.where(alike >= SAME, _ONE, 0.0)
    return chances(Pairing(units, alike))


def nearness(units: Sequence[Unit], alike: Matrix) -> Matrix:
    """How near each two are, (n, n); by their words alone where one's meaning is not known."""
    return blended(alike, [unit.meaning for unit in units], _MEANING)


def _contrary(units: Sequence[Unit], alike: Matrix) -> Iterator[tuple[int, int]]:
    """What a party denies, with what it says itself.

    As in "denied that she was overloaded. “She was within her limits,” the owner said." In another
    article it may have changed its mind, which very like words tell.
    """
    for one, unit in enumerate(units):
        if unit.statement.act is Act.DENIES and unit.statement.polarity is Polarity.POSITIVE:
            for other, said in enumerate(units):
                near = said.at.article == unit.at.article or alike[one, other] < _MIND
                same = near and bool(set(said.parties) & set(unit.parties))
                if same and said.statement.act in MAKING and not said.negated:
                    yield one, other


def _closest(matrix: Matrix, one: int, core: Sequence[int]) -> float:
    """The mean over those of the claim that are closest."""
    found = sorted((float(matrix[one, other]) for other in core), reverse=True)[:_CLOSEST]
    return sum(found) / len(found)
