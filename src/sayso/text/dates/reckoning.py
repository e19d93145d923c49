"""One match, what was told before it, and the value that it comes to."""

import re
from dataclasses import dataclass
from datetime import date

from sayso.text.dates.arithmetic import day_of
from sayso.text.dates.expression import Ahead, Expression
from sayso.types.span import Span
from sayso.types.time import TimeType


@dataclass(frozen=True, slots=True)
class Before:
    """What was told before: the date told last, the last that was a day, the last quarter."""

    value: str | None = None
    day: date | None = None
    quarter: str | None = None

    def then(self, expression: Expression) -> "Before":
        value = expression.value or ""
        if expression.type not in (TimeType.DATE, TimeType.TIME) or not value[:4].isdigit():
            return self
        named = re.fullmatch(r"\d{4}-Q\d", value) and expression.anchor != "last"
        quarter = value if named else self.quarter
        return Before(value, day_of(value) or self.day, quarter)


class Reckoning:
    """One match in the folded text, and the value that it comes to."""

    def __init__(
        self,
        text: str,
        match: re.Match[str],
        published: date | None,
        before: Before,
        outlook: Ahead,
    ) -> None:
        self.text, self.match, self.published, self.before = text, match, published, before
        self.rule = match.lastgroup or ""
        self.span = Span(match.start(), match.start() + len(match[0].rstrip()))
        self._outlook = outlook

    def __getitem__(self, name: str) -> str:
        """A group of the rule in lower case; "" where it did not match or the rule has none."""
        group = f"{self.rule}_{name}"
        known = group in self.match.re.groupindex
        return " ".join((self.match[group] or "").split()) if known else ""

    def raw(self, name: str) -> str:
        """A group as written."""
        start, end = self.match.span(f"{self.rule}_{name}")
        return self.text[start:end] if start >= 0 else ""

    def start(self, name: str) -> int:
        return self.match.start(f"{self.rule}_{name}")

    @property
    def near(self) -> date | None:
        """The day told last, unless it is yet to come; else that of publication."""
        if self.before.day and (self.published is None or self.before.day <= self.published):
            return self.before.day
        return self.published

    @property
    def ahead(self) -> bool | None:
        """Whether what is told there lies ahead; None where nothing tells."""
        return self._outlook(self.span)

    @property
    def written(self) -> str:
        return self.span.of(self.text)

    @property
    def word_before(self) -> str:
        """The word right before it, as written; "" at a start or behind a mark."""
        found = re.search(
            r"([\w’'-]+)\s+$", self.text[max(0, self.span.start - 24) : self.span.start]
        )
        return found[1] if found else ""

    @property
    def words_after(self) -> str:
        return self.text[self.match.end() : self.match.end() + 40]

    @property
    def in_name(self) -> bool:
        """Whether a capital within a sentence makes it part of a name: "USA Today"."""
        return self.text[self.span.start].isupper() and bool(self.word_before)

    def made(
        self,
        type_: TimeType,
        value: str | None,
        granularity: str,
        *,
        anchored: bool = False,
        relative: str | None = None,
        anchor: str | None = None,
    ) -> Expression:
        """The expression; `anchored` where it hangs on the day of publication."""
        words = relative or " ".join(self.written.split())
        hangs = anchored or anchor is not None
        known = (anchor or "published_at") if hangs and value else None
        return Expression(self.span, type_, value, words if hangs else None, granularity, known)
