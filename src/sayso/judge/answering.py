"""What one sentence answers to an ask, and in which way it is about what was wanted.

It must be of those asked (they speak in it, or act) and about it: it speaks of the request, tells
the wanted act or its object, or stands right behind the ask or another answer to it. When unsure,
it answers nothing.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from sayso.judge.deeds import Deed, Mood, Told, mood_at, told
from sayso.judge.instead import countered, for_now, later, staying_at, stays
from sayso.judge.lines import Asked, Line, shared
from sayso.judge.recalled import asked_by, done_beside, recalling, received, requests
from sayso.judge.theirs import by_others, by_those, named
from sayso.text.lemma import noun
from sayso.text.lexicon import numbers, words
from sayso.types.attribution import Act, Polarity
from sayso.types.story import AskState

_NUMBERS = "|".join(sorted(numbers("numbers", "small")))
_ABOUT = 0.4  # share of the wanted words' weight that makes a sentence one about them
_SOME = 0.25  # the same beside "the request"
_ALL = 0.75  # of what is wanted but for the act, beside some share of the whole
_HINT = 0.12  # the same beside the wanted act itself
_PLAIN = 0.5  # the same in a sentence that tells of the ask and of what came of it
_DONE_TO = 0.25  # the same before the act where nobody is named who acts: "inspectors were let in"
_ANSWERS = (Mood.DONE, Mood.AHEAD, Mood.REFUSED)  # moods that tell what became of an act
_OF_MANY = re.compile(  # "22 of the 31 sailors", "two of nine pictures"
    rf"\b(?:\d+|{_NUMBERS}) (?:out )?of (?:(?:the|its|their|his|her|those) )?(?:\d|{_NUMBERS}\b)",
    re.I,
)
_FLAT = re.compile(r"[“\"‘](?P<word>No|Yes)[.,!]?[”\"’]")  # an answer of one word
_FIRM = re.compile(r"\b(\w+(?: \w+)?) (?:means|is|are) \1\b", re.I)  # "a deadline is a deadline"
_KEEPING = frozenset({"stand", "stick"})
_TURNS = ("refusing", "granting", "countering")
_TURNED = {Mood.DONE: Mood.REFUSED, Mood.AHEAD: Mood.REFUSED, Mood.REFUSED: Mood.AHEAD}
_OBJECT = 9  # words behind "rejected" in which the request is named
_NUMBER = 6  # words behind an act in which it is told of how many
_ALL_OF = frozenset({"all", "every", "each", "entire", "whole"})
_FRONT = 6  # words within which a colon sets a topic apart: "The captives: …"
_LACKING = frozenset({"but not", "but no", "but none", "but nobody", "but only"})
_IN_PLACE = frozenset({"instead of", "in place of"})
_TRUST = frozenset({"confidence in", "trust in", "faith in"})
_GAP = 4  # words of "had every possible confidence"
_NEXT_TO = 3  # words between a name and "will stay" that tell of nobody else
_SHORT = 2  # words of a turn around which nothing stands: "turned *them* away" has three
_AGENT = 6  # words behind "given by" in which those who were asked may stand


def came_about(asked: Asked, line: Line) -> AskState | None:
    """What a sentence tells that also tells of the ask: "it was called because he had asked"."""
    rest = line.without(asked.statements, [party.id for party in asked.by])
    done = [d for d in rest.deeds if d.families & asked.families and d.mood is Mood.DONE]
    if done and not asked.negative and share_of(asked, rest) >= _PLAIN:
        return AskState.MET_IN_PART if line.told.has(_LACKING) else _met(rest)
    return _recalled(asked, line) or _beside(asked, rest)


def _beside(asked: Asked, rest: Line) -> AskState | None:
    """What those asked say beside what tells the ask: "the report they want will wait, he said"."""
    mine = [deed for deed in rest.deeds if deed.families & asked.families]
    speaking = rest.speakers & {party.id for party in asked.to}
    return amounts_to(asked, rest, mine, "request") if speaking else None


def _recalled(asked: Asked, line: Line) -> AskState | None:
    """What a sentence tells that also recalls the request: "opened, as the families had asked"."""
    recalled = recalling(asked, line)
    if not recalled or line.told.has(words("replies", "waiting")):
        return None
    if _not_done(asked, line, recalled):
        return AskState.REFUSED
    done = done_beside(asked, line, recalled)
    mine = any(deed.families & asked.families for deed in done)
    about = done and (named(asked.to, line) or share_of(asked, line) >= _ABOUT)
    return _met(line) if mine or about else None


def _not_done(asked: Asked, line: Line, recalled: Collection[range]) -> bool:
    """Whether they will not do it: "would not reveal who sent them, *as the bank demands*"."""
    refused = (d for d in line.deeds if d.mood is Mood.REFUSED and d.families & asked.families)
    apart = any(not any(deed.start in each for each in recalled) for deed in refused)
    return apart and not asked.negative and (by_those(asked, line) or named(asked.to, line))


def answer(asked: Asked, line: Line, *, close: bool, behind: bool) -> AskState | None:
    """What the sentence answers to the ask, if anything.

    `close` says that it stands near the ask or an answer to it, `behind` right behind the ask.
    """
    mine = [
        d for d in line.deeds if d.families & asked.families and not _by_another(asked, line, d)
    ]
    share = share_of(asked, line)
    in_place = line.told.has(_IN_PLACE)  # "a bus instead of setting them free, as she had asked"
    near = (share >= _HINT or close) and not in_place
    compared = _compared(line) if near else None
    if compared and by_those(asked, line):
        return compared
    if line.told.has(words("replies", "waiting")) and not (_granted(line) or _by_no(line.told)):
        told_of = [deed.mood for deed in mine if not _unanswered(line, deed)]
        moods = {*told_of} & {*_ANSWERS} if by_those(asked, line) else set()
        if not moods or Mood.REFUSED in moods:
            return AskState.REFUSED if moods else None
    recalled = _recalled(asked, line) if near else None
    if recalled or (share >= _SOME and received(asked, line)):
        return recalled or _met(line)
    about = about_what(asked, line, mine, share, close=close)
    if _by_askers(asked, line, mine, about):
        return None
    spoken = about == "request" and share >= _SOME
    if about and (by_those(asked, line) or by_others(asked, line, behind=behind, request=spoken)):
        return amounts_to(asked, line, mine, about)
    return _met(line) if happened(asked, line, mine) else None


def _unanswered(line: Line, deed: Deed) -> bool:
    """Whether an act is only what is not answered: "no word on the petition *to suspend* it"."""
    waits = (end for _, end in line.told.turns(words("replies", "waiting")))
    infinitive = line.told.written[deed.start - 1 : deed.start] == ("to",)
    return infinitive and any(0 < deed.start - end <= _OBJECT for end in waits)


def happened(asked: Asked, line: Line, mine: Sequence[Deed]) -> bool:
    """Whether it is told as done though nobody is named who did it: "the crew were released"."""
    passive = [deed for deed in mine if deed.mood is Mood.DONE and deed.passive]
    done = any(share_of(asked, line, until=deed.start) >= _DONE_TO for deed in passive)
    return done and max(share_of(asked, line), named_thing(asked, line)) >= _ABOUT


def about_what(
    asked: Asked, line: Line, mine: Sequence[Deed], share: float, *, close: bool
) -> str | None:
    """In which way the sentence is about what was wanted; None where it is not, or unsurely."""
    meant = close and line.told.has(words("replies", "plainly_meant"))
    if meant or _on_request(asked, line, share, close=close):
        return "request"
    if share >= _ABOUT or (share >= _SOME and named_thing(asked, line) >= _ALL):
        return "object"
    if _on_act(asked, line, mine, share):
        return "act"
    speaking = line.speakers & {party.id for party in asked.to}
    no = line.told.has(words("replies", "refusing")) or stays(asked, line)
    if speaking and share >= _SOME and (no or later(line.told)):
        return "object"
    answering = line.told.has(words("replies", "answering"))
    pointing = any(form & words("replies", "pointing") for form in line.told.forms)
    turned = _turned(asked, line)
    return "behind" if close and (answering or pointing or mine or turned) else None


def _turned(asked: Asked, line: Line) -> bool:
    """Whether there are words of a yes, a no or a bargain in it."""
    said = any(line.told.has(words("replies", way)) for way in _TURNS)
    return said or stays(asked, line) or bool(_FIRM.search(line.text))


def _on_request(asked: Asked, line: Line, share: float, *, close: bool) -> bool:
    """Whether the sentence speaks of the request, or of its matter by name."""
    named = requests(line)
    alone = asked.alone and line.told.has(words("replies", "plainly_asked"))
    if asked_by(asked, line) or (named and (share >= _SOME or close or alone)):
        return True
    acts = any(d.families & asked.families and d.mood in _ANSWERS for d in line.deeds)
    if named and acts:
        return True
    return _topic(line) and any(asked.things) and _thing(asked, line)


def _on_act(asked: Asked, line: Line, mine: Sequence[Deed], share: float) -> bool:
    """Whether the sentence tells the wanted act, and not the like of it done to something else."""
    answered = any(d.mood in _ANSWERS for d in mine) and line.speakers & {p.id for p in asked.to}
    toward = answered or any(deed.families & words("deeds", "toward") for deed in mine)
    sole = any(deed.families & words("deeds", "sole") for deed in mine)
    if sole or (toward and named(asked.by, line)) or _meant(asked, line, mine):
        return True
    if _of_oneself(asked, line, mine) or _only(asked, line, mine):
        return True
    countered = share > 0 and line.told.has(words("replies", "countering"))
    return bool(mine) and (share >= _HINT or countered) and _thing(asked, line)


def _only(asked: Asked, line: Line, mine: Sequence[Deed]) -> bool:
    """Whether those of whom nothing else is asked say no to such an act: "ruled out a refund"."""
    if not asked.alone or not line.speakers & {party.id for party in asked.to}:
        return False
    return bool(mine and _refused(line, mine, once=False)) or stays(asked, line)


def _of_oneself(asked: Asked, line: Line, mine: Sequence[Deed]) -> bool:
    """Whether those asked do, or will not do, what only they can: "she has stepped down"."""
    if "resign" not in asked.families:
        return False
    leaving = {at for at, _ in line.told.turns(words("deeds", "leaving"))}
    acts = [deed for deed in mine if deed.start in leaving]
    told_of = any(d.mood in (*_ANSWERS, Mood.UNDONE) for d in acts)
    if line.speakers & {party.id for party in asked.to}:
        return told_of or stays(asked, line)
    named = [at for party in asked.to for at in line.places(party)]
    staying = staying_at(asked, line)
    close = any(0 < at - n <= _NEXT_TO for at in staying for n in named)
    return close or _trusted(line, staying, named) or (told_of and bool(named))


def _trusted(line: Line, staying: Sequence[int], named: Sequence[int]) -> bool:
    """Whether others stand by those asked: "had full *confidence in* her"."""
    trust = (at for at, _ in line.told.turns(_TRUST) if any(0 <= at - n <= _GAP for n in staying))
    return any(0 < n - at <= _NEXT_TO for at in trust for n in named)


def amounts_to(asked: Asked, line: Line, mine: Sequence[Deed], about: str) -> AskState | None:
    """What the words of those asked amount to."""
    flat = _FLAT.search(line.text) if about != "behind" else None
    moods = {deed.mood for deed in mine}
    if asked.negative:  # who will print what is not to be printed refuses
        moods = {_TURNED.get(mood, mood) for mood in moods}
    done = Mood.DONE in moods and about != "behind"
    speaking = bool(line.speakers & {party.id for party in asked.to})
    fewer = about != "behind" and (
        fewer_given(asked, line, mine) or _some_of_all(asked, line, mine)
    )
    if fewer or (not flat and countered(asked, line, about, moods)):
        return AskState.MET_IN_PART if fewer else AskState.COUNTERED
    never = speaking and not flat and _never(line, moods, about)
    if never or (flat and flat["word"] == "No"):
        return AskState.REFUSED
    if flat or _granted(line):
        return _met(line)
    as_now = not done and (stays(asked, line) or (speaking and bool(_FIRM.search(line.text))))
    refused = Mood.REFUSED in moods and not moods & {Mood.DONE, Mood.AHEAD}
    if (refused or as_now or line.told.has(words("replies", "undecided"))) and for_now(line):
        return AskState.DEFERRED
    if refused or as_now or _refused(line, mine, once=done):
        return AskState.REFUSED
    return _met(line) if done else _put_off(line, moods, about)


def _by_askers(asked: Asked, line: Line, mine: Sequence[Deed], about: str | None) -> bool:
    """Whether whoever asked only goes on speaking: they may also tell what came back.

    As in "the ministry would not open its books, the union said".
    """
    theirs = bool(line.speakers) and line.speakers <= {party.id for party in asked.by}
    return theirs and about != "request" and (about == "behind" or not mine)


def _by_another(asked: Asked, line: Line, deed: Deed) -> bool:
    """Whether the act is told as done by somebody who was not asked: "given *by the owner*"."""
    if "by" not in line.told.written[deed.end : deed.end + 1] or deed.mood is not Mood.DONE:
        return False
    agents = [at for party in asked.to for at in line.places(party)]
    return not any(0 <= at - deed.end <= _AGENT for at in agents)


def _never(line: Line, moods: Collection[Mood], about: str) -> bool:
    """Whether somebody says that it was not done, and not only "yet": "nothing was paid"."""
    withheld = about != "behind" and Mood.UNDONE in moods and not line.told.has({"yet"})
    return withheld and not {*moods} & {Mood.DONE, Mood.AHEAD}


def _put_off(line: Line, moods: Collection[Mood], about: str) -> AskState | None:
    """What is promised, or left for later; a lesser thing that is announced meets it in part."""
    acts = {s.act for s in line.statements if s.polarity is not Polarity.NEGATIVE}
    if Mood.AHEAD in moods and _partly(line):
        return AskState.MET_IN_PART
    ahead = line.told.has({"will", "would", "'ll", "shall"}) and about in ("request", "behind")
    put_off = Act.PROMISES in acts or later(line.told)
    return AskState.DEFERRED if Mood.AHEAD in moods or put_off or ahead else None


def _compared(line: Line) -> AskState | None:
    """What is measured by what was wanted: "fewer than the city had asked for", "as requested"."""
    asking = {f"{word} {form}" for form in words("replies", "wanted") for word in ("as", "as _")}
    if line.told.has({f"{word} than _ {form}" for form in words("replies", "wanted")
                      for word in ("fewer", "less", "smaller", "later")}):  # fmt: skip
        return AskState.MET_IN_PART
    done = any(deed.mood is Mood.DONE for deed in line.deeds)
    return _met(line) if done and line.told.has(asking) else None


def _met(line: Line) -> AskState:
    return AskState.MET_IN_PART if _partly(line) else AskState.MET


def _partly(line: Line) -> bool:
    return line.told.has(words("replies", "partial")) or bool(_OF_MANY.search(line.text))


def fewer_given(asked: Asked, line: Line, mine: Sequence[Deed]) -> bool:
    """Whether fewer are given than were wanted: "sent one ship", "will send one instead of two"."""
    moods = {deed.mood for deed in mine}
    given = moods & {Mood.DONE, Mood.AHEAD} and Mood.REFUSED not in moods
    if asked.negative or not given or line.told.has(words("replies", "offering")):
        return False
    wanted = {thing: n for text in asked.wants for thing, n in _counts(told(text))}
    return any(n < wanted.get(thing, 0) for thing, n in _counts(line.told))


def _some_of_all(asked: Asked, line: Line, mine: Sequence[Deed]) -> bool:
    """Whether all were wanted, and it is done to a number: "will recount *40 stations*"."""
    sentence, wanted = line.told, (told(text) for text in asked.wants)
    if not any(_of_all(each) for each in wanted) or _of_all(sentence):
        return False
    done = [deed for deed in mine if deed.mood in (Mood.DONE, Mood.AHEAD)]
    behind = (Told(sentence.written[d.end : d.end + _NUMBER], ()) for d in done)
    when = words("headings", "months") | words("figures", "time_units")
    counted = ({thing for thing, _ in _counts(each)} for each in behind)
    return any(things and not things & when for things in counted)


def _of_all(sentence: Told) -> bool:
    return any(form & _ALL_OF for form in sentence.forms)


def _counts(sentence: Told) -> Iterator[tuple[str, int]]:
    """Each thing that is counted, with its number: "two supply ships"."""
    small = numbers("numbers", "small")
    for at, word in enumerate(sentence.written):
        digits = word.replace(",", "")
        number = small.get(word.casefold()) or (int(digits) if digits.isdecimal() else None)
        if number is not None:
            yield from (
                (noun(w.casefold()), int(number)) for w in sentence.written[at + 1 : at + 3]
            )


def _granted(line: Line) -> bool:
    """Whether somebody says yes: "agreed to let him go", and not "would not agree"."""
    turns = line.told.turns(words("replies", "granting"))
    return any(mood_at(line.told, at)[0] is Mood.DONE for at, _ in turns)


def _by_no(sentence: Told) -> bool:
    """Whether a word of having nothing is one of refusing: "has *no intention* of going"."""
    refusing = frozenset(
        t for t in words("replies", "refusing") if t.startswith(("no ", "nothing "))
    )
    return sentence.has(refusing)


def _refused(line: Line, mine: Sequence[Deed], *, once: bool) -> bool:
    """Whether what they turn down is the request or the act: "rejected the call".

    `once` says that the act is told as done: then what they "had ruled out" was before that.
    """
    for at, end in line.told.turns(words("replies", "refusing")):
        behind = Told(line.told.written[end : end + _OBJECT], line.told.forms[end : end + _OBJECT])
        act = any(end <= deed.start < end + _OBJECT for deed in mine)
        bare = not behind.forms or behind.written[0] in (".", ",", ";") or end - at > _SHORT
        before = line.told.forms[max(0, at - 3) : at]
        own = line.told.forms[at] & _KEEPING and behind.has(words("replies", "asked"))
        if own or (once and any({"have", "had"} & form for form in before)):
            continue  # "stood by her call": that is a request of their own
        said = mood_at(line.told, at)[0] in (Mood.DONE, Mood.AHEAD, Mood.NAMED)
        if said and (act or bare or behind.has(words("replies", "asked"))):
            return True
    return False


def share_of(asked: Asked, line: Line, *, until: int | None = None) -> float:
    """The share of the wanted words' weight that the sentence has, too; up to a word."""
    here = line.told.written[:until]
    return max((shared(objects, here) for objects in asked.objects if objects), default=0.0)


