"""What people give and made of a statement, as plain values."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from sayso.types.amendment import Given
from sayso.types.attribution import Act, Basis, Form, Kind, Polarity
from sayso.types.kept import written
from sayso.types.view import Amended, Parts, Regrouped

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


def regrouped_wire(done: Regrouped) -> Wire:
    """What a person took out of a claim or put with one, in one go."""
    return {
        "statements": [written(each.at) for each in done.gone],
        "together": done.together,
        "author": done.author,
        "made_at": done.made_at.isoformat(),
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
