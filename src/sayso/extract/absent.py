"""Who is not there to answer, or leaves it to others: "was not available for comment".

    No one at the mill was available for comment.    The ministry referred questions to the army.
    Halden will not comment.    Neither side commented.    The envoy gave no reason, and clammed up.

The tagger knows few of these; the words tell them, the parse only where a phrase ends.
"""

from collections.abc import Iterator
from functools import partial

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, led_up_to, who
from sayso.extract.seeking import sought
from sayso.extract.unsaid import speaks
from sayso.text.lemma import noun
from sayso.text.lexicon import words

_listed = partial(words, "absent")
_NEAR, _FAR = 4, 8  # words to "comment"; to "questions" and from them to "about"


def absent(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    finds = (
        (_listed("there") | _listed("gone"), _unavailable),
        (_listed("commenting"), _uncommented),
        (_listed("giving"), _not_given),
        (_listed("shut"), _clammed_up),
        (_listed("referred"), _referred),
        (_listed("attempts"), _attempted),
        (_listed("approached"), lambda *at: _approached(*at) or _we_approached(*at)),
        (_listed("failing"), _failed_to),
        (_listed("answering"), _answered_by_none),
        (frozenset({"reached"}), _reached_by_none),
        (_listed("particulars"), _not_gone_into),
    )
    yield from sought(article, finds)


def _unavailable(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "was not immediately *available* for comment", "were *unreachable* on Friday"."""
    behind = range(at + 1, min(at + 1 + _NEAR, sentence.stop))
    speaking = [i for i in behind if article.lower[i] in _listed("speaking")]
    begun = led_up_to(article, at, sentence)
    subject = _speaker(article, at, begun)
    if subject is None or not any(article.lemmas[i] == "be" for i in range(begun, at)):
        return None
    denied = bool(_listed("denied") & {*article.lower[begun:at]}) or _nobody(article, subject)
    ended = bool(speaking) or at + 1 >= sentence.stop or article.lower[at + 1] in _listed("ends")
    if not ended or denied == (article.lower[at] in _listed("gone")):
        return None
    stop = max(speaking, default=at) + 1
    return _silence(article, (subject, at), range(begun, stop))


def _uncommented(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "will not *comment*", "Neither side *commented*"."""
    begun = led_up_to(article, at, sentence)
    subject = _speaker(article, at, begun) if article.upos[at] == "VERB" else None
    if subject is None and article.lower[at] in _listed("elaborating"):
        subject = article.subject(at)  # a statement may not elaborate
    if subject is None or subject >= begun or "to" in article.lower[begun:at]:
        return None
    denied = _listed("denied") & {*article.lower[begun:at]} or _nobody(article, subject)
    return _silence(article, (subject, at), range(begun, at + 1)) if denied else None


def _not_given(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "did not *give* a reason", "would not *provide* any details"."""
    begun = led_up_to(article, at, sentence)
    subject = _speaker(article, at, begun) if article.upos[at] == "VERB" else None
    behind = range(at + 1, min(at + 1 + _NEAR, sentence.stop))
    thing = next((i for i in behind if article.upos[i] == "NOUN"), at)
    given = article.lemmas[thing] in words("nesting", "unmade")
    if subject is None or not given or not _listed("denied") & {*article.lower[begun:at]}:
        return None
    return _silence(article, (subject, at), range(begun, thing + 1))


def _clammed_up(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "*clammed up* when asked about the shells"."""
    subject = _speaker(article, at, led_up_to(article, at, sentence))
    if subject is None or article.lower[at + 1 : at + 2] != ["up"]:
        return None
    return _silence(article, (subject, at), range(at, at + 2))


def _referred(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "*referred questions* about the raid to the army", "directed reporters to it"."""
    press = words("nesting", "press")
    ahead = range(at + 1, min(at + 1 + _FAR, sentence.stop))
    thing = next((i for i in ahead if article.upos[i] in ("NOUN", "PRON", "PROPN")), at)
    begun = led_up_to(article, at, sentence)
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
    begun = led_up_to(article, at, sentence)
    stop = _for_comment(article, at + 1, sentence)
    passive = any(article.lemmas[i] == "be" for i in range(begun, at))
    if stop is None or subject is None or subject >= begun or not passive:
        return None
    return _silence(article, (subject, at), range(begun, stop))


def _we_approached(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "We have *contacted* the firm for comment"."""
    begun = led_up_to(article, at, sentence)
    subject, whom = article.subject(at), article.first(at, "obj")
    if subject is None or whom is None or not subject < begun < at < whom:
        return None
    asks = article.lower[subject] in _listed("asking_press") or article.upos[subject] == "PROPN"
    led = next((i for i in range(whom + 1, sentence.stop) if article.lower[i] == "for"), at)
    stop = _for_comment(article, led, sentence)
    if not asks or stop is None or led - at > _FAR:
        return None
    cue = (*range(begun, at + 1), *range(led, stop))
    return Draft(cue, (bare(article, range(at + 1, led)),), (), 0.0)


def _for_comment(article: Parsed, at: int, sentence: range) -> int | None:
    """Where "for comment", "for a response" ends that begins there."""
    behind = range(at + 1, min(at + 1 + _NEAR, sentence.stop))
    if article.lower[at : at + 1] != ["for"]:
        return None
    return next((i + 1 for i in behind if article.lower[i] in _listed("reaction")), None)


def _failed_to(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "*failed to respond* to several emails", "had *failed to return* calls"."""
    verb, begun = at + 2, led_up_to(article, at, sentence)
    subject = _speaker(article, at, begun)
    told = article.lower[at + 1 : at + 2] == ["to"] and verb in sentence
    if subject is None or not told or article.lower[verb] not in _listed("responding"):
        return None
    stop = _calls(article, verb, sentence)
    ended = article.lower[verb + 1 : verb + 2] in ([], ["."], [","], [";"])
    if stop is None and not ended:
        return None  # a state may fail to respond to a crisis
    asked = bare(article, range(verb + 1, stop or verb + 1))
    cue, content = tuple(range(begun, verb + 1)), (asked,) if asked else ()
    return Draft(cue, (who(article, subject, at),), content, 0.0)


def _answered_by_none(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "Nobody from the firm *answered* the phone", "Neither *returned* our calls"."""
    subject = _speaker(article, at, at)
    stop = _calls(article, at, sentence)
    if subject is None or stop is None or not _nobody(article, subject):
        return None
    return _silence(article, (subject, at), range(at, stop))


def _reached_by_none(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "Neither the union nor the mill could be *reached*"."""
    begun = led_up_to(article, at, sentence)
    subject = article.first(at, "nsubj:pass", "nsubj")
    could = article.lower[begun : begun + 1] == ["could"]
    if subject is None or subject >= begun or not could or not _nobody(article, subject):
        return None
    return _silence(article, (subject, at), range(begun, at + 1))


def _not_gone_into(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "did not go into *detail*"."""
    near = range(max(sentence.start + 1, at - 2), at)
    into = next((i for i in near if article.lower[i] == "into"), None)
    if into is None or article.lemmas[into - 1] != "go":
        return None
    verb = into - 1
    begun = led_up_to(article, verb, sentence)
    subject = _speaker(article, verb, begun)
    if subject is None or not _listed("denied") & {*article.lower[begun:verb]}:
        return None
    return _silence(article, (subject, verb), range(begun, at + 1))


def _calls(article: Parsed, verb: int, sentence: range) -> int | None:
    """Where the calls end that somebody answers or does not: "answered *the phone*"."""
    behind = range(verb + 1, min(verb + 1 + _FAR, sentence.stop))
    for at in behind:
        if noun(article.lower[at]) in words("nesting", "calls"):
            return _for_comment(article, at + 1, sentence) or at + 1
        if article.upos[at] in ("AUX", "PUNCT"):
            return None
    return None


def _attempted(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "*Attempts to reach* the firm *were unsuccessful*"."""
    reached = article.lower[at + 1 : at + 3] in (["to", "reach"], ["to", "contact"])
    ahead = range(at + 3, sentence.stop)
    failed = next((i for i in ahead if _come_to_nothing(article, i)), None)
    begun = failed if failed is None else led_up_to(article, failed, sentence)
    if not reached or failed is None or begun is None or begun - at > 2 * _FAR:
        return None
    led = next((i for i in range(at + 3, begun) if article.lower[i] in ("for", "by")), begun)
    whom = bare(article, range(at + 3, led))
    return Draft(tuple(range(begun, failed + 1)), (whom,), (), 0.0) if whom else None


def _come_to_nothing(article: Parsed, at: int) -> bool:
    """As in "were *unsuccessful*", "were not *successful*"."""
    denied = not _listed("denied").isdisjoint(article.lower[at - 2 : at])
    return article.lower[at] in _listed("successful" if denied else "unsuccessful")


def _silence(article: Parsed, said: tuple[int, int], cue: range) -> Draft:
    """The draft: of the subject and the verb, with what was asked about where that is told."""
    subject, verb = said
    end = article.ranges[article.sentence_of[verb]].stop
    start = cue.stop
    near = range(start, min(start + _NEAR, end))
    start = next((i + 1 for i in near if article.lower[i] in _listed("asked")), start)
    about = start < end and article.lower[start] in _listed("about")
    head = article.heads[start] if about else -1
    topic = range(start + 1, article.whole(head).stop) if head > start else range(0)
    dated = bool(topic) and article.lower[head] in words("deeds", "weekdays")
    content = (bare(article, topic),) if topic and not dated else ()
    speaker = who(article, subject, verb)
    if article.lower[speaker.start] == "neither" and len(speaker) == 1:
        speaker = range(speaker.start, cue.start)  # "*Neither the mill nor its owner* commented"
    return Draft(tuple(cue), (speaker,), content, 0.0)


def _speaker(article: Parsed, at: int, begun: int) -> int | None:
    """Who speaks, or does not, ahead of the words."""
    subject = article.subject(at)
    if subject is None:
        subject = article.first(at, "nsubj:pass")
    if subject is None and begun and article.heads[begun - 1] == at:
        subject = begun - 1  # the parse may take a name for something else
    if subject is None or subject >= begun:
        return None
    return subject if speaks(article, subject) or _nobody(article, subject) else None


def _nobody(article: Parsed, subject: int) -> bool:
    """As in "*no one* at the mill", "*neither* side", "*none* of the banks"."""
    first = article.whole(subject).start
    return not _listed("none").isdisjoint({article.lower[first], article.lower[max(first - 1, 0)]})
