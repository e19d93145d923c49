"""What people make of an article's reading: statements that they enter, mend or strike."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import datetime

from sayso.types.ask import Mode
from sayso.types.attribution import Act, Basis, Evidence, Firmness, Form, Hand, Kind, Polarity
from sayso.types.span import Span


@dataclass(frozen=True, slots=True)
class Wording:
    """How a person reads one saying: the words of each part, and what it does.

    It hangs on the article's words alone, and on nothing that a program found in them, so that it
    outlives any reading: speakers are told by their names, the time of the saying by its words.
    `speakers` is empty where the source's own words say who it is. `sentence` counts from 0, as a
    statement's does; `mode` is that of an ask.
    """

    cue: tuple[Span, ...]
    lemma: str
    _: KW_ONLY
    sentence: int
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[str, ...]
    form: Form
    kind: Kind
    act: Act
    polarity: Polarity
    addressees: tuple[tuple[Span, ...], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    firmness: Firmness = field(default_factory=Firmness)
    said_at: tuple[Span, ...] = ()
    mode: Mode = Mode.OTHER


@dataclass(frozen=True)
class Amendment:
    """One judgement on one statement of an article, by a person; only retracted, never edited.

    Of several on one statement the last that stands holds, whatever any program reads there.
    `statement` is the id of what is mended or struck, or that of the entered one; `wording` is None
    where it is struck. `vectors` are those of its content, as an article's are.
    """

    article: str  # its key
    statement: str
    hand: Hand
    wording: Wording | None
    _: KW_ONLY
    author: str
    made_at: datetime
    reason: str = ""
    retracted_at: datetime | None = None
    vectors: Mapping[str, tuple[float, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives of a statement, before it is looked for in the article.

    Words are as they stand there ("the quay was shut"), or with the place where they stand
    ("@120:the quay was shut"); several pieces are several texts. What is None is as it was, of a
    new statement as its words suggest; () is none. `polarity` is that of the act as written.
    """

    source: tuple[str, ...] | None = None
    cue: tuple[str, ...] | None = None
    content: tuple[str, ...] | None = None
    _: KW_ONLY
    speakers: tuple[str, ...] | None = None
    act: Act | None = None
    polarity: Polarity | None = None
    kind: Kind | None = None
    form: Form | None = None
    addressees: tuple[str, ...] | None = None
    basis: Basis | None = None
    grounds: tuple[str, ...] | None = None  # the words that state the basis


@dataclass(frozen=True, slots=True)
class Choice:
    """Where words that a person gave stand in an article: nowhere, in one place, or in several.

    `part` is "source", "cue", "content", "addressees" or "grounds", and `piece` counts its pieces
    from 0. `found` is the place that is meant, as far as the words tell; `fault` says why those at
    the place named are not these.
    """

    part: str
    piece: int
    words: str
    places: tuple[Span, ...]
    found: Span | None
    fault: str = ""
