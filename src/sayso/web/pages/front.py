"""The front page: the stories, those in which something moved last first."""

from fastapi import APIRouter, Request, Response

from sayso.types.view import Headline
from sayso.web.asking import AtDesk
from sayso.web.pages.stories import teasers
from sayso.web.showing import shown

STORIES = 12  # on the front page

router = APIRouter()


@router.get("/")
def front(request: Request, desk: AtDesk) -> Response:
    """What moved, the newest first; the list of all stories goes on from there."""
    found = desk.survey.headlines(limit=STORIES)
    found.sort(key=_moved, reverse=True)
    articles, stories = desk.survey.holds()
    return shown(
        request,
        "front.html",
        teasers=teasers(found),
        articles=articles,
        stories=stories,
        covered=desk.coverage() if articles else None,
    )


def _moved(headline: Headline) -> str:
    return str(headline.moved[0].day) if headline.moved else ""
