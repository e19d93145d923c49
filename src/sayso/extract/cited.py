"""What a statement points to: "citing …", "according to …", "from photographs", "on tape"."""

from collections.abc import Iterator
from functools import cache

from sayso.extract.bases import PAPERS, SHOWN, is_nominal, namings, party, sort_of, word
from sayso.extract.exhibits import taken_by
from sayso.extract.parsed import Parsed
from sayso.extract.scope import (
    REACH,
    Scope,
    Stated,
    between,
    is_none,
    is_seen,
    object_of,
    prepositions,
)
from sayso.text.lexicon import words
from sayso.types.attribution import Basis

FAR = 12  # words behind "citing" or "according to" within which its noun stands
_RELATIVE = {"which", "where"}
_POINTING_BACK = {"it", "them", "one", "this"}


def cited(scope: Scope) -> Stated:
    """What the cue, its adjuncts or the sentence before name as where it is from."""
    yield from _named(scope)
    yield from _heard_in(scope)
    yield from _pointed_back(scope)
    yield from _held_up(scope)
    for index in scope.at(scope.article.once(_clues)):
        yield from _led(scope, index)
        yield from _reckoned(scope, index)
        if is_nominal(scope.article, index):
            yield from _standing_in(scope, index)


def _clues(article: Parsed) -> set[int]:
    """The words at which something can be cited: those that lead to it, and what may be it."""
    leads = _leads() | words("evidence", "calculating")
    return (
        article.written(leads)
        | article.having(words("evidence", "calculating"))
        | article.once(namings)
    )


def _named(scope: Scope) -> Stated:
    """What a cue such as "citing" or "pointed to" names."""
    article, draft = scope.article, scope.draft
    phrase = " ".join(article.lower[i] for i in draft.cue)
    verb = article.root(draft.cue)
    cites = verb is not None and article.lemmas[verb] in words("evidence", "citing")
    if phrase == "according to" or not (cites or phrase in words("evidence", "leading")):
        return
    for part in draft.content[:1]:
        head = article.nominal(part)
        basis = None if head is None else sort_of(article, head)
        if head is not None and basis:
            yield basis, article.whole(head, article.dependents(head, "acl", "appos", "punct"))


def _led(scope: Scope, index: int) -> Stated:
    """What stands behind "according to", "citing", "based on", "after reviewing"."""
    article = scope.article
    lead = None if index in scope.draft.cue else _lead(article, index)
    head = None if lead is None else _head_behind(article, index + lead.count(" ") + 1)
    if lead is None or head is None:
        return
    for noun in _chain(article, head):
        basis = sort_of(article, noun)
        if basis:
            named = party(article, noun) if basis is Basis.OTHER_PARTY else basis
            yield named, range(index, noun + 1)
            return
    known = article.upos[head] == "PROPN" or word(article, head) in words(
        "evidence", "nobody_named"
    )
    if known and lead in words("evidence", "naming"):
        yield party(article, head), range(index, head + 1)


def _lead(article: Parsed, index: int) -> str | None:
    """The one or two words there that lead to a basis, or None."""
    first, leading = article.lower[index], words("evidence", "leading")
    if first not in _leads():
        return None
    both = " ".join(article.lower[index : index + 2])
    return both if both in leading else first if first in leading else None


@cache
def _leads() -> frozenset[str]:
    """The words with which a lead begins."""
    return frozenset(lead.partition(" ")[0] for lead in words("evidence", "leading"))


def _head_behind(article: Parsed, start: int) -> int | None:
    """The head of the noun phrase that begins there."""
    sentence = article.ranges[article.sentence_of[start - 1]]
    for noun in range(start, min(start + FAR, sentence.stop)):
        if is_nominal(article, noun):
            return noun
        if article.upos[noun] == "VERB" and article.relations[noun] != "amod":
            return None
    return None


def _chain(article: Parsed, head: int) -> Iterator[int]:
    """The noun, and what it is of: "copies of the papers"."""
    yield head
    for noun in article.dependents(head, "nmod"):
        if any(article.lower[i] == "of" for i in article.dependents(noun, "case")):
            yield noun


