"""Everything found in one article."""

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from typing import NamedTuple

from sayso.types.article import Article
from sayso.types.ask import Ask
from sayso.types.attribution import Statement
from sayso.types.figure import Figure
from sayso.types.mention import Entity
from sayso.types.span import Span
from sayso.types.time import Time


@dataclass(frozen=True, slots=True)
class Model:
    """Which weights read it."""

    name: str
    version: str
    sha256: str


class ParsedWord(NamedTuple):
    """One word of the dependency parse, after Universal Dependencies.

    `head` counts the sentence's words from 1; 0 is the root. A tuple, for an article has as many
    as words, and a frozen dataclass takes twice as long to make.
    """

    span: Span
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence's words with their parse; `paragraph` counts from 0."""

    words: tuple[ParsedWord, ...]
    _: KW_ONLY
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one article, with the reader's version and the model's.

    `failure` says why the article could not be read; then nothing was found in it.
    """

    article: Article
    _: KW_ONLY
    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    asks: tuple[Ask, ...] = ()
    parse: tuple[ParsedSentence, ...] = ()
    version: str
    model: Model | None = None
    failure: str | None = None

    @property
    def unread(self) -> str | None:
        """Why nothing was read in an article that is there, such as its language."""
        return self.failure if self.article.text else None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader should know: the article's own warnings and the failure, if any."""
        return (*self.article.warnings, *((self.failure,) if self.failure else ()))


def placed(figures: Sequence[Figure], said: Sequence[Statement]) -> Iterator[Figure]:
    """Each figure with the innermost statement that holds it."""
    for figure in figures:
        holding = [one for one in said if figure.id in one.figures]
        size = lambda one: sum(s.end - s.start for s in one.content)  # noqa: E731
        smallest = min(holding, key=size, default=None)
        yield replace(figure, statement=smallest.id if smallest else None)
