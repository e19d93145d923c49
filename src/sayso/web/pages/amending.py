"""By hand: a missed statement is entered, a wrong one mended or struck, and all of it undone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request, Response

from sayso.desk import Desk
from sayso.desk.amending import NEVER
from sayso.errors import AmendedError, AmendError, UnknownError
from sayso.types.amendment import Choice
from sayso.types.view import Amended, Leaf
from sayso.web import places
from sayso.web.asking import AskedError, AtDesk
from sayso.web.showing import led_on, shown
from sayso.web.views import hand, leaf
from sayso.web.views.hand import Typed

router = APIRouter()

Key = Annotated[str, Query(max_length=400)]
Field = Annotated[str, Form(max_length=400)]


async def told_of(request: Request) -> Typed:
    """What stands in the form: in the address, or in what was sent."""
    sent = request.query_params if request.method == "GET" else await request.form()
    told = hand.typed(sent)
    try:
        told.given()
    except ValueError as error:
        raise AskedError("That is no value of this form", f"{error}.") from None
    return told


Told = Annotated[Typed, Depends(told_of)]


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody is about to do to which statement of an article, and what he had seen."""

    desk: Desk
    leaf: Leaf
    statement: str
    seen: datetime

    @property
    def name(self) -> str:
        """The statement's, or the article's where it is a new one."""
        key = self.leaf.kept.key
        return f"{key}/{self.statement}" if self.statement else key

    @property
    def stands(self) -> bool:
        rows = self.leaf.kept.reading.statements
        return not self.statement or self.statement in {each.id for each in rows}

    def last(self) -> Amended | None:
        """What was done to the statement last: made, or taken back."""
        every = self.desk.amending.made(self.leaf.kept.key)
        own = [each for each in every if each.amendment.statement == self.statement]
        moment = lambda each: each.amendment.retracted_at or each.amendment.made_at  # noqa: E731
        return max(own, key=moment, default=None)


def change_of(
    desk: AtDesk,
    article: Field,
    statement: Field = "",
    seen: Field = "",
) -> Change:
    """What a form asks of which statement. Raises AskedError for what is no moment."""
    try:
        moment = datetime.fromisoformat(seen) if seen else NEVER
    except ValueError:
        raise AskedError(f"“{seen}” is no moment", "Load the page anew.") from None
    return Change(desk, desk.survey.leaf(article), statement, moment)


AtChange = Annotated[Change, Depends(change_of)]


@router.get("/amend")
def form(request: Request, desk: AtDesk, told: Told, article: Key, statement: Key = "") -> Response:
    """The form of a missed statement, or of one that is to be mended, filled with what is known."""
    change = Change(desk, desk.survey.leaf(article), statement, NEVER)
    if statement and not told.has_words:
        told = hand.typed_of(desk.amending.given(change.name))
    return _form(request, change, told)


@router.post("/amend")
def amend(request: Request, change: AtChange, told: Told) -> Response:
    """Enter or mend it; or change which words are meant, or say what was done meanwhile."""
    given, amending = told.given(), change.desk.amending
    try:
        if hand.undecided(amending.choices(change.name, given)):
            return _form(request, change, told, status=422)
        if change.statement:
            done = amending.mend(change.name, given, reason=told.reason, seen=change.seen)
        else:
            done = amending.enter(change.name, given, reason=told.reason)
    except AmendError as error:
        return _form(request, change, told, status=422, error=error)
    except (AmendedError, UnknownError):
        return _late(request, change, told)
    return led_on(places.article(change.leaf.kept.key, done.rpartition("/")[2]))


@router.post("/amend/strike")
def strike(request: Request, change: AtChange, told: Told) -> Response:
    """It is no statement."""
    try:
        change.desk.amending.strike(change.name, reason=told.reason, seen=change.seen)
    except (AmendedError, UnknownError):
        return _late(request, change, hand.typed({}))
    return led_on(places.article(change.leaf.kept.key, "by-hand"))


@router.post("/amend/undo")
def undo(request: Request, change: AtChange) -> Response:
    """Take back what was made of a statement at the moment that was seen."""
    try:
        change.desk.amending.undo(change.name, made_at=change.seen)
    except (AmendedError, UnknownError):
        return _late(request, change, hand.typed({}))
    return led_on(places.article(change.leaf.kept.key, "by-hand"))


@router.get("/amend/meanwhile")
def meanwhile(
    request: Request, desk: AtDesk, article: Key, statement: Key, seen: Key = ""
) -> Response:
    """For a form that is open already: that its statement was amended meanwhile, or nothing."""
    change = change_of(desk, article, statement, seen)
    late = change.last() if desk.amending.moved_at(change.name) > change.seen else None
    return shown(request, "amend_meanwhile.html", late=late, key=article, statement=statement)


def _late(request: Request, change: Change, told: Typed) -> Response:
    """What stands now, with what came too late; nothing of that is kept."""
    late = change.last()
    if late is None:
        raise UnknownError("statement", change.name, "the article's page lists them")
    change = Change(
        change.desk, change.desk.survey.leaf(change.leaf.kept.key), change.statement, change.seen
    )
    if not told.has_words and change.stands:
        told = hand.typed_of(change.desk.amending.given(change.name))
    return _form(request, change, told, status=409, late=late)


def _form(
    request: Request,
    change: Change,
    told: Typed,
    *,
    status: int = 200,
    error: AmendError | None = None,
    late: Amended | None = None,
) -> Response:
    """The article's words, and the form over what was typed."""
    found, kept = change.leaf, change.leaf.kept
    statement = change.statement if change.stands else ""
    name = f"{kept.key}/{statement}" if statement else kept.key
    choices = change.desk.amending.choices(name, told.given()) if told.has_words else ()
    # Who is asked something else first has not seen what was done meanwhile.
    shown_by = {"seen": change.seen.isoformat()} if status == 422 else {}
    return shown(
        request,
        "amend.html",
        status=status,
        leaf=found,
        article=kept.reading.article,
        passages=[] if found.fault else leaf.passages(kept.reading, {}),
        number=leaf.number(kept.reading, statement),
        error=error,
        late=late,
        hand=form_of(change.desk, found, told, statement=statement, choices=choices) | shown_by,
        undecided=bool(hand.undecided(choices)),
    )


def form_of(
    desk: Desk,
    found: Leaf,
    told: Typed | None = None,
    *,
    statement: str = "",
    choices: Iterable[Choice] = (),
) -> dict[str, Any]:
    """What the form itself is made of, wherever it stands."""
    reading, told = found.kept.reading, told or hand.typed({})
    return {
        "key": found.kept.key,
        "statement": statement,
        "told": told,
        "parts": hand.parts(reading, told, choices),
        "speakers": hand.speakers(reading),
        "seen": desk.amending.moved_at(found.kept.key).isoformat(),
        "main": hand.MAIN,
        "acts": hand.ACTS,
        "kinds": hand.KINDS,
        "forms": hand.FORMS,
        "bases": hand.BASES,
    }
