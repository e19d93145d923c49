"""Who fights a claim without a verb of denial: calls it a lie, takes issue with its figure."""

from collections.abc import Sequence

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.attribution import Act

_NEGATIVE = words("constructions", "negative")
_FALSE = words("constructions", "false") | words("constructions", "branded")
_BRANDING = words("constructions", "branding")
_POINTING = {"it", "this", "that", "them", "these"}
_NAMED_WITHIN = 4  # words of a content within which the claim that it fights is named


def disputed(article: Parsed, draft: Draft, lemma: str, *, positive: bool) -> Act | None:
    """What fighting a claim amounts to: "called it a lie", "does not accept that count"."""
    said = [article.lower[i] for part in draft.content for i in part]
    claim = _claim_in(said)
    if lemma in words("constructions", "quarrelling"):
        return Act.DENIES if claim else Act.CRITICISES  # "took issue with her tone" denies nothing
    if not positive:
        return Act.DENIES if claim and lemma in words("constructions", "accepting") else None
    verb = article.root(draft.cue)
    if claim is None or verb is None or article.lemmas[verb] not in _BRANDING:
        return None
    told = said[claim + 1 :]
    as_false = any(word in _FALSE for word in told)
    return Act.DENIES if as_false and not _NEGATIVE & set(told) else None


def _claim_in(said: Sequence[str]) -> int | None:
    """Where the first words of a content name a claim: "the *accusation*", "*it*"."""
    for place, word in enumerate(said[:_NAMED_WITHIN]):
        plainly = noun(word) in words("claims", "as_such") | words("claims", "of_figure")
        thought = noun(word) in words("constructions", "thoughts")
        if plainly or (thought and said[place + 1 : place + 2] == ["that"]):
            return place
    return 0 if said[:1] and said[0] in _POINTING else None
