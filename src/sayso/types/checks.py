"""What a text that was typed or pasted is in the ledger: to the letter, altered, or a claim."""

from dataclasses import dataclass

from sayso.types.kept import KeptClaim
from sayso.types.story import Claim, Coverage, Stance, Story
from sayso.types.view import Quotation


@dataclass(frozen=True, slots=True)
class Found:
    """Where a text that was checked stands: to the letter or altered, first of all first.

    `difference` tells what was altered; of one to the letter, what its sentences have beside it.
    """

    quotation: Quotation
    exact: bool
    difference: str = ""


@dataclass(frozen=True, slots=True)
class StatedView:
    """One statement that states a kept claim, with the claim and the stance that it is part of."""

    quotation: Quotation
    likeness: float
    story: Story
    claim: Claim | None
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class KeptView:
    """A claim that a person typed, with what states it, the earliest first."""

    claim: KeptClaim
    coverage: Coverage
    standing: str
    stated: tuple[StatedView, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A claim that a checked text may be: how like it is, 0 to 1, and the wording most like it."""

    claim: Claim
    story: Story
    likeness: float
    nearest: Quotation


@dataclass(frozen=True, slots=True)
class Check:
    """What the ledger holds of a text: who said it, where first, how the record stands to it."""

    text: str
    found: tuple[Found, ...]
    claims: tuple[Near, ...]
    coverage: Coverage
    kept: tuple[tuple[KeptView, float], ...] = ()
