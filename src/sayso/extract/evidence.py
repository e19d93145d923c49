"""On what a statement says that it rests, and how firmly it is put."""

from collections.abc import Container, Iterator, Sequence
from functools import cache

from sayso.extract.decode import Run
from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.lexicon import sections, words
from sayso.types.attribution import Act, Basis, Evidence, Factuality, Firmness, Polarity
from sayso.types.span import Span

_SHOWING = words("evidence", "showing")
_LEADING = words("evidence", "leading")  # "according to", "citing", "based on"
_KNOWING = words("evidence", "knowing")
_PERCEIVING = words("evidence", "perceiving")
_UNNAMED = words("evidence", "unnamed")
_OWN = {"i", "we"}
_HEARERS = {"him", "her", "them", "us", "me", "it"}
_SHOWN = {Basis.IMAGERY_OR_RECORDING, Basis.INTELLIGENCE}  # what speaks for itself
_PAPERS = {Basis.DOCUMENT, Basis.IMAGERY_OR_RECORDING, Basis.ANALYSIS}
_MODALS = {"should", "would", "could", "will", "can", "may", "might", "must", "'ll", "'d"}


def evidence(
    article: Parsed, draft: Draft, contained: Container[int], stated: Sequence[Run] = ()
) -> tuple[Evidence, ...]:
    """The stated bases, in order; one of `NONE_STATED` where the words state none.

    `contained` are the words of all the article's contents, `stated` the runs that the tagger takes
    for the words of a basis.
    """
    members = _words(article, draft, contained)
    found: dict[Basis, Evidence] = {}
    for basis, span in (
        *_tagged(article, draft, members, stated),
        *_bases(article, draft, members),
    ):
        found.setdefault(basis, Evidence(basis, (span,)))
    return tuple(found.values()) or (Evidence(Basis.NONE_STATED),)


def _words(article: Parsed, draft: Draft, contained: Container[int]) -> list[int]:
    """The words that may state a basis: the content, and the cue's own clause around it."""
    sentence = article.ranges[article.sentence_of[draft.cue[0]]]
    beside: set[int] = set()
    verb = article.root(draft.cue)
    if verb is not None:
        for child in article.dependents(verb, "obl", "advcl", "nmod"):
            beside |= set(article.subtree(child))
    beside = {i for i in beside if i in sentence and i not in contained}
    return sorted(draft.contained | beside | set(draft.cue))


def _tagged(
    article: Parsed, draft: Draft, members: Sequence[int], stated: Sequence[Run]
) -> Iterator[tuple[Basis, Span]]:
    """The tagger's runs that touch the statement."""
    own = {*members, *(i for part in draft.source for i in part)}
    for run in stated:
        if not own.isdisjoint(run.words):
            yield Basis(run.label), article.span(run.words)


def _bases(article: Parsed, draft: Draft, members: Sequence[int]) -> Iterator[tuple[Basis, Span]]:
    inside = set(members)
    yield from _papers(article, draft)
    yield from _cited(article, draft)
    beside = inside - draft.contained
    for index in members:
        yield from _drawn_from(article, index, beside)
        lemma, upos = article.lemmas[index], article.upos[index]
        if upos in ("VERB", "AUX") and lemma in _SHOWING and index in draft.contained:
            subject = article.subject(index)
            if subject is not None and subject in inside:
                basis = _class_of(article, subject)
                if basis:
                    whole = article.whole(subject, article.dependents(subject, "acl", "appos"))
                    yield basis, article.span(range(whole.start, max(whole.stop, index + 1)))
        if upos == "VERB":
            yield from _known(article, index, lemma)
            yield from _held(article, index, own=index in draft.cue)
            if index in draft.contained:
                yield from _passed_on(article, index)
                yield from _taken(article, index, lemma)
        if index not in draft.cue:
            yield from _led(article, index, inside)


