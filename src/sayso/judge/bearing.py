"""What bears on a claim that others make: details, evidence, other words for it.

Two statements are as near as their words are alike and as near as what they mean where they stand
in their articles, half and half. What is gathered by that to a claim counts for no claimant, and
takes a stance only where it is surely about that claim.
"""

from collections.abc import Callable, Collection, Sequence

from sayso.judge.events import common
from sayso.judge.grouping import Matrix, blended
from sayso.judge.units import Unit

# Nearness to a claim of what bears on it. At 0.65 more is found (B³ +0.02 to 0.05), and claims of
# one party are swallowed by those that others bear out.
REACH = 0.67
PULL = 0.01  # for each time that a claim is e times as large (0 to 0.06 were tried)
_TWICE = 2  # times that a claim must be said alike for anything else to bear on it
_WEIGHTY = 5  # of two claims that are each said more often alike neither bears on the other
_MEANING = 0.5  # share of what is meant (0.3 to 1 were tried)
_VOICE = 0.6  # nearness of what takes a stance of its own (0.5 to 0.8 were tried, and none)
_CLOSEST = 3  # statements of the claim by which that is measured


def nearness(units: Sequence[Unit], alike: Matrix) -> Matrix:
    """How near each two are, (n, n); by their words alone where one's meaning is not known."""
    return blended(alike, [unit.meaning for unit in units], _MEANING)


def speaks(near: Matrix, one: int, core: Sequence[int]) -> bool:
    """Whether a statement that was gathered to a claim is near enough to take a stance on it."""
    closest = sorted((float(near[one, other]) for other in core), reverse=True)[:_CLOSEST]
    return sum(closest) >= _VOICE * len(closest)


def differing(
    told: Sequence[frozenset[str]],
    barred: Collection[tuple[int, int]],
    cores: Sequence[Sequence[int]],
) -> Callable[[Sequence[int], Sequence[int]], bool]:
    """Whether of two groups none bears on the other.

    They tell of two things that happen, or both are weighty, or neither is said twice, or a person
    said that they are two.
    """
    size = {n: len(core) for core in cores for n in core}
    foes: dict[int, set[int]] = {}
    for one, other in barred:
        foes.setdefault(one, set()).add(other)
        foes.setdefault(other, set()).add(one)

    def differ(one: Sequence[int], other: Sequence[int]) -> bool:
        weights = [max(size[n] for n in group) for group in (one, other)]
        if min(weights) > _WEIGHTY or max(weights) < _TWICE:
            return True
        mine, theirs = (common(told[n] for n in group) for group in (one, other))
        apart = bool(mine and theirs and not mine & theirs)
        return apart or any(foes.get(n, set()) & set(other) for n in one)

    return differ
