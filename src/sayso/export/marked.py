"""One article as HTML: its text with every statement marked, and the list of statements."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.export.markup import Html, element, outward, together, web_address
from sayso.export.notes import act, notes, others, said_by, speaker
from sayso.export.outline import UNSURE, content, published, ranked, tally, title
from sayso.export.segments import segments
from sayso.text.segment import paragraphs
from sayso.types.article import Article, ZoneKind
from sayso.types.attribution import Statement
from sayso.types.reading import Reading
from sayso.types.span import Span, joined

_UNSAFE = re.compile(r"[^A-Za-z0-9-]")
_TAGS = {ZoneKind.TITLE: "h1"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement's place on the page: `name` within its article, `anchor` on the whole page."""

    statement: Statement
    number: int
    depth: int
    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """A part of a statement, as it is classed in the text."""

    role: str
    entry: Entry

    @property
    def classes(self) -> tuple[str, ...]:
        nested = self.role == "content" and self.entry.depth > 0
        return (self.role, "within") if nested else (self.role,)


_Label = _Mark | ZoneKind
_Piece = tuple[Span, tuple[_Label, ...]]


def entries(reading: Reading, anchor: str) -> list[Entry]:
    """The statements in the order of the list, numbered from 1; `anchor` is the article's."""
    return [
        Entry(statement, number, depth, name, f"{anchor}-{name}")
        for number, (depth, statement) in enumerate(ranked(reading.statements), 1)
        for name in [_UNSAFE.sub("-", statement.id)]
    ]


def article(reading: Reading, anchor: str) -> Html:
    """The article beside its statements; of one that could not be read, the reason."""
    told = entries(reading, anchor)
    if reading.failure is not None:
        body = element("p", reading.failure, class_="failure")
    else:
        body = element("div", _text(reading.article, told), _list(reading, told), class_="columns")
    notes = (element("p", f"Note: {each}", class_="note") for each in reading.article.warnings)
    return element(
        "article",
        *_head(reading.article),
        *notes,
        body,
        class_="reading",
        id=anchor,
        lang=reading.article.language,
    )


def _head(article: Article) -> Iterator[Html]:
    outlet = article.outlet.name or article.outlet.domain
    about = [each for each in (outlet, published(article), ", ".join(article.byline)) if each]
    link = web_address(article.url)
    where = outward(link, "original") if link else article.key
    known = together(_between(" · ", [*about, *([where] if where else [])]))
    if known:
        yield element("p", known, class_="kicker")
    if not any(article.zones_of(ZoneKind.TITLE)):
        yield element("h1", title(article), dir="auto")


def _between(mark: str, pieces: Iterable[str]) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        if number:
            yield mark
        yield piece


def _text(article: Article, told: Sequence[Entry]) -> Html:
    """The article's paragraphs, cut wherever a part of a statement or a zone begins or ends."""
    text = article.text
    feet = _feet(text, told)
    blocks = (_block(text, pieces, feet) for pieces in _blocks(article, told))
    return element("div", *blocks, class_="text")


def _blocks(article: Article, told: Sequence[Entry]) -> Iterator[list[_Piece]]:
    """The pieces of each paragraph."""
    text = article.text
    labelled: list[tuple[Span, int | _Label]] = [(z.span, z.kind) for z in article.zones]
    labelled += _marks(text, told)
    labelled += ((span, number) for number, span in enumerate(paragraphs(text)))
    rows: dict[int, list[_Piece]] = defaultdict(list)
    for span, labels in segments(Span(0, len(text)), labelled) if text else ():
        kept = tuple(label for label in labels if not isinstance(label, int))
        for number in (label for label in labels if isinstance(label, int)):
            rows[number].append((span, kept))
    yield from rows.values()


def _marks(text: str, told: Iterable[Entry]) -> Iterator[tuple[Span, _Label]]:
    for entry in told:
        statement = entry.statement
        source = statement.source.spans if statement.source else ()
        parts = (("content", statement.content), ("source", source), ("cue", statement.cue.spans))
        for role, spans in parts:
            for span in spans:
                if trimmed := _trimmed(text, span):
                    yield trimmed, _Mark(role, entry)


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return Span(start, end) if start < end else None


