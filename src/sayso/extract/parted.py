"""What the tagger gives to one cue and is of two, and what behind it is the cue's own.

She denied that they knew: they had heard it on the radio, she insisted.
The lorries slid late, she said, ruling out the cargo as the cause.
He had ruled that out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.cues import acts
from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.text.lemma import verb as lemma_of
from sayso.text.lexicon import words
from sayso.types.attribution import Act

_SAYING = words("nesting", "verbs.clause")
_FEWEST = 3  # words on either side of a colon
_LONGEST = 14  # words that tell who said the second thing
_PARTICLE = 2  # words of "ruling out" that the tagger may leave out
_MARKS = frozenset('“”"‘')


def parted(article: Parsed, given: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with one saying."""
    taken = {i for draft in given for i in draft.cue}
    found = []
    for draft in (_ended(article, each) for each in given):
        first, *more = _at_colon(article, draft, taken) or [_behind_colon(article, draft, given)]
        for each in _participles(article, first):
            found += _at_but(article, each, taken)
        found += more
    return found


def _ended(article: Parsed, draft: Draft) -> Draft:
    """The draft without the sentences with which the narrator goes on, as in "he said. *It shut.*".

    Of 22,023 contents of PolNeAR's training and development parts some 15 go on so without a mark.
    """
    sentence = article.ranges[article.sentence_of[draft.cue[-1]]]
    inside = any(part.start in sentence for part in draft.content)
    quoted = any(i >= sentence.stop and i in article.quoted for i in draft.contained)
    apart = article.lower[draft.cue[-1]] == ":" or article.lower[sentence[-1]] == ":"
    if not inside or quoted or apart:
        return draft
    ends = (_end(article, part, sentence) for part in draft.content)
    kept = zip(draft.content, ends, strict=True)
    content = tuple(range(part.start, end) for part, end in kept if end > part.start)
    return draft if content == draft.content else replace(draft, content=content)


def _end(article: Parsed, part: range, sentence: range) -> int:
    """Where the part ends, or where a sentence begins in it that nothing marks as said."""
    later = (i for i in part if i >= sentence.stop)
    opens = (i for i in later if article.ranges[article.sentence_of[i]].start == i)
    return next((i for i in opens if i not in article.quoted), part.stop)


def _at_colon(article: Parsed, draft: Draft, taken: set[int]) -> list[Draft]:
    """As in "denied that they knew: they had heard it on the radio, *she insisted*"."""
    last = draft.content[-1] if draft.content else range(0)
    inside = last[_FEWEST:-_FEWEST]
    colon = next((i for i in inside if article.lower[i] == ":"), None)
    if colon is None or draft.cue[-1] > last.start or _MARKS & {*article.lower[colon - 1 : colon]}:
        return []
    tail = bare(article, range(last.stop, article.ranges[article.sentence_of[last[-1]]].stop))
    verb = next((i for i in tail if article.lemmas[i] in _SAYING), None)
    if verb is None or len(tail) > _LONGEST or article.upos[verb] != "VERB":
        return []
    speaker = bare(article, range(tail.start, verb))
    if not speaker or any(article.upos[i] in ("VERB", "AUX") for i in speaker):
        return []
    first = replace(draft, content=(*draft.content[:-1], range(last.start, colon)))
    if verb in taken:
        return [first]  # and the other is cut in `_behind_colon`
    said = bare(article, range(colon + 1, last.stop))
    return [first, Draft((verb,), (speaker,), (said,), draft.confidence)]


def _behind_colon(article: Parsed, draft: Draft, others: Sequence[Draft]) -> Draft:
    """The second saying without the first: "*they had heard it on the radio*, she insisted"."""
    first = draft.content[0] if draft.content else range(0)
    colon = next((i for i in first[_FEWEST:-_FEWEST] if article.lower[i] == ":"), None)
    ahead = any(other.cue[-1] < first.start and other.content[:1] == (first,) for other in others)
    if colon is None or not ahead or draft.cue[0] < first.stop:
        return draft
    return replace(draft, content=(bare(article, range(colon + 1, first.stop)), *draft.content[1:]))


def _participles(article: Parsed, draft: Draft) -> Iterator[Draft]:
    """As in "the lorries slid late, she said, *ruling out* the cargo"."""
    apart = {part: _done(article, draft, part) for part in draft.content[1:]}
    yield replace(draft, content=tuple(part for part in draft.content if not apart.get(part)))
    for part, cue in apart.items():
        if cue:
            said = bare(article, range(cue[-1] + 1, part.stop))
            yield Draft(cue, draft.source, (said,), draft.confidence)


def _done(article: Parsed, draft: Draft, part: range) -> tuple[int, ...]:
    """The words for what its speaker does in a piece behind the cue: ", *denying* it"."""
    for verb in range(max(part.start - _PARTICLE, 0), part.start + 1):
        form = article.upos[verb] == "VERB" and article.lower[verb].endswith("ing")
        if not form or verb < draft.cue[-1] or article.lower[verb - 1] != ",":
            continue
        both = " ".join([article.lemmas[verb], *article.lower[verb + 1 : verb + 2]])
        cue = (verb, verb + 1) if both in acts() else (verb,)
        key = both if both in acts() else article.lemmas[verb]
        told = acts().get(key, Act.ASSERTS) is not Act.ASSERTS
        if told and cue[-1] + 1 >= part.start and part.stop > cue[-1] + 1:
            return cue
    return ()


def _at_but(article: Parsed, draft: Draft, taken: set[int]) -> list[Draft]:
    """As in "Bank admits breach *but disputes scale*", where the parse sees no second verb."""
    last = draft.content[-1] if draft.content else range(0)
    but = next((i for i in last[1:-2] if article.lower[i] == "but"), None)
    if but is None or but + 1 in taken or draft.cue[-1] > last.start:
        return [draft]
    first, form = range(last.start, but), article.lower[but + 1]
    tells = acts().get(lemma_of(form), Act.ASSERTS) is not Act.ASSERTS and lemma_of(form) != form
    if not tells or any(article.upos[i] in ("VERB", "AUX") for i in first):
        return [draft]
    said = bare(article, range(but + 2, last.stop))
    kept = replace(draft, content=(*draft.content[:-1], first))
    return [kept, Draft((but + 1,), draft.source, (said,), draft.confidence)]


def with_particle(article: Parsed, draft: Draft) -> Draft:
    """The draft with its verb's particle in the cue, where it stands behind: "rules it *out*"."""
    verb = article.root(draft.cue)
    last = draft.content[-1] if draft.content else range(0)
    if verb is None or len(last) < len(("it", "out")) or last[-1] < verb:
        return draft
    phrase = f"{article.lemmas[verb]} {article.lower[last[-1]]}"
    particle = article.upos[last[-1]] in ("ADP", "ADV") and article.heads[last[-1]] == verb
    if not particle or phrase not in acts():
        return draft
    content = (*draft.content[:-1], last[:-1])
    return replace(draft, cue=(*draft.cue, last[-1]), content=content)
