"""Sayings that were not made: "failed to confirm", "was unable to say", "without denying it"."""

import re

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words

_NEGATIVE = words("constructions", "negative")
_UNACHIEVED = words("constructions", "unachieved")  # "failed to confirm"
_TURN = re.compile("|".join(f" {phrase} " for phrase in sorted(_UNACHIEVED)))
_UNABLE = tuple(f" {phrase}" for phrase in words("constructions", "unable"))
_AHEAD = 7  # words before a cue in which "not in a position to" may stand


def unachieved(article: Parsed, draft: Draft, verb: int) -> bool:
    """Whether what stands before says that it was not done: "yet to confirm", "without denying"."""
    first = draft.cue[0]
    said = (part.stop for part in draft.content if part.stop <= first)
    start = max(article.ranges[article.sentence_of[verb]].start, first - 4, *said)
    before = " ".join(_unnamed(article, i) for i in range(start, draft.cue[-1] + 1))
    if undone(before):
        return True
    if any(_unable(article, i) for i in draft.cue):
        return True
    head = next((a for a in article.ancestors(verb) if a < draft.cue[0]), None)
    return (
        head is not None
        and article.relations[verb] == "xcomp"
        and (
            article.lemmas[head] in _UNACHIEVED
            or any(article.lower[i] in _NEGATIVE for i in article.children[head])
        )
    )


def _unnamed(article: Parsed, word: int) -> str:
    """The word, but for one written large in a name: "Doctors *Without* Borders"."""
    written = article.words[word].of(article.text)
    first = article.ranges[article.sentence_of[word]].start
    return "" if written[:1].isupper() and word != first else article.lower[word]


def undone(phrase: str) -> bool:
    """Whether the words say that it was not done."""
    return _TURN.search(f" {phrase} ") is not None


def _unable(article: Parsed, cue: int) -> bool:
    """Whether the words right before the cue say that it could not be done: "unable to"."""
    stop = cue + (article.lower[cue] == "to")
    ahead = " " + " ".join(article.lower[max(0, cue - _AHEAD) : stop])
    return ahead.endswith(_UNABLE)
