"""What came back to an ask: statements and reported deeds of those who were asked.

`answering` tells what one sentence amounts to; here sentences are gone through article by article,
one that may answer several asks is given to that which it is about, and what is told again counts
once. When unsure, it is no reply.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date

from sayso.judge.answering import (
    answer,
    came_about,
    fewer_given,
    happened,
    named_thing,
    share_of,
)
from sayso.judge.deeds import Mood
from sayso.judge.instead import countered
from sayso.judge.likely import LIKELY, MET, PLAIN, SURE, Weighed, seen, tells_of, weigh
from sayso.judge.lines import Asked, Line, Lines
from sayso.judge.recalled import asked_by
from sayso.judge.theirs import by_those
from sayso.text.lexicon import words
from sayso.types.attribution import Act
from sayso.types.exchange import Reads
from sayso.types.story import AskState, Reply

_CLOSE = 2  # sentences behind an ask within which "this" or "he promised" answers it
_SURE = 0.4  # bearing on an ask of a sentence that also tells another one
_BEARING = 0.7  # of what the best of several asks that a sentence answers has
_ACT, _RECALLED, _NEAR = 0.3, 0.6, 0.3  # what bears on an ask beside the wanted words
_OPENING = 1  # words before "the rest" that may open a sentence
_OWN = words("deeds", "sole") | {"resign"}  # acts that are told of nothing else
_IT = words("replies", "third_persons")
_GIVEN = (AskState.MET, AskState.MET_IN_PART)
_LESS = (AskState.DEFERRED, AskState.MET_IN_PART)  # promised and not done, or not all of it
_DO_SO = re.compile(
    r"\b(?:would|will|promised to|pledged to|agreed to|was ready to|were ready to)"
    r"(?:[.,;]|$| (?:do (?:so|that|it)|comply|oblige)\b)",
    re.IGNORECASE,
)
_NO_PROMISE = re.compile(r"\b(?:not|never|no|nor|neither|cannot|only if|unless)\b|n[’']t\b", re.I)
_OPPOSITE = ({AskState.MET, AskState.REFUSED}, {AskState.MET_IN_PART, AskState.REFUSED})
# Log odds from which it is one, and surely one, though only others speak: below, one of six is.
_PERHAPS_OTHERS, _OTHERS = 0.0, 2.5
_SAME = 0.75  # share of words that two tellings of one reply have in common


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence that may answer an ask; `bearing` tells how much it is about that one."""

    ask: int
    line: Line
    kind: AskState | None  # None where it only tells the ask
    _: KW_ONLY
    bearing: float
    likely: bool = False  # no more than that, by what was learnt
    faint: bool = False  # so little likely that no state rests on it


def replies(
    asks: Sequence[Asked], lines: Lines, reads: Reads | None = None
) -> list[tuple[Reply, ...]]:
    """For each ask what those asked said or did about it, in order; one of a kind a day."""
    kept = answers(asks, lines, reads)
    return [_told_once([each for each in kept if each.ask == n], lines) for n in range(len(asks))]


def answers(asks: Sequence[Asked], lines: Lines, reads: Reads | None = None) -> list[Answer]:
    """All sentences that answer an ask, however often it is told.

    A sentence that may answer several asks answers the one that it is about. What a rule takes for
    an answer must be likely enough, too; what no rule does is one where that is likely, to the ask
    to which it is likeliest.
    """
    found: dict[tuple[str, int], list[Answer]] = {}
    thought: dict[tuple[str, int], list[Answer]] = {}
    for number, asked in enumerate(asks):
        told = {chapter.key: _ruled(asked, lines.of(chapter)) for chapter in lines.chapters}
        heavy = weigh(asked, lines, told, seen(asked, lines), reads)
        rows = {chapter.key: lines.of(chapter) for chapter in lines.chapters}
        for key, theirs in told.items():
            for at, (kind, bearing) in theirs.items():
                given = Answer(number, rows[key][at], kind, bearing=bearing)
                given = _weighed(given, heavy.get((key, at)), asked)
                if given.kind or tells_of(asked, rows[key][at]):
                    found.setdefault((key, at), []).append(given)
        for (key, at), each in heavy.items():
            given = Answer(number, rows[key][at], each.kind, bearing=each.odds)
            others = _by_others(given, asked)
            if each.odds >= (_PERHAPS_OTHERS if others else LIKELY):
                unsure = _unsure(each) or (others and each.odds < _OTHERS)
                given = replace(given, likely=unsure, faint=each.odds < SURE)
                thought.setdefault((key, at), []).append(given)
    kept = gone_on([each for given in found.values() for each in _best(given, asks)])
    sure = {(each.line.chapter.key, each.line.number) for each in kept}
    return kept + [max(given, key=_odds) for at, given in thought.items() if at not in sure]


