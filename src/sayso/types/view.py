"""What is shown: the record with the words behind each cell."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from enum import Enum

from sayso.types.amendment import Amendment
from sayso.types.attribution import Basis, ByHand, Factuality
from sayso.types.kept import Judgement, Kept, Listed, Ruling, StoryLine
from sayso.types.span import Span
from sayso.types.story import (
    Claim,
    Correction,
    Corroboration,
    Party,
    Point,
    Reference,
    Series,
    Stance,
    Story,
    StoryAsk,
    Variant,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words behind a cell, and where they stand.

    `excerpt` runs from the first word of the statement to its last, to the letter. It and `said`
    are None where they cannot be shown, and `withheld` says why: what is not found in the capture
    is not quoted. `parts` cuts the excerpt into "source", "cue", "content" and what is neither
    (""); it is empty where the excerpt is of what was said alone. `by_hand` tells who entered or
    mended the statement, where a person did.
    """

    at: Reference
    _: KW_ONLY
    source: str
    cue: str
    said: str | None
    excerpt: str | None
    spans: tuple[Span, ...]
    outlet: str
    title: str
    url: str | None
    day: date | None
    sha256: str | None = None  # of the capture that the words stand in
    captured_at: datetime | None = None
    withheld: str | None = None
    parts: tuple[tuple[str, str], ...] = ()
    by_hand: ByHand | None = None


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with its articles and the words of each statement that a cell rests on.

    `figures` names the statement in which each point of a series was given. `corrected` has the
    words of each correction, or None where they may not be shown.
    """

    story: Story
    articles: tuple[Listed, ...]
    quotations: tuple[Quotation, ...]
    figures: tuple[tuple[Point, Reference], ...] = ()
    corrected: tuple[tuple[Correction, str | None], ...] = ()

    def party(self, identity: str) -> Party | None:
        return next((p for p in self.story.parties if p.id == identity), None)

    def quotation(self, at: Reference) -> Quotation | None:
        return next((q for q in self.quotations if q.at == at), None)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with its stances, its variants, and what was judged about it."""

    claim: Claim
    view: StoryView
    stances: tuple[Stance, ...]
    variants: tuple[Variant, ...]
    history: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    """One party in one story: its stances, with the claims that they are about."""

    party: Party
    view: StoryView
    stances: tuple[tuple[Stance, Claim], ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two statements that may be about one claim: a person decides."""

    id: str
    one: Quotation
    other: Quotation
    likeness: float


@dataclass(frozen=True, slots=True)
class Added:
    """How one article fared: its key, whether it was new, and what stood in its way.

    One that is kept may be `unread`, for a reason such as its language. Of a page of the web also
    its address, how many are left in this run, whether it is an `edit` of a page that was read
    before, and why it has to wait for a later run.
    """

    key: str | None
    subject: str
    new: bool
    failure: str | None = None
    _: KW_ONLY
    url: str | None = None
    left: int | None = None
    edit: bool = False
    later: str | None = None
    unread: str | None = None
    remark: str | None = None  # what is to be said, where no article fared any way


@dataclass(frozen=True, slots=True)
class Housed:
    """One outlet by its name and domain, its publisher family, and how many articles it has.

    `stated` where the articles themselves name the family, not the table.
    """

    name: str | None
    domain: str | None
    family: str | None
    _: KW_ONLY
    stated: bool
    articles: int


@dataclass(frozen=True, slots=True)
class InForce:
    """One thing that is set at a desk: its name, its value, and where that comes from."""

    name: str
    value: str
    whence: str


class EditKind(Enum):
    """What became of a statement when its page was changed."""

    DROPPED = "dropped"
    ADDED = "added"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Edit:
    """One statement that a later version of a page dropped, added or altered.

    `at` is where it stands, of a dropped one where it stood; an altered one was `was_at` before,
    and its `difference` is marked as that of a variant.
    """

    kind: EditKind
    at: Reference
    said: str
    _: KW_ONLY
    was_at: Reference | None = None
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a page, and what it did to the statements of the one before.

    `day` is that from which it was there, as far as is known: of its own publication, or of its
    being added where the page kept an earlier version's date.
    """

    key: str
    day: date
    added_at: datetime
    edits: tuple[Edit, ...] = ()
    seen_at: datetime | None = None  # when it was first seen there, if that is known


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing that changed on the record: a stance, a figure, what came of an ask, a page.

    `about` is the claim, what is counted, what is wanted, or what was said; `before` is None for
    what is new. Where its article is `undated`, `day` is that on which this was added.
    """

    what: str  # "stance", "figure", "ask" or "edit"
    subject: str
    about: str
    _: KW_ONLY
    before: str | None
    after: str
    day: date | None
    at: Reference
    was_at: Reference | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a statement's parts, and what the saying does."""

    source: str
    speaker: str  # whom these words name, where they are no name
    cue: str
    content: str
    act: str


@dataclass(frozen=True, slots=True)
class Amended:
    """An amendment with the words that it gives a statement, and those that the program read.

    It is the `last` of those that stand of its statement, and so the one that can be taken back.
    """

    amendment: Amendment
    now: Parts | None  # None where it strikes the statement
    read: Parts | None  # None where the program reads no such statement
    last: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles one day brought: with a text of their own, and copies."""

    day: date
    _: KW_ONLY
    own: int
    copies: int


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Claims with their stories, and the claim after which the list goes on, if it does."""

    rows: tuple[tuple[Claim, Story], ...]
    onward: str | None


@dataclass(frozen=True, slots=True)
class Headline:
    """One story at a glance: its main claim with each party's newest stance, what moved last."""

    line: StoryLine
    corroboration: Corroboration | None
    days: tuple[Tally, ...]
    stances: tuple[tuple[Party, Stance], ...]
    moved: tuple[Moved, ...]  # the newest first


@dataclass(frozen=True, slots=True)
class PartyStory:
    """What one party is on record with in one story, and the words of it.

    `figures` are its points with what each counts.
    """

    party: Party
    story: Story
    stances: tuple[tuple[Stance, Claim], ...]
    figures: tuple[tuple[Series, Point, Reference], ...]
    asked: tuple[StoryAsk, ...]  # by it
    asked_of: tuple[StoryAsk, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Where a statement stands: the words around it, what it rests on, how firm it is."""

    before: str
    after: str
    _: KW_ONLY
    evidence: tuple[tuple[Basis, str], ...]
    factuality: Factuality
    hedges: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Leaf:
    """One article with the story that tells of it; `fault` is why its words may not be shown."""

    kept: Kept
    fault: str | None
    story: Story | None
    kin: tuple[Listed, ...]  # the articles that it comes from, and those that come from it


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the review queue with all that one decides it by.

    `claims` are those of the two statements; `waiting` questions are open, of which `put_off` so
    many were put off, and this one by `unsure` where it was.
    """

    doubt: Doubt
    story: Story
    claims: tuple[Claim | None, Claim | None]
    contexts: tuple[Context | None, Context | None]
    _: KW_ONLY
    waiting: int
    put_off: int
    unsure: Judgement | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question on which a person ruled; `apart` where the articles were put in two stories."""

    doubt: Doubt
    ruling: Ruling
    _: KW_ONLY
    author: str
    made_at: datetime
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A statement that may belong elsewhere than to its claim: all that one decides it by.

    With it go `gone`, which only say the same again, and so many are left; `near` are the claims of
    the story whose words are most like it.
    """

    story: Story
    claim: Claim
    gone: tuple[Quotation, ...]
    _: KW_ONLY
    left: int
    near: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What a person took out of a claim, or put with another, in one go; by whom and when."""

    gone: tuple[Quotation, ...]
    _: KW_ONLY
    together: bool  # put with another claim
    author: str
    made_at: datetime
