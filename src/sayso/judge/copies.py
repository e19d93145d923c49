"""Whether two articles share a text: copied, shortened, merged, or written anew from it.

Shared quotations are no copying, nor is furniture: only an article's own words count. Two measures:
runs of six words, and, for rewritten text, sentences that say the same in the same order.
"""

import math
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import timedelta
from typing import Literal

from sayso.judge.wording import Phrase, Wording

Relation = Literal["copy", "derived"]

# Of the shorter text's runs of six words. The syndication set's own labels have 0.6 and 0.3.
# What shares quotations only has at most 0.1 there, what is independent 0.12 and three runs.
_COPIED, _DERIVED = 0.6, 0.25
_ENOUGH, _FEW = 30, 12  # runs: fewer are a background paragraph, fewer still an accident
_WHOLE = 0.7  # of the longer text: a copy that lost more was shortened
# Rewritten text: of `evals/texts/rewritten.jsonl` finds 29 of 30 light pairs and 8 of 14 shortened
# ones (28 and 6 with 0.45), and takes no independent pair there, or of the syndication set.
_SAME = 0.45  # shared weight of two sentences' content words
_REWRITTEN = 0.3  # of the shorter text's sentences, in the same order
_FEWEST = 4  # sentences
_SOON = timedelta(days=2)  # within which a text is rewritten by others
_LONGER = 3  # times: a rewrite is not so much longer, and a long text holds something like anything


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common, and why they are held for one text or not.

    `containment` is the share of the shorter text's runs of six words that the other has too,
    `aligned` the share of its sentences that the other says in like words and in the same order.
    """

    relation: Relation | None
    _: KW_ONLY
    score: float
    shared: int
    containment: float
    aligned: float

    @property
    def reason(self) -> str:
        if self.containment >= _DERIVED or not self.relation:
            return f"{self.containment:.0%} of the shorter text's own words stand in the other"
        return f"{self.aligned:.0%} of the shorter text's sentences say the same in the same order"


def overlap(one: Wording, other: Wording, *, apart: timedelta | None = None) -> Overlap:
    """How much of the shorter text stands in the other; the order of the two does not matter.

    Texts published long `apart` tell one story in one order, and are no rewriting of each other:
    an agency's second piece names the same people and says again what the first one said.
    """
    shared = len(one.shingles & other.shingles)
    shorter = min(len(one.shingles), len(other.shingles))
    containment = shared / shorter if shorter else 0.0
    late = apart is not None and apart > _SOON
    same = 0.0 if late else aligned(one.phrases, other.phrases)
    longer = max(len(one.shingles), len(other.shingles))
    relation: Relation | None = None
    if containment >= _COPIED and shared >= _FEW:
        relation = "copy" if shared >= _WHOLE * longer else "derived"
    elif (
        containment >= _DERIVED and shared >= (_ENOUGH if containment < 2 * _DERIVED else _FEW)
    ) or same >= _REWRITTEN:
        relation = "derived"
    score = max(containment, same)
    return Overlap(relation, score=score, shared=shared, containment=containment, aligned=same)


def aligned(one: Sequence[Phrase], other: Sequence[Phrase]) -> float:
    """The share of the shorter text's sentences that have a like one, in the same order.

    The longest common subsequence, each pair weighted by how alike it is.
    """
    if len(one) > len(other):
        one, other = other, one
    if len(one) < _FEWEST or len(other) > _LONGER * len(one):
        return 0.0
    row = [0.0] * (len(other) + 1)
    for mine in one:
        before = row[:]
        for at, theirs in enumerate(other, 1):
            like = alike(mine, theirs)
            gain = before[at - 1] + like if like >= _SAME else 0.0
            row[at] = max(row[at - 1], before[at], gain)
    return row[-1] / len(one)


def alike(one: Phrase, other: Phrase) -> float:
    """Shared weight of two sentences' content words, from 0 to 1 (Ochiai's coefficient)."""
    both = sum(weight for word, weight in one.content.items() if word in other.content)
    return both / math.sqrt(one.weight * other.weight)
