"""Articles: the list of them, and the page of one as it was read."""

from fastapi import APIRouter, Request, Response

from sayso.export.outline import ranked
from sayso.types.story import Reference
from sayso.web import places
from sayso.web.asking import After, AtDesk
from sayso.web.showing import shown

PAGE = 50  # articles of the list

router = APIRouter()


@router.get("/articles")
def articles(request: Request, desk: AtDesk, after: After = None) -> Response:
    """All articles, the newest first."""
    found = desk.survey.articles(limit=PAGE + 1, after=after)
    more = found[PAGE - 1].key if len(found) > PAGE else None
    onward = places.listed("/articles", after=more) if more else None
    number, _, _ = desk.size()
    return shown(request, "articles.html", articles=found[:PAGE], number=number, onward=onward)


@router.get("/articles/{name:path}")
def article(request: Request, desk: AtDesk, name: str) -> Response:
    """One article: its text, the statements in it, the versions of its page."""
    kept = desk.article(name)
    statements = kept.reading.statements
    quoted = desk.survey.quotations(Reference(kept.key, each.id) for each in statements)
    words = {each.at.statement: each for each in quoted}
    return shown(
        request,
        "article.html",
        kept=kept,
        article=kept.reading.article,
        statements=[(depth, words[each.id]) for depth, each in ranked(statements)],
        versions=desk.versions(kept.key),
        pages=desk.came_by(kept.key),
    )
