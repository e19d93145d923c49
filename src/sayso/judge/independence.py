"""How many stand behind a claim of their own: pages, texts, publisher families, claimants."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass

from sayso.judge.kin import Kin
from sayso.judge.stances import SUPPORT
from sayso.judge.strand import Strand
from sayso.judge.units import Unit
from sayso.text.lexicon import words
from sayso.types.attribution import Basis
from sayso.types.mention import EntityKind
from sayso.types.story import Copy, Corroboration, Party, Stance, StanceKind

# How near to what makes a claim the words must be of who surely makes it, who counts for one that
# does, and who may (0.58 to 0.85, 0.4 to 0.62, and 0.2 to 0.45 were tried).
_SURELY, _COUNTED, _MAY = 0.65, 0.6, 0.35
# Bases on which somebody only passes on what others say.
_BORROWED = {Basis.OTHER_PARTY, Basis.MEDIA_REPORT, Basis.UNNAMED_SOURCE}


@dataclass(frozen=True, slots=True)
class Circle:
    """What is known of those who may stand behind a story's claims.

    `families` leads from each article to its outlet's publisher family, `outlets` are the parties
    that publish: an outlet that tells what others say claims nothing itself. Those who answer for
    one another by `kin` are one claimant: a minister and her ministry.
    """

    _: KW_ONLY
    copies: Sequence[Copy]
    parties: Mapping[str, Party]
    families: Mapping[str, str]
    outlets: Collection[str]
    kin: Kin


def corroboration(strand: Strand, stances: Sequence[Stance], circle: Circle) -> Corroboration:
    """Count each layer; never more claimants than the words give ground for."""
    pages = {unit.at.article for unit in strand.units if unit.proposition}
    surely, counted, may = (
        _claimants(strand, stances, circle, least) for least in (_SURELY, _COUNTED, _MAY)
    )
    shown = counted if counted.any else may
    return Corroboration(
        pages=len(pages),
        texts=len({_text(article, circle.copies) for article in pages}),
        families=len({circle.families[article] for article in pages}),
        claimants=spanned(surely, shown, may),
        groups=(*shown.sure, *((tuple(shown.unsure),) if shown.unsure else ())),
    )


@dataclass(frozen=True, slots=True)
class Claimants:
    """Those who make a claim: by kin, those whose side is not told, those without a name."""

    sure: Sequence[tuple[str, ...]]
    unsure: Sequence[str]
    unnamed: Sequence[str]

    @property
    def any(self) -> bool:
        return bool(self.sure or self.unsure or self.unnamed)


def _claimants(
    strand: Strand, stances: Sequence[Stance], circle: Circle, least: float
) -> Claimants:
    """Those whose words are at least so near to what makes the claim."""
    of = {unit.at: unit for unit in strand.units}
    behind = [s for s in stances if s.kind in SUPPORT and strand.near.get(s.at, 1.0) >= least]
    unnamed, own = [], []
    for party in dict.fromkeys(stance.party for stance in behind):
        told = [of[s.at] for s in behind if s.party == party and s.at in of]
        if circle.parties[party].unnamed:
            unnamed.append(party)
        elif party not in circle.outlets and not all(map(_borrows, told)):
            own.append(party)
    return Claimants(*_independent(own, behind, circle), unnamed)


def spanned(surely: Claimants, shown: Claimants, may: Claimants) -> tuple[int, int]:
    """Lowest and highest number of claimants.

    Of several those count surely whose words are all but what makes the claim, and those perhaps
    whose words are somewhere near it; whoever's side is not told may speak for one of them or for
    themselves. A claim of one claimant is never shown as of two: a single one counts as one,
    whoever stands beside. Unnamed sources count only where nobody else does, and may be one or as
    many as they are.
    """
    if len(shown.sure) > 1:
        return max(2, len(surely.sure)), len(may.sure) + len(may.unsure)
    if shown.sure or shown.unsure:
        return 1, 1
    return (1, len(shown.unnamed)) if shown.unnamed else (0, 0)


def _borrows(unit: Unit) -> bool:
    """Whether it only passes on what others say, or accepts what they have found."""
    statement = unit.statement
    accepts = statement.cue.lemma in words("claims", "taking_over")
    return accepts or any(each.basis in _BORROWED for each in statement.evidence)


def _independent(
    own: Sequence[str], behind: Sequence[Stance], circle: Circle
) -> tuple[list[tuple[str, ...]], list[str]]:
    """Those who surely speak for themselves, by kin, and those who may speak for one of them.

    Sure are governments and bodies with a name; people whose side is not told, groups and bare
    descriptions ("the government") may belong to anyone. Kin makes several one, and nobody sure:
    it is a wider guess than what parties are.
    """
    groups: dict[frozenset[str], list[str]] = {}
    for party in own:
        groups.setdefault(circle.kin.of([party]), []).append(party)
    confirming = {s.party for s in behind if s.kind is StanceKind.CONFIRMS}
    sure, may = [], []
    for group in groups.values():
        if any(_stands(circle.parties[each], confirming) for each in group):
            sure.append(tuple(group))
        else:
            may += group
    return sure, may


def _stands(party: Party, confirming: Collection[str]) -> bool:
    """Whether it surely stands for itself: a state, a body by its name, a person who confirms."""
    named = party.name[:1].isupper()
    return (
        party.kind is EntityKind.GOVERNMENT
        or (party.kind is EntityKind.ORGANIZATION and named)
        or (party.kind is EntityKind.PERSON and party.id in confirming)
    )


def _text(article: str, copies: Sequence[Copy]) -> str:
    """The origin of an article's text."""
    whence = {copy.article: copy.origin for copy in reversed(copies)}
    seen = {article}
    while article in whence and whence[article] not in seen:
        article = whence[article]
        seen.add(article)
    return article
