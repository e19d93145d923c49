"""What an outlet only passes on: "The dam is cracked, she said, the Orsk Post reports.".

The tagger gives such words to the outlet alone. Who said them first speaks within what it reports.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, particles, who
from sayso.text.lexicon import words

_SAYING = words("nesting", "verbs.clause")


def retold(article: Parsed, given: Sequence[Draft]) -> list[Draft]:
    """The drafts, with those who said first what another passes on."""
    taken = {i for draft in given for i in draft.cue}
    found = []
    for draft in given:
        first = _first(article, draft, taken)
        if first is None:
            found.append(draft)
            continue
        start = min(draft.content[0].start, first.content[0].start)
        outer = range(start, max(first.cue[-1], first.source[0][-1]) + 1)
        behind = (part for part in draft.content if part.start >= outer.stop)
        found += [replace(draft, content=(outer, *behind)), first]
    return found


def _first(article: Parsed, draft: Draft, taken: set[int]) -> Draft | None:
    """Who said it first, between what was said and who passes it on."""
    if not draft.content or not draft.source:
        return None
    end = min(draft.cue[0], draft.source[0].start)
    start = draft.content[0].start
    if end <= start or article.sentence_of[start] != article.sentence_of[draft.cue[0]]:
        return None
    for verb in range(end - 1, start, -1):
        subject = article.subject(verb) if article.upos[verb] == "VERB" else None
        known = article.lemmas[verb] in _SAYING and verb not in taken
        if subject is None or not known or not start < subject < end:
            continue
        speaker = who(article, subject, verb)
        opening = min(speaker.start, verb)
        apart = article.lower[opening - 1] in (",", "”", '"') and article.lower[end - 1] == ","
        said = bare(article, range(start, opening))
        if apart and len(said) > 1 and verb not in speaker:
            return Draft((*particles(article, verb), verb), (speaker,), (said,), draft.confidence)
    return None


def filled(article: Parsed, draft: Draft, others: Sequence[Draft]) -> Draft:
    """The draft with what only another's content holds: “…,” she told us, *according to* them."""
    lemmas = {article.lemmas[i] for i in draft.cue}
    if draft.content or not draft.source or not lemmas & _SAYING:
        return draft
    opening = min(draft.source[0].start, draft.cue[0])
    for other in others:
        start = min((part.start for part in other.content), default=opening)
        passed_on = start < opening and draft.cue[0] in other.contained
        if passed_on and article.lower[opening - 1] in (",", "”", '"'):
            return replace(draft, content=(bare(article, range(start, opening)),))
    return draft
