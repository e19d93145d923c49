"""Who asked whom for what, once however often it is told, and what came back."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.judge.deeds import Mood, deeds, told, wanted
from sayso.judge.grouping import average_link
from sayso.judge.kin import Kin
from sayso.judge.likeness import Proposition, contained, likeness, weighed
from sayso.judge.lines import Asked, Lines, name_words, shared, things
from sayso.judge.members import members
from sayso.judge.parties import Cast
from sayso.judge.replies import replies
from sayso.text.lemma import noun
from sayso.text.lexicon import numbers, words
from sayso.text.terms import stem
from sayso.types.article import ZoneKind
from sayso.types.ask import Ask
from sayso.types.ids import short_id
from sayso.types.mention import EntityKind
from sayso.types.span import joined
from sayso.types.story import AskState, Party, Reference, Reply, StoryAsk

_ACT = 0.1  # more, where both want acts of one family
_SAME = 0.45  # average likeness of what is wanted, the same party asking
_ANONYMITY = re.compile(
    r"\bnot to be (?:\w+ )?(?:named|identified|quoted)\b|\banonym|\bnames? (?:not )?be\b"
)
_RELATIVE = re.compile(  # up to "which they", right before "had asked"
    r"(?P<thing>(?:[\w’'-]+ ){1,7}[\w’'-]+),? (?:(?:for|to|of|about|on) )?(?:which|that|whom) "
    r"(?:[\w’'-]+ ){1,5}$"
)
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that"})
_THING = 0.3  # share of the wanted things' weight in another telling of the same act
_FEW = 3  # words of "to read it", which only points to what is wanted
_WHOLE = 0.6  # the same where only one tells an act: "the report, which they asked to see"
_ON = 1  # sentences that one party's ask may go on for
_TOLD = 0.3  # share of an ask's wanted words in a sentence that only says "what he had asked for"
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
    _: KW_ONLY
    said: str  # the words for what is wanted alone
    askers: frozenset[str]  # all who answer for who asks
    asked: frozenset[str]  # the same of who is asked
    things: Mapping[str, float]  # what is wanted but for the act
    sentence: int
    same_as: Reference | None = None  # the ask that it only points to

    @cached_property
    def headline(self) -> bool:
        """Whether a title tells it: it is the ask that the article goes on to tell."""
        zones = self.chapter.reading.article.zones_of(ZoneKind.TITLE, ZoneKind.SUBTITLE)
        at = self.chapter.statements[self.ask.statement].cue.spans[0]
        return any(at in zone for zone in zones)

    @cached_property
    def besides(self) -> bool:
        """Whether it is told as one more ask: "she *also* asked"."""
        at = self.chapter.statements[self.ask.statement].cue.spans[0].start
        around = self.chapter.text[max(0, at - 30) : at + 12].casefold()
        return bool(
            re.search(r"\b(?:also|besides|separately|in addition|another|further)\b", around)
        )

    @cached_property
    def families(self) -> frozenset[str]:
        return wanted(self.said)

    @property
    def at(self) -> Reference:
        return Reference(self.chapter.key, self.ask.statement)


@dataclass
class _Register:
    chapters: Sequence[Chapter]
    cast: Cast
    parties: Mapping[str, Party]
    repeated: Mapping[Reference, Reference]
    kin: Kin


def asks(
    chapters: Sequence[Chapter],
    cast: Cast,
    parties: Mapping[str, Party],
    repeated: Mapping[Reference, Reference],
) -> list[StoryAsk]:
    """The story's asks in the order in which they were made."""
    register = _Register(chapters, cast, parties, repeated, Kin(chapters, cast))
    every = list(_pointed(list(_made(register))))
    rows = [row for row in every if not row.same_as]
    alike = np.array([[_alike(register, one, other) for other in rows] for one in rows])
    groups = average_link(alike.reshape(len(rows), len(rows)), _SAME)
    lines = Lines(chapters, cast, repeated)
    sets = [_with_pointing([rows[n] for n in group], every) for group in groups]
    of = Counter(party for each in sets for party in {p for row in each for p in row.asked})
    found = replies([_asked(register, each, of) for each in sets], lines)
    return [_ask(register, each, came) for each, came in zip(sets, found, strict=True)]


def _made(register: _Register) -> Iterator[_Made]:
    for chapter in register.chapters:
        for ask in chapter.reading.asks:
            by = register.cast.parties_of(chapter.key, ask.by) or _own(register, chapter, ask)
            if not by or not ask.wants:
                continue
            said = joined(chapter.text, ask.wants)
            text = f"{said} {_antecedent(chapter, ask)}".strip()
            if _ANONYMITY.search(text) or _is_deed(said):
                continue
            if _turned_down(chapter, ask) or (not ask.to and _intends(chapter, ask, said)):
                continue
            vector = chapter.vectors.get(ask.statement, ())
            to = _to(register, chapter, ask)
            sentence = chapter.statements[ask.statement].sentence
            askers, asked = register.kin.of(by), register.kin.of(to)
            names = name_words(register.parties[party] for party in askers | asked)
            yield _Made(
                ask,
                chapter,
                Proposition.of(text, vector),
                by,
                to,
                said=said,
                askers=askers,
                asked=asked,
                things=things(text, names),
                sentence=sentence,
            )


