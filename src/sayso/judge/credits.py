"""Whom an article names as that from which it has its text, or what it tells: another's outlet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.text.lexicon import words
from sayso.text.segment import paragraphs
from sayso.types.article import Outlet, Relation, ZoneKind
from sayso.types.attribution import Basis, Statement
from sayso.types.span import Span

_LINE = 8  # words of a paragraph that may be a credit alone: "Reporting by Ada Holt, Halden Wire"
_AGENCY = re.compile(r"\(([A-Z]{2,5})\)")
_LEADING = re.compile(r"^[Tt]he ")
_LAST = re.compile(r"([^\W\d_][\w’'.-]*) $")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")


@dataclass(frozen=True)
class Credits:
    """What one article names, ready to be asked for the outlets of others."""

    chapter: Chapter

    def has_text_of(self, outlet: Outlet) -> bool:
        """Whether it names the outlet as that from which its text comes.

        By lineage, a byline, a dateline, or a line that stands alone.
        """
        names = _names(outlet)
        known = any(name in names for name in self._named)
        return known or _initials(outlet) in self._agencies or self._says(outlet, self._lines)

    def reports_from(self, outlet: Outlet) -> bool:
        """Whether it tells what the outlet reported, or what somebody told the outlet."""
        return self._says(outlet, self._told)

    def _says(self, outlet: Outlet, told: str) -> bool:
        name = _LEADING.sub("", " ".join((outlet.name or "").split()))
        return any(_stands(each, told) for each in (name, outlet.domain) if each)

    @cached_property
    def _named(self) -> frozenset[str]:
        """The names and hosts in its lineage and its byline."""
        article = self.chapter.reading.article
        lineage = [each for each in article.lineage if each.relation is not Relation.PUBLISHER]
        names = [each.name for each in lineage if each.name]
        hosts = [_host(each.url) for each in lineage if each.url]
        return frozenset(map(plain, (*names, *hosts, *article.byline)))

    @cached_property
    def _lines(self) -> str:
        """Its datelines, and those lines below the title that are a credit and nothing else."""
        article = self.chapter.reading.article
        heads = list(article.zones_of(ZoneKind.TITLE, ZoneKind.SUBTITLE))
        datelines = list(article.zones_of(ZoneKind.DATELINE))
        lines = [
            row
            for row in paragraphs(article.text)
            if _is_credit(row.of(article.text)) and not any(row.overlaps(zone) for zone in heads)
        ]
        return self._joined((*datelines, *lines))

    @cached_property
    def _agencies(self) -> frozenset[str]:
        """The capitals in brackets of its datelines: "ORRIN (PLP) —"."""
        zones = self.chapter.reading.article.zones_of(ZoneKind.DATELINE)
        return frozenset(_AGENCY.findall(self._joined(tuple(zones))))

    @cached_property
    def _told(self) -> str:
        """The words that say who reported something, and whom somebody told it."""
        every = self.chapter.reading.statements
        return self._joined(tuple(span for each in every for span in _reporting(each)))

    def _joined(self, spans: tuple[Span, ...]) -> str:
        return "\n".join(span.of(self.chapter.text) for span in spans)


def _reporting(statement: Statement) -> Iterator[Span]:
    if statement.source:
        yield from statement.source.spans
    for addressee in statement.addressees:
        yield from addressee.spans
    for each in statement.evidence:
        if each.basis is Basis.MEDIA_REPORT:
            yield from each.spans


def _names(outlet: Outlet) -> tuple[str, ...]:
    return tuple(plain(name) for name in (outlet.name, outlet.domain) if name)


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _initials(outlet: Outlet) -> str:
    """How a dateline shortens the name of an agency; empty for a name of one word."""
    parts = [part for part in plain(outlet.name or "").split() if part[:1].isalpha()]
    return "".join(part[0] for part in parts).upper() if len(parts) > 1 else ""


def _stands(name: str, told: str) -> bool:
    """Whether a name stands in the words as a whole, and is no part of a longer one.

    >>> [_stands("Times", told) for told in ("the Times reported", "the Brunne Times reported")]
    [True, False]
    """
    for match in _pattern(name).finditer(told):
        before = _LAST.search(told, 0, match.start())
        if not before or before[1][0].islower() or before[1].casefold() in _small():
            return True
    return False


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.’'-]){re.escape(name)}(?![\w-])(?! [A-Z])")


@cache
def _small() -> frozenset[str]:
    """Words that may stand in a line that is a credit, beside names."""
    lists = (words("headings", name) for name in ("openers", "joints", "crediting", "roles"))
    return frozenset(word for each in lists for phrase in each for word in phrase.split())


def _is_credit(line: str) -> bool:
    """Whether a line holds nothing but names and the words of a credit.

    >>> [_is_credit(line) for line in ("Reporting by Ada Holt, Halden Wire", "Halden Wire is sold")]
    [True, False]
    """
    found = _WORD.findall(line)
    known = all(word[0].isupper() or word.casefold() in _small() for word in found)
    return known and len(found) <= _LINE
