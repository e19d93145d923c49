"""An article's paragraphs: every statement marked in the words, its notes beside them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.export.notes import act, notes, said_by, speaker, time_in_words
from sayso.export.outline import UNSURE, ranked
from sayso.text.segment import paragraphs
from sayso.types.attribution import ByHand, Statement
from sayso.types.reading import Reading
from sayso.types.span import joined
from sayso.types.story import Claim, Reference, Stance, StanceKind, Story
from sayso.web import places
from sayso.web.views.marking import Shown, kind, marked, words


@dataclass(frozen=True, slots=True)
class Bearing:
    """A claim that a statement bears on, and the stance that is read from it, if any."""

    claim: Claim
    at: Reference
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside one statement. `id` is its own, by which addresses name it."""

    id: str
    number: int
    depth: int
    source: str
    speaker: str
    cue: str
    act: str
    unsure: bool
    cells: tuple[tuple[str, str], ...]
    bearings: tuple[Bearing, ...]
    by_hand: ByHand | None

    @property
    def act_is_told(self) -> bool:
        """Whether the mark of a stance says already what the saying does."""
        kinds = {each.stance.kind for each in self.bearings if each.stance}
        return bool(kinds - {StanceKind.ASSERTS})


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, with the notes of the statements whose cue stands in it."""

    kind: str  # of the zone that covers all of it; "" for the body
    start: int  # where it begins in the article's text
    words: Markup
    notes: tuple[Note, ...]


def bearings(story: Story | None, article: str) -> dict[str, list[Bearing]]:
    """The claims on which each statement of an article bears, by the statement's id."""
    found: dict[str, list[Bearing]] = defaultdict(list)
    taken = {(each.claim, each.at): each for each in story.stances} if story else {}
    for claim in story.claims if story else ():
        for at in claim.statements:
            if at.article == article:
                found[at.statement].append(Bearing(claim, at, taken.get((claim.id, at))))
    return found


def passages(reading: Reading, about: Mapping[str, Sequence[Bearing]]) -> list[Passage]:
    """The article as it was read, paragraph by paragraph."""
    article = reading.article
    every = [
        _note(reading, number, depth, statement, tuple(about.get(statement.id, ())))
        for number, (depth, statement) in enumerate(ranked(reading.statements), 1)
    ]
    shown = {
        note.id: Shown(note.number, note.depth, _opens(note), note.by_hand is not None)
        for note in every
    }
    rows = list(paragraphs(article.text))
    starts = [row.start for row in rows]
    beside: dict[int, list[Note]] = defaultdict(list)
    cues = {s.id: s.cue.spans[0].start for s in reading.statements}
    for note in every:
        beside[max(0, bisect_right(starts, cues[note.id]) - 1)].append(note)
    marks = marked(reading.statements, rows)
    return [
        Passage(
            kind(article, row), row.start, words(article, row, marks[n], shown), tuple(beside[n])
        )
        for n, row in enumerate(rows)
    ]


def number(reading: Reading, statement: str) -> int:
    """The number under which a statement is shown; 0 where it is not."""
    rows = enumerate(ranked(reading.statements), 1)
    return next((n for n, (_, each) in rows if each.id == statement), 0)


def _opens(note: Note) -> str | None:
    """Where the words lead: to the first claim on which they bear, at themselves."""
    for each in note.bearings:
        return f"{places.claim(each.claim.id)}#{places.anchor(each.at)}"
    return None


def _note(
    reading: Reading, number: int, depth: int, statement: Statement, about: tuple[Bearing, ...]
) -> Note:
    text = reading.article.text
    cells = [(label, told) for label, told in notes(reading, statement) if label != "by hand"]
    return Note(
        statement.id,
        number,
        depth,
        source=said_by(reading, statement),
        speaker=speaker(reading, statement),
        cue=joined(text, statement.cue.spans),
        act=act(statement),
        unsure=statement.confidence < UNSURE,
        cells=(*cells, *_dates(reading, statement)),
        bearings=about,
        by_hand=statement.by_hand,
    )


def _dates(reading: Reading, statement: Statement) -> Iterator[tuple[str, str]]:
    """The times within what was said, told with the innermost statement alone."""
    inner = {t for s in reading.statements if s.within == statement.id for t in s.times}
    own = [t for t in statement.times if t not in inner and t != statement.said_at]
    known = {time.id: time for time in reading.times}
    if own:
        yield "dates", "; ".join(time_in_words(reading.article.text, known[t]) for t in own)
