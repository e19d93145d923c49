"""How alike two propositions are: by their meaning and by their words."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sayso.judge.grouping import Matrix, cosines
from sayso.text.terms import rarity, stem

# Recall at 1 on `claim_match`: vectors 0.683, words 0.565, both 0.698 (0.1 to 0.4 were tried).
_MEANING, _WORDS = 0.8, 0.2
_COMMON = 0.4  # words less rare tell nothing: the 60 commonest
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_BETWEEN = re.compile(
    r"(?:,? (?:and|but) (?=that\b)|(?<=[.!?;])[”\"]? [“\"]?(?=[A-Z“\"])|(?<=,”) (?=“))"
)
_ENOUGH = 3  # words that tell something, in a clause that is compared alone
_WITHIN = 0.1  # more for a short proposition all of whose words the other has
_NOTHING = (0.0,) * 384  # for a statement that has no vector
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Proposition:
    """What somebody said, made ready to be compared; `words` have their rarity."""

    text: str
    vector: Sequence[float]
    words: Mapping[str, float]
    parts: tuple["Proposition", ...] = ()  # its clauses, where it has several

    @classmethod
    def of(
        cls, text: str, vector: Sequence[float], clauses: Sequence[tuple[str, Sequence[float]]] = ()
    ) -> "Proposition":
        parts = tuple(cls(words, each, weighed(words)) for words, each in clauses)
        return cls(text, vector, weighed(text), parts)

    @classmethod
    def held(cls, said: str, name: str, vectors: Mapping[str, Sequence[float]]) -> "Proposition":
        """What a statement of this name says; its clauses' vectors are kept as "NAME/NUMBER"."""
        parts = [(part, vectors.get(f"{name}/{n}", ())) for n, part in enumerate(clauses(said))]
        return cls.of(said, vectors.get(name, ()), parts)


def clauses(said: str) -> tuple[str, ...]:
    """What a long content says one by one; empty where it says one thing.

    >>> clauses("that 26 launchers had been landed at Skarn and that 12 of them stood on the ridge")
    ('that 26 launchers had been landed at Skarn', 'that 12 of them stood on the ridge')
    """
    found = [part.strip("“”\"', ") for part in _BETWEEN.split(said)]
    long = tuple(part for part in found if len(weighed(part)) >= _ENOUGH)
    return long if len(long) > 1 or (long and len(found) > 1) else ()


@lru_cache(maxsize=4096)
def weighed(text: str) -> Mapping[str, float]:
    """The words of a text by their stems, with how rare they are.

    >>> sorted(weighed("that launchers were landed at Skarn"))
    ['land', 'launcher', 'skarn']
    """
    found = {}
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match[0].casefold())
        if word and rarity(word) > _COMMON:
            term = word.replace(",", "") if word[0].isdigit() else stem(word)
            found[term] = rarity(term)
    return found


def likeness(one: Proposition, other: Proposition) -> float:
    """From about 0 to 1: of the whole texts, or of their clauses that are most alike.

    Words count by the share of the lighter text's that the other has too.
    """
    return max(
        whole_likeness(mine, theirs)
        for mine in (one, *one.parts)
        for theirs in (other, *other.parts)
    )


def whole_likeness(one: Proposition, other: Proposition) -> float:
    """`likeness` without a look at single clauses."""
    meaning = float(np.dot(one.vector, other.vector)) if one.vector and other.vector else 0.0
    return _weighed_up(meaning, one.words, other.words)


def _weighed_up(meaning: float, one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = contained(one, other)
    within = _WITHIN if shared == 1.0 and min(len(one), len(other)) > 1 else 0.0
    return _MEANING * meaning + _WORDS * shared + within


def likenesses(propositions: Sequence[Proposition], *, least: float) -> Matrix:
    """`likeness` of each two, (n, n); what cannot reach `least` may be given as 0."""
    rows = [(n, p) for n, whole in enumerate(propositions) for p in (whole, *whole.parts)]
    size = len(propositions)
    found = np.zeros((size, size))
    if not rows:
        return found
    meaning = cosines([p.vector or _NOTHING for _, p in rows])
    near = np.argwhere(np.triu(_MEANING * meaning + _WORDS + _WITHIN >= least, 1))
    for one, other in near.tolist():
        (mine, a), (theirs, b) = rows[one], rows[other]
        if mine != theirs:
            share = _weighed_up(float(meaning[one, other]), a.words, b.words)
            if share > found[mine, theirs]:
                found[mine, theirs] = found[theirs, mine] = share
    return found


def contained(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The share of the lighter words' weight that stands in the other, too."""
    least = min(math.fsum(one.values()), math.fsum(other.values()))
    return math.fsum(w for word, w in one.items() if word in other) / least if least else 0.0
