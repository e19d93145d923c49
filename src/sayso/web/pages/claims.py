"""Claims: the list of them, and the page of one with everything that bears on it."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from sayso.export.brief_notes import Notes
from sayso.export.story import gathered
from sayso.types.kept import PROGRAM
from sayso.types.view import ClaimView
from sayso.web import places
from sayso.web.asking import After, AsOf, AtDesk
from sayso.web.showing import shown
from sayso.web.views import citing
from sayso.web.views.origins import layers, origins
from sayso.web.views.spread import spread

PAGE = 30  # claims of the list

router = APIRouter()


@router.get("/claims")
def claims(
    request: Request,
    desk: AtDesk,
    about: Annotated[str, Query(max_length=400)] = "",
    after: After = None,
) -> Response:
    """The claims that people keep, and those of the stories, the one last reported on first."""
    found = desk.survey.claims(about=about, limit=PAGE + 1, after=after)
    rows = found[:PAGE]
    more = rows[-1][0].id if len(found) > PAGE else None
    onward = places.listed("/claims", about=about, after=more) if more else None
    kept = desk.kept(about=about or None) if not after else []
    return shown(
        request,
        "claims.html",
        claims=rows,
        kept=kept,
        about=about,
        onward=onward,
    )


@router.get("/claims/{name}")
def claim(request: Request, desk: AtDesk, name: str, as_of: AsOf) -> Response:
    """One claim, or one that a person keeps."""
    kept = desk.kept(name)
    if kept:
        return shown(request, "kept.html", kept=kept[0], as_of=as_of)
    view = desk.claim(name, as_of=as_of)
    return shown(
        request,
        "claim.html",
        as_of=as_of,
        **_whole(view),
        contexts=desk.survey.contexts(view.claim.statements),
    )


def _whole(view: ClaimView) -> dict[str, Any]:
    notes = Notes(view.view)
    taken = {stance.at for stance in view.stances}
    words = {each.at: each for each in view.view.quotations}
    stated = next((words[s.at] for s in view.stances if s.at in words), None)
    return {
        "claim": view.claim,
        "story": view.view.story,
        "view": view.view,
        "text": view.claim.text if notes.may_show(view.claim.text, view.claim.statements) else None,
        "turns": gathered(view.stances),
        "words": words,
        "also": [words[at] for at in view.claim.statements if at not in taken and at in words],
        "variants": view.variants,
        "history": view.history,
        "ruled": sum(not each.author.startswith(PROGRAM) for each in view.history),
        "origins": origins(view),
        "layers": list(layers(view.view, view.claim)),
        "spread": spread(view.view, view.claim),
        "citing": citing,
        "cited": stated,
    }
