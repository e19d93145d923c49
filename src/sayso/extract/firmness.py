"""How firmly a statement is put: FactBank's values, and the words that soften."""

from collections.abc import Iterable, Iterator

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import stretches
from sayso.text.lexicon import words
from sayso.types.attribution import Act, Factuality, Firmness, Polarity
from sayso.types.span import Span

_NEGATIVE = {"not", "n't", "never", "no"}
_UNCERTAIN_ACTS = {
    Act.ASKS,
    Act.QUESTIONS,
    Act.DECLINES,
    Act.DOES_NOT_RESPOND,
    Act.PROMISES,
    Act.REFUSES,
    Act.THREATENS,
}


def firmness(article: Parsed, draft: Draft, act: Act, polarity: Polarity) -> Firmness:
    """The content's factuality as its source puts it (FactBank's values), and its hedges.

    The strongest doubt in the content's main clause decides: "may" is possible, "likely" probable.
    What is asked, promised or left unconfirmed is neither (UU); what is denied is certainly not.
    """
    hedges = tuple(_hedges(article, draft))
    if act in _UNCERTAIN_ACTS or (act is Act.CONFIRMS and polarity is Polarity.NEGATIVE):
        return Firmness(Factuality.UNKNOWN, hedges)
    if act is Act.DENIES:
        value = Factuality.UNKNOWN if polarity is Polarity.NEGATIVE else Factuality.CERTAINLY_NOT
        return Firmness(value, hedges)
    if act in (Act.DOUBTS, Act.RETRACTS):
        return Firmness(Factuality.PROBABLY_NOT, hedges)
    root = article.root(draft.content[0]) if draft.content else None
    if root is None:
        return Firmness(Factuality.UNKNOWN, hedges)
    near = _forms(article, (root, *article.children[root]))
    negative = not near.isdisjoint(_NEGATIVE)
    strength = _strength(article, draft, near)
    if act is Act.PREDICTS and strength == "CT":
        strength = "PR"
    return Firmness(Factuality(strength + ("-" if negative else "+")), hedges)


def _strength(article: Parsed, draft: Draft, near: set[str]) -> str:
    if not near.isdisjoint(words("hedges", "possible")):
        return "PS"
    said = near | _forms(article, draft.cue)
    return "CT" if said.isdisjoint(words("hedges", "probable")) else "PR"


def _forms(article: Parsed, places: Iterable[int]) -> set[str]:
    said = (i for i in places if not _is_month(article, i))
    return {form for i in said for form in (article.lower[i], article.lemmas[i])}


def _hedges(article: Parsed, draft: Draft) -> Iterator[Span]:
    """Words that soften, in the content or beside the cue; neighbours are one hedge."""
    own = draft.contained.union(draft.cue)
    return (article.span(run) for run in stretches(sorted(article.once(_softening) & own)))


def _softening(article: Parsed) -> set[int]:
    """The words that soften, wherever they stand."""
    listed = words("hedges", "possible") | words("hedges", "probable") | words("hedges", "other")
    verbs = {i for i in article.having(words("hedges", "verbs")) if article.upos[i] == "VERB"}
    return verbs | {i for i in article.written(listed) if not _is_month(article, i)}


def _is_month(article: Parsed, word: int) -> bool:
    """Whether it is the month of May, or who is called so."""
    return article.lower[word] == "may" and article.upos[word] in ("PROPN", "NOUN")