def _antecedent(chapter: Chapter, ask: Ask) -> str:
    """What a relative clause that tells an ask is of: "*the report*, which they asked to see"."""
    at = chapter.statements[ask.statement].cue.spans[0].start
    start = max((s.start for s in chapter.wording.sentences if s.start <= at), default=0)
    found = _RELATIVE.search(chapter.text[start:at])
    words_of = found["thing"].split() if found else []
    begins = next((n for n, word in enumerate(words_of) if word.casefold() in _DETERMINERS), None)
    return " ".join(words_of[begins:]) if begins is not None else ""


def _turned_down(chapter: Chapter, ask: Ask) -> bool:
    """Whether the words tell of a request only as one that is refused: "laughed off calls for"."""
    cue = joined(chapter.text, chapter.statements[ask.statement].cue.spans)
    return told(cue).has(words("replies", "refusing"))


def _intends(chapter: Chapter, ask: Ask, said: str) -> bool:
    """Whether it is only what somebody means to do: "whom it wants to take home"."""
    lemma = chapter.statements[ask.statement].cue.lemma
    opening = [word.casefold() for word in told(said).written[:2]]
    own = lemma in words("replies", "intending") and opening[:1] == ["to"]
    return own and not set(opening[1:]) & words("replies", "hearing")


def _to(register: _Register, chapter: Chapter, ask: Ask) -> tuple[str, ...]:
    """Who is asked: by the ask's own cell, else whoever it was said to, but for the press."""
    named = register.cast.parties_of(chapter.key, ask.to) or _described(register, chapter, ask.to)
    if named:
        return named
    statement = chapter.statements[ask.statement]
    hearers, own = statement.addressees, register.cast.parties_of(chapter.key, ask.by)
    heard = register.cast.parties_of(chapter.key, (e for h in hearers for e in h.entities))
    return tuple(p for p in heard if p not in own and not _is_press(register.parties[p]))


def _described(register: _Register, chapter: Chapter, to: Sequence[str]) -> tuple[str, ...]:
    """The only body with the word in its name by which somebody is told: "the dairy"."""
    found = []
    for entity in (chapter.entities[each] for each in to):
        head = noun(plain(entity.name).rsplit(" ", 1)[-1])
        bodies = [p.id for p in register.parties.values() if p.kind is EntityKind.ORGANIZATION
                  and head in map(noun, plain(p.name).split())]  # fmt: skip
        found += bodies if len(bodies) == 1 else []
    return tuple(found)


def _own(register: _Register, chapter: Chapter, ask: Ask) -> tuple[str, ...]:
    """Who publishes it, where "we" ask in what a party itself publishes."""
    source = chapter.statements[ask.statement].source
    we = source is not None and joined(chapter.text, source.spans).casefold() == "we"
    named = plain(chapter.outlet) if we and chapter.outlet else ""
    return tuple(p.id for p in register.parties.values()
                 if named and named in map(plain, (p.name, *p.aliases)))[:1]  # fmt: skip


def _is_press(party: Party) -> bool:
    """Whether words are said to it for everybody to hear: "reporters", "Kanal 4"."""
    last = [noun(word) for word in plain(party.name).split()]
    return bool({*last} & (words("cues", "published.media") | words("kin", "press")))


def _is_deed(wants: str) -> bool:
    """Whether the words tell what was done, "as the families had asked"."""
    opens = wants.strip("“”\"' ").split(" ", 1)[0].casefold() in ("to", "that", "for", "not")
    first = next(iter(deeds(wants)), None)
    return not opens and first is not None and first.mood is Mood.DONE and wants.endswith(" as")


def _pointed(rows: Sequence[_Made]) -> Iterator[_Made]:
    """The asks, those whose words only point ("what Velland had asked for") led to what they mean.

    They are led to the ask of the same party right before, or to the one that the sentence is
    about; else they are none.
    """
    for number, row in enumerate(rows):
        if not _points(row):
            yield row
            continue
        mine = [o for o in rows[:number] if not _points(o) and o.askers & row.askers]
        near = [o for o in mine if o.chapter is row.chapter and row.sentence - o.sentence <= _ON]
        here = weighed(_sentence(row))
        best = max(mine, key=lambda o: (contained(o.wants.words, here), o.at), default=None)
        if near:
            yield replace(row, same_as=near[-1].at)
        elif best is not None and contained(best.wants.words, here) >= _TOLD:
            yield replace(row, same_as=best.at)


