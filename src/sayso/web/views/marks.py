"""The mark of each stance: a shape, a word and a tone, so that colour is never alone."""

from dataclasses import dataclass

from sayso.export.called import PERHAPS, STATES, TOLD, UNSURE, gives, stands
from sayso.types.attribution import Factuality
from sayso.types.story import AskState, Stance, StanceKind, StoryAsk


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells a stance at a glance; templates draw `shape`, styles colour `tone`."""

    shape: str
    tone: str  # "for", "against", "open" or "silent"
    word: str


_SHAPES = {
    StanceKind.ASSERTS: ("disc", "for"),
    StanceKind.CONFIRMS: ("tick", "for"),
    StanceKind.CONFIRMS_IN_PART: ("half", "for"),
    StanceKind.DENIES: ("cross", "against"),
    StanceKind.DISPUTES_FIGURE: ("unequal", "against"),
    StanceKind.DOUBTS: ("diamond", "against"),
    StanceKind.RETRACTS: ("struck", "against"),
    StanceKind.NOT_CONFIRMED: ("ring", "open"),
    StanceKind.DOES_NOT_DENY: ("broken-ring", "open"),
    StanceKind.ASKS_FOR_EVIDENCE: ("question", "open"),
    StanceKind.DECLINES: ("dash", "silent"),
    StanceKind.DID_NOT_RESPOND: ("dots", "silent"),
}
_STATES = {
    AskState.MET: ("tick", "for"),
    AskState.MET_IN_PART: ("half", "for"),
    AskState.REFUSED: ("cross", "against"),
    AskState.DEFERRED: ("ring", "open"),
    AskState.COUNTERED: ("unequal", "against"),
    AskState.SILENT: ("dots", "silent"),
}
UNEQUAL = Mark("unequal", "against", "disputed")
_FIRM = {
    Factuality.CERTAIN: "put as certain",
    Factuality.PROBABLE: "put as probable",
    Factuality.POSSIBLE: "put as possible",
    Factuality.CERTAINLY_NOT: "put as certain, in the negative",
    Factuality.PROBABLY_NOT: "put as probable, in the negative",
    Factuality.POSSIBLY_NOT: "put as possible, in the negative",
    Factuality.UNKNOWN: "not told",
}


def stance(kind: StanceKind) -> Mark:
    return Mark(*_SHAPES[kind], TOLD[kind])


def taken(of: Stance) -> Mark:
    """The mark of a stance that a party took, with the figure that is its own."""
    told = f"{TOLD[of.kind]} {gives(of)}" if of.gives else TOLD[of.kind]
    return Mark(*_SHAPES[of.kind], told)


def reply(state: AskState) -> Mark:
    return Mark(*_STATES[state], STATES[state])


def standing(ask: StoryAsk) -> Mark:
    """The mark of how an ask stands."""
    return told(stands(ask))


def told(state: str) -> Mark:
    """The mark of an ask's state that is in words already."""
    if state == UNSURE:
        return Mark(*_STATES[AskState.SILENT], UNSURE)
    if state.startswith(PERHAPS):
        return Mark("ring", "open", state)
    return next(reply(each) for each in AskState if STATES[each] == state)


def firmness(of: Factuality) -> str:
    return _FIRM[of]


def legend() -> list[Mark]:
    """Every mark of a stance, those for the claim first."""
    return [stance(kind) for kind in _SHAPES]


def named(kind: str) -> Mark:
    """The mark of a stance by its word in the ledger."""
    return stance(StanceKind(kind))
