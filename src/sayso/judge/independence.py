"""How many stand behind a claim of their own: pages, texts, publisher families, claimants."""

from collections.abc import Iterable, Mapping, Sequence

from sayso.judge.claims import Strand
from sayso.judge.stances import SUPPORT
from sayso.types.attribution import Basis
from sayso.types.mention import EntityKind
from sayso.types.story import Copy, Corroboration, Party, Reference, Stance, StanceKind

# Bases on which somebody only passes on what others say.
_BORROWED = {Basis.OTHER_PARTY, Basis.MEDIA_REPORT, Basis.UNNAMED_SOURCE}


def corroboration(
    strand: Strand,
    stances: Sequence[Stance],
    *,
    copies: Sequence[Copy],
    parties: Mapping[str, Party],
    families: Mapping[str, str],
    outlets: frozenset[str],
) -> Corroboration:
    """Count each layer; never more claimants than the words give ground for.

    `families` leads from each article to its outlet's publisher family, `outlets` are the names of
    those who publish: an outlet that tells what others say claims nothing itself.
    """
    of = {unit.at: unit for unit in strand.units}
    behind = [s for s in stances if s.kind in SUPPORT]
    pages = {unit.at.article for unit in strand.units if unit.proposition}
    texts = len({_text(article, copies) for article in pages})
    own, borrowed, unnamed = [], [], []
    for party in dict.fromkeys(stance.party for stance in behind):
        told = [of[s.at] for s in behind if s.party == party and s.at in of]
        if parties[party].unnamed:
            unnamed.append(party)
        elif parties[party].name.casefold() in outlets or all(_borrows(u.statement.evidence) for u in told):
            borrowed.append(party)
        else:
            own.append(party)
    sure, may = _independent(own, parties, behind)
    low = max(len(sure), 1 if (may or unnamed) else 0)
    high = len(sure) + (len(may) if not sure else 0)
    if not sure and not may and unnamed:
        high = len(unnamed)
    groups = tuple((party,) for party in sure) + (tuple(may),) * bool(may)
    return Corroboration(
        pages=len(pages),
        texts=texts,
        families=len({families[article] for article in pages}),
        claimants=(low, max(low, high if sure or not may else 1)),
        groups=groups,
    )


def _borrows(evidence: Iterable[object]) -> bool:
    return any(getattr(each, "basis", None) in _BORROWED for each in evidence)


def _independent(
    own: Sequence[str], parties: Mapping[str, Party], behind: Sequence[Stance]
) -> tuple[list[str], list[str]]:
    """Those who surely speak for themselves, and those who may speak for one of them.

    Sure are governments and bodies with a name; people whose side is not told, groups and bare
    descriptions ("the government") may belong to anyone.
    """
    sure, may = [], []
    for party in own:
        known = parties[party]
        named = known.name[:1].isupper()
        kind = known.kind
        if kind is EntityKind.GOVERNMENT or (kind is EntityKind.ORGANIZATION and named):
            sure.append(party)
        elif kind is EntityKind.PERSON and any(
            s.party == party and s.kind is StanceKind.CONFIRMS for s in behind
        ):
            sure.append(party)
        else:
            may.append(party)
    return sure, may


def _text(article: str, copies: Sequence[Copy]) -> str:
    """The origin of an article's text."""
    whence = {copy.article: copy.origin for copy in reversed(copies)}
    seen = {article}
    while article in whence and whence[article] not in seen:
        article = whence[article]
        seen.add(article)
    return article


def unsupported(at: Reference, strand: Strand) -> bool:
    """Whether nobody who makes the claim does so in this statement."""
    return all(unit.at != at for unit in strand.made)
