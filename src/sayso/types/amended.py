"""A reading as people amended it: what they entered, mended and struck outranks the program's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.types.amendment import Amendment, Wording
from sayso.types.ask import Ask
from sayso.types.attribution import Act, Addressee, ByHand, Cue, Hand, Polarity, Source, Statement
from sayso.types.figure import held
from sayso.types.mention import Entity, Mention, MentionForm
from sayso.types.reading import Reading, placed
from sayso.types.span import Span, holds, joined
from sayso.types.time import Time


def amended(reading: Reading, amendments: Iterable[Amendment]) -> Reading:
    """The reading with what people made of it, in the order in which they did.

    A pure function of both: of several amendments of one statement the last holds. What a person
    mended stands in the place and under the id of the program's; what he entered stands where its
    words do, and in place of a statement that tells the same saying. An amendment of a statement
    that this reading has not stands by itself, but for one that strikes it.
    """
    holding = {each.statement: each for each in amendments}
    if not holding:
        return reading
    cast = _Cast(reading)
    own = {name: cast.statement(each) for name, each in holding.items() if each.wording}
    known = {statement.id for statement in reading.statements}
    entered = [each for name, each in own.items() if name not in known]
    rows = [own.get(s.id, s) for s in reading.statements if _stands(s, holding, entered)]
    for each in sorted(entered, key=_place, reverse=True):
        rows.insert(_before(rows, each), each)
    said = tuple(_nested(rows))
    return replace(
        reading,
        statements=said,
        entities=(*reading.entities, *cast.new),
        figures=tuple(placed(reading.figures, said)),
        asks=tuple(_asks(reading, said, holding)),
    )


def _stands(statement: Statement, holding: dict[str, Amendment], own: Sequence[Statement]) -> bool:
    """Whether a statement of the program's has a place beside what people made of it."""
    amendment = holding.get(statement.id)
    if amendment:
        return amendment.hand is not Hand.STRUCK
    return not any(same_saying(statement, other) for other in own)


def same_saying(one: Statement, other: Statement) -> bool:
    """Whether both tell one saying: their cues share words, and their contents do, or are none."""
    cues = any(a.overlaps(b) for a in one.cue.spans for b in other.cue.spans)
    contents = any(a.overlaps(b) for a in one.content for b in other.content)
    return cues and (contents or not (one.content or other.content))


def _place(statement: Statement) -> tuple[int, str]:
    """Where it begins; of two that begin together the id decides."""
    return min(s.start for s in (*statement.cue.spans, *statement.content)), statement.id


def _before(rows: Sequence[Statement], statement: Statement) -> int:
    """The number of the first row that begins later."""
    later = (n for n, row in enumerate(rows) if _place(row) > _place(statement))
    return next(later, len(rows))


