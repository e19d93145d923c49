"""Whether a sentence is of those who were asked: they speak in it, or act in it, by its words.

An office or a body that is told as theirs ("its spokesman", "its army") speaks for them.
"""

import re
from collections.abc import Sequence

from sayso.judge.deeds import Mood, Told, told
from sayso.judge.lines import Asked, Line
from sayso.judge.recalled import asked_by
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.story import Party

_ANSWERS = (Mood.DONE, Mood.AHEAD, Mood.REFUSED)  # moods that tell what became of an act
_OFFICE = 5  # words behind "its" in which an office is named: "its deputy defence minister"
_BODIES = "ministry|office|army|navy|board|embassy|council|management|headquarters|department"
_ITS = re.compile(
    rf", (?:its|their) (?:[\w-]+ ){{0,3}}(?:{_BODIES}) (?:said|announced|told|wrote|added)\b"
)
_IF = 3  # words around a party that may make its act a condition, or a wish


def by_those(asked: Asked, line: Line) -> bool:
    """Whether those asked speak in the sentence, or act in it."""
    ids = {party.id for party in asked.to}
    many = bool(asked.to) and all(_open(party) for party in asked.to)
    member = many and asked_by(asked, line) and not line.speakers & {p.id for p in asked.by}
    own = bool(line.speakers & ids) or _own_voice(asked, line) or _own_body(asked, line)
    return own or _acting(asked, line) or member


def _own_body(asked: Asked, line: Line) -> bool:
    """Whether a body speaks that is told as theirs: "Orsk would wait, *its army* said"."""
    match = _ITS.search(line.text)
    ahead = len(told(line.text[: match.start()]).written) if match else 0
    return any(at < ahead for party in asked.to for at in line.places(party))


def _own_voice(asked: Asked, line: Line) -> bool:
    """Whether "its spokesman" speaks where those asked are named: "Orr’s men would stay, its …"."""
    named = [at for party in asked.to for at in line.places(party)]
    others = line.sided - {party.id for party in asked.to}
    its = [at for at, forms in enumerate(line.told.forms) if forms & {"its", "their"}]
    heads = words("kin", "heads")
    return (
        bool(named)
        and not others
        and any(
            min(named) < at and any(form & heads for form in line.told.forms[at : at + _OFFICE])
            for at in its
        )
    )


def _open(party: Party) -> bool:
    """Whether anybody may be meant: "both sides", "allies"."""
    last = party.name.rsplit(" ", 1)[-1]
    return last.islower() and noun(last) in words("replies", "everyone")


def by_others(asked: Asked, line: Line, *, behind: bool, request: bool) -> bool:
    """Whether somebody speaks for those asked though no words say so.

    Who answers right behind the ask ("he promised"), or speaks of the request, and is no other
    party that the story knows.
    """
    known = {party.id for party in asked.by} | line.sided
    if not line.speakers or line.speakers & known:
        return False
    answering = {s.cue.lemma.split()[0] for s in line.statements if s.within is None}
    spoken = bool(answering & words("replies", "answering"))
    return (behind and spoken) or request


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


def named(parties: Sequence[Party], line: Line) -> bool:
    return any(line.places(party) for party in parties)