def _feet(text: str, told: Iterable[Entry]) -> dict[int, list[Entry]]:
    """The statements by where their cue ends: there the text leads to the list."""
    feet = defaultdict(list)
    for entry in told:
        last = _trimmed(text, entry.statement.cue.spans[-1])
        feet[last.end if last else entry.statement.cue.spans[-1].end].append(entry)
    return feet


def _block(text: str, pieces: Sequence[_Piece], feet: Mapping[int, Sequence[Entry]]) -> Html:
    """One paragraph; it is of a zone's kind where the zone covers all of it."""
    kinds = {_kind(labels) for span, labels in pieces if span.of(text).strip()}
    kind = kinds.pop() if len(kinds) == 1 else None
    shown: list[str] = []
    for span, labels in pieces:
        shown.append(_piece(span.of(text), labels, kind))
        shown += (_reference(entry) for entry in feet.get(span.end, ()))
    name = None if kind in (None, ZoneKind.BODY) else kind.value
    return element(_TAGS.get(kind, "p") if kind else "p", *shown, class_=name, dir="auto")


def _kind(labels: Iterable[_Label]) -> ZoneKind | None:
    return next((label for label in labels if isinstance(label, ZoneKind)), None)


def _piece(words: str, labels: Sequence[_Label], around: ZoneKind | None) -> str:
    marks = [label for label in labels if isinstance(label, _Mark)]
    kind = _kind(labels)
    zone = (kind.value,) if kind and kind not in (around, ZoneKind.BODY) else ()
    classes = list(dict.fromkeys([*zone, *(each for mark in marks for each in mark.classes)]))
    if not classes:
        return words
    names = list(dict.fromkeys(mark.entry.name for mark in marks))
    return element(
        "span", words, class_=" ".join(classes), data_statement=" ".join(names) if names else None
    )


def _reference(entry: Entry) -> Html:
    number = str(entry.number)
    return element(
        "a",
        number,
        class_="ref",
        id=f"{entry.anchor}-cue",
        href=f"#{entry.anchor}",
        aria_label=f"Statement {number}",
    )


def _list(reading: Reading, told: Sequence[Entry]) -> Html:
    return element(
        "aside",
        element("h2", "Who said what"),
        element("p", tally(reading), class_="tally"),
        *_nested(reading, told),
        *(element("p", own, class_="tally") for own in [others(reading)] if own),
        class_="statements",
        aria_label="Statements",
    )


def _nested(reading: Reading, told: Sequence[Entry]) -> Iterator[Html]:
    """The entries as lists within lists, from the innermost outwards."""
    waiting: dict[int, list[Html]] = defaultdict(list)
    for entry in reversed(told):
        inner = waiting.pop(entry.depth + 1, [])
        within = [element("ol", *reversed(inner))] if inner else []
        waiting[entry.depth].append(element("li", _entry(reading, entry), *within))
    if waiting:
        yield element("ol", *reversed(waiting[0]))


def _entry(reading: Reading, entry: Entry) -> Html:
    text = reading.article.text
    what = (
        element("p", paragraph, class_="what", dir="auto")
        for paragraph in content(text, entry.statement)
    )
    return element(
        "div",
        element(
            "a",
            str(entry.number),
            class_="number",
            href=f"#{entry.anchor}-cue",
            aria_label=f"Statement {entry.number} in the text",
        ),
        _who(reading, entry.statement),
        *what,
        *_cells(reading, entry.statement),
        class_="entry",
        id=entry.anchor,
    )


def _cells(reading: Reading, statement: Statement) -> Iterator[Html]:
    """What else the statement holds: hearers, basis, figures, times."""
    rows = [
        part
        for label, words in notes(reading, statement)
        for part in (element("dt", label), element("dd", words, dir="auto"))
    ]
    if rows:
        yield element("dl", *rows, class_="cells")


def _who(reading: Reading, statement: Statement) -> Html:
    text, source = reading.article.text, statement.source
    named = (
        element("b", said_by(reading, statement), dir="auto")
        if source
        else element("span", "(no source named)", class_="nobody")
    )
    unsure = [element("span", "unsure", class_="unsure")] if statement.confidence < UNSURE else []
    return element(
        "p",
        named,
        *(f" ({name})" for name in [speaker(reading, statement)] if name),
        " ",
        element("span", joined(text, statement.cue.spans), class_="said"),
        *(element("span", done, class_="act") for done in [act(statement)] if done),
        *unsure,
        class_="who",
    )
