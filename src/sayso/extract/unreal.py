"""Sayings that nobody has made: only asked for, supposed, or yet to be made.

As in "a request to confirm the arrest", "if they confirm", "had come *to deny* it", "urged them
*to reject* it".
"""

from sayso.extract.parsed import Parsed
from sayso.extract.reports import ASKING_NOUNS
from sayso.text.lexicon import words

CONDITIONS = words("nesting", "conditions")
_WILLING = (
    words("nesting", "verbs.infinitive")
    | words("nesting", "verbs.resolving")
    | words("nesting", "willing")
) - {"refuse", "decline"}  # who "refused to confirm" has been silent


def to_be_said(article: Parsed, cue: range) -> bool:
    """Whether the cue is an infinitive: whoever was asked to confirm has confirmed nothing."""
    verb = article.root(cue)
    if verb is None or article.upos[verb] != "VERB":
        return False
    marks = [i for i in article.dependents(verb, "mark") if article.lower[i] == "to"]
    return verb == cue[0] and bool(marks) and article.relations[verb] in ("acl", "advcl", "xcomp")


def asked_for(article: Parsed, verb: int) -> bool:
    """Whether it is only what a request asks for: "a request to confirm the arrest"."""
    governor = article.heads[verb]
    asked = governor >= 0 and article.lemmas[governor] in ASKING_NOUNS
    return asked and article.relations[verb].startswith("acl")


def willed(article: Parsed, verb: int) -> bool:
    """Whether it is only what is asked for or meant to be said: "urged them *to deny* it".

    So is what hangs beside it: "to apologise and *to admit* it".
    """
    first = verb
    while article.relations[first] == "conj" and article.upos[first] == "VERB":
        first = article.heads[first]
    infinitive = any(
        article.lower[i] == "to" for v in (verb, first) for i in article.dependents(v, "mark")
    )
    governor = article.heads[first] if first >= 0 else -1
    hung = first >= 0 and article.relations[first] in ("xcomp", "ccomp", "advcl", "obl")
    return infinitive and hung and governor >= 0 and article.lemmas[governor] in _WILLING


def conditional(article: Parsed, verb: int) -> bool:
    """Whether the verb stands in an if-clause or a wish: "if they confirm"."""
    subject = article.first(verb, "nsubj")
    start = verb if subject is None else article.whole(subject).start
    if start and article.lower[start - 1] in CONDITIONS:
        return True
    for word in (verb, *article.ancestors(verb)):
        marks = {article.lower[i] for i in article.dependents(word, "mark")}
        if marks & CONDITIONS and article.relations[word].startswith(("advcl", "conj")):
            return True
        if article.relations[word].startswith(("ccomp", "acl")):
            return False
    return False
