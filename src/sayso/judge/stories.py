"""Which articles tell of one course of events."""

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import numpy as np

from sayso.judge.grouping import average_link
from sayso.text.terms import heaviest, likeness, rarity

# Average kinship of a story's articles: best for undated ones on ECB+ topics 1-22, where each topic
# holds two like events (B³ 0.943; TF-IDF at its own best 0.901).
ALIKE = 0.51
# Articles of one fortnight may be less alike, for a developing story changes its words: with 0.18
# and more the six stories of `evals/stories` come together whole and apart (B³ 1.0; 0.82 with 0.12,
# and 0.98 where all are dated on one day).
_SAME_DAYS = 0.2
_KEYS = 32  # terms that an index keeps of an article
_RARE = 0.8  # of a term's rarity: words behind the 3,000 commonest, and names
_FRESH, _HALF = 14, 30  # days without loss, then days in which likeness halves

Terms = Mapping[str, float]


def keys(terms: Terms) -> tuple[str, ...]:
    """The terms by which an index finds articles that may be of the same story.

    Rare ones only: a common word has articles without number behind it, and tells nothing.
    """
    return heaviest({t: w for t, w in terms.items() if rarity(t) >= _RARE}, _KEYS)


def kinship(one: Terms, other: Terms, days: int | None) -> float:
    """How likely two articles are to tell of one course of events, from 0 to about 1.

    `days` lie between them; None where either has no date. The root of the terms' likeness counts,
    so that a few strong links do not outweigh many weak ones.
    """
    alike = math.sqrt(likeness(one, other))
    if days is None:
        return alike
    fading = math.pow(0.5, max(0, abs(days) - _FRESH) / _HALF)
    near = _SAME_DAYS if abs(days) <= _FRESH else 0.0
    return alike * fading + near


def stories(
    articles: Sequence[tuple[Terms, date | None]],
    *,
    together: Collection[tuple[int, int]] = (),
    apart: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """The articles, by number and in canonical order, grouped into stories."""
    size = len(articles)
    alike = np.zeros((size, size))
    for one in range(size):
        for other in range(one):
            days = _between(articles[one][1], articles[other][1])
            alike[one, other] = alike[other, one] = kinship(
                articles[one][0], articles[other][0], days
            )
    return average_link(alike, ALIKE, together=together, apart=apart)


def _between(one: date | None, other: date | None) -> int | None:
    return (one - other).days if one and other else None
