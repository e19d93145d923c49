"""What pages load: styles, scripts, pictures; held in memory, named by their content."""

import mimetypes
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

_YEAR = 365 * 24 * 3600  # seconds; a changed file has another address
_KINDS = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
_SERVED = (*_KINDS, ".png")

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Asset:
    """One file with what a browser needs to be told of it."""

    body: bytes
    kind: str
    digest: str


@cache
def assets() -> dict[str, Asset]:
    """Every file that is served, by name."""
    here = resources.files("sayso.web") / "static"
    found = {}
    for file in here.iterdir():
        if file.name.endswith(_SERVED):
            body = file.read_bytes()
            found[file.name] = Asset(body, _kind(file.name), sha256(body).hexdigest()[:12])
    return found


def _kind(name: str) -> str:
    ending = f".{name.rpartition('.')[2]}"
    return _KINDS.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def asset(name: str) -> str:
    """The address of a file, which changes with its content."""
    return f"/static/{name}?v={assets()[name].digest}"


@router.get("/static/{name}")
def static(name: str) -> Response:
    found = assets().get(name)
    if found is None:
        raise HTTPException(404)
    headers = {"cache-control": f"public, max-age={_YEAR}, immutable"}
    return Response(found.body, media_type=found.kind, headers=headers)
