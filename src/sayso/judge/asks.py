"""Who asked whom for what, once however often it is told, and what came back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from sayso.judge.chapter import Chapter, short_id
from sayso.judge.grouping import average_link
from sayso.judge.likeness import Proposition, contained, likeness, weighed
from sayso.judge.parties import Cast, plain
from sayso.text.lemma import noun, verb
from sayso.text.lexicon import words
from sayso.text.terms import words_of
from sayso.types.ask import Ask
from sayso.types.attribution import Act, Polarity
from sayso.types.span import joined
from sayso.types.story import AskState, Party, Reference, Reply, StoryAsk

if TYPE_CHECKING:
    from datetime import date

_SAME = 0.45  # average likeness of what is wanted, the same party asking
_ANONYMITY = re.compile(r"\bnot to be (?:\w+ )?(?:named|identified|quoted)\b|\banonym")
_RESOLVED = 0.25  # the same, where those asked promise or refuse something
_SUBJECT = 6  # words at a sentence's start within which the one who acts is named
_ANSWERS = 0.5  # share of the wanted words' weight in what is told as an answer
_FINAL = (
    AskState.MET,
    AskState.MET_IN_PART,
    AskState.REFUSED,
    AskState.COUNTERED,
    AskState.DEFERRED,
)


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
    return [_ask(register, [rows[n] for n in group]) for group in groups]


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


def _ask(register: _Register, rows: Sequence[_Made]) -> StoryAsk:
    first = rows[0]
    to = tuple(dict.fromkeys(party for row in rows for party in row.to))
    fullest = max(rows, key=lambda row: (len(row.to) > 0, len(row.wants.text)))
    replies = tuple(_replies(register, rows, to))
    state = next((s for s in _FINAL if any(r.kind is s for r in replies)), AskState.SILENT)
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
        state=state,
        replies=replies,
    )


def _replies(register: _Register, rows: Sequence[_Made], to: Sequence[str]) -> Iterator[Reply]:
    """What those asked said or did about it afterwards, in order."""
    asked = {row.at for row in rows}
    since = rows[0].chapter.order
    given: set[tuple[AskState, date | None]] = set()
    for chapter in register.chapters:
        if chapter.order < since:
            continue
        for reply in (
            *_said(register, chapter, rows, to, asked),
            *_done(register, chapter, rows, to),
        ):
            if (reply.kind, reply.day) not in given:
                given.add((reply.kind, reply.day))
                yield reply


def _said(
    register: _Register,
    chapter: Chapter,
    rows: Sequence[_Made],
    to: Sequence[str],
    asked: set[Reference],
) -> Iterator[Reply]:
    """Statements of those asked about what is wanted of them."""
    for statement in chapter.reading.statements:
        at = Reference(chapter.key, statement.id)
        entities = statement.source.entities if statement.source else ()
        speaks = set(register.cast.parties_of(chapter.key, entities)) & set(to)
        if not speaks or at in asked or at in register.repeated:
            continue
        said = chapter.said(statement)
        bound = _RESOLVED if statement.act in (Act.PROMISES, Act.REFUSES) else _ANSWERS
        told = weighed(said)
        alike = any(contained(row.wants.words, told) >= bound for row in rows)
        near = alike or _about(register, said, rows)
        kind = (
            _kind(statement.act, statement.polarity, chapter.sentence(statement)) if near else None
        )
        if kind:
            yield Reply(kind, chapter.day, at)


def _about(register: _Register, said: str, rows: Sequence[_Made]) -> bool:
    """Whether it speaks of the request by that name: "Korring’s request"."""
    asked = {noun(w) for w in words_of(said)} & {"request", "appeal", "demand", "call", "plea"}
    return bool(asked) and any(_named(register.parties[party], said) for party in rows[0].by)


def _kind(act: Act | None, polarity: Polarity | None, said: str) -> AskState | None:
    if act is Act.REFUSES or (act is Act.DENIES and polarity is Polarity.POSITIVE):
        return AskState.REFUSED
    if act is Act.PROMISES:
        return AskState.DEFERRED
    lower = list(words_of(said))
    if any(word in words("replies", "waiting") for word in lower[:6]) and (
        "will" in lower or "would" in lower
    ):
        return AskState.REFUSED
    if _any(said, "deferring") and act in (Act.ASSERTS, Act.PREDICTS):
        return AskState.MET_IN_PART if _any(said, "partial") else AskState.DEFERRED
    return None


def _done(
    register: _Register, chapter: Chapter, rows: Sequence[_Made], to: Sequence[str]
) -> Iterator[Reply]:
    """Deeds that the article tells in its own words: "officials briefed the ambassadors"."""
    wanted = rows[0].wants.words
    deed = _deed(rows[0].wants.text)
    text = chapter.text
    told = [span for s in chapter.reading.statements for span in s.content]
    for phrase in chapter.wording.phrases:
        span = phrase.span
        inside = sum(
            min(t.end, span.end) - t.start for t in told if span.start <= t.start < span.end
        )
        if inside > (span.end - span.start) / 2:
            continue
        sentence = text[span.start : span.end]
        lemmas = {verb(w) for w in words_of(sentence)} | {noun(w) for w in words_of(sentence)}
        start = " ".join(sentence.split()[:_SUBJECT])
        named = any(_named(register.parties[party], start) for party in to)
        if not named or lemmas & words("replies", "asking") or lemmas & words("replies", "waiting"):
            continue
        done = weighed(sentence)
        if contained(wanted, done) >= _ANSWERS or (deed and deed in done):
            kind = AskState.MET_IN_PART if _any(sentence, "partial") else AskState.MET
            if lemmas & words("replies", "refusing"):
                kind = AskState.REFUSED
            yield Reply(kind, chapter.day, Reference(chapter.key, ""))


def _deed(wants: str) -> str | None:
    """The verb of what is wanted, as it is compared: "to brief the ambassadors"."""
    match = re.search(r"(?:^to (?:\w+ly )?|\bfor an? )(\w+)", wants)
    return next(iter(weighed(match[1])), None) if match else None


def _named(party: Party, sentence: str) -> bool:
    low = f" {plain(sentence)} "
    names = [party.name, *party.aliases, *party.people]
    return any(f" {plain(name)}" in low for name in names if len(name) > 2)


def _any(said: str, section: str) -> bool:
    low = f" {' '.join(words_of(said))} "
    return any(f" {word} " in low for word in words("replies", section))
