"""Review: pairs of statements that may be about one claim; a person decides."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from sayso.web.asking import AskedError, AtDesk
from sayso.web.showing import led_on, shown

SHOWN = 20  # questions on a page

router = APIRouter()


@router.get("/review")
def review(request: Request, desk: AtDesk) -> Response:
    """The open questions, the surest first."""
    found = desk.review()
    return shown(request, "review.html", doubts=found[:SHOWN], number=len(found))


@router.post("/review/{name}")
def decide(desk: AtDesk, name: str, ruling: Annotated[str, Form()]) -> Response:
    """One claim, or two."""
    rulings = {"same": desk.accept, "other": desk.reject}
    if ruling not in rulings:
        raise AskedError(f"“{ruling}” is no answer", "Say that it is one claim, or two.")
    rulings[ruling](name)
    return led_on("/review")
