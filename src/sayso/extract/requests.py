"""Requests whose words the tagger passes over: "called on the archive to open its doors".

So are those that are made again or by a paper: "renewed its appeal for a count", "has applied to
the office for a licence".
"""

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, particles, who
from sayso.text.lexicon import words

_UNREAL = {"would", "will", "may", "might", "could", "can", "should", "must", "to", "not", "n't"}
_ON = ("on", "upon")
_FAR = 12  # words behind whoever is asked within which "to" stands


def requested(article: Parsed, verb: int, subject: int) -> Draft | None:
    """What the subject of the verb asks for, where the words around say that it does."""
    told = {article.lower[i] for i in article.children[verb]}
    comment = article.lower[verb + 1 : verb + 3] == ["for", "comment"]  # was "approached" so
    if comment or subject > verb or told & _UNREAL:
        return None
    lemma = article.lemmas[verb]
    ultimate = _ultimatum(article, verb) if lemma == "give" else None
    found = ultimate or (_called_on(article, verb) if lemma == "call" else _noun(article, verb))
    found = found or (_applied(article, verb) if lemma in words("nesting", "applying") else None)
    found = found or (_asked_to(article, verb) if lemma in words("nesting", "asking_to") else None)
    if found is None:
        return None
    cue, content = found
    return Draft(cue, (who(article, subject, verb),), (bare(article, content),), 0.0)


def _called_on(article: Parsed, verb: int) -> tuple[tuple[int, ...], range] | None:
    """As in "called on *X* on Tuesday *to produce* the books"."""
    if article.lower[verb + 1 : verb + 2] not in (["on"], ["upon"]):
        return None
    to = _infinitive(article, verb + 2)
    if to is None or any(article.upos[i] in ("VERB", "PUNCT") for i in range(verb + 2, to)):
        return None
    return (verb, verb + 1), range(to, max(article.whole(to + 1).stop, to + 2))


def _asked_to(article: Parsed, verb: int) -> tuple[tuple[int, ...], range] | None:
    """As in "invited *the board* and both unions *to open* talks"."""
    to = _infinitive(article, verb + 1)
    passive = any(article.relations[i] == "aux:pass" for i in article.children[verb])
    if to is None or passive or article.upos[verb + 1] not in ("DET", "PROPN", "NOUN", "PRON"):
        return None
    if any(article.upos[i] == "VERB" for i in range(verb + 1, to)):
        return None
    return (verb,), range(to, max(article.whole(to + 1).stop, to + 2))


def _infinitive(article: Parsed, start: int) -> int | None:
    """Where the first "to" with a verb stands, not far behind one word at least."""
    stop = min(start + 1 + _FAR, article.ranges[article.sentence_of[start - 1]].stop - 1)
    return next(
        (
            i
            for i in range(start + 1, stop)
            if article.lower[i] == "to" and article.upos[i + 1] in ("VERB", "AUX")
        ),
        None,
    )


def _ultimatum(article: Parsed, verb: int) -> tuple[tuple[int, ...], range] | None:
    """As in "gave both firms *until noon on Thursday to produce* the books", "48 hours to"."""
    end = article.ranges[article.sentence_of[verb]].stop
    near = range(verb + 2, min(verb + _FAR, end))
    until = next(
        (i for i in near if article.lower[i] in ("until", "till") or _term(article, i)), None
    )
    if until is None or any(article.upos[i] in ("VERB", "PUNCT") for i in range(verb + 1, until)):
        return None
    behind = (i for i in range(until + 1, min(until + _FAR, end - 1)) if article.lower[i] == "to")
    to = next((i for i in behind if article.upos[i + 1] in ("VERB", "AUX")), None)
    if to is None or any(article.upos[i] in ("VERB", "PUNCT") for i in range(until, to)):
        return None
    return (*particles(article, verb), verb), range(until, max(article.whole(to + 1).stop, to + 2))


def _term(article: Parsed, word: int) -> bool:
    """Whether a term begins there: "*48 hours* to leave", "*a week* to answer"."""
    one = article.upos[word] == "NUM" or article.lower[word] in ("a", "an")
    lasts = set(article.lemmas[word + 1 : word + 2]) & words("nesting", "terms")
    return one and bool(lasts) and article.lower[word + 2 : word + 3] == ["to"]


def _noun(article: Parsed, verb: int) -> tuple[tuple[int, ...], range] | None:
    """As in "renewed its *appeal* for a count", "repeated her *call* to open it"."""
    thing = article.first(verb, "obj")
    again = article.lemmas[verb] in words("constructions", "repeating") | {"renew"}
    if thing is None or not again or article.lemmas[thing] not in words("nesting", "renewed"):
        return None
    for child in (*article.children[thing], *article.children[verb]):
        case = article.first(child, "case", "mark")
        if child > thing and case is not None and article.lower[case] in ("for", "to"):
            phrase = article.whole(child)
            to_somebody = article.lower[case] == "to" and article.upos[child] != "VERB"
            if phrase.start > thing and not to_somebody:
                return (verb, thing), phrase
    return None


def _applied(article: Parsed, verb: int) -> tuple[tuple[int, ...], range] | None:
    """As in "has applied to the office *for a licence*"."""
    end = article.ranges[article.sentence_of[verb]].stop
    clause = range(
        verb + 1,
        next((i for i in range(verb + 1, end) if article.upos[i] in ("VERB", "PUNCT")), end),
    )
    leads = {article.lower[i]: i for i in reversed(clause) if article.upos[i] == "ADP"}
    asked = "to" in leads or article.lemmas[verb] in ("approach", "petition")
    if not asked or leads.get("for", 0) <= leads.get("to", verb):
        return None
    return (verb,), range(leads["for"], clause.stop)
