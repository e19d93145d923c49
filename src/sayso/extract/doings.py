"""Deeds that no saying is made of, though their verb may report one: "denied him bail".

    Halden recalled 9,000 cars.    The fire claimed three lives.    The firm appealed against it.
    The motion was rejected by 40 votes to 12.    Arden was ruled out with a knee injury.

What is done decides: a court denies bail, and a minister a charge.
"""

from collections.abc import Iterable

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.lexicon import sections, words

_OPENS = frozenset({"that", "whether", "how", "why", "what", "“", "‘", '"', "'"})
_PEOPLE = frozenset({"him", "her", "them", "us", "me"})
_ENDS = ("ADP", "PUNCT", "SCONJ", "VERB")
_SAID = ("VERB", "AUX")
_FAR = 9  # words from a verb to what tells that it is a deed


def told(article: Parsed, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those of deeds."""
    return [draft for draft in drafts if not is_done(article, draft)]


def is_done(article: Parsed, draft: Draft) -> bool:
    """Whether the cue tells a deed that is done to what would be its content."""
    verb = article.root(draft.cue)
    if _is_sought(article, draft):
        return True
    if verb is None or article.upos[verb] != "VERB":
        return False
    lemma, thing = article.lemmas[verb], _thing(article, draft)
    if lemma == "appeal":
        return bool(draft.content) and article.lower[draft.cue[-1]] == "against"
    if thing in sections("doings", "to").get(lemma, ()):
        return True
    return _is_voted(article, draft) or _DEEDS.get(lemma, _is_none)(article, draft, verb)


def _is_none(article: Parsed, draft: Draft, verb: int) -> bool:
    return False


def _is_voted(article: Parsed, draft: Draft) -> bool:
    """As in "was rejected *by 40 votes to 12*": votes say nothing."""
    heads = (article.root(part) for part in draft.source)
    return any(head is not None and article.lemmas[head] == "vote" for head in heads)


def _keeps_from(article: Parsed, draft: Draft, verb: int) -> bool:
    """As in "denied *them* a penalty", "denied *Harlan* twice from close range"."""
    said = sorted(draft.contained)
    if " ".join(article.lower[i] for i in said) in _PEOPLE:
        return True
    named = bool(said) and article.upos[said[0]] == "PROPN" and not _thing(article, draft)
    how = article.upos[said[-1] + 1 : said[-1] + 2] in (["ADV"], ["ADP"]) or len(said) > 1
    return named and how and not any(article.upos[i] in _SAID for i in said)


def _leaves_out(article: Parsed, draft: Draft, verb: int) -> bool:
    """As in "Arden was *ruled out with a knee injury*", "ruled out of the final".

    But not "ruled out as the cause of the injury".
    """
    out, then = (article.lower[verb + n : verb + n + 1] for n in (1, 2))
    passive = any(article.lemmas[i] == "be" for i in article.children[verb])
    behind = _behind(article, verb)
    hurt = not behind.isdisjoint(words("doings", "ruled.hurt")) and "with" in behind
    left = then == ["of"] and not behind.isdisjoint(words("doings", "ruled.from"))
    return out == ["out"] and passive and then != ["as"] and (hurt or left)


def _fights(article: Parsed, draft: Draft, verb: int) -> bool:
    """As in "*challenged* the ruling *in court*", "challenged *him to* a race".

    But who challenges an account there speaks against it.
    """
    after = article.lower[verb + 1 : verb + 3]
    dared = len(after) == 2 and after[0] in _PEOPLE and after[1] == "to"
    court = not _behind(article, verb).isdisjoint(words("doings", "ruled.court"))
    told = _thing(article, draft) in words("nesting", "taken_back")
    return dared or (court and not told)


def _seeks(article: Parsed, draft: Draft, verb: int) -> bool:
    """As in "a man *is wanted* in connection with the theft"."""
    return not draft.source and any(article.lemmas[i] == "be" for i in draft.cue)


def _buys(article: Parsed, draft: Draft, verb: int) -> bool:
    """As in "*ordered four* ships": but not "ordered 40 villages *to* leave"."""
    numbered = "NUM" in article.upos[verb + 1 : verb + 2]
    wanted = _thing(article, draft) in words("doings", "numbered.wanted")
    return numbered and not wanted and "to" not in _behind(article, verb)


def _is_dead(article: Parsed, draft: Draft, verb: int) -> bool:
    """As in "he was *confirmed dead* at the scene"."""
    return not draft.source and article.lower[verb + 1 : verb + 2] == ["dead"]


_DEEDS = {
    "deny": _keeps_from,
    "rule": _leaves_out,
    "challenge": _fights,
    "want": _seeks,
    "order": _buys,
    "confirm": _is_dead,
}


def _behind(article: Parsed, verb: int) -> set[str]:
    """The words that follow a verb in its sentence, a few of them."""
    stop = article.ranges[article.sentence_of[verb]].stop
    return set(article.lower[verb + 1 : min(verb + 1 + _FAR, stop)])


def _is_sought(article: Parsed, draft: Draft) -> bool:
    """Whether nobody knows or tells who did it: "*Who ordered it* the mission could not say"."""
    first = draft.source[0] if len(draft.source) == 1 else range(0)
    opens = len(first) == 1 and first[0] == article.ranges[article.sentence_of[first[0]]].start
    return opens and article.lower[first[0]] in ("who", "whoever")


def _thing(article: Parsed, draft: Draft) -> str:
    """What the deed is done to: the last noun ahead of a preposition, as a lemma."""
    found, start = "", draft.cue[-1] + 1
    stop = article.ranges[article.sentence_of[draft.cue[-1]]].stop
    behind = range(start + (article.lower[start : start + 1] == ["to"]), stop)
    for part in draft.content or (behind,):
        if not part or article.lower[part.start] in _OPENS:
            return ""
        for word in part:
            if found and _has_said(article, word):
                return ""  # "admitted *patients had* died"
            if article.upos[word] in _ENDS:
                break
            if article.upos[word] == "NOUN":
                found = article.lemmas[word]
    return found


def _has_said(article: Parsed, word: int) -> bool:
    """Whether the noun right ahead is the subject of a clause that the word is the verb of."""
    if article.upos[word - 1] not in ("NOUN", "PROPN"):
        return False
    subject = article.upos[word] == "VERB" and article.first(word, "nsubj") == word - 1
    return subject or article.upos[word] == "AUX"
