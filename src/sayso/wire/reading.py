"""The wire format `sayso/1` read again, every value checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import TypeVar

from sayso.errors import ReadError
from sayso.types.article import (
    Article,
    DateFound,
    DateKind,
    Lineage,
    Outlet,
    Relation,
    Zone,
    ZoneKind,
)
from sayso.types.ask import Ask, Mode
from sayso.types.attribution import (
    Act,
    Addressee,
    Basis,
    ByHand,
    Cue,
    Evidence,
    Factuality,
    Firmness,
    Form,
    Hand,
    Kind,
    Polarity,
    Source,
    Statement,
)
from sayso.types.figure import Derivation, Figure, Operation
from sayso.types.mention import Entity, EntityKind, Mention, MentionForm
from sayso.types.reading import Model, Reading
from sayso.types.span import Span, joined
from sayso.types.time import Time, TimeType
from sayso.wire.writing import FORMAT

Member = TypeVar("Member", bound=Enum)


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
        figures=tuple(_read_figure(each, text) for each in top["figures"].each()),
        times=tuple(_read_time(each, text) for each in top["times"].each()),
        asks=tuple(_read_ask(each, text) for each in top["asks"].each()),
        version=top["reader"]["version"].text(),
        model=_read_model(top["reader"]["model"]),
        failure=failure,
    )


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

    def each_or_none(self) -> Iterator["_At"]:
        return iter(()) if self.value is None else self.each()

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

    def truth(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.error("true or false")
        return self.value

    def number(self) -> float:
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self.error("a number")
        return self.value

    def number_or_none(self) -> float | None:
        return None if self.value is None else self.number()

    def maybe_one_of(self, members: type[Member]) -> Member | None:
        return None if self.value is None else self.one_of(members)

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
        captured_at=_read_moment(at.maybe("captured_at")),
        zones=tuple(_read_zone(each, text) for each in at["zones"].each()),
        key=at["key"].text_or_none(),
        url=at["url"].text_or_none(),
        title=at["title"].text_or_none(),
        subtitle=at["subtitle"].text_or_none(),
        outlet=_read_outlet(at["outlet"]),
        byline=tuple(at["byline"].texts()),
        published_at=_read_moment(at["published_at"]),
        dates=tuple(_read_date(each) for each in at.maybe("dates").each_or_none()),
        lineage=tuple(_read_lineage(each) for each in at.maybe("lineage").each_or_none()),
        language=at["language"].text_or_none(),
        language_confidence=at.maybe("language_confidence").number_or_none(),
        warnings=warnings,
    )


def _read_outlet(at: _At) -> Outlet:
    return Outlet(*(at[key].text_or_none() for key in ("name", "domain", "family")))


def _read_date(at: _At) -> DateFound:
    moment = _read_moment(at["at"])
    if moment is None:
        raise at.error("a date with its moment")
    return DateFound(
        moment,
        at["kind"].one_of(DateKind),
        at["origin"].text(),
        at["written"].text(),
        zoned=at["zoned"].truth(),
    )


def _read_lineage(at: _At) -> Lineage:
    name, url = (at[key].text_or_none() for key in ("name", "url"))
    return Lineage(at["relation"].one_of(Relation), name, url)


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
        affiliation=at["affiliation"].text_or_none(),
        by_hand=bool(at.maybe("by_hand").value),
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
        kind=at["kind"].maybe_one_of(Kind),
        act=at["act"].maybe_one_of(Act),
        polarity=at["polarity"].maybe_one_of(Polarity),
        addressees=tuple(
            Addressee(_read_part(each, text), tuple(each["entities"].texts()))
            for each in at["addressees"].each()
        ),
        evidence=tuple(
            Evidence(each["basis"].one_of(Basis), _read_part(each, text))
            for each in at["evidence"].each()
        ),
        firmness=_read_firmness(at["firmness"], text),
        figures=tuple(at["figures"].texts()),
        times=tuple(at["times"].texts()),
        said_at=at["said_at"].text_or_none(),
        by_hand=_read_by_hand(at.maybe("by_hand")),
    )


def _read_by_hand(at: _At) -> ByHand | None:
    if at.value is None:
        return None
    made_at = _read_moment(at["made_at"])
    if made_at is None:
        raise at.error("who did it, and when")
    return ByHand(
        at["hand"].one_of(Hand),
        author=at["author"].text(),
        made_at=made_at,
        reason=at["reason"].text(),
    )


def _read_firmness(at: _At, text: str) -> Firmness:
    return Firmness(
        at["factuality"].one_of(Factuality),
        tuple(span for each in at["hedges"].each() for span in _read_part(each, text)),
    )


def _read_figure(at: _At, text: str) -> Figure:
    derivation = at["derivation"]
    return Figure(
        at["id"].text(),
        spans=_read_part(at, text),
        low=at["low"].number_or_none(),
        high=at["high"].number_or_none(),
        qualifier=at["qualifier"].text_or_none(),
        unit=at["unit"].text_or_none(),
        counts=_read_maybe(at["counts"], text),
        place=_read_maybe(at["place"], text),
        as_of=at["as_of"].text_or_none(),
        per=_read_maybe(at["per"], text),
        derivation=None
        if derivation.value is None
        else Derivation(derivation["op"].one_of(Operation), tuple(derivation["of"].texts())),
        statement=at["statement"].text_or_none(),
    )


def _read_time(at: _At, text: str) -> Time:
    return Time(
        at["id"].text(),
        spans=_read_part(at, text),
        type=at["type"].one_of(TimeType),
        value=at["value"].text_or_none(),
        relative=at["relative"].text_or_none(),
        granularity=at["granularity"].text_or_none(),
        anchor=at["anchor"].text_or_none(),
    )


def _read_ask(at: _At, text: str) -> Ask:
    return Ask(
        at["id"].text(),
        statement=at["statement"].text(),
        by=tuple(at["by"].texts()),
        to=tuple(at["to"].texts()),
        wants=_read_part(at["wants"], text),
        mode=at["mode"].one_of(Mode),
        due=at["due"].text_or_none(),
    )


def _read_source(at: _At, text: str) -> Source | None:
    if at.value is None:
        return None
    return Source(_read_part(at, text), tuple(at["entities"].texts()))


def _read_part(at: _At, text: str) -> tuple[Span, ...]:
    spans = tuple(_read_pair(pair, text) for pair in at["spans"].each())
    _check_words(at["text"], joined(text, spans))
    return spans


def _read_maybe(at: _At, text: str) -> tuple[Span, ...]:
    return () if at.value is None else _read_part(at, text)


def _read_pair(at: _At, text: str) -> Span:
    offsets = tuple(at.each())
    if len(offsets) != 2:
        raise at.error("a pair of offsets")
    return _read_span(at, *offsets, text=text)


def _check_words(at: _At, words: str) -> None:
    if at.text() != words:
        raise at.error("the words at the offsets")
