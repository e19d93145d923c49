"""What somebody's silence, doubt or denial is told by without a verb of saying.

As in "questions to the ministry went unanswered", "there was no reply from the mine", "no
confirmation came from Orsk", "the insurer remains unconvinced", "the bank issued a denial". The
words tell it; the parse only where a phrase ends.
"""

from collections.abc import Iterator
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, who
from sayso.extract.seeking import sought
from sayso.extract.unsaid import speaks
from sayso.text.lemma import noun
from sayso.text.lexicon import words

_CALLS = words("nesting", "calls")
_UNANSWERED = ("unanswered", "unreturned", "answered", "returned")
_TOLD_NONE = words("nesting", "told_none")  # "no *reply* from the mine"
_UNSURE = words("nesting", "unsure")  # "remains *unconvinced*"
_ABOUT = ("about", "on", "over", "regarding", "concerning", "as")
_FAR = 18  # words of a sentence between "calls" and "were not returned"
_NEAR = 3
_SHORT = 8  # words of who says so
_WOULD = {"would", "could", "will", "wo", "ca", "can"}
_POINTING = {"it", "this", "that"}
_ON = (["on"], ["about"], ["over"], ["regarding"])
_HELPING = {"be", "go", "leave", "remain", "ring", "rang", "immediately", "have", "been"}
_DENIED = {"not", "n't", "never"}
_TOWARDS = ("by", "of", "about", "that")
_BEING = words("nesting", "being")


