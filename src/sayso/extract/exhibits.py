"""Papers, pictures, tests and intercepts that show what is said, or that somebody holds."""

from functools import cache

from sayso.extract.bases import PAPERS, PEOPLE, SHOWN, kinds_of, namings, sort_of, topic, word
from sayso.extract.parsed import Parsed
from sayso.extract.scope import (
    Scope,
    Stated,
    between,
    is_none,
    is_own,
    is_seen,
    object_of,
    prepositions,
    sees,
    unreal,
)
from sayso.text.lexicon import sections, words
from sayso.types.attribution import Basis


def exhibits(scope: Scope) -> Stated:
    """What shows it: the statement's source, a subject in its content, what somebody holds."""
    for part in scope.draft.source:
        yield from _of_source(scope, part)
    for verb in scope.at(scope.article.once(_clues)):
        yield from _shown(scope, verb)
        yield from _seen(scope, verb)
        yield from _taken(scope, verb)
        yield from _held(scope, verb)


def _clues(article: Parsed) -> set[int]:
    """The verbs with which it can be told that something shows it or that somebody holds it."""
    return {i for i in article.having(_dealing()) if article.upos[i] in ("VERB", "AUX")}


@cache
def _dealing() -> frozenset[str]:
    """All verbs of what papers and pictures do, and of what is done with them."""
    return _handling().union(_taking(), words("evidence", "showing"), words("evidence", "seen"))


@cache
def _taking() -> frozenset[str]:
    """All verbs of taking pictures and of listening in."""
    return frozenset[str]().union(*sections("evidence", "taking").values())


def _of_source(scope: Scope, part: range) -> Stated:
    """A source that is a paper, a picture or a test: "a memo seen by the Courier shows"."""
    article = scope.article
    head = None if article.once(namings).isdisjoint(part) else topic(article, part)
    if head is None:
        return
    basis, name = sort_of(article, head), word(article, head)
    verb = article.root(scope.draft.cue)
    shows = verb is not None and article.lemmas[verb] in words("evidence", "presenting")
    examined = name in words("evidence", "examinations")
    speaks = basis in SHOWN and article.upos[head] == "NOUN"
    if basis in PAPERS | SHOWN and (shows or examined or speaks or _in_hands(article, head, part)):
        yield basis, part
    elif name in words("evidence", "accounts"):
        yield Basis.OTHER_PARTY, part


def _in_hands(article: Parsed, head: int, part: range) -> bool:
    """Whether it is told that somebody has the paper: "leaked", "obtained by the Ledger"."""
    seen = any(article.upos[i] == "VERB" and sees(article, i) for i in part)
    leaked = any(article.lower[i] == "leaked" for i in article.children[head])
    return seen or leaked or is_seen(article, head)


def _shown(scope: Scope, verb: int) -> Stated:
    """As in "satellite pictures show": the content's subject is what it is known from."""
    article, lemma = scope.article, scope.article.lemmas[verb]
    if verb not in scope.content or lemma not in words("evidence", "showing"):
        return
    subject = _subject(article, verb)
    if subject is None or subject not in scope.members or is_none(article, subject):
        return
    if _supposed(article, verb) or _passive(article, verb):
        return
    basis = _by_services(scope, _knows_by(article, subject))
    said = basis is Basis.DOCUMENT and lemma not in words("evidence", "presenting")
    if basis and not said:
        whole = article.whole(subject, article.dependents(subject, "acl", "appos"))
        yield basis, range(whole.start, max(whole.stop, verb + 1))


def _subject(article: Parsed, verb: int) -> int | None:
    """The verb's subject, or the noun right before it that the parse gave to another word."""
    subject = article.subject(verb)
    if subject is not None and sort_of(article, subject):
        return subject
    before = verb - 1
    while before > 0 and article.upos[before] in ("AUX", "ADV", "PART"):
        before -= 1
    beside = verb and article.upos[before] == "NOUN" and not prepositions(article, before)
    return before if beside and sort_of(article, before) else subject


def _knows_by(article: Parsed, subject: int) -> Basis | None:
    """What shows something: a paper, a picture, a test, a service that listens in."""
    basis = sort_of(article, subject)
    if basis in PEOPLE:
        spies = kinds_of(article, subject) & words("evidence", "refining.intelligence")
        return Basis.INTELLIGENCE if spies else None
    return basis


def _by_services(scope: Scope, basis: Basis | None) -> Basis | None:
    """An assessment of intelligence officials is intelligence."""
    spies = words("evidence", "refining.intelligence")
    source = (scope.article.lemmas[i] for part in scope.draft.source for i in part)
    return Basis.INTELLIGENCE if basis is Basis.ANALYSIS and spies & {*source} else basis


