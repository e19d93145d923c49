"""Figures of several told by one verb: "The guild counts 60 dead, *the police 45*".

Each gives its own, and the tagger gives all to the first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.extract.unsaid import speaks
from sayso.text.lexicon import words

_LEADS = frozenset({"about", "some", "around", "only", "just", "up", "more", "fewer", "less", "no"})
_NEAR = 4  # words from "no more than" to its number
_LONGEST = 7  # words of whoever gives the second figure
_NAMING = ("PROPN", "NOUN", "DET", "ADJ", "PART", "ADP")
_ENDS = frozenset({",", ";", ".", ":", "and", "but", "while", "”"})
_TELLING = words("figures", "giving") | words("figures", "telling") | words("nesting", "counting")


def gapped(article: Parsed, given: Sequence[Draft]) -> list[Draft]:
    """The drafts, with one for each figure that is told without a verb of its own."""
    taken = {i for draft in given for part in (draft.cue, *draft.source) for i in part}
    out: list[Draft] = list(given)
    for number, draft in enumerate(given):
        found = list(_others(article, draft, taken))
        if found:
            start = min(other.source[0].start for other in found)
            kept = (part[: max(0, start - 1 - part.start)] for part in draft.content)
            out[number] = replace(draft, content=tuple(bare(article, p) for p in kept if p))
            out += found
    return out


def _others(article: Parsed, draft: Draft, taken: set[int]) -> Iterator[Draft]:
    verb = article.root(draft.cue)
    if verb is None or article.lemmas[verb] not in _TELLING or not draft.content:
        return
    first = draft.content[0].start
    sentence = article.ranges[article.sentence_of[verb]]
    if first <= verb or not article.has_number(range(first, sentence.stop)):
        return
    for comma in range(first + 1, sentence.stop):
        if article.lower[comma] in (",", ";") and article.has_number(range(first, comma)):
            found = _told(article, draft, comma + 1, sentence, taken)
            if found:
                yield found


def _told(
    article: Parsed, draft: Draft, start: int, sentence: range, taken: set[int]
) -> Draft | None:
    """Who gives another figure behind the comma, and which."""
    begin = start + (article.lower[start : start + 1] == ["and"])
    at = begin
    while at < sentence.stop and at - begin < _LONGEST and not _leads(article, at):
        if article.upos[at] not in _NAMING or at in taken:
            return None
        at += 1
    source = range(begin, at)
    if not source or at >= sentence.stop or not _leads(article, at):
        return None
    if not speaks(article, source[-1]):
        return None
    stop = next((i for i in range(at, sentence.stop) if article.lower[i] in _ENDS), sentence.stop)
    figure = range(at + (article.lower[at] in ("of", "at")), stop)
    if not article.has_number(figure) or any(article.upos[i] == "VERB" for i in figure):
        return None
    return replace(draft, source=(source,), content=(figure,))


def _leads(article: Parsed, at: int) -> bool:
    """Whether a figure begins there: "45", "about 45", "of 45"."""
    at += article.lower[at] in ("of", "at") and at + 1 < len(article.words)
    near = range(at, min(at + _NEAR, len(article.words)))
    return article.has_number(near if article.lower[at] in _LEADS else near[:1])
