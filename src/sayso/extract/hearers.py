"""Somebody who may hear a thing or act on it: the words for him, and what stands around them."""

from collections.abc import Iterable

from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words

NOBODY = words("addressees", "nobody")


def someone(article: Parsed, word: int) -> bool:
    """Whether the word may stand for somebody: no thing that is said, no "it"."""
    if article.lower[word] in NOBODY:
        return False
    if article.upos[word] == "PROPN":
        return True
    if article.upos[word] == "PRON":
        return article.lower[word] in ("him", "her", "them", "us", "me", "you", "they", "he", "she")
    return article.upos[word] == "NOUN" and article.lemmas[word] not in NOBODY


def somebody(article: Parsed, word: int) -> bool:
    """Whether the word surely stands for people or a body: a name, or a noun listed as one."""
    listed = words("roles", "person") | words("roles", "body") | words("roles", "unnamed")
    return article.upos[word] == "PROPN" or article.lemmas[word] in listed


def is_told(article: Parsed, word: int) -> bool:
    """Whether it is whom something is told: "told *the Lantern*", "confirmed to *the Lantern*"."""
    verb, relation = article.heads[word], article.relations[word]
    if relation in ("obj", "iobj"):
        return article.lemmas[verb] == "tell"
    to = any(article.lower[i] == "to" for i in article.dependents(word, "case"))
    return relation == "obl" and to and article.lemmas[verb] in words("addressees", "told")


def phrase_of(article: Parsed, head: int) -> range:
    """The noun phrase without its preposition, clauses and what it is said on."""
    barred = [
        child
        for child in article.children[head]
        if article.relations[child].partition(":")[0]
        in (
            "case",
            "acl",
            "punct",
            "cc",
            "advcl",
            "parataxis",
            "ccomp",
            "xcomp",
            "obl",
            "cop",
            "mark",
            "aux",
            "nsubj",
            "obj",
        )
        or article.relations[child] == "advmod"
        or (article.relations[child] == "appos" and not _beside(article, head, child))
    ]
    return article.whole(head, barred)


def _beside(article: Parsed, head: int, name: int) -> bool:
    """Whether a name stands right behind what it is of, no comma between: "the paper *Morgen*"."""
    return article.upos[head + 1] != "PUNCT" and article.whole(name).start == head + 1


def case_of(article: Parsed, word: int) -> str:
    case = article.first(word, "case")
    return article.lower[case] if case is not None else ""


def is_infinitive(article: Parsed, word: int) -> bool:
    behind = article.upos[word + 1] if word + 1 < len(article.words) else ""
    return article.lower[word] == "to" and behind in ("VERB", "AUX", "ADV")


def is_passive(article: Parsed, to: int) -> bool:
    """Whether it is to be done, by somebody else: "tanks *to be emptied*"."""
    verb = to + 2
    while article.upos[verb : verb + 1] == ["ADV"]:
        verb += 1
    return article.lower[to + 1 : to + 2] == ["be"] and article.upos[verb : verb + 1] == ["VERB"]


def has_verb(article: Parsed, content: Iterable[int]) -> bool:
    return any(article.upos[i] == "VERB" for i in content)
