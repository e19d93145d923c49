"""Papers, pictures, tests and intercepts that a statement rests on."""

from collections.abc import Iterator

from sayso.extract.bases import PAPERS, PEOPLE, SHOWN, is_nominal, party, sort_of, word
from sayso.extract.parsed import Parsed
from sayso.extract.scope import Scope, Stated, between, is_none, is_seen, object_of, unreal
from sayso.text.lexicon import sections, words
from sayso.types.attribution import Basis

FAR = 12  # words behind "citing" or "according to" within which its noun stands


def exhibits(scope: Scope) -> Stated:
    """What is shown, cited, held up or looked at, in the statement's words or beside its cue."""
    yield from _of_source(scope)
    yield from _cited(scope)
    yield from _heard_in(scope)
    yield from _pointed_back(scope)
    yield from _reckoned(scope)
    for index in scope.members:
        yield from _led(scope, index)
        if scope.article.upos[index] in ("VERB", "AUX"):
            yield from _shown(scope, index)
            yield from _taken(scope, index)
            yield from _held(scope, index)
        elif is_nominal(scope.article, index):
            yield from _standing_in(scope, index)


def _heard_in(scope: Scope) -> Stated:
    """As in "intercepted a call in which a manager tells": what the saying itself stands in."""
    article = scope.article
    verb = article.root(scope.draft.cue)
    for clause in () if verb is None else (verb, *article.ancestors(verb)):
        noun = article.heads[clause]
        if article.relations[clause].startswith("acl") and noun >= 0:
            before = range(noun + 1, clause)
            if any(article.lower[i] in ("which", "whom", "where") for i in before):
                taker = article.heads[noun]
                if taker >= 0 and article.upos[taker] == "VERB":
                    yield from _taken_by(article, taker)
                if sort_of(article, noun) in SHOWN:
                    yield Basis(sort_of(article, noun)), between(noun, clause - 1)
            return


def _pointed_back(scope: Scope) -> Stated:
    """As in "In one, played to the Globe, a voice says": the paper of the sentence before."""
    article = scope.article
    here = article.sentence_of[scope.draft.cue[0]]
    for index in sorted(scope.beside):
        case = {article.lower[i] for i in article.dependents(index, "case")}
        if article.lower[index] in ("it", "them", "one", "this") and case & {"in", "on"}:
            same = here and article.sentences[here - 1].paragraph == article.sentences[here].paragraph
            for noun in article.ranges[here - 1] if same else ():
                basis = sort_of(article, noun) if is_nominal(article, noun) else None
                if basis in PAPERS | SHOWN:
                    yield basis, between(index, *article.dependents(index, "case"))
                    return
            return


def _of_source(scope: Scope) -> Stated:
    """A source that is a paper, a picture or a test: "a memo seen by the Courier shows"."""
    article, draft = scope.article, scope.draft
    verb = article.root(draft.cue)
    shows = verb is not None and article.lemmas[verb] in words("evidence", "presenting")
    for part in draft.source:
        head = article.nominal(part)
        basis = None if head is None else sort_of(article, head)
        seen = any(article.upos[i] == "VERB" and _sees(article, i) for i in part)
        seen = seen or (head is not None and (_leaked(article, head) or is_seen(article, head)))
        examined = head is not None and word(article, head) in words("evidence", "examinations")
        speaks = basis in SHOWN and head is not None and article.upos[head] == "NOUN"
        if basis in PAPERS | SHOWN and (seen or speaks or shows or examined):
            yield basis, part
        elif head is not None and word(article, head) in words("evidence", "accounts"):
            yield Basis.OTHER_PARTY, part


def _leaked(article: Parsed, head: int) -> bool:
    return any(article.lower[i] == "leaked" for i in article.children[head])


def _sees(article: Parsed, verb: int) -> bool:
    return article.lemmas[verb] in words("evidence", "seen")


