"""Quotations that no verb hands over: they are of whom the sentence ahead of them tells.

    Mr Pell was angry. *“They lied to us.”* Mrs Dorn was calmer. “I want the truth,” she said.
    Ed Moss lost forty sheep. *“They were my life.”*    Her verdict was brief. *“Nonsense.”*

The tagger looks for a cue and gives such words to whoever speaks next. Of 1,150 quotations of
PolNeAR's training and development parts that stand alone in a paragraph, not at its head, 10 are of
a speaker behind them, eight of these as in "“Why?” Ms Orr asked." The mark that opens the quotation
stands for the cue, as in `layout`; where it is not plain whose the words are, they are nobody's.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import KW_ONLY, dataclass, replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import stretches, who
from sayso.text.lexicon import words

UNHANDED = 0.7  # the confidence of a speaker whom only the sentence ahead tells
_LONGEST = 18  # words of a sentence that tells of him
_PEOPLE = frozenset({"he", "she", "they", "him", "them"})
_THEIR = frozenset({"his", "her", "their"})
_OWN = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours"})
_DENIED = words("constructions", "negative")
_SPEAKING = words("constructions", "to_speak")
_MOVED = words("moods", "told.moved")
_SILENT = words("moods", "told.silent")
_DOING = words("moods", "told.doing")
_SEEMING = words("moods", "told.seeming")
_HAVING = words("moods", "told.having")
_WORDS = words("moods", "told.words")


@dataclass(frozen=True)
class _Alone:
    """A quotation of whole sentences, the narrator's sentence ahead of it, and what stands behind.

    Both are of its paragraph; nothing may stand behind.
    """

    quote: range
    before: range
    after: range


@dataclass(frozen=True)
class _Told:
    """Of whom the sentence ahead tells, and whether it tells how he is rather than what he did."""

    speaker: range
    _: KW_ONLY
    is_mood: bool


def unhanded(
    article: Parsed, given: Sequence[Draft], persons: Set[int], places: Set[int]
) -> list[Draft]:
    """The drafts, with quotations that stand alone given to whom the sentence ahead tells of.

    `persons` and `places` are the words of their names.
    """
    out = list(given)
    for one in _alone(article):
        told = _told_of(article, one, persons, places)
        out = [kept for draft in out if (kept := _kept(article, draft, one, told))]
        if told and not any(_has(draft, one.quote) for draft in out):
            out.append(Draft((one.quote[0],), (told.speaker,), (one.quote,), UNHANDED))
    return out


def _has(draft: Draft, quote: range) -> bool:
    """Whether the draft gives words of the quotation to somebody outside it."""
    return draft.cue[0] not in quote and not draft.contained.isdisjoint(quote)


def _kept(article: Parsed, draft: Draft, one: _Alone, told: _Told | None) -> Draft | None:
    """The draft without the quotation where that is another's; None if it told nothing else."""
    if told and told.is_mood and draft.cue[0] in one.before and _is_unshown(article, draft, one):
        return None
    if not _has(draft, one.quote):
        return draft
    if _is_of_next(article, draft, one, told) or _is_of_another(article, draft, one, told):
        taken = set(one.quote)
        parts = [stretches(sorted({*part} - taken)) for part in draft.content]
        left = tuple(part for some in parts for part in some)
        return replace(draft, content=left) if left else None
    return draft


def _is_unshown(article: Parsed, draft: Draft, one: _Alone) -> bool:
    """Whether the cue tells what somebody does not show or feel: "*could not hide* her anger"."""
    here = [i for i in (*draft.cue, *draft.contained) if i in one.before]
    clause = any(article.upos[i] == "VERB" for i in here if i not in draft.cue)
    silence = any(article.lemmas[i] in _SPEAKING for i in here)  # "was not there to comment"
    return not (clause or silence) and any(article.lower[i] in _DENIED for i in draft.cue)


def _is_of_next(article: Parsed, draft: Draft, one: _Alone, told: _Told | None) -> bool:
    """Whether a later speaker has the quotation, though it is not as in "“Q,” he asked." alone."""
    cue, more = draft.cue[0], draft.contained.difference(one.quote)
    if cue < one.quote.stop:
        return False
    if cue not in one.after or (more and told and told.is_mood):
        return True
    ahead = set(range(one.after.start, cue)).difference(*draft.source)
    return bool(ahead) or any(i in one.after and i not in article.quoted for i in more)


