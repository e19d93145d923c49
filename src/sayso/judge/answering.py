"""What one sentence answers to an ask, and in which way it is about what was wanted.

It must be of those asked (they speak in it, or act) and about it: it speaks of the request, tells
the wanted act or its object, or stands right behind the ask or another answer to it. When unsure,
it answers nothing.
"""

import re
from collections.abc import Collection, Sequence

from sayso.judge.deeds import Deed, Mood, Told, mood_at, told
from sayso.judge.lines import Asked, Line, shared
from sayso.judge.recalled import asked_by, done_beside, recalling, received, requests
from sayso.text.lemma import noun
from sayso.text.lexicon import numbers, words
from sayso.types.attribution import Act, Polarity
from sayso.types.story import AskState, Party

_NUMBERS = "|".join(sorted(numbers("numbers", "small")))
_ABOUT = 0.4  # share of the wanted words' weight that makes a sentence one about them
_SOME = 0.25  # the same beside "the request"
_HINT = 0.12  # the same beside the wanted act itself
_PLAIN = 0.5  # the same in a sentence that tells of the ask and of what came of it
_DONE_TO = 0.25  # the same before the act where nobody is named who acts: "inspectors were let in"
_ANSWERS = (Mood.DONE, Mood.AHEAD, Mood.REFUSED)  # moods that tell what became of an act
_OF_MANY = re.compile(  # "22 of the 31 sailors"
    rf"\b(?:\d+|{_NUMBERS}) of (?:the|its|their|his|her) \d", re.I
)
_FLAT = re.compile(r"[“\"‘](?P<word>No|Yes)[.,!]?[”\"’]")  # an answer of one word
_KEEPING = frozenset({"stand", "stick"})
_TURNS = ("refusing", "granting", "countering")
_TURNED = {Mood.DONE: Mood.REFUSED, Mood.AHEAD: Mood.REFUSED, Mood.REFUSED: Mood.AHEAD}
_OBJECT = 9  # words behind "rejected" in which the request is named
_FRONT = 6  # words within which a colon sets a topic apart: "The captives: …"
_IF = 3  # words around a party that may make its act a condition, or a wish


def came_about(asked: Asked, line: Line) -> AskState | None:
    """What a sentence tells that also tells of the ask: "it was called because he had asked"."""
    rest = line.without(asked.statements)
    done = [d for d in rest.deeds if d.families & asked.families and d.mood is Mood.DONE]
    if done and share_of(asked, rest) >= _PLAIN:
        return _met(rest)
    return _recalled(asked, line) or _beside(asked, rest)


def _beside(asked: Asked, rest: Line) -> AskState | None:
    """What those asked say beside what tells the ask: "the report they want will wait, he said"."""
    mine = [deed for deed in rest.deeds if deed.families & asked.families]
    speaking = rest.speakers & {party.id for party in asked.to}
    return _kind(asked, rest, mine, "request") if speaking else None


def _recalled(asked: Asked, line: Line) -> AskState | None:
    """What a sentence tells that also recalls the request: "opened, as the families had asked"."""
    recalled = recalling(asked, line)
    if not recalled or line.told.has(words("replies", "waiting")):
        return None
    done = done_beside(asked, line, recalled)
    mine = any(deed.families & asked.families for deed in done)
    about = done and (_named(asked.to, line) or share_of(asked, line) >= _ABOUT)
    return _met(line) if mine or about else None


