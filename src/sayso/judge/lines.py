"""Asks and sentences side by side: what an ask wants, and who speaks or is named in a sentence."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from datetime import date
from functools import cache, cached_property

from sayso.judge.bodies import plain
from sayso.judge.callings import own_name
from sayso.judge.chapter import Chapter
from sayso.judge.deeds import Deed, Told, deeds, told, wanted
from sayso.judge.likeness import weighed
from sayso.judge.parties import Cast
from sayso.text.countries import related
from sayso.text.lexicon import sections, words
from sayso.text.terms import stem
from sayso.types.attribution import Statement
from sayso.types.mention import EntityKind
from sayso.types.span import Span
from sayso.types.story import Party, Reference

_LETTING = frozenset({"let", "allow", "permit"})  # others act, and are let
_OPENING = 3  # words of what is wanted: "not to let"
_THING_FIRST = 3  # words within which an act is named, if not a thing is wanted
_PLACE = 0.3  # weight of a name among the wanted words
_SIDE = re.compile(  # where a clause begins that says no more of the thing itself
    r"(?<=\w),? (?:that|which|who|whose|before|because|if|until|so that|in case|while|as soon as) "
)
_LIKE = 0.7  # of a wanted word's weight, where only one of its kind stands ("ship", "vessel")


@dataclass(frozen=True)
class Asked:
    """One ask as its replies are sought; `tellings` are the sentences that tell of it."""

    by: tuple[Party, ...]
    to: tuple[Party, ...]
    wants: tuple[str, ...]
    _: KW_ONLY
    since: date | None  # the day of its first telling: of that day's articles none is the earlier
    statements: frozenset[Reference]
    members: frozenset[str] = frozenset()  # those asked who only belong to a group that is asked
    alone: bool = False  # whether nothing else is asked of those asked in the story

    @cached_property
    def families(self) -> frozenset[str]:
        return frozenset(family for text in self.wants for family in sought(text))

    @cached_property
    def negative(self) -> bool:
        """Whether something is not to be done: "not to print the names"."""
        return any(text.split(" ", 1)[0] in ("not", "never") for text in self.wants)

    @cached_property
    def objects(self) -> tuple[Mapping[str, float], ...]:
        """The words for what is wanted, a telling at a time, as `objects` weighs them."""
        return tuple(objects(text, self._named) for text in self.wants)

    @cached_property
    def things(self) -> tuple[Mapping[str, float], ...]:
        """The same without the words for the acts themselves."""
        return tuple(things(text, self._named) for text in self.wants)

    @cached_property
    def _named(self) -> frozenset[str]:
        return name_words((*self.to, *self.by))


def sought(text: str) -> frozenset[str]:
    """The families of the acts that are wanted; where only a thing is named, of giving it."""
    opening = told(text).forms[0] if told(text).forms else frozenset[str]()
    counted = told(text).written[:1] and told(text).written[0][0].isdigit()
    nouns = words("deeds", "before_nouns") - {"that", "for"} | {"from"}
    things = counted or opening & nouns
    early = any(deed.start < _THING_FIRST for deed in deeds(text))
    found = wanted(text)
    if "help" in found:  # "to help it with tests"
        found |= frozenset(family for deed in deeds(text) for family in deed.families)
    if any(form & _LETTING for form in told(text).forms[:_OPENING]):
        found |= frozenset({"admit"})  # "to *let* the consul visit him"
    if "lift" in found and told(text).has(words("deeds", "closures")):
        found |= frozenset({"open"})  # "to lift the closed zone"
    return found | (words("deeds", "giving") if things and not early else frozenset())


def name_words(parties: Iterable[Party]) -> frozenset[str]:
    """The words of all names of these parties, by their stems."""
    every = (n for p in parties for n in (p.name, *p.aliases, *p.people))
    return frozenset(stem(word) for name in every for word in plain(name).split())


def objects(text: str, named: Collection[str] = ()) -> Mapping[str, float]:
    """The words that tell something of what is wanted, but for who is asked, and when.

    Names of places weigh less: they stand in every sentence of a story.
    """
    barred = {*map(stem, words("replies", "idle")), *named}
    capital = {stem(w.casefold()) for w in told(text).written[1:] if w[:1].isupper()}
    return {
        word: rare * (_PLACE if word in capital else 1.0)
        for word, rare in weighed(_parted(text)).items()
        if word not in barred
    }


def things(text: str, named: Collection[str] = ()) -> Mapping[str, float]:
    """What is wanted without the words for the act: "the gate" of "to open the gate".

    >>> sorted(things("to open the gate for the lorries"))
    ['gate', 'lorri']
    """
    sentence = told(text)
    families = wanted(text)
    acts = {
        stem(word.casefold())
        for deed in deeds(text)
        if deed.families & families
        for word in (sentence.written[deed.start], sentence.written[deed.end - 1])
    }
    plainly = _SIDE.split(text.strip(), maxsplit=1)[0]
    return {word: rare for word, rare in objects(plainly, named).items() if word not in acts}


def shared(wanted: Mapping[str, float], written: Sequence[str]) -> float:
    """The share of the wanted words' weight that stands in a text: again, or by a like word."""
    has = frozenset(weighed(_parted(" ".join(written))))
    like = frozenset(thing for word in has for thing in _things().get(word, ()))
    whole = sum(wanted.values())
    return sum(_matched(w, rare, has, like) for w, rare in wanted.items()) / whole if whole else 0.0


