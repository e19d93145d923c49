"""Silences, told apart: the cue up to its verb, and behind it what nobody answered.

As in "did not respond | to *a request for comment on the tea*", "declined to comment | on *it*".
The tagger takes now the one and now the other for the words that report; what nobody answered is
what the silence bears on.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, tells_when
from sayso.text.lexicon import words

_NOT = frozenset({"not", "n't", "never", "no"})
_WILLING = frozenset({"will", "would", "'d", "wish", "want", "care"})
_ABOUT = frozenset({"on", "about", "over", "regarding"})
_ASKS = frozenset({"whether", "who", "what", "how", "why", "when", "where", "which", "if"})
_FAR = 7  # words before a cue in which "not in a position to" may stand
_PHONES = frozenset({"phone", "telephone", "door", "bell"})
_FRONT = 6  # words of what stands in front that the parse may have hung elsewhere
QUESTIONED = frozenset({"asked", "pressed", "questioned", "quizzed"})
_LASTING = frozenset({"until", "till", "while", "pending", "because", "citing", "whilst"})


def unanswered(article: Parsed, draft: Draft) -> Draft:
    """The draft; of a silence with its cue up to the verb, and what was asked as its content."""
    answering = words("constructions", "answering")
    known = answering | words("constructions", "to_speak") | {"draw"}
    verbs = (i for i in draft.cue if article.upos[i] == "VERB" and article.lemmas[i] in known)
    verb = next(verbs, None)
    draft = _saying_nothing(article, draft)
    if verb is None or not _silent(article, draft, verb):
        return draft
    leading = _ABOUT | {"to"} if article.lemmas[verb] in answering else _ABOUT
    cue = tuple(i for i in draft.cue if i <= verb or article.lower[i] == "nothing")
    asked = next(filter(None, (_asked(article, i, leading) for i in reversed(cue))), None)
    asked = asked or _before(article, cue) or _ahead(article, cue[0])
    first = draft.content[0] if draft.content else range(0)
    if asked is None and len(first) > 1 and article.lower[first.start] in leading:
        asked = first[1:] if len(draft.content) == 1 else None
    if asked is None:
        return replace(draft, content=tuple(_for_now(article, part) for part in draft.content))
    asked = _for_now(article, asked)
    speaker = min((part.start for part in draft.source), default=asked.start)
    if asked.start < speaker < asked.stop + _FRONT:  # however the parse has hung the speaker
        asked = bare(article, range(asked.start, speaker))
    apart = draft.content and draft.contained.isdisjoint(asked)
    if apart or any(i in asked for part in draft.source for i in part):
        return draft
    return replace(draft, cue=cue, content=(asked,))


def unable(article: Parsed, draft: Draft) -> Draft:
    """The draft with what could not be done in its cue: "has *not been able to* verify"."""
    first = draft.cue[0]
    start = article.ranges[article.sentence_of[first]].start
    phrases = sorted(words("constructions", "unable"), key=len, reverse=True)
    before = " ".join(article.lower[max(start, first - _FAR) : first])
    phrase = next((each for each in phrases if f" {before}".endswith(f" {each}")), None)
    if phrase is None or article.upos[first] != "VERB":
        return draft
    begun = first - len(phrase.split())
    while begun > start and article.upos[begun - 1] in ("AUX", "PART"):
        begun -= 1
    taken = draft.contained.union(*draft.source)
    apart = taken.isdisjoint(range(begun, first))
    return replace(draft, cue=(*range(begun, first), *draft.cue)) if apart else draft


def _saying_nothing(article: Parsed, draft: Draft) -> Draft:
    """The draft with "nothing" in its cue: "Asked about the files, he *said nothing*"."""
    said = sorted(draft.contained)
    alone = len(said) == 1 and article.lower[said[0]] == "nothing" and said[0] == draft.cue[-1] + 1
    asked = alone and _ahead(article, draft.cue[0]) is not None
    return replace(draft, cue=(*draft.cue, said[0]), content=()) if asked else draft


def _silent(article: Parsed, draft: Draft, verb: int) -> bool:
    """Whether somebody keeps silent: does not answer, has yet to, or will not speak."""
    told = {article.lower[i] for i in draft.cue if i <= verb}
    refusing = any(article.lemmas[i] in ("decline", "refuse") for i in draft.cue if i < verb)
    denied = bool(told & _NOT) or {"yet", "to"} <= told
    if article.lemmas[verb] in words("constructions", "answering"):
        return denied or refusing
    nothing = article.lower[draft.cue[-1]] == "nothing"
    return refusing or nothing or (denied and bool(told & _WILLING))


def _asked(article: Parsed, verb: int, leading: frozenset[str]) -> range | None:
    """What was asked: the verb's object, what "to" or "on" leads to, or "when asked *whether*"."""
    for child in article.dependents(verb, "obl", "obj", "nmod", "advcl"):
        case = article.first(child, "case")
        phrase = article.whole(child, [verb])
        if case is None and verb < phrase.start and article.lower[phrase.start - 1] in leading:
            case = phrase.start - 1  # the parse took it for the verb's
        led = case is not None and case < child and article.lower[case] in leading
        thing = case is None and child > verb and article.relations[child] == "obj"
        told = article.lower[child] in _PHONES | {"nothing"} or tells_when(article, [child])
        if (led or thing) and not told:
            found = bare(article, range(phrase.start if case is None else case + 1, phrase.stop))
            found = found[1:] if article.lower[found.start] in leading and found[1:] else found
            return _led_on(article, found, verb) if verb not in found else None
    for child in article.dependents(verb, "advcl"):
        clause = article.first(child, "ccomp")
        if child > verb and article.lower[child] in QUESTIONED and clause is not None:
            return bare(article, article.whole(clause, [verb]))
    return None


