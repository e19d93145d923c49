"""What a quotation denies behind its first sentence.

    “We made mistakes,” Roe said. “But we did not dump solvent in the river.”

Nearly all that is said there must be what another claims: most of what such sentences negate is
something else.
"""

from collections.abc import Sequence

from sayso.judge.likeness import contained, weighed
from sayso.judge.units import MAKING, Unit
from sayso.judge.verdicts import negated, sentences

_WORDS = 2  # words that tell something, at least
_SAME = 0.7  # share of their weight that the claim must have


def denies_behind(unit: Unit, made: Sequence[Unit]) -> bool:
    """Whether a later sentence of what is said denies what others say; `made` make the claim."""
    others = [
        each.proposition.words
        for each in made
        if each.statement.act in MAKING
        and each.proposition
        and not each.negated
        and set(each.parties) - set(unit.parties)
    ]
    for sentence in sentences(unit.said)[1:]:
        told = weighed(sentence)
        if len(told) >= _WORDS and negated(sentence):
            heavy = (words for words in others if len(words) >= len(told))
            if any(contained(told, words) >= _SAME for words in heavy):
                return True
    return False