def _supposed(article: Parsed, verb: int) -> bool:
    """Whether it is only supposed that the verb happens: "will see what the inquiry finds"."""
    beside = {article.lower[i] for i in article.children[verb]}
    return bool(beside & words("evidence", "supposing"))


def _passive(article: Parsed, verb: int) -> bool:
    return bool(article.dependents(verb, "aux:pass", "nsubj:pass"))


def _seen(scope: Scope, verb: int) -> Stated:
    """As in "a memo has been seen by the Echo"."""
    article = scope.article
    if article.lower[verb + 1 : verb + 2] != ["by"] or not sees(article, verb):
        return
    subject = article.first(verb, "nsubj:pass")
    if subject is None or subject not in scope.members or verb in scope.draft.cue:
        return
    basis = sort_of(article, subject)
    if basis in PAPERS and not _supposed(article, verb):
        yield basis, between(subject, verb)


def _taken(scope: Scope, verb: int) -> Stated:
    """As in "its drones had filmed", "had intercepted a call"."""
    article = scope.article
    if article.lemmas[verb] not in _taking():
        return
    subject = article.first(verb, "nsubj", "nsubj:pass")
    if verb in scope.content and subject is not None and not unreal(article, verb):
        yield from taken_by(article, verb)


def taken_by(article: Parsed, verb: int) -> Stated:
    """What a verb of taking pictures or of listening in makes of what it is said to have got."""
    subject = article.subject(verb)
    start = verb if subject is None else subject
    for name, listed in sections("evidence", "taking").items():
        if article.lemmas[verb] in listed:
            yield Basis(name), between(start, verb)


def _held(scope: Scope, verb: int) -> Stated:
    """What somebody holds or has gone through: "has a list of names", "who studied the video"."""
    article, lemma = scope.article, scope.article.lemmas[verb]
    if lemma not in _handling():
        return
    thing = object_of(article, verb)
    through = None if thing is not None else _gone_through(article, verb)
    thing = thing if through is None else through
    if thing is None or not _really(scope, verb, thing):
        return
    basis = sort_of(article, thing)
    holds = through is not None or lemma in words("evidence", "holding")
    if holds and basis in PAPERS and _own_side(scope, verb) and verb not in scope.draft.cue:
        aside = article.dependents(thing, "acl", "appos", "conj", "punct")
        yield basis, article.whole(thing, aside)
    if verb in scope.beside and lemma in words("evidence", "examining") and basis not in PEOPLE:
        yield Basis.ANALYSIS, between(verb, thing)
    if _asked(scope, verb, thing):
        yield Basis.OTHER_PARTY, between(verb, thing)


@cache
def _handling() -> frozenset[str]:
    """The verbs of what is done with papers, pictures and people who know."""
    lists = ("holding", "examining", "interviewing", "gathering", "leafing")
    return frozenset[str]().union(*(words("evidence", name) for name in lists))


def _asked(scope: Scope, verb: int, thing: int) -> bool:
    """As in "who interviewed 26 mothers", "had taken statements from 44 passengers"."""
    article, lemma = scope.article, scope.article.lemmas[verb]
    if lemma in words("evidence", "interviewing"):
        return verb in scope.beside and sort_of(article, thing) in PEOPLE
    if lemma not in words("evidence", "gathering") or not _own_side(scope, verb):
        return False
    name = word(article, thing)
    return name == "statement" or name in words("evidence", "accounts")


def _really(scope: Scope, verb: int, thing: int) -> bool:
    """Whether it is held, and not only wished or meant: "would like to see the records"."""
    article = scope.article
    to = any(article.lower[i] == "to" for i in article.dependents(verb, "mark"))
    meant = to and article.heads[verb] not in scope.draft.cue
    return not (meant or unreal(article, verb) or is_none(article, thing))


def _gone_through(article: Parsed, verb: int) -> int | None:
    """The papers that somebody has "gone through", or None."""
    for noun in article.dependents(verb, "obl"):
        case = {article.lower[i] for i in article.dependents(noun, "case")}
        if "through" in case and sort_of(article, noun) in PAPERS:
            return noun
    return None


def _own_side(scope: Scope, verb: int) -> bool:
    """Whether it is the speaker's side that does what the verb says."""
    article = scope.article
    if verb in scope.beside:
        return True
    subject = article.subject(verb)
    if subject is None:
        return False
    return article.lower[subject] in words("evidence", "selves") or is_own(article, subject)
