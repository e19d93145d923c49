"""Stories: what was decided over many articles, each part with what it rests on."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import Enum

from sayso.types.mention import EntityKind
from sayso.types.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """One statement of one article, by their ids.

    Where no statement tells it ("Halvek refused."), `statement` is "" and `span` the sentence.
    """

    article: str
    statement: str
    span: Span | None = None

    @property
    def has_words(self) -> bool:
        """Whether it leads to words, and not to a whole article."""
        return bool(self.statement) or self.span is not None


class Relation(Enum):
    """How one text comes from another."""

    COPY = "copy"  # the same text, perhaps with another title or a sentence cut
    DERIVED = "derived"  # shortened, merged, written anew


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles of one text; `origin` is the earlier. `shared` is from 0 to 1.

    On one day, whom an article names decides before hours do; without hours the fuller is earlier.
    """

    origin: str
    article: str
    _: KW_ONLY
    relation: Relation
    shared: float
    reason: str


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a stance belongs to; `people` are those who spoke for it, `members` parties by id."""

    id: str
    name: str
    _: KW_ONLY
    kind: EntityKind | None
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def unnamed(self) -> bool:
        return self.kind is EntityKind.UNNAMED


class StanceKind(Enum):
    """How a party stands to a claim."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    CONFIRMS_IN_PART = "confirms_in_part"
    DENIES = "denies"
    DISPUTES_FIGURE = "disputes_figure"
    NOT_CONFIRMED = "not_confirmed"
    DOES_NOT_DENY = "does_not_deny"
    DECLINES = "declines"
    DID_NOT_RESPOND = "did_not_respond"
    DOUBTS = "doubts"
    ASKS_FOR_EVIDENCE = "asks_for_evidence"
    RETRACTS = "retracts"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure by its id in its article; `low` or `high` is None where that end is open."""

    figure: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Stance:
    """One party's stance to one claim on one day, and the statement that it is read from.

    `gives` is the figure that it gives in place of the one in the claim's words.
    """

    claim: str
    party: str
    kind: StanceKind
    _: KW_ONLY
    day: date | None
    at: Reference
    person: str | None = None
    gives: Amount | None = None

    @property
    def bounds(self) -> tuple[float | None, float | None] | None:
        """From where to where its own figure reaches, if it gives another."""
        return (self.gives.low, self.gives.high) if self.gives else None


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many stand behind a claim, layer by layer.

    `claimants` is a range, lowest and highest, since unnamed sources may be one and the same, and
    who is told without a side may speak for another. The parties of one group share an origin and
    count as one; a group behind the lowest number holds those that may speak for one before it.
    """

    pages: int
    texts: int
    families: int
    claimants: tuple[int, int]
    groups: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that statements are about, in the words of its fullest statement."""

    id: str
    text: str
    _: KW_ONLY
    statements: tuple[Reference, ...]
    corroboration: Corroboration
    standing: str


class Change(Enum):
    """What a point of a series is to its party's last one."""

    REVISION = "revision"
    RESTATEMENT = "restatement"
    SCOPE_CHANGE = "scope_change"


@dataclass(frozen=True, slots=True)
class Point:
    """One party's figure on one day; `low` or `high` is None where that end is open."""

    party: str | None
    day: date | None
    low: float | None
    high: float | None
    _: KW_ONLY
    article: str
    figure: str
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one story that count the same thing, by day; `disputes` name party pairs."""

    id: str
    counts: str
    points: tuple[Point, ...]
    disputes: tuple[tuple[tuple[str, str], date | None], ...] = ()


class AskState(Enum):
    """What came back to an ask."""

    MET = "met"
    MET_IN_PART = "met_in_part"
    REFUSED = "refused"
    DEFERRED = "deferred"
    COUNTERED = "countered"
    SILENT = "silent"  # nothing on record


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to an ask, by a statement or a reported deed.

    A `likely` one is no more than that, as far as was learnt; on a `faint` one no state rests.
    """

    kind: AskState
    day: date | None
    at: Reference
    likely: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class StoryAsk:
    """One ask, counted once however often it is restated."""

    id: str
    wants: str
    _: KW_ONLY
    by: tuple[str, ...]
    to: tuple[str, ...]
    day: date | None
    statements: tuple[Reference, ...]
    due: str | None = None
    mode: str = "other"
    state: AskState = AskState.SILENT
    replies: tuple[Reply, ...] = ()

    @property
    def likely(self) -> bool:
        """Whether its state rests on replies that are only likely."""
        told = self.state is not AskState.SILENT
        return told and all(reply.likely for reply in self.replies)


@dataclass(frozen=True, slots=True)
class Variant:
    """The same utterance in two articles, and how the later one differs from the fuller."""

    fullest: Reference
    other: Reference
    difference: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Where an article puts right what its outlet had printed: in `span` of its text."""

    article: str
    day: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement that states a claim which a person typed, and how alike the two are."""

    claim: str
    at: Reference
    likeness: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at: so many articles of so many outlets between two days.

    Of the articles so many are `unread`, for want of a model of their language: no voice is theirs.
    """

    articles: int
    outlets: int
    first: date | None
    last: date | None
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """The record of one course of events; it depends on its articles and people's rulings alone."""

    id: str
    title: str
    _: KW_ONLY
    articles: tuple[str, ...]
    coverage: Coverage
    copies: tuple[Copy, ...] = ()
    parties: tuple[Party, ...] = ()
    claims: tuple[Claim, ...] = ()
    stances: tuple[Stance, ...] = ()
    series: tuple[Series, ...] = ()
    asks: tuple[StoryAsk, ...] = ()
    variants: tuple[Variant, ...] = ()
    doubtful: tuple[tuple[Reference, Reference, float], ...] = ()  # pairs for the review queue
    corrections: tuple[Correction, ...] = ()
    stated: tuple[Stated, ...] = ()  # of claims that people typed
