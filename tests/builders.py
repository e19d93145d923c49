"""Readings made from marked-up text: `[source Police] [cue said] [content four died]`.

A number tells statements apart (`[cue2 denied]`), several share a part (`[source1,2 She]`), a part
comes in pieces where its mark is repeated, and marks may stand within one another. A line may
begin with its zone: `@title `, `@subtitle `, `@dateline `, `@body `, `@boilerplate `.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sayso.text.segment import sentences
from sayso.types.article import Article, Zone, ZoneKind
from sayso.types.attribution import Cue, Form, Source, Statement
from sayso.types.mention import Entity, EntityKind, Mention, MentionForm
from sayso.types.reading import Model, ParsedSentence, ParsedWord, Reading
from sayso.types.sentence import Sentence
from sayso.types.span import Span, joined

MODEL = Model("test", "1", "0" * 64)

_MARK = re.compile(r"\[(source|cue|content)(\d+(?:,\d+)*)?\s|\]|^@(\w+) ", re.MULTILINE)
_QUOTED = re.compile(r"[\"“”«»]")

Parts = dict[str, dict[str, list[Span]]]  # statement number → role → pieces


def reading(
    marked: str,
    *,
    names: Mapping[str, Iterable[str]] | None = None,
    confidence: float = 0.9,
    **about: Any,
) -> Reading:
    """The reading that the marks describe; `names` gives the entities, by id, with their names.

    `about` are further fields of the article.
    """
    text, zones, parts = unmarked(marked)
    entities = tuple(_entity(text, key, list(given)) for key, given in (names or {}).items())
    article = Article("a" * 16, text, sha256="b" * 64, zones=zones, language="en", **about)
    found = sentences(text)
    statements = tuple(
        _statement(f"s{number}", text, roles, entities=entities, found=found, confidence=confidence)
        for number, roles in sorted(parts.items(), key=lambda item: int(item[0]))
    )
    return Reading(
        article,
        statements=_nested(statements),
        entities=entities,
        parse=tuple(_parsed(sentence) for sentence in found),
        version="0.0.0",
        model=MODEL,
    )


def failed(failure: str, **about: Any) -> Reading:
    """A reading of what could not be read."""
    return Reading(Article("", "", sha256="", **about), version="0.0.0", failure=failure)


def unmarked(marked: str) -> tuple[str, tuple[Zone, ...], Parts]:
    """The text without its marks, its zones, and the parts of each numbered statement."""
    text = ""
    at = 0
    zones: list[Zone] = []
    parts: Parts = defaultdict(lambda: defaultdict(list))
    opened: list[tuple[str, str, int]] = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[3]:
            line = _MARK.sub("", marked[at:].split("\n", 1)[0])
            zones.append(Zone(ZoneKind(mark[3]), Span(len(text), len(text) + len(line))))
        elif mark[1]:
            opened.append((mark[1], mark[2] or "1", len(text)))
        else:
            role, numbers, start = opened.pop()
            for number in numbers.split(","):
                parts[number][role].append(Span(start, len(text)))
    return text + marked[at:], tuple(zones), parts


def _entity(text: str, key: str, names: list[str]) -> Entity:
    mentions = tuple(
        Mention(Span(m.start(), m.end()), MentionForm.NAME)
        for m in re.finditer("|".join(map(re.escape, names)), text)
    )
    return Entity(
        key, names[0], kind=EntityKind.PERSON, mentions=mentions, aliases=tuple(names[1:])
    )


def _statement(
    number: str,
    text: str,
    roles: dict[str, list[Span]],
    *,
    entities: Iterable[Entity],
    found: Iterable[Sentence],
    confidence: float,
) -> Statement:
    cue = tuple(roles["cue"])
    return Statement(
        number,
        sentence=next(i for i, sentence in enumerate(found) if cue[0].start < sentence.span.end),
        source=_source(roles["source"], entities) if roles["source"] else None,
        cue=Cue(cue, joined(text, cue).lower()),
        content=tuple(roles["content"]),
        form=_form(text, roles["content"]),
        confidence=confidence,
    )


def _source(spans: list[Span], entities: Iterable[Entity]) -> Source:
    named = [e.id for e in entities if any(m.span in span for m in e.mentions for span in spans)]
    return Source(tuple(spans), tuple(named))


def _form(text: str, content: list[Span]) -> Form:
    words = joined(text, content)
    if not _QUOTED.search(words):
        return Form.INDIRECT
    closed = all(
        _QUOTED.match(span.of(text)[0]) and _QUOTED.match(span.of(text)[-1]) for span in content
    )
    return Form.DIRECT if closed else Form.MIXED


def _nested(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    return tuple(replace(s, within=_parent(s, statements)) for s in statements)


def _parent(inner: Statement, statements: tuple[Statement, ...]) -> str | None:
    """The narrowest statement that holds this one's cue in its content."""
    cue = inner.cue.spans[0]
    around = [
        (piece.end - piece.start, other.id)
        for other in statements
        for piece in other.content
        if other is not inner and cue in piece
    ]
    return min(around)[1] if around else None


def _parsed(sentence: Sentence) -> ParsedSentence:
    """A parse without insight: every word hangs from the first."""
    words = tuple(
        ParsedWord(span, "X", 0 if number == 0 else 1, "dep" if number else "root")
        for number, span in enumerate(sentence.words)
    )
    return ParsedSentence(words, paragraph=sentence.paragraph)