def gone_on(kept: Sequence[Answer]) -> list[Answer]:
    """The answers, those that go on with one to another ask given to that one.

    As in "The operator would not publish its logs. *It offered* to show them instead".
    """
    of: dict[tuple[str, int], list[int]] = {}
    for each in kept:
        of.setdefault((each.line.chapter.key, each.line.number), []).append(each.ask)
    found = []
    for each in kept:
        before = of.get((each.line.chapter.key, each.line.number - 1), [])
        opens = each.line.told.forms[:1] and each.line.told.forms[0] & _IT
        moved = opens and before and each.ask not in before
        found.append(replace(each, ask=before[0]) if moved else each)
    return found


def _weighed(given: Answer, found: Weighed | None, asked: Asked) -> Answer:
    """What a rule found as it weighs: of the kind that was learnt, or no answer.

    Of 146 that were answers, in stories that taught nothing, the rules knew the kind of 86 and what
    was learnt that of 119. But who does just what was asked, in its very words, is seldom seen in
    those stories: there rules are believed that something else bears out.
    """
    if given.kind is None or found is None or _plain(given, asked):
        return given
    if found.odds < SURE and found.alone >= PLAIN:
        return given
    if found.odds < LIKELY:
        return replace(given, kind=None)
    less = found.kind is AskState.MET and given.kind in _LESS
    kind = given.kind if less else found.kind
    unsure = _unsure(found, given.kind)
    return replace(given, kind=kind, likely=unsure, faint=found.odds < SURE)


def _unsure(found: Weighed, ruled: AskState | None = None) -> bool:
    """Whether it is only likely.

    That an ask is met, wholly or in part, must weigh more where no rule says so; that it is
    refused and that it is met cannot both be.
    """
    torn = {found.kind, ruled} in _OPPOSITE
    met = found.kind in _GIVEN and ruled not in _GIVEN
    return torn or found.odds < (MET if met else SURE)


def _by_others(given: Answer, asked: Asked) -> bool:
    """Whether only others speak, and of none of those asked: "it stays, the mayor said"."""
    to = {party.id for party in asked.to}
    line = given.line
    named = any(line.places(party) or party.name in line.text for party in asked.to)
    return bool(to and line.speakers) and not line.speakers & to and not named


def _plain(given: Answer, asked: Asked) -> bool:
    """Whether it is told too plainly to be weighed.

    Who is asked offers something else, or asks for time; or what only they can do is done or
    refused, as in "has resigned"; or fewer are given than were wanted.
    """
    mine = [deed for deed in given.line.deeds if deed.families & asked.families]
    own = (deed for deed in mine if deed.families & _OWN)
    told = any(deed.mood in (Mood.DONE, Mood.REFUSED) for deed in own)
    part = given.kind is AskState.MET_IN_PART and fewer_given(asked, given.line, mine)
    asks = any(statement.act is Act.ASKS for statement in given.line.statements)
    speaking = given.line.speakers & {party.id for party in asked.to}
    late = given.kind is AskState.DEFERRED and asks and bool(speaking)
    instead = bool(speaking) and given.line.told.forms[:1] == (frozenset({"instead"}),)
    offers = instead or given.line.told.has(words("replies", "offering"))
    return told or late or part or (given.kind is AskState.COUNTERED and offers)


def _odds(given: Answer) -> tuple[float, int]:
    return given.bearing, -given.ask


def _best(given: Sequence[Answer], asks: Sequence[Asked]) -> Iterator[Answer]:
    """Those that bear about as much as any.

    A sentence that tells another ask answers this one only where it is surely about it, or where
    who is asked asks for time.
    """
    replying = [each for each in given if each.kind]
    if any(by_those(asks[each.ask], each.line) for each in replying):
        replying = [each for each in replying if not _only_thought(each, asks[each.ask])]
    best = max((each.bearing for each in replying), default=0.0)
    telling = [asks[each.ask] for each in given if not each.kind]
    for each in replying:
        late = each.kind is AskState.DEFERRED
        back = all(late and _returned(other, asks[each.ask]) for other in telling)
        if each.bearing >= _BEARING * best and (back or each.bearing >= _SURE):
            yield each


def _only_thought(given: Answer, asked: Asked) -> bool:
    """Whether whoever speaks is only thought to speak for those asked, by no words."""
    mine = [deed for deed in given.line.deeds if deed.families & asked.families]
    speaking = bool(given.line.speakers) and not by_those(asked, given.line)
    return speaking and not happened(asked, given.line, mine) and not asked_by(asked, given.line)


def _returned(one: Asked, other: Asked) -> bool:
    """Whether an ask goes back to who made the other: "asked the bureau for another week"."""
    by, to = ({party.id for party in parties} for parties in (one.by, one.to))
    return bool(by & {p.id for p in other.to} and to & {p.id for p in other.by})


