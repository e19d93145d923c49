"""What the words of a cue tell by themselves, where there is no parse: its lemma, what it does."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.text.lemma import verb
from sayso.text.lexicon import sections, words
from sayso.text.tokens import tokens
from sayso.types.attribution import Act, Kind, Polarity


@dataclass(frozen=True, slots=True)
class Saying:
    """What one statement does."""

    kind: Kind
    act: Act
    polarity: Polarity = Polarity.POSITIVE


@cache
def acts() -> dict[str, Act]:
    """From the lemma of a cue to its act."""
    return {
        lemma: Act(name) for name, listed in sections("cues", "acts").items() for lemma in listed
    }


@cache
def kinds() -> dict[str, Kind]:
    """From the lemma of a cue to its kind, where that is not speech."""
    return {
        lemma: Kind(name) for name, listed in sections("cues", "kinds").items() for lemma in listed
    }


def lemma(cue: str) -> str:
    """The cue's words without auxiliaries and negation, its first in dictionary form.

    >>> lemma("has not confirmed"), lemma("called on"), lemma(":")
    ('confirm', 'call on', ':')
    """
    every = _words(cue)
    passed = words("constructions", "auxiliary") | words("constructions", "negative")
    kept = [word for word in every if word not in passed] or every
    return " ".join([verb(kept[0]), *kept[1:]]) if kept else cue.strip()


def suggested(cue: str) -> Saying:
    """What a saying with this cue does for the most part; who enters it may say otherwise.

    >>> [(s.act.value, s.polarity.value) for s in map(suggested, ("has not confirmed", "denied"))]
    [('confirms', 'negative'), ('denies', 'positive')]
    """
    every = _words(cue)
    negative = bool(set(every) & words("constructions", "negative"))
    named = _listed([verb(word) for word in every])
    if negative and named in words("constructions", "answering"):
        return Saying(Kind.SPEECH, Act.DOES_NOT_RESPOND)
    polarity = Polarity.NEGATIVE if negative else Polarity.POSITIVE
    kind = Kind.SPEECH if "according" in every else kinds().get(named, Kind.SPEECH)
    return Saying(kind, acts().get(named, Act.ASSERTS), polarity)


def _listed(lemmas: Sequence[str]) -> str:
    """The longest run of the lemmas that the word lists know."""
    passed = words("constructions", "auxiliary") | words("constructions", "negative")
    left = [each for each in lemmas if each not in passed]
    for size in range(len(left), 0, -1):
        for start in range(len(left) - size + 1):
            phrase = " ".join(left[start : start + size])
            if phrase in acts() or phrase in kinds():
                return phrase
    return left[0] if left else ""


def _words(cue: str) -> list[str]:
    """The words in lower case, with straight apostrophes."""
    text = cue.casefold().replace("’", "'")
    found = [text[span.start : span.end] for span in tokens(text, 0, len(text))]
    return [word for word in found if any(map(str.isalnum, word))]
