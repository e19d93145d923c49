"""Who asked whom for what, once however often it is told, and what came back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from sayso.judge.chapter import Chapter, short_id
from sayso.judge.grouping import average_link
from sayso.judge.likeness import Proposition, likeness
from sayso.judge.parties import Cast
from sayso.judge.replies import Asked, Lines, replies
from sayso.types.ask import Ask
from sayso.types.span import joined
from sayso.types.story import AskState, Party, Reference, Reply, StoryAsk

_SAME = 0.45  # average likeness of what is wanted, the same party asking
_ANONYMITY = re.compile(r"\bnot to be (?:\w+ )?(?:named|identified|quoted)\b|\banonym")
_ACHIEVED = (AskState.MET, AskState.MET_IN_PART)
_WEIGHT = (
    AskState.MET,
    AskState.MET_IN_PART,
    AskState.COUNTERED,
    AskState.REFUSED,
    AskState.DEFERRED,
)  # which of several replies of one day tells how the ask stands


@dataclass(frozen=True)
class _Made:
    """One telling of an ask."""

    ask: Ask
    chapter: Chapter
    wants: Proposition
    by: tuple[str, ...]
    to: tuple[str, ...]

    @property
    def at(self) -> Reference:
        return Reference(self.chapter.key, self.ask.statement)


@dataclass
class _Register:
    chapters: Sequence[Chapter]
    cast: Cast
    parties: Mapping[str, Party]
    repeated: Mapping[Reference, Reference]
    made: list[_Made] = field(default_factory=list)


def asks(
    chapters: Sequence[Chapter],
    cast: Cast,
    parties: Mapping[str, Party],
    repeated: Mapping[Reference, Reference],
) -> list[StoryAsk]:
    """The story's asks in the order in which they were made."""
    register = _Register(chapters, cast, parties, repeated)
    register.made = list(_made(register))
    rows = register.made
    alike = np.array([[_alike(register, one, other) for other in rows] for one in rows])
    groups = average_link(alike.reshape(len(rows), len(rows)), _SAME)
    lines = Lines(chapters, cast, repeated)
    return [_ask(register, lines, [rows[n] for n in group]) for group in groups]


def _made(register: _Register) -> Iterator[_Made]:
    for chapter in register.chapters:
        for ask in chapter.reading.asks:
            by = register.cast.parties_of(chapter.key, ask.by)
            if not by or not ask.wants:
                continue
            text = joined(chapter.text, ask.wants)
            if _ANONYMITY.search(text):
                continue
            vector = chapter.vectors.get(ask.statement, ())
            to = register.cast.parties_of(chapter.key, ask.to)
            yield _Made(ask, chapter, Proposition.of(text, vector), by, to)


def _alike(register: _Register, one: _Made, other: _Made) -> float:
    same = register.repeated.get(one.at, one.at) == register.repeated.get(other.at, other.at)
    if same:
        return 1.0
    strangers = one.to and other.to and not set(one.to) & set(other.to)
    if strangers or not set(one.by) & set(other.by):
        return -1.0
    return likeness(one.wants, other.wants)


def _ask(register: _Register, lines: Lines, rows: Sequence[_Made]) -> StoryAsk:
    first = rows[0]
    to = tuple(dict.fromkeys(party for row in rows for party in row.to))
    fullest = max(rows, key=lambda row: (len(row.to) > 0, len(row.wants.text)))
    asked = Asked(
        tuple(register.parties[party] for row in rows[:1] for party in row.by),
        tuple(register.parties[party] for party in to),
        tuple(dict.fromkeys(row.wants.text for row in rows)),
        since=first.chapter.order,
        statements=frozenset(row.at for row in rows),
    )
    found = replies(asked, lines)
    due = next((row.ask.due for row in rows if row.ask.due), None)
    dated = next((row.chapter.times[row.ask.due].value for row in rows if row.ask.due), None)
    return StoryAsk(
        short_id("a", first.at.article, first.at.statement),
        fullest.wants.text,
        by=first.by,
        to=to,
        day=first.chapter.day,
        statements=tuple(row.at for row in rows),
        due=dated if due else None,
        mode=first.ask.mode.value,
        state=_state(found),
        replies=found,
    )


def _state(found: Sequence[Reply]) -> AskState:
    """How the ask stands by its newest replies: what is met stays met, whatever is put off."""
    state = AskState.SILENT
    days = sorted({reply.day or date.min for reply in found})
    for day in days:
        kinds = {reply.kind for reply in found if (reply.day or date.min) == day}
        newest = next(kind for kind in _WEIGHT if kind in kinds)
        kept = state in _ACHIEVED and newest not in _ACHIEVED
        state = state if kept else newest
    return state
