"""Deeds that no saying is made of, though their verb may report one: "denied him bail".

    Halden recalled 9,000 cars.    The fire claimed three lives.    The firm appealed against it.

What is done decides: a court denies bail, and a minister a charge.
"""

from collections.abc import Iterable

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.lexicon import sections

_OPENS = frozenset({"that", "whether", "how", "why", "what", "“", "‘", '"', "'"})
_PEOPLE = frozenset({"him", "her", "them", "us", "me"})
_ENDS = ("ADP", "PUNCT", "SCONJ", "VERB")


def told(article: Parsed, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those of deeds."""
    return [draft for draft in drafts if not is_done(article, draft)]


def is_done(article: Parsed, draft: Draft) -> bool:
    """Whether the cue tells a deed that is done to what would be its content."""
    verb = article.root(draft.cue)
    if _is_sought(article, draft):
        return True
    if verb is None or article.upos[verb] != "VERB":
        return False
    lemma, thing = article.lemmas[verb], _thing(article, draft)
    if lemma == "appeal":
        return bool(draft.content) and article.lower[draft.cue[-1]] == "against"
    done = thing in sections("doings", "to").get(lemma, ())
    whom = " ".join(article.lower[i] for i in sorted(draft.contained))
    return done or (lemma == "deny" and whom in _PEOPLE)  # "denied *them* a penalty"


def _is_sought(article: Parsed, draft: Draft) -> bool:
    """Whether nobody knows or tells who did it: "*Who ordered it* the mission could not say"."""
    first = draft.source[0] if len(draft.source) == 1 else range(0)
    opens = len(first) == 1 and first[0] == article.ranges[article.sentence_of[first[0]]].start
    return opens and article.lower[first[0]] in ("who", "whoever")


def _thing(article: Parsed, draft: Draft) -> str:
    """What the deed is done to: the last noun ahead of a preposition, as a lemma."""
    found, start = "", draft.cue[-1] + 1
    stop = article.ranges[article.sentence_of[draft.cue[-1]]].stop
    behind = range(start + (article.lower[start : start + 1] == ["to"]), stop)
    for part in draft.content or (behind,):
        if not part or article.lower[part.start] in _OPENS:
            return ""
        for word in part:
            if article.upos[word] in _ENDS:
                break
            if article.upos[word] == "NOUN":
                found = article.lemmas[word]
    return found