def _parted(text: str) -> str:
    """The text with compounds in their parts: "class-size" is of sizes."""
    return re.sub(r"(?<=\w)-(?=\w)", " ", text)


def _matched(word: str, rare: float, has: Collection[str], like: Collection[str]) -> float:
    """What a wanted word adds: all where it stands again, most where a like one does."""
    if word in has:
        return rare
    return rare * _LIKE if any(thing in like for thing in _things().get(word, ())) else 0.0


@cache
def _things() -> Mapping[str, tuple[str, ...]]:
    """The kinds of things that each noun, by its stem, is of: "vessel", "ship"."""
    found: dict[str, tuple[str, ...]] = {}
    for thing, listed in sorted(sections("deeds", "things").items()):
        for word in listed:
            for form in {stem(word), stem(_many(word))}:
                found[form] = (*found.get(form, ()), thing)
    return found


def _many(word: str) -> str:
    """A plain plural: stems of "lorry" and "lorries" are two."""
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"


@dataclass
class Line:
    """One sentence of an article, with who speaks in it and whom it names."""

    chapter: Chapter
    number: int
    span: Span
    speakers: frozenset[str] = frozenset()
    sided: frozenset[str] = frozenset()  # of those, the parties that are no lone person
    bodies: frozenset[str] = frozenset()  # of those, the states and organizations
    statements: tuple[Statement, ...] = ()
    voices: Mapping[str, frozenset[str]] = field(default_factory=dict)  # who speaks in each
    _named: dict[str, list[int]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        return self.span.of(self.chapter.text)

    def without(self, asks: Collection[Reference], askers: Collection[str] = ()) -> "Line":
        """The sentence without what the asks in it want, and without what `askers` say of it."""
        wanting = [s for s in self.statements if Reference(self.chapter.key, s.id) in asks]
        text = self.text
        for span in (span for s in wanting for span in s.content):
            start, end = span.start - self.span.start, span.end - self.span.start
            text = text[: max(0, start)] + " " * (end - max(0, start)) + text[max(0, end) :]
        around = {s.within for s in wanting}
        mine = {s.id for s in wanting}
        mine |= {one for one in around if one and self.voices.get(one, frozenset()) & {*askers}}
        others = [who for said, who in self.voices.items() if said not in mine]
        rest = replace(self, _named={}, speakers=frozenset[str]().union(*others))
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
        """The outermost statement that it tells; where it tells none, itself."""
        outer = [s for s in self.statements if s.within is None] or list(self.statements)
        key = self.chapter.key
        return Reference(key, outer[0].id) if outer else Reference(key, "", self.span)


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

    @cached_property
    def _bodies(self) -> frozenset[str]:
        kinds = (EntityKind.GOVERNMENT, EntityKind.ORGANIZATION)
        return frozenset(p.id for p in self.cast.parties if p.kind in kinds)

    def of(self, chapter: Chapter) -> list[Line]:
        if chapter.key not in self._rows:
            self._rows[chapter.key] = list(self._lines(chapter))
        return self._rows[chapter.key]

    def _lines(self, chapter: Chapter) -> Iterator[Line]:
        for number, span in enumerate(chapter.wording.sentences):
            inside = tuple(s for s in chapter.reading.statements if stands_in(s, span))
            voices = {
                s.id: frozenset(self.cast.parties_of(chapter.key, s.source.entities))
                for s in inside
                if s.source and not s.within
            }
            speakers = frozenset[str]().union(*voices.values())
            sided, bodies = speakers - self._alone, speakers & self._bodies
            yield Line(chapter, number, span, speakers, sided, bodies, inside, voices)


def stands_in(statement: Statement, span: Span) -> bool:
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
    last = {name.rsplit(" ", 1)[-1].strip(",") for name in people}
    names |= {plain(word) for word in last if word[:1].isupper()}  # but not "Velland’s *minister*"
    names |= {first for n in names for at in (" of ", " in ") if " " in (first := n.split(at)[0])}
    own = (own_name(name) for name in (party.name, *party.aliases))
    names |= {plain(name) for name in own if name}
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
