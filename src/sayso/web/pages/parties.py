"""People and organisations: who is on record, and all that one of them said."""

from fastapi import APIRouter, Request, Response

from sayso.web import places
from sayso.web.asking import After, AtDesk
from sayso.web.showing import shown

PAGE = 60  # parties of the list

router = APIRouter()


@router.get("/parties")
def parties(request: Request, desk: AtDesk, after: After = None) -> Response:
    """Who is on record, in most stories first."""
    found = desk.survey.parties(limit=PAGE + 1, after=after)
    more = found[PAGE - 1].party.id if len(found) > PAGE else None
    onward = places.listed("/parties", after=more) if more else None
    return shown(request, "parties.html", parties=found[:PAGE], onward=onward)


@router.get("/parties/{name}")
def party(request: Request, desk: AtDesk, name: str) -> Response:
    """All that one party, or who speaks for it, is on record with, story by story."""
    return shown(request, "party.html", views=desk.who(name))
