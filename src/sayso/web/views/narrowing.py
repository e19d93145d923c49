"""A question as addresses: with one more condition, with one less, of another kind, further on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from sayso.export.called import TOLD
from sayso.types.seeking import Facet, Kind, Question
from sayso.types.story import StanceKind

_FILTERS = ("outlet", "party", "stance", "act", "story", "since", "until")
_HEADS = {
    "outlet": "Outlet",
    "party": "Who said it",
    "stance": "Stance",
    "act": "What the saying does",
    "story": "Story",
    "since": "From",
    "until": "To",
}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The addresses around a question; `names` are what its party and story are called."""

    question: Question
    names: Mapping[str, str]
    after: int = 0

    @property
    def values(self) -> dict[str, str]:
        """The question as fields of a form; what is not asked for is left out."""
        q = self.question
        told = {"q": q.words, "kind": "" if q.kind is Kind.QUOTATION else q.kind.value}
        told |= {name: str(getattr(q, name) or "") for name in _FILTERS}
        return {name: value for name, value in told.items() if value}

    def to(self, **changed: str) -> str:
        """The address of this question with these parts put otherwise, from the first hit on."""
        told = {**self.values, **changed}
        rest = urlencode({name: value for name, value in told.items() if value})
        return f"/search?{rest}" if rest else "/search"

    def of_kind(self, kind: Kind) -> str:
        return self.to(kind="" if kind is Kind.QUOTATION else kind.value)

    def chosen(self) -> Iterator[tuple[str, str, str]]:
        """Each condition: what it is about, its value in words, the address without it."""
        for name, value in self.values.items():
            if name in _FILTERS:
                yield (
                    _HEADS[name],
                    self.names.get(name) or worded(name, value),
                    self.to(**{name: ""}),
                )

    def facets(self, facets: tuple[Facet, ...]) -> Iterator[tuple[str, list[tuple[str, int, str]]]]:
        """The ways to narrow it: values with how many hits have them, and the address of each."""
        for facet in facets:
            if facet.name not in self.values and len(facet.rows) > 1:
                yield (
                    _HEADS[facet.name],
                    [
                        (worded(facet.name, name), number, self.to(**{facet.name: value}))
                        for value, name, number in facet.rows
                    ],
                )


def worded(facet: str, value: str) -> str:
    """A value as people write it.

    >>> worded("stance", "not_confirmed")
    'has not confirmed'
    """
    return TOLD[StanceKind(value)] if facet == "stance" else value.replace("_", " ")
