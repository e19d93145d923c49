"""What a speaker has seen with his own eyes, or claims to know."""

from functools import cache

from sayso.extract.bases import PAPERS, is_outlet, sort_of
from sayso.extract.parsed import Parsed
from sayso.extract.scope import OWN, Scope, Stated, between, is_none, is_own, object_of, unreal
from sayso.text.lexicon import words
from sayso.types.attribution import Basis

_THIRD = {"he", "she", "they", "it"}
_PAST = ("saw", "seen", "heard", "felt", "smelt")


def knowing(scope: Scope) -> Stated:
    """Own observation and own information, by the verbs that claim them."""
    article = scope.article
    yield from _reported(scope)
    for index in scope.at(article.once(_clues)):
        if article.upos[index] in ("VERB", "AUX"):
            yield from _known(scope, index)
            yield from _perceived(scope, index)
            yield from _handled(scope, index)
            yield from _was_there(scope, index)
        if index in scope.content:
            yield from _present(scope, index)
        if article.lemmas[index] in words("evidence", "knowledge"):
            yield from _to_our_knowledge(scope, index)
        if article.lemmas[index] in words("evidence", "firsthand"):
            yield from _with_own_eyes(scope, index)


def _clues(article: Parsed) -> set[int]:
    """The words at which it can be told that somebody knows or has seen."""
    return article.having(_telling())


@cache
def _telling() -> frozenset[str]:
    """The lemmas of verbs that claim knowledge or sight, of such nouns, and of where one was."""
    verbs = ("knowing", "possessing", "witnessing", "handling", "standing")
    lists = (*verbs, "knowledge", "firsthand", "scene")
    return frozenset({"there"}).union(*(words("evidence", name) for name in lists))


def _subject(article: Parsed, verb: int) -> int | None:
    return (
        article.first(verb, "nsubj") if article.relations[verb] != "conj" else article.subject(verb)
    )


def _is_speaker(scope: Scope, subject: int) -> bool:
    """Whether it is the speaker himself who knows or sees: "I", "he", "its observers"."""
    article = scope.article
    word = article.lower[subject]
    return (
        word in OWN or (word in _THIRD and not _quoted(scope, subject)) or is_own(article, subject)
    )


def _quoted(scope: Scope, word: int) -> bool:
    """Whether the word stands in a quotation, where "he" is somebody else."""
    if word not in scope.content:
        return False
    span = scope.article.words[word]
    return any(piece.overlaps(span) for q in scope.article.quotations for piece in q.pieces)


def _reported(scope: Scope) -> Stated:
    """A reporter on the spot, whose outlet tells what he saw."""
    article, draft = scope.article, scope.draft
    verb = article.root(draft.cue)
    if verb is None or article.lemmas[verb] not in words("evidence", "perceiving"):
        return
    head = scope.speaker
    if head is None or unreal(article, verb):
        return
    if article.lemmas[head] in words("evidence", "reporters") or is_outlet(article, head):
        yield Basis.OWN_OBSERVATION, between(head, verb)


def _perceived(scope: Scope, verb: int) -> Stated:
    """As in "I saw", "he had counted", "its observers had seen", "recalled seeing"."""
    article = scope.article
    if article.lemmas[verb] not in words("evidence", "witnessing") or _not_sensed(article, verb):
        return
    if scope.draft.cue[-1] == verb - 1 and article.lower[verb].endswith("ing"):
        yield from _recalled(scope, verb)
        return
    thing = article.first(verb, "obj", "ccomp", "xcomp") or article.first(verb, "obl", "advmod")
    if thing is None or only_in_words(article, verb):
        return
    if article.lemmas[verb] == "come" and "across" not in article.lower[verb : verb + 3]:
        return
    subject = _subject(article, verb)
    if subject is None or subject not in scope.members:
        yield from _recalled(scope, verb)
        return
    if not _is_speaker(scope, subject) or _reads(article, verb, thing):
        return
    alone = article.lower[subject] in ("i", "he", "she")
    if verb in scope.content and (alone or _over(article, verb)):
        yield Basis.OWN_OBSERVATION, between(subject, verb)


