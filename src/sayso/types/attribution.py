"""Statements: who said what, as one article prints it."""

from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from enum import Enum

from sayso.types.span import Span


class Form(Enum):
    """How much of the content stands in quotation marks."""

    DIRECT = "direct"  # all of it
    INDIRECT = "indirect"  # none of it
    MIXED = "mixed"


class Kind(Enum):
    """What sort of attribution it is. The ledger's stances come from speech and publication."""

    SPEECH = "speech"
    PUBLICATION = "publication"  # a document, report, poll or medium says
    ATTITUDE = "attitude"  # believes, wants, supports, fears
    INTENT = "intent"  # plans, is expected to


class Act(Enum):
    """What the saying does."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DECLINES = "declines"  # to comment or to say
    DOES_NOT_RESPOND = "does_not_respond"
    DOUBTS = "doubts"
    ASKS = "asks"  # requests, urges, calls for
    PROMISES = "promises"
    REFUSES = "refuses"
    THREATENS = "threatens"
    WARNS = "warns"
    ACCUSES = "accuses"
    CRITICISES = "criticises"
    PRAISES = "praises"
    PREDICTS = "predicts"
    QUESTIONS = "questions"
    RETRACTS = "retracts"


class Polarity(Enum):
    """Of the act as written: "has not confirmed" is confirms and negative."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Basis(Enum):
    """What a statement says that it rests on."""

    OWN_OBSERVATION = "own_observation"
    OWN_INFORMATION = "own_information"  # "we have information", "we know"
    DOCUMENT = "document"
    IMAGERY_OR_RECORDING = "imagery_or_recording"
    INTELLIGENCE = "intelligence"
    OTHER_PARTY = "other_party"
    UNNAMED_SOURCE = "unnamed_source"
    MEDIA_REPORT = "media_report"
    ANALYSIS = "analysis"
    NONE_STATED = "none_stated"


class Factuality(Enum):
    """How firmly the content is put forward, after FactBank (Saurí and Pustejovsky, 2009)."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAINLY_NOT = "CT-"
    PROBABLY_NOT = "PR-"
    POSSIBLY_NOT = "PS-"
    UNKNOWN = "UU"


class Hand(Enum):
    """What a person did to a statement of a reading."""

    ENTERED = "entered"  # one that was missed
    MENDED = "mended"  # one that was read wrongly
    STRUCK = "struck"  # what is none


@dataclass(frozen=True, slots=True)
class ByHand:
    """That a statement stands as a person entered or mended it, and not as the program read it."""

    hand: Hand
    _: KW_ONLY
    author: str
    made_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it: the words that name the speaker, and the entities that they name.

    `spans` are empty where a person named the speaker and the article's words do not.
    """

    spans: tuple[Span, ...]
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom it was said, or who is asked to act."""

    spans: tuple[Span, ...]
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that report ("called on"), and their lemma ("call on")."""

    spans: tuple[Span, ...]
    lemma: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stated basis, with the words that state it; these are empty for `NONE_STATED`."""

    basis: Basis
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly the content is put forward, and the words that soften it.

    Bounds ("up to") belong to the figure, and are no hedges.
    """

    factuality: Factuality = Factuality.UNKNOWN
    hedges: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution on record. Never changed once read.

    `within` names the statement inside whose content this one stands. `source` is None where the
    article names nobody; `content` is empty where only the saying is told ("declined to comment").
    `figures` and `times` name those of the reading that stand in it, `said_at` the time of the
    saying. `confidence` is the calibrated chance that a human annotator would mark the same source,
    cue and content; it is 1 where one did, and `by_hand` says who.
    """

    id: str
    _: KW_ONLY
    sentence: int
    source: Source | None
    cue: Cue
    content: tuple[Span, ...]
    form: Form
    confidence: float
    within: str | None = None
    kind: Kind | None = None
    act: Act | None = None
    polarity: Polarity | None = None
    addressees: tuple[Addressee, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    firmness: Firmness = Firmness()
    figures: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    said_at: str | None = None
    by_hand: ByHand | None = None
