"""Who speaks of his own words: he puts a new figure in the place of his, or takes it back."""

from collections.abc import Sequence

from sayso.judge.given import is_aside
from sayso.judge.units import Unit
from sayso.judge.verdicts import of_saying, tells
from sayso.types.story import StanceKind


def of_own(said: str, kind: StanceKind | None) -> StanceKind | None:
    """What a stance is where it is to one’s own words.

    Who denies having said something says nothing of the matter; who admits that it is more than he
    had said takes that back.
    """
    if kind is StanceKind.DENIES and of_saying(said):
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
