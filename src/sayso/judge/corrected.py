"""Who speaks of his own words: he puts a new figure in the place of his, or takes it back."""

import re
from collections.abc import Sequence

from sayso.judge.given import is_aside
from sayso.judge.units import Unit
from sayso.judge.verdicts import of_saying, tells
from sayso.types.attribution import Act, Polarity
from sayso.types.story import Stance, StanceKind

_AHEAD = re.compile(r"(?:will|[’']ll|shall|may|might|must|should|would)\b", re.IGNORECASE)


def of_own(said: str, cue: str, kind: StanceKind | None) -> StanceKind | None:
    """What a stance is where it is to one’s own words.

    Who denies having said something says nothing of the matter; who admits that it is more than he
    had said takes that back.
    """
    words = (said, cue.partition(" ")[2])  # "denied *having claimed*"
    if kind is StanceKind.DENIES and any(map(of_saying, words)):
        return None
    own_wrong = kind is StanceKind.CONFIRMS and tells("own_wrong", said)
    return StanceKind.RETRACTS if own_wrong else kind


def corrects_itself(unit: Unit, party: str, made: Sequence[Unit]) -> bool:
    """Whether a figure spoken against is one that the same party gave before.

    As in "Turnout was 71 percent, the union said" and days later "64 percent, not 71": it disputes
    nobody’s figure, and makes the claim anew.
    """
    text, figures = unit.chapter.text, unit.chapter.figures
    old = {figures[i].high for i in unit.statement.figures if is_aside(text, figures[i])}
    before = (
        each.chapter.figures[i].high
        for each in made
        if party in each.parties and each.at != unit.at and each.chapter.order <= unit.chapter.order
        for i in each.statement.figures
    )
    return bool(old) and not old.isdisjoint(before)


def owns_up(unit: Unit, before: Stance | None) -> bool:
    """Whether one who denied the claim now makes it and is sorry: “We dumped it. I am sorry”."""
    denied = before is not None and before.kind in (StanceKind.DENIES, StanceKind.DISPUTES_FIGURE)
    return denied and not unit.negated and tells("contrite", unit.said)


def void(unit: Unit, around: Unit | None, made: Sequence[Unit]) -> bool:
    """Whether it bears on nothing of the claim: taken back, yet to be said, of somebody else."""
    return _withdrawn(unit, around) or _to_come(unit) or _of_another(unit, made)


def _to_come(unit: Unit) -> bool:
    """Whether it is yet to be confirmed: "*will admit* it one day"; not "would only confirm"."""
    confirms = unit.statement.act in (Act.CONFIRMS, Act.RETRACTS)
    cue = unit.statement.cue.spans[0].of(unit.chapter.text)
    done = unit.statement.polarity is Polarity.NEGATIVE or " only " in cue
    return confirms and not done and _AHEAD.match(cue) is not None


def _of_another(unit: Unit, made: Sequence[Unit]) -> bool:
    """Whether it calls a liar who is none of those that make the claim: "Halvek was lying"."""
    named = set(unit.named) - set(unit.parties)
    makes = any(named & set(each.parties) for each in made)
    denies = unit.statement.act is Act.DENIES and tells("of_liars", unit.said)
    return denies and bool(named) and not makes


def _withdrawn(unit: Unit, around: Unit | None) -> bool:
    """Whether it is what its own party takes back: "withdrew *her claim that 95 had died*"."""
    own = around is not None and not set(around.parties).isdisjoint(unit.parties)
    return own and around is not None and around.statement.act is Act.RETRACTS
