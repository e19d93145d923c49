"""An article's own words, as they are compared with another's: no furniture, quotations marked."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from functools import cached_property

from sayso.text.languages import is_modelled
from sayso.text.quotation import quotations, quoted
from sayso.text.scripts import is_unspaced, letters
from sayso.text.segment import paragraphs, sentences
from sayso.text.terms import rarity, stem, terms
from sayso.types.article import Article, ZoneKind
from sayso.types.span import Span

LENGTH = 6  # words of one shingle, as in the labels of the syndication set
_SAMPLE = 16  # one shingle in so many stands in the index; a copy of 100 words still has five
LETTERS = 7  # of a word in another language; shorter ones in lower case are often its grammar
_SHORT = 4  # content words: a sentence with fewer is too short to be compared
_NOT_OWN = (ZoneKind.BOILERPLATE, ZoneKind.TITLE, ZoneKind.SUBTITLE, ZoneKind.DATELINE)


@dataclass(frozen=True)
class Phrase:
    """One sentence's own words; `content` are its lower-case words that tell something."""

    span: Span
    _: KW_ONLY
    content: Mapping[str, float]

    @cached_property
    def weight(self) -> float:
        return sum(self.content.values())


@dataclass(frozen=True)
class Wording:
    """The words of an article's body. Equal texts have equal wordings."""

    article: Article

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Every run of six words that stand in no quotation, as numbers of 60 bits."""
        found = set()
        for run in self._runs():
            for at in range(len(run) - LENGTH + 1):
                found.add(_number(" ".join(run[at : at + LENGTH])))
        return frozenset(found)

    @cached_property
    def sample(self) -> tuple[int, ...]:
        """The shingles that an index keeps: always the same ones, wherever they stand."""
        return tuple(sorted(each for each in self.shingles if each % _SAMPLE == 0))

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The sentences that are long enough to be compared; none where rarity is not known."""
        if not is_modelled(self.article.language):
            return ()
        text, found = self.article.text, []
        for sentence, inside in self._sentences():
            own = [w.of(text) for w, said in zip(sentence, inside, strict=True) if not said]
            lower = [stem(word) for word in own if word.isalpha() and word.islower()]
            content = {word: rarity(word) for word in lower if rarity(word) > 0.6}
            if len(content) >= _SHORT:
                span = Span(sentence[0].start, sentence[-1].end)
                found.append(Phrase(span, content=content))
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Every sentence of the body."""
        return tuple(Span(row[0].start, row[-1].end) for row, _ in self._sentences())

    @cached_property
    def length(self) -> int:
        """How many words the body has, quotations too."""
        return sum(
            word.of(self.article.text)[0].isalnum() for row, _ in self._split for word in row
        )

    @cached_property
    def terms(self) -> Mapping[str, float]:
        """What the article is about: its title and its body.

        In a language whose common words are not known, short ones in lower case tell nothing.
        """
        text = self.article.text
        kept, at = [], 0
        for zone in sorted(self.article.zones_of(ZoneKind.BOILERPLATE)):
            kept.append(text[at : zone.start])
            at = zone.end
        shortest = 1 if is_modelled(self.article.language) else LETTERS
        return terms(" ".join([*kept, text[at:]]), shortest=shortest)

    def _runs(self) -> Iterator[list[str]]:
        """The words between quotations, sentence after sentence."""
        run: list[str] = []
        for words, inside in self._sentences():
            for word, said in zip(words, inside, strict=True):
                if said:
                    yield run
                    run = []
                elif (text := word.of(self.article.text).casefold()) and text[0].isalnum():
                    run += letters(text) if is_unspaced(text) else (text,)
        yield run

    @cached_property
    def _split(self) -> tuple[tuple[tuple[Span, ...], tuple[bool, ...]], ...]:
        text = self.article.text
        aside = list(self.article.zones_of(*_NOT_OWN))
        rows = [
            tuple(word for word in sentence.words if not any(word in zone for zone in aside))
            for sentence in sentences(text)
        ]
        marks = quotations(text, [p for p in paragraphs(text) if not _within(p, aside)])
        inside = quoted([word for row in rows for word in row], marks)
        found, at = [], 0
        for row in filter(None, rows):
            found.append((row, tuple(inside[at : at + len(row)])))
            at += len(row)
        return tuple(found)

    def _sentences(self) -> Iterator[tuple[tuple[Span, ...], tuple[bool, ...]]]:
        return iter(self._split)


def _within(paragraph: Span, zones: list[Span]) -> bool:
    return any(paragraph in zone for zone in zones)


def _number(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big") >> 4
