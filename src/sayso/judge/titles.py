"""In which words a claim is shown: those of its fullest statement."""

import re
from collections.abc import Sequence

from sayso.judge.likeness import likenesses
from sayso.judge.stances import SUPPORT
from sayso.judge.strand import Strand
from sayso.judge.units import MAKING, Unit
from sayso.text.lemma import verb
from sayso.text.lexicon import mapping, words
from sayso.types.attribution import Act
from sayso.types.span import Span, joined
from sayso.types.story import Stance

_LONGEST = 240  # characters of a claim's words
_SEVERAL = 4  # statements of which one may be on the side
_COMPARED = 64  # statements, at most, that are held beside one another
_NEAR = 0.08  # to the most central, by mean likeness
_BESIDE = 12  # characters between a cue and what it takes: "declined to comment *on the* pictures"
_OF_A_CLAIM = re.compile(  # but "the number of injured" is what is claimed
    r"^[\"“]?(?:that )?(?:the|his|her|their|its|this|that) (?:\w+ )?"
    r"(?:figure|number|claim|report|allegation|account)s?\b(?! (?:of|that|about) (?!\d))",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\s[\w ]*$")  # no more than words: neither commas nor quotation marks
_CLAUSE = re.compile(
    r"^[\"“‘']|^(?:that|to|if|whether|how|wh\w+|he|she|it|they|we|i|there|no|not|nobody)\b", re.I
)


def title(strand: Strand, taken: Sequence[Stance]) -> str:
    """The claim in the words of its fullest statement: of those who make it, told most fully."""
    supporting = {stance.at for stance in taken if stance.kind in SUPPORT}
    whole = [u for u in strand.made if u.at not in strand.aside | strand.denials] or strand.made
    made = [u for u in whole if u.statement.act in MAKING and not u.negated and u.parties]
    makers = {stance.party for stance in taken if stance.kind in SUPPORT}
    made = [u for u in made if makers.intersection(u.parties)] or made
    made = made or [u for u in whole if u.at in supporting] or whole
    for short_of in (_charges, _is_phrase, _is_of_another):
        made = [unit for unit in made if not short_of(unit)] or made
    texts = [_told(unit) for unit in _central(made)]
    short = [text for text in texts if len(text) <= _LONGEST] or [min(texts, key=len)]
    return worded(max(short, key=lambda text: (len(text), text)))


def _central(made: Sequence[Unit]) -> Sequence[Unit]:
    """Those that say what the others say: who tells of a claim on the side does not name it."""
    told = [unit for unit in made if unit.proposition][:_COMPARED]
    if len(told) < _SEVERAL:
        return made
    alike = likenesses([unit.proposition for unit in told if unit.proposition], least=0.0)
    close = alike.sum(axis=1) / (len(told) - 1)
    return [unit for unit, mean in zip(told, close, strict=True) if mean >= close.max() - _NEAR]


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


def _is_phrase(unit: Unit) -> bool:
    """Whether what is said is a thing and no sentence, as far as its words show."""
    return is_phrase(unit.chapter.said(unit.statement))


def is_phrase(said: str) -> bool:
    """Whether words have no verb in the past or with an auxiliary, and open no clause.

    >>> [is_phrase(said) for said in ("any role in the raid", "the pictures showed pipes")]
    [True, False]
    """
    told = re.findall(r"[\w’'-]+", said.casefold())
    finite = words("constructions", "auxiliary")
    past = mapping("verbs", "irregular")
    return not _CLAUSE.search(said) and not any(
        word in finite
        or (word in past and not word.endswith("s"))
        or (word.endswith("ed") and verb(word) != word)
        for word in told
    )
