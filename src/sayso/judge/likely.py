"""How likely the sentences of an article are answers to an ask, those that rules find as well.

What is said is first read by what it means beside the ask; what may be an answer is then weighed;
and what weighs enough is read together with the ask, word by word. What weighs little is left out,
whatever found it: of what the rules alone find not half are answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.judge.chapter import in_place, narrated
from sayso.judge.exchanges import exchanges
from sayso.judge.lines import Asked, Line, Lines
from sayso.judge.traits import Place, runs, traits
from sayso.judge.weighing import Array, alone, read_best, settled, together, unread, weighed
from sayso.text.lexicon import words
from sayso.types.article import ZoneKind
from sayso.types.attribution import Act
from sayso.types.exchange import Reads
from sayso.types.story import AskState, Reference

LIKELY = -0.5  # log odds from which it is one: two of three are, of stories that taught nothing
SURE = 0.25  # from which it is one without a "perhaps": four of five are
MET = 1.0  # the same of an ask that is met, where no rule says so
PLAIN = 1.5  # the same of what a rule finds and what is read together with the ask does not
_MAYBE = -6.0  # log odds, by what is meant alone, from which it is weighed at all
_LOOKED = 80  # sentences that are weighed for one ask though no rule takes them for an answer
_WELL = -5.0  # what speaks for it, from which it is read with the ask: nine of ten answers
_SILENT = frozenset({"silent", "mum", "tight-lipped"})
_MOST = 40  # sentences that are read so, for one ask
_TELLINGS = 4  # of an ask by which its answers are read: the first ones

# What rules make of the sentences of each article, by their number: an answer, or None where one
# tells the ask, and how much it bears on it.
Ruled = Mapping[str, Mapping[int, tuple[AskState | None, float]]]
Seen = Mapping[tuple[str, int], Array]  # what the network makes of each sentence beside an ask


def seen(asked: Asked, lines: Lines) -> Seen:
    """Each sentence that tells something, read beside the ask; the best of its pairs."""
    at: list[tuple[str, int]] = []
    said: list[Sequence[float]] = []
    for chapter in lines.chapters:
        for line in lines.of(chapter):
            meant = meanings(line)
            said += meant
            at += [(chapter.key, line.number)] * len(meant)
    tellings = tellings_of(asked, lines)
    if not said or not tellings:
        return {}
    best = read_best(tellings, said)
    found: dict[tuple[str, int], Array] = {}
    for place, row in zip(at, best, strict=True):
        if place not in found or row[0] > found[place][0]:
            found[place] = row
    return found


def tellings_of(asked: Asked, lines: Lines) -> Sequence[Sequence[float]]:
    """What the ask means where it is told, in order."""
    known = {chapter.key: chapter for chapter in lines.chapters}
    told = sorted(asked.statements, key=lambda at: (known[at.article].order, at.statement))
    meant = (known[at.article].vectors.get(in_place(at.statement), ()) for at in told)
    return [vector for vector in meant if vector][:_TELLINGS]


def meanings(line: Line) -> Sequence[Sequence[float]]:
    """What each of a sentence's statements means; where it only narrates, the sentence itself."""
    vectors = line.chapter.vectors
    names = (*(in_place(each.id) for each in line.statements), narrated(line.span))
    return [vector for name in names if (vector := vectors.get(name))]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a sentence is likely to answer, with the log odds that it answers at all."""

    odds: float
    kind: AskState
    alone: float  # the odds without what came of reading it together with the ask


def weigh(
    asked: Asked,
    lines: Lines,
    ruled: Ruled,
    known: Seen,
    reads: Reads | None = None,
) -> dict[tuple[str, int], Weighed]:
    """The sentences that may answer the ask, by article and number.

    Where only those speak who asked it, or it tells that there is no answer, only a rule makes it
    one. `reads` reads what may be one together with the ask; without it that is left out.
    """
    scores = {
        (at.line.chapter.key, at.line.number): weighed(traits(asked, at), runs(asked, at.line), row)
        for at, row in _looked_at(asked, lines, ruled, known)
    }
    found = {at: alone(row) for at, row in scores.items()}
    if reads is not None:
        found |= _read_together(asked, lines, scores, reads)
    return {at: Weighed(*settled(row), alone(scores[at])[0]) for at, row in found.items()}


def _looked_at(asked: Asked, lines: Lines, ruled: Ruled, known: Seen) -> list[tuple[Place, Array]]:
    """What rules take for answers, and of the other sentences those that mean what may be one.

    Each with what the network makes of it.
    """
    by_rules, others = [], []
    for chapter in lines.chapters:
        for at in places(asked, lines.of(chapter), ruled.get(chapter.key, {})):
            row = known.get((chapter.key, at.line.number), unread())
            if at.ruled:
                by_rules.append((at, row))
            elif row[0] >= _MAYBE and not (_theirs(asked, at.line) or _waits(at.line)):
                others.append((at, row))
    others.sort(key=lambda each: -each[1][0])  # of equals the earlier one comes first
    return by_rules + others[:_LOOKED]


def _theirs(asked: Asked, line: Line) -> bool:
    """Whether only those speak who asked."""
    return bool(line.speakers) and line.speakers <= {party.id for party in asked.by}


def _read_together(
    asked: Asked, lines: Lines, scores: Mapping[tuple[str, int], Array], reads: Reads
) -> dict[tuple[str, int], Array]:
    """Those that may well be answers, with what came of reading them; of many the likeliest."""
    likeliest = sorted(scores, key=lambda at: (-scores[at][0], at))[:_MOST]
    some = [at for at in likeliest if scores[at][0] >= _WELL]
    found = reads(exchanges(asked, lines, some)) if some else []
    return {at: together(scores[at], row) for at, row in zip(some, found, strict=True)}


def _waits(line: Line) -> bool:
    """Whether it tells that there is no answer: "has yet to respond", "kept silent about it"."""
    acts = {statement.act for statement in line.statements}
    silent = any(form & _SILENT for form in line.told.forms)
    unanswered = line.told.has(words("replies", "unanswered"))
    return unanswered or Act.DOES_NOT_RESPOND in acts or (Act.DECLINES in acts and silent)


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
