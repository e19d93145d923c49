"""What a speaker has from others: who told him, whom he asked, where he read it."""

from functools import cache

from sayso.extract.bases import PEOPLE, is_nominal, party, sort_of, word
from sayso.extract.parsed import Parsed
from sayso.extract.scope import OWN, Scope, Stated, between, is_none, is_own, unreal
from sayso.text.lexicon import words
from sayso.types.attribution import Basis

NEAR = 8  # words between somebody and what he tells; farther apart the parse is seldom right
_HIM = {"him", "her", "them", "us", "me", "it"}
_REPORTS = {"reports", "report", "coverage", "articles"}
_THEY = {"he", "she", "they", "it"}


def hearsay(scope: Scope) -> Stated:
    """What was told to the speaker, learnt from somebody, or known from media."""
    yield from _aware_of(scope)
    yield from _on_authority(scope)
    for verb in scope.at(scope.article.once(_clues)):
        if verb in scope.draft.cue:
            continue
        if verb in scope.content:
            yield from _told(scope, verb)
            yield from _witnessed(scope, verb)
        yield from _learnt(scope, verb)
        yield from _spoken_to(scope, verb)


def _clues(article: Parsed) -> set[int]:
    """The verbs by which one has it from another, where it really was so."""
    verbs = (i for i in article.having(_saying()) if article.upos[i] == "VERB")
    return {verb for verb in verbs if not unreal(article, verb)}


@cache
def _saying() -> frozenset[str]:
    """The verbs by which one has it from another."""
    lists = ("telling", "hearing", "witnesses_say", "learning", "talking")
    return frozenset[str]().union(*(words("evidence", name) for name in lists))


def _told(scope: Scope, verb: int) -> Stated:
    """As in "the ministry had told him", "he was assured by the crew", "we are told"."""
    article = scope.article
    if article.lemmas[verb] not in words("evidence", "telling"):
        return
    hearer = article.first(verb, "nsubj:pass")
    if hearer is not None:
        yield from _was_told(scope, verb, hearer)
        return
    teller = article.first(verb, "nsubj")
    heard = _hearer(scope, verb)
    if teller is None or heard is None or article.upos[teller] not in ("NOUN", "PROPN"):
        return
    yield party(article, teller), between(teller, verb, heard)


def _was_told(scope: Scope, verb: int, hearer: int) -> Stated:
    """In the passive the hearer is the speaker's side, or somebody says by whom it was told."""
    article = scope.article
    if article.lemmas[verb] not in words("evidence", "hearing") or is_none(article, hearer):
        return
    agents = [*article.dependents(verb, "obl:agent"), *article.dependents(verb, "obl")]
    by = [i for i in agents if any(article.lower[c] == "by" for c in article.dependents(i, "case"))]
    nothing = article.first(verb, "obj")
    if nothing is not None and article.lower[nothing] in ("nothing", "none"):
        return
    if by and article.upos[by[0]] in ("NOUN", "PROPN", "PRON"):
        yield party(article, by[0]), between(hearer, verb, by[0])
    elif article.lower[hearer] in OWN and not article.first(verb, "xcomp"):
        yield Basis.OTHER_PARTY, between(hearer, verb)


def _hearer(scope: Scope, verb: int) -> int | None:
    """The speaker's side as the one to whom it is told, or None."""
    article = scope.article
    if article.lemmas[verb] in words("evidence", "hearing"):
        hearer = article.hearer(verb)
        clause = article.first(verb, "ccomp", "xcomp")
        thing = hearer is not None and article.lower[hearer] == "it" and clause is None
        if hearer is not None and not thing and _is_speaker(scope, hearer):
            return hearer
    for noun in article.dependents(verb, "obl", "nmod"):
        to = any(article.lower[i] == "to" for i in article.dependents(noun, "case"))
        if to and _is_speaker(scope, noun):
            return noun
    return None


def _is_speaker(scope: Scope, hearer: int) -> bool:
    """Whether those who are told something are who speaks: "us", "her team", "Ledra … it"."""
    article, speaker = scope.article, scope.speaker
    if article.lower[hearer] in _HIM or is_own(article, hearer):
        return True
    if speaker is None or article.upos[hearer] not in ("NOUN", "PROPN"):
        return False
    names = [i for i in (hearer, *article.children[hearer]) if article.upos[i] == "PROPN"]
    source = {article.lower[i] for part in scope.draft.source for i in part}
    return article.lower[speaker] in _THEY or any(article.lower[i] in source for i in names)


def _witnessed(scope: Scope, verb: int) -> Stated:
    """As in "villagers remember", "my daughter works there and she says", "media have reported"."""
    article = scope.article
    teller = article.first(verb, "nsubj")
    if teller is None or teller not in scope.content or abs(verb - teller) > NEAR:
        return
    says = article.lemmas[verb] in words("evidence", "witnesses_say")
    if (says and _witness(scope, teller, verb)) or _conceded(scope, verb, teller):
        yield Basis.OTHER_PARTY, between(teller, verb)
    elif says and sort_of(article, teller) is Basis.MEDIA_REPORT:
        yield Basis.MEDIA_REPORT, between(teller, verb)


