"""Silences that no verb of answering tells: "has remained silent", "made no public statement".

The parse seldom knows such turns, so most are found by the words around one that they hang on.
"""

from collections.abc import Callable

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, who
from sayso.text.lexicon import words

_DENIED = {"not", "n't", "never", "nor"}
_WOULD = {"would", "will", "could", "did", "'d", "wo"}
_FAR = 3  # words between "made no" and its noun, or "remained" and "silent"
_ON = ("on", "about", "over", "regarding")


def unsaid(article: Parsed, verb: int, subject: int) -> Draft | None:
    """What the verb tells of a silence, with what was not spoken of where that is told."""
    find = _TURNS.get(article.lemmas[verb])
    stop = None if find is None or not speaks(article, subject) else find(article, verb)
    if stop is None:
        return None
    start = min([verb, *(i for i in article.dependents(verb, "aux") if i > subject)])
    opening = [subject - 2] if article.lower[max(0, subject - 2)] == "nor" else []
    cue = range(start, stop)
    content = _spoken_of(article, stop)
    return Draft((*opening, *cue), (who(article, subject, verb),), content, 0.0)


def speaks(article: Parsed, subject: int) -> bool:
    """Whether the subject may be one who speaks: a name, a person, a body."""
    listed = words("roles", "person") | words("roles", "body") | words("kin", "speaking")
    people = ("he", "she", "they", "who", "it", "which")
    named = article.upos[subject] == "PROPN" or article.lemmas[subject] in listed
    return named or article.lower[subject] in people


def _kept_silent(article: Parsed, verb: int) -> int | None:
    """As in "has remained silent", "kept quiet about the loan"."""
    ahead = article.lower[verb + 1 : verb + 1 + _FAR]
    if _DENIED & set(article.lower[max(0, verb - 3) : verb]):
        return None  # "could not stay silent"
    held = article.lemmas[verb] == "keep"
    for n, word in enumerate(ahead):
        mum = word in ("silent", "mum", "tight-lipped") or (held and word == "quiet")
        if mum and all(article.upos[verb + 1 + i] in ("ADV", "ADP", "ADJ") for i in range(n)):
            return verb + n + 2
    return None


def _made_none(article: Parsed, verb: int) -> int | None:
    """As in "made no public reply", "has issued no statement"."""
    if article.lower[verb + 1 : verb + 2] != ["no"]:
        return None
    ahead = range(verb + 2, min(verb + 2 + _FAR, len(article.words)))
    for at in ahead:
        if article.lemmas[at] in words("nesting", "unmade") and article.upos[at] == "NOUN":
            return at + 1
        if article.upos[at] not in ("ADJ", "ADV", "ADP", "NOUN"):
            return None
    return None


def _not_talking(article: Parsed, verb: int) -> int | None:
    """As in "would not talk to us": to the press, or to nobody that is named."""
    behind = article.lower[verb + 1 : verb + 4]
    told = behind[:1] == ["to"] and bool(set(behind[1:]) & words("nesting", "press"))
    about = behind[:1] in (["about"], ["on"])
    ended = not behind or behind[0] in (".", ";", ",", "”")
    would = "would" in article.lower[max(0, verb - 3) : verb]
    return verb + 1 if would and _not_done(article, verb) and (told or about or ended) else None


def _hung_up(article: Parsed, verb: int) -> int | None:
    """As in "his lawyer, reached by phone, hung up"."""
    ended = article.lower[verb + 2 : verb + 3] in ([], ["."], [","], [";"], ["on"], ["when"])
    return verb + 2 if article.lower[verb + 1 : verb + 2] == ["up"] and ended else None


def _not_picked_up(article: Parsed, verb: int) -> int | None:
    """As in "did not pick up the phone", "did not come to the phone"."""
    behind = " ".join(article.lower[verb + 1 : verb + 4]) + " "
    turns = words("nesting", "phoned")
    found = next(
        (t for t in sorted(turns, key=len, reverse=True) if behind.startswith(f"{t} ")), ""
    )
    bare_up = found == "up" and article.lower[verb + 2 : verb + 3] not in ([], ["."], [","], [";"])
    if not found or bare_up or not _not_done(article, verb):
        return None
    return verb + 1 + len(found.split())


def drawn(article: Parsed, verb: int) -> Draft | None:
    """As in "would not be drawn on the log", "Nor would the ministry be drawn"."""
    subject = article.first(verb, "nsubj:pass", "nsubj")  # the parse knows the passive seldom
    if subject is None or subject > verb:
        return None
    start = article.ranges[article.sentence_of[verb]].start
    before = range(max(start, subject - 4), verb)
    aux = [i for i in before if article.lower[i] in _WOULD | _DENIED | {"be"}]
    told = {article.lower[i] for i in aux}
    if not (told & _WOULD and told & _DENIED and speaks(article, subject)):
        return None
    return Draft((*aux, verb), (who(article, subject, verb),), _spoken_of(article, verb + 1), 0.0)


def _not_done(article: Parsed, verb: int) -> bool:
    told = {article.lower[i] for i in range(max(0, verb - 3), verb)}
    return bool(told & _WOULD and told & _DENIED)


def _spoken_of(article: Parsed, at: int) -> tuple[range, ...]:
    """What was not spoken of: "would not be drawn on *the log*"."""
    ended = at >= len(article.words) or article.sentence_of[at] != article.sentence_of[at - 1]
    if ended or article.lower[at] not in _ON:
        return ()
    end = article.ranges[article.sentence_of[at]].stop
    head = article.heads[at]
    phrase = range(at + 1, max(article.whole(head).stop, at + 2)) if at < head < end else range(0)
    timed = phrase and article.lower[phrase[0]] in words("deeds", "weekdays")
    return () if not phrase or timed else (bare(article, phrase),)


_Find = Callable[[Parsed, int], int | None]
_TURNS: dict[str, _Find] = {
    **dict.fromkeys(("remain", "stay", "keep"), _kept_silent),
    **dict.fromkeys(("make", "give", "offer", "issue", "send", "provide"), _made_none),
    **dict.fromkeys(("talk", "speak"), _not_talking),
    **dict.fromkeys(("pick", "come"), _not_picked_up),
    "hang": _hung_up,
}
VERBS = frozenset(_TURNS)