def _before(article: Parsed, cue: Sequence[int]) -> range | None:
    """What was asked before: "was asked *whether it knew*, and declined to say"."""
    for verb in cue:
        head = article.heads[verb]
        if article.relations[verb] == "conj" and article.lower[head] in QUESTIONED:
            clause = article.first(head, "ccomp")
            return None if clause is None else bare(article, article.whole(clause, [verb]))
    return None


def _ahead(article: Parsed, cue: int) -> range | None:
    """What was asked in front: "*Asked whether it knew*, the firm declined to comment"."""
    sentence = article.ranges[article.sentence_of[cue]]
    if article.lower[sentence.start] not in QUESTIONED:
        return None
    near = range(sentence.start + 1, cue)
    leads = (i for i in near if article.lower[i] in _ASKS or article.lower[i] == "about")
    lead = next(leads, cue)
    ends = (i for i in near if i > lead and article.lower[i] == ",")
    stop = max(ends, default=lead)
    clause = range(lead + (article.lower[lead] == "about"), stop) if lead < cue else range(0)
    return bare(article, clause) if clause else None


def _for_now(article: Parsed, asked: range) -> range:
    """What was asked without how long nobody answers it: "the door | *until* May"."""
    stops = (i for i in asked[1:] if article.lower[i] in _LASTING)
    return bare(article, range(asked.start, next(stops, asked.stop)))


def _led_on(article: Parsed, found: range, verb: int) -> range:
    """What was asked with what it was about: "our questions | on the expiry date"."""
    behind = found.stop
    asks = any(article.lemmas[i] in words("nesting", "calls") for i in found)
    if not asks or article.lower[behind : behind + 1] not in (["on"], ["about"], ["over"]):
        return found
    head = article.heads[behind]
    hung = head > behind and article.heads[head] == verb
    dated = article.lower[head] in words("deeds", "weekdays")
    phrase = bare(article, article.whole(head)) if hung and not dated else range(0)
    return range(found.start, phrase.stop) if phrase.start == behind else found