def _reads(article: Parsed, verb: int, thing: int) -> bool:
    """Whether what is seen is a paper: it is known from that."""
    return article.lemmas[verb] in words("evidence", "read") and sort_of(article, thing) in PAPERS


def _not_sensed(article: Parsed, verb: int) -> bool:
    """Whether nothing was seen or heard; "could hear voices" is to hear them."""
    able = any(article.lower[i] == "could" for i in article.dependents(verb, "aux"))
    negated = {article.lower[i] for i in article.children[verb]} & {"not", "n't", "never", "if"}
    return bool(negated) if able else unreal(article, verb)


def _over(article: Parsed, verb: int) -> bool:
    """Whether it is told as past: "we saw", "had seen"; "we see" is an opinion mostly."""
    aux = {article.lemmas[i] for i in article.dependents(verb, "aux")}
    aux |= {article.lower[i] for i in article.dependents(verb, "aux")}
    return article.lower[verb] != article.lemmas[verb] or bool(aux & {"have", "be", "do", "could"})


def only_in_words(article: Parsed, verb: int) -> bool:
    """Whether nothing is seen, but an opinion held: "saw no reason", "watching closely"."""
    things = article.dependents(verb, "obj", "obl", "ccomp")
    named = [i for i in things if article.relations[i].partition(":")[0] == "obj"]
    abstract = any(article.lemmas[i] in words("evidence", "unseen") for i in named)
    asked = any(article.lower[i] in ("closely", "carefully") for i in article.children[verb])
    mark = article.relations[verb] in ("xcomp", "advcl") and "to" in {
        article.lower[i] for i in article.dependents(verb, "mark")
    }
    viewed = article.lemmas[verb] in ("see", "feel") and any(
        article.lower[c] == "as" for i in things for c in article.dependents(i, "case")
    )
    felt = article.lemmas[verb] == "feel" and article.first(verb, "obj", "ccomp") is None
    return abstract or asked or mark or viewed or felt


def _recalled(scope: Scope, verb: int) -> Stated:
    """As in "described watching", "reported seeing": the speaker's own, without a subject."""
    article = scope.article
    head = article.heads[verb]
    if article.lemmas[verb] not in words("evidence", "perceiving"):
        return
    after = scope.draft.cue[-1] == verb - 1
    if article.lower[verb].endswith("ing") and (after or {head, verb} & {*scope.draft.cue}):
        if verb in scope.content or verb in scope.draft.cue:
            yield Basis.OWN_OBSERVATION, range(verb, verb + 1)
    elif verb in scope.beside and article.relations[verb].startswith("acl"):
        who = any(article.lower[i] == "who" for i in article.children[verb])
        thing = article.first(verb, "obj")
        paper = thing is not None and sort_of(article, thing) in PAPERS
        if who and thing is not None and not paper and not unreal(article, verb):
            yield Basis.OWN_OBSERVATION, range(verb, verb + 1)


def _was_there(scope: Scope, verb: int) -> Stated:
    """As in "who stood beside the vessel": the speaker was on the spot."""
    article = scope.article
    if verb not in scope.beside or article.lemmas[verb] not in words("evidence", "standing"):
        return
    who = any(article.lower[i] == "who" for i in article.children[verb])
    where = article.dependents(verb, "obl")
    if who and _over(article, verb) and any(_at_scene(article, i) for i in where):
        yield Basis.OWN_OBSERVATION, range(verb, verb + 1)


def _at_scene(article: Parsed, noun: int) -> bool:
    return article.lemmas[noun] in words("evidence", "scene") and _somewhere(article, noun)


def _handled(scope: Scope, verb: int) -> Stated:
    """As in "I opened the fridge", "we pulled out nine", "I have treated forty"."""
    article = scope.article
    handles = article.lemmas[verb] in words("evidence", "handling")
    if not handles and article.lemmas[verb] not in words("evidence", "standing"):
        return
    subject = _subject(article, verb)
    if subject is None or article.lower[subject] not in OWN or verb not in scope.content:
        return
    if unreal(article, verb) or not _over(article, verb):
        return
    where = () if handles else article.dependents(verb, "obl", "advmod")
    if handles or any(_somewhere(article, i) for i in where):
        yield Basis.OWN_OBSERVATION, between(subject, verb)


