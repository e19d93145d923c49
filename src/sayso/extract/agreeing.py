"""Who says the same as was told before: "The mission agrees", "So say the miners".

What they say stands elsewhere, and they only point to it.
"""

from collections.abc import Iterator

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, who
from sayso.extract.seeking import sought
from sayso.extract.unsaid import speaks
from sayso.text.lexicon import words

_AGREE = frozenset({"agree", "agrees", "concur", "concurs", "concurred"})
_SAY = frozenset({"say", "says", "said"})
_ENDS = frozenset({".", ";", "!", "too", ","})
_SHORT = 14  # words of those who say so
_NEAR = 4  # words from "reached" to "the same finding"


def agreeing(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    finds = ((_AGREE, _agreed), (frozenset({"same"}), _likewise), (_SAY, _said_so))
    yield from sought(article, finds)


def _agreed(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "The mission, which has seen half of it, agrees": with nothing that is agreed on."""
    ended = at + 1 >= sentence.stop or article.lower[at + 1] in _ENDS
    plain = not article.dependents(at, "aux") and article.upos[at - 1] not in ("AUX", "PART")
    subject = article.subject(at) if ended and plain and article.upos[at] == "VERB" else None
    if subject is None or subject > at or not speaks(article, subject):
        return None
    return Draft((at,), (who(article, subject, at),), (), 0.0)


def _likewise(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "The institute has drawn the same conclusion", "arrived at the same result"."""
    noun = at + 1
    known = noun in sentence and article.lemmas[noun] in words("nesting", "concluded")
    before = range(max(sentence.start, at - _NEAR), at)
    verb = next((i for i in before if article.lemmas[i] in words("nesting", "concluding")), None)
    if not known or verb is None or article.lower[at - 1] != "the":
        return None
    subject = article.subject(verb)
    if subject is None or subject > verb or not speaks(article, subject):
        return None
    denied = {article.lower[i] for i in article.children[verb]} & {"not", "n't", "never"}
    helped = [i for i in article.dependents(verb, "aux") if subject < i < verb]
    stop = bare(article, article.whole(noun)).stop
    cue = tuple(range(min([verb, *helped]), at - 1))
    return (
        None if denied else Draft(cue, (who(article, subject, verb),), (range(at - 1, stop),), 0.0)
    )


def _said_so(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "So say the miners and their union"."""
    speakers = bare(article, range(at + 1, sentence.stop))
    if at != sentence.start + 1 or article.lower[sentence.start] != "so" or not speakers:
        return None
    head = article.nominal(speakers)
    if len(speakers) > _SHORT or head is None or not speaks(article, head):
        return None
    return Draft((at,), (speakers,), (range(sentence.start, at),), 0.0)
