"""What a content says of a claim made before, by its words alone: that it is false, true, open.

The turns are regular expressions in `text/data/en/claims.toml`.
"""

import re
from functools import cache

from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.text.terms import words_of

_NO_PROOF = re.compile(r"\bno (?:\w+ )?(?:proof|evidence|indication|sign)\b.*\b(?:that|whether)\b")
_TOLD = 4  # words of a clause that tells something by itself
_BRIEF = 16  # words within which "could not confirm it" says no more than that
_AUX = "(?:do|does|did|has|have|had|is|are|was|were|can|could|will|would|should|might|may|must)"
_SENTENCE_END = re.compile(r"[.;!?]|”\s*“")
_CONJUNCT = re.compile(r" (?:and|–|—) ")
_SAID = re.compile(  # "denied *that he had ever said* 44", "*having told* anybody"
    r"(?:that )?(?:(?:he|she|it|they)(?: (?:had|has|have|ever|never|once|himself|herself)\b)*"
    r"|having(?: ever| once)?) (?:said|claimed|stated|suggested|put (?:the|it))\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(  # "Jonas Reit, *a coach*, was not under arrest"
    r"(?<=\w), (?:an?|the|his|her|its|their|our|\d+)\b[^,.;:?!“”]{0,50},"
    rf"(?= (?:{_AUX}|never)\b)"
)
_COUNT = r"(?:\d|a |one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half)"
_NO_MORE = re.compile(
    rf"\b(?:not|no) (?:(?:more|less|fewer)\b|(?:exceeding|over|above|under) (?=[€£$]?{_COUNT}))",
    re.IGNORECASE,
)
_FEWEST = 3  # words of a sentence: no "No. 5"
_SUBORDINATE = re.compile(  # what is negated there does not negate the whole: "which no voter had"
    r"[.,;!?]|(?<=\w) (?:but|which|who|whom|whose|because|(?:al)?though|while|until|unless|lest)\b"
    rf"|(?<=\w) that (?={_AUX}(?:n[’']t| not| never)\b)"  # "companies that do not exist"
)
_NUMBER = (
    r"(?:\d[\d,.]*(?: (?:million|billion))?|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|a dozen|dozens|hundreds|thousands)"
)
_FIGURE = re.compile(  # "the union’s figure", "his eleven", "the number": somebody else’s
    rf"(?:that )?(?:(?:(?:the )?[\w’' -]{{1,40}}?[’']s?|his|her|its|their) "
    rf"(?:figures?|numbers?|toll|count|estimates?|tally|total|{_NUMBER})\b"
    r"|(?:the|this|that|such) (?:figures?|numbers?|toll|count|estimates?|tally|total)\b"
    rf"|[“‘\"]?(?:the|that) {_NUMBER} of\b|[“‘\"]?(?:it|that) (?:is|was) not )",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(  # "the laboratory had found no trace of it": the speaker may know more
    r"[“‘\"]?(?:that )?(?:the |its |their |his |her )?(?!(?:it|he|she|they|we|i|there|no|nothing|"
    r"nobody|none|what|whether|who)\b)(?:[\w’'-]+ ){1,4}?(?:has |have |had )?[“‘\"]?"
    r"(?:seen|saw|found|finds?|shown?|showed|produced|offered|given) (?:no|nothing)\b",
    re.IGNORECASE,
)


def tells(section: str, said: str) -> bool:
    """Whether the words have a turn of one of the lists."""
    return any(pattern.search(said) for pattern in _patterns(section))


def negated(said: str) -> bool:
    """Whether the main clause denies what it speaks of.

    >>> [negated(said) for said in ("there are no weapons", "no doubt it is so")]
    [True, False]
    """
    said = _APPOSED.sub(" ", _without(_without(said.strip("“”\"' "), "doubtless"), "idle"))
    return _has_negation(_SUBORDINATE.split(said)[0])


def contrary(said: str) -> bool:
    """Whether it is told that the thing itself is not so, and not only something beside it.

    >>> [contrary(said) for said in ("that he made no dealings", "that it was seen and not shot")]
    [True, False]
    """
    first = _CONJUNCT.split(said)[0]
    return negated(_NO_MORE.sub(" ", first))


def takes_back(cue: str) -> bool:
    """Whether by a verb one withdraws something, and does not put it right; `cue` is its lemma.

    >>> takes_back("withdraw"), takes_back("correct")
    (True, False)
    """
    return cue.split()[:1] not in (["correct"], ["revise"])


def of_saying(said: str) -> bool:
    """Whether it is of something that one had said oneself, and not of the matter.

    >>> [of_saying(said) for said in ("that he had ever said so", "that he had ever been there")]
    [True, False]
    """
    return _SAID.match(said) is not None


def bounds_only(said: str) -> bool:
    """Whether all that is negated in it is how many: another figure, and no denial.

    >>> [bounds_only(said) for said in ("no more than five were found", "no bug was found")]
    [True, False]
    """
    return bool(_NO_MORE.search(said)) and not negates(_NO_MORE.sub(" ", said))


def negates(said: str) -> bool:
    """Whether any word of its first sentence negates.

    Behind it goes something else: “I saw the lights. Nobody had closed the door” tells of a door
    that stood open. (Of stances so taken on 41 ledgers 18 of 21 were right; with no such rule 27 of
    48.)
    """
    told = (part for part in _SENTENCE_END.split(said) if len(part.split()) >= _FEWEST)
    return _has_negation(_without(next(told, said), "doubtless"))


def sentences(said: str) -> list[str]:
    """The sentences of what is said, those of a quotation in two parts too.

    >>> sentences("“We made mistakes,” “But we sank nothing.”")
    ['We made mistakes,', 'But we sank nothing']
    """
    every = (part.strip(' “”"') for part in _SENTENCE_END.split(said))
    return [part for part in every if part]


def _without(said: str, section: str) -> str:
    """The words without the turns of a list."""
    for pattern in _patterns(section):
        said = pattern.sub(" ", said)
    return said


def _has_negation(said: str) -> bool:
    return any(word in words("claims", "negating") for word in words_of(said))


def left_open(said: str) -> bool:
    """Whether it is said that nothing is known."""
    return tells("open", _without_rest(said)) or tells("watched", said)


def of_others(said: str) -> bool:
    """Whether it opens with a name or a thing that has seen or found nothing.

    >>> [of_others(said) for said in ("the lab had found no trace of it", "it had seen no proof")]
    [True, False]
    """
    return _OF_OTHERS.match(said) is not None


def only_open(said: str) -> bool:
    """Whether all that is said is that nothing is known."""
    brief = len(said.split()) <= _BRIEF
    return brief and any(tells(section, said) for section in ("open", "watched"))


def branded(said: str) -> str | None:
    """What is called false, in the words ahead of "was"."""
    found = (pattern.search(said) for pattern in _patterns("branded"))
    match = next(filter(None, found), None)
    if match is None:
        return None
    return match.groupdict().get("thing") or said[: match.start("verb")]


def of_a_claim(said: str, cue: str) -> bool:
    """Whether a claim is all that the words speak of: they call it false, true, doubtful, too high.

    `cue` is the lemma of the words of saying.
    """
    figure = counts_otherwise(said, cue) and _FIGURE.match(said) is not None
    return figure or branded(said) is not None or tells("affirmed", said) or tells("doubted", said)


def counts_otherwise(said: str, cue: str) -> bool:
    """Whether another figure is put against one, or one is called wrong.

    >>> counts_otherwise("the union’s figure “plucked from the air”", "call")
    True
    """
    called = cue in words("claims", "calling") and _FIGURE.match(said) is not None
    doubted = tells("other_figure", said) or tells("doubted_figure", said)
    return (called and tells("called_figure", said)) or doubted


def demands_proof(said: str) -> bool:
    """Whether what is asked for is the proof of a claim.

    >>> [demands_proof(said) for said in ("to show its proof", "to publish its timetable")]
    [True, False]
    """
    return tells("proof_of_it", said)


def wants_proof(said: str) -> bool:
    """Whether it is asked for by one of the nouns for what proves."""
    return any(noun(word) in words("claims", "wanting_proof") for word in words_of(said))


def _without_rest(said: str) -> str:
    """What is told ahead of a "but" that leaves only something else open.

    >>> _without_rest("the mill had been told but there was no proof that it had burnt the letter")
    'the mill had been told'
    """
    first, but, rest = said.partition(" but ")
    told = len(first.split()) >= _TOLD and not {noun(word) for word in words_of(first)} & words(
        "claims", "as_such"
    )
    return first if but and told and _NO_PROOF.search(rest) else said


@cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    listed = sorted(each.replace("<number>", _NUMBER) for each in words("claims", section))
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in listed)
