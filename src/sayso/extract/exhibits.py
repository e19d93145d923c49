"""Papers, pictures, tests and intercepts that a statement rests on."""

from collections.abc import Iterator

from sayso.extract.bases import PAPERS, PEOPLE, SHOWN, is_nominal, is_outlet, party, sort_of
from sayso.extract.parsed import Parsed
from sayso.extract.scope import Scope, Stated, between, is_none, unreal
from sayso.text.lexicon import sections, words
from sayso.types.attribution import Basis

FAR = 12  # words behind "citing" or "according to" within which its noun stands


def exhibits(scope: Scope) -> Stated:
    """What is shown, cited, held up or looked at, in the statement's words or beside its cue."""
    yield from _of_source(scope)
    yield from _cited(scope)
    for index in scope.members:
        yield from _led(scope, index)
        if scope.article.upos[index] in ("VERB", "AUX"):
            yield from _shown(scope, index)
            yield from _taken(scope, index)
            yield from _held(scope, index)
        elif is_nominal(scope.article, index):
            yield from _standing_in(scope, index)


def _of_source(scope: Scope) -> Stated:
    """A source that is a paper, a picture or a test: "a memo seen by the Courier shows"."""
    article, draft = scope.article, scope.draft
    verb = article.root(draft.cue)
    shows = verb is not None and article.lemmas[verb] in words("evidence", "presenting")
    for part in draft.source:
        head = article.nominal(part)
        basis = None if head is None else sort_of(article, head)
        seen = [i for i in part if article.upos[i] == "VERB" and _sees(article, i)]
        examined = head is not None and article.lemmas[head] in words("evidence", "examinations")
        speaks = basis in SHOWN and head is not None and article.upos[head] == "NOUN"
        if basis in PAPERS | SHOWN and (seen or speaks or shows or examined):
            yield basis, part


def _sees(article: Parsed, verb: int) -> bool:
    return article.lemmas[verb] in words("evidence", "seen")


def _cited(scope: Scope) -> Stated:
    """What a cue such as "citing" names."""
    article, draft = scope.article, scope.draft
    verb = article.root(draft.cue)
    if verb is not None and article.lemmas[verb] in words("evidence", "citing"):
        for part in draft.content[:1]:
            head = article.nominal(part)
            basis = None if head is None else sort_of(article, head)
            if head is not None and basis:
                aside = article.dependents(head, "acl", "appos", "punct")
                yield basis, article.whole(head, aside)


def _shown(scope: Scope, verb: int) -> Stated:
    """As in "satellite pictures show": the content's subject is what it is known from."""
    article = scope.article
    if verb not in scope.content or article.lemmas[verb] not in words("evidence", "showing"):
        return
    subject = article.subject(verb)
    if subject is None or subject not in scope.members or _supposed(article, verb):
        return
    basis = sort_of(article, subject)
    speaking = article.lemmas[verb] in words("evidence", "speaking")
    if basis and basis not in PEOPLE and not (basis is Basis.DOCUMENT and speaking):
        if basis is Basis.DOCUMENT and article.lemmas[verb] not in words("evidence", "presenting"):
            return
        whole = article.whole(subject, article.dependents(subject, "acl", "appos"))
        yield basis, range(whole.start, max(whole.stop, verb + 1))


def _supposed(article: Parsed, verb: int) -> bool:
    """Whether it is only supposed that the verb happens: "will see what the inquiry finds"."""
    beside = {article.lower[i] for i in article.children[verb]}
    ahead = beside & {"if", "unless", "whether", "until", "should", "would", "will", "what", "might"}
    return bool(ahead)


def _taken(scope: Scope, verb: int) -> Stated:
    """As in "its drones had filmed", "had intercepted a call"."""
    article = scope.article
    subject = article.first(verb, "nsubj", "nsubj:pass")
    if verb not in scope.content or subject is None or unreal(article, verb):
        return
    for name, listed in sections("evidence", "taking").items():
        if article.lemmas[verb] in listed:
            yield Basis(name), between(subject, verb)


