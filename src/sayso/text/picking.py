"""Where words that somebody picked stand in a text: to the letter, but for how lines are broken."""

import re

from sayso.types.span import Span

_PLACED = re.compile(r"@(\d{1,9}):(.*)", re.DOTALL)
_UNSHOWN = "\ufffd"  # what a page or a terminal shows for a control: it stands for any sign


def picked(typed: str) -> tuple[int | None, str]:
    """The place that a person named, and the words; None where he named none.

    >>> picked("@120:the quay was shut"), picked("10:30 on Monday")
    ((120, 'the quay was shut'), (None, '10:30 on Monday'))
    """
    found = _PLACED.fullmatch(typed.strip())
    return (int(found[1]), found[2].strip()) if found else (None, typed.strip())


def placed(text: str, span: Span) -> str:
    """A stretch of the text as `picked` reads it again.

    >>> placed("the quay was shut", Span(4, 8))
    '@4:quay'
    """
    return f"@{span.start}:{span.of(text)}"


def standing(text: str, at: int, words: str) -> Span | None:
    r"""The stretch that begins there, if these are its words.

    >>> standing("the quay\nwas shut", 4, "quay was"), standing("the quay", 3, "quay")
    (Span(start=4, end=12), None)
    """
    found = re.compile(_pattern(words)).match(text, at) if words.strip() else None
    return Span(*found.span()) if found else None


def places(text: str, words: str) -> tuple[Span, ...]:
    """Every place at which the words stand, as whole words.

    >>> places("he said that the man said no", "said")
    (Span(start=3, end=7), Span(start=21, end=25))
    """
    if not words.strip():
        return ()
    before = r"(?<!\w)" if words[0].isalnum() else ""
    behind = r"(?!\w)" if words[-1].isalnum() else ""
    every = re.finditer(f"(?={before}({_pattern(words)}){behind})", text)
    return tuple(Span(*found.span(1)) for found in every)


def _pattern(words: str) -> str:
    """The words as an expression: any white space for any, any sign for one that is not shown."""
    parts = (re.escape(part).replace(_UNSHOWN, "(?s:.)") for part in words.split())
    return r"\s+".join(parts)
