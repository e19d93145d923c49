"""Times: where they stand, and whether what is told there is past or to come."""

from collections.abc import Sequence
from datetime import datetime

from sayso.extract.parsed import Parsed
from sayso.text.dates import expressions
from sayso.text.lexicon import words
from sayso.types.span import Span
from sayso.types.time import Time

_WILL = {"will", "'ll", "shall", "wo"}
_BY = {"by", "until", "till", "before"}
_PLANNED = words("constructions", "planned")


def times(article: Parsed, published: datetime | None, furniture: Sequence[Span]) -> list[Time]:
    """The article's times in order, without those in its furniture."""
    day = published.date() if published else None
    found = expressions(article.text, day, lambda span: _ahead(article, span))
    kept = [e for e in found if not any(e.span.overlaps(zone) for zone in furniture)]
    out: list[Time] = []
    for number, each in enumerate(kept, 1):
        anchor = each.anchor
        if anchor == "last":
            dated = [time for time in out if time.value and time.value[0].isdigit()]
            anchor = dated[-1].id if dated else None
        out.append(
            Time(
                f"t{number}",
                spans=(each.span,),
                type=each.type,
                value=each.value,
                relative=each.relative,
                granularity=each.granularity,
                anchor=anchor,
            )
        )
    return out


def _ahead(article: Parsed, span: Span) -> bool:
    """Whether what governs the time looks ahead: "will meet", "to be held", "by Friday"."""
    inside = article.within(span)
    top = article.root(inside) if inside else None
    if top is None:
        return False
    case = article.first(top, "case")
    if case is not None and article.lower[case] in _BY:
        return article.lower[case] != "before" or not _past(article, top)
    for word in article.ancestors(top):
        if article.upos[word] in ("VERB", "AUX") or article.dependents(word, "cop"):
            return _future(article, word)
        if article.lemmas[word] in _PLANNED:
            return True
    return False


def _future(article: Parsed, verb: int) -> bool:
    near = {article.lower[i] for i in article.children[verb]}
    if near & _WILL:
        return True
    if article.lemmas[verb] in words("constructions", "scheduled") and "had" not in near:
        return True
    marked = "to" in {article.lower[i] for i in article.dependents(verb, "mark")}
    head = article.heads[verb]
    if marked and head >= 0:
        wanted = article.lemmas[head] in _PLANNED or article.lower[head] in ("going", "about")
        return wanted or _future(article, head)
    if article.relations[verb] in ("conj", "xcomp") and head >= 0:
        return _future(article, head)
    return False


def _past(article: Parsed, word: int) -> bool:
    verb = next((a for a in article.ancestors(word) if article.upos[a] == "VERB"), None)
    return verb is not None and article.lower[verb].endswith("ed")