def _papers(article: Parsed, draft: Draft) -> Iterator[tuple[Basis, Span]]:
    """A source that is a paper which somebody has seen: "according to a memo seen by Reuters"."""
    for part in draft.source:
        head = article.nominal(part)
        basis = None if head is None else _class_of(article, head)
        seen = [i for i in part if article.upos[i] == "VERB" and _sees(article, i)]
        verb = article.root(draft.cue)
        shows = verb is not None and article.lemmas[verb] in words("evidence", "presenting")
        if basis and (seen or basis in _SHOWN or (basis in _PAPERS and shows)):
            yield basis, article.span(part)
        for verb in seen if not basis else ():
            yield from _thing(article, verb)


def _sees(article: Parsed, verb: int) -> bool:
    return article.lemmas[verb] in words("evidence", "seen")


def _thing(article: Parsed, verb: int) -> Iterator[tuple[Basis, Span]]:
    """The paper or picture that is a verb's object: "who analysed drone video"."""
    thing = article.first(verb, "obj")
    basis = None if thing is None else _class_of(article, thing)
    if thing is not None and basis in _PAPERS:
        aside = article.dependents(thing, "acl", "appos", "conj", "punct")
        yield basis, article.span(article.whole(thing, aside))


def _cited(article: Parsed, draft: Draft) -> Iterator[tuple[Basis, Span]]:
    """What a cue such as "citing" names."""
    verb = article.root(draft.cue)
    if verb is not None and article.lemmas[verb] in words("evidence", "citing"):
        for part in draft.content[:1]:
            head = article.nominal(part)
            basis = None if head is None else _class_of(article, head)
            if head is not None and basis:
                aside = article.dependents(head, "acl", "appos", "punct")
                yield basis, article.span(article.whole(head, aside))


def _drawn_from(
    article: Parsed, index: int, beside: Container[int]
) -> Iterator[tuple[Basis, Span]]:
    """As in "puts the crowd at 11,000 from photographs": beside the cue, never in the content."""
    if index not in beside or article.upos[index] not in ("NOUN", "PROPN"):
        return
    basis = _class_of(article, index)
    case = article.dependents(index, "case", "mark")
    if basis in _PAPERS and any(article.lower[i] in words("evidence", "from") for i in case):
        aside = [*case, *article.dependents(index, "acl", "appos", "punct")]
        yield basis, article.span(article.whole(index, aside))


def _passed_on(article: Parsed, verb: int) -> Iterator[tuple[Basis, Span]]:
    """What somebody was told by others: "the ministry had told him", "was informed by the crew"."""
    if article.lemmas[verb] in words("evidence", "learning"):
        yield from _learnt(article, verb)
    if article.lemmas[verb] not in words("evidence", "telling"):
        return
    hearer = article.first(verb, "nsubj:pass")
    passive = hearer is not None
    if hearer is not None and article.lower[hearer] in _OWN and not _unreal(article, verb):
        yield Basis.OTHER_PARTY, article.span(range(min(hearer, verb), max(hearer, verb) + 1))
    teller = article.first(verb, "obl:agent") if passive else article.first(verb, "nsubj")
    if passive and teller is None:
        agents = [i for i in article.dependents(verb, "obl") if _by(article, i)]
        teller = agents[0] if agents else None
    hearer = article.hearer(verb)
    told = passive or (hearer is not None and article.lower[hearer] in _HEARERS)
    if teller is not None and told and article.upos[teller] in ("NOUN", "PROPN"):
        last = hearer if not passive and hearer is not None else max(verb, teller)
        yield Basis.OTHER_PARTY, article.span(range(min(verb, teller), last + 1))


def _learnt(article: Parsed, verb: int) -> Iterator[tuple[Basis, Span]]:
    """As in "we learnt of it from a shepherd"."""
    for giver in article.dependents(verb, "obl"):
        if any(article.lower[i] == "from" for i in article.dependents(giver, "case")):
            yield Basis.OTHER_PARTY, article.span(range(min(verb, giver), max(verb, giver) + 1))