def named_thing(asked: Asked, line: Line) -> float:
    """The share that the sentence has of what is wanted but for the act."""
    here = line.told.written
    return max((shared(things, here) for things in asked.things if things), default=0.0)


def _meant(asked: Asked, line: Line, mine: Sequence[Deed]) -> bool:
    """Whether those asked themselves refuse the act, its object told by a pronoun alone."""
    if not line.speakers & {party.id for party in asked.to}:
        return False
    refused = any(deed.mood is Mood.REFUSED for deed in mine) or _refused(line, mine, once=False)
    near = (line.told.written[deed.start - 1 : deed.end + 1] for deed in mine if deed.start)
    return refused and any({*map(str.casefold, each)} & words("replies", "meant") for each in near)


def _topic(line: Line) -> bool:
    """Whether what the sentence is about is named as a matter: "On the helicopters, …"."""
    first = line.told.written.index(":") if ":" in line.told.written else _FRONT
    fronted = any(at == 0 for at, _ in line.told.turns(words("replies", "topics")))
    return fronted or first < _FRONT or line.told.has(words("replies", "matters"))


def _thing(asked: Asked, line: Line) -> bool:
    """Whether the sentence tells some of what is wanted but for the act, if the ask does."""
    things = [each for each in asked.things if each]
    spoken = frozenset(map(str.casefold, line.told.written)) & words("replies", "persons")
    meant = any(set(told(text).written) & spoken for text in asked.wants)
    return meant or not things or any(shared(each, line.told.written) >= _HINT for each in things)
