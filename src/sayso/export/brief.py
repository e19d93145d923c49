"""A brief as plain values: what every format says of a story, each cell with its notes."""

from dataclasses import KW_ONLY, dataclass

from sayso.types.story import Reference

CAUTION = (
    "A brief says what the record holds, never what is true. Each number leads to the exact words."
    " Who is silent is so in these articles."
)
HEADINGS = {
    "standing": "Where each claim stands",
    "claims": "Who said what",
    "single": "Said by one party alone",
    "figures": "Figures",
    "asks": "Asked and answered",
    "days": "Day by day",
    "articles": "Articles",
    "notes": "Notes",
}
MOVED = "Party and figure, by day"
STILL = "Given once, or always the same"
COPIES = "Copies and derived texts"
NO_REPLY = "No reply on record"
NO_WORDS = "The words of this claim are withheld"
ALSO = "Also on record"
ALTERED = "Altered on the way"


@dataclass(frozen=True, slots=True)
class Cite:
    """A mention of a note: its number, and which mention of it this is, both from 1."""

    number: int
    turn: int


Line = tuple[str | Cite, ...]  # text with the numbers of notes between


@dataclass(frozen=True, slots=True)
class Words:
    """A quotation as a cell shows it, cut into `pieces` by their part ("source", "cue", …).

    `withheld` says why there is none.
    """

    source: str
    cue: str
    said: str
    outlet: str
    _: KW_ONLY
    pieces: tuple[tuple[str, str], ...]
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class Stood:
    """How one party stood on one day, and when it said so again; `words` unless shown already."""

    day: str
    party: str
    person: str
    told: str
    _: KW_ONLY
    cite: Line = ()
    again: Line = ()
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """One claim; `text` is None where its words may not be shown."""

    id: str
    anchor: str
    number: int
    text: str | None
    _: KW_ONLY
    standing: Line
    worded: Line
    stood: tuple[Stood, ...]
    also: tuple[tuple[Words, Cite], ...]
    left: int  # statements on record that are not shown
    corroboration: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of one party: its ends, None where open; `revises` is the place of the older."""

    day: str
    ordinal: int | None  # the day's number, to space bars by
    party: str
    _: KW_ONLY
    low: float | None
    high: float | None
    amount: str
    change: str
    revises: int | None
    cite: Cite


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two bars, by place, that cannot both hold."""

    one: int
    other: int
    line: Line


@dataclass(frozen=True, slots=True)
class FigurePart:
    """The figures that count one thing; `moved` where they are not all the same."""

    id: str
    anchor: str
    counts: str
    bars: tuple[Bar, ...]
    disputes: tuple[Dispute, ...]
    moved: bool
    standoffs: tuple[Line, ...] = ()  # the disputes as they are told, where they are many

    @property
    def disputed(self) -> tuple[Line, ...]:
        """Between whom the figures are disputed, a line each."""
        return self.standoffs or tuple(dispute.line for dispute in self.disputes)


@dataclass(frozen=True, slots=True)
class Replied:
    """One answer to an ask."""

    day: str
    told: str
    cite: Cite
    words: Words | None


@dataclass(frozen=True, slots=True)
class AskPart:
    """One ask: by whom, to whom, what, by when, and what came back."""

    id: str
    anchor: str
    by: str
    to: str
    wants: str
    _: KW_ONLY
    day: str
    due: str
    state: str
    silent: bool
    cite: Cite
    replies: tuple[Replied, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """What one day brought to one part of the brief, which `anchor` names."""

    label: str
    anchor: str
    line: Line


@dataclass(frozen=True, slots=True)
class DayPart:
    """One day, with how many articles it brought."""

    day: str
    articles: str
    happened: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Altered:
    """What a repeated utterance lost ("gone") and gained ("new"), piece by piece."""

    pieces: tuple[tuple[str, str], ...]
    line: Line


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """One article; `told` says what it comes from, `altered` what was changed on the way."""

    id: str
    anchor: str
    day: str
    outlet: str
    title: str
    url: str | None
    _: KW_ONLY
    told: tuple[str, ...]
    altered: tuple[Altered, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Where a cell's words stand; `words` is None where there are none, and `why` says why."""

    number: int
    at: Reference
    _: KW_ONLY
    words: str | None
    why: str
    title: str
    outlet: str
    day: str
    url: str | None
    turns: int
    capture: str = ""  # in which the words stand: the head of its digest, and its moment

    @property
    def name(self) -> str:
        """The statement's id, or the article's where no statement is known."""
        return f"{self.at.article}/{self.at.statement}".rstrip("/")


@dataclass(frozen=True, slots=True)
class Brief:
    """A story, ready to be written down. All text is on one line and moves nothing around it."""

    id: str
    title: str
    coverage: str
    limits: tuple[str, ...]  # as of which day, as known on which
    _: KW_ONLY
    claims: tuple[ClaimPart, ...]  # on which several parties stand
    single: tuple[ClaimPart, ...]
    figures: tuple[FigurePart, ...]
    asks: tuple[AskPart, ...]
    days: tuple[DayPart, ...]
    articles: tuple[ArticlePart, ...]
    copies: tuple[ArticlePart, ...]
    notes: tuple[Note, ...]

    @property
    def counts(self) -> dict[str, int]:
        """The parts that hold something, in the order of reading, with how much they hold."""
        held = {
            "standing": self.claims,
            "claims": self.claims,
            "single": self.single,
            "figures": self.figures,
            "asks": self.asks,
            "days": self.days,
            "articles": (*self.articles, *self.copies),
            "notes": self.notes,
        }
        return {name: len(rows) for name, rows in held.items() if rows}