def _taken(article: Parsed, verb: int, lemma: str) -> Iterator[tuple[Basis, Span]]:
    """As in "its drones had filmed", "had intercepted a call"."""
    subject = article.first(verb, "nsubj", "nsubj:pass")
    for name, listed in sections("evidence", "taking").items():
        if lemma in listed and subject is not None and not _unreal(article, verb):
            yield Basis(name), article.span(range(min(subject, verb), max(subject, verb) + 1))


def _by(article: Parsed, noun: int) -> bool:
    return any(article.lower[i] == "by" for i in article.dependents(noun, "case"))


def _held(article: Parsed, verb: int, *, own: bool) -> Iterator[tuple[Basis, Span]]:
    """What somebody is said to have: "he has a list of names"; with `own`, in the cue itself."""
    thing = article.first(verb, "obj")
    subject = article.subject(verb)
    if thing is None or subject is None or _unreal(article, verb):
        return
    if article.lemmas[verb] in words("evidence", "holding"):
        yield from _thing(article, verb)
    light = article.lemmas[verb] in words("nesting", "light")
    if own and light and _informs(article, thing) and article.lower[subject] not in _OWN:
        yield Basis.OWN_INFORMATION, article.span(range(min(verb, thing), max(verb, thing) + 1))


def _known(article: Parsed, verb: int, lemma: str) -> Iterator[tuple[Basis, Span]]:
    """As in "We have information that", "we know", "I saw"; "he had counted"."""
    subject = article.first(verb, "nsubj")
    if subject is None:
        return
    clause, thing = article.first(verb, "ccomp"), article.first(verb, "obj")
    something = clause is not None or thing is not None
    span = article.span(range(subject, verb + 1)) if subject <= verb else article.words[verb]
    perfect = any(article.lemmas[i] == "have" for i in article.dependents(verb, "aux"))
    if article.lower[subject] in ("he", "she", "they") or (
        perfect and lemma in _PERCEIVING and article.upos[subject] in ("NOUN", "PROPN")
    ):
        if something and lemma in words("evidence", "witnessing"):
            yield Basis.OWN_OBSERVATION, span
    elif article.lower[subject] in _OWN and not _unreal(article, verb):
        if lemma in words("nesting", "light") and thing is not None and _informs(article, thing):
            yield Basis.OWN_INFORMATION, article.span(range(min(subject, thing), thing + 1))
        elif lemma in _KNOWING and clause is not None:
            yield Basis.OWN_INFORMATION, span
        elif lemma in words("evidence", "witnessing") and something:
            yield Basis.OWN_OBSERVATION, span


def _unreal(article: Parsed, verb: int) -> bool:
    """Whether the verb is negated or under a modal: nothing is known or seen then."""
    beside = {article.lower[i] for i in article.children[verb]}
    return bool(beside & {"not", "n't", "no", "never"} or beside & _MODALS)


def _informs(article: Parsed, thing: int) -> bool:
    """Whether what somebody has is information, and not none."""
    none = "no" in {article.lower[i] for i in article.children[thing]}
    return article.lemmas[thing] in words("evidence", "own_information") and not none


def _led(article: Parsed, index: int, inside: set[int]) -> Iterator[tuple[Basis, Span]]:
    """What stands behind "according to", "citing", "based on", "seen by"."""
    word = article.lower[index]
    following = article.lower[index + 1] if index + 1 < len(article.words) else ""
    phrase = f"{word} {following}"
    if word not in _LEADING and phrase not in _LEADING:
        return
    start = index + (2 if phrase in _LEADING else 1)
    for noun in range(start, min(start + 9, len(article.words))):
        if noun not in inside and article.sentence_of[noun] != article.sentence_of[index]:
            break
        head = article.heads[noun]
        nominal = article.upos[noun] in ("NOUN", "PROPN", "PRON")
        compound = article.relations[noun] in ("compound", "nmod:poss", "amod", "flat")
        if nominal and not (compound and head > noun):
            basis = _class_of(article, noun)
            if basis is None and article.upos[noun] == "PROPN":
                basis = Basis.OTHER_PARTY
            if basis:
                yield basis, article.span(range(index, noun + 1))
            break


