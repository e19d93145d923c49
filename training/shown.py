"""What replies Sayso shows in the told stories, and how each ask stands there, beside their marks.

`together.py --measure` runs it over stories that taught neither weights.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from annotated import Mark
from answers import KINDS, chapters, kind_of, marks, tells
from sayso.judge.asks import sought, state_of
from sayso.judge.lines import Asked, Lines
from sayso.judge.parties import cast
from sayso.judge.replies import Answer, answers
from sayso.types.exchange import Reads
from sayso.types.story import AskState, Reference, Reply


@dataclass(frozen=True)
class Story:
    """A told story as Sayso reads it, and its marked asks, each with the number of the one found."""

    asks: Sequence[Asked]
    lines: Lines
    marked: Sequence[tuple[int | None, Sequence[Mark]]]
    days: Mapping[str, date | None]


def story(path: Path, kept: Path) -> Story:
    read = sorted(chapters(path, kept), key=lambda chapter: chapter.order)
    asks, lines = sought(read, cast(read))
    every = list(marks(path))
    marked = []
    for name in sorted({ask for *_, ask, kind in every if not kind}):
        tellings = [mark for mark in every if mark[3] == name and not mark[4]]
        much = [tells(asked, read, tellings) for asked in asks]
        found = much.index(max(much)) if any(much) else None
        marked.append((found, [mark for mark in every if mark[3] == name and mark[4]]))
    return Story(asks, lines, marked, {chapter.key: chapter.day for chapter in read})


def shown(stories: Sequence[Story], reads: Reads | None) -> Counter[str]:
    """How many asks stand as they are marked, and how many replies are shown, are one, are so."""
    tally: Counter[str] = Counter()
    for each in stories:
        given = answers(each.asks, each.lines, reads)
        for number, marked in each.marked:
            stands = state_of(list(_marked(marked, each.days)))
            mine = [answer for answer in given if answer.ask == number]
            tally["asks"] += 1
            tally["states"] += stands is _state(mine) and number is not None
            tally["answers"] += len(marked)
            tally["found"] += sum(any(_tells(a, [mark]) for a in mine) for mark in marked)
            for answer in mine:
                sure = "likely" if answer.likely else "sure"
                tally[sure] += 1
                tally[f"{sure}, one"] += bool(_tells(answer, marked))
                tally[f"{sure}, so"] += (
                    answer.kind is not None and _tells(answer, marked) == answer.kind.value
                )
    return tally


def _tells(answer: Answer, marked: Sequence[Mark]) -> str | None:
    """The kind of the answer that a sentence is marked as."""
    number = kind_of(answer.line, marked)
    return KINDS[number] if number else None


def _state(given: Sequence[Answer]) -> AskState:
    none = Reference("", "")
    days = ((a, a.line.chapter.day) for a in given)
    return state_of([Reply(a.kind or AskState.SILENT, day, none, a.likely) for a, day in days])


def _marked(marked: Sequence[Mark], days: Mapping[str, date | None]) -> Iterator[Reply]:
    for key, *_, kind in marked:
        yield Reply(AskState(kind), days[key], Reference(key, ""), likely=False)
