"""An ask and the sentences that may answer it, in the words in which they are read together."""

import math
from collections.abc import Iterable, Sequence

from sayso.judge.lines import Asked, Line, Lines
from sayso.types.exchange import Exchange
from sayso.types.story import Party

_NAMES = 2  # parties that are named, at most


def exchanges(asked: Asked, lines: Lines, at: Iterable[tuple[str, int]]) -> list[Exchange]:
    """The ask beside each sentence, which is given by its article and number."""
    chapters = {chapter.key: chapter for chapter in lines.chapters}
    telling = _telling(asked, lines)
    wants = max(asked.wants, key=len, default="")
    ask = f"{_names(asked.by, telling)} asked {_names(asked.to, telling)}: {wants}"
    found = []
    for key, number in at:
        here = lines.of(chapters[key])
        before = here[number - 1].text if number else ""
        told = telling.text if telling else ""
        found.append(Exchange(ask, told, before, _spoken(here[number], lines)))
    return found


def _telling(asked: Asked, lines: Lines) -> Line | None:
    """The sentence that tells the ask first."""
    chapters = {chapter.key: chapter for chapter in lines.chapters}
    first = min(asked.statements, key=lambda at: (chapters[at.article].order, at.statement))
    chapter = chapters[first.article]
    cue = chapter.statements[first.statement].cue.spans[0].start
    here = (line for line in lines.of(chapter) if line.span.start <= cue < line.span.end)
    return next(here, None)


def _names(parties: Sequence[Party], line: Line | None) -> str:
    """What some parties are called, those first that a sentence names, in its order."""
    places = {p.id: min(line.places(p), default=math.inf) if line else 0 for p in parties}
    ordered = sorted(parties, key=lambda party: (places[party.id], party.id))
    return ", ".join(party.name for party in ordered[:_NAMES])


def _spoken(line: Line, lines: Lines) -> str:
    """The sentence, behind the names of those who speak in it."""
    speaking = [party for party in lines.cast.parties if party.id in line.speakers]
    return f"{_names(speaking, line)}: {line.text}" if speaking else line.text
