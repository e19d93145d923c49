"""Search: quotations, claims and articles that hold all the words, narrowed by what they are."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from sayso.text.seeking import asked, lit
from sayso.types.attribution import Act
from sayso.types.seeking import Kind, Question
from sayso.types.story import StanceKind
from sayso.web.asking import AtDesk
from sayso.web.showing import is_partial, shown
from sayso.web.views.narrowing import Narrowed

LONGEST = 400  # characters of a question
HITS = 20  # on a page

router = APIRouter()

Words = Annotated[str, Query(max_length=LONGEST)]
Value = Annotated[str, Query(max_length=200)]
From = Annotated[int, Query(ge=0, le=1_000_000)]


@router.get("/search")
def search(  # noqa: PLR0913, PLR0917 - every filter is part of the address
    request: Request,
    desk: AtDesk,
    q: Words = "",
    kind: Value = "",
    outlet: Value = "",
    party: Value = "",
    stance: Value = "",
    act: Value = "",
    story: Value = "",
    since: Value = "",
    until: Value = "",
    after: From = 0,
) -> Response:
    """What holds the words; asked by htmx, the list alone."""
    told: list[str] = []
    question = Question(
        q,
        kind=_one_of(kind, {k.value: k for k in Kind}, "kind", told) or Kind.QUOTATION,
        outlet=outlet or None,
        party=party or None,
        stance=_one_of(stance, {k.value: k.value for k in StanceKind}, "stance", told),
        act=_one_of(act, {k.value: k.value for k in Act}, "act", told),
        story=story or None,
        since=_day(since, told),
        until=_day(until, told),
    )
    words = asked(q)
    told += _odd(question, bool(words.runs), bool(words.barred))
    wanted = bool(words.runs) or (question.narrowed and not q.strip())
    found = desk.survey.seek(question, limit=HITS, after=after) if wanted else None
    narrowed = Narrowed(question, _names(desk, question), after=after)
    partial = is_partial(request) and request.headers.get("hx-request-type") != "full"
    return shown(
        request,
        "search_hits.html" if partial else "search.html",
        q=q,
        question=question,
        narrowed=narrowed,
        found=found,
        told=told,
        step=HITS,
        after=after,
        lit=lambda text: list(lit(text, words)),
    )


def _one_of(value: str, known: dict[str, Any], name: str, told: list[str]) -> Any:
    if value and value not in known:
        told.append(f"“{value}” is no {name} that is known; it was left aside.")
    return known.get(value)


def _day(value: str, told: list[str]) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        told.append(f"“{value}” is no day; write it as 2031-04-12. It was left aside.")
        return None


def _odd(question: Question, runs: bool, barred: bool) -> list[str]:  # noqa: FBT001
    told = []
    if question.since and question.until and question.since > question.until:
        told.append("The first day is later than the last one, so nothing can lie between them.")
    if question.words.strip() and not runs:
        told.append(
            "Say also what shall be there: only words to leave out were typed."
            if barred
            else "There is no letter or number in what was typed, so there is nothing to look for."
        )
    return told


def _names(desk: AtDesk, question: Question) -> dict[str, str]:
    """What a chosen party and story are called."""
    chosen = {"party": question.party, "story": question.story}
    return {
        name: desk.survey.called(name, value) or value for name, value in chosen.items() if value
    }
