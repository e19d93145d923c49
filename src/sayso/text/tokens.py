"""Words: the tokens of Universal Dependencies' English treebanks, by rule.

Clitics stand alone (`do n't`, `Varga 's`), hyphenated words come apart (`six - year`),
abbreviations
keep their full stop, addresses stay whole. Measured on EWT and GUM by `evals/segmentation.py`.
"""

import re
from collections.abc import Iterator

from sayso.text.lexicon import words
from sayso.types.span import Span

_LETTER = r"[^\W\d_]"
_PART = r"(?:[^\W_]|[\u0300-\u036f\u200d])"
_APOSTROPHE = "['’ʼ`]"
_TOKEN = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.)[^\s<>"“”«»]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@\#]\w+)
  | (?P<number>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?\b|\d+(?:[.,:/]\d+)*)
  | (?P<acronym>\b(?:{_LETTER}\.){{2,}})
  | (?P<word>{_PART}+(?:(?:{_APOSTROPHE}|[-‐‑&]){_PART}+)*)
  | (?P<mark>\.{{2,}}|-{{2,}}|[!?]+|''|``|<<|>>|\*+|_+|=+|\S)
    """,
    re.VERBOSE,
)
_NOT = re.compile(rf"(?i)(?<=[a-z])n{_APOSTROPHE}t$")
_CLITIC = re.compile(rf"(?i){_APOSTROPHE}(?:s|re|ve|ll|d|m)$")
_HYPHEN = re.compile(r"[-‐‑]")
_JOINED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}
# Prefixes that UD English keeps on the word ("co-chair", "non-lethal").
_PREFIXES = words("abbreviations", "prefixes")
_DOTTED = frozenset().union(
    *(words("abbreviations", name) for name in ("before_name", "before_number", "after_name"))
)
# What reads as a common word when a sentence ends with it.
_ALSO_WORDS = words("abbreviations", "also_words")


def tokens(text: str, start: int, end: int) -> Iterator[Span]:
    """The words of `text[start:end]`, in order; everything but white space is in one of them.

    >>> line = "Dr. Varga didn't see the six-year plan."
    >>> [word.of(line) for word in tokens(line, 0, len(line))]
    ['Dr.', 'Varga', 'did', "n't", 'see', 'the', 'six', '-', 'year', 'plan', '.']
    """
    at = start
    while match := _TOKEN.search(text, at, end):
        at = match.end()
        if match.lastgroup != "word":
            yield Span(match.start(), at)
        elif _keeps_stop(text, match.start(), at, end):
            at += 1
            yield Span(match.start(), at)
        elif _is_whole(match[0]):
            yield Span(match.start(), at)
        else:
            yield from _pieces(text, match.start(), at)


def _is_whole(word: str) -> bool:
    """Whether there is nothing in the word by which it could come apart."""
    return word.isalnum() and (len(word) > 6 or word.lower() not in _JOINED)


def _keeps_stop(text: str, start: int, stop: int, end: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it."""
    if text[stop : stop + 1] != "." or stop >= end:
        return False
    word = text[start:stop]
    following = text[stop + 1 : min(stop + 3, end)]
    if len(word) == 1 and word.isupper():  # an initial: "J. Marsh"
        return following[:1].isspace() and following[1:2].isupper()
    if word.lower() not in _DOTTED:
        return False
    if word in _ALSO_WORDS:  # "no.", "in.", "min.": only before a figure
        return following[1:2].isdigit()
    return word[0].isupper() or word.lower() in words("abbreviations", "lower_case")


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """One run of letters, hyphens and apostrophes, taken apart."""
    word = text[start:end]
    cut = _JOINED.get(word.lower()) if len(word) < 7 else None
    match = _NOT.search(word) or _CLITIC.search(word)
    if match and match.start():
        yield from _hyphenated(text, start, start + match.start())
        yield Span(start + match.start(), end)
    elif cut:
        yield Span(start, start + cut)
        yield Span(start + cut, end)
    else:
        yield from _hyphenated(text, start, end)


def _hyphenated(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _HYPHEN.finditer(text, start, end):
        if text[at : match.start()].lower() in _PREFIXES:
            continue
        yield Span(at, match.start())
        yield Span(match.start(), match.end())
        at = match.end()
    yield Span(at, end)