def _told_once(given: Sequence[Answer], lines: Lines) -> tuple[Reply, ...]:
    """The answers in order, without those that are told again; what is only likely yields."""
    found: list[tuple[Reply, Line]] = []
    for each in sorted(given, key=lambda one: (one.likely, _place(one.line))):
        line = each.line
        kind = _promised(line, each.kind or AskState.SILENT)
        reply = Reply(kind, line.chapter.day, line.at(), each.likely, each.faint)
        if reply.at in lines.repeated:
            continue  # a copy’s, and nobody’s new word
        if not any(_retold(reply, line, *before) for before in found):
            found.append((reply, line))
    return tuple(reply for reply, _ in sorted(found, key=lambda one: _place(one[1])))


def _promised(line: Line, kind: AskState) -> AskState:
    """No refusal where it is said that it will be done: "would do so", "promised to comply"."""
    plain = kind is AskState.REFUSED and _DO_SO.search(line.text)
    return AskState.DEFERRED if plain and not _NO_PROMISE.search(line.text) else kind


def _place(line: Line) -> tuple[str, int]:
    return line.chapter.order, line.number


def _retold(reply: Reply, line: Line, before: Reply, earlier: Line) -> bool:
    """Whether it is the same again: of one kind and day, or in an earlier article's words."""
    if reply.kind is not before.kind:
        return False
    mine, theirs = set(line.told.written), set(earlier.told.written)
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    return reply.day == before.day or shared >= _SAME


def _ruled(asked: Asked, lines: Sequence[Line]) -> dict[int, tuple[AskState | None, float]]:
    return {line.number: (kind, bearing) for line, kind, bearing in ruled(asked, lines)}


def ruled(asked: Asked, lines: Sequence[Line]) -> Iterator[tuple[Line, AskState | None, float]]:
    """The sentences of one article that answer the ask, and how much each bears on it."""
    telling = {line.number for line in lines if tells_of(asked, line)}
    if not lines or (lines[0].chapter.day or date.max) < (asked.since or date.min):
        return
    begin = min(telling, default=0) if lines[0].chapter.day == asked.since else 0
    near: int | None = None  # the last sentence that told of the ask, or answered it
    told_at: int | None = None
    last: frozenset[str] = frozenset()
    refused: int | None = None  # the last sentence that said no
    for line in lines:
        outer = frozenset(s.id for s in line.statements if not s.within)
        if outer & last:  # a quotation that goes on is as near as its beginning
            near, told_at = (n if n is None else n + 1 for n in (near, told_at))
        last = outer
        tells = line.number in telling
        close = near is not None and 0 < line.number - near <= _CLOSE
        behind = told_at is not None and 0 < line.number - told_at <= _CLOSE
        found = (
            came_about(asked, line) if tells else answer(asked, line, close=close, behind=behind)
        )
        found = found or (_goes_on(asked, line) if refused == line.number - 1 else None)
        refused = line.number if found is AskState.REFUSED else refused
        known = found and (line.number >= begin or asked_by(asked, line))
        if known or tells:
            if found is AskState.MET and (_one_of(asked, line) or _left_over(line, lines)):
                found = AskState.MET_IN_PART
            yield line, found, _bearing(asked, line, near=close or tells)
        if tells or asked_by(asked, line):
            told_at = line.number
        if tells or found or told_at == line.number:
            near = line.number


def _one_of(asked: Asked, line: Line) -> bool:
    """Whether only one of a group that was asked is told of."""
    here = {p.id for p in asked.to if p.id in line.speakers or line.places(p)}
    return bool(here) and here <= asked.members


def _goes_on(asked: Asked, line: Line) -> AskState | None:
    """Whether who said no goes on with an offer: "*It offered* them a bus instead"."""
    opens = line.told.forms[:1] and line.told.forms[0] & words("replies", "third_persons")
    offers = bool(opens) and not line.speakers and countered(asked, line, "behind", ())
    return AskState.COUNTERED if offers else None


def _left_over(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the next sentence begins with what is left: "*The other seven* would stay secret"."""
    behind = lines[line.number + 1 : line.number + 2]
    turns = behind[0].told.turns(words("replies", "remaining")) if behind else []
    opening = any(at <= _OPENING for at, _ in turns)
    return opening or bool(behind and behind[0].told.has(words("replies", "lacking")))


def _bearing(asked: Asked, line: Line, *, near: bool) -> float:
    """How much a sentence is about what was wanted, beside other asks that it may answer."""
    mine = any(deed.families & asked.families for deed in line.deeds)
    recalled = asked_by(asked, line)
    about = max(share_of(asked, line), named_thing(asked, line))
    return about + _ACT * mine + _RECALLED * recalled + _NEAR * near
