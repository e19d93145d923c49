"""Rows of the tables ⇄ values of the field."""

import json
import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Row

from sayso.store import tables as t
from sayso.types.article import Outlet
from sayso.types.families import Families
from sayso.types.kept import Judgement, Listed, Ruling, reference
from sayso.types.story import Story
from sayso.wire.plain import from_plain

T = TypeVar("T")

LAST = "\U0010ffff"  # after every text that begins alike
WINDOW = 45  # days between two articles: beyond them kinship fades below what makes kin
_STORIES_AT_HAND = 64  # records, of which the large ones take a megabyte


def packed(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpacked(body: bytes) -> Any:
    return json.loads(zlib.decompress(body))


def packed_terms(terms: Mapping[str, float]) -> bytes:
    """Terms with their weights, in their order and to the last bit; made to be read quickly."""
    weights = array("d", terms.values())
    if sys.byteorder == "big":
        weights.byteswap()
    return "\n".join(terms).encode() + b"\0" + weights.tobytes()


def unpacked_terms(body: bytes) -> Mapping[str, float]:
    """The terms again.

    >>> unpacked_terms(packed_terms({"skarn": 0.6, "quay": 0.8}))
    {'skarn': 0.6, 'quay': 0.8}
    """
    names, _, numbers = body.partition(b"\0")
    weights = array("d", numbers)
    if sys.byteorder == "big":
        weights.byteswap()
    return dict(zip(names.decode().split("\n"), weights, strict=True)) if weights else {}


def lineage_in(told: tuple[str, str] | None) -> str | None:
    """Whom a feed names as a source, as a column holds it."""
    return json.dumps(told) if told else None


def lineage_out(held: str | None) -> tuple[str, str] | None:
    name, url = json.loads(held or "null") or ("", "")
    return (name, url) if held else None


@lru_cache(maxsize=_STORIES_AT_HAND)
def story_of(record: bytes) -> Story:
    """A story of its record; a page asks for the same one several times."""
    return from_plain(Story, unpacked(record))


LISTED = (
    t.articles.c.key, t.articles.c.title, t.articles.c.outlet, t.articles.c.url, t.articles.c.day,
    t.articles.c.story, t.articles.c.statements, t.articles.c.domain, t.articles.c.family,
    t.articles.c.sha256, t.articles.c.captured_at, t.articles.c.language, t.articles.c.unread,
)  # fmt: skip


def listed_of(row: Any, families: Families) -> Listed:
    """A row of the columns `LISTED`."""
    return Listed(
        row.key,
        row.title,
        row.outlet,
        row.url,
        day_of(row.day),
        row.story,
        row.statements,
        family=families.of(Outlet(row.outlet, row.domain, row.family)),
        sha256=row.sha256,
        captured_at=datetime.fromisoformat(row.captured_at) if row.captured_at else None,
        language=row.language,
        unread=row.unread,
    )


def row_of(judgement: Judgement, root: int | None = None) -> dict[str, Any]:
    return {
        "kind": judgement.kind,
        "subject": judgement.subject,
        "object": judgement.object,
        "value": judgement.value,
        "score": judgement.score,
        "reason": judgement.reason,
        "author": judgement.author,
        "made_at": judgement.made_at.isoformat(),
        "retracted_at": None,
        "article": article_of(judgement.kind, judgement.subject),
        "root": root,
    }


def article_of(kind: str, subject: str) -> str | None:
    """The article whose statement a judgement is about; None for one about whole articles."""
    whole = (Ruling.SAME_STORY.value, Ruling.OTHER_STORY.value, "story", "copy")
    return None if kind in whole else reference(subject).article


def judgement_of(row: Row[Any]) -> Judgement:
    retracted = datetime.fromisoformat(row.retracted_at) if row.retracted_at else None
    return Judgement(
        row.kind,
        row.subject,
        row.object,
        value=row.value,
        author=row.author,
        made_at=datetime.fromisoformat(row.made_at),
        score=row.score,
        reason=row.reason,
        retracted_at=retracted,
    )


def season_of(day: int) -> int:
    """The season of a day, by its number; whatever lies within `WINDOW` is in it or beside it."""
    return day // WINDOW


def day_of(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def batches(rows: Sequence[T], size: int = 500) -> Iterator[Sequence[T]]:
    for at in range(0, len(rows), size):
        yield rows[at : at + size]
