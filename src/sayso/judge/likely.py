"""How likely the sentences of an article are answers to an ask, those that rules find as well.

What is said is first read by what it means beside the ask; what may be an answer is then weighed.
Of 469 sentences that a rule took for an answer, in stories that it was not made on, 219 were one;
of the 165 that weigh least 9. So what weighs little is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.judge.chapter import Chapter, in_place
from sayso.judge.lines import Asked, Line, Lines
from sayso.judge.traits import Place, runs, traits
from sayso.judge.weighing import Array, read_best, unread, weighed
from sayso.types.article import ZoneKind
from sayso.types.attribution import Act
from sayso.types.story import AskState, Reference

LIKELY = -0.75  # log odds from which it is one: seven of ten are, of stories that taught nothing
RULED = -2.0  # the same for what a rule takes for one, as that tells something by itself
_MAYBE = -4.0  # log odds, by what is meant alone, from which it is weighed at all
_TELLINGS = 4  # of an ask by which its answers are read: the first ones

Seen = Mapping[tuple[str, int], Array]  # what the network makes of each sentence beside an ask


def seen(asked: Asked, lines: Lines) -> Seen:
    """Each sentence that tells something, read beside the ask; the best of its pairs."""
    at: list[tuple[str, int]] = []
    said: list[Sequence[float]] = []
    for chapter in lines.chapters:
        for line in lines.of(chapter):
            meant = [meaning(chapter, each.id) for each in line.statements]
            said += [vector for vector in meant if vector]
            at += [(chapter.key, line.number) for vector in meant if vector]
    tellings = tellings_of(asked, lines)
    if not said or not tellings:
        return {}
    best = read_best(tellings, said)
    found: dict[tuple[str, int], Array] = {}
    for place, row in zip(at, best, strict=True):
        if place not in found or row[0] > found[place][0]:
            found[place] = row
    return found


def tellings_of(asked: Asked, lines: Lines) -> list[Sequence[float]]:
    """What the ask means where it is told, in order."""
    known = {chapter.key: chapter for chapter in lines.chapters}
    told = sorted(asked.statements, key=lambda at: (known[at.article].order, at.statement))
    meant = (meaning(known[at.article], at.statement) for at in told)
    return [vector for vector in meant if vector][:_TELLINGS]


def meaning(chapter: Chapter, statement: str) -> Sequence[float]:
    """What a statement means where it stands; empty where that is not known."""
    return chapter.vectors.get(in_place(statement), ())


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a sentence is likely to answer, with the log odds that it answers at all."""

    kind: AskState
    odds: float


def weigh(
    asked: Asked,
    lines: Sequence[Line],
    ruled: Mapping[int, tuple[AskState | None, float]],
    known: Seen,
) -> dict[int, Weighed]:
    """The sentences of one article that may answer the ask, by their number.

    `ruled` is what the rules make of them: an answer, or None where it tells the ask. Where only
    those speak who asked it, or it tells that there is no answer, only a rule makes it one.
    """
    askers = {party.id for party in asked.by}
    found: dict[int, Weighed] = {}
    for at in places(asked, lines, ruled):
        row = known.get((at.line.chapter.key, at.line.number), unread())
        theirs = bool(at.line.speakers) and at.line.speakers <= askers
        if at.ruled or (row[0] >= _MAYBE and not (theirs or _waits(at.line))):
            odds, kind = weighed(traits(asked, at), runs(asked, at.line), row)
            found[at.line.number] = Weighed(kind, odds)
    return found


def _waits(line: Line) -> bool:
    """Whether it tells that there is no answer: "has yet to respond to the demand"."""
    return any(statement.act is Act.DOES_NOT_RESPOND for statement in line.statements)


def places(
    asked: Asked,
    lines: Sequence[Line],
    ruled: Mapping[int, tuple[AskState | None, float]],
) -> Iterator[Place]:
    """Where each sentence of an article stands beside the ask, from its first telling on."""
    if not lines:
        return
    chapter = lines[0].chapter
    days = (chapter.day - asked.since).days if chapter.day and asked.since else 0
    if days < 0:
        return
    telling = {line.number for line in lines if tells_of(asked, line)}
    begin = min(telling, default=0) if chapter.day == asked.since else 0
    heads = list(chapter.reading.article.zones_of(ZoneKind.TITLE, ZoneKind.SUBTITLE))
    told: int | None = None
    for line in lines:
        told = line.number if line.number in telling else told
        if line.number >= begin:
            kind, bearing = ruled.get(line.number, (None, 0.0))
            yield Place(
                line,
                ruled=kind,
                bearing=bearing,
                tells=line.number in telling,
                behind=None if told is None else line.number - told,
                days=days,
                told_here=bool(telling),
                title=any(line.span in zone for zone in heads),
                position=line.number / len(lines),
            )


def tells_of(asked: Asked, line: Line) -> bool:
    return any(Reference(line.chapter.key, s.id) in asked.statements for s in line.statements)
