"""Adding: what is added how, and what was added last."""

from fastapi import APIRouter, Request, Response

from sayso.web.asking import AtDesk
from sayso.web.showing import shown

SHOWN = 20  # lines of what was added last

router = APIRouter()


@router.get("/add")
def add(request: Request, desk: AtDesk) -> Response:
    """What was added last, and how it went."""
    events = [event for event in desk.log(limit=SHOWN * 5) if event.what == "add"]
    return shown(request, "add.html", events=events[::-1][:SHOWN])
