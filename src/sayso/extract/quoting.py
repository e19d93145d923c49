"""Whom another quotes: "The Herald quoted *Mr Dunn* as saying he would sue".

The tagger takes the paper for the speaker, or loses both.
"""

from collections.abc import Sequence, Set
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
    theirs = {i for saying, who in said.items() for i in (*who, saying)}
    told = {i for draft in given for i in draft.cue}
    spoken = [_spoken(article, draft, said) for draft in given]
    found = []
    for each in spoken:
        if each.cue[-1] not in said and _quotes(article, each, theirs):
            saying = next(i for i in said if i in each.contained or said[i][0] in each.contained)
            found += [] if saying in told else [_own(each, saying, said[saying])]
        else:
            found.append(each)
    return found


def _own(draft: Draft, saying: int, who: range) -> Draft:
    """What somebody is quoted as saying, of what tells only that he is quoted."""
    content = (
        range(max(p.start, saying + 1), p.stop) for p in draft.content if p.stop > saying + 1
    )
    return replace(draft, cue=(saying,), source=(who,), content=tuple(content))


def _quotes(article: Parsed, draft: Draft, theirs: Set[int]) -> bool:
    """Whether the draft only tells that somebody is quoted."""
    return article.lower[draft.cue[0]] in _QUOTED and not theirs.isdisjoint(draft.contained)


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


def _spoken(article: Parsed, draft: Draft, said: dict[int, range]) -> Draft:
    """The draft with whoever is quoted as its source."""
    saying = next((i for i in draft.cue if i in said), None)
    if saying is None:
        return draft
    stop = saying + 1
    content = tuple(range(max(p.start, stop), p.stop) for p in draft.content if p.stop > stop)
    return replace(draft, cue=(saying,), source=(said[saying],), content=content or draft.content)
