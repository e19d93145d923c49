"""People and organisations: who is on record, and all that one of them said."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from markupsafe import Markup

from sayso.export.brief import FigurePart
from sayso.export.chart import chart
from sayso.types.story import Claim, Reference, Stance
from sayso.types.view import PartyStory, Quotation
from sayso.web import places
from sayso.web.asking import AtDesk
from sayso.web.showing import is_partial, shown
from sayso.web.views import saying

PAGE = 60  # parties of the list
STORIES = 6  # of one party, on a page

router = APIRouter()

From = Annotated[int, Query(ge=0, le=10_000_000)]
Part = Annotated[str, Query(max_length=80)]


@dataclass(frozen=True, slots=True)
class Account:
    """What a party is on record with in one story, as its page shows it."""

    of: PartyStory
    days: list[tuple[date | None, list[saying.Said]]]
    turns: list[tuple[Claim, list[Stance]]]
    figures: list[tuple[FigurePart, Markup, list[Reference]]]
    still: list[tuple[FigurePart, list[Reference]]]
    words: dict[Reference, Quotation]
    names: dict[str, str]


@router.get("/parties")
def parties(
    request: Request, desk: AtDesk, q: Part = "", letter: Part = "", after: From = 0
) -> Response:
    """Who is on record, in most stories first; by name under a letter or a part of a name."""
    begins = "" if q.strip() else letter[:1]
    holds = q.strip()
    found = desk.survey.parties(begins=begins, holds=holds, limit=PAGE + 1, after=after)
    more = str(after + PAGE) if len(found) > PAGE else None
    about = {"q": holds, "letter": begins}
    onward = places.listed("/parties", **about, after=more) if more else None
    partial = is_partial(request) and request.headers.get("hx-request-type") != "full"
    return shown(
        request,
        "party_rows.html" if partial else "parties.html",
        parties=found[:PAGE],
        letters=[] if partial else desk.survey.letters(),
        q=holds,
        letter=begins,
        onward=onward,
        back=places.listed("/parties", **about) if after else None,
    )


@router.get("/parties/{name}")
def party(request: Request, desk: AtDesk, name: str, after: From = 0) -> Response:
    """All that one party is on record with, story by story, the newest first."""
    row, found = desk.survey.party(name, limit=STORIES + 1, after=after)
    more = str(after + STORIES) if len(found) > STORIES else None
    here = places.party(row.id)
    return shown(
        request,
        "party.html",
        party=row,
        accounts=[_account(each) for each in found[:STORIES]],
        onward=places.listed(here, after=more) if more else None,
        back=here if after else None,
    )


def _account(of: PartyStory) -> Account:
    given = [
        (part, [at for series, _, at in of.figures if series.id == part.id])
        for part in saying.figures(of)
    ]
    return Account(
        of,
        days=saying.days(of),
        turns=saying.turns(of),
        figures=[(part, _drawn(part), rows) for part, rows in given if part.moved],
        still=[(part, rows) for part, rows in given if not part.moved],
        words={each.at: each for each in of.quotations},
        names={each.id: each.name for each in of.story.parties},
    )


def _drawn(part: FigurePart) -> Markup:
    return Markup(chart(part))  # noqa: S704 - of `element`, which escapes all text
