"""On what a statement says that it rests, with the words that state it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain

from sayso.extract.bases import PAPERS, PEOPLE, SHOWN, is_nominal, sort_of
from sayso.extract.cited import cited
from sayso.extract.decode import Run
from sayso.extract.drafts import Draft
from sayso.extract.exhibits import exhibits
from sayso.extract.hearsay import hearsay
from sayso.extract.knowing import knowing, only_in_words
from sayso.extract.parsed import Parsed
from sayso.extract.scope import NONE_SHARED, Scope, scope, unreal
from sayso.types.attribution import Act, Basis, Evidence

# What is denied, wanted or promised rests on nothing that its own words name.
_UNASSERTED = {
    Act.DENIES,
    Act.ASKS,
    Act.PROMISES,
    Act.REFUSES,
    Act.THREATENS,
}
_TELLING = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "X", "PRON")  # words that can state a basis
_SILENT = {Act.DECLINES, Act.DOES_NOT_RESPOND}


def evidence(
    article: Parsed,
    draft: Draft,
    contained: Set[int],
    stated: Sequence[Run] = (),
    *,
    act: Act = Act.ASSERTS,
    shared: Mapping[int, Sequence[int]] = NONE_SHARED,
) -> tuple[Evidence, ...]:
    """The stated bases, in order; one of `NONE_STATED` where the words state none.

    `contained` are the words of all the article's contents, `stated` the runs that the tagger takes
    for the words of a basis, `shared` the cues of each sentence in which several speak.
    """
    if act in _SILENT:
        return (Evidence(Basis.NONE_STATED),)
    around = scope(article, draft, contained, shared)
    found: dict[Basis, Evidence] = {}
    for basis, words in chain(
        _tagged(around, stated), exhibits(around), cited(around), hearsay(around), knowing(around)
    ):
        if act not in _UNASSERTED or not draft.contained.intersection(words):
            found.setdefault(basis, Evidence(basis, (article.span(words),)))
    return tuple(found.values()) or (Evidence(Basis.NONE_STATED),)


def _tagged(around: Scope, stated: Sequence[Run]) -> Iterator[tuple[Basis, range]]:
    """The tagger's runs that touch the statement, of the sort that their nouns are."""
    own = {*around.members}.union(*around.draft.source) if stated else set[int]()
    for run in stated:
        if not own.isdisjoint(run.words):
            basis = _agreed(around, run)
            if basis:
                yield basis, run.words


def _agreed(around: Scope, run: Run) -> Basis | None:
    """The tagger's basis, brought to agree with the words; None where they speak against it."""
    article, basis = around.article, Basis(run.label)
    if all(article.upos[i] not in _TELLING for i in run.words):
        return None
    if basis in (Basis.OWN_OBSERVATION, Basis.OWN_INFORMATION):
        verbs = [i for i in run.words if article.upos[i] == "VERB"]
        vain = any(unreal(article, i) or only_in_words(article, i) for i in verbs)
        return None if vain or not verbs else basis
    if basis in PEOPLE:
        return None if _speaks(around, run) else basis
    sorts = [sort_of(article, i) for i in run.words if is_nominal(article, i)]
    papers = [s for s in sorts if s in PAPERS | SHOWN]
    if papers:
        return basis if basis in papers else papers[0]
    if sorts and sorts[0] in PEOPLE:
        return None if _speaks(around, run) else sorts[0]
    return basis


def _speaks(around: Scope, run: Run) -> bool:
    """Whether the run is who speaks: his own word is no basis of it."""
    return around.speaker is not None and around.speaker in run.words
