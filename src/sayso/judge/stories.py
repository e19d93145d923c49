"""Which articles tell of one course of events.

Articles are taken in canonical order; each goes to the earlier story whose closest articles it is
most alike, or begins one of its own. What it depends on is earlier and near, so one more article
changes only what comes after it and is like it, however large a ledger grows.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate

from sayso.text.terms import heaviest, likeness, rarity

# On ECB+ topics 1-22 (undated, two like events a topic) 0.49 to 0.53 are within 0.01 of one
# another, over six orders; on the three long stories of the syndication set less is better.
ALIKE = 0.51
KIN = 0.45  # pairs less alike than this are none
_CLOSEST = 2  # articles of a story that count; 1 to 5 and all were tried
# Articles of one fortnight may be less alike, for a developing story changes its words: with 0.18
# and more the six stories of `evals/stories` come together whole and apart.
_SAME_DAYS = 0.2
_KEYS = 32  # terms that an index keeps of an article, at most
_CARRIED = 0.97  # of their weights, squared: the lightest are left out, and many articles have them
_RARE = 0.8  # of a term's rarity: words behind the 3,000 commonest, and names
_FRESH, _HALF = 14, 30  # days without loss, then days in which likeness halves

Terms = Mapping[str, float]
Begin = tuple[str, int]  # where a story begins: place in the canonical order, and number


def keys(terms: Terms) -> Mapping[str, float]:
    """The terms by which an index finds articles that may be of the same story, with weights.

    Rare ones only: a common word has articles without number behind it, and tells nothing. And
    heavy ones only, as a prefix filter has it (Bayardo, Ma and Srikant 2007): two articles that
    share light terms alone are not alike.
    """
    rare = {term: weight for term, weight in terms.items() if rarity(term) >= _RARE}
    heavy = heaviest(rare, _KEYS)
    carried = list(accumulate((rare[term] ** 2 for term in heavy), initial=0.0))
    return {
        term: rare[term]
        for term, before in zip(heavy, carried, strict=False)
        if before < _CARRIED * carried[-1]
    }


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


def home(
    kin: Iterable[tuple[float, Begin]],
    *,
    tied: Collection[Begin] = (),
    barred: Collection[Begin] = (),
) -> Begin | None:
    """The story in which an article stands, known by its beginning; None where it begins one.

    `kin` are the earlier articles that are like it, each with how much and its story. It stands in
    the first of the stories that it is `tied` to, and never in one that is `barred`.
    """
    if tied:
        return min(tied)
    near: dict[Begin, list[float]] = defaultdict(list)
    for alike, begins in kin:
        if begins not in barred:
            near[begins].append(alike)
    scores = {begins: _mean(sorted(found)[-_CLOSEST:]) for begins, found in near.items()}
    best = min(scores, key=lambda begins: (-scores[begins], begins), default=None)
    return best if best and scores[best] >= ALIKE else None


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def stories(articles: Sequence[tuple[Terms, date | None]]) -> list[list[int]]:
    """The articles, by number and in canonical order, grouped into stories."""
    begins: list[Begin] = []
    for one, (terms, day) in enumerate(articles):
        alike = [
            (kinship(terms, theirs, between(day, then)), begin)
            for (theirs, then), begin in zip(articles, begins, strict=False)
        ]
        begins.append(home([each for each in alike if each[0] >= KIN]) or ("", one))
    return [[n for n, of in enumerate(begins) if of == begin] for begin in sorted(set(begins))]


def between(one: date | None, other: date | None) -> int | None:
    """Days between two dates; None where one is not known."""
    return (one - other).days if one and other else None
