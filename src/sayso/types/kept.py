"""What a ledger keeps: articles as they were read, and what was decided about them, by whom."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, datetime
from enum import Enum

from sayso.types.ids import short_id
from sayso.types.reading import Reading
from sayso.types.story import Coverage, Reference

DECIDED = "decided"  # the value of a person's answer to a question that the program asked
BY_HAND = "by hand"  # and of what a person did with statements unasked, several at once
PROGRAM = "sayso"  # the author of a judgement that no person made; its version follows


@dataclass(frozen=True)
class Kept:
    """One article of a ledger. `vectors` are those of its statements' contents."""

    key: str
    reading: Reading
    _: KW_ONLY
    vectors: Mapping[str, tuple[float, ...]] = field(repr=False)
    added_at: datetime
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One article as a list shows it."""

    key: str
    title: str | None
    outlet: str | None
    url: str | None
    day: date | None
    story: str | None
    statements: int
    _: KW_ONLY
    family: str | None = None  # of publishers, as the article or a person says
    sha256: str = ""  # of its capture
    captured_at: datetime | None = None
    language: str | None = None
    unread: str | None = None  # why nothing was read in it


@dataclass(frozen=True, slots=True)
class Seen:
    """That an article was seen in a capture: where, when, and as what.

    `at` is the moment at which it was asked for, None where that is not known, as of files.
    """

    sha256: str
    url: str
    _: KW_ONLY
    media_type: str | None
    at: datetime | None
    added_at: datetime
    published_at: datetime | None = None  # as a person or a feed said
    lineage: tuple[str, str] | None = None  # as a feed said
    cut: str | None = None  # why the capture's end is missing


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an article stands: in the canonical order, and in the story that begins with `root`."""

    position: str
    number: int
    root: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An earlier article that is like one: how much, and the place at which its story begins."""

    likeness: float
    begins: tuple[str, int]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One story as a list shows it."""

    id: str
    title: str
    coverage: Coverage
    claims: int
    standing: str  # of its main claim
    claimants: tuple[int, int]
    claim: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of a story, by its words."""

    id: str
    text: str
    story: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a search found, with the words around what was sought."""

    key: str
    title: str | None
    outlet: str | None
    day: date | None
    excerpt: str


class Ruling(Enum):
    """What a person may decide of two things."""

    SAME_CLAIM = "same_claim"
    OTHER_CLAIM = "other_claim"
    SAME_STORY = "same_story"
    OTHER_STORY = "other_story"
    RETRACTED = "retracted"  # a statement that shall bear on nothing
    UNSURE = "unsure"  # whether two statements are of one claim: asked again, after the others


# Answers that settle whether two statements are of one claim.
SETTLING = (Ruling.SAME_CLAIM, Ruling.OTHER_CLAIM)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: never edited, only retracted and made anew. A person's outranks the program's.

    `subject` and `object` are article keys, or statements as "article/statement"; `value` says what
    was decided, `reason` why, `score` how surely (0 to 1).
    """

    kind: str
    subject: str
    object: str
    _: KW_ONLY
    value: str
    author: str
    made_at: datetime
    score: float | None = None
    reason: str = ""
    retracted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Whether two statements of a story are of one claim; `unsure` is how it was put off."""

    id: str
    one: Reference
    other: Reference
    likeness: float
    story: str
    _: KW_ONLY
    unsure: Judgement | None = None


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim in the words of the person who typed it, whether anyone states it or not.

    `vectors` are those of the whole, then of its clauses where it has several.
    """

    id: str
    text: str
    _: KW_ONLY
    author: str
    kept_at: datetime
    vectors: tuple[tuple[float, ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log: what was done, to what, and how it went."""

    at: datetime
    what: str
    subject: str
    ok: bool
    reason: str = ""
    number: int = field(default=0, compare=False)  # of the line; 0 where it is not written yet


def written(at: Reference) -> str:
    """A statement's reference as one word: "n1/s2"."""
    return f"{at.article}/{at.statement}"


def reference(word: str) -> Reference:
    """The reference again."""
    article, _, statement = word.rpartition("/")
    return Reference(article, statement)


def question_id(one: Reference, other: Reference) -> str:
    """The id of the question whether two statements are about one claim."""
    return short_id("r", written(one), written(other))
