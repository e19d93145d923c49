"""Claims: the list of them, and the page of one with everything that bears on it."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request, Response

from sayso.export.brief_notes import Notes
from sayso.export.story import gathered
from sayso.types.kept import PROGRAM
from sayso.types.seeking import Opinion
from sayso.types.view import ClaimView
from sayso.web import places
from sayso.web.asking import After, AskedError, AsOf, AtDesk, Step
from sayso.web.showing import led_on, shown
from sayso.web.views import citing
from sayso.web.views.origins import layers, origins
from sayso.web.views.replay import day_of, replay
from sayso.web.views.spread import spread

PAGE = 30  # claims of the list
OPINIONS = tuple((each, each.value.replace("-", " ").capitalize()) for each in Opinion)

router = APIRouter()


@router.get("/claims")
def claims(
    request: Request,
    desk: AtDesk,
    about: Annotated[str, Query(max_length=400)] = "",
    after: After = None,
) -> Response:
    """The claims that people keep, and those of the stories, the one last reported on first."""
    found = desk.survey.claims(about=about, limit=PAGE, after=after)
    more = found.onward
    onward = places.listed("/claims", about=about, after=more) if more else None
    kept = desk.kept(about=about or None) if not after else []
    return shown(
        request,
        "claims.html",
        claims=found.rows,
        kept=kept,
        about=about,
        onward=onward,
    )


@router.get("/claims/{name}")
def claim(request: Request, desk: AtDesk, name: str, as_of: AsOf, step: Step) -> Response:
    """One claim, or one that a person keeps."""
    kept = desk.kept(name)
    if kept:
        held = desk.cases.holding(kept[0].claim)
        return shown(request, "kept.html", kept=kept[0], as_of=as_of, cases=held)
    view = desk.claim(name, as_of=as_of)
    days = desk.survey.days(name)
    if step is not None:
        return led_on(places.claim(name, day_of(days, step)))
    reactions = desk.reactions(name)
    return shown(
        request,
        "claim.html",
        as_of=as_of,
        **_whole(view),
        replay=replay(days, as_of),
        name=name,
        reactions=reactions,
        reaction=next((r for r in reactions[::-1] if not r.retracted_at), None),
        opinions=OPINIONS,
        contexts=desk.survey.contexts(view.claim.statements),
        cases=desk.cases.holding(view.claim),
        regrouped=() if as_of else desk.regrouping.made(view.claim),
    )


@router.post("/claims/{name}/reaction")
def react(desk: AtDesk, name: str, opinion: Annotated[str, Form()] = "") -> Response:
    """Keep what the reader thinks of a claim; without an opinion what was thought is taken back."""
    known = {each.value: each for each in Opinion}
    if opinion and opinion not in known:
        raise AskedError(f"“{opinion}” is no opinion", "Choose one of the five steps.")
    desk.react(name, known.get(opinion))
    return led_on(f"{places.claim(name)}#reaction")


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