class _Cast:
    """Who is known in a reading, and whom people named that were not."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.new: list[Entity] = []

    def statement(self, amendment: Amendment) -> Statement:
        """The statement that a person's wording makes."""
        wording, reading = amendment.wording, self._reading
        assert wording  # noqa: S101 - the caller saw it
        inside = [t for t in reading.times if holds(wording.content, t.spans[0])]
        said_at = _time(reading.times, wording.said_at)
        return Statement(
            amendment.statement,
            sentence=wording.sentence,
            source=self._source(amendment.statement, wording),
            cue=Cue(wording.cue, wording.lemma),
            content=wording.content,
            form=wording.form,
            confidence=1.0,
            kind=wording.kind,
            act=wording.act,
            polarity=wording.polarity,
            addressees=tuple(Addressee(each, self._near(each)) for each in wording.addressees),
            evidence=wording.evidence,
            firmness=wording.firmness,
            figures=tuple(held(wording.content, reading.figures)),
            times=tuple(t.id for t in reading.times if t in inside or t is said_at),
            said_at=said_at.id if said_at else None,
            by_hand=ByHand(
                amendment.hand,
                author=amendment.author,
                made_at=amendment.made_at,
                reason=amendment.reason,
            ),
        )

    def _source(self, name: str, wording: Wording) -> Source | None:
        """Who said it: whom the person named, else whom the source's words name."""
        if not wording.source and not wording.speakers:
            return None
        found = [self._named(each, wording.source) for each in wording.speakers]
        entities = tuple(dict.fromkeys(each.id for each in found if each))
        missing = [n for n, e in zip(wording.speakers, found, strict=True) if e is None]
        if not wording.speakers:
            entities = self._near(wording.source)
            missing = [] if entities else [joined(self._reading.article.text, wording.source)]
        made = [self._entity(f"{name}.{n}", each, wording) for n, each in enumerate(missing, 1)]
        self.new += made
        return Source(wording.source, (*entities, *(entity.id for entity in made)))

    def _named(self, name: str, near: Sequence[Span]) -> Entity | None:
        """The entity so called; of several the one that the source's words mention."""
        wanted = name.casefold()
        every = (*self._reading.entities, *self.new)
        fits = [e for e in every if wanted in {n.casefold() for n in (e.name, *e.aliases)}]
        mentioned = [e for e in fits if any(m.span.overlaps(s) for m in e.mentions for s in near)]
        return next(iter(mentioned or fits), None)

    def _near(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """The entity that words mention: of those mentioned in them the one with most of them."""
        found = [
            (_common(mention.span, span), -mention.span.start, entity.id)
            for entity in self._reading.entities
            for mention in entity.mentions
            for span in spans
            if mention.span.overlaps(span)
        ]
        return (max(found)[2],) if found else ()

    def _entity(self, name: str, called: str, wording: Wording) -> Entity:
        """Somebody whom no program found: the source's words, where they are his name, name him."""
        text = self._reading.article.text
        printed = joined(text, wording.source)
        is_name = wording.speakers and printed == called
        form = MentionForm.NAME if is_name else MentionForm.DESCRIPTION
        alone = len(wording.speakers) < 2
        mentions = tuple(Mention(span, form) for span in wording.source[:1]) if alone else ()
        return Entity(
            f"e.{name}", called, kind=None, mentions=mentions, by_hand=bool(wording.speakers)
        )


def _common(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _time(times: Iterable[Time], spans: Sequence[Span]) -> Time | None:
    return next((t for t in times if spans and t.spans[0] == spans[0]), None)


# Statements within statements


def _nested(rows: Sequence[Statement]) -> Iterator[Statement]:
    """The statements, each within the one in whose content it stands.

    What the program nested stays so, unless what it stood in is gone or a person's statement lies
    between.
    """
    known = {row.id for row in rows}
    within = {row.id: row.within if row.within in known else None for row in rows}
    size = {row.id: _size(row) for row in rows}
    for row in rows:
        around = [other for other in rows if other is not row and _holds(other, row)]
        if row.by_hand is None and row.within in known:
            parent = row.within
            around = [o for o in around if o.by_hand and size[o.id] < size[parent or ""]]
        elif row.by_hand is None and row.within is None:
            around = [o for o in around if o.by_hand]
        narrowest = min(around, key=lambda other: (size[other.id], other.id), default=None)
        if narrowest and not _circles(within, row.id, narrowest.id):
            within[row.id] = narrowest.id
    yield from (replace(row, within=within[row.id]) for row in rows)


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _holds(outer: Statement, inner: Statement) -> bool:
    """Whether one stands in the other's content."""
    return _size(outer) > _size(inner) and all(holds(outer.content, s) for s in inner.cue.spans)


def _circles(within: dict[str, str | None], name: str, parent: str) -> bool:
    """Whether a statement would stand within itself."""
    at: str | None = parent
    for _ in within:
        if at is None or at == name:
            return at == name
        at = within[at]
    return True


# Asks


def _asks(
    reading: Reading, said: Sequence[Statement], holding: dict[str, Amendment]
) -> Iterator[Ask]:
    """The asks of the statements that stand; those of a person's say what he made of them."""
    known = {statement.id: statement for statement in said}
    asked = set()
    for ask in reading.asks:
        statement = known.get(ask.statement)
        if statement and (statement.by_hand is None or _wants(statement)):
            asked.add(statement.id)
            yield _ask(ask, statement, reading.times) if statement.by_hand else ask
    for statement in said:
        amendment = holding.get(statement.id)
        if amendment and amendment.wording and statement.id not in asked and _wants(statement):
            new = Ask(
                f"a.{statement.id}",
                statement=statement.id,
                by=(),
                to=(),
                wants=(),
                mode=amendment.wording.mode,
            )
            yield _ask(new, statement, reading.times)


def _wants(statement: Statement) -> bool:
    positive = statement.polarity is Polarity.POSITIVE
    return statement.act is Act.ASKS and positive and bool(statement.content)


def _ask(ask: Ask, statement: Statement, times: Iterable[Time]) -> Ask:
    """The ask as the statement puts it."""
    to = dict.fromkeys(e for one in statement.addressees for e in one.entities)
    due = {t.id for t in times if holds(statement.content, t.spans[0])} & {ask.due}
    return replace(
        ask,
        by=statement.source.entities if statement.source else (),
        to=tuple(to),
        wants=statement.content,
        due=next(iter(due), None),
    )