def answer(asked: Asked, line: Line, *, close: bool, behind: bool) -> AskState | None:
    """What the sentence answers to the ask, if anything.

    `close` says that it stands near the ask or an answer to it, `behind` right behind the ask.
    """
    mine = [deed for deed in line.deeds if deed.families & asked.families]
    share = share_of(asked, line)
    compared = _compared(line) if share >= _HINT or close else None
    if compared and _by_those(asked, line):
        return compared
    if line.told.has(words("replies", "waiting")) and not _granted(line):
        moods = {deed.mood for deed in mine} & {*_ANSWERS} if _by_those(asked, line) else set()
        if not moods or Mood.REFUSED in moods:
            return AskState.REFUSED if moods else None
    recalled = _recalled(asked, line) if share >= _HINT or close else None
    if recalled or (share >= _SOME and received(asked, line)):
        return recalled or _met(line)
    about = _about(asked, line, mine, share, close=close)
    if about and (_by_those(asked, line) or _by_others(asked, line, about, behind=behind)):
        return _kind(asked, line, mine, about)
    passive = [deed for deed in mine if deed.mood is Mood.DONE and deed.passive]
    happened = any(share_of(asked, line, until=deed.start) >= _DONE_TO for deed in passive)
    return _met(line) if happened and max(share, named_thing(asked, line)) >= _ABOUT else None


def _about(
    asked: Asked, line: Line, mine: Sequence[Deed], share: float, *, close: bool
) -> str | None:
    """In which way the sentence is about what was wanted; None where it is not, or unsurely."""
    if _on_request(asked, line, share, close=close):
        return "request"
    if share >= _ABOUT:
        return "object"
    if _on_act(asked, line, mine, share):
        return "act"
    answering = line.told.has(words("replies", "answering"))
    pointing = any(form & words("replies", "pointing") for form in line.told.forms)
    turned = any(line.told.has(words("replies", way)) for way in _TURNS)
    return "behind" if close and (answering or pointing or mine or turned) else None


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
    if sole or (toward and _named(asked.by, line)) or _meant(asked, line, mine):
        return True
    countered = share > 0 and line.told.has(words("replies", "countering"))
    return bool(mine) and (share >= _HINT or countered) and _thing(asked, line)


def _kind(asked: Asked, line: Line, mine: Sequence[Deed], about: str) -> AskState | None:
    """What the words of those asked amount to."""
    flat = _FLAT.search(line.text) if about != "behind" else None
    moods = {deed.mood for deed in mine}
    if asked.negative:  # who will print what is not to be printed refuses
        moods = {_TURNED.get(mood, mood) for mood in moods}
    done = Mood.DONE in moods and about != "behind"
    speaking = bool(line.speakers & {party.id for party in asked.to})
    never = speaking and not flat and _never(line, moods, about)
    if never or (flat and flat["word"] == "No"):
        return AskState.REFUSED
    if not flat and _countered(asked, line, about):
        return AskState.COUNTERED
    if flat or _granted(line):
        return _met(line)
    refused = Mood.REFUSED in moods and not moods & {Mood.DONE, Mood.AHEAD}
    if refused or _refused(line, mine, once=done):
        return AskState.REFUSED
    return _met(line) if done else _put_off(line, moods, about)


def _never(line: Line, moods: Collection[Mood], about: str) -> bool:
    """Whether somebody says that it was not done, and not only "yet": "nothing was paid"."""
    withheld = about != "behind" and Mood.UNDONE in moods and not line.told.has({"yet"})
    return withheld and not {*moods} & {Mood.DONE, Mood.AHEAD}


def _countered(asked: Asked, line: Line, about: str) -> bool:
    """Whether something else is given, or something asked back."""
    instead = line.told.has(words("replies", "countering")) and not line.told.has({"rather than"})
    return instead or (about != "behind" and _on_condition(asked, line))


def _on_condition(asked: Asked, line: Line) -> bool:
    """Whether those who asked must do something first: "as soon as *the department* pays"."""
    named = [at for party in asked.by for at in line.places(party)]
    turns = line.told.turns(words("replies", "conditional"))
    return any(0 <= at - end <= 1 for _, end in turns for at in named)


