"""What stances, states of an ask and changes of a figure are called, wherever they are shown."""

import re

from sayso.types.figure import ranged
from sayso.types.mention import EntityKind
from sayso.types.story import AskState, Change, Party, Reply, Stance, StanceKind, StoryAsk

TOLD = {
    StanceKind.ASSERTS: "asserts",
    StanceKind.CONFIRMS: "confirms",
    StanceKind.CONFIRMS_IN_PART: "confirms in part",
    StanceKind.DENIES: "denies",
    StanceKind.DISPUTES_FIGURE: "disputes the figure",
    StanceKind.NOT_CONFIRMED: "has not confirmed",
    StanceKind.DOES_NOT_DENY: "does not deny",
    StanceKind.DECLINES: "declines to comment",
    StanceKind.DID_NOT_RESPOND: "did not respond",
    StanceKind.DOUBTS: "doubts",
    StanceKind.ASKS_FOR_EVIDENCE: "asks for evidence",
    StanceKind.RETRACTS: "retracts",
}
STATES = {
    AskState.MET: "met",
    AskState.MET_IN_PART: "met in part",
    AskState.REFUSED: "refused",
    AskState.DEFERRED: "deferred",
    AskState.COUNTERED: "countered",
    AskState.SILENT: "no reply on record",
}
PERHAPS = "perhaps "  # ahead of what is only likely
UNSURE = "no sure reply on record"  # where none weighs enough
CHANGES = {
    Change.REVISION: "revision",
    Change.RESTATEMENT: "restatement",
    Change.SCOPE_CHANGE: "of another scope",
}


_KNOWING = re.compile(r",? (?:who|that|familiar|close|briefed|involved|speaking|with)\b")
_MANY = {"has": "have", "does": "do", "asserts": "assert", "confirms": "confirm", "denies": "deny",
         "disputes": "dispute", "declines": "decline", "doubts": "doubt", "asks": "ask",
         "retracts": "retract"}  # fmt: skip


def takes(stance: Stance, party: Party | None) -> str:
    """How a party stands, as its name wants the verb: "port workers deny", "Dravia denies".

    Whose figure is not that of the claim asserts "another figure: 520".
    """
    verb, *rest = TOLD[stance.kind].split(" ")
    many = party is not None and party.kind is EntityKind.GROUP
    told = " ".join([_MANY.get(verb, verb) if many else verb, *rest])
    return f"{told} {gives(stance)}" if stance.gives else told


def gives(stance: Stance) -> str:
    """The figure that a stance gives in place of the claim’s: "another figure: 520"."""
    if stance.gives is None:
        return ""
    told = ranged(stance.gives.low, stance.gives.high)
    against = stance.kind is StanceKind.DISPUTES_FIGURE
    return f"and gives {told}" if against else f"another figure: {told}"


def briefly(party: Party) -> str:
    """A party's name for a narrow column: of whoever is not named without what they know.

    >>> briefly(Party("p1", "Vellandish official familiar with it", kind=EntityKind.UNNAMED))
    'Vellandish official'
    """
    return _KNOWING.split(party.name)[0] if party.unnamed else party.name


def stands(ask: StoryAsk) -> str:
    """How an ask stands: "refused"; by likely replies alone "perhaps refused"."""
    if ask.state is AskState.SILENT and ask.replies:
        return UNSURE
    return f"{PERHAPS if ask.likely else ''}{STATES[ask.state]}"


def replied(reply: Reply) -> str:
    """What a reply amounts to: "refused"; of one that is only likely "perhaps refused"."""
    return f"{PERHAPS if reply.likely else ''}{STATES[reply.kind]}"
