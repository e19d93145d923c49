"""What a page may ask of a request: the desk, and the day by which things were published."""

from datetime import date
from typing import Annotated, cast

from fastapi import Depends, Query, Request

from sayso.desk import Desk
from sayso.web.queueing import Queue
from sayso.web.scheduling import Schedule


class AskedError(Exception):
    """An address asks for what cannot be: `subject` is the part of it, `hint` how to write it."""

    def __init__(self, subject: str, hint: str) -> None:
        super().__init__(subject, hint)
        self.subject = subject
        self.hint = hint


def desk_of(request: Request) -> Desk:
    return cast("Desk", request.app.state.desk)


def day_of(as_of: Annotated[str, Query(max_length=40)] = "") -> date | None:
    """The day named `?as_of=`; None where none is. Raises AskedError for what is no day."""
    try:
        return date.fromisoformat(as_of) if as_of else None
    except ValueError:
        raise AskedError(f"“{as_of}” is no day", "Write it as 2031-04-12.") from None


def asked_step(step: Annotated[int | None, Query(ge=0, le=100_000)] = None) -> int | None:
    """Which day of a story's days a slider was moved to."""
    return step


def queue_of(request: Request) -> Queue:
    return cast("Queue", request.app.state.queue)


def schedule_of(request: Request) -> Schedule:
    return cast("Schedule", request.app.state.schedule)


AtDesk = Annotated[Desk, Depends(desk_of)]
AsOf = Annotated[date | None, Depends(day_of)]
AtQueue = Annotated[Queue, Depends(queue_of)]
AtSchedule = Annotated[Schedule, Depends(schedule_of)]
After = Annotated[str | None, Query(max_length=200)]
Step = Annotated[int | None, Depends(asked_step)]