def _is_of_another(article: Parsed, draft: Draft, one: _Alone, told: _Told | None) -> bool:
    """Whether an earlier speaker has the quotation, and the sentence ahead tells of another."""
    head = article.nominal(told.speaker) if told and told.is_mood else None
    if head is None or draft.cue[0] >= one.before.start:
        return False
    theirs = {article.lower[i] for part in draft.source for i in part}
    return article.upos[head] != "PRON" and article.lower[head] not in theirs


def _told_of(article: Parsed, one: _Alone, persons: Set[int], places: Set[int]) -> _Told | None:
    """Whose words those behind the sentence are, where it tells of one alone."""
    verb = article.root(one.before)
    subject = None if verb is None else _subject(article, verb, one.before)
    if verb is None or subject is None or len(one.before) > _LONGEST:
        return None
    if article.upos[subject] == "NOUN" and article.lemmas[subject] in _WORDS:
        return _owner(article, subject, persons, places)
    silent = article.lower[verb] in _SILENT or any(
        article.lemmas[i] == "comment" for i in one.before
    )
    if silent or not _is_one(article, subject, persons, places):
        return None
    speaker = who(article, subject, verb)
    if _is_mood(article, verb):
        return _Told(speaker, is_mood=True)
    told = [i for i in one.before if _is_person(article, i, persons) and i not in speaker]
    is_own = not _OWN.isdisjoint(article.lower[i] for i in one.quote)
    alone = is_own and not told and _is_person(article, subject, persons)
    return _Told(speaker, is_mood=False) if alone else None


def _subject(article: Parsed, verb: int, sentence: range) -> int | None:
    """Of whom the sentence tells; a name that opens it, where the parse finds nobody."""
    found = article.first(verb, "nsubj")
    name = next((i for i in sentence if article.upos[i] != "PROPN"), sentence.start)
    opens = name > sentence.start and article.upos[name] == "AUX"
    return name - 1 if found is None and opens else found


def _owner(article: Parsed, word: int, persons: Set[int], places: Set[int]) -> _Told | None:
    """Whose words they are that the sentence tells of: "*the mayor*’s message was clear"."""
    for owner in article.dependents(word, "nmod"):
        own = article.lower[owner] in _THEIR or _is_one(article, owner, persons, places)
        if article.relations[owner] == "nmod:poss" and own:
            speaker = article.whole(owner, article.dependents(owner, "case"))
            return _Told(speaker, is_mood=True)
    return None


def _is_one(article: Parsed, word: int, persons: Set[int], places: Set[int]) -> bool:
    """Whether the word stands for somebody who may speak; a place by its name does not."""
    if article.upos[word] == "PROPN":
        return word in persons or word not in places
    return article.lemmas[word] in words("roles", "body") or _is_person(article, word, persons)


def _is_person(article: Parsed, word: int, persons: Set[int]) -> bool:
    if article.upos[word] == "NOUN":
        return article.lemmas[word] in words("roles", "person")
    return word in persons or article.lower[word] in _PEOPLE


def _is_mood(article: Parsed, verb: int) -> bool:
    """Whether the sentence tells how somebody is: "was angry", "had no doubt", "shrugged"."""
    lemma, thing = article.lemmas[verb], article.first(verb, "obj")
    if lemma in _SEEMING:
        return any(article.upos[i] in ("ADJ", "VERB") for i in article.children[verb])
    is_so = article.dependents(verb, "cop") or article.lower[verb] in _MOVED
    return (
        bool(is_so) or lemma in _DOING or (thing is not None and article.lemmas[thing] in _HAVING)
    )


def _alone(article: Parsed) -> Iterator[_Alone]:
    """The quotations of whole sentences that stand behind a sentence of the narrator's."""
    for each in article.quotations:
        quote = article.within(each.pieces[0])
        if not each.closed or len(each.pieces) > 1 or not quote:
            continue
        first, last = article.sentence_of[quote[0]], article.sentence_of[quote[-1]]
        before, after = _beside(article, first, first - 1), _beside(article, last, last + 1)
        whole = range(article.ranges[first].start, article.ranges[last].stop)
        narrated = bool(before) and article.quoted.isdisjoint(before)
        if whole == quote and narrated and article.lower[before[-1]] != ":":
            yield _Alone(quote, before, after)


def _beside(article: Parsed, here: int, there: int) -> range:
    """The sentence beside, if it is of the same paragraph."""
    if not 0 <= there < len(article.sentences):
        return range(0)
    same = article.sentences[here].paragraph == article.sentences[there].paragraph
    return article.ranges[there] if same else range(0)
