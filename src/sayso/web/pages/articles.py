"""Articles: the list of them, and the page of one as it was read."""

from fastapi import APIRouter, Request, Response

from sayso.export.outline import ranked
from sayso.types.kept import Listed
from sayso.types.story import Reference
from sayso.web import places
from sayso.web.asking import After, AtDesk
from sayso.web.showing import shown

PAGE = 50  # articles of the list

router = APIRouter()


@router.get("/articles")
def articles(
    request: Request, desk: AtDesk, story: str | None = None, after: After = None
) -> Response:
    """The articles of a story or of all, the newest first."""
    found = sorted(desk.articles(story), key=_newest, reverse=True)
    start = next((n for n, each in enumerate(found, 1) if each.key == after), 0)
    rows = found[start : start + PAGE]
    more = rows[-1].key if start + PAGE < len(found) else None
    onward = places.listed("/articles", story=story, after=more) if more else None
    return shown(
        request, "articles.html", articles=rows, number=len(found), story=story, onward=onward
    )


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


def _newest(article: Listed) -> tuple[str, str]:
    return str(article.day or ""), article.key
