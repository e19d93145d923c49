"""Who fights a claim without a verb of denial: calls it a lie, takes issue with its figure."""

from collections.abc import Sequence, Set

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.attribution import Act

_NEGATIVE = words("constructions", "negative")
_FALSE = words("constructions", "false") | words("constructions", "branded")
_BRANDING = words("constructions", "branding")
_CLAIMS = words("claims", "as_such") | words("claims", "of_figure")
_TOLD = frozenset({"story", "report", "article", "rumour", "rumor", "suggestion"})
_THOUGHTS = words("constructions", "thoughts")
_POINTING = {"it", "this", "that", "them", "these"}
_NAMED_WITHIN = 4  # words of a content within which the claim that it fights is named


def disputed(article: Parsed, draft: Draft, lemma: str, *, positive: bool) -> Act | None:
    """What fighting a claim amounts to: "called it a lie", "does not accept that count"."""
    content = [i for part in draft.content for i in part]
    opening = [article.lower[i] for i in content[: _NAMED_WITHIN + 1]]
    claim = _claim_in(opening, _CLAIMS)
    if lemma in words("constructions", "quarrelling"):
        return Act.DENIES if claim else Act.CRITICISES  # "took issue with her tone" denies nothing
    if not positive:
        return Act.DENIES if claim and lemma in words("constructions", "accepting") else None
    verb = article.root(draft.cue)
    claim = _claim_in(opening, _CLAIMS | _TOLD)  # a report may be accepted, but is called a lie
    if claim is None or verb is None or article.lemmas[verb] not in _BRANDING:
        return None
    told = {article.lower[i] for i in content[claim + 1 :]}
    return Act.DENIES if told & _FALSE and not told & _NEGATIVE else None


def _claim_in(said: Sequence[str], claims: Set[str]) -> int | None:
    """Where a content that begins so names a claim: "the *accusation*", "*it*"."""
    for place, word in enumerate(said[:_NAMED_WITHIN]):
        named = noun(word)
        thought = named in _THOUGHTS and said[place + 1 : place + 2] == ["that"]
        if thought or named in claims:
            return place
    return 0 if said[:1] and said[0] in _POINTING else None
