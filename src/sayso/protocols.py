"""What the edges offer: the parts of Sayso that touch the world, as the rest sees them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from sayso.errors import SaysoError
from sayso.types.article import Capture
from sayso.types.reading import Model
from sayso.types.scores import Scores
from sayso.types.sentence import Sentence


class Fetcher(Protocol):
    """Brings captures; what cannot be had comes as an error in its place, and the rest goes on."""

    def captures(self, addresses: Iterable[str]) -> Iterator[Capture | SaysoError]: ...


class Labels(Protocol):
    """The names of a tagger's columns and numbers."""

    @property
    def tags(self) -> Sequence[str]: ...
    @property
    def entities(self) -> Sequence[str]: ...
    @property
    def upos(self) -> Sequence[str]: ...
    @property
    def relations(self) -> Sequence[str]: ...
    @property
    def transitions(self) -> Sequence[Sequence[float]]:
        """How much likelier than chance one tag follows another, in nats."""
        ...

    @property
    def calibration(self) -> Sequence[float]:
        """From evidence to confidence: a bias, then a weight for each part of the evidence."""
        ...


class Tagger(Protocol):
    """Scores the words of one text; the same text gets the same scores whatever was read before."""

    @property
    def model(self) -> Model: ...
    @property
    def labels(self) -> Labels: ...

    def scores(self, text: str, sentences: Sequence[Sentence], quoted: Sequence[bool]) -> Scores:
        """`quoted` says of each word whether it stands within quotation marks."""
        ...
