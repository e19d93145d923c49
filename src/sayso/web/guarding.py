"""What keeps others out: this machine alone, its own host names, its own forms, a strict policy."""

import hmac
from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import ServeError
from sayso.web.reader import reader_of

TOKEN_FIELD = "token"  # noqa: S105 - the name of a field, of every form
TOKEN_HEADER = "x-sayso-token"  # noqa: S105 - the name of a header, of every request that htmx makes
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_NAMES = frozenset({"localhost", "localhost."})

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: under that a browser tells forms' origin as "null".
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class ForeignError(Exception):
    """A change was asked for by something that is no page of this desk."""


def loopback(host: str) -> str:
    """The address to bind to, which must be of this machine alone. Raises ServeError.

    >>> loopback("localhost"), loopback("127.0.0.9"), loopback("::1")
    ('127.0.0.1', '127.0.0.9', '::1')
    """
    if host.casefold() in _NAMES:
        return "127.0.0.1"
    if not _is_own(host):
        raise ServeError(
            host,
            "there are no accounts yet, so whoever reaches that address could read and rule",
            "leave --host out, and reach this machine from another through an SSH tunnel",
        )
    return host


def _is_own(host: str) -> bool:
    """Whether it is a loopback address, written as a number."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_ours(host: str) -> bool:
    """Whether a Host header names this machine. A foreign name that resolves here does not.

    >>> is_ours("127.0.0.1:8031"), is_ours("[::1]:8031"), is_ours("evil.example:8031")
    (True, True, False)
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name in _NAMES or _is_own(name)


class Guard:
    """Refuses foreign hosts and puts the strict headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        hosts = Headers(scope=scope).getlist("host")
        if scope["type"] == "http" and len(hosts) == 1 and is_ours(hosts[0]):
            await self._app(scope, receive, guarded)
        elif scope["type"] == "http":
            await _misdirected(scope, receive, guarded)
        # a websocket is never opened


async def _misdirected(scope: Scope, receive: Receive, send: Send) -> None:
    told = "This desk answers to 127.0.0.1, [::1] and localhost only.\n"
    await PlainTextResponse(told, status_code=421)(scope, receive, send)


async def own_form(request: Request) -> None:
    """Let only the desk's own pages change anything. Raises ForeignError."""
    if request.method in SAFE:
        return
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    if site != "same-origin" or (origin is not None and origin != own):
        raise ForeignError
    told = request.headers.get(TOKEN_HEADER) or await _field(request)
    if not hmac.compare_digest(told.encode(), reader_of(request).token.encode()):
        raise ForeignError


async def _field(request: Request) -> str:
    value = (await request.form()).get(TOKEN_FIELD, "")
    return value if isinstance(value, str) else ""
