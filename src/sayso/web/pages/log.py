"""The log: what was done, newest first."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from sayso.web.asking import AtDesk
from sayso.web.showing import shown

LINES = 200

router = APIRouter()


@router.get("/log")
def log(
    request: Request, desk: AtDesk, only: Annotated[str, Query(max_length=20)] = ""
) -> Response:
    """What was done to the ledger, or only what failed (`?only=failed`)."""
    events = desk.log(failed=only == "failed", limit=LINES)
    return shown(request, "log.html", events=events[::-1], only=only, most=LINES)
