"""A reading as a person takes it in: statements by rank, their words as prose, the count."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sayso.types.article import Article, ZoneKind
from sayso.types.attribution import Statement
from sayso.types.kept import Listed
from sayso.types.reading import Reading
from sayso.types.span import Span, joined

UNSURE = 0.5  # below this a statement is likelier wrong than right, `confidence` being calibrated

_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*|\s*\n\s*(?=[“\"«„‘'])")
_CLOSES = tuple("”\"»’'")
_OPENS = tuple("“\"«„‘'")


def ranked(statements: Iterable[Statement]) -> Iterator[tuple[int, Statement]]:
    """Each statement with its depth, right after the statement within which it stands.

    One whose outer statement is not at hand counts as outermost.
    """
    rows = list(statements)
    known = {row.id for row in rows}
    inner: dict[str | None, list[Statement]] = defaultdict(list)
    for row in rows:
        inner[row.within if row.within in known else None].append(row)
    waiting = [(0, row) for row in reversed(inner.pop(None, []))]
    while waiting:
        depth, row = waiting.pop()
        yield depth, row
        waiting += [(depth + 1, each) for each in reversed(inner.pop(row.id, []))]
    yield from ((0, row) for left in inner.values() for row in left)  # those within one another


def content(text: str, statement: Statement) -> list[str]:
    """What was said, a paragraph a string, with quotation marks as printed.

    Where words of somebody else were left out between two pieces, " … " says so.
    """
    spans = statement.content
    if not spans:
        return []
    own = (*statement.cue.spans, *(statement.source.spans if statement.source else ()))
    prose = spans[0].of(text)
    for before, after in pairwise(spans):
        prose += (" … " if _leaves_out(text, before, after, own) else " ") + after.of(text)
    return [" ".join(part.split()) for part in _PARAGRAPH.split(prose)]


def _leaves_out(text: str, before: Span, after: Span, own: Sequence[Span]) -> bool:
    if before.of(text).endswith(_CLOSES) and after.of(text).startswith(_OPENS):
        return False  # the marks show the break
    return any(
        text[i].isalnum() and not any(span.start <= i < span.end for span in own)
        for i in range(before.end, after.start)
    )


def title(article: Article) -> str:
    """The article's title, or else the first thing that tells it from others."""
    printed = joined(article.text, article.zones_of(ZoneKind.TITLE))
    known = (article.title, printed, article.key, article.url, "Untitled")
    return next(" ".join(each.split()) for each in known if each)


def published(article: Article) -> str:
    """The day of publication, as people write it: "2 September 2031"; "" when unknown."""
    moment = article.published_at
    return f"{moment.day} {moment:%B} {moment.year}" if moment else ""


def tally(reading: Reading) -> str:
    """How much was found.

    A speaker is an entity; a source that no entity is known for is told from others by its words.
    """
    number = len(reading.statements)
    if not number:
        return "No statements found"
    unnamed = sum(each.source is None for each in reading.statements)
    speakers = len(set(_speakers(reading)))
    by = f" by {counted(speakers, 'speaker')}" if speakers else ""
    without = f", {unnamed} without a source" if unnamed else ""
    return f"{counted(number, 'statement')}{by}{without}"


def counted(number: int, noun: str) -> str:
    """A number and its noun.

    >>> counted(1, "article"), counted(1200, "article"), counted(2, "story")
    ('1 article', '1,200 articles', '2 stories')
    """
    many = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else many}"


def _speakers(reading: Reading) -> Iterator[str]:
    for statement in reading.statements:
        if source := statement.source:
            yield from source.entities or (joined(reading.article.text, source.spans).casefold(),)


def unread(listed: Listed) -> str:
    """That nothing was read in an article, with its language; nothing for one that was read."""
    spoken = f" ({listed.language})" if listed.language else ""
    return f"not read{spoken}" if listed.unread else ""
