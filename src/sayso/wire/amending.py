"""What people give and made of a statement, as plain values."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from sayso.types.amendment import Given
from sayso.types.attribution import Act, Basis, Form, Kind, Polarity
from sayso.types.view import Amended, Parts

Wire = dict[str, Any]

_NAMED: Mapping[str, type[Enum]] = {
    "act": Act,
    "polarity": Polarity,
    "kind": Kind,
    "form": Form,
    "basis": Basis,
}


def amended_wire(amended: Amended) -> Wire:
    """An amendment with the words that it gives a statement, and those that the program read."""
    made = amended.amendment
    gone = made.retracted_at
    return {
        "article": made.article,
        "statement": made.statement,
        "hand": made.hand.value,
        "author": made.author,
        "made_at": made.made_at.isoformat(),
        "reason": made.reason,
        "retracted_at": gone.isoformat() if gone else None,
        "now": amended.now and _parts(amended.now),
        "read": amended.read and _parts(amended.read),
    }


def _parts(parts: Parts) -> Wire:
    return {
        "source": parts.source,
        "speaker": parts.speaker,
        "cue": parts.cue,
        "content": parts.content,
        "act": parts.act,
    }


def given_of(pieces: Mapping[str, tuple[str, ...] | None], named: Mapping[str, str]) -> Given:
    """What a person gives of a statement: words by their parts, and values by their names.

    Raises ValueError where a value is none of its kind.
    """
    told: dict[str, Any] = {
        **pieces,
        **{name: _NAMED[name](value) for name, value in named.items()},
    }
    return Given(**told)
