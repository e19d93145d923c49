"""Ids that are easy to type, made of what they stand for."""

import hashlib

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: none is taken for another


def short_id(kind: str, *of: str) -> str:
    """An id that is easy to type, and the same for the same parts: "c7q2f".

    >>> short_id("c", "skarn", "s1") == short_id("c", "skarn", "s1")
    True
    """
    number = int.from_bytes(hashlib.blake2b("\0".join(of).encode(), digest_size=8).digest(), "big")
    digits = []
    for _ in range(6):
        number, digit = divmod(number, 32)
        digits.append(_DIGITS[digit])
    return kind + "".join(digits)
