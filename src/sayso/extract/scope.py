"""The words of a statement in which its basis may be stated."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words
from sayso.types.attribution import Basis

NONE_SHARED: Mapping[int, Sequence[int]] = MappingProxyType({})
Stated = Iterator[tuple[Basis, range]]  # a basis and the words that state it
OWN = {"i", "we"}
_MODALS = {"should", "would", "could", "will", "can", "may", "might", "must", "'ll", "'d"}
_NEGATIONS = {"not", "n't", "no", "never", "neither", "nor"}
_CONDITIONS = {"if", "unless", "whether", "until"}
REACH = 14  # words behind a noun within which it is told who has seen it
_ADJUNCTS = ("obl", "advcl", "nmod", "acl", "advmod", "parataxis")


@dataclass(frozen=True, slots=True)
class Scope:
    """A draft in its article: its content, and the cue's own clause around it."""

    article: Parsed
    draft: Draft
    beside: frozenset[int]  # what hangs on the cue or its speaker, outside all contents
    members: tuple[int, ...]  # that, the cue and the content, in order
    speaker: int | None  # the word for who speaks

    def at(self, clues: set[int]) -> list[int]:
        """Those of its words that are among the clues, in order."""
        return sorted(clues.intersection(self.members))

    @property
    def content(self) -> frozenset[int]:
        return self.draft.contained


def scope(
    article: Parsed,
    draft: Draft,
    contained: Set[int],
    shared: Mapping[int, Sequence[int]] = NONE_SHARED,
) -> Scope:
    """The scope of a draft; `contained` are the words of all the article's contents.

    `shared` gives the cues of the sentences in which several speak: there a word is beside the
    nearest of them; what stands within another's content is beside it only where it hangs on it.
    """
    number = article.sentence_of[draft.cue[0]]
    sentence = article.ranges[number]
    speaker = article.nominal(draft.source[0]) if draft.source else None
    near = _hanging(article, draft, speaker).intersection(sentence)
    if draft.within is None:
        near.update(_nearest(sentence, draft.cue[0], shared.get(number, ())))
    near -= contained
    near = near.union(*draft.source) - draft.contained.union(draft.cue)
    members = tuple(sorted(draft.contained.union(near, draft.cue)))
    return Scope(article, draft, frozenset(near), members, speaker)


def _nearest(sentence: range, cue: int, cues: Sequence[int]) -> range:
    """The sentence's words to which none of the cues is nearer."""
    first = ((cue + other + 1) // 2 for other in cues if other < cue)
    last = ((cue + other) // 2 for other in cues if other > cue)
    return range(max([sentence.start, *first]), min([sentence.stop - 1, *last]) + 1)


def _hanging(article: Parsed, draft: Draft, speaker: int | None) -> set[int]:
    """What hangs on the cue's verb as its adjunct, or on the speaker."""
    verb = article.root(draft.cue)
    near = set() if verb is None else {*article.dependents(verb, *_ADJUNCTS)}
    if speaker is not None and article.upos[speaker] != "PRON":
        near |= {*article.dependents(speaker, "acl", "appos", "advcl")}
    return article.subtree(*near)


def cites(article: Parsed, draft: Draft) -> bool:
    """Whether the cue only names what another statement of the speaker rests on: "citing"."""
    verb = article.root(draft.cue)
    return verb is not None and article.lower[verb] in ("citing", "quoting")


def between(*places: int) -> range:
    """The words from the first of the places to the last."""
    return range(min(places), max(places) + 1)


def unreal(article: Parsed, verb: int) -> bool:
    """Whether the verb is negated, under a modal or a condition: nothing is known or seen then."""
    beside = {article.lower[i] for i in article.children[verb]}
    if article.lower[verb] != article.lemmas[verb]:
        beside -= {"'d"}  # "I'd heard" is "I had heard"
    return bool(beside & _NEGATIONS or beside & _MODALS or beside & _CONDITIONS)


def is_own(article: Parsed, noun: int) -> bool:
    """Whether the noun is of the speaker's side: "our drones", "its inspectors"."""
    mine = words("evidence", "possessive")
    return any(article.lower[i] in mine for i in article.dependents(noun, "nmod"))


def is_none(article: Parsed, noun: int) -> bool:
    """Whether it is said that there is none: "no evidence"."""
    beside = {article.lower[i] for i in article.children[noun]}
    return bool(beside & {"no", "any", "neither", "little"})


def prepositions(article: Parsed, noun: int) -> set[str]:
    """What stands before the noun phrase: its own case, and what the parse gave to another."""
    found = {article.lower[i] for i in article.dependents(noun, "case", "mark")}
    for index in range(noun - 1, max(noun - 6, -1), -1):
        if article.upos[index] == "ADP":
            return found | {article.lower[index]}
        if article.upos[index] not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"):
            return found
    return found


def object_of(article: Parsed, verb: int) -> int | None:
    """The verb's object, also where the parse has taken the noun behind it for something else."""
    thing = article.first(verb, "obj")
    if thing is not None:
        return thing
    for noun in range(verb + 1, min(verb + 6, len(article.words))):
        if article.upos[noun] in ("ADP", "PUNCT", "VERB", "AUX", "SCONJ", "PART"):
            return None
        if article.upos[noun] == "NOUN" and not _before_noun(article, noun):
            return noun
    return None


def _before_noun(article: Parsed, noun: int) -> bool:
    return noun + 1 < len(article.words) and article.upos[noun + 1] == "NOUN"


def sees(article: Parsed, verb: int) -> bool:
    """Whether the verb tells that somebody has a paper, or has seen it."""
    return article.lemmas[verb] in words("evidence", "seen")


def is_seen(article: Parsed, noun: int) -> bool:
    """Whether it is told behind the noun who has seen it: "a memo obtained by the Courier"."""
    bounds = article.ranges[article.sentence_of[noun]]
    told = copied = False
    for word in range(noun + 1, min(noun + REACH, bounds.stop)):
        told = told or article.lower[word] in ("that", "which", "whose")
        copied = copied or article.lemmas[word] in words("evidence", "copies")
        if article.upos[word] == "VERB" and article.lower[word] != article.lemmas[word]:
            by = "by" in article.lower[word + 1 : word + 3]
            near = told or by or article.heads[word] == noun or word == noun + 1
            if copied or (near and sees(article, word)):
                return True
            if not near:
                return False
    return False