def _points(row: _Made) -> bool:
    """Whether the words only point to what is wanted: "them as a condition", "to read it"."""
    written = [word.casefold() for word in told(row.wants.text).written]
    pronouns = [word in ("them", "it", "so", "this", "that") for word in written]
    opens = bool(pronouns) and pronouns[0] and written[0] != "that"
    object_only = len(row.wants.words) <= 1 and len(written) <= _FEW and any(pronouns[1:])
    return not row.wants.words or opens or object_only


def _with_pointing(group: list[_Made], every: Sequence[_Made]) -> list[_Made]:
    """The tellings of one ask with those that only point to them, in order."""
    tellings = {row.at for row in group}
    return [row for row in every if row in group or row.same_as in tellings]


def _sentence(row: _Made) -> str:
    """The sentence in which the ask is told, behind the one before it."""
    at = row.chapter.statements[row.ask.statement].cue.spans[0]
    spans = list(row.chapter.wording.sentences)
    here = next((n for n, span in enumerate(spans) if span.overlaps(at)), 0)
    return joined(row.chapter.text, spans[max(0, here - 1) : here + 1])


def _alike(register: _Register, one: _Made, other: _Made) -> float:
    same = register.repeated.get(one.at, one.at) == register.repeated.get(other.at, other.at)
    if same:
        return 1.0
    strangers = one.to and other.to and not one.asked & other.asked
    headline = one.chapter is other.chapter and one.headline is not other.headline
    if strangers or not (headline or one.askers & other.askers):
        return -1.0
    if headline and one.families & other.families:
        return 1.0
    alike = likeness(one.wants, other.wants)
    act = bool(one.families & other.families)
    if act and _one_thing(one, other):
        return 1.0
    either = not one.families or not other.families
    if either and one.things and other.things and _shared_things(one, other) >= _WHOLE:
        return 1.0
    near = one.chapter is other.chapter and abs(one.sentence - other.sentence) <= _ON
    near = near and not (one if one.sentence > other.sentence else other).besides
    going_on = near and (act or not one.families or not other.families)
    return max(alike + (_ACT if act else 0.0), _SAME + _ACT if going_on else 0.0)


def _one_thing(one: _Made, other: _Made) -> bool:
    """Whether two wants of one act are of one thing, or one of them names none: "their release"."""
    if not _nouns(one.things) or not _nouns(other.things):
        return True
    return _shared_things(one, other) >= _THING


def _shared_things(one: _Made, other: _Made) -> float:
    """The larger of the shares of what one wants that stand in what the other does."""
    both = (shared(one.things, told(other.wants.text).written),
            shared(other.things, told(one.wants.text).written))  # fmt: skip
    return max(both)


def _asked(register: _Register, rows: Sequence[_Made], of: Mapping[str, int]) -> Asked:
    """The ask as its replies are sought; `of` counts the asks that each party has."""
    kin = register.kin.of(_addressees(rows))
    every = list(register.parties.values())
    belonging = [
        m for p in sorted(kin) for m in members(register.parties[p], every, register.chapters)
    ]
    inside = register.kin.of(m.id for m in belonging) - kin - _first(rows).askers
    return Asked(
        tuple(register.parties[party] for party in sorted(_first(rows).askers)),
        tuple(register.parties[party] for party in sorted(kin | inside)),
        tuple(dict.fromkeys(row.wants.text for row in rows)),
        since=rows[0].chapter.day,
        statements=frozenset(row.at for row in rows),
        alone=all(of[party] == 1 for party in kin),
        members=inside,
    )


def _first(rows: Sequence[_Made]) -> _Made:
    return next((row for row in rows if not row.headline), rows[0])


def _addressees(rows: Sequence[_Made]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party for row in rows for party in row.to))


def _nouns(things: Mapping[str, float]) -> bool:
    """Whether something is named, and not only counted: "all nine"."""
    counted = {stem(word) for word in numbers("numbers", "small")}
    return any(not thing[0].isdigit() and thing not in counted for thing in things)


def _ask(register: _Register, rows: Sequence[_Made], found: tuple[Reply, ...]) -> StoryAsk:
    first = _first(rows)
    fullest = max(rows, key=lambda row: (len(row.to) > 0, len(row.said)))
    due = next((row.ask.due for row in rows if row.ask.due), None)
    dated = next((row.chapter.times[row.ask.due].value for row in rows if row.ask.due), None)
    return StoryAsk(
        short_id("a", first.at.article, first.at.statement),
        fullest.said,
        by=register.kin.chiefs(first.by),
        to=register.kin.chiefs(_addressees(rows)),
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