def _cited(scope: Scope) -> Stated:
    """What a cue such as "citing" or "pointed to" names."""
    article, draft = scope.article, scope.draft
    phrase = " ".join(article.lower[i] for i in draft.cue)
    verb = article.root(draft.cue)
    cites = verb is not None and article.lemmas[verb] in words("evidence", "citing")
    if not cites and phrase not in words("evidence", "leading"):
        return
    for part in draft.content[:1]:
        head = article.nominal(part)
        basis = None if head is None else sort_of(article, head)
        if head is not None and basis and phrase != "according to":
            aside = article.dependents(head, "acl", "appos", "punct")
            yield basis, article.whole(head, aside)


def _shown(scope: Scope, verb: int) -> Stated:
    """As in "satellite pictures show": the content's subject is what it is known from."""
    article, lemma = scope.article, scope.article.lemmas[verb]
    subject = article.subject(verb)
    if verb not in scope.content or lemma not in words("evidence", "showing"):
        return
    if subject is None or subject not in scope.members or _supposed(article, verb):
        return
    passive = article.dependents(verb, "aux:pass") or subject in article.dependents(verb, "nsubj:pass")
    basis = _by_services(scope, _source_of_knowledge(article, subject))
    said = basis is Basis.DOCUMENT and lemma not in words("evidence", "presenting")
    if basis and not said and not passive and not is_none(article, subject):
        whole = article.whole(subject, article.dependents(subject, "acl", "appos"))
        yield basis, range(whole.start, max(whole.stop, verb + 1))


def _by_services(scope: Scope, basis: Basis | None) -> Basis | None:
    """An assessment of intelligence officials is intelligence."""
    spies = words("evidence", "refining.intelligence")
    source = (scope.article.lemmas[i] for part in scope.draft.source for i in part)
    return Basis.INTELLIGENCE if basis is Basis.ANALYSIS and spies & {*source} else basis


def _source_of_knowledge(article: Parsed, subject: int) -> Basis | None:
    """What shows something: a paper, a picture, a test, a service that listens in."""
    basis = sort_of(article, subject)
    spies = words("evidence", "refining.intelligence")
    if basis in PEOPLE:
        kinds = {article.lemmas[i] for i in article.dependents(subject, "compound", "amod")}
        return Basis.INTELLIGENCE if kinds & spies else None
    return basis


def _supposed(article: Parsed, verb: int) -> bool:
    """Whether it is only supposed that the verb happens: "will see what the inquiry finds"."""
    beside = {article.lower[i] for i in article.children[verb]}
    return bool(beside & words("evidence", "supposing"))


def _taken(scope: Scope, verb: int) -> Stated:
    """As in "its drones had filmed", "had intercepted a call"."""
    article = scope.article
    subject = article.first(verb, "nsubj", "nsubj:pass")
    if verb in scope.content and subject is not None and not unreal(article, verb):
        yield from _taken_by(article, verb)


def _taken_by(article: Parsed, verb: int) -> Stated:
    subject = article.subject(verb)
    start = verb if subject is None else subject
    for name, listed in sections("evidence", "taking").items():
        if article.lemmas[verb] in listed:
            yield Basis(name), between(start, verb)


def _held(scope: Scope, verb: int) -> Stated:
    """What somebody holds or has gone through: "has a list of names", "who studied the video"."""
    article, lemma = scope.article, scope.article.lemmas[verb]
    thing = object_of(article, verb)
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
    if index in scope.draft.cue:
        return
    first = article.lower[index]
    following = article.lower[index + 1] if index + 1 < len(article.words) else ""
    phrase = f"{first} {following}"
    if phrase not in leading and first not in leading:
        return
    lead = phrase if phrase in leading else first
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


def _reckoned(scope: Scope) -> Stated:
    """As in "calculates that", "by the agency's own calculation", "modelling suggests"."""
    article = scope.article
    for index in scope.members:
        listed = article.lemmas[index] in words("evidence", "calculating")
        by = any(article.lower[i] == "by" for i in article.dependents(index, "case"))
        if listed and (index in scope.draft.cue or by):
            yield Basis.ANALYSIS, range(index, index + 1)


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
    listed = word(article, noun) in words("evidence", "records")
    return is_seen(article, noun) or listed or sort_of(article, noun) in SHOWN