def _reckoned(scope: Scope, index: int) -> Stated:
    """As in "calculates that", "by the agency's own calculation"."""
    article = scope.article
    forms = {article.lemmas[index], article.lower[index]}
    if not forms & words("evidence", "calculating"):
        return
    if index in scope.draft.cue or "by" in prepositions(article, index):
        yield Basis.ANALYSIS, range(index, index + 1)


def _standing_in(scope: Scope, noun: int) -> Stated:
    """As in "on tape", "in the footage", "from photographs": where it is seen, heard or read."""
    article = scope.article
    basis = sort_of(article, noun)
    before = prepositions(article, noun) if basis in PAPERS | SHOWN else set()
    if basis is None or not before or is_none(article, noun):
        return
    if _rests_on(scope, noun, before):
        yield basis, between(article.heads[noun], noun)
    elif noun in scope.beside and _taken_from(article, noun, before):
        case = article.dependents(noun, "case", "mark")
        aside = [*case, *article.dependents(noun, "acl", "appos", "punct")]
        yield basis, article.whole(noun, aside)


def _rests_on(scope: Scope, noun: int, before: set[str]) -> bool:
    """As in "bases its accusation on 112 invoices", "can be seen on a recording"."""
    article, head = scope.article, scope.article.heads[noun]
    if head < 0:
        return False
    picture = noun in scope.content and sort_of(article, noun) is Basis.IMAGERY_OR_RECORDING
    rests = before & {"on", "upon"} and article.lemmas[head] in words("evidence", "resting")
    seen = before & {"in", "on"} and article.lemmas[head] in words("evidence", "visible")
    by = "by" in before and article.upos[head] == "VERB"
    return bool(rests or (picture and (seen or by)))


def _taken_from(article: Parsed, noun: int, before: set[str]) -> bool:
    """Whether what stands there is known from it, and not only where its author said it."""
    if before & words("evidence", "from"):
        return True
    listed = word(article, noun) in words("evidence", "records")
    kept = is_seen(article, noun) or listed or sort_of(article, noun) in SHOWN
    return bool(before & {"in", "on"}) and kept


def _heard_in(scope: Scope) -> Stated:
    """As in "intercepted a call in which a manager tells": what the saying itself stands in."""
    article, cue = scope.article, scope.draft.cue[0]
    start = article.ranges[article.sentence_of[cue]].start
    after = max(cue - REACH, start + 1)
    if _RELATIVE.isdisjoint(article.lower[after + 1 : cue]):
        return
    for index in range(cue - 1, after, -1):
        if article.upos[index] == "VERB" or article.lower[index] in (";", ":"):
            return
        if article.lower[index] in _RELATIVE:
            noun = index - 2 if article.upos[index - 1] == "ADP" else index - 1
            basis, taker = sort_of(article, noun), article.heads[noun]
            if basis in SHOWN:
                yield basis, between(noun, index)
            if taker >= start and article.upos[taker] == "VERB":
                yield from taken_by(article, taker)
            return


def _pointed_back(scope: Scope) -> Stated:
    """As in "In one, played to the Globe, a voice says": the paper of the sentence before."""
    article = scope.article
    here = article.sentence_of[scope.draft.cue[0]]
    pointing = [i for i in scope.beside if article.lower[i] in _POINTING_BACK] if here else []
    for index in sorted(pointing):
        if prepositions(article, index) & {"in", "on"}:
            before = article.ranges[here - 1]
            sorts = (sort_of(article, i) for i in before if is_nominal(article, i))
            basis = next((s for s in sorts if s in PAPERS | SHOWN), None)
            if basis:
                yield basis, between(index, *article.dependents(index, "case"))
            return


def _held_up(scope: Scope) -> Stated:
    """As in "The colonel pulled out a picture. “Count the boots,” he said."."""
    article, speaker = scope.article, scope.speaker
    here = article.sentence_of[scope.draft.cue[0]]
    if not here or speaker is None or article.lower[speaker] not in ("he", "she", "they"):
        return
    if article.sentences[here - 1].paragraph != article.sentences[here].paragraph:
        return
    holding = article.once(_holding_up)
    for verb in (i for i in article.ranges[here - 1] if i in holding):
        thing = object_of(article, verb)
        basis = None if thing is None else sort_of(article, thing)
        if thing is not None and basis in PAPERS and not is_none(article, thing):
            yield basis, between(verb, thing)


def _holding_up(article: Parsed) -> set[int]:
    return article.having(words("evidence", "holding_up"))
