"""What a person types of a statement: read from a form, and shown in one with what was found."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.text.picking import picked
from sayso.types.amendment import Choice, Given
from sayso.types.attribution import Act, Basis, Form, Kind, Polarity
from sayso.types.reading import Reading
from sayso.types.span import Span
from sayso.wire.amending import given_of

PIECES = 8  # of one part, at most
LONGEST = 20_000  # characters of one piece: of what anybody says at a time
CHOICE = 30  # places among which one can choose; of more, more words have to be given
NAMED = ("act", "polarity", "kind", "form", "basis")
_AROUND = 48  # characters beside words that stand in several places
_MOST = 60  # entities that are offered as speakers
_PARTS = {
    "source": ("Source", "who said it; empty where nobody is named"),
    "cue": ("Cue", "the words that report"),
    "content": ("Content", "what was said"),
    "addressees": ("To", "to whom it was said"),
    "grounds": ("Basis, in words", "the words that state it"),
}
MAIN = ("source", "cue", "content")
_EMPTY = {"source": 2, "cue": 2, "content": 3, "addressees": 2, "grounds": 1}  # pieces to fill in
ACTS = tuple((act.value, act.value.replace("_", " ")) for act in Act)
KINDS = tuple((kind.value, kind.value) for kind in Kind)
FORMS = tuple((form.value, form.value) for form in Form)
BASES = tuple((basis.value, basis.value.replace("_", " ")) for basis in Basis)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form: of each part its pieces, as words and their place, and values."""

    pieces: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    speakers: str = ""
    reason: str = ""

    @property
    def has_words(self) -> bool:
        return any(words for pieces in self.pieces.values() for words, _ in pieces)

    def given(self) -> Given:
        """All of it as it is given; an empty part is none. Raises ValueError for no value."""
        if any(len(words) > LONGEST for rows in self.pieces.values() for words, _ in rows):
            raise ValueError(f"One piece has more than {LONGEST:,} characters")
        told: dict[str, tuple[str, ...] | None] = {
            part: tuple(f"@{at}:{words}" if at else words for words, at in pieces if words)
            for part, pieces in self.pieces.items()
        }
        told["speakers"] = tuple(filter(None, map(str.strip, self.speakers.split(";"))))
        return given_of(told, {name: each for name, each in self.named.items() if each})


def typed(form: Mapping[str, object]) -> Typed:
    """What a browser sent: `content0` and `content0_at`, `act` and so on."""
    words = {name: value for name, value in form.items() if isinstance(value, str)}
    named = {name: words.get(name, "") for name in NAMED}
    if named["act"] and not named["polarity"]:
        named["polarity"] = Polarity.POSITIVE.value
    if not any(words.get(f"grounds{n}", "").strip() for n in range(PIECES)):
        named["basis"] = named["basis"] or Basis.NONE_STATED.value
    return Typed(
        {part: tuple(_sent(words, part)) for part in _PARTS},
        named,
        speakers=words.get("speakers", ""),
        reason=words.get("reason", ""),
    )


def _sent(words: Mapping[str, str], part: str) -> Iterator[tuple[str, str]]:
    for n in range(PIECES):
        said = words.get(f"{part}{n}", "").replace("\r\n", "\n").strip()
        at = words.get(f"{part}{n}_at", "")
        yield said, at if at.isdecimal() and at.isascii() else ""


def typed_of(given: Given) -> Typed:
    """A statement as it stands, put into the form."""
    pieces: dict[str, tuple[tuple[str, str], ...]] = {}
    for part in _PARTS:
        rows = map(picked, getattr(given, part) or ())
        pieces[part] = tuple((words, "" if at is None else str(at)) for at, words in rows)
    values = {name: getattr(given, name) for name in NAMED}
    return Typed(
        pieces,
        {name: value.value if value else "" for name, value in values.items()},
        speakers="; ".join(given.speakers or ()),
    )


# What is shown


@dataclass(frozen=True, slots=True)
class Place:
    """One of several places at which words stand, with what stands around them."""

    at: int
    before: str
    words: str
    after: str
    meant: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A field of the form with its words, and what was found of them."""

    name: str
    words: str
    at: str
    places: tuple[Place, ...] = ()  # where there is a choice
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The fields of one part: those with words, and some that are empty."""

    name: str
    label: str
    told: str
    pieces: tuple[Piece, ...]


def parts(reading: Reading, told: Typed, choices: Iterable[Choice] = ()) -> dict[str, Part]:
    """The form's parts by their names, with what has to be decided about their words."""
    found = {(choice.part, choice.piece): choice for choice in choices}
    text = reading.article.text
    return {
        name: Part(name, label, hint, tuple(_pieces(text, name, told, found)))
        for name, (label, hint) in _PARTS.items()
    }


def _pieces(
    text: str, name: str, told: Typed, found: Mapping[tuple[str, int], Choice]
) -> Iterator[Piece]:
    rows = [row for row in told.pieces.get(name, ()) if row[0]]
    empty = max(_EMPTY[name] - len(rows), 1)
    for n, (words, at) in enumerate((*rows, *[("", "")] * empty)[:PIECES]):
        choice = found.get((name, n))
        yield _piece(text, f"{name}{n}", (words, at), choice)


def _piece(text: str, name: str, told: tuple[str, str], choice: Choice | None) -> Piece:
    if choice is None or choice.fault or len(choice.places) < 2:
        return Piece(name, *told, fault=choice.fault if choice else "")
    if len(choice.places) > CHOICE:
        often = f"“{choice.words}” stands {len(choice.places)} times: give more of the words"
        return Piece(name, *told, fault=often)
    return Piece(name, *told, tuple(_place(text, span, choice.found) for span in choice.places))


def _place(text: str, span: Span, meant: Span | None) -> Place:
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    return Place(span.start, before, span.of(text), after, span == meant)


def undecided(choices: Iterable[Choice]) -> list[Choice]:
    """Those of which a person has to say more: not there, or there more than once."""
    return [choice for choice in choices if choice.fault or len(choice.places) != 1]


def speakers(reading: Reading) -> list[str]:
    """Who may be the speaker: the article's entities, those mentioned most first."""
    every = sorted(reading.entities, key=lambda entity: -len(entity.mentions))
    return list(dict.fromkeys(entity.name for entity in every))[:_MOST]
