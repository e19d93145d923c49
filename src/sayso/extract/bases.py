"""What sort of basis a noun names: a paper, a picture, a test, a service, somebody."""

from functools import cache

from sayso.extract.parsed import Parsed
from sayso.text.lemma import noun as singular
from sayso.text.lexicon import sections, words
from sayso.types.attribution import Basis

PAPERS = {Basis.DOCUMENT, Basis.IMAGERY_OR_RECORDING, Basis.ANALYSIS}
SHOWN = {Basis.IMAGERY_OR_RECORDING, Basis.INTELLIGENCE}  # what speaks for itself
PEOPLE = {Basis.OTHER_PARTY, Basis.UNNAMED_SOURCE, Basis.MEDIA_REPORT}
_NOMINAL = ("NOUN", "PROPN", "PRON")
_BEFORE = ("compound", "amod", "flat")  # what tells of which kind a noun is


def sort_of(article: Parsed, noun: int) -> Basis | None:
    """What sort of basis the noun is; what stands before it decides, then the noun itself."""
    before = article.dependents(noun, *_BEFORE)
    if article.lower[noun] == "reports" and not before:
        return None  # hearsay, and no paper
    kinds = {article.lemmas[i] for i in before} | {article.lower[i] for i in before}
    name = _listed().get(word(article, noun))
    if name is None and word(article, noun) not in words("evidence", "carriers"):
        return Basis.MEDIA_REPORT if is_outlet(article, noun) else None
    if name == "other_party":
        return Basis.UNNAMED_SOURCE if kinds & words("evidence", "unnamed") else Basis(name)
    if name in ("unnamed_source", "intelligence", "media_report"):
        return Basis(name)
    for refined, listed in sections("evidence", "refining").items():
        if kinds & listed:
            return Basis(refined)
    if name is None:
        return None
    owners = article.dependents(noun, "nmod")
    papers = name == "document" and any(is_outlet(article, i) for i in owners)
    return Basis.MEDIA_REPORT if papers and article.lemmas[noun] in _TOLD else Basis(name)


def word(article: Parsed, index: int) -> str:
    """The noun as the word lists have it; a capital letter is none at a sentence's start."""
    if article.upos[index] == "NOUN":
        return article.lemmas[index]
    start = article.ranges[article.sentence_of[index]].start
    small = article.words[index].of(article.text)[0].islower() or index == start
    return singular(article.lower[index]) if small else article.lemmas[index]


_TOLD = {"report", "account", "story", "article", "piece"}  # what media make


def is_outlet(article: Parsed, noun: int) -> bool:
    """Whether a word of the name says that it is a medium: "Radio Teshk", "the Harbour Mail"."""
    parts = [noun, *article.dependents(noun, "compound", "flat", "appos")]
    listed = words("evidence", "outlets")
    named = article.upos[noun] == "PROPN" or article.lemmas[noun] in listed
    return named and any(article.lower[i] in listed or article.lemmas[i] in listed for i in parts)


def party(article: Parsed, noun: int) -> Basis:
    """What somebody is who said it: a medium, somebody unnamed, or another party."""
    if is_outlet(article, noun) or sort_of(article, noun) is Basis.MEDIA_REPORT:
        return Basis.MEDIA_REPORT
    near = {noun, *article.subtree(noun)}
    lemmas = {article.lemmas[i] for i in near}
    nobody = article.lemmas[noun] in words("evidence", "nobody_named")
    unnamed = nobody or bool(lemmas & words("evidence", "unnamed"))
    return Basis.UNNAMED_SOURCE if unnamed else Basis.OTHER_PARTY


def is_nominal(article: Parsed, word: int) -> bool:
    """Whether the word heads a noun phrase, and does not stand before another noun."""
    head, relation = article.heads[word], article.relations[word]
    ahead = relation.partition(":")[0] in ("compound", "amod", "flat") or relation == "nmod:poss"
    return article.upos[word] in _NOMINAL and not (ahead and head > word)


@cache
def _listed() -> dict[str, str]:
    """From each noun to the basis that it is."""
    listed = sections("evidence", "bases").items()
    return {noun: name for name, nouns in reversed(list(listed)) for noun in nouns}
