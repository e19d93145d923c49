"""In which words a claim is shown: those of its fullest statement."""

import re
from collections.abc import Collection, Sequence

from sayso.judge.likeness import likenesses
from sayso.judge.stances import SUPPORT
from sayso.judge.strand import Strand
from sayso.judge.units import MAKING, Unit
from sayso.judge.verdicts import bounds_only
from sayso.text.lemma import verb
from sayso.text.lexicon import mapping, words
from sayso.types.attribution import Act
from sayso.types.span import Span, joined
from sayso.types.story import Stance

_LONGEST = 240  # characters of a claim's words
_SEVERAL = 4  # statements of which one may be on the side
_COMPARED = 64  # statements, at most, that are held beside one another
_NEAR = 0.1  # to the most central, by mean likeness
_BESIDE = 12  # characters between a cue and what it takes: "declined to comment *on the* pictures"
_OF_A_CLAIM = re.compile(  # but "the number of injured" is what is claimed
    r"^[\"“]?(?:that )?(?:the|his|her|their|its|this|that) (?:\w+ )?"
    r"(?:figure|number|claim|report|allegation|account)s?\b(?! (?:of|that|about) (?!\d))",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\s[\w ]*$")  # no more than words: neither commas nor quotation marks
_POINTING = re.compile(
    r"^[\"“‘']?(?:that )?(?:he|she|it|they|this|these|those|to)\b(?! is\b| was\b)", re.I
)
_SPEAKER = re.compile(r"[“\"‘'](?:[^”\"]*\b)?(?:I|we|us|me|my|our)\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"^(?:the )?(?:number|count|toll|total) of \w+", re.I)  # "of *displaced*"
_OPEN_END = re.compile(r"\b(?:the|an?|of|for|to|in|on|at|by|with|and|or|from)[”\"’']?$", re.I)
_QUOTES = ("“", '"', "‘", "'")
_FEWEST = 4  # words of a claim
_CLAUSE = re.compile(
    r"^[\"“‘']|^(?:that|to|if|whether|how|wh\w+|he|she|it|they|we|i|there|no|not|nobody)\b", re.I
)


def title(
    strand: Strand, taken: Sequence[Stance], copied: Collection[str] = ()
) -> tuple[str, Unit]:
    """The claim in the words of its fullest statement, of those who make it, and that statement.

    The articles `copied` from others may have altered it: their words are taken only for want of
    any others.
    """
    supporting = {stance.at for stance in taken if stance.kind in SUPPORT}
    whole = [u for u in strand.made if u.at not in strand.aside | strand.denials] or strand.made
    made = [u for u in whole if u.statement.act in MAKING and not u.negated and u.parties]
    makers = {stance.party for stance in taken if stance.kind in SUPPORT}
    made = [u for u in made if makers.intersection(u.parties)] or made
    made = made or [u for u in whole if u.at in supporting] or whole
    every = list(made)
    for short_of in (_charges, _is_phrase, _is_of_another, _is_cut, _bounds):
        made = [unit for unit in made if not short_of(unit)] or made
    made = list(_clear(made))
    made = [unit for unit in made if unit.at.article not in copied] or made
    told = [(_told(unit), unit) for unit in _central(made, every)]
    short = [each for each in told if len(each[0]) <= _LONGEST]
    short = short or [min(told, key=lambda each: len(each[0]))]
    text, unit = max(short, key=lambda each: (len(each[0]), each[0]))
    return worded(text), unit


def _central(made: Sequence[Unit], every: Sequence[Unit]) -> Sequence[Unit]:
    """Those that say what all say: who tells of a claim on the side does not name it."""
    told = [unit for unit in made if unit.proposition][:_COMPARED]
    mine = {unit.at for unit in told}
    others = [*told, *(u for u in every if u.proposition and u.at not in mine)][:_COMPARED]
    if len(told) < _SEVERAL:
        return made
    alike = likenesses([unit.proposition for unit in others if unit.proposition], least=0.0)
    close = dict(zip((id(unit) for unit in others), alike.sum(axis=1), strict=True))
    least = max(close[id(unit)] for unit in told) - _NEAR * (len(others) - 1)
    return [unit for unit in told if close[id(unit)] >= least]


def worded(said: str) -> str:
    """A claim in the words of a statement of it.

    >>> worded("that the mole at Orsk was shut")
    'The mole at Orsk was shut'
    >>> worded("“We are looking,”")
    '“We are looking”'
    """
    bare = re.sub(r",(?=[”\"’']$)", "", said.removeprefix("that ").strip())
    return bare[:1].upper() + bare[1:]


def _told(unit: Unit) -> str:
    """What a statement says; with its verb where that alone is no sentence.

    As in "accused the mayor of lying", "declined to comment on the pictures".
    """
    said, cue = unit.chapter.said(unit.statement), unit.statement.cue.spans
    if len(cue) > 1 or not unit.statement.content:
        return said
    first, *others = unit.statement.content
    between = unit.chapter.text[cue[0].end : first.start]
    follows = _is_phrase(unit) and len(between) <= _BESIDE and bool(_WORDS.match(between))
    if follows or (_charges(unit) and between.isspace()):
        return joined(unit.chapter.text, [Span(cue[0].start, max(first.end, cue[0].end)), *others])
    return said


def _charges(unit: Unit) -> bool:
    """Whether it says of what somebody is accused, in no clause."""
    said = unit.chapter.said(unit.statement)
    return unit.statement.act is Act.ACCUSES and " of " in said and not said.startswith("that ")


def _is_of_another(unit: Unit) -> bool:
    """Whether it speaks of a claim and not of its matter: "the figure of 24 came from a call"."""
    return _OF_A_CLAIM.match(unit.said) is not None


def _is_cut(unit: Unit) -> bool:
    """Whether its words are few, or break off: "one lane for"."""
    said = unit.chapter.said(unit.statement)
    return len(said.split()) < _FEWEST or _OPEN_END.search(said) is not None


def _bounds(unit: Unit) -> bool:
    """Whether it only bounds what another said: "no more than 180 tonnes were lost"."""
    return bounds_only(unit.said)


def _clear(made: Sequence[Unit]) -> Sequence[Unit]:
    """Those whose words need nothing before them, nor who speaks; unless they are only quoted.

    As "He stood by 280" does, and “I’d say 500”.
    """
    told = [(unit, unit.chapter.said(unit.statement)) for unit in made]
    plain = [unit for unit, said in told if not said.startswith(_QUOTES)]
    clear = [u for u, said in told if not (_POINTING.match(said) or _SPEAKER.search(said))]
    spoken = not plain or not {unit.at for unit in plain}.isdisjoint(unit.at for unit in clear)
    return (clear if spoken else plain) or made


def _is_phrase(unit: Unit) -> bool:
    """Whether what is said is a thing and no sentence, as far as its words show."""
    return is_phrase(unit.chapter.said(unit.statement))


def is_phrase(said: str) -> bool:
    """Whether words have no verb in the past or with an auxiliary, and open no clause.

    >>> told = ("any role in the raid", "the number of displaced at 9", "the pictures showed pipes")
    >>> [is_phrase(said) for said in told]
    [True, True, False]
    """
    told = re.findall(r"[\w’'-]+", _NUMBER_OF.sub("", said).casefold())
    finite = words("constructions", "auxiliary")
    past = mapping("verbs", "irregular")
    return not _CLAUSE.search(said) and not any(
        word in finite
        or (word in past and not word.endswith("s"))
        or (word.endswith("ed") and verb(word) != word)
        for word in told
    )
