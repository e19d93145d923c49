"""On what a statement says that it rests, with the words that state it."""

from collections.abc import Container, Iterator, Sequence
from itertools import chain

from sayso.extract.bases import sort_of
from sayso.extract.decode import Run
from sayso.extract.drafts import Draft
from sayso.extract.exhibits import exhibits
from sayso.extract.hearsay import hearsay
from sayso.extract.knowing import knowing
from sayso.extract.parsed import Parsed
from sayso.extract.scope import Scope, scope
from sayso.types.attribution import Basis, Evidence


def evidence(
    article: Parsed, draft: Draft, contained: Container[int], stated: Sequence[Run] = ()
) -> tuple[Evidence, ...]:
    """The stated bases, in order; one of `NONE_STATED` where the words state none.

    `contained` are the words of all the article's contents, `stated` the runs that the tagger takes
    for the words of a basis.
    """
    around = scope(article, draft, contained)
    found: dict[Basis, Evidence] = {}
    for basis, words in chain(
        _tagged(around, stated), exhibits(around), hearsay(around), knowing(around)
    ):
        found.setdefault(basis, Evidence(basis, (article.span(words),)))
    return tuple(found.values()) or (Evidence(Basis.NONE_STATED),)


def _tagged(around: Scope, stated: Sequence[Run]) -> Iterator[tuple[Basis, range]]:
    """The tagger's runs that touch the statement."""
    own = {*around.members, *(i for part in around.draft.source for i in part)}
    for run in stated:
        if not own.isdisjoint(run.words):
            yield Basis(run.label), run.words
