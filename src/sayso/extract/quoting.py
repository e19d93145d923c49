"""Whom another quotes: "The Herald quoted *Mr Dunn* as saying he would sue".

    “The deal is off,” Interfor quoted *the minister* as saying.

The tagger takes the paper for the speaker, or loses both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.extract.unsaid import speaks

_QUOTED = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
_WHOM = frozenset({"him", "her", "them"})
_TURNS = (["as", "saying"], ["having", "said"])  # "as having said"
_LONGEST = 14  # words of whoever is quoted


@dataclass(frozen=True)
class _Found:
    """Who is quoted, and the place of "saying"."""

    saying: int
    who: range


def quoting(article: Parsed, given: Sequence[Draft]) -> list[Draft]:
    """The drafts, with those who are quoted as the speakers of what they are quoted as saying."""
    quoted = {
        at: found for at in sorted(article.written(_QUOTED)) if (found := _found(article, at))
    }
    said = {found.saying: found for found in quoted.values()}
    told = {i for draft in given for i in draft.cue}
    out = []
    for draft in given:
        found = next((said[i] for i in draft.cue if i in said), None)
        if found is None and article.lower[draft.cue[0]] in _QUOTED:
            found = next((one for one in said.values() if _quotes(draft, one)), None)
            if found and found.saying in told:
                continue  # another draft tells what was said
            found = found or quoted.get(draft.cue[0])
        out.append(draft if found is None else _of(draft, found))
    return out


def _quotes(draft: Draft, found: _Found) -> bool:
    """Whether the draft only tells that somebody is quoted."""
    return not draft.contained.isdisjoint((*found.who, found.saying))


def _of(draft: Draft, found: _Found) -> Draft:
    """What somebody is quoted as saying: what stands behind that word, or else ahead of him."""
    first, last = found.saying + 1, found.who.start
    behind = tuple(range(max(p.start, first), p.stop) for p in draft.content if p.stop > first)
    ahead = tuple(range(p.start, min(p.stop, last)) for p in draft.content if p.start < last)
    return replace(
        draft, cue=(found.saying,), source=(found.who,), content=behind or ahead or draft.content
    )


def _found(article: Parsed, at: int) -> _Found | None:
    """Who is quoted, and the place of "saying"; None where nobody is told."""
    end = min(article.ranges[article.sentence_of[at]].stop, at + 2 + _LONGEST)
    turn = next((i for i in range(at + 2, end) if article.lower[i - 1 : i + 1] in _TURNS), None)
    opens = None if turn is None else turn - 1 - (article.lower[turn] == "said")  # at "as"
    who = bare(article, range(at + 1, opens)) if opens is not None else range(0)
    head = article.nominal(who) if who else None
    speaking = head is not None and (speaks(article, head) or article.lower[head] in _WHOM)
    return _Found(turn, who) if turn is not None and speaking else None
