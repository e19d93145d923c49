"""Who reads and decides: the one place where accounts will stand.

For now there is one reader, whoever sits at this machine. A page asks `Here` for the reader, and
`guarding` asks for the token that the reader's forms carry; neither knows how they are told apart.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

_SECRET = secrets.token_bytes(32)  # of this run: forms of an older one are refused, with a word


@dataclass(frozen=True, slots=True)
class Reader:
    """A person at the desk."""

    name: str

    @property
    def token(self) -> str:
        """What the reader's own forms carry, and no page of another origin can know."""
        return hmac.new(_SECRET, self.name.encode(), hashlib.sha256).hexdigest()


def reader_of(_request: Request) -> Reader:
    """Whoever sits at this machine."""
    return Reader("reader")


Here = Annotated[Reader, Depends(reader_of)]
