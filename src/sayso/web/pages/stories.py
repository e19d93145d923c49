"""Stories: the list of them, and the page of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from sayso.desk.surveying import tallied
from sayso.export.brief import Brief, FigurePart
from sayso.export.brief_view import brief
from sayso.export.chart import chart
from sayso.export.story import told
from sayso.types.story import Claim
from sayso.types.view import Headline, Moved, StoryView
from sayso.web import places
from sayso.web.asking import After, AsOf, AtDesk, Step
from sayso.web.showing import led_on, shown
from sayso.web.views.matrix import matrix
from sayso.web.views.origins import layers
from sayso.web.views.replay import day_of, replay
from sayso.web.views.sparkline import Sparkline, sparkline
from sayso.web.views.spread import spread

PAGE = 20  # stories of the list

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Teaser:
    """One story as the front page shows it."""

    story: Headline
    days: Sparkline | None
    moved: tuple[tuple[Moved, str], ...]  # with what it did, as a sentence without its subject


def teasers(found: Iterable[Headline]) -> list[Teaser]:
    return [
        Teaser(each, sparkline(each.days), tuple((m, told(m, m.after)) for m in each.moved))
        for each in found
    ]


@router.get("/stories")
def stories(request: Request, desk: AtDesk, after: After = None) -> Response:
    """All stories, the one last reported on first."""
    found = desk.survey.headlines(limit=PAGE + 1, after=after)
    more = found[PAGE - 1].line.id if len(found) > PAGE else None
    rows = teasers(found[:PAGE])
    onward = places.listed("/stories", after=more) if more else None
    return shown(request, "stories.html", teasers=rows, onward=onward, first=after is None)


@router.get("/stories/{name}")
def story(request: Request, desk: AtDesk, name: str, as_of: AsOf, step: Step) -> Response:
    """One story: who stands where, figures, asks, days, who got it from whom, articles."""
    days = desk.survey.days(name)
    if step is not None:
        return led_on(places.story(name, day_of(days, step)))
    view = desk.story(name, as_of=as_of)
    made = brief(view, as_of=as_of)
    main = view.story.claims[:1]
    return shown(
        request,
        "story.html",
        story=view.story,
        view=view,
        brief=made,
        as_of=as_of,
        replay=replay(days, as_of),
        matrix=matrix(view, _several(view, made)),
        texts={part.id: part.text for part in (*made.claims, *made.single)},
        charts={part.id: _drawn(part) for part in made.figures if part.moved},
        days=sparkline(list(tallied(view.story, view.articles))),
        spread=spread(view, main[0]) if main else None,
        main=main[0] if main else None,
        layers=list(layers(view, main[0])) if main else [],
        cases=desk.cases.holding(view.story),
    )


def _drawn(part: FigurePart) -> Markup:
    return Markup(chart(part))  # noqa: S704 - of `element`, which escapes all text


def _several(view: StoryView, made: Brief) -> list[Claim]:
    """The claims on which several parties stand."""
    of = {claim.id: claim for claim in view.story.claims}
    return [of[part.id] for part in made.claims]
