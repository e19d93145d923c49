"""Review: pairs of statements that may be about one claim, one by one; a person decides."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from sayso.desk import Desk
from sayso.errors import RuledError, UnknownError
from sayso.types.kept import Ruling
from sayso.types.view import Answered
from sayso.web.asking import AskedError, AtDesk
from sayso.web.showing import led_on, shown

PART = "part"  # the answer that the two articles tell of two courses of events
ANSWERS = {"same": Ruling.SAME_CLAIM, "other": Ruling.OTHER_CLAIM, "unsure": Ruling.UNSURE}
_TOLD = {"same": "one claim", "other": "two claims", "unsure": "asked later", PART: "two stories"}

router = APIRouter()

Statement = Annotated[str, Form(max_length=1_000)]  # as it is written: "n1/s2"


@router.get("/review")
def review(request: Request, desk: AtDesk) -> Response:
    """The next question, and what was ruled last."""
    return shown(
        request, "review.html", asked=desk.reviewing.asked(), last=desk.reviewing.last(), told=told
    )


@router.get("/review/{name}")
def question(request: Request, desk: AtDesk, name: str) -> Response:
    """One question; or how it was ruled on."""
    asked = desk.reviewing.asked(name)
    if asked is None:
        return _ruled(request, desk, name)
    last = desk.reviewing.last()
    return shown(request, "review.html", asked=asked, last=last, told=told)


@router.get("/review/{name}/meanwhile")
def meanwhile(request: Request, desk: AtDesk, name: str) -> Response:
    """For a page that is open already: that its question was ruled on meanwhile, or nothing."""
    answered = desk.reviewing.answered(name)
    return shown(request, "review_meanwhile.html", answered=answered, told=told)


@router.post("/review/{name}")
def decide(
    request: Request,
    desk: AtDesk,
    name: str,
    ruling: Annotated[str, Form(max_length=20)],
    one: Statement = "",
    other: Statement = "",
) -> Response:
    """One claim, two, later, or two stories; never over what was ruled meanwhile."""
    if ruling != PART and ruling not in ANSWERS:
        raise AskedError(f"“{ruling}” is no answer", "Say that it is one claim, or two.")
    try:
        if ruling == PART:
            desk.reviewing.part(name, of=(one, other))
        else:
            desk.reviewing.rule(name, ANSWERS[ruling], of=(one, other))
    except RuledError:
        return _ruled(request, desk, name, mine=_TOLD[ruling])
    return led_on("/review")


@router.post("/review/{name}/undo")
def undo(
    request: Request, desk: AtDesk, name: str, made_at: Annotated[str, Form(max_length=60)]
) -> Response:
    """Take back what was ruled at that moment, and ask again."""
    try:
        desk.reviewing.undo(name, datetime.fromisoformat(made_at))
    except ValueError:
        raise AskedError(f"“{made_at}” is no moment", "Load the page anew.") from None
    except RuledError:
        if desk.reviewing.answered(name):
            return _ruled(request, desk, name, mine="taken back")
    return led_on(f"/review/{name}")


def _ruled(request: Request, desk: Desk, name: str, *, mine: str = "") -> Response:
    """How a question was ruled on; `mine` is the answer that came too late."""
    answered = desk.reviewing.answered(name)
    if answered is None:
        raise UnknownError("open question", name, "what came in since may have answered it")
    status = 409 if mine else 200
    return shown(
        request, "review_ruled.html", status=status, answered=answered, mine=mine, told=told
    )


def told(answered: Answered) -> str:
    """How it was ruled, in two words."""
    if answered.apart:
        return _TOLD[PART]
    return next(_TOLD[word] for word, ruling in ANSWERS.items() if ruling is answered.ruling)
