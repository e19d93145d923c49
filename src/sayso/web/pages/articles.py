"""Articles: the list of them, the page of one as it was read, and two texts side by side."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from sayso.export.notes import others
from sayso.export.outline import ranked
from sayso.types.story import Copy, Story
from sayso.types.view import Leaf
from sayso.web import places
from sayso.web.asking import After, AtDesk
from sayso.web.pages.amending import form_of
from sayso.web.showing import shown
from sayso.web.views import leaf
from sayso.web.views.aligned import aligned, lines

PAGE = 50  # articles of the list

router = APIRouter()
Key = Annotated[str, Query(max_length=400)]


@router.get("/articles")
def articles(request: Request, desk: AtDesk, after: After = None) -> Response:
    """All articles, the newest first."""
    found = desk.survey.articles(limit=PAGE + 1, after=after)
    more = found[PAGE - 1].key if len(found) > PAGE else None
    onward = places.listed("/articles", after=more) if more else None
    number, _ = desk.survey.holds()
    return shown(request, "articles.html", articles=found[:PAGE], number=number, onward=onward)


@router.get("/articles/{name:path}")
def article(request: Request, desk: AtDesk, name: str) -> Response:
    """One article: its words with every statement marked, where they come from, its versions."""
    found = desk.survey.leaf(name)
    reading, key = found.kept.reading, found.kept.key
    about = leaf.bearings(found.story, key)
    return shown(
        request,
        "article.html",
        leaf=found,
        article=reading.article,
        reading=reading,
        passages=[] if found.fault else leaf.passages(reading, about),
        number=len(reading.statements),
        deep=any(depth for depth, _ in ranked(reading.statements)),
        told=others(reading),
        copies=_copies(found.story, key),
        listed={each.key: each for each in found.kin},
        versions=desk.versions(key),
        pages=desk.came_by(key),
        made=desk.amending.made(key),
        hand=form_of(desk, found),
    )


@router.get("/compare")
def compare(request: Request, desk: AtDesk, one: Key, other: Key) -> Response:
    """Two texts side by side: versions of a page, or a copy beside its origin."""
    left, right = desk.survey.leaf(one), desk.survey.leaf(other)
    withheld = left.fault or right.fault
    found = (
        None if withheld else aligned(*(lines(each.kept.reading.article) for each in (left, right)))
    )
    url = left.kept.reading.article.url
    return shown(
        request,
        "compare.html",
        one=left,
        other=right,
        found=found,
        withheld=withheld,
        copy=_between(left, right),
        edited=url is not None and url == right.kept.reading.article.url,
    )


def _copies(story: Story | None, key: str) -> list[Copy]:
    """The copies that an article is, then those that were made of it."""
    found = [c for c in story.copies if key in (c.origin, c.article)] if story else []
    return sorted(found, key=lambda copy: copy.origin == key)


def _between(one: Leaf, other: Leaf) -> Copy | None:
    keys = {one.kept.key, other.kept.key}
    every = one.story.copies if one.story else ()
    return next((copy for copy in every if {copy.origin, copy.article} == keys), None)
