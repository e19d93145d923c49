"""What stances, states of an ask and changes of a figure are called, wherever they are shown."""

from sayso.types.story import AskState, Change, Reply, StanceKind, StoryAsk

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
UNSURE = "no sure reply on record"  # where some are only likely
CHANGES = {
    Change.REVISION: "revision",
    Change.RESTATEMENT: "restatement",
    Change.SCOPE_CHANGE: "of another scope",
}


def stands(ask: StoryAsk) -> str:
    """How an ask stands: "refused"."""
    unsure = ask.state is AskState.SILENT and ask.replies
    return UNSURE if unsure else STATES[ask.state]


def replied(reply: Reply) -> str:
    """What a reply amounts to: "refused"; of one that is only likely "perhaps refused"."""
    return f"perhaps {STATES[reply.kind]}" if reply.likely else STATES[reply.kind]