def _held(scope: Scope, verb: int) -> Stated:
    """What somebody holds or has gone through: "has a list of names", "who studied the video"."""
    article, lemma = scope.article, scope.article.lemmas[verb]
    thing = article.first(verb, "obj")
    if thing is None:  # "had gone through the notebooks"
        thing = next((i for i in article.dependents(verb, "obl") if _through(article, i)), None)
    if thing is None or unreal(article, verb) or is_none(article, thing):
        return
    basis = sort_of(article, thing)
    aside = article.dependents(thing, "acl", "appos", "conj", "punct")
    about = scope.draft.cue or ()
    if lemma in words("evidence", "holding") or _through(article, thing):
        if basis in PAPERS and _speakers(scope, verb) and verb not in about:
            yield basis, article.whole(thing, aside)
    if lemma in words("evidence", "examining") and verb in scope.beside:
        if basis in PAPERS or article.upos[thing] == "PRON":
            yield Basis.ANALYSIS, between(verb, thing)
    if lemma in words("evidence", "interviewing") and verb in scope.beside and basis in PEOPLE:
        yield Basis.OTHER_PARTY, between(verb, thing)


def _through(article: Parsed, noun: int) -> bool:
    case = {article.lower[i] for i in article.dependents(noun, "case")}
    return "through" in case and sort_of(article, noun) in PAPERS


def _speakers(scope: Scope, verb: int) -> bool:
    """Whether it is the speaker's side that does what the verb says."""
    article = scope.article
    if verb in scope.beside:
        return True
    subject = article.subject(verb)
    if subject is None:
        return False
    return article.lower[subject] in words("evidence", "selves")


def _led(scope: Scope, index: int) -> Stated:
    """What stands behind "according to", "citing", "based on", "after reviewing"."""
    article, leading = scope.article, words("evidence", "leading")
    if index in scope.draft.cue and article.lower[index] not in ("based",):
        return
    word = article.lower[index]
    following = article.lower[index + 1] if index + 1 < len(article.words) else ""
    phrase = f"{word} {following}"
    if phrase not in leading and word not in leading:
        return
    lead = phrase if phrase in leading else word
    start = index + (2 if phrase in leading else 1)
    head = _head_behind(scope, start)
    if head is None:
        return
    for noun in _chain(article, head):
        basis = sort_of(article, noun)
        if basis is Basis.OTHER_PARTY:
            basis = party(article, noun)
        if basis:
            yield basis, range(index, noun + 1)
            return
    if lead in words("evidence", "naming"):
        if article.upos[head] == "PROPN" or article.lemmas[head] in words("evidence", "nobody_named"):
            yield party(article, head), range(index, head + 1)


def _head_behind(scope: Scope, start: int) -> int | None:
    """The head of the noun phrase that begins there."""
    article = scope.article
    for noun in range(start, min(start + FAR, len(article.words))):
        if article.sentence_of[noun] != article.sentence_of[start - 1]:
            return None
        if is_nominal(article, noun):
            return noun
        if article.upos[noun] == "VERB" and article.relations[noun] != "amod":
            return None
    return None


def _chain(article: Parsed, head: int) -> Iterator[int]:
    """The noun, and what it is of: "copies of the papers", "sources inside the prison"."""
    yield head
    for noun in article.dependents(head, "nmod"):
        if any(article.lower[i] == "of" for i in article.dependents(noun, "case")):
            yield noun


def _standing_in(scope: Scope, noun: int) -> Stated:
    """As in "on tape", "in the footage", "from photographs": where it is seen, heard or read."""
    article = scope.article
    case = article.dependents(noun, "case", "mark")
    before = {article.lower[i] for i in case}
    basis = sort_of(article, noun) if before else None
    if basis not in PAPERS | SHOWN or is_none(article, noun):
        return
    if noun in scope.beside and before & words("evidence", "from"):
        yield basis, _phrase(article, noun, case)
    elif noun in scope.beside and before & {"in", "on", "from"} and _records(article, noun):
        yield basis, _phrase(article, noun, case)
    elif noun in scope.content and before & {"in", "on"} and basis is Basis.IMAGERY_OR_RECORDING:
        if article.lemmas[article.heads[noun]] in words("evidence", "visible"):
            yield basis, between(article.heads[noun], noun)
    elif noun in scope.content and "by" in before and basis is Basis.IMAGERY_OR_RECORDING:
        if article.upos[article.heads[noun]] == "VERB":
            yield basis, between(article.heads[noun], noun)


def _phrase(article: Parsed, noun: int, case: list[int]) -> range:
    aside = [*case, *article.dependents(noun, "acl", "appos", "punct")]
    return article.whole(noun, aside)


def _records(article: Parsed, noun: int) -> bool:
    """Whether what stands in it is known from it, and is not only where its author said it."""
    seen = [i for i in article.dependents(noun, "acl") if _clause_sees(article, i)]
    basis = sort_of(article, noun)
    listed = article.lemmas[noun] in words("evidence", "records")
    return bool(seen) or listed or basis in SHOWN


def _clause_sees(article: Parsed, verb: int) -> bool:
    return _sees(article, verb) and not is_outlet(article, verb)
