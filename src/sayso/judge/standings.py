"""What the record holds of a claim, in one sentence, with what was looked at."""

from collections.abc import Mapping, Sequence

from sayso.judge.stances import newest
from sayso.types.figure import ranged
from sayso.types.story import Coverage, Party, Stance, StanceKind

_TOLD = {
    StanceKind.ASSERTS: "asserted by",
    StanceKind.CONFIRMS: "confirmed by",
    StanceKind.CONFIRMS_IN_PART: "confirmed in part by",
    StanceKind.DENIES: "denied by",
    StanceKind.DISPUTES_FIGURE: "figure disputed by",
    StanceKind.DOUBTS: "doubted by",
    StanceKind.NOT_CONFIRMED: "not confirmed by",
    StanceKind.DOES_NOT_DENY: "not denied by",
    StanceKind.ASKS_FOR_EVIDENCE: "evidence asked for by",
    StanceKind.RETRACTS: "retracted by",
    StanceKind.DECLINES: "no comment from",
    StanceKind.DID_NOT_RESPOND: "no answer from",
}


_OTHERWISE = {
    StanceKind.ASSERTS: "another figure from",
    StanceKind.CONFIRMS: "confirmed with another figure by",
    StanceKind.CONFIRMS_IN_PART: "confirmed in part with another figure by",
}
_WITHOUT = _TOLD.keys() - _OTHERWISE  # who disputes a figure is told without his own


def standing(stances: Sequence[Stance], parties: Mapping[str, Party], coverage: Coverage) -> str:
    """One sentence: who stands how, the newest of each party, and the coverage."""
    now = newest(stances)
    parts = []
    for kind, told in _TOLD.items():
        mine = [stance for stance in now.values() if stance.kind is kind]
        names = [_name(parties[s.party]) for s in mine if not s.gives or s.kind in _WITHOUT]
        others = [_giving(parties[s.party], s) for s in mine if s.gives and s.kind not in _WITHOUT]
        if names:
            parts.append(f"{told} {_listed(names)}")
        if others:
            parts.append(f"{_OTHERWISE[kind]} {_listed(others)}")
    if not parts:
        parts = ["told without a source"]
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]} ({described(coverage)})."


def described(coverage: Coverage) -> str:
    """The articles, outlets and days that were looked at.

    >>> from datetime import date
    >>> described(Coverage(12, 9, date(2031, 4, 7), date(2031, 4, 14)))
    '12 articles of 9 outlets, 7 April to 14 April 2031'
    """
    articles = f"{coverage.articles} article{'s' * (coverage.articles != 1)}"
    outlets = f"{coverage.outlets} outlet{'s' * (coverage.outlets != 1)}"
    outlets += f", {coverage.unread} not read" if coverage.unread else ""
    if not coverage.first or not coverage.last:
        return f"{articles} of {outlets}, undated"
    first, last = coverage.first, coverage.last
    if first == last:
        return f"{articles} of {outlets}, {last.day} {last:%B %Y}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{articles} of {outlets}, {first.day} {first:%B}{year} to {last.day} {last:%B %Y}"


def _name(party: Party) -> str:
    return f"an unnamed source ({party.name})" if party.unnamed else party.name


def _giving(party: Party, stance: Stance) -> str:
    """As in "Clean Seas Trust (520)"."""
    told = ranged(stance.gives.low, stance.gives.high) if stance.gives else ""
    return f"{_name(party)} ({told})"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
