"""Which language a text is in, as a BCP 47 code; None where the text says too little."""

import re
import unicodedata
from functools import cache
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

_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def language(text: str) -> str | None:
    """The language of the text, judged by its first few paragraphs.

    >>> language("The harbour office said that all of the quays had been closed by the storm.")
    'en'
    >>> language("Port Merrin") is None
    True
    """
    sample = text[:SAMPLE]
    found = _WORD.findall(sample)
    if _is_english([word.casefold() for word in found]):
        return "en"
    length = _length(found)
    if length < FEWEST:
        return None
    code, probability = _identifier().classify(" ".join(sample.split()))
    return str(code) if probability >= (SURE if length < LONG else SURE_OF_LONG) else None


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
