"""Who is not there to answer, or leaves it to others: "was not available for comment".

    No one at the mill was available for comment.    The ministry referred questions to the army.
    Halden will not comment.    Neither side commented.    The envoy gave no reason, and clammed up.

The tagger knows few of these; the words tell them, the parse only where a phrase ends.
"""

from collections.abc import Iterator

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, who
from sayso.extract.seeking import sought
from sayso.extract.unsaid import speaks
from sayso.text.lexicon import words

_GONE = frozenset({"unavailable", "unreachable", "uncontactable"})
_THERE = frozenset({"available", "reachable", "contactable"})
_COMMENT = frozenset(
    {"comment", "commented", "comments", "elaborate", "elaborated", "responded", "replied"}
)
_GIVING = frozenset({"give", "offer", "provide"})
_SHUT = frozenset({"clammed", "clams"})
_REFERRED = frozenset({"referred", "refers", "directed", "redirected", "forwarded"})
_ATTEMPTS = frozenset({"attempts", "efforts", "attempt"})
_FAILED = frozenset({"unsuccessful", "failed", "unanswered"})
_APPROACHED = frozenset({"approached", "contacted"})
_DENIED = frozenset({"not", "n't", "never"})
_NONE = frozenset({"no", "nobody", "none", "neither", "no-one"})
_SPEAKING = frozenset({"comment", "interview", "interviews", "speak", "questions", "discuss"})
_HELPING = ("AUX", "ADV", "PART")
_ENDS = frozenset({".", ";", ",", "”", "’", "!", "?", "–", "—", "when", "until", "by", "as"})
_ABOUT = frozenset({"about", "on", "over", "regarding", "concerning"})
_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed"})
_NEAR, _FAR = 4, 8  # words to "comment"; to "questions" and from them to "about"


