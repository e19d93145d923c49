"""What somebody could not find out: "has not been able to establish whether", "cannot tell".

Nobody has confirmed such a thing. The tagger finds most of those that stand behind their speaker;
these are the others, told by the words before the verb.
"""

import re
from collections.abc import Iterator

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, who
from sayso.extract.unsaid import speaks
from sayso.text.lexicon import words

_UNABLE = re.compile(
    r"(?:(?:^|(?<= ))(?:has|have|had|was|were|is|are|been|be|so|far|yet|still|also|and) )*"
    r"(?:unable to|(?:not|n't|never) (?:\w+ ){0,2}able to|(?:not|n't) (?:yet )?in an?y? position to"
    r"|in no position to|(?:can|could|ca) (?:not|n't|never)|stop(?:s|ped)? short of"
    r"|no (?:way|means) (?:of|to)|not (?:\w+ly |yet )?possible to|impossible to) (?:\w+ly |yet )*$"
)
_FAR = 11  # words before the verb in which it is told that somebody could not
_ASKED = frozenset({"whether", "if", "who", "what", "how", "why", "when", "where", "which"})
_NOT = frozenset({"not", "n't", "never"})
_SUCH = frozenset({"confirmation", "verification", "corroboration"})
_VERIFYING = words("constructions", "verifying")
_NEAR = 4  # words from "no" to "confirmation", from "there" to "no"
_ENDS = frozenset({".", ";", ",", ":", "”", "’", "!", "?"})


def unverified(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    known = words("constructions", "verifying") | words("constructions", "establishing")
    for at in sorted(article.having(known)):
        begun = _begun(article, at) if article.upos[at] == "VERB" else None
        found = _by_nobody(article, at) if begun is None else _told(article, begun, at)
        if found:
            yield found
    for at in sorted(article.written(_SUCH)):
        if found := _none(article, at):
            yield found
    for at in sorted(article.written(words("constructions", "unborne"))):
        if found := _remains(article, at):
            yield found


def _by_nobody(article: Parsed, verb: int) -> Draft | None:
    """As in "The claims *have not been independently verified*": it is told of nobody."""
    thing = article.first(verb, "nsubj:pass")
    if thing is None or thing > verb or article.lemmas[verb] not in _VERIFYING:
        return None
    phrase = article.whole(thing)
    start = verb
    while start - 1 >= phrase.stop and article.upos[start - 1] in ("AUX", "PART", "ADV"):
        start -= 1
    none = article.lower[phrase.start] in ("neither", "none", "no")
    denied = none or not _NOT.isdisjoint(article.lower[start:verb])
    by = article.lower[verb + 1 : verb + 2] == ["by"]
    return Draft(tuple(range(start, verb + 1)), (), (phrase,), 0.0) if denied and not by else None


def _remains(article: Parsed, at: int) -> Draft | None:
    """As in "The reports *remain unconfirmed*"."""
    start = article.ranges[article.sentence_of[at]].start
    verb = next((i for i in (at - 1, at - 2) if i > start and _is(article, i)), None)
    known = (article.first(at, "nsubj", "nsubj:pass"), article.subject(verb) if verb else None)
    thing = next((i for i in known if i is not None), None)
    if verb is None or thing is None or thing >= verb:
        return None
    phrase = article.whole(thing)
    return Draft(
        tuple(range(verb, at + 1)), (), (range(phrase.start, min(phrase.stop, verb)),), 0.0
    )


def _is(article: Parsed, at: int) -> bool:
    return article.lemmas[at] in words("nesting", "being")


def _none(article: Parsed, noun: int) -> Draft | None:
    """As in "There was *no independent confirmation of* the figures"."""
    start = article.ranges[article.sentence_of[noun]].start
    no = next((i for i in range(max(start, noun - _NEAR), noun) if article.lower[i] == "no"), None)
    of = article.lower[noun + 1 : noun + 2] == ["of"]
    head = article.heads[noun + 1] if of else -1
    if no is None or head <= noun or "there" not in article.lower[max(start, no - _NEAR) : no]:
        return None
    thing = bare(article, range(noun + 2, article.whole(head).stop))
    whence = next((i for i in thing if article.lower[i] == "from"), None)
    return Draft(tuple(range(no, noun + 2)), (), (thing,), 0.0) if thing and not whence else None


def _begun(article: Parsed, verb: int) -> int | None:
    """Where the words begin by which it could not be done."""
    start = article.ranges[article.sentence_of[verb]].start
    ahead = article.lower[max(start, verb - _FAR) : verb]
    match = _UNABLE.search(" ".join(ahead) + " ")
    return verb - len(match[0].split()) if match else None


def _told(article: Parsed, begun: int, verb: int) -> Draft | None:
    sentence = article.ranges[article.sentence_of[verb]]
    subject = _speaker(article, begun, verb, sentence)
    thing = _thing(article, verb, sentence)
    if subject is None or thing is None:
        return None
    source = who(article, subject, verb)
    source = range(source.start, min(source.stop, begun))
    sources = () if _for_nobody(article, source, verb) else (source,)
    if not thing and article.lower[sentence.start] in (*_ASKED, "that"):
        thing = bare(article, range(sentence.start, source.start))
    content = (thing,) if thing else ()
    return Draft(tuple(range(begun, verb + 1)), sources, content, 0.0)


def _for_nobody(article: Parsed, source: range, verb: int) -> bool:
    """As in "*It* was not possible to verify the claim"."""
    possible = not {"possible", "impossible"}.isdisjoint(article.lower[source.stop : verb])
    return possible and article.lower[source.start] == "it"


def _speaker(article: Parsed, begun: int, verb: int, sentence: range) -> int | None:
    """Who could not; the word right before where the parse tells of nobody."""
    near = (article.subject(word) for word in (verb, *article.ancestors(verb)))
    first = sentence.start + (article.lower[sentence.start] in _ASKED)  # "*Who* knew it they …"
    known = (each for each in near if each is not None and first <= each < begun)
    subject = next(known, begun - 1)
    return subject if subject in sentence and speaks(article, subject) else None


def _thing(article: Parsed, verb: int, sentence: range) -> range | None:
    """What could not be found out; None where the verb means something else: "cannot tell them"."""
    behind = article.lower[verb + 1] if verb + 1 < sentence.stop else "."
    told = article.first(verb, "ccomp", "obj")
    if behind in _ASKED:
        whole = article.whole(told) if told is not None and told > verb else range(0)
        stop = whole.stop if whole.start == verb + 1 else sentence.stop
        return bare(article, range(verb + 1, stop))
    if behind in _ENDS:
        return range(0)
    if article.lemmas[verb] == "tell" or told is None or told < verb:
        return None
    return bare(article, article.whole(told))
