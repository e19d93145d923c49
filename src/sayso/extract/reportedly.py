"""What nobody is named for: "Two men were *reportedly* hurt", "*It emerged* that he knew".

The tagger leaves such sentences to the narrator, or takes whoever did the deed for its teller.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.extract.seeking import sought

_ADVERBS = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
_EMERGED = frozenset({"emerged", "emerges", "transpired", "transpires", "light"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_RELATIVE = frozenset({"who", "which", "that", "whose"})
_FAR = 6  # words between "it emerged" and "that"
_FEWEST = 3  # words of what is reported


def freed(article: Parsed, given: Sequence[Draft]) -> list[Draft]:
    """The drafts without those words in their cues: "the general | *reportedly* told his men"."""
    return [_freed(article, draft) for draft in given]


def _freed(article: Parsed, draft: Draft) -> Draft:
    cue = tuple(i for i in draft.cue if article.lower[i] not in _ADVERBS)
    return replace(draft, cue=cue) if cue and cue != draft.cue else draft


def reportedly(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    yield from sought(article, ((_ADVERBS, _told), (_EMERGED, _emerged)))


def _told(article: Parsed, at: int, sentence: range) -> Draft | None:
    """The clause of the verb that the adverb goes with, the adverb left out."""
    verb = article.heads[at]
    subject = article.first(verb, *_SUBJECTS) if verb in sentence else None
    if subject is None or article.upos[verb] != "VERB" or article.lower[subject] in _RELATIVE:
        return None
    others = [
        each
        for each in article.dependents(verb, "conj", "parataxis")
        if article.first(each, *_SUBJECTS) is not None
    ]
    clause = bare(article, article.whole(verb, others))
    parts = (bare(article, range(clause.start, at)), bare(article, range(at + 1, clause.stop)))
    if at not in clause or sum(map(len, parts)) < _FEWEST:
        return None
    return Draft((at,), (), tuple(part for part in parts if part), 0.0)


def _emerged(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "It later *emerged* that no warning was given", "It *came to light* that …"."""
    light = article.lower[at] == "light"
    cue = range(at - 2, at + 1) if light else range(at, at + 1)
    if light and (cue.start not in sentence or article.lower[at - 1] != "to"):
        return None
    ahead = article.lower[max(sentence.start, cue.start - 3) : cue.start]
    behind = range(at + 1, min(at + _FAR, sentence.stop))
    that = next((i for i in behind if article.lower[i] == "that"), None)
    if "it" not in ahead or that is None or (light and article.lemmas[cue.start] != "come"):
        return None
    head = article.heads[that]
    clause = article.whole(head) if head > that else range(0)
    content = bare(article, range(that, max(clause.stop, that)))
    return Draft(tuple(cue), (), (content,), 0.0) if len(content) >= _FEWEST else None
