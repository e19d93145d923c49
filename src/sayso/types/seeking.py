"""What is sought in a ledger, and what was found: quotations, claims, articles."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from enum import Enum

from sayso.types.mention import EntityKind
from sayso.types.story import Reference


class Kind(Enum):
    """What can be found."""

    QUOTATION = "quotations"
    CLAIM = "claims"
    ARTICLE = "articles"


@dataclass(frozen=True, slots=True)
class Question:
    """Words as they were typed, and what what is found has to be; None where it may be any."""

    words: str = ""
    _: KW_ONLY
    kind: Kind = Kind.QUOTATION
    outlet: str | None = None
    party: str | None = None
    stance: str | None = None
    act: str | None = None
    story: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def narrowed(self) -> bool:
        told = (self.outlet, self.party, self.stance, self.act, self.story, self.since, self.until)
        return any(told)


@dataclass(frozen=True, slots=True)
class Words:
    """Runs of words that must be there and those that must not, without case and accents.

    `begun` where the last of them may be the beginning of a word, as it is while one types.
    """

    runs: tuple[tuple[str, ...], ...]
    barred: tuple[tuple[str, ...], ...] = ()
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that was found. `text` is None where it cannot be shown: `withheld` says why."""

    kind: Kind
    name: str  # a claim's id, or an article's key
    _: KW_ONLY
    text: str | None
    day: date | None
    story: str | None
    at: Reference | None = None
    source: str = ""
    cue: str = ""
    title: str = ""
    outlet: str = ""
    standing: str = ""
    stances: tuple[tuple[str, str, str], ...] = ()  # party, its name, how it stands
    sha256: str = ""
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow what was found: each value with its name and how many hits have it."""

    name: str
    rows: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found. `counts` tells of each kind how many, and whether there may be more."""

    passages: tuple[Passage, ...]
    counts: tuple[tuple[Kind, int, bool], ...]
    facets: tuple[Facet, ...]

    def count(self, kind: Kind) -> tuple[int, bool]:
        return next(((number, more) for each, number, more in self.counts if each is kind))


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party over all stories: in how many it is on record, how often, and until when."""

    id: str
    name: str
    _: KW_ONLY
    kind: EntityKind | None
    people: tuple[str, ...]
    stories: int
    stances: int
    last: date | None

    @property
    def unnamed(self) -> bool:
        return self.kind is EntityKind.UNNAMED


class Opinion(Enum):
    """A reader's graded opinion of a claim, as STIX has it."""

    STRONGLY_DISAGREE = "strongly-disagree"
    DISAGREE = "disagree"
    NEUTRAL = "neutral"
    AGREE = "agree"
    STRONGLY_AGREE = "strongly-agree"


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a reader thinks of a claim. It is no evidence, no stance, and counts for nothing."""

    claim: str
    opinion: Opinion
    _: KW_ONLY
    author: str
    made_at: datetime
    retracted_at: datetime | None = None
