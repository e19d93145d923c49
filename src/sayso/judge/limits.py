"""What a confirmation leaves open in its own sentence.

    It confirmed that guns were in the valley, but could not say how many had been delivered.

Of a claim that 24 guns were delivered that is a confirmation in part. Who confirms a death and
will not say why confirms it whole.
"""

import re
from collections.abc import Sequence

from sayso.judge.likeness import weighed
from sayso.judge.units import MAKING, Unit
from sayso.judge.verdicts import left_open
from sayso.types.attribution import Act, Polarity, Statement

_HOW_MANY = re.compile(
    r"^(?:on |about |of )?(?:how (?:many|much|large|big|far)\b"
    r"|(?:the|its|their|an?) (?:\w+ )?(?:number|extent|scale|size|figure|toll|total|amount)s?\b)",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"^(?:on |about |as to )?(?:whether|if)\b", re.IGNORECASE)
_THEY = frozenset({"it", "he", "she", "they"})


def in_part(unit: Unit, claim: Sequence[Unit]) -> bool:
    """Whether who confirms leaves open in the same sentence what the claim says besides.

    `claim` are the statements that make it.
    """
    return any(_is_of(unit, part, claim) for part in _withheld(unit))


def _withheld(unit: Unit) -> list[str]:
    """What its speaker will not or cannot say behind it in the same sentence."""
    mine, chapter = unit.statement, unit.chapter
    behind = (
        each
        for each in chapter.reading.statements
        if each.sentence == mine.sentence
        and each.cue.spans[0].start > mine.cue.spans[0].start
        and _by_the_same(unit, each)
    )
    return [chapter.said(each) for each in behind if _is_withheld(each, chapter.said(each))]


def _by_the_same(unit: Unit, other: Statement) -> bool:
    mine = unit.statement
    if other.source is None or mine.source is None or other.within:
        return False
    same = not set(mine.source.entities).isdisjoint(other.source.entities)
    return same or unit.chapter.source(other).casefold() in _THEY


def _is_withheld(statement: Statement, said: str) -> bool:
    unconfirmed = statement.act is Act.CONFIRMS and statement.polarity is Polarity.NEGATIVE
    untold = statement.act in MAKING and left_open(said)
    return statement.act is Act.DECLINES or unconfirmed or untold


def _is_of(unit: Unit, withheld: str, claim: Sequence[Unit]) -> bool:
    """Whether the claim says what is withheld: a figure, or a thing that is not confirmed."""
    said = withheld.strip("“”\"' ")
    if _HOW_MANY.search(said) or re.search(r"\bhow (?:many|much)\b", said):
        return any(each.statement.figures for each in claim)
    if not _WHETHER.search(said):
        return False
    open_words = weighed(said).keys() - weighed(unit.said).keys()
    return any(each.proposition and open_words & each.proposition.words.keys() for each in claim)
