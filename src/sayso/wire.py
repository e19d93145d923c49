"""The wire format `sayso/1`: a reading as plain values, and back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any, TypeVar

from sayso.errors import ReadError
from sayso.types.article import Article, Outlet, Zone, ZoneKind
from sayso.types.attribution import Cue, Form, Source, Statement
from sayso.types.mention import Entity, EntityKind, Mention, MentionForm
from sayso.types.reading import Model, Reading
from sayso.types.span import Span, joined

FORMAT = "sayso/1"

Wire = dict[str, Any]
Member = TypeVar("Member", bound=Enum)


def to_wire(reading: Reading) -> Wire:
    """The reading as JSON's own values, every key present; the parse is left out.

    `failure` repeats the last of `warnings` where the article could not be read.
    """
    text = reading.article.text
    return {
        "format": FORMAT,
        "article": _article(reading.article),
        "reader": {"version": reading.version, "model": _model(reading.model)},
        "entities": [_entity(text, entity) for entity in reading.entities],
        "statements": [_statement(text, statement) for statement in reading.statements],
        "figures": [],
        "times": [],
        "asks": [],
        "warnings": list(reading.warnings),
        "failure": reading.failure,
    }


def from_wire(wire: Mapping[str, object]) -> Reading:
    """The reading that `to_wire` was given, but for `parse`, which does not travel.

    Keys that this version does not know are passed over. Raises ReadError, naming the key, for
    one that is missing, holds the wrong kind of value, or points beside the article's text.
    """
    top = _At(wire, "")
    if top["format"].text() != FORMAT:
        raise top["format"].error(FORMAT)
    text = top["article"]["text"].text()
    failure = top.maybe("failure").text_or_none()
    warnings = tuple(top["warnings"].texts())
    return Reading(
        _read_article(top["article"], warnings=warnings[:-1] if failure else warnings),
        entities=tuple(_read_entity(each, text) for each in top["entities"].each()),
        statements=tuple(_read_statement(each, text) for each in top["statements"].each()),
        version=top["reader"]["version"].text(),
        model=_read_model(top["reader"]["model"]),
        failure=failure,
    )


def _article(article: Article) -> Wire:
    outlet = article.outlet
    return {
        "id": article.id,
        "key": article.key,
        "url": article.url,
        "title": article.title,
        "subtitle": article.subtitle,
        "outlet": {"name": outlet.name, "domain": outlet.domain, "family": outlet.family},
        "byline": list(article.byline),
        "published_at": _moment(article.published_at),
        "language": article.language,
        "sha256": article.sha256,
        "text": article.text,
        "zones": [
            {"kind": zone.kind.value, "start": zone.span.start, "end": zone.span.end}
            for zone in article.zones
        ],
    }


def _moment(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError(f"{moment} lacks its time zone")
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _model(model: Model | None) -> Wire | None:
    if model is None:
        return None
    return {"name": model.name, "version": model.version, "sha256": model.sha256}


def _entity(text: str, entity: Entity) -> Wire:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind and entity.kind.value,
        "role": entity.role,
        "country": entity.country,
        "aliases": list(entity.aliases),
        "mentions": [_mention(text, mention) for mention in entity.mentions],
    }


def _mention(text: str, mention: Mention) -> Wire:
    span = mention.span
    return {
        "start": span.start,
        "end": span.end,
        "text": span.of(text),
        "form": mention.form.value,
    }


def _statement(text: str, statement: Statement) -> Wire:
    source = statement.source
    return {
        "id": statement.id,
        "within": statement.within,
        "sentence": statement.sentence,
        "source": source and {**_part(text, source.spans), "entities": list(source.entities)},
        "cue": {**_part(text, statement.cue.spans), "lemma": statement.cue.lemma},
        "content": _part(text, statement.content),
        "kind": None,
        "form": statement.form.value,
        "act": None,
        "polarity": None,
        "addressees": [],
        "evidence": [],
        "firmness": {"factuality": None, "hedges": []},
        "figures": [],
        "times": [],
        "said_at": None,
        "confidence": statement.confidence,
    }


def _part(text: str, spans: Sequence[Span]) -> Wire:
    return {"spans": [[span.start, span.end] for span in spans], "text": joined(text, spans)}


@dataclass(frozen=True, slots=True)
class _At:
    """A value of the wire, and the keys that lead to it."""

    value: object
    path: str

    def __getitem__(self, key: str) -> "_At":
        inner = self.maybe(key)
        if isinstance(self.value, Mapping) and key not in self.value:
            raise ReadError(inner.path, "the key is missing")
        return inner

    def maybe(self, key: str) -> "_At":
        """What stands under the key; None where nothing does."""
        if not isinstance(self.value, Mapping):
            raise self.error("an object")
        return _At(self.value.get(key), f"{self.path}.{key}" if self.path else key)

    def each(self) -> Iterator["_At"]:
        if not isinstance(self.value, list | tuple):
            raise self.error("a list")
        return (_At(value, f"{self.path}[{i}]") for i, value in enumerate(self.value))

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.error("text")
        return self.value

    def text_or_none(self) -> str | None:
        return None if self.value is None else self.text()

    def texts(self) -> Iterator[str]:
        return (each.text() for each in self.each())

    def whole(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.error("a whole number")
        return self.value

    def number(self) -> float:
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self.error("a number")
        return self.value

    def one_of(self, members: type[Member]) -> Member:
        for member in members:
            if member.value == self.value:
                return member
        raise self.error("one of " + ", ".join(member.value for member in members))

    def error(self, wanted: str) -> ReadError:
        shown = repr(self.value)
        found = shown if len(shown) < 50 else f"{shown[:50]}…"
        return ReadError(self.path or "the reading", f"{wanted} should stand there, not {found}")


def _read_article(at: _At, *, warnings: tuple[str, ...]) -> Article:
    text = at["text"].text()
    return Article(
        at["id"].text(),
        text,
        sha256=at["sha256"].text(),
        zones=tuple(_read_zone(each, text) for each in at["zones"].each()),
        key=at["key"].text_or_none(),
        url=at["url"].text_or_none(),
        title=at["title"].text_or_none(),
        subtitle=at["subtitle"].text_or_none(),
        outlet=_read_outlet(at["outlet"]),
        byline=tuple(at["byline"].texts()),
        published_at=_read_moment(at["published_at"]),
        language=at["language"].text_or_none(),
        warnings=warnings,
    )


def _read_outlet(at: _At) -> Outlet:
    return Outlet(*(at[key].text_or_none() for key in ("name", "domain", "family")))


def _read_moment(at: _At) -> datetime | None:
    written = at.text_or_none()
    if written is None:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise at.error("an ISO date and time") from None
    if moment.tzinfo is None:
        raise at.error("a date and time with its zone")
    return moment.astimezone(UTC)


def _read_zone(at: _At, text: str) -> Zone:
    return Zone(at["kind"].one_of(ZoneKind), _read_span(at, at["start"], at["end"], text=text))


def _read_span(at: _At, start: _At, end: _At, *, text: str) -> Span:
    if not 0 <= start.whole() < end.whole() <= len(text):
        raise at.error(f"offsets into a text of {len(text)} characters")
    return Span(start.whole(), end.whole())


def _read_model(at: _At) -> Model | None:
    if at.value is None:
        return None
    return Model(*(at[key].text() for key in ("name", "version", "sha256")))


def _read_entity(at: _At, text: str) -> Entity:
    return Entity(
        at["id"].text(),
        at["name"].text(),
        kind=None if at["kind"].value is None else at["kind"].one_of(EntityKind),
        mentions=tuple(_read_mention(each, text) for each in at["mentions"].each()),
        aliases=tuple(at["aliases"].texts()),
        role=at["role"].text_or_none(),
        country=at["country"].text_or_none(),
    )


def _read_mention(at: _At, text: str) -> Mention:
    span = _read_span(at, at["start"], at["end"], text=text)
    _check_words(at["text"], span.of(text))
    return Mention(span, at["form"].one_of(MentionForm))


def _read_statement(at: _At, text: str) -> Statement:
    return Statement(
        at["id"].text(),
        sentence=at["sentence"].whole(),
        source=_read_source(at["source"], text),
        cue=Cue(_read_part(at["cue"], text), at["cue"]["lemma"].text()),
        content=_read_part(at["content"], text),
        form=at["form"].one_of(Form),
        confidence=at["confidence"].number(),
        within=at["within"].text_or_none(),
    )


def _read_source(at: _At, text: str) -> Source | None:
    if at.value is None:
        return None
    return Source(_read_part(at, text), tuple(at["entities"].texts()))


def _read_part(at: _At, text: str) -> tuple[Span, ...]:
    spans = tuple(_read_pair(pair, text) for pair in at["spans"].each())
    _check_words(at["text"], joined(text, spans))
    return spans


def _read_pair(at: _At, text: str) -> Span:
    offsets = tuple(at.each())
    if len(offsets) != 2:
        raise at.error("a pair of offsets")
    return _read_span(at, *offsets, text=text)


def _check_words(at: _At, words: str) -> None:
    if at.text() != words:
        raise at.error("the words at the offsets")
