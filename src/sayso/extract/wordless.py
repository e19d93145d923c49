"""What somebody's silence, doubt or denial is told by without a verb of saying.

As in "questions to the ministry went unanswered", "there was no reply from the mine", "no
confirmation came from Orsk", "the insurer remains unconvinced", "the bank issued a denial". The
words tell it; the parse only where a phrase ends.
"""

from collections.abc import Iterator

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, who
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
_DENIED = {"not", "n't", "never"}
_TOWARDS = ("by", "of", "about", "that")
_BEING = words("nesting", "being")


def wordless(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    finds = (
        (_UNANSWERED, _unanswered),
        (("no",), _none_came),
        (tuple(_UNSURE), _unsure),
        (("denial",), _denial),
    )
    for forms, find in finds:
        for at in sorted(article.written(frozenset(forms))):
            found = find(article, at, article.ranges[article.sentence_of[at]])
            if found:
                yield found


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
    to = next((i for i in range(first, start) if article.lower[i] in ("to", "with")), start)
    if to == start:
        return None
    ends = (*_ABOUT, "for", ",")
    stop = next((i for i in range(to + 1, start) if article.lower[i] in ends), start)
    about = next((i for i in range(first, start) if article.lower[i] in _ABOUT), None)
    topic = range(0) if about is None else range(about + 1, to if about < to else start)
    content = (bare(article, topic),) if topic else ()
    return Draft(tuple(range(start, at + 1)), (range(to + 1, stop),), content, 0.0)


def _helps(article: Parsed, at: int) -> bool:
    told = {article.lower[at], article.lemmas[at]}
    return bool(told & {"be", "go", "leave", "remain", "immediately", "have", "been", *_DENIED})


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
    topic = range(next(towards, whence) + 1, whence)
    content = (bare(article, topic),) if topic else ()
    return Draft(tuple(range(no, at + 1)), (bare(article, source),), content, 0.0)


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
