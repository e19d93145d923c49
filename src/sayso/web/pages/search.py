"""Search: articles that hold all the words."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from sayso.web.asking import AtDesk
from sayso.web.showing import is_partial, shown

LONGEST = 400  # characters of a question
HITS = 40

router = APIRouter()


@router.get("/search")
def search(
    request: Request, desk: AtDesk, q: Annotated[str, Query(max_length=LONGEST)] = ""
) -> Response:
    """What holds the words; asked by htmx, the list alone."""
    hits = desk.search(q, limit=HITS) if q.strip() else []
    template = "search_hits.html" if is_partial(request) else "search.html"
    return shown(request, template, q=q, hits=hits)
