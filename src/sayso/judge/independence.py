"""How many stand behind a claim of their own: pages, texts, publisher families, claimants."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sayso.judge.stances import SUPPORT
from sayso.judge.strand import Strand
from sayso.types.attribution import Basis, Evidence
from sayso.types.mention import EntityKind
from sayso.types.story import Copy, Corroboration, Party, Stance, StanceKind

# Bases on which somebody only passes on what others say.
_BORROWED = {Basis.OTHER_PARTY, Basis.MEDIA_REPORT, Basis.UNNAMED_SOURCE}


def corroboration(
    strand: Strand,
    stances: Sequence[Stance],
    *,
    copies: Sequence[Copy],
    parties: Mapping[str, Party],
    families: Mapping[str, str],
    outlets: Collection[str],
) -> Corroboration:
    """Count each layer; never more claimants than the words give ground for.

    `families` leads from each article to its outlet's publisher family, `outlets` are the parties
    that publish: an outlet that tells what others say claims nothing itself.
    """
    of = {unit.at: unit for unit in strand.units}
    behind = [s for s in stances if s.kind in SUPPORT and s.at not in strand.faint]
    pages = {unit.at.article for unit in strand.units if unit.proposition}
    unnamed, own = [], []
    for party in dict.fromkeys(stance.party for stance in behind):
        told = [of[s.at] for s in behind if s.party == party and s.at in of]
        if parties[party].unnamed:
            unnamed.append(party)
        elif party not in outlets and not all(_borrows(u.statement.evidence) for u in told):
            own.append(party)
    sure, unsure = _independent(own, parties, behind)
    return Corroboration(
        pages=len(pages),
        texts=len({_text(article, copies) for article in pages}),
        families=len({families[article] for article in pages}),
        claimants=_range(len(sure), len(unsure), len(unnamed)),
        groups=(*((party,) for party in sure), *((tuple(unsure),) if unsure else ())),
    )


def _range(sure: int, unsure: int, unnamed: int) -> tuple[int, int]:
    """Lowest and highest number of claimants.

    Those whose side is not told may speak for one of the sure ones, or all for one; unnamed sources
    count only where nobody else does, and may be one or as many as they are.
    """
    if sure:
        return sure, sure
    if unsure:
        return 1, 1
    return (1, unnamed) if unnamed else (0, 0)


def _borrows(evidence: Iterable[Evidence]) -> bool:
    return any(each.basis in _BORROWED for each in evidence)


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
        if (
            kind is EntityKind.GOVERNMENT
            or (kind is EntityKind.ORGANIZATION and named)
            or (
                kind is EntityKind.PERSON
                and any(s.party == party and s.kind is StanceKind.CONFIRMS for s in behind)
            )
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
