"""What a row holds of one reading: the reading, compressed, and behind it the vectors.

A vector's numbers are rounded to halves of a float when it is made, and noise to any compression:
two bytes each, they take a quarter of the room and a tenth of the time that they took as text.
Bodies of versions before 13 are one compressed JSON object with both; they stay as they are.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import chain
from struct import pack, unpack
from typing import Any

from sqlalchemy import Row

from sayso.store.rows import packed, unpacked
from sayso.types.kept import Kept
from sayso.types.reading import Reading
from sayso.wire import from_wire, to_wire

_AT_HAND = 512  # readings, each some fifty kilobytes without its vectors
_MARK = b"\x01"  # what is compressed begins with "x"
_LENGTH = 4  # bytes that tell how long a part is
_OLD_VECTORS = b',"vectors":'  # in a reading's own texts quotation marks are escaped
_HALF, _WHOLE = "e", "d"  # as `struct` writes them


def body_of(reading: Reading, vectors: Mapping[str, tuple[float, ...]]) -> bytes:
    """A reading and the vectors of what is said in it, to the last bit."""
    said = packed(to_wire(reading))
    return _MARK + len(said).to_bytes(_LENGTH, "big") + said + _packed_vectors(vectors)


@lru_cache(maxsize=_AT_HAND)
def reading_in(body: bytes) -> Reading:
    """The reading; what pages look at again and again is read once."""
    if body.startswith(_MARK):
        return from_wire(unpacked(body[1 + _LENGTH : _end(body)]))
    whole = zlib.decompress(body)
    return from_wire(json.loads(whole[: whole.rindex(_OLD_VECTORS)] + b"}")["reading"])


class Vectors(Mapping[str, tuple[float, ...]]):
    """The vectors of what is said in a reading: read when one is asked for."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    @cached_property
    def _all(self) -> dict[str, tuple[float, ...]]:
        if self._body.startswith(_MARK):
            return dict(_unpacked_vectors(self._body[_end(self._body) :]))
        return {name: tuple(vector) for name, vector in unpacked(self._body)["vectors"].items()}

    def __getitem__(self, name: str) -> tuple[float, ...]:
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def kept_of(row: Row[Any]) -> Kept:
    return Kept(
        row.key,
        reading_in(row.body),
        vectors=Vectors(row.body),
        added_at=datetime.fromisoformat(row.added_at),
        sha256=row.sha256,
    )


def _end(body: bytes) -> int:
    """Where the reading ends and the vectors begin."""
    return 1 + _LENGTH + int.from_bytes(body[1 : 1 + _LENGTH], "big")


def _packed_vectors(vectors: Mapping[str, tuple[float, ...]]) -> bytes:
    """Names with lengths, as JSON with its own length before it; then all numbers in a row."""
    numbers = tuple(chain.from_iterable(vectors.values()))
    form, body = _HALF, _halves(numbers)
    if body is None:
        form, body = _WHOLE, pack(f"<{len(numbers)}{_WHOLE}", *numbers)
    told = [form, *([name, len(vector)] for name, vector in vectors.items())]
    head = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return len(head).to_bytes(_LENGTH, "big") + head + body


def _halves(numbers: tuple[float, ...]) -> bytes | None:
    """Two bytes a number, where that holds them all to the last bit."""
    form = f"<{len(numbers)}{_HALF}"
    try:
        body = pack(form, *numbers)
    except OverflowError:
        return None
    return body if unpack(form, body) == numbers else None


def _unpacked_vectors(held: bytes) -> Iterator[tuple[str, tuple[float, ...]]]:
    start = _LENGTH + int.from_bytes(held[:_LENGTH], "big")
    form, *named = json.loads(held[_LENGTH:start])
    numbers = unpack(f"<{sum(length for _, length in named)}{form}", held[start:])
    at = 0
    for name, length in named:
        yield name, numbers[at : at + length]
        at += length
