"""A brief made of a story's view: its parts in the order in which they are read."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from sayso.export.brief import Altered, ArticlePart, Brief, ClaimPart
from sayso.export.brief_asks import asks
from sayso.export.brief_claims import Claims
from sayso.export.brief_days import Parts, days
from sayso.export.brief_figures import figures
from sayso.export.brief_notes import Notes, plain
from sayso.export.days import day
from sayso.export.outline import unread
from sayso.export.story import corrected, coverage, weighty
from sayso.export.terminal import neutral, neutral_piece
from sayso.types.kept import Listed
from sayso.types.story import Copy, Relation, Variant
from sayso.types.view import StoryView

_RELATIONS = {Relation.COPY: "copy of", Relation.DERIVED: "derived from"}
_CHANGES = re.compile(r"\[-.*?-\]|\{\+.*?\+\}")


def brief(view: StoryView, *, as_of: date | None = None, known_on: datetime | None = None) -> Brief:
    """The story as a brief; the two days say of when it is, where it is not of now."""
    story, notes = view.story, Notes(view)
    claims = Claims(view, notes)
    parts = Parts(*_claims(claims), tuple(figures(view, notes)), tuple(asks(view, notes)))
    told = tuple(days(claims, parts))
    rows = tuple(_articles(view, notes))
    copied = {copy.article for copy in story.copies}
    return Brief(
        story.id,
        neutral(story.title),
        coverage(story.coverage),
        tuple(_limits(as_of, known_on)),
        claims=parts.claims,
        single=parts.single,
        figures=parts.figures,
        asks=parts.asks,
        days=told,
        articles=tuple(row for row in rows if row.id not in copied),
        copies=tuple(row for row in rows if row.id in copied),
        notes=notes.all(),
    )


def _claims(claims: Claims) -> tuple[tuple[ClaimPart, ...], tuple[ClaimPart, ...]]:
    """Those on which several parties stand, and the rest; all standings are told first."""
    story = claims.view.story
    many = [claim for claim in story.claims if weighty(story.stances, claim)]
    few = [claim for claim in story.claims if not weighty(story.stances, claim)]
    standings = [claims.standing(claim) for claim in many]
    told = enumerate(zip(many, standings, strict=True), 1)
    full = tuple(claims.full(claim, number, standing) for number, (claim, standing) in told)
    return full, tuple(claims.short(claim, n) for n, claim in enumerate(few, len(many) + 1))


def _limits(as_of: date | None, known_on: datetime | None) -> Iterator[str]:
    if as_of:
        yield f"from what was published by {day(as_of)}"
    if known_on:
        yield f"as this ledger held and judged it on {day(known_on.date())}"


def _articles(view: StoryView, notes: Notes) -> Iterator[ArticlePart]:
    """Every article, copies last; which notes lead to it is known when all are told."""
    copies = {copy.article for copy in view.story.copies}
    ordered = sorted(view.articles, key=lambda article: article.key in copies)
    rows = [(article, tuple(_altered(view, notes, article.key))) for article in ordered]
    named = {article.key: article for article in view.articles}
    copied, read = defaultdict(list), Counter(article.url for article in view.articles)
    for copy in view.story.copies:
        copied[copy.article].append(_copy(copy, named.get(copy.origin)))
    for number, (article, altered) in enumerate(rows, 1):
        yield ArticlePart(
            article.key,
            f"article-{number}",
            day(article.day),
            neutral(article.outlet or "no outlet"),
            neutral(article.title or "untitled"),
            neutral(article.url) if article.url else None,
            told=(*copied[article.key], *_told(article, read), *_corrected(view, article.key)),
            altered=altered,
            notes=notes.of_article(article.key),
        )


def _copy(copy: Copy, origin: Listed | None) -> str:
    """What a copy's text comes from."""
    whose = f"{origin.outlet or 'no outlet'}, {day(origin.day)}" if origin else copy.origin
    return neutral(f"{_RELATIONS[copy.relation]} {whose}: {copy.reason}")


def _told(article: Listed, read: Mapping[str | None, int]) -> Iterator[str]:
    """That nothing was read in it, or that the same page was read in another version."""
    if article.unread:
        yield neutral(unread(article))
    if article.url and read[article.url] > 1:
        yield "one of several versions of the page"


def _corrected(view: StoryView, key: str) -> Iterator[str]:
    """What the article puts right of what its outlet had printed."""
    for words in corrected(view, key):
        yield neutral(f"corrects itself: {words}")


def _altered(view: StoryView, notes: Notes, key: str) -> Iterator[Altered]:
    """What the article changed in utterances that another prints more fully."""
    own = [each for each in view.story.variants if each.other.article == key]
    for variant in own:
        if _within_another(variant, own):
            continue
        ends = (variant.other, variant.fullest)
        hidden = any(map(notes.is_withheld, ends))
        pieces = (("", "words withheld"),) if hidden else tuple(_pieces(variant.difference))
        one, other = (notes.cite(at) for at in ends)
        yield Altered(pieces, (one, " beside ", other))


def _within_another(variant: Variant, others: Sequence[Variant]) -> bool:
    """Whether a longer difference shows the same one."""
    return any(
        plain(variant.difference) in plain(each.difference)
        and len(variant.difference) < len(each.difference)
        for each in others
    )


def _pieces(difference: str) -> Iterator[tuple[str, str]]:
    """The words as they are, as they are gone, and as they are new.

    >>> list(_pieces("has [-not-] confirmed"))
    [('', 'has '), ('gone', 'not'), ('', ' confirmed')]
    """
    at = 0
    for found in _CHANGES.finditer(difference):
        yield "", neutral_piece(difference[at : found.start()])
        yield ("gone" if found[0][0] == "[" else "new"), neutral(found[0][2:-2])
        at = found.end()
    yield "", neutral_piece(difference[at:])
