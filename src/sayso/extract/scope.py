"""The words of a statement in which its basis may be stated."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words
from sayso.types.attribution import Basis

Stated = Iterator[tuple[Basis, range]]  # a basis and the words that state it
OWN = {"i", "we"}
_MODALS = {"should", "would", "could", "will", "can", "may", "might", "must", "'ll", "'d"}
_NEGATIONS = {"not", "n't", "no", "never", "neither", "nor"}
_CONDITIONS = {"if", "unless", "whether", "until"}
_ADJUNCTS = ("obl", "advcl", "nmod", "acl", "advmod", "parataxis")


@dataclass(frozen=True, slots=True)
class Scope:
    """A draft in its article: its content, and the cue's own clause around it."""

    article: Parsed
    draft: Draft
    beside: frozenset[int]  # what hangs on the cue or its speaker, outside all contents
    members: tuple[int, ...]  # that, the cue and the content, in order

    @property
    def content(self) -> frozenset[int]:
        return self.draft.contained

    @property
    def speaker(self) -> int | None:
        """The word for who speaks."""
        return self.article.nominal(self.draft.source[0]) if self.draft.source else None


def scope(article: Parsed, draft: Draft, contained: Container[int]) -> Scope:
    """The scope of a draft; `contained` are the words of all the article's contents."""
    sentence = article.ranges[article.sentence_of[draft.cue[0]]]
    own = {i for part in draft.source for i in part}
    near = set(own)
    verb = article.root(draft.cue)
    if verb is not None:
        for child in article.dependents(verb, *_ADJUNCTS):
            near |= set(article.subtree(child))
    head = article.nominal(draft.source[0]) if draft.source else None
    if head is not None and article.upos[head] != "PRON":
        for child in article.dependents(head, "acl", "appos", "advcl"):
            near |= set(article.subtree(child))
    cue = set(draft.cue)
    near = {i for i in near if i in sentence and i not in cue}
    beside = frozenset(i for i in near if i in own or i not in contained)
    members = tuple(sorted(draft.contained | beside | cue))
    return Scope(article, draft, beside - draft.contained, members)


def between(*places: int) -> range:
    """The words from the first of the places to the last."""
    return range(min(places), max(places) + 1)


def unreal(article: Parsed, verb: int) -> bool:
    """Whether the verb is negated, under a modal or a condition: nothing is known or seen then."""
    beside = {article.lower[i] for i in article.children[verb]}
    return bool(beside & _NEGATIONS or beside & _MODALS or beside & _CONDITIONS)


def is_own(article: Parsed, noun: int) -> bool:
    """Whether the noun is of the speaker's side: "our drones", "its inspectors"."""
    mine = words("evidence", "possessive")
    return any(article.lower[i] in mine for i in article.dependents(noun, "nmod"))


def is_none(article: Parsed, noun: int) -> bool:
    """Whether it is said that there is none: "no evidence"."""
    beside = {article.lower[i] for i in article.children[noun]}
    return bool(beside & {"no", "any", "neither", "little"})