def _witness(scope: Scope, teller: int, verb: int) -> bool:
    """Whether it is somebody who was there, or one of the speaker's own."""
    article, name = scope.article, word(scope.article, teller)
    kin = is_own(article, teller) and name in words("evidence", "kin")
    return name in words("evidence", "witness") or kin or _kin_before(scope, teller, verb)


def _kin_before(scope: Scope, teller: int, verb: int) -> bool:
    """Whether "he" is somebody of the speaker's own, named before in the same sentence."""
    article = scope.article
    if article.lower[teller] not in ("he", "she", "they"):
        return False
    start = article.ranges[article.sentence_of[verb]].start
    kin = words("evidence", "kin")
    return any(
        word(article, i) in kin and article.lower[i - 1] in ("my", "our")
        for i in range(max(start, 1), teller)
        if i in scope.content
    )


def _conceded(scope: Scope, verb: int, teller: int) -> bool:
    """As in "Marvik had privately conceded that": another party's own admission."""
    article = scope.article
    perfect = any(article.lemmas[i] == "have" for i in article.dependents(verb, "aux"))
    admits = article.lemmas[verb] in ("concede", "admit", "acknowledge", "confess")
    named = article.upos[teller] in ("PROPN", "NOUN")
    return perfect and admits and named and teller in scope.content


def _learnt(scope: Scope, verb: int) -> Stated:
    """As in "we learnt of it from a shepherd", "had read about it in El Faro"."""
    article, lemma = scope.article, scope.article.lemmas[verb]
    if lemma not in words("evidence", "learning"):
        return
    for giver in _behind(article, verb):
        case = {article.lower[i] for i in article.dependents(giver, "case")}
        if "from" in case and lemma not in ("read", "find"):
            basis = _giver(article, verb, giver) if is_nominal(article, giver) else None
        elif case & {"in", "on"} and lemma not in ("have", "get", "know"):
            medium = party(article, giver) is Basis.MEDIA_REPORT
            basis = Basis.MEDIA_REPORT if medium else None
        else:
            basis = None
        if basis:
            yield basis, between(verb, giver)


def _giver(article: Parsed, verb: int, giver: int) -> Basis | None:
    """What it was learnt from; "had it from", "got it from" only of persons."""
    basis = sort_of(article, giver)
    if basis and basis not in PEOPLE:
        return basis
    takes_it = article.lemmas[verb] in ("have", "get", "know", "find")
    if takes_it and article.first(verb, "obj") is None:
        return None
    person = article.upos[giver] in ("PROPN", "PRON") or word(article, giver) in words(
        "evidence", "witness"
    )
    return party(article, giver) if basis or person else None


def _behind(article: Parsed, verb: int) -> list[int]:
    """The nouns behind the verb with a preposition, its own and those of its nouns."""
    nouns = article.dependents(verb, "obl", "nmod", "obj")
    return [*nouns, *(i for noun in nouns for i in article.dependents(noun, "nmod", "obl"))]


def _on_authority(scope: Scope) -> Stated:
    """As in "we have it on good authority"."""
    article = scope.article
    for index in scope.at(article.once(_authorities)):
        yield Basis.UNNAMED_SOURCE, range(index, index + 3)


def _authorities(article: Parsed) -> set[int]:
    found = article.written({"authority"})
    return {i - 2 for i in found if article.lower[i - 2 : i] == ["on", "good"]}


def _aware_of(scope: Scope) -> Stated:
    """As in "aware of press reports", "knew it only from press reports"."""
    article = scope.article
    for noun in scope.at(article.once(_media)):
        if noun in scope.content:
            yield Basis.MEDIA_REPORT, range(noun - 1, noun + 1)


def _media(article: Parsed) -> set[int]:
    """Reports of media behind "aware" or "from"."""
    found = article.written(_REPORTS)
    known = (i for i in found if not {"aware", "from"}.isdisjoint(article.lower[max(i - 5, 0) : i]))
    return {i for i in known if sort_of(article, i) is Basis.MEDIA_REPORT}


def _spoken_to(scope: Scope, verb: int) -> Stated:
    """As in "who had spoken to the commander"; in the content, "the mission spoke to 80 voters"."""
    article, speaker = scope.article, scope.speaker
    own = verb in scope.beside or (speaker is not None and article.lower[speaker] == "it")
    if article.lemmas[verb] not in words("evidence", "talking") or not own:
        return
    for noun in article.dependents(verb, "obl"):
        case = {article.lower[i] for i in article.dependents(noun, "case")}
        people = sort_of(article, noun) in (Basis.OTHER_PARTY, Basis.UNNAMED_SOURCE)
        if case & {"to", "with"} and people:
            yield Basis.OTHER_PARTY, between(verb, noun)
