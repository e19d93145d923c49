"""Which captures are still what was read: unpacked and checked once, and again if a row changes."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from sayso.store import tables as t
from sayso.store.rows import batches

_MOST = 200_000  # captures that are remembered, some two hundred bytes each
_MISSING, _DAMAGED = "the capture is missing", "the capture is damaged"

# Sound ones: the digest of the page, and one of the row's bytes as they stand in the file. The
# bytes are looked at every time, so that damage done meanwhile is seen.
_sound: set[tuple[str, bytes]] = set()


def faults(sql: Connection, digests: Iterable[str]) -> dict[str, str | None]:
    """Why the words of each capture may not be quoted; None where they may."""
    wanted = list(dict.fromkeys(digests))
    return {**dict.fromkeys(wanted, _MISSING), **dict(_found(sql, wanted))}


def _found(sql: Connection, wanted: list[str]) -> Iterator[tuple[str, str | None]]:
    for some in batches(wanted):
        rows = select(t.captures.c.sha256, t.captures.c.body).where(t.captures.c.sha256.in_(some))
        for digest, packed in sql.execute(rows):
            yield digest, None if _is_sound(digest, packed) else _DAMAGED


def _is_sound(digest: str, packed: bytes) -> bool:
    mark = digest, hashlib.blake2b(packed, digest_size=16).digest()
    if mark in _sound:
        return True
    sound = _unpacked_digest(packed) == digest
    if sound:
        _remember(mark)
    return sound


def _unpacked_digest(packed: bytes) -> str | None:
    try:
        return hashlib.sha256(zlib.decompress(packed)).hexdigest()
    except zlib.error:
        return None


def _remember(mark: tuple[str, bytes]) -> None:
    if len(_sound) >= _MOST:
        _sound.clear()
    _sound.add(mark)
