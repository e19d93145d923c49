"""Feeds: those that are followed, and how each stands."""

from fastapi import APIRouter, Request, Response

from sayso.web.asking import AtDesk
from sayso.web.showing import shown

router = APIRouter()


@router.get("/feeds")
def feeds(request: Request, desk: AtDesk) -> Response:
    """Every feed with when it was asked and is asked next, and what stood in its way."""
    return shown(request, "feeds.html", feeds=desk.feeds())
