"""Bodies as they come over the wire: unpacked piece by piece, within a size, known to be whole."""

import zlib
from collections.abc import Iterable, Iterator, Sequence

from sayso.fetch.captures import printable

CODINGS = "gzip, deflate"  # what is asked for; both are in the standard library
MOST = 2  # codings one within another; nobody needs more, and each multiplies a bomb
_PIECE = 1 << 16
_RATIO = 200  # unpacked to packed; of markup zlib makes a fortieth at best, of zeros a thousandth
_SMALL = 1_000_000  # bytes that may come of any ratio


class BodyError(Exception):
    """A body that cannot be taken; not `whole` where it broke off, and may come next time."""

    def __init__(self, reason: str, *, whole: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.whole = whole


def unpacked(pieces: Iterable[bytes], coding: str, *, largest: int) -> bytes:
    """The body. Raises BodyError for one larger than `largest` bytes, a bomb, or one cut off.

    >>> unpacked([b"All quays ", b"were closed."], "", largest=100)
    b'All quays were closed.'
    """
    counted = _Counted(pieces)
    flow: Iterator[bytes] = iter(counted)
    for name in reversed(_codings(coding)):
        flow = _inflated(flow, name)
    held = bytearray()
    for piece in flow:
        held += piece
        if len(held) > largest:
            raise BodyError(f"it is larger than {largest / 1_000_000:g} MB")
        if len(held) > max(_SMALL, _RATIO * counted.bytes):
            raise BodyError("it is a packed bomb: it grows without end when it is unpacked")
    return bytes(held)


class _Counted:
    """Pieces, and how many bytes of them went by."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.bytes = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.bytes += len(piece)
            yield piece


def _codings(written: str) -> Sequence[str]:
    names = [name.strip().casefold().removeprefix("x-") for name in written.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    unknown = [name for name in names if name not in ("gzip", "deflate")]
    if unknown:
        raise BodyError(f"it is packed with {printable(unknown[0][:40])}, which was not asked for")
    if len(names) > MOST:
        raise BodyError(f"it is packed {len(names)} times")
    return names


def _inflated(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    first = next(pieces, b"")
    if not first:
        return
    packer = zlib.decompressobj(_window(first, name))
    for piece in _with(first, pieces):
        left = piece
        while left and not packer.eof:
            try:
                yield packer.decompress(left, _PIECE)
            except zlib.error as error:
                raise BodyError("it cannot be unpacked") from error
            left = packer.unconsumed_tail
        if packer.eof:
            return
    while tail := packer.decompress(packer.unconsumed_tail, _PIECE):
        yield tail
    if not packer.eof:
        raise BodyError("the server broke off within it", whole=False)


def _window(first: bytes, name: str) -> int:
    """How it is wrapped: some servers call raw deflate "deflate", which means zlib's format."""
    if name == "gzip":
        return zlib.MAX_WBITS | 16
    is_zlib = first[0] & 0x0F == 8 and (len(first) < 2 or (first[0] << 8 | first[1]) % 31 == 0)
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS


def _with(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
