"""How one input is made into the next: damaged, spliced, and blown up by repeating a piece of it."""

import random
import zlib
from collections.abc import Sequence

EVERY = 48  # one input in so many is also tried blown up: what takes squared time shows then
_ODD = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"\xf0\x9f\xa6\x86", b"\xc2\xa0",
    b"\r", b"\n\n", b"\t", b"'", b'"', b"\\", b"%", b"&#0;", b"&#xd800;", b"&nbsp;", b"9" * 30, b"-1",
    b"0", b"1e999", b"NaN", b"\xe2\x80\x9c", b"\xc2\xb2", b"\xd9\xa3", b"\xef\xbc\x91", b"\x1b[2J",
)  # fmt: skip


def mutated(data: bytes, chance: random.Random, tokens: Sequence[bytes], limit: int) -> bytes:
    """An input with one to five changes."""
    body = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        _change(body, chance, tokens)
    return bytes(body[:limit])


def _change(body: bytearray, chance: random.Random, tokens: Sequence[bytes]) -> None:
    at = chance.randint(0, len(body))
    end = min(len(body), at + int(chance.expovariate(1 / 12)))
    match chance.randrange(7):
        case 0:
            del body[at:end]
        case 1:
            body[at:end] = chance.choice(_ODD)
        case 2:
            body[at:at] = chance.choice(tokens or _ODD)
        case 3:
            body[at:end] = chance.choice(tokens or _ODD)
        case 4:
            body[at:at] = body[at:end] * chance.randint(1, 8)
        case 5:
            there = chance.randint(0, len(body))
            body[there:there] = body[at:end]
        case _:
            if at < len(body):
                body[at] = chance.randrange(256)


def is_blown_up(data: bytes) -> bool:
    """Whether this input's turn has come; told from the input, so that a finding comes again."""
    return zlib.crc32(data) % EVERY == 0


def blown_up(data: bytes, tokens: Sequence[bytes], large: int) -> bytes:
    """The input with a piece of it, or a token, repeated until it is large."""
    chance = random.Random(zlib.crc32(data))
    at = chance.randint(0, len(data))
    piece = data[at : at + chance.choice((1, 2, 5, 20, 100, 1000))]
    if tokens and chance.random() < 0.5:
        piece = b"".join(chance.choices(tokens, k=chance.randint(1, 3)))
    piece = piece or b" "
    return data[:at] + piece * (large // len(piece)) + data[at:]
