"""Who will do a thing, or will not: "refused to apologise", "threatened to kill him if he talked".

    Halden issued a warning over the dam.    The report was critical of the force.

The tagger finds most that stand by their speaker; these are the others: a second verb of one
speaker, a threat with its condition, and what a noun or an adjective tells.
"""

from collections.abc import Iterator
from functools import partial

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, led_up_to, who
from sayso.extract.seeking import sought
from sayso.extract.unreal import asked_for, conditional
from sayso.extract.unsaid import speaks
from sayso.text.lexicon import words

_listed = partial(words, "undertaking")
_NEAR = 4  # words from "issued" to "warning"


def undertaking(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    finds = (
        (_listed("undertakes"), _undertakes),
        (_listed("issued"), _issues),
        (_listed("judging"), _judges),
    )
    yield from sought(article, finds)


def _undertakes(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "*refused to apologise*", "*threatened to kill him*": what he will do or will not."""
    verb = at + 2
    told = article.lower[at + 1 : at + 2] == ["to"] and verb in sentence
    if not told or article.upos[at] != "VERB" or article.upos[verb] not in ("VERB", "AUX"):
        return None
    subject, begun = article.subject(at), led_up_to(article, at, sentence)
    if subject is None or subject >= begun or not speaks(article, subject):
        return None  # a storm may threaten to close the port
    if conditional(article, at) or asked_for(article, at):
        return None
    deed = bare(article, range(at + 1, max(article.whole(verb).stop, verb + 1)))
    return Draft(tuple(range(begun, at + 1)), (who(article, subject, at),), (deed,), 0.0)


def _issues(article: Parsed, noun: int, sentence: range) -> Draft | None:
    """As in "*issued a red warning* for the coast"."""
    before = range(max(sentence.start, noun - _NEAR), noun)
    verb = next((i for i in before if article.lemmas[i] in _listed("issuing")), None)
    subject = article.subject(verb) if verb is not None else None
    if verb is None or subject is None or subject > verb or article.upos[verb] != "VERB":
        return None
    behind = noun + 1
    led = behind in sentence and article.lower[behind] in _listed("towards")
    head = article.heads[behind] if led else -1
    thing = bare(article, range(behind, article.whole(head).stop)) if head > behind else range(0)
    content = (thing,) if thing else ()
    cue = range(led_up_to(article, verb, sentence), behind)
    return Draft(tuple(cue), (who(article, subject, verb),), content, 0.0)


def _judges(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "was sharply *critical of* the force", "were full of *praise for* the crew"."""
    behind = at + 1
    led = behind in sentence and article.lower[behind] in _listed("towards")
    before = range(max(sentence.start, at - _NEAR), at)
    being = next((i for i in before if article.lemmas[i] in _listed("being")), None)
    if being is None or not led:
        return None
    known = (each for each in (article.subject(at), article.subject(being)) if each is not None)
    subject, head = next(known, None), article.heads[behind]
    if subject is None or subject >= being or head <= behind:
        return None
    thing = bare(article, range(behind + 1, article.whole(head).stop))
    cue = range(led_up_to(article, being, sentence), behind + 1)
    return Draft(tuple(cue), (who(article, subject, at),), (thing,), 0.0)