def _class_of(article: Parsed, noun: int) -> Basis | None:
    """What sort of basis the noun is; the noun itself decides, then what stands before it."""
    if article.lower[noun] == "reports" and not article.dependents(noun, "amod", "compound"):
        return None  # hearsay, and no paper
    name = _basis_of().get(article.lemmas[noun])
    if name is None:
        return None
    names = {noun, *article.dependents(noun, "compound", "amod")}
    lemmas = {article.lemmas[i] for i in names} | {article.lower[i] for i in names}
    return _refined(name, lemmas)


@cache
def _basis_of() -> dict[str, str]:
    """From each noun to the basis that it is."""
    listed = sections("evidence", "bases").items()
    return {noun: name for name, nouns in reversed(list(listed)) for noun in nouns}


def _refined(name: str, lemmas: set[str]) -> Basis:
    if lemmas & words("evidence", "bases.intelligence"):
        return Basis.INTELLIGENCE
    if lemmas & words("evidence", "bases.imagery_or_recording"):
        return Basis.IMAGERY_OR_RECORDING
    if name == "document" and lemmas & {"media", "news", "press", "television", "tv"}:
        return Basis.MEDIA_REPORT
    if name == "other_party" and lemmas & _UNNAMED:
        return Basis.UNNAMED_SOURCE
    return Basis(name)


_UNCERTAIN_ACTS = {
    Act.ASKS,
    Act.QUESTIONS,
    Act.DECLINES,
    Act.DOES_NOT_RESPOND,
    Act.PROMISES,
    Act.REFUSES,
    Act.THREATENS,
}


def firmness(article: Parsed, draft: Draft, act: Act, polarity: Polarity) -> Firmness:
    """The content's factuality as its source puts it (FactBank's values), and its hedges.

    The strongest doubt in the content's main clause decides: "may" is possible, "likely" probable.
    What is asked, promised or left unconfirmed is neither (UU); what is denied is certainly not.
    """
    hedges = tuple(_hedges(article, draft))
    if act in _UNCERTAIN_ACTS or (act is Act.CONFIRMS and polarity is Polarity.NEGATIVE):
        return Firmness(Factuality.UNKNOWN, hedges)
    if act is Act.DENIES:
        value = Factuality.UNKNOWN if polarity is Polarity.NEGATIVE else Factuality.CERTAINLY_NOT
        return Firmness(value, hedges)
    if act in (Act.DOUBTS, Act.RETRACTS):
        return Firmness(Factuality.PROBABLY_NOT, hedges)
    root = article.root(draft.content[0]) if draft.content else None
    if root is None:
        return Firmness(Factuality.UNKNOWN, hedges)
    near = {article.lower[i] for i in (root, *article.children[root])}
    near |= {article.lemmas[i] for i in (root, *article.children[root])}
    negative = bool(near & {"not", "n't", "never", "no"})
    strength = _strength(article, draft, near)
    if act is Act.PREDICTS and strength == "CT":
        strength = "PR"
    return Firmness(Factuality(strength + ("-" if negative else "+")), hedges)


def _strength(article: Parsed, draft: Draft, near: set[str]) -> str:
    said = {article.lemmas[i] for i in draft.cue} | {article.lower[i] for i in draft.cue}
    if near & words("hedges", "possible"):
        return "PS"
    if near & words("hedges", "probable") or said & words("hedges", "probable"):
        return "PR"
    return "CT"


def _hedges(article: Parsed, draft: Draft) -> Iterator[Span]:
    """Words that soften, in the content or beside the cue; neighbours are one hedge."""
    listed = words("hedges", "possible") | words("hedges", "probable") | words("hedges", "other")
    run: list[int] = []
    for index in sorted(draft.contained | set(draft.cue)):
        hedge = article.lower[index] in listed or (
            article.upos[index] == "VERB" and article.lemmas[index] in words("hedges", "verbs")
        )
        if run and (not hedge or index != run[-1] + 1):
            yield article.span(range(run[0], run[-1] + 1))
            run = []
        if hedge:
            run.append(index)
    if run:
        yield article.span(range(run[0], run[-1] + 1))
