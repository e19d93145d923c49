"""How much a request may carry: little, and where files are handed over, much."""

from fastapi.exceptions import HTTPException
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LIGHT = 4_000_000  # bytes: a very long text, pasted
HEAVY = 256_000_000  # bytes of files in one go; each may be as large as its kind may
FILES = "/add/files"


class Scales:
    """Refuses what is heavier than its page takes, before it is read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit = HEAVY if scope.get("path") == FILES else LIGHT
        come = 0

        async def weighed() -> Message:
            nonlocal come
            if _told(scope) > limit:
                raise HTTPException(413)
            message = await receive()
            come += len(message.get("body", b""))
            if come > limit:
                raise HTTPException(413)
            return message

        await self._app(scope, weighed if scope["type"] == "http" else receive, send)


def _told(scope: Scope) -> int:
    written = Headers(scope=scope).get("content-length", "0")
    return int(written) if written.isdecimal() else 0
