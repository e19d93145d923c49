"""Asks and sentences side by side: what an ask wants, and who speaks or is named in a sentence."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import cached_property

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.judge.deeds import Deed, Told, deeds, told, wanted
from sayso.judge.likeness import weighed
from sayso.judge.parties import Cast
from sayso.text.countries import related
from sayso.text.lexicon import words
from sayso.text.terms import stem
from sayso.types.attribution import Statement
from sayso.types.mention import EntityKind
from sayso.types.span import Span
from sayso.types.story import Party, Reference

_PLACE = 0.3  # weight of a name among the wanted words


@dataclass(frozen=True)
class Asked:
    """One ask as its replies are sought; `tellings` are the sentences that tell of it."""

    by: tuple[Party, ...]
    to: tuple[Party, ...]
    wants: tuple[str, ...]
    _: KW_ONLY
    since: str
    statements: frozenset[Reference]
    alone: bool = False  # whether nothing else is asked of those asked in the story

    @cached_property
    def families(self) -> frozenset[str]:
        return frozenset(family for text in self.wants for family in wanted(text))

    @cached_property
    def objects(self) -> tuple[Mapping[str, float], ...]:
        """The words for what is wanted, a telling at a time, as `_objects` weighs them."""
        named = {stem(w) for p in (*self.to, *self.by) for w in plain(p.name).split()}
        return tuple(_objects(text, named) for text in self.wants)


def _objects(text: str, named: Collection[str]) -> Mapping[str, float]:
    """The words that tell something of what is wanted, but for who is asked, and when.

    Names of places weigh less: they stand in every sentence of a story.
    """
    barred = {*words("replies", "idle"), *named}
    capital = {stem(w.casefold()) for w in told(text).written[1:] if w[:1].isupper()}
    return {
        word: rare * (_PLACE if word in capital else 1.0)
        for word, rare in weighed(text).items()
        if word not in barred
    }


@dataclass
class Line:
    """One sentence of an article, with who speaks in it and whom it names."""

    chapter: Chapter
    number: int
    span: Span
    speakers: frozenset[str] = frozenset()
    sided: frozenset[str] = frozenset()  # of those, the parties that are no lone person
    statements: tuple[Statement, ...] = ()
    _named: dict[str, list[int]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        return self.span.of(self.chapter.text)

    def without(self, asks: Collection[Reference]) -> "Line":
        """The sentence without what the asks in it want."""
        wanting = [s for s in self.statements if Reference(self.chapter.key, s.id) in asks]
        text = self.text
        for span in (span for s in wanting for span in s.content):
            start, end = span.start - self.span.start, span.end - self.span.start
            text = text[: max(0, start)] + " " * (end - max(0, start)) + text[max(0, end) :]
        rest = replace(self, _named={})
        rest.__dict__["text"] = text
        return rest

    @cached_property
    def told(self) -> Told:
        return told(self.text)

    @cached_property
    def deeds(self) -> list[Deed]:
        return deeds(self.text)

    def places(self, party: Party) -> list[int]:
        """Where the party is named, by the sentence's words."""
        if party.id not in self._named:
            self._named[party.id] = places(party, self.told)
        return self._named[party.id]

    def at(self) -> Reference:
        """The outermost statement that it tells, if any."""
        outer = [s for s in self.statements if s.within is None] or list(self.statements)
        return Reference(self.chapter.key, outer[0].id if outer else "")


@dataclass
class Lines:
    """The sentences of a story's articles, each article's in order."""

    chapters: Sequence[Chapter]
    cast: Cast
    repeated: Mapping[Reference, Reference]
    _rows: dict[str, list[Line]] = field(default_factory=dict)

    @cached_property
    def _alone(self) -> frozenset[str]:
        """The parties that are one person, for whom nobody is known to stand."""
        return frozenset(p.id for p in self.cast.parties if p.kind is EntityKind.PERSON)

    def of(self, chapter: Chapter) -> list[Line]:
        if chapter.key not in self._rows:
            self._rows[chapter.key] = list(self._lines(chapter))
        return self._rows[chapter.key]

    def _lines(self, chapter: Chapter) -> Iterator[Line]:
        for number, span in enumerate(chapter.wording.sentences):
            inside = tuple(s for s in chapter.reading.statements if _stands_in(s, span))
            entities = [e for s in inside if s.source and not s.within for e in s.source.entities]
            speakers = frozenset(self.cast.parties_of(chapter.key, entities))
            sided = speakers - self._alone
            yield Line(chapter, number, span, speakers, sided, inside)


def _stands_in(statement: Statement, span: Span) -> bool:
    """Whether the sentence tells the statement, or stands within what was said."""
    if any(part.start < span.end and span.start < part.end for part in statement.cue.spans):
        return True
    said = sum(min(p.end, span.end) - max(p.start, span.start)
               for p in statement.content if p.start < span.end and span.start < p.end)  # fmt: skip
    return 2 * said > span.end - span.start


def places(party: Party, sentence: Told) -> list[int]:
    """Where a party is named: by a name, by who speaks for it, by what is made of its name."""
    names = {plain(name) for name in (party.name, *party.aliases, *party.people)}
    people = [name for name in (party.name, *party.people) if party.kind is EntityKind.PERSON
              or name in party.people]  # fmt: skip
    names |= {plain(name).rsplit(" ", 1)[-1] for name in people}
    names |= {n.split(" of ")[0] for n in names if " " in n.split(" of ")[0]}
    bare = {name.replace("'s ", " ").replace("' ", " ") for name in names}
    runs = [name.split() for name in sorted(bare) if len(name) > 2]
    lower = [plain(word) for word in sentence.written]
    return [
        at
        for at in range(len(lower))
        if any(_stands(run, lower[at : at + len(run)], sentence.written[at]) for run in runs if run)
    ]


def _stands(name: Sequence[str], here: Sequence[str], first: str) -> bool:
    """Whether a name stands here, or the adjective that is made of it."""
    if list(here) == list(name):
        return True
    alike = first[:1].isupper() and len(here) == len(name) and list(here[:-1]) == list(name[:-1])
    return alike and related(here[-1], name[-1])
