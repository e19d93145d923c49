"""Cases: what a person gathers for work of their own. They are no evidence and judge nothing."""

from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from enum import Enum

from sayso.types.kept import KeptClaim
from sayso.types.story import Claim, Story

LONGEST_TITLE = 200  # characters
LONGEST_TAG = 60


class FilingKind(Enum):
    """What a case can hold."""

    STORY = "story"
    CLAIM = "claim"
    KEPT = "kept"  # a claim that a person typed


@dataclass(frozen=True, slots=True)
class Filing:
    """One thing in a case: `at` an article of the story, a statement of the claim, a kept claim."""

    kind: FilingKind
    at: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class CaseNote:
    """What a person wrote to a case; its number is 0 until it is kept."""

    number: int
    text: str
    author: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """A folder for stories and claims."""

    id: str
    title: str
    _: KW_ONLY
    author: str
    made_at: datetime
    filings: tuple[Filing, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[CaseNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Filed:
    """A filing with what it means now: a story, a claim of one, a kept claim, or nothing more."""

    filing: Filing
    _: KW_ONLY
    story: Story | None = None
    claim: Claim | None = None
    kept: KeptClaim | None = None

    @property
    def name(self) -> str:
        """By which it can be taken out."""
        found = self.claim or self.kept or self.story
        return found.id if found else self.filing.at


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with what it holds, as that stands now."""

    case: Case
    filed: tuple[Filed, ...]
