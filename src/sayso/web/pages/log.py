"""The log: what was done, newest first, of one kind or what failed."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from sayso.web import places
from sayso.web.asking import AtDesk
from sayso.web.showing import shown

LINES = 100

Word = Annotated[str, Query(max_length=40)]

router = APIRouter()


@router.get("/log")
def log(
    request: Request,
    desk: AtDesk,
    only: Word = "",
    what: Word = "",
    before: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    """What was done to the ledger; `?only=failed` what failed, `?what=` of one kind."""
    failed = only == "failed"
    rows = desk.survey.log(failed=failed, what=what or None, limit=LINES + 1, before=before)
    about = {"only": "failed" if failed else None, "what": what or None}
    more = str(rows[LINES - 1].number) if len(rows) > LINES else None
    return shown(
        request,
        "log.html",
        events=rows[:LINES],
        listed=desk.survey.listed(row.subject for row in rows[:LINES] if row.what == "add"),
        only="failed" if failed else "",
        what=what,
        kinds=desk.survey.kinds(),
        onward=places.listed("/log", **about, before=more) if more else None,
        back=places.listed("/log", **about) if before is not None else None,
    )
