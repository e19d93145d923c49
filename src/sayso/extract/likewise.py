"""Who says the same as another: "The mayor denies it, *and so does the union*"."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.extract.unsaid import speaks

_DOING = frozenset({"do", "does", "did", "has", "have"})
_FAR = 6  # words between "so" and "does": "so, since Monday, does"
_LONGEST = 16  # words of who says the same


def likewise(article: Parsed, given: Sequence[Draft]) -> list[Draft]:
    """The drafts, and behind each those who do as its speaker does."""
    both = ((draft, _others(article, draft)) for draft in given)
    return [one for pair in both for one in pair if one is not None]


def _others(article: Parsed, draft: Draft) -> Draft | None:
    verb = article.root(draft.cue)
    if verb is None or article.upos[verb] != "VERB":
        return None
    last = max([draft.cue[-1], *(part[-1] for part in draft.content)])
    sentence = article.ranges[article.sentence_of[last]]
    near = range(last + 1, min(last + 4, sentence.stop))
    so = next((i for i in near if article.lower[i] in ("so", "as")), None)
    if so is None or article.lower[so - 1] not in ("and", ",", "but"):
        return None
    set_in = article.lower[so + 1 : so + 2] == [","]
    ahead = range(so + 1, min(so + (_FAR if set_in else 2), sentence.stop))
    doing = next((i for i in ahead if article.lower[i] in _DOING), None)
    if doing is None:
        return None
    speaker = bare(article, _to_comma(article, range(doing + 1, sentence.stop)))
    head = article.nominal(speaker) if 0 < len(speaker) <= _LONGEST else None
    if head is None or not speaks(article, head):
        return None
    return replace(draft, cue=(*draft.cue, so, doing), source=_each(article, speaker))


def _to_comma(article: Parsed, phrase: range) -> range:
    """The phrase up to where another clause begins."""
    stops = (i for i in phrase if article.lower[i] in (",", ";", ":", "—", "–", "(", "."))
    return range(phrase.start, next(stops, phrase.stop))


def _each(article: Parsed, speaker: range) -> tuple[range, ...]:
    """The speakers that "and" joins, each by himself."""
    at = next((i for i in speaker[1:-1] if article.lower[i] == "and"), None)
    joined = at is not None and article.lower[at + 1] in ("the", "its", "their", "his", "her")
    parts = (range(speaker.start, at), range(at + 1, speaker.stop)) if at and joined else (speaker,)
    return tuple(bare(article, part) for part in parts)
