"""Which language a text is in, as a BCP 47 code; none where it says too little, or two things."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sayso.text.lexicon import words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 3000  # characters from the head of the text
FEWEST = 5  # words; under that no answer
# Share of telling English words, and how many different ones, from which the model is not asked.
ENGLISH_SHARE = 0.18
ENGLISH_KINDS = 5
# py3langid's probability for an answer. Of the heads of PolNeAR's paragraphs (dev), at 0.9 it took
# none of 1,784 with five words for another language; with twenty words none of 1,417 at any.
SURE = 0.9
LONG = 20  # words
SURE_OF_LONG = 0.5
# Share of words in paragraphs that are plainly English, from which a text is not told to be in
# another language: what stands in English there can be read.
MIXED = 0.2

_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Guess:
    """A language with its probability; the code is None where there is no answer.

    English that shows by its small words needs no guess, and has no probability.
    """

    code: str | None = None
    probability: float | None = None


def language(text: str) -> str | None:
    """The language of the text, judged by its first few paragraphs.

    >>> language("The harbour office said that all of the quays had been closed by the storm.")
    'en'
    >>> language("Port Merrin") is None
    True
    """
    return guess(text).code


@lru_cache(maxsize=4)  # asked again for one article at once
def guess(text: str) -> Guess:
    """The language of the text, with how sure that is."""
    sample = text[:SAMPLE]
    found = _WORD.findall(sample)
    if _shows_english(found):
        return Guess("en")
    length = _length(found)
    if length < FEWEST:
        return Guess()
    code, probability = _identifier().classify(" ".join(sample.split()))
    sure = probability >= (SURE if length < LONG else SURE_OF_LONG)
    if not sure or (code != "en" and _is_mixed(sample, len(found))):
        return Guess()
    return Guess(str(code), round(float(probability), 4))


def _is_mixed(sample: str, length: int) -> bool:
    """Whether some of its paragraphs are plainly English."""
    rows = [_WORD.findall(line) for line in sample.splitlines()]
    return sum(len(row) for row in rows if _shows_english(row)) >= MIXED * max(length, 1)


def _shows_english(found: list[str]) -> bool:
    return _is_english([word.casefold() for word in found])


def _is_english(found: list[str]) -> bool:
    """Whether English shows by its small words; it spares most texts half a second of loading."""
    telling = [word for word in found if word in words("function_words", "telling")]
    kinds = set(telling) - words("function_words", "shared")
    return len(kinds) >= ENGLISH_KINDS and len(telling) >= ENGLISH_SHARE * len(found)


def _length(found: list[str]) -> int:
    """How many words there are; where a script has no spaces, two characters are taken for one."""
    return sum(1 if _is_spaced(word[0]) else 1 + len(word) // 2 for word in found)


def _is_spaced(letter: str) -> bool:
    return not unicodedata.name(letter, "").startswith(_UNSPACED)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 heavy

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
