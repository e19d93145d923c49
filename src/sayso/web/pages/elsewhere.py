"""Where a statement belongs: out of its claim, with another, and back where it was."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from sayso.types.kept import reference
from sayso.web import places
from sayso.web.asking import AskedError, AtDesk
from sayso.web.showing import led_on, shown

OTHER = "other"  # the choice of a claim that is named by its id

router = APIRouter()

Name = Annotated[str, Form(max_length=1_000)]


@router.get("/claims/{name}/elsewhere")
def elsewhere(
    request: Request, desk: AtDesk, name: str, statement: Annotated[str, Query(max_length=1_000)]
) -> Response:
    """The form: one statement of a claim, what goes with it, and the claims it may be of."""
    found = desk.regrouping.elsewhere(name, statement)
    at = reference(statement)
    contexts = desk.survey.contexts([each.at for each in found.gone])
    return shown(
        request, "elsewhere.html", found=found, meant=at, contexts=contexts, statement=statement
    )


@router.post("/claims/{name}/elsewhere")
def move(desk: AtDesk, name: str, statement: Name, to: Name = "", other: Name = "") -> Response:
    """Take it out of its claim, or put it with another; on to where it stands now."""
    if to == OTHER and not other.strip():
        raise AskedError("No claim is named", "Go back, and write its id, or choose another way.")
    now = desk.regrouping.move(name, statement, to=other.strip() if to == OTHER else to)
    if now:
        return led_on(f"{places.claim(now)}#{places.BY_HAND}")
    return led_on(places.statement(reference(statement)))  # it stands in no claim


@router.post("/claims/{name}/undo")
def undo(
    desk: AtDesk, name: str, statement: Name, made_at: Annotated[str, Form(max_length=60)]
) -> Response:
    """Take back what was done at that moment; on to the claim in which the statement is then."""
    try:
        moment = datetime.fromisoformat(made_at)
    except ValueError:
        raise AskedError(f"“{made_at}” is no moment", "Load the page anew.") from None
    desk.regrouping.undo(statement, made_at=moment)
    now = desk.regrouping.claim_of(statement)
    return led_on(places.claim(now) if now else places.statement(reference(statement)))
