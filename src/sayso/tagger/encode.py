"""From words to the arrays the encoder takes; the same at training and at run time.

A window holds whole sentences. Each sentence ends with a separator, the last of a paragraph with
another one. What wordpieces lose goes into the token type: the word's casing, and whether it
stands within quotation marks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

CLS, SEP, PARAGRAPH, MASK, UNKNOWN = 101, 102, 1, 103, 100
LONGEST_WORD = 16  # wordpieces; what a longer word ends with tells little
WINDOW = 256  # wordpieces with separators; measured in docs/model.md
EARLY = 0.6  # a window may end at a paragraph's end once it is this full
CASES = 4  # lower, Title, UPPER or mixed, no letter
TOKEN_TYPES = 2 * CASES

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: their forms, which sentence and paragraph, whether quoted."""

    forms: tuple[str, ...]
    sentences: tuple[range, ...]
    paragraphs: tuple[int, ...]  # one number a sentence
    quoted: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or as much of an overlong one as fits into a window."""

    words: range
    sentence: int
    length: int  # wordpieces and the separator
    ends_paragraph: bool


class WordPieces:
    """The encoder's vocabulary, word by word, with a bounded cache."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.of = lru_cache(maxsize=16384)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        found = self._tokenizer.encode(word[:200], add_special_tokens=False).ids
        return tuple(found[:LONGEST_WORD]) or (UNKNOWN,)


def casing(word: str) -> int:
    """0 lower, 1 Title, 2 UPPER or mixed, 3 without a letter.

    >>> [casing(word) for word in ("said", "Varga", "NATO", "12")]
    [0, 1, 2, 3]
    """
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 3
    if not any(c.isupper() for c in letters):
        return 0
    return 1 if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else 2


def windows(words: Words, vocabulary: WordPieces, *, limit: int = WINDOW) -> Iterator[list[Piece]]:
    """Pack sentences into windows of at most `limit` wordpieces; no word is lost or repeated."""
    pieces = list(_pieces(words, vocabulary, limit))
    at = 0
    while at < len(pieces):
        end, length = at, 1
        paragraph_end = 0
        while end < len(pieces) and length + pieces[end].length <= limit:
            length += pieces[end].length
            end += 1
            if pieces[end - 1].ends_paragraph and length >= EARLY * limit:
                paragraph_end = end
        if paragraph_end and end < len(pieces):
            end = paragraph_end
        yield pieces[at:end]
        at = end


def _pieces(words: Words, vocabulary: WordPieces, limit: int) -> Iterator[Piece]:
    last = len(words.sentences) - 1
    for number, sentence in enumerate(words.sentences):
        ends = number == last or words.paragraphs[number + 1] != words.paragraphs[number]
        start, length = sentence.start, 1
        for index in sentence:
            more = len(vocabulary.of(words.forms[index]))
            if length + more > limit - 1:  # one place is the window's first
                yield Piece(range(start, index), number, length, ends_paragraph=False)
                start, length = index, 1
            length += more
        yield Piece(range(start, sentence.stop), number, length, ends_paragraph=ends)


@dataclass(frozen=True, slots=True)
class Arrays:
    """One window: `ids` and `types` over L wordpieces; `first` and `sentence` over N words."""

    ids: Ints
    types: Ints
    first: Ints  # where each word's first piece stands
    sentence: Ints
    words: range


def arrays(words: Words, window: Sequence[Piece], vocabulary: WordPieces) -> Arrays:
    ids, types, first, sentence = [CLS], [0], [], []
    for piece in window:
        for index in piece.words:
            found = vocabulary.of(words.forms[index])
            first.append(len(ids))
            sentence.append(piece.sentence)
            ids.extend(found)
            kind = casing(words.forms[index]) + CASES * words.quoted[index]
            types.extend([kind] * len(found))
        ids.append(PARAGRAPH if piece.ends_paragraph else SEP)
        types.append(0)
    return Arrays(
        ids=np.array(ids, dtype=np.int64),
        types=np.array(types, dtype=np.int64),
        first=np.array(first, dtype=np.int64),
        sentence=np.array(sentence, dtype=np.int64),
        words=range(window[0].words.start, window[-1].words.stop),
    )
