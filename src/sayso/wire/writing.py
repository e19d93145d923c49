"""A reading as JSON's own values: the wire format `sayso/1`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sayso.types.article import Article, DateFound, Lineage
from sayso.types.ask import Ask
from sayso.types.attribution import Addressee, ByHand, Evidence, Source, Statement
from sayso.types.figure import Figure
from sayso.types.mention import Entity, Mention
from sayso.types.reading import Model, Reading
from sayso.types.span import Span, joined
from sayso.types.time import Time

FORMAT = "sayso/1"

Wire = dict[str, Any]


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
        "figures": [_figure(text, figure) for figure in reading.figures],
        "times": [_time(text, time) for time in reading.times],
        "asks": [_ask(text, ask) for ask in reading.asks],
        "warnings": list(reading.warnings),
        "failure": reading.failure,
    }


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
        "dates": [_date_found(each) for each in article.dates],
        "lineage": [_lineage(each) for each in article.lineage],
        "language": article.language,
        "language_confidence": article.language_confidence,
        "sha256": article.sha256,
        "captured_at": _moment(article.captured_at),
        "text": article.text,
        "zones": [
            {"kind": zone.kind.value, "start": zone.span.start, "end": zone.span.end}
            for zone in article.zones
        ],
    }


def _date_found(found: DateFound) -> Wire:
    return {
        "at": _moment(found.at),
        "kind": found.kind.value,
        "origin": found.origin,
        "written": found.written,
        "zoned": found.zoned,
    }


def _lineage(lineage: Lineage) -> Wire:
    return {"relation": lineage.relation.value, "name": lineage.name, "url": lineage.url}


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
        "affiliation": entity.affiliation,
        "aliases": list(entity.aliases),
        "by_hand": entity.by_hand,
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
    firmness = statement.firmness
    return {
        "id": statement.id,
        "within": statement.within,
        "sentence": statement.sentence,
        "source": source and _who(text, source),
        "cue": {**_part(text, statement.cue.spans), "lemma": statement.cue.lemma},
        "content": _part(text, statement.content),
        "kind": statement.kind and statement.kind.value,
        "form": statement.form.value,
        "act": statement.act and statement.act.value,
        "polarity": statement.polarity and statement.polarity.value,
        "addressees": [_who(text, addressee) for addressee in statement.addressees],
        "evidence": [_evidence(text, evidence) for evidence in statement.evidence],
        "firmness": {
            "factuality": firmness.factuality.value,
            "hedges": [_part(text, (hedge,)) for hedge in firmness.hedges],
        },
        "figures": list(statement.figures),
        "times": list(statement.times),
        "said_at": statement.said_at,
        "confidence": statement.confidence,
        "by_hand": statement.by_hand and _by_hand(statement.by_hand),
    }


def _by_hand(by_hand: ByHand) -> Wire:
    return {
        "hand": by_hand.hand.value,
        "author": by_hand.author,
        "made_at": _moment(by_hand.made_at),
        "reason": by_hand.reason,
    }


def _who(text: str, who: Source | Addressee) -> Wire:
    return {**_part(text, who.spans), "entities": list(who.entities)}


def _evidence(text: str, evidence: Evidence) -> Wire:
    return {"basis": evidence.basis.value, **_part(text, evidence.spans)}


def _figure(text: str, figure: Figure) -> Wire:
    derivation = figure.derivation
    return {
        "id": figure.id,
        **_part(text, figure.spans),
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "counts": _part(text, figure.counts) if figure.counts else None,
        "place": _part(text, figure.place) if figure.place else None,
        "as_of": figure.as_of,
        "per": _part(text, figure.per) if figure.per else None,
        "derivation": derivation and {"op": derivation.operation.value, "of": list(derivation.of)},
        "statement": figure.statement,
    }


def _time(text: str, time: Time) -> Wire:
    return {
        "id": time.id,
        **_part(text, time.spans),
        "type": time.type.value,
        "value": time.value,
        "relative": time.relative,
        "granularity": time.granularity,
        "anchor": time.anchor,
    }


def _ask(text: str, ask: Ask) -> Wire:
    return {
        "id": ask.id,
        "statement": ask.statement,
        "by": list(ask.by),
        "to": list(ask.to),
        "wants": _part(text, ask.wants),
        "mode": ask.mode.value,
        "due": ask.due,
    }


def _part(text: str, spans: Sequence[Span]) -> Wire:
    return {"spans": [[span.start, span.end] for span in spans], "text": joined(text, spans)}
