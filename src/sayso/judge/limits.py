"""What a confirmation leaves open in its own sentence.

    It confirmed that guns were in the valley, but could not say how many had been delivered.

Of a claim that 24 guns were delivered that is a confirmation in part. Who confirms a death and
will not say why confirms it whole.
"""

import re
from collections.abc import Sequence

from sayso.judge.likeness import weighed
from sayso.judge.units import MAKING, Unit
from sayso.judge.verdicts import counts_otherwise, left_open
from sayso.types.attribution import Act, Polarity, Statement

_HOW_MANY = re.compile(
    r"\bhow (?:many|much|large|big|far)\b"
    r"|^(?:(?:on|about|of|the|its|their|an?) )*(?:\w+ )?"
    r"(?:number|extent|scale|size|figure|toll|total|amount)s?\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"^(?:on |about |as to )?(?:whether|if)\b", re.IGNORECASE)
_THEY = frozenset({"it", "he", "she", "they"})


def in_part(unit: Unit, claim: Sequence[Unit]) -> bool:
    """Whether who confirms leaves open or denies in the same sentence what the claim says besides.

    `claim` are the statements that make it.
    """
    return any(_is_of(unit, part, claim) for part in _limits(unit))


def _limits(unit: Unit) -> list[Statement]:
    """What its speaker will not or cannot say, or denies, behind it in the same sentence."""
    mine = unit.statement
    return [
        each
        for each in unit.chapter.reading.statements
        if each.sentence == mine.sentence
        and each.cue.spans[0].start > mine.cue.spans[0].start
        and _by_the_same(unit, each)
        and _is_limit(each, unit.chapter.said(each))
    ]


def _by_the_same(unit: Unit, other: Statement) -> bool:
    mine = unit.statement
    if other.source is None or mine.source is None or other.within:
        return False
    same = not set(mine.source.entities).isdisjoint(other.source.entities)
    return same or unit.chapter.source(other).casefold() in _THEY


def _is_limit(statement: Statement, said: str) -> bool:
    """Whether it leaves something open, denies it, or puts another figure against one."""
    unconfirmed = statement.act is Act.CONFIRMS and statement.polarity is Polarity.NEGATIVE
    otherwise = left_open(said) or counts_otherwise(said, statement.cue.lemma)
    return (
        statement.act in (Act.DECLINES, Act.DENIES)
        or unconfirmed
        or (statement.act in MAKING and otherwise)
    )


def _is_of(unit: Unit, limit: Statement, claim: Sequence[Unit]) -> bool:
    """Whether the claim says what the limit is about: a figure, or a thing not confirmed."""
    said = unit.chapter.said(limit).strip("“”\"' ")
    if _HOW_MANY.search(said) or counts_otherwise(said, limit.cue.lemma):
        return any(each.statement.figures for each in claim)
    if limit.act is not Act.DENIES and not _WHETHER.search(said):
        return False
    open_words = weighed(said).keys() - weighed(unit.said).keys()
    return any(each.proposition and open_words & each.proposition.words.keys() for each in claim)
