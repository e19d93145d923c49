"""The addresses at which web archives give captures: …/20310407063005/https://courier.example/a."""

import re
from datetime import UTC, datetime

_REPLAYED = re.compile(r"^(https?://[^?#]*?)/([0-9]{4,14})(?:[a-z]{2}_)?/(?=https?:/)")
_DIGITS = re.compile(r"[0-9]{4,14}")


def raw(url: str) -> str:
    """Where the archive gives a capture as it was, without its own bar and links.

    >>> raw("https://archive.example/web/20310407063005/https://courier.example/a")
    'https://archive.example/web/20310407063005id_/https://courier.example/a'
    """
    return _REPLAYED.sub(r"\1/\2id_/", url, count=1)


def dressed(url: str) -> str | None:
    """Where it gives the same capture with its own bar; None where that is no other address."""
    found = _REPLAYED.sub(r"\1/\2/", url, count=1)
    return found if found != url else None


def original(url: str) -> str:
    """The address that was captured; any other address as it is.

    >>> original("https://archive.example/web/20310407063005/https://courier.example/a")
    'https://courier.example/a'
    """
    return _REPLAYED.sub("", url, count=1)


def moment(url: str) -> datetime | None:
    """The moment that the address of a capture names."""
    found = _REPLAYED.match(url)
    return stamped(found[2]) if found else None


def stamped(written: str) -> datetime | None:
    """A moment of 4 to 14 digits, as archives write them.

    >>> stamped("20310407063005").isoformat(), stamped("2031").isoformat(), stamped("20319907")
    ('2031-04-07T06:30:05+00:00', '2031-01-01T00:00:00+00:00', None)
    """
    if not _DIGITS.fullmatch(written):
        return None
    full = written + "00000101000000"[len(written) :]
    month, day, hour, minute, second = (int(full[at : at + 2]) for at in range(4, 14, 2))
    try:
        return datetime(int(full[:4]), month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
