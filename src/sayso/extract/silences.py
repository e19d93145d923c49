"""Sayings that are told by turns of their own: silences, estimates, words taken back."""

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, particles, who
from sayso.text.lexicon import words

_CALLS = words("nesting", "calls")
_SOMEBODY = words("roles", "person") | words("roles", "body")
_TAKEN_BACK = words("nesting", "taken_back")


def taken_back(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "withdrew the number", "has taken the remark back"."""
    thing = article.first(verb, "obj")
    if thing is None or article.lemmas[thing] not in _TAKEN_BACK or subject > verb:
        return None
    back = [i for i in article.children[verb] if article.lower[i] == "back"]
    if article.lemmas[verb] == "take" and not back:
        return None
    cue = tuple(sorted({verb, *particles(article, verb), *back}))
    content = bare(article, article.whole(thing, back))
    return Draft(cue, (who(article, subject, verb),), (content,), 0.0)


def pending(article: Parsed, verb: int, lemma: str, subject: int) -> Draft | None:
    """As in "has yet to respond": told, and nothing said."""
    if lemma not in words("nesting", "pending"):
        return None
    start = verb - 3 if article.lemmas[verb - 3] in ("have", "be") else verb - 2
    return Draft(tuple(range(start, verb + 1)), (who(article, subject, verb),), (), 0.0)


def silence(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "Did not return calls", "has not responded": told, and nothing said."""
    denied = {article.lower[i] for i in article.children[verb]} & {"not", "n't", "never"}
    past = {article.lemmas[i] for i in article.dependents(verb, "aux")} & {"do", "have"}
    if (
        not denied
        or not past
        or subject > verb
        or article.lower[subject] in words("nesting", "nobody")
    ):
        return None
    thing = article.first(verb, "obj")
    if article.lemmas[verb] in ("return", "answer") and (
        thing is None or article.lemmas[thing] not in _CALLS
    ):
        return None
    end = verb if thing is None else max(verb, thing)  # "which calls did he not return?"
    cue = range(min([verb, *particles(article, verb)]), end + 1)
    return Draft(tuple(cue), (who(article, subject, verb),), (), 0.0)


def unreached(article: Parsed, verb: int, lemma: str) -> Draft | None:
    """As in "Lund could not be reached", "calls to the mine were not returned"."""
    subject = article.first(verb, "nsubj:pass")
    denied = any(article.lower[i] in ("not", "n't", "never") for i in article.children[verb])
    if subject is None or not denied or subject > verb:
        return None
    cue = tuple(sorted({verb, *particles(article, verb)}))
    somebody = article.upos[subject] == "PROPN" or article.lemmas[subject] in _SOMEBODY
    if lemma == "reach" and (somebody or "comment" in article.lower[verb + 1 : verb + 5]):
        return Draft(cue, (who(article, subject, verb),), (), 0.0)
    called = article.first(subject, "nmod") if article.lemmas[subject] in _CALLS else None
    if lemma in ("return", "answer") and called is not None:
        source = article.whole(called, article.dependents(called, "case"))
        return Draft(cue, (source,), (), 0.0)
    return None


def estimate(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "put the crowd at 6,000", "raised the number of injured to 27"."""
    thing = article.first(verb, "obj")
    if thing is None or subject > verb:
        return None
    restated = article.lemmas[verb] in words("nesting", "restating")
    if restated and article.lemmas[thing] not in words("figures", "totals"):
        return None
    inside = article.whole(thing) if restated else range(0)  # "the number of injured to 27"
    for number in [*article.dependents(verb, "obl"), *inside]:
        case = article.first(number, "case")
        phrase = article.whole(number)
        leads = case is not None and article.lower[case] == ("to" if restated else "at")
        if leads and _is_counted(article, phrase):
            content = range(article.whole(thing).start, max(phrase.stop, thing + 1))
            if verb < content.start:
                source = who(article, subject, verb)
                return Draft((verb,), (source,), (bare(article, content),), 0.0)
    return None


def _is_counted(article: Parsed, phrase: range) -> bool:
    return any(
        article.upos[i] == "NUM" or article.words[i].of(article.text)[0].isdigit() for i in phrase
    )
