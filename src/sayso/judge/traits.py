"""What is looked at of a sentence that may answer an ask: traits by name, and runs of its words.

None of them decides by itself; `weighing` has learnt what they tell together.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass

from sayso.judge.answering import about_what, amounts_to, named_thing, share_of
from sayso.judge.deeds import Mood
from sayso.judge.instead import for_now, later, stays
from sayso.judge.lines import Asked, Line
from sayso.judge.recalled import asked_by, received, requests
from sayso.judge.theirs import by_those
from sayso.text.lexicon import words
from sayso.text.terms import stem
from sayso.types.attribution import Act, Kind, Polarity
from sayso.types.story import AskState, Party

_WAYS = (
    "refusing", "deferring", "countering", "granting", "partial", "waiting", "answering",
    "negative", "ahead", "asked", "offering", "for_now", "hanging", "undecided", "receiving",
    "wanted", "unsure", "everyone", "matters", "lacking", "remaining",
)  # fmt: skip
_ABOUT = ("request", "object", "act", "behind")
_KINDS = tuple(state for state in AskState if state is not AskState.SILENT)
_NEAR = (1, 2, 3, 5)  # sentences behind the ask
_CLOSE = 2
_FIRST = 3  # words in which who acts is named, if a sentence is of their act
_LONGEST = 3  # words of a run


@dataclass(frozen=True)
class Place:
    """Where a sentence stands beside an ask."""

    line: Line
    _: KW_ONLY
    ruled: AskState | None  # what `answering` makes of it
    bearing: float
    tells: bool  # whether it tells the ask
    behind: int | None  # sentences since the ask was told last in the article
    days: int  # since the ask was first told
    told_here: bool  # whether the article tells the ask
    title: bool
    position: float  # in its article, 0 to 1


def traits(asked: Asked, at: Place) -> dict[str, float]:
    """All traits of a sentence beside an ask, by name."""
    found: dict[str, float] = {}
    for part in (_ruled, _spoken, _done, _turned, _placed, _stated):
        found.update((name, float(value)) for name, value in part(asked, at))
    return found


Traits = Iterator[tuple[str, float]]


def _ruled(asked: Asked, at: Place) -> Traits:
    """What the rules say: as the sentence stands, and if it were surely an answer."""
    close = at.behind is not None and 0 < at.behind <= _CLOSE
    mine = [deed for deed in at.line.deeds if deed.families & asked.families]
    share = share_of(asked, at.line)
    way = about_what(asked, at.line, mine, share, close=close)
    yield "share", share
    yield "thing", named_thing(asked, at.line)
    yield "bearing", at.bearing
    yield from ((f"ruled {kind.value}", at.ruled is kind) for kind in _KINDS)
    yield from ((f"about {name}", way == name) for name in _ABOUT)
    for name in ("request", "object", "behind"):
        kind = amounts_to(asked, at.line, mine, name)
        yield from ((f"as {name} {each.value}", kind is each) for each in _KINDS)


def _spoken(asked: Asked, at: Place) -> Traits:
    """Who speaks, and who is named."""
    line, to, by = at.line, {p.id for p in asked.to}, {p.id for p in asked.by}
    named = [place for party in asked.to for place in line.places(party)]
    yield "to speak", bool(line.speakers & to)
    yield "by speak", bool(line.speakers & by)
    yield "others speak", bool(line.speakers - to - by)
    yield "nobody speaks", not line.speakers
    yield "another body", bool(line.bodies - to - by)
    yield "to named", bool(named)
    yield "to first", bool(named) and min(named) <= _FIRST
    yield "by named", any(line.places(party) for party in asked.by)
    yield "by those", by_those(asked, line)
    yield "to known", bool(to)
    yield "to count", len(to)


def _done(asked: Asked, at: Place) -> Traits:
    """How far the wanted act has come, and any other."""
    for mood in Mood:
        deeds = [deed for deed in at.line.deeds if deed.mood is mood]
        yield f"any {mood.value}", bool(deeds)
        yield f"mine {mood.value}", any(deed.families & asked.families for deed in deeds)


def _turned(asked: Asked, at: Place) -> Traits:
    """Words of a yes, a no, a later; whether it recalls the request."""
    line = at.line
    yield from ((f"way {way}", line.told.has(words("replies", way))) for way in _WAYS)
    yield "stays", stays(asked, line)
    yield "later", later(line.told)
    yield "for now", for_now(line)
    yield "asked by", asked_by(asked, line)
    yield "a request", bool(requests(line))
    yield "received", received(asked, line)


def _placed(asked: Asked, at: Place) -> Traits:
    yield "tells", at.tells
    yield "told here", at.told_here
    yield "same sentence", at.behind == 0
    yield from ((f"within {n}", at.behind is not None and 0 < at.behind <= n) for n in _NEAR)
    yield "days", at.days
    yield "later day", at.days > 0
    yield "title", at.title
    yield "position", at.position
    yield "not to do", asked.negative
    yield "alone", asked.alone


def _stated(asked: Asked, at: Place) -> Traits:
    """What is done by the saying, of the outermost statements alone."""
    line = at.line
    outer = [s for s in line.statements if s.within is None] or list(line.statements)
    yield from ((f"act {act.value}", any(s.act is act for s in outer)) for act in Act)
    yield from ((f"kind {kind.value}", any(s.kind is kind for s in outer)) for kind in Kind)
    yield "negative", any(s.polarity is Polarity.NEGATIVE for s in outer)
    yield "statement", bool(outer)
    yield "quoted", "“" in line.text or '"' in line.text
    yield "words", math.log1p(len(line.told.written))


def runs(asked: Asked, line: Line) -> list[str]:
    """Every run of one to three words, by their stems; names and numbers by what they are.

    Those asked are `TO`, those who asked `BY`, other names `NAME`, numbers `NUM`.
    """
    every = _words(line, {**_places(asked.by, line, "BY"), **_places(asked.to, line, "TO")})
    return [
        " ".join(every[at : at + size])
        for size in range(1, _LONGEST + 1)
        for at in range(len(every) - size + 1)
    ]


def _places(parties: Sequence[Party], line: Line, name: str) -> dict[int, str]:
    return {at: name for party in parties for at in line.places(party)}


def _words(line: Line, named: Mapping[int, str]) -> list[str]:
    found: list[str] = []
    for at, word in enumerate(line.told.written):
        tag = named.get(at) or ("NUM" if word[0].isdigit() else None)
        tag = tag or ("NAME" if at and word[0].isupper() else stem(word.lower()))
        if not (tag == "NAME" and found and found[-1] in ("NAME", "TO", "BY")):
            found.append(tag)
    return found