def _put_off(line: Line, moods: Collection[Mood], about: str) -> AskState | None:
    """What is promised, or left for later; a lesser thing that is announced meets it in part."""
    acts = {s.act for s in line.statements if s.polarity is not Polarity.NEGATIVE}
    if Mood.AHEAD in moods and _partly(line):
        return AskState.MET_IN_PART
    ahead = line.told.has({"will", "would", "'ll", "shall"}) and about in ("request", "behind")
    later = Act.PROMISES in acts or line.told.has(words("replies", "deferring"))
    return AskState.DEFERRED if Mood.AHEAD in moods or later or ahead else None


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


def _granted(line: Line) -> bool:
    """Whether somebody says yes: "agreed to let him go", and not "would not agree"."""
    turns = line.told.turns(words("replies", "granting"))
    return any(mood_at(line.told, at)[0] is Mood.DONE for at, _ in turns)


def _refused(line: Line, mine: Sequence[Deed], *, once: bool) -> bool:
    """Whether what they turn down is the request or the act: "rejected the call".

    `once` says that the act is told as done: then what they "had ruled out" was before that.
    """
    for at, end in line.told.turns(words("replies", "refusing")):
        behind = Told(line.told.written[end : end + _OBJECT], line.told.forms[end : end + _OBJECT])
        act = any(end <= deed.start < end + _OBJECT for deed in mine)
        bare = not behind.forms or behind.written[0] in (".", ",", ";")
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


def _by_those(asked: Asked, line: Line) -> bool:
    """Whether those asked speak in the sentence, or act in it."""
    ids = {party.id for party in asked.to}
    many = bool(asked.to) and all(_open(party) for party in asked.to)
    member = many and asked_by(asked, line) and not line.speakers & {p.id for p in asked.by}
    return bool(line.speakers & ids) or _acting(asked, line) or member


def _open(party: Party) -> bool:
    """Whether anybody may be meant: "both sides", "allies"."""
    last = party.name.rsplit(" ", 1)[-1]
    return last.islower() and noun(last) in words("replies", "everyone")


def _by_others(asked: Asked, line: Line, about: str, *, behind: bool) -> bool:
    """Whether somebody speaks for those asked though no words say so.

    Who answers right behind the ask ("he promised"), or speaks of the request, and is no other
    party that the story knows.
    """
    known = {party.id for party in asked.by} | line.sided
    if not line.speakers or line.speakers & known:
        return False
    answering = {s.cue.lemma.split()[0] for s in line.statements if s.within is None}
    spoken = bool(answering & words("replies", "answering"))
    return (behind and spoken) or (about == "request" and share_of(asked, line) >= _SOME)


def _free_to(sentence: Told, at: int) -> bool:
    """Whether the act of a party named here is neither a condition nor only wanted of it."""
    start, end = max(0, at - _IF), at + _IF
    before = Told(sentence.written[start:at], sentence.forms[start:at])
    behind = Told(sentence.written[at:end], sentence.forms[at:end])
    return not before.has(words("replies", "conditions")) and not behind.has(
        words("replies", "obliged")
    )


def _acting(asked: Asked, line: Line) -> bool:
    """Whether one of those asked is named before some act of the sentence.

    Where another body speaks, only what was wanted is surely their act.
    """
    parties = asked.to
    named = [at for party in parties for at in line.places(party) if _free_to(line.told, at)]
    others = line.bodies - {party.id for party in (*asked.by, *parties)}
    acts = [
        deed.start
        for deed in line.deeds
        if deed.mood is not Mood.WANTED
        and (not others or (deed.mood in _ANSWERS and deed.families & asked.families))
    ]
    answers = () if others else line.told.turns(words("replies", "refusing"))
    before = bool(named) and any(min(named) < at for at in (*acts, *(at for at, _ in answers)))
    return before or any(_is_agent(line.told, at) for at in named)


def _is_agent(sentence: Told, at: int) -> bool:
    """Whether it is told by whom something was done: "turned down *by the ministry*"."""
    return any("by" in form for form in sentence.forms[max(0, at - 2) : at])


def _named(parties: Sequence[Party], line: Line) -> bool:
    return any(line.places(party) for party in parties)
