"""What a saying is by whom it wants to act: a question, a wish, a forecast, or none of them."""

from sayso.extract.drafts import Draft
from sayso.extract.hearers import somebody
from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words
from sayso.types.attribution import Act


def towards(article: Parsed, draft: Draft, act: Act) -> Act:
    """The act by what it is done to: a question, or a wish ("rejected the *call* to resign")."""
    if act is Act.ASKS and _is_own(article, draft):
        return Act.ASSERTS
    if act is Act.ASKS and (_interrogative(article, draft) or _is_about(article, draft)):
        return Act.QUESTIONS
    if act is Act.ASKS and _is_forecast(article, draft):
        return Act.PREDICTS
    return Act.REFUSES if act is Act.DENIES and _of_a_wish(article, draft) else act


def _is_own(article: Parsed, draft: Draft) -> bool:
    """Whether one only wants to act oneself: "I want *to thank* you", not "to *see* the files"."""
    own = [article.lower[i] for part in draft.source for i in part] in (["i"], ["we"])
    first = draft.content[0] if draft.content else range(0)
    acts = article.lower[first.start : first.start + 1] == ["to"] and len(first) > 1
    wants = any(article.lemmas[i] in ("want", "like") for i in draft.cue)
    others = words("constructions", "of_others")  # what others are to give or to show
    return own and wants and acts and article.lemmas[first.start + 1] not in others


def _is_about(article: Parsed, draft: Draft) -> bool:
    """Whether it is asked *about* something, and nothing is wanted; so it is wanted *to know*."""
    said = [article.lower[i] for i in sorted(draft.contained)[:2]]
    return "about" in (article.lower[draft.cue[-1]], *said[:1]) or said == ["to", "know"]


def _of_a_wish(article: Parsed, draft: Draft) -> bool:
    """Whether what is turned down is what somebody wants, and no claim: "the union’s demand"."""
    heads = (article.root(part) for part in draft.content[:1])
    wanted = words("claims", "wanted") | words("claims", "wanted_of_one")
    return any(
        h is not None and article.upos[h] == "NOUN" and article.lemmas[h] in wanted for h in heads
    )


def wished(article: Parsed, draft: Draft, lemma: str) -> bool:
    """As in "dared her *to publish* it", "would like them *to lend* it", "told him *to go*"."""
    first = [article.lower[part.start] for part in draft.content]
    if lemma == "tell":
        passive = any(article.lemmas[i] == "be" for i in draft.cue)  # "*they* were told to go"
        return "to" in first[: 1 + passive] and bool(draft.source)
    if lemma in words("constructions", "mandative"):
        return _subjunctive(article, draft)
    if lemma in words("constructions", "daring"):
        return "to" in first or _to_act(article, draft)
    if article.lower[draft.cue[-1] + 1 : draft.cue[-1] + 2] == ["to"]:
        return lemma == "like" and _sees_done(article, draft.cue[-1] + 2)
    would = {"would", "like"} <= {article.lower[i] for i in draft.cue} or (
        lemma == "like" and article.lower[max(0, draft.cue[0] - 1)] == "would"
    )
    return "to" in first and would


def owed(article: Parsed, content: range) -> bool:
    """Whether somebody ought to act, in whose opinion it may be: "*the university* should sell"."""
    verb = article.root(content)
    subject = article.first(verb, "nsubj") if verb is not None else None
    if verb is None or subject is None or not somebody(article, subject):
        return False
    auxiliaries = {article.lower[i] for i in article.dependents(verb, "aux")}
    acts_on = article.upos[verb] == "VERB" and article.first(verb, "cop") is None
    obliged = not auxiliaries.isdisjoint(words("constructions", "obliging"))
    return obliged and acts_on and "have" not in auxiliaries


def _sees_done(article: Parsed, seeing: int) -> bool:
    """Whether somebody else is to act: "would like to *see them go*", but not "to see the town"."""
    sees = article.lower[seeing : seeing + 1] in (["see"], ["have"])
    return sees and bool(article.dependents(seeing, "ccomp", "xcomp"))


def _subjunctive(article: Parsed, draft: Draft) -> bool:
    """Whether one is to act, by a bare verb: "insisted that the minister *resign*"."""
    if not draft.content or article.lower[draft.content[0].start] != "that":
        return False
    verb = article.root(draft.content[0])
    if verb is None or article.upos[verb] != "VERB" or article.dependents(verb, "aux"):
        return False
    subject = article.first(verb, "nsubj")
    one = subject is not None and (
        article.upos[subject] == "PROPN"
        or article.lower[subject] in ("he", "she", "it")
        or (article.upos[subject] == "NOUN" and article.lower[subject] == article.lemmas[subject])
    )
    several = bool(subject and article.dependents(subject, "conj"))
    return one and not several and article.lower[verb] == article.lemmas[verb]


def _to_act(article: Parsed, draft: Draft) -> bool:
    """Whether what the cue governs is to be done: "dared *the bank* to publish it"."""
    verb = article.root(draft.cue)
    done = article.dependents(verb, "xcomp") if verb is not None else []
    return any(article.lower[i] == "to" for act in done for i in article.children[act])


def _interrogative(article: Parsed, draft: Draft) -> bool:
    """Whether the content is a question: "asked whether …", “Why now?” she asked."""
    if not draft.content:
        return False
    opening = draft.content[0]
    relative = len(opening) == 1 and opening.start < draft.cue[0]  # "which it asked to go"
    if relative or any(article.lower[i] == "to" for i in draft.cue):  # "was asked to say | what"
        return False
    first = article.lower[opening.start]
    stop = draft.content[-1].stop
    asked = any("?" in article.lower[i] for i in range(max(stop - 2, 0), stop))
    return first in words("constructions", "asking") or asked


def _is_forecast(article: Parsed, draft: Draft) -> bool:
    """Whether a thing is only expected: "expected *the smoke* to be gone", "expects rain"."""
    verb = article.root(draft.cue)
    if verb is None or article.lemmas[verb] != "expect" or not draft.content:
        return False
    first = draft.content[0]
    lower = [article.lower[i] for i in first]
    nouns = [i for i in first if article.upos[i] in ("NOUN", "PROPN", "PRON")]
    acts = bool(nouns) and somebody(article, nouns[0])
    to_act = any(article.lower[part.start] == "to" for part in draft.content[1:])
    answered = "from" in lower  # "a response from the world"
    return not (answered or (acts and (to_act or "to" in lower)))
