"""Settings: how the desk looks to this reader, and what the ledger is."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from sayso.web.asking import AtDesk
from sayso.web.showing import LOOK, LOOKS, led_on, shown

_YEAR = 365 * 24 * 3600  # seconds for which a choice is remembered

router = APIRouter()


@router.get("/settings")
def settings(request: Request, desk: AtDesk) -> Response:
    """Light or dark, publisher families, what the ledger holds."""
    return shown(request, "settings.html", size=desk.size(), families=desk.families())


@router.post("/settings/look")
def look(look: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "/") -> Response:
    """Remember light or dark in this browser; anything else goes by the system again."""
    answer = led_on(back if _is_own(back) else "/")
    if look in LOOKS:
        answer.set_cookie(LOOK, look, max_age=_YEAR, httponly=True, samesite="strict")
    else:
        answer.delete_cookie(LOOK, httponly=True, samesite="strict")
    return answer


def _is_own(path: str) -> bool:
    """Whether it leads to a page of this desk: "//elsewhere" does not."""
    return path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
