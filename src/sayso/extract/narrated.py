"""What only the narrator tells, ahead of what somebody says in the same sentence.

As in "*The guild was unmoved:* the dam would hold, its head said", "*The mayor confirmed the leak;*
two wells were shut, she said". The tagger takes the whole sentence for what was said.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.extract.unsaid import speaks

_FEWEST = 2  # words behind the mark


def narrated(article: Parsed, given: Sequence[Draft]) -> list[Draft]:
    """The drafts without the narrator's words; what stands in those stands in no draft any more."""
    found = [_without_narrator(article, draft, given) for draft in given]
    out = []
    for draft in found:
        around = None if draft.within is None else found[draft.within]
        outside = around is not None and draft.cue[0] not in around.contained
        out.append(replace(draft, within=around.within) if around and outside else draft)
    return out


def _without_narrator(article: Parsed, draft: Draft, given: Sequence[Draft]) -> Draft:
    said = min([draft.cue[0], *(part.start for part in draft.source)])
    mark = _mark(article, draft, said) if draft.content and draft.source else None
    if mark is None:
        return draft
    start = article.ranges[article.sentence_of[said]].start
    ahead = range(start, mark)
    if article.lower[mark] == ":":
        told = draft.content[0].start == start and _somebody_acts(article, ahead)
    else:
        others = (other for other in given if other is not draft and other.source)
        told = any(other.cue[0] in ahead and other.cue[0] not in draft.cue for other in others)
    rest = [bare(article, part[max(0, mark + 1 - part.start) :]) for part in draft.content
            if part.stop > mark + 1]  # fmt: skip
    fits = told and sum(map(len, rest)) >= _FEWEST
    return replace(draft, content=tuple(rest)) if fits else draft


def _mark(article: Parsed, draft: Draft, said: int) -> int | None:
    """The last colon or semicolon within what was said, ahead of its speaker, none quoted."""
    first, last = draft.content[0].start, draft.content[-1].stop
    inside = reversed(range(first, min(last, said)))
    return next(
        (i for i in inside if article.lower[i] in (":", ";") and i not in article.quoted), None
    )


def _somebody_acts(article: Parsed, clause: range) -> bool:
    """Whether the clause tells of a person or a body that did or was something."""
    subjects = (i for i in clause if article.relations[i].startswith("nsubj"))
    return any(article.heads[i] in clause and speaks(article, i) for i in subjects)