def absent(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    finds = (
        (_THERE | _GONE, _unavailable),
        (_COMMENT, _uncommented),
        (_GIVING, _not_given),
        (_SHUT, _clammed_up),
        (_REFERRED, _referred),
        (_ATTEMPTS, _attempted),
        (_APPROACHED, _approached),
    )
    yield from sought(article, finds)


def _unavailable(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "was not immediately *available* for comment", "were *unreachable* on Friday"."""
    behind = range(at + 1, min(at + 1 + _NEAR, sentence.stop))
    speaking = [i for i in behind if article.lower[i] in _SPEAKING]
    begun = _begun(article, at, sentence)
    subject = _speaker(article, at, begun)
    if subject is None or not any(article.lemmas[i] == "be" for i in range(begun, at)):
        return None
    denied = bool(_DENIED & {*article.lower[begun:at]}) or _nobody(article, subject)
    ended = bool(speaking) or at + 1 >= sentence.stop or article.lower[at + 1] in _ENDS
    if not ended or denied == (article.lower[at] in _GONE):
        return None
    stop = max(speaking, default=at) + 1
    return _silence(article, (subject, at), range(begun, stop))


def _uncommented(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "will not *comment*", "Neither side *commented*"."""
    begun = _begun(article, at, sentence)
    subject = _speaker(article, at, begun) if article.upos[at] == "VERB" else None
    if subject is None or "to" in article.lower[begun:at]:
        return None
    denied = _DENIED & {*article.lower[begun:at]} or _nobody(article, subject)
    return _silence(article, (subject, at), range(begun, at + 1)) if denied else None


def _not_given(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "did not *give* a reason", "would not *provide* any details"."""
    begun = _begun(article, at, sentence)
    subject = _speaker(article, at, begun) if article.upos[at] == "VERB" else None
    behind = range(at + 1, min(at + 1 + _NEAR, sentence.stop))
    thing = next((i for i in behind if article.upos[i] == "NOUN"), at)
    given = article.lemmas[thing] in words("nesting", "unmade")
    if subject is None or not given or not _DENIED & {*article.lower[begun:at]}:
        return None
    return _silence(article, (subject, at), range(begun, thing + 1))


def _clammed_up(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "*clammed up* when asked about the shells"."""
    subject = _speaker(article, at, _begun(article, at, sentence))
    if subject is None or article.lower[at + 1 : at + 2] != ["up"]:
        return None
    return _silence(article, (subject, at), range(at, at + 2))


def _referred(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "*referred questions* about the raid to the army", "directed reporters to it"."""
    press = words("nesting", "press")
    ahead = range(at + 1, min(at + 1 + _FAR, sentence.stop))
    thing = next((i for i in ahead if article.upos[i] in ("NOUN", "PRON", "PROPN")), at)
    begun = _begun(article, at, sentence)
    subject = _speaker(article, at, begun)
    behind = range(thing + 1, sentence.stop)
    called = article.lemmas[thing] in words("nesting", "calls") and article.lower[thing][-1] == "s"
    asked = called or {article.lemmas[thing], article.lower[thing]} & press
    if subject is None or not asked:  # a judge may refer *the question* to another court
        return None
    passive = any(article.lemmas[i] == "be" for i in range(begun, at))
    if passive or not any(article.lower[i] == "to" for i in behind):
        return None
    return _silence(article, (subject, at), range(begun, thing + 1))


def _approached(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "has been *approached* for comment": so far nothing came back."""
    subject = article.first(at, "nsubj:pass", "nsubj")
    begun = _begun(article, at, sentence)
    if (
        article.lower[at + 1 : at + 3] != ["for", "comment"]
        or subject is None
        or subject >= begun
        or "been" not in article.lower[begun:at]
    ):
        return None
    return _silence(article, (subject, at), range(begun, at + 3))


def _attempted(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "*Attempts to reach* the firm *were unsuccessful*"."""
    reached = article.lower[at + 1 : at + 3] in (["to", "reach"], ["to", "contact"])
    failed = next((i for i in range(at + 3, sentence.stop) if article.lower[i] in _FAILED), None)
    begun = failed if failed is None else _begun(article, failed, sentence)
    if not reached or failed is None or begun is None or begun - at > 2 * _FAR:
        return None
    led = next((i for i in range(at + 3, begun) if article.lower[i] in ("for", "by")), begun)
    whom = bare(article, range(at + 3, led))
    return Draft(tuple(range(begun, failed + 1)), (whom,), (), 0.0) if whom else None


def _silence(article: Parsed, said: tuple[int, int], cue: range) -> Draft:
    """The draft: of the subject and the verb, with what was asked about where that is told."""
    subject, verb = said
    end = article.ranges[article.sentence_of[verb]].stop
    start = cue.stop
    asked = [i for i in range(start, min(start + _NEAR, end)) if article.lower[i] in _ASKED]
    start = asked[0] + 1 if asked else start
    about = start < end and article.lower[start] in _ABOUT
    head = article.heads[start] if about else -1
    topic = range(start + 1, article.whole(head).stop) if head > start else range(0)
    dated = bool(topic) and article.lower[head] in words("deeds", "weekdays")
    content = (bare(article, topic),) if topic and not dated else ()
    speaker = who(article, subject, verb)
    if article.lower[speaker.start] == "neither" and len(speaker) == 1:
        speaker = range(speaker.start, cue.start)  # "*Neither the mill nor its owner* commented"
    return Draft(tuple(cue), (speaker,), content, 0.0)


def _begun(article: Parsed, at: int, sentence: range) -> int:
    """Where the verbs and denials begin that lead up to the word."""
    while at - 1 in sentence and article.upos[at - 1] in _HELPING:
        at -= 1
    return at


def _speaker(article: Parsed, at: int, begun: int) -> int | None:
    """Who speaks, or does not, ahead of the words."""
    subject = article.subject(at)
    if subject is None:
        subject = article.first(at, "nsubj:pass")
    if subject is None or subject >= begun:
        return None
    return subject if speaks(article, subject) or _nobody(article, subject) else None


def _nobody(article: Parsed, subject: int) -> bool:
    """As in "*no one* at the mill", "*neither* side", "*none* of the banks"."""
    first = article.whole(subject).start
    return not _NONE.isdisjoint({article.lower[first], article.lower[max(first - 1, 0)]})
