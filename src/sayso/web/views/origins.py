"""Why so many stand behind a claim and no more: line by line, who counts and who does not."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.judge.stances import SUPPORT
from sayso.types.story import Party
from sayso.types.view import ClaimView


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
    group = next((g for g in counted.groups if party.id in g), ())
    sure = any(len(g) == 1 for g in counted.groups)
    if len(group) == 1:
        return True, "speaks for itself, on grounds of its own"
    if group:
        told = "whose side is not told; all of these may speak for one"
        return not sure, told + (" that is counted" if sure else " and count as one")
    if party.unnamed:
        high = counted.claimants[1]
        only = not counted.groups and high > 0
        return only, "is not named" + (
            "; nobody named stands behind the claim" if only else " and may be one that is counted"
        )
    return False, "passes on what others say"


def texts(view: ClaimView) -> Iterator[tuple[str, str]]:
    """From pages to claimants: each number with what it counts."""
    counted = view.claim.corroboration
    bears = {at.article for at in view.claim.statements}
    copies = len({c.article for c in view.view.story.copies if c.article in bears})
    yield f"{counted.pages:,}", "pages print it" if counted.pages != 1 else "page prints it"
    yield f"{counted.texts:,}", f"texts, {copies} pages being copies or made of others"
    yield f"{counted.families:,}", "publisher families"
    low, high = counted.claimants
    number = f"{low}" if low == high else f"{low} to {high}"
    yield number, "who speak for themselves"
