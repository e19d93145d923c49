"""Why so many stand behind a claim and no more: line by line, who counts and who does not."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.judge.stances import SUPPORT
from sayso.types.story import Claim, Party
from sayso.types.view import ClaimView, StoryView


@dataclass(frozen=True, slots=True)
class Line:
    """One who puts the claim forward: whether it counts as an origin of its own, and why."""

    party: Party
    counts: bool
    why: str


def origins(view: ClaimView) -> list[Line]:
    """Everybody on record for the claim, in the order in which they came."""
    ids = dict.fromkeys(s.party for s in view.stances if s.kind in SUPPORT)
    known = (party for each in ids if (party := view.view.party(each)))
    return [Line(party, *_counted(view, party)) for party in known]


def _counted(view: ClaimView, party: Party) -> tuple[bool, str]:
    counted = view.claim.corroboration
    low = counted.claimants[0]
    place = next((n for n, group in enumerate(counted.groups) if party.id in group), None)
    if place is not None and place >= low:
        one = "the one that is" if low == 1 else "itself or for one of those that are"
        return False, f"whose side is not told; may speak for {one} counted"
    if place is not None:
        beside = (view.view.party(each) for each in counted.groups[place] if each != party.id)
        others = ", ".join(other.name for other in beside if other)
        if others:
            return True, f"counts as one with {others}"
        return True, "speaks for itself, on grounds of its own"
    if party.unnamed:
        high = counted.claimants[1]
        only = not counted.groups and high > 0
        return only, "is not named" + (
            "; nobody named stands behind the claim" if only else " and may be one that is counted"
        )
    return False, "passes on what others say"


def layers(view: StoryView, claim: Claim) -> Iterator[tuple[str, str]]:
    """From pages to claimants: each number with what it counts."""
    counted = claim.corroboration
    bears = {at.article for at in claim.statements}
    copies = len({c.article for c in view.story.copies if c.article in bears})
    low, high = counted.claimants
    yield f"{counted.pages:,}", f"page{'s' * (counted.pages != 1)}"
    aside = f", {copies:,} of the pages being copied or derived" if copies else ""
    yield f"{counted.texts:,}", f"text{'s' * (counted.texts != 1)}{aside}"
    yield f"{counted.families:,}", f"publisher famil{'y' if counted.families == 1 else 'ies'}"
    number = f"{low}" if low == high else f"{low}–{high}"
    yield number, "speaks for itself" if high == 1 else "speak for themselves"
