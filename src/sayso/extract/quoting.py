"""Whom another quotes: "The Herald quoted *Mr Dunn* as saying he would sue".

The tagger takes the paper for the speaker, or loses both.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.extract.unsaid import speaks

_QUOTED = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
_LONGEST = 14  # words of whoever is quoted


def quoting(article: Parsed, given: Sequence[Draft]) -> list[Draft]:
    """The drafts, with those who are quoted as the speakers of what they are quoted as saying."""
    said = dict(filter(None, (_found(article, at) for at in sorted(article.written(_QUOTED)))))
    told = {i for draft in given for i in draft.cue}
    found = []
    for draft in given:
        saying = next((i for i in draft.cue if i in said), None)
        if saying is None and article.lower[draft.cue[0]] in _QUOTED:
            saying = next((i for i in said if _quotes(draft, i, said[i])), None)
            if saying in told:
                continue  # another draft tells what was said
        found.append(draft if saying is None else _of(draft, saying, said[saying]))
    return found


def _quotes(draft: Draft, saying: int, who: range) -> bool:
    """Whether the draft only tells that somebody is quoted."""
    return not draft.contained.isdisjoint((*who, saying))


def _of(draft: Draft, saying: int, who: range) -> Draft:
    """What somebody is quoted as saying: what stands behind that word, by its own speaker."""
    first = saying + 1
    behind = tuple(range(max(p.start, first), p.stop) for p in draft.content if p.stop > first)
    return replace(draft, cue=(saying,), source=(who,), content=behind or draft.content)


def _found(article: Parsed, at: int) -> tuple[int, range] | None:
    """The place of "saying", and who is said to say it; None where nobody is told."""
    end = min(article.ranges[article.sentence_of[at]].stop, at + 2 + _LONGEST)
    saying = next(
        (i for i in range(at + 2, end) if article.lower[i - 1 : i + 1] == ["as", "saying"]), None
    )
    who = bare(article, range(at + 1, saying - 1)) if saying is not None else range(0)
    head = article.nominal(who) if who else None
    if saying is None or head is None or not speaks(article, head):
        return None
    return saying, who
