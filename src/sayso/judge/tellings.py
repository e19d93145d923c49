"""Which tellings of asks are of one ask: told again, in a title, in the asker's own words.

What a title tells is what its article goes on to tell, and “Nobody should board it,” said right
behind an ask by who made it, is its reason. Both are led to the ask; what is left is grouped by how
alike it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from functools import cached_property

import numpy as np

from sayso.judge.chapter import Chapter
from sayso.judge.deeds import told, wanted
from sayso.judge.grouping import average_link
from sayso.judge.likeness import Proposition, contained, likeness, weighed
from sayso.judge.lines import shared
from sayso.text.lexicon import numbers, words
from sayso.text.terms import stem
from sayso.types.article import ZoneKind
from sayso.types.ask import Ask
from sayso.types.span import joined
from sayso.types.story import Reference

_ACT = 0.1  # more, where both want acts of one family
_SAME = 0.45  # average likeness of what is wanted, the same party asking
_THING = 0.3  # share of the wanted things' weight in another telling of the same act
_FEW = 3  # words of "to read it", which only points to what is wanted
_WHOLE = 0.6  # the same where only one tells an act: "the report, which they asked to see"
_ON = 1  # sentences that one party's ask may go on for
_BEHIND = 2  # sentences behind an ask within which who made it gives its reason
_TOLD = 0.3  # share of an ask's wanted words in a sentence that only says "what he had asked for"
_OWNED = re.compile(r"(?:[’']s|s[’']|\b(?:his|her|its|their|whose)) $", re.IGNORECASE)
_VERBATIM = 0.9  # likeness of what is wanted in the same words


@dataclass(frozen=True)
class Telling:
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
    named: bool  # whether everybody in it is told by a name, and not "the association"
    heard: bool  # whether it is said to somebody: "told *him* that they must leave"
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
    def spoken(self) -> bool:
        """Whether only what was said asks for it: “It must go,” she *said*."""
        lemma = self.chapter.statements[self.ask.statement].cue.lemma
        first, *rest = lemma.split()
        named = any(word in words("replies", "asked") for word in rest)  # "repeat her demand"
        return first in words("constructions", "weak") and not named

    @cached_property
    def recalls(self) -> bool:
        """Whether it is told as one made before: "*the union's demand* for", "a plea from Orsk"."""
        at = self.chapter.statements[self.ask.statement].cue.spans[0]
        noun = self.chapter.text[at.start : at.end].casefold() in words("nesting", "wanting_nouns")
        ahead, behind = self.chapter.text[: at.start], self.chapter.text[at.end :]
        return noun and bool(_OWNED.search(ahead[-8:]) or behind.startswith((" by ", " from ")))

    @cached_property
    def of_theirs(self) -> bool:
        """Whether somebody says it who is told as of the body named last: "*its* chairman"."""
        source = self.chapter.statements[self.ask.statement].source
        told_so = joined(self.chapter.text, source.spans) if source else ""
        return told_so.casefold().startswith(("its ", "their "))

    @property
    def reason(self) -> bool:
        """Whether it is only what was said behind the ask, and why."""
        return self.same_as is not None and self.spoken

    @cached_property
    def families(self) -> frozenset[str]:
        return wanted(self.said)

    @property
    def at(self) -> Reference:
        return Reference(self.chapter.key, self.ask.statement)


def gathered(
    rows: Sequence[Telling], repeated: Mapping[Reference, Reference]
) -> list[list[Telling]]:
    """The tellings of each ask, in order; `repeated` are what copies repeat."""
    every = list(_joined(list(_recalled(list(_pointed(rows))))))
    free = [row for row in every if not row.same_as]
    alike = np.array([[_alike(one, other, repeated) for other in free] for one in free])
    groups = average_link(alike.reshape(len(free), len(free)), _SAME)
    return [_with_pointing([free[n] for n in group], every) for group in groups]


def _with_pointing(group: list[Telling], every: Sequence[Telling]) -> list[Telling]:
    """The tellings of one ask with those that only point to them, in order."""
    tellings = {row.at for row in group}
    return [row for row in every if row.at in tellings or row.same_as in tellings]


def _pointed(rows: Sequence[Telling]) -> Iterator[Telling]:
    """The asks, those whose words only point ("what Velland had asked for") led to what they mean.

    They are led to the ask of the same party right before, or to the one that the sentence is
    about; else they are none.
    """
    for number, row in enumerate(rows):
        if not _points(row):
            yield row
            continue
        mine = [o for o in rows[:number] if not _points(o) and o.askers & row.askers]
        near = [
            o for o in mine if o.chapter is row.chapter and 0 <= row.sentence - o.sentence <= _ON
        ]
        here = weighed(_sentence(row))
        best = max(mine, key=lambda o: (contained(o.wants.words, here), o.at), default=None)
        if near:
            yield replace(row, same_as=near[-1].at)
        elif best is not None and contained(best.wants.words, here) >= _TOLD:
            yield replace(row, same_as=best.at)


def _recalled(rows: Sequence[Telling]) -> Iterator[Telling]:
    """The asks, those that are recalled led to the one that was told before, whoever told it.

    As in "rejected *the families' call* for her resignation" behind "their lawyers told her to go".
    """
    for number, row in enumerate(rows):
        before = [o for o in rows[:number] if not (o.recalls or o.same_as)] if row.recalls else []
        best = max(before, key=lambda o: (_recall(row, o), o.at), default=None)
        if best is not None and _recall(row, best) >= _SAME:
            yield replace(row, same_as=best.at)
        else:
            yield row


def _recall(row: Telling, before: Telling) -> float:
    """How surely an ask is the one that a later telling recalls."""
    act = bool(row.families & before.families)
    thing = act and _one_thing(row, before)
    shares = _shared_things(row, before) if row.things and before.things else 0.0
    mine = _ACT if row.askers & before.askers else 0.0
    return mine + max(likeness(row.wants, before.wants), shares, _WHOLE if thing else 0.0)


def _points(row: Telling) -> bool:
    """Whether the words only point to what is wanted: "them as a condition", "to read it"."""
    written = [word.casefold() for word in told(row.wants.text).written]
    pronouns = [word in ("them", "it", "so", "this", "that") for word in written]
    opens = bool(pronouns) and pronouns[0] and written[0] != "that"
    opens = opens or (bool(written) and written[0] in words("replies", "leading_on"))
    behind = written[1:2] if written[:1] == ["for"] else []  # "had asked for, once it has read it"
    opens = opens or any(pronouns[1:2] if behind else [])
    opens = opens or bool(words("replies", "leading_on").intersection(behind))
    object_only = len(row.wants.words) <= 1 and len(written) <= _FEW and any(pronouns[1:])
    return not row.wants.words or opens or object_only


def _sentence(row: Telling) -> str:
    """The sentence in which the ask is told, behind the one before it."""
    at = row.chapter.statements[row.ask.statement].cue.spans[0]
    spans = list(row.chapter.wording.sentences)
    here = next((n for n, span in enumerate(spans) if span.overlaps(at)), 0)
    return joined(row.chapter.text, spans[max(0, here - 1) : here + 1])


def _joined(rows: Sequence[Telling]) -> Iterator[Telling]:
    """The asks, those of titles and those that give a reason led to the ask that they belong to.

    What is only said should be, to nobody, and belongs to no ask, is an opinion and none.
    """
    meant: dict[Reference, Reference] = {}
    for row in rows:
        near = [o for o in rows if o.chapter is row.chapter and o.at != row.at and not o.headline]
        chosen = None
        if not row.same_as and row.headline:
            heads = [o for o in near if _heads(row, o)] or _only_one(row, near)
            chosen = max(heads, key=lambda o: _close(row, o), default=None)
        elif not row.same_as and row.spoken:
            chosen = next((o for o in reversed(near) if _reasons(row, o)), None)
            if chosen is None and not row.to and not row.heard:
                continue
        if chosen:
            meant[row.at] = meant.get(chosen.at, chosen.same_as or chosen.at)
        yield replace(row, same_as=meant[row.at]) if chosen else row


def _close(title: Telling, row: Telling) -> tuple[bool, float]:
    return bool(title.families & row.families), likeness(title.wants, row.wants)


def _heads(title: Telling, row: Telling) -> bool:
    """Whether a title tells the ask of its article."""
    act = bool(title.families & row.families)
    apart = title.to and row.to and not title.asked & row.asked
    if apart and title.named and row.named:
        return False
    same = title.askers & row.askers
    return (
        act
        or (bool(same or not row.named) and _shared_things(title, row) >= _THING)
        or (likeness(title.wants, row.wants) >= _SAME)
    )


def _only_one(title: Telling, rows: Sequence[Telling]) -> list[Telling]:
    """The one ask that the article tells, where its title tells one to nobody: "ask for help"."""
    own = [row for row in rows if not row.spoken]
    fits = len(own) == 1 and (not title.named or title.askers & own[0].askers)
    return own if fits and not (title.to and title.named) else []


def _reasons(said: Telling, row: Telling) -> bool:
    """Whether what is said right behind an ask, by who made it, is of that ask."""
    away = said.sentence - row.sentence
    if not 0 <= away <= _BEHIND or said.besides or (row.ask.statement == said.ask.statement):
        return False
    hers = bool(said.askers & row.askers) or (away <= _ON and said.of_theirs)
    for_them = away <= _ON and not row.named and bool(said.asked & row.asked)
    elsewhere = said.to and row.to and said.named and not said.asked & row.asked
    return (hers or for_them) and not (
        elsewhere and said.families and not said.families & row.families
    )


def _alike(one: Telling, other: Telling, repeated: Mapping[Reference, Reference]) -> float:
    if repeated.get(one.at, one.at) == repeated.get(other.at, other.at):
        return 1.0
    strangers = one.to and other.to and not one.asked & other.asked
    headline = one.chapter is other.chapter and one.headline is not other.headline
    alike = likeness(one.wants, other.wants)
    again = alike >= _VERBATIM and not (one.named and other.named)
    again = bool(one.asked & other.asked) and (again or _misread(one, other))
    if strangers or not (headline or again or one.askers & other.askers):
        return -1.0
    if again or (headline and one.families & other.families):
        return 1.0
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


def _misread(one: Telling, other: Telling) -> bool:
    """Whether one seems to be asked of itself: then "*he* renewed his demand" is whose it was."""
    itself = any(row.askers <= row.asked for row in (one, other))
    return itself and bool(one.families & other.families) and _shared_things(one, other) >= _WHOLE


def _one_thing(one: Telling, other: Telling) -> bool:
    """Whether two wants of one act are of one thing, or one of them names none: "their release"."""
    if not _nouns(one.things) or not _nouns(other.things):
        return True
    return _shared_things(one, other) >= _THING


def _shared_things(one: Telling, other: Telling) -> float:
    """The larger of the shares of what one wants that stand in what the other does."""
    both = (shared(one.things, told(other.wants.text).written),
            shared(other.things, told(one.wants.text).written))  # fmt: skip
    return max(both)


def _nouns(things: Mapping[str, float]) -> bool:
    """Whether something is named, and not only counted: "all nine"."""
    counted = {stem(word) for word in numbers("numbers", "small")}
    return any(not thing[0].isdigit() and thing not in counted for thing in things)
