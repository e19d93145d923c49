"""Sayings of two or three words: "rowed back on", "backed up", "maintained his innocence".

The words behind a verb tell them, by the table `phrasal.toml`; the parse only where a phrase ends.
"""

import re
from collections.abc import Iterator
from functools import cache

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, particles, who
from sayso.extract.unsaid import speaks
from sayso.text.lexicon import mapping, words

_FAR = 7  # words behind a verb in which its turn must end
_LEADS = ("on", "at", "against", "from", "over", "about")


def phrasal(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    turns = _turns()
    for verb in sorted(article.having(turns.keys())):
        if article.upos[verb] == "VERB":
            found = _found(article, verb, turns[article.lemmas[verb]])
            if found:
                yield found


@cache
def _turns() -> dict[str, re.Pattern[str]]:
    return {lemma: re.compile(turn) for lemma, turn in mapping("phrasal", "turns").items()}


def _found(article: Parsed, verb: int, turn: re.Pattern[str]) -> Draft | None:
    end = article.ranges[article.sentence_of[verb]].stop
    behind = " ".join(article.lower[verb + 1 : min(verb + 1 + _FAR, end)])
    match = turn.match(f"{behind} ")
    subject = article.subject(verb)
    if match is None or subject is None or subject > verb:
        return None
    if not (speaks(article, subject) or article.lemmas[subject] in words("nesting", "press")):
        return None
    stop = verb + 1 + len(match[0].split())
    ahead = (i for i in particles(article, verb) if subject < i < verb)
    cue = (*ahead, *range(verb, stop))
    thing = _thing(article, stop, end)
    return Draft(cue, (who(article, subject, verb),), (thing,) if thing else (), 0.0)


def _thing(article: Parsed, at: int, end: int) -> range:
    """The phrase behind the turn, where one stands there."""
    plain = at < end and article.upos[at] in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM")
    led = article.lower[at - 1] in _LEADS
    head = at
    while plain and article.heads[head] in range(at, end) and article.upos[head] != "VERB":
        head = article.heads[head]
    whole = article.whole(head) if plain and (led or article.relations[head] == "obj") else range(0)
    return bare(article, range(at, max(whole.stop, at))) if whole.stop > at else range(0)
