"""Whom "we" means outside quotation marks: who publishes the article, if the story names him.

That report was wrong, and *we* retract it. — Clinic & Ward
"""

from collections.abc import Iterable

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.types.attribution import Statement
from sayso.types.story import Party


def publisher(parties: Iterable[Party], chapter: Chapter, statement: Statement) -> tuple[str, ...]:
    """The party that publishes the article, where "we" speak in it and no entity is known."""
    we = chapter.source(statement).casefold() == "we" and statement.within is None
    named = plain(chapter.outlet) if we and chapter.outlet else ""
    found = (p.id for p in parties if named and named in map(plain, (p.name, *p.aliases)))
    return tuple(found)[:1]
