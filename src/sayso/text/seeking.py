"""What a typed question asks for: words, "words in order", -words that shall not be there."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from sayso.types.seeking import Words

_PIECE = re.compile(
    r'(?P<bar>(?<!\S)-)?(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?|(?P<word>[^\s"“”„«»]+))'
)
_WORD = re.compile(r"[^\W_]+")
_BEGUN = 3  # letters from which on a last word may be the beginning of one
_MOST = 24  # words of a question: more narrow nothing


def asked(typed: str) -> Words:
    """What is asked for; every typed text is a question, or none.

    >>> asked('gas "not confirmed" -Dravia launch')
    Words(runs=(('gas',), ('not', 'confirmed'), ('launch',)), barred=(('dravia',),), begun=True)
    """
    text = unicodedata.normalize("NFC", typed)
    runs: list[tuple[str, ...]] = []
    barred: list[tuple[str, ...]] = []
    begun = False
    for piece in _PIECE.finditer(text):
        words = tuple(folded(w) for w in _WORD.findall(piece["phrase"] or piece["word"] or ""))
        if words:
            (barred if piece["bar"] else runs).append(words[:_MOST])
            begun = not piece["bar"] and piece["word"] is not None and text[-1:].isalnum()
    begun = begun and len(runs[-1][-1]) >= _BEGUN
    return Words(tuple(runs[:_MOST]), tuple(barred[:_MOST]), begun and len(runs) <= _MOST)


def folded(word: str) -> str:
    """A word without case and accents, as the index has it."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def lit(text: str, question: Words) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is what was asked for.

    >>> list(lit("Gas at the café.", asked("cafe gas")))
    [(True, 'Gas'), (False, ' at the '), (True, 'café'), (False, '.')]
    """
    whole = set(chain.from_iterable(question.runs))
    start = question.runs[-1][-1] if question.begun else None
    at = 0
    for word in _WORD.finditer(text):
        plain = folded(word[0])
        if plain in whole or (start and plain.startswith(start)):
            if word.start() > at:
                yield False, text[at : word.start()]
            yield True, word[0]
            at = word.end()
    if at < len(text):
        yield False, text[at:]
