"""What sort of basis a noun names: a paper, a picture, a test, a service, somebody."""

from functools import cache
from itertools import takewhile

from sayso.extract.parsed import Parsed
from sayso.text.lemma import noun as singular
from sayso.text.lexicon import sections, words
from sayso.types.attribution import Basis

PAPERS = {Basis.DOCUMENT, Basis.IMAGERY_OR_RECORDING, Basis.ANALYSIS}
SHOWN = {Basis.IMAGERY_OR_RECORDING, Basis.INTELLIGENCE}  # what speaks for itself
PEOPLE = {Basis.OTHER_PARTY, Basis.UNNAMED_SOURCE, Basis.MEDIA_REPORT}
_NOMINAL = ("NOUN", "PROPN", "PRON")
_WORDS = ("NOUN", "PROPN", "ADJ", "VERB", "X")
_PLAIN = ("unnamed_source", "intelligence", "media_report")  # whatever stands before them
_PHRASE = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "X")
_BEFORE = ("compound", "amod", "flat")  # what tells of which kind a noun is


def sort_of(article: Parsed, noun: int) -> Basis | None:
    """What sort of basis the noun is; what stands before it decides, then the noun itself.

    On `reports` alone nothing rests: they are hearsay, and no paper.
    """
    named = word(article, noun)
    listed = _listed().get(named)
    if article.lower[noun] == "reports" and not article.dependents(noun, *_BEFORE):
        return None
    if listed is None and named not in words("evidence", "carriers"):
        return Basis.MEDIA_REPORT if is_outlet(article, noun) else None
    kinds = kinds_of(article, noun)
    if listed == Basis.OTHER_PARTY.value:
        return Basis.UNNAMED_SOURCE if kinds & words("evidence", "unnamed") else Basis.OTHER_PARTY
    if listed in _PLAIN:
        return Basis(listed)
    refined = (name for name, these in sections("evidence", "refining").items() if kinds & these)
    name = next(refined, listed)
    if name is None:
        return None
    return Basis.MEDIA_REPORT if _by_media(article, noun, name) else Basis(name)


def topic(article: Parsed, part: range) -> int | None:
    """The noun that a phrase is about, where the parse has hung its words apart too.

    Else the last word of the stretch that the phrase begins with: "a *video* that it released".
    """
    head = article.nominal(part)
    if head is not None and sort_of(article, head):
        return head
    stretch = list(takewhile(lambda i: article.upos[i] in _PHRASE, part))
    last = stretch[-1] if stretch else None
    return last if last is not None and article.upos[last] in ("NOUN", "PROPN") else head


def kinds_of(article: Parsed, noun: int) -> set[str]:
    """What stands before the noun, also where the parse has hung it elsewhere: "flight data"."""
    before = article.dependents(noun, *_BEFORE)
    if noun and article.upos[noun - 1] in _WORDS:
        before = [*before, noun - 1]
    return {form for i in before for form in (article.lemmas[i], article.lower[i])}


def _by_media(article: Parsed, noun: int, name: str) -> bool:
    """Whether what looks like a paper is what a medium made: "the Echo's report"."""
    made = word(article, noun) in words("evidence", "made_by_media")
    owners = article.dependents(noun, "nmod")
    return name == "document" and made and any(is_outlet(article, i) for i in owners)


def word(article: Parsed, index: int) -> str:
    """The noun as the word lists have it; a capital letter is none at a sentence's start."""
    if article.upos[index] == "NOUN":
        return article.lemmas[index]
    start = article.ranges[article.sentence_of[index]].start
    small = article.words[index].of(article.text)[0].islower() or index == start
    return singular(article.lower[index]) if small else article.lemmas[index]


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
    lemmas = {article.lemmas[i] for i in article.subtree(noun)}
    nobody = article.lemmas[noun] in words("evidence", "nobody_named")
    unnamed = nobody or bool(lemmas & words("evidence", "unnamed"))
    return Basis.UNNAMED_SOURCE if unnamed else Basis.OTHER_PARTY


def is_nominal(article: Parsed, word: int) -> bool:
    """Whether the word heads a noun phrase, and does not stand before another noun."""
    head, relation = article.heads[word], article.relations[word]
    ahead = relation.partition(":")[0] in ("compound", "amod", "flat") or relation == "nmod:poss"
    return article.upos[word] in _NOMINAL and not (ahead and head > word)


def namings(article: Parsed) -> set[int]:
    """The words that can name a basis, as they stand or as the singular that they may be."""
    known = _naming()
    forms = {form for form in {*article.lower} if form in known or singular(form) in known}
    return article.written(forms)


@cache
def _naming() -> frozenset[str]:
    """The nouns that name a basis, alone or with what stands before them, or what is told."""
    return words("evidence", "carriers").union(_listed(), words("evidence", "accounts"))


@cache
def _listed() -> dict[str, str]:
    """From each noun to the basis that it is."""
    listed = sections("evidence", "bases").items()
    return {noun: name for name, nouns in reversed(list(listed)) for noun in nouns}