def wordless(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    finds = (
        (frozenset(_UNANSWERED), _unanswered),
        (frozenset({"no"}), _none_came),
        (_UNSURE, _unsure),
        (frozenset({"denial"}), _denial),
        (frozenset({"nothing"}), _nothing),
        (frozenset({"none"}), _none_of_it),
        (frozenset({"unable"}), _unable),
        (frozenset({"say", "says", "said"}), lambda *at: _unwilling(*at) or _nonsense(*at)),
    )
    yield from sought(article, finds)


def _unanswered(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "calls to the mine were not returned", "questions about it went unanswered"."""
    start = at
    while start > sentence.start and at - start < _NEAR and _helps(article, start - 1):
        start -= 1
    denied = _DENIED & {*article.lower[start:at]}
    if start == at or (article.lower[at] in ("answered", "returned")) != bool(denied):
        return None
    ahead = range(max(sentence.start, start - _FAR), start)
    first = next((i for i in ahead if noun(article.lower[i]) in _CALLS), start)
    to = next((i for i in range(first, start) if _reaches(article, i)), start)
    if to == start:
        return None
    ends = (*_ABOUT, "for", ",")
    stop = next((i for i in range(to + 1, start) if article.lower[i] in ends), start)
    about = next((i for i in range(first, start) if article.lower[i] in _ABOUT), None)
    topic = range(0) if about is None else range(about + 1, to if about < to else start)
    content = (bare(article, topic),) if topic else ()
    return Draft(tuple(range(start, at + 1)), (range(to + 1, stop),), content, 0.0)


def _reaches(article: Parsed, at: int) -> bool:
    """As in "calls *to* the mine", "messages left *for* the union"."""
    told = article.lower[at] in ("to", "with")
    return told or (article.lower[at] in ("for", "at") and article.lower[at - 1] == "left")


def _helps(article: Parsed, at: int) -> bool:
    told = {article.lower[at], article.lemmas[at]}
    return not told.isdisjoint(_HELPING | _DENIED)


def _none_came(article: Parsed, no: int, sentence: range) -> Draft | None:
    """As in "there was no reply from the mine", "no confirmation came from Orsk"."""
    ahead = range(no + 1, min(no + _NEAR, sentence.stop))
    at = next((i for i in ahead if article.lower[i] in _TOLD_NONE), None)
    if at is None:
        return None
    behind = range(at + 1, min(at + _FAR, sentence.stop))
    whence = next((i for i in behind if article.lower[i] == "from"), None)
    if whence is None and article.lower[sentence.start] == "from":
        whence = sentence.start  # "From Orsk there was no word"
    if whence is None:
        return None
    head = article.heads[whence]
    source = article.whole(head, [whence]) if head > whence else range(0)
    source = range(whence + 1, source.stop) if source else source
    if not source or not (article.upos[head] == "PROPN" or speaks(article, head)):
        return None
    towards = (i for i in range(at + 1, whence) if article.lower[i] in (*_ABOUT, "of", "that"))
    topic = range(next(towards, whence) + 1, whence) or _request(article, no, sentence)
    content = (bare(article, topic),) if topic else ()
    return Draft(tuple(range(no, at + 1)), (bare(article, source),), content, 0.0)


def _request(article: Parsed, no: int, sentence: range) -> range:
    """What found no answer: "*The union’s request for the logs* has drawn no answer from"."""
    ahead = range(sentence.start, no)
    asked = (i for i in ahead if article.lemmas[i] in _CALLS | words("nesting", "renewed"))
    head = next(asked, None)
    subject = None if head is None else article.whole(head)
    return range(0) if subject is None or subject.stop > no else subject


def _unsure(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "the insurer remains unconvinced", "was not convinced by the account"."""
    before = range(max(sentence.start, at - _NEAR - 1), at)
    verb = next((i for i in before if article.lemmas[i] in _BEING), None)
    denied = bool(_DENIED & {*article.lower[before.start : at]})
    if verb is None or denied != (article.lower[at] in ("convinced", "persuaded")):
        return None
    known = (article.first(at, "nsubj", "nsubj:pass"), article.first(verb, "nsubj"))
    subject = next((i for i in known if i is not None), None)
    if subject is None or subject > verb or not speaks(article, subject):
        return None
    of = article.lower[at + 1] if at + 1 < sentence.stop else ""
    head = article.heads[at + 1] if of in _TOWARDS else -1
    start = at + 1 + (of != "that")
    content = range(start, article.whole(head).stop) if head > at + 1 else range(0)
    said = (bare(article, content),) if content else ()
    return Draft(tuple(range(verb, at + 1)), (who(article, subject, at),), said, 0.0)


def _denial(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "the bank issued a denial"."""
    verb = article.heads[at]
    told = verb >= 0 and article.lemmas[verb] in words("nesting", "issuing")
    subject = article.subject(verb) if told and article.relations[at] == "obj" else None
    if subject is None or subject > verb or not speaks(article, subject):
        return None
    return Draft(tuple(range(verb, at + 1)), (who(article, subject, verb),), (), 0.0)


def _nothing(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "the League had nothing to say on the matter"."""
    more = int(article.lower[at + 1 : at + 2] in (["more"], ["further"], ["else"]))
    stop = at + more + 3
    speaking = article.lower[stop - 2 : stop] in (["to", "say"], ["to", "add"])
    return _having(article, at, stop, sentence) if speaking else None


def _none_of_it(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "the mayor will have none of it"."""
    it = article.lower[at + 1 : at + 2] == ["of"] and article.lower[at + 2 : at + 3][:1]
    found = _having(article, at, at + 2, sentence) if it and it[0] in _POINTING else None
    return None if found is None else replace(found, content=(range(at + 2, at + 3),))


def _having(article: Parsed, at: int, stop: int, sentence: range) -> Draft | None:
    """Who "has" what stands there, and on what."""
    verb = at - 1
    if verb not in sentence or article.lemmas[verb] != "have":
        return None
    subject = article.subject(verb)
    if subject is None or subject > verb or not speaks(article, subject):
        return None
    start = min([verb, *(i for i in article.dependents(verb, "aux") if subject < i < verb)])
    topic = range(stop + 1, sentence.stop) if article.lower[stop : stop + 1] in _ON else range(0)
    head = article.heads[stop] if topic else -1
    content = bare(article, range(stop + 1, article.whole(head).stop)) if head > stop else range(0)
    said = (content,) if content else ()
    return Draft(tuple(range(start, stop)), (who(article, subject, verb),), said, 0.0)


def _unable(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "who did it the League was still unable to say"."""
    verb = at + 2
    known = words("constructions", "to_speak") | words("constructions", "verifying")
    if verb not in sentence or article.lower[at + 1] != "to" or article.lemmas[verb] not in known:
        return None
    subject = at - 1
    while subject in sentence and article.upos[subject] in ("AUX", "ADV"):
        subject -= 1
    if subject not in sentence or not speaks(article, subject):
        return None
    said = next((c for c in article.dependents(verb, "ccomp", "obj") if c > verb), None)
    content = (bare(article, article.whole(said)),) if said is not None else ()
    return Draft(tuple(range(at, verb + 1)), (who(article, subject, at),), content, 0.0)


def _unwilling(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "So was it he? The League would not say."."""
    ends = at + 2 >= sentence.stop and article.upos[at + 1 : sentence.stop] in ([], ["PUNCT"])
    would = at - 2 in sentence and article.lower[at - 2] in _WOULD
    would = would and article.lower[at - 1] in _DENIED
    subject = article.subject(at) if ends and would else None
    if subject is None or subject > at or not speaks(article, subject):
        return None
    return Draft(tuple(range(at - 2, at + 1)), (who(article, subject, at),), (), 0.0)


def _nonsense(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "Nonsense, says the mayor"."""
    said = bare(article, range(sentence.start, at))
    who_says = bare(article, range(at + 1, sentence.stop))
    false = words("constructions", "false") | words("constructions", "branded")
    called = 0 < len(said) <= _NEAR and article.lower[said[-1]] in false
    if not called or article.lower[at - 1] not in (",", "”", "’", '"') or not who_says:
        return None
    head = article.nominal(who_says)
    if len(who_says) > _SHORT or head is None or not speaks(article, head):
        return None
    return Draft((at,), (who_says,), (said,), 0.0)
