"""The guard at the door to the network: where a name leads is looked at, then connected to.

A name is resolved once for each connection, every address that it has must be a public one, and
the connection goes to that very address; so a name cannot lead elsewhere between look and step
(rebinding), and neither can a redirect, since each hop is a connection of its own.
"""

import ipaddress
import re
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]

_PUBLIC_6 = ipaddress.ip_network("2000::/3")  # the only part of IPv6 given out for public use
# Not public, whatever the standard library of this Python says: IANA's special-purpose registries.
_SPECIAL = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "3fff::/20",
        ),
    )
)  # fmt: skip
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)


class RefusedError(Exception):
    """The guard lets nobody through to this host."""


class Guard(httpcore2.NetworkBackend):
    """Connects to public addresses alone, or to any where `allow_private`.

    Each connection ends `total` seconds after it was begun, however slowly bytes drip.
    """

    def __init__(
        self, *, allow_private: bool, total: float, resolve: Resolve | None = None
    ) -> None:
        self._allow_private = allow_private
        self._total = total
        self._resolve = resolve or _resolved
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Raises RefusedError, or httpcore2.ConnectError."""
        until = time.monotonic() + self._total
        failure: Exception | None = None
        for address in self._looked_at(host, port):
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _left(until, timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return Deadline(stream, until)
        raise failure or httpcore2.ConnectError("it has no address")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        raise RefusedError("it is no address of the web")

    def _looked_at(self, host: str, port: int) -> list[str]:
        """Every address of the host, all of them public."""
        found = [literal] if (literal := spelt(host)) else self._resolve(host, port)
        if not self._allow_private:
            for address in found:
                if not is_public(address):
                    told = "" if address == host else f" ({address})"
                    raise RefusedError(f"it leads into a private network{told}")
        return found


class Deadline(httpcore2.NetworkStream):
    """A connection that ends at a time."""

    def __init__(self, stream: httpcore2.NetworkStream, until: float) -> None:
        self._stream = stream
        self._until = until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = self._left(timeout)
        try:
            return self._stream.read(max_bytes, left)
        except httpcore2.ReadTimeout:
            self._left(timeout)  # it may be the whole that took too long, not this piece
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return Deadline(secured, self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        return _left(self._until, timeout)


def is_public(written: str) -> bool:
    """Whether an address is one of the public internet, looked at through every wrapping.

    >>> is_public("::ffff:127.0.0.1"), is_public("64:ff9b::a00:1"), is_public("93.184.215.14")
    (False, False, True)
    """
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id:
            return False
        inner = _inner(address)
        if inner:
            return is_public(str(inner))
        if address not in _PUBLIC_6:
            return False
    special = any(address in n for n in _SPECIAL if n.version == address.version)
    return address.is_global and not address.is_multicast and not special


def spelt(host: str) -> str | None:
    """The address that a host spells out, in whatever notation; None for a name.

    Raises RefusedError for numbers that are no address.

    >>> spelt("0x7f.1"), spelt("2130706433"), spelt("[::1]"), spelt("courier.example")
    ('127.0.0.1', '127.0.0.1', '::1', None)
    """
    bare = host.strip("[]").rstrip(".")
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        pass
    if not _NUMBER.fullmatch(bare.rpartition(".")[2]):
        return None
    try:  # 127.1, 0177.0.0.1, 0x7f000001, 2130706433
        return socket.inet_ntoa(socket.inet_aton(bare))
    except (OSError, ValueError):
        raise RefusedError("its host is a number that is no address") from None


def _left(until: float, timeout: float | None) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("it takes too long in all")
    return min(left, timeout) if timeout else left


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address to which an IPv6 one leads."""
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64 or address in _COMPATIBLE:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _resolved(host: str, port: int) -> list[str]:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore2.ConnectError("its host is not known") from error
    return list(dict.fromkeys(str(row[4][0]) for row in rows))
