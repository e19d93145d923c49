"""Whose words, view or count it is: "in the mayor’s words", "by the union’s count", "in her view".

No verb tells such a saying; what is said is the rest of the sentence.
"""

from collections.abc import Iterator

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.extract.unsaid import speaks
from sayso.text.lexicon import words

_OWNERS = frozenset({"his", "her", "its", "their"})
_FAR = 8  # words between "in" or "by" and its noun
_FEWEST = 3  # words of what is said
_VERBS = ("VERB", "AUX")
_SAYING = words("nesting", "verbs.clause")


def byword(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    for lead in ("in", "by"):
        for noun in sorted(article.having(words("nesting", f"byword_{lead}"))):
            found = _found(article, noun, lead)
            if found:
                yield found


def _found(article: Parsed, noun: int, lead: str) -> Draft | None:
    sentence = article.ranges[article.sentence_of[noun]]
    whose = _behind(article, noun, lead, sentence) or _ahead(article, noun, lead, sentence)
    if whose is None:
        return None
    cue, source, stop = whose
    said = _rest(article, range(cue[0], stop), sentence)
    told = any(article.upos[i] in _VERBS for part in said for i in part)
    another = any(
        article.lemmas[i] in _SAYING and article.first(i, "nsubj") is not None
        for part in said for i in part if i not in article.quoted
    )  # fmt: skip
    if not told or another or sum(map(len, said)) < _FEWEST:
        return None
    return Draft(cue, (source,), said, 0.0)


def _behind(
    article: Parsed, noun: int, lead: str, sentence: range
) -> tuple[tuple[int, ...], range, int] | None:
    """As in "in the words *of the mayor*": the cue, who it is, and where that ends."""
    if article.lower[noun - 2 : noun] != [lead, "the"] or noun + 2 not in sentence:
        return None
    head = article.heads[noun + 1]
    if article.lower[noun + 1] != "of" or head <= noun or not speaks(article, head):
        return None
    source = bare(article, range(noun + 2, max(article.whole(head).stop, head + 1)))
    commas = (i for i in source if article.lower[i] == "," and _opens(article, noun, sentence))
    source = range(source.start, next(commas, source.stop))
    return tuple(range(noun - 2, noun + 2)), source, source.stop


def _opens(article: Parsed, noun: int, sentence: range) -> bool:
    """Whether the phrase opens its sentence, so that a comma ends it."""
    return noun - 2 == sentence.start


def _ahead(
    article: Parsed, noun: int, lead: str, sentence: range
) -> tuple[tuple[int, ...], range, int] | None:
    """As in "in *the mayor’s* words", "by *her* own account"."""
    begin = max(sentence.start, noun - _FAR)
    at = next((i for i in range(noun - 1, begin - 1, -1) if article.lower[i] == lead), None)
    owner = range(0) if at is None else range(at + 1, noun)
    own = [i for i in owner if article.lower[i] == "own"]
    owner = range(owner.start, own[0]) if own else owner
    if at is None or not owner:
        return None
    cue = (at, *own, noun)
    if len(owner) == 1 and article.lower[owner[0]] in _OWNERS:
        return cue, owner, noun + 1
    if article.lower[owner[-1]] not in ("'s", "'"):
        return None
    owner = owner[:-1]
    return (cue, owner, noun + 1) if owner and speaks(article, owner[-1]) else None


def _rest(article: Parsed, phrase: range, sentence: range) -> tuple[range, ...]:
    """The sentence without the phrase; nothing where that stands in the midst of a clause."""
    opens = phrase.start == sentence.start
    apart = opens or article.lower[phrase.start - 1] in (",", "—", "–", "(")
    ends = phrase.stop >= sentence.stop or article.upos[phrase.stop] == "PUNCT"
    if not apart or not (ends or opens):
        return ()
    parts = (range(sentence.start, phrase.start), range(phrase.stop, sentence.stop))
    return tuple(found for part in parts if part and (found := bare(article, part)))
