"""How phrases are compared: folded, and as patterns for any of a list."""

import re
from collections.abc import Iterable

_STRAIGHT = str.maketrans(dict.fromkeys("‘’", "'") | dict.fromkeys("“”", '"'))


def folded(text: str) -> str:
    """The text for comparing: small letters, straight quotation marks, single spaces.

    >>> folded("What’s  Your Reaction?")
    "what's your reaction?"
    """
    return " ".join(text.casefold().translate(_STRAIGHT).split())


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any whole phrase, the longest first; "*" is one to four words, "#" a number."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    escaped = (
        re.escape(phrase).replace(r"\*", r"\S+(?: \S+){0,3}").replace(r"\#", r"\d+")
        for phrase in ordered
    )
    return f"(?:{'|'.join(escaped)})(?!\\w)"
