"""Words, sentences and paragraphs: the article as the tagger sees it."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass

from sayso.types.span import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, as spans of the article's text.

    `paragraph` counts from 0; sentences of one paragraph follow one another.
    """

    words: tuple[Span, ...]
    _: KW_ONLY
    paragraph: int

    @property
    def span(self) -> Span:
        return Span(self.words[0].start, self.words[-1].end)

    def texts(self, text: str) -> Iterator[str]:
        for word in self.words:
            yield text[word.start : word.end]
