"""An article as it is judged beside others: its reading, its words, its place in the order."""

import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date, datetime, time
from functools import cached_property

from sayso.judge.wording import Wording
from sayso.types.attribution import Statement
from sayso.types.figure import Figure
from sayso.types.mention import Entity
from sayso.types.reading import Reading
from sayso.types.span import Span, joined
from sayso.types.time import Time

_DAY_ALONE = (time(), time(23, 59, 59))  # as a date without its hour is kept, and a typed one
_REST = re.compile(r"[^.!?\n]*")


def in_place(statement: str) -> str:
    """The name of a statement's vector where it stands, beside that of its words alone."""
    return f"{statement}@"


def narrated(sentence: Span) -> str:
    """The name of the vector of a sentence in which nobody states anything."""
    return in_place(f"{sentence.start}-{sentence.end}")


@dataclass(frozen=True)
class Chapter:
    """One article of a story.

    `vectors` hold a row of numbers for each statement, for each of its clauses, and for what the
    statement, or a sentence that only narrates, means where it stands; ledgers of older versions
    lack the last. `turn` is its number among the articles of its story, where the order of a day
    was looked at.
    """

    key: str
    reading: Reading
    _: KW_ONLY
    vectors: Mapping[str, tuple[float, ...]]
    turn: int | None = None

    def taken(self, turn: int) -> "Chapter":
        """The same at its turn; what was reckoned of its words is kept."""
        found = replace(self, turn=turn)
        vars(found)["wording"] = self.wording  # where a cached property keeps its value
        return found

    @property
    def text(self) -> str:
        return self.reading.article.text

    @cached_property
    def wording(self) -> Wording:
        return Wording(self.reading.article)

    @cached_property
    def day(self) -> date | None:
        published = self.reading.article.published_at
        return published.date() if published else None

    @cached_property
    def moment(self) -> datetime | None:
        """When it was published, if the hour is told: a day alone is its first or last second."""
        published = self.reading.article.published_at
        return None if published is None or published.time() in _DAY_ALONE else published

    @cached_property
    def order(self) -> str:
        """Its place in the canonical order: by publication, what the article says, and its key.

        Where its turn is known, by that.
        """
        if self.turn is not None:
            return f"{self.turn:08}"
        published = self.reading.article.published_at
        day = published.isoformat() if published else "9999"
        return f"{day} {self.reading.article.id} {self.key}"

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.reading.entities}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        return {statement.id: statement for statement in self.reading.statements}

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        return {figure.id: figure for figure in self.reading.figures}

    @cached_property
    def times(self) -> Mapping[str, Time]:
        return {time.id: time for time in self.reading.times}

    @property
    def outlet(self) -> str:
        outlet = self.reading.article.outlet
        return outlet.name or outlet.domain or ""

    def said(self, statement: Statement) -> str:
        """What was said, in the text's words."""
        return joined(self.text, statement.content)

    def sentence(self, statement: Statement) -> str:
        """What was said, on to the end of its sentence."""
        rest = _REST.match(self.text, statement.content[-1].end) if statement.content else None
        return self.said(statement) + (rest[0] if rest else "")

    def source(self, statement: Statement) -> str:
        return joined(self.text, statement.source.spans) if statement.source else ""
