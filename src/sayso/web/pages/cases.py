"""Cases: the claims that a person keeps an eye on, in words of their own."""

from fastapi import APIRouter, Request, Response

from sayso.web.asking import AtDesk
from sayso.web.showing import shown

router = APIRouter()


@router.get("/cases")
def cases(request: Request, desk: AtDesk) -> Response:
    """The kept claims with what states them."""
    return shown(request, "cases.html", kept=desk.kept())