def _somewhere(article: Parsed, noun: int) -> bool:
    case = {article.lower[i] for i in article.dependents(noun, "case")}
    return article.lower[noun] in ("here", "there") or bool(case & words("evidence", "beside"))


def _present(scope: Scope, noun: int) -> Stated:
    """As in "I was in the cellar", "she had been in the room", "we were there"."""
    article = scope.article
    copula = article.first(noun, "cop")
    subject = article.first(noun, "nsubj")
    if copula is None or subject is None or unreal(article, noun):
        return
    if article.lower[copula] not in ("was", "were", "been", "'m", "am"):
        return
    there = article.lower[noun] in ("there",)
    scene = _at_scene(article, noun)
    word = article.lower[subject]
    himself = word in OWN or (word in ("he", "she") and not _quoted(scope, subject))
    if himself and (there or scene):
        yield Basis.OWN_OBSERVATION, between(subject, noun)


def _with_own_eyes(scope: Scope, noun: int) -> Stated:
    article = scope.article
    how = {"with", "before"} & {article.lower[i] for i in article.dependents(noun, "case")}
    own = any(article.lower[i] == "own" for i in article.children[noun])
    if how and own and not unreal(article, article.heads[noun]):
        yield Basis.OWN_OBSERVATION, article.whole(noun)


def _known(scope: Scope, verb: int) -> Stated:
    """As in "we know that", "he knew of six", "had reliable information that"."""
    article, lemma = scope.article, scope.article.lemmas[verb]
    knows = lemma in words("evidence", "knowing")
    if not knows and lemma not in words("evidence", "possessing"):
        return
    subject = article.first(verb, "nsubj")
    if subject is None or unreal(article, verb):
        return
    if verb not in scope.draft.cue and verb not in scope.content:
        return
    if knows:
        if _is_speaker(scope, subject) and _knows(article, verb):
            yield Basis.OWN_INFORMATION, between(subject, verb)
    else:
        thing = object_of(article, verb)
        if thing is not None and _informs(article, verb, thing):
            yield _had(article, subject), between(subject, verb, thing)


def _had(article: Parsed, subject: int) -> Basis:
    """Whose information it is: a service's is intelligence."""
    near = {subject, *article.dependents(subject, "compound", "amod")}
    spies = any(article.lemmas[i] in words("evidence", "refining.intelligence") for i in near)
    return Basis.INTELLIGENCE if spies else Basis.OWN_INFORMATION


def _knows(article: Parsed, verb: int) -> bool:
    """Whether something is known: a clause, "of six villages"; not "nothing", not a person."""
    if "far" in article.lower[verb - 4 : verb] or article.lower[verb - 3 : verb - 1] == [
        "from",
        "what",
    ]:
        return True  # "as far as I know"
    behind = article.lower[verb + 1 : verb + 2]
    about = article.dependents(verb, "obl", "obj")
    if behind == ["of"]:
        return not any(is_none(article, i) or article.lower[i] in ("it", "this") for i in about)
    return article.first(verb, "ccomp") is not None


def _informs(article: Parsed, verb: int, thing: int) -> bool:
    """Whether what somebody has is information, and not none."""
    listed = article.lemmas[thing] in words("evidence", "own_information")
    believing = any(article.lemmas[i] in ("believe", "suspect") for i in article.children[thing])
    listed = listed or (article.lemmas[thing] == "reason" and believing)
    seeing = article.lemmas[verb] == "see"  # "has seen evidence" is another's
    return listed and not is_none(article, thing) and not seeing


def _to_our_knowledge(scope: Scope, noun: int) -> Stated:
    """As in "to our knowledge", "according to our information", "our information is"."""
    article = scope.article
    mine = any(article.lower[i] in ("our", "my") for i in article.dependents(noun, "nmod"))
    if mine and article.upos[noun] == "NOUN" and not article.dependents(noun, "conj"):
        yield Basis.OWN_INFORMATION, article.whole(noun)
