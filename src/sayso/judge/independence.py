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
    of = {unit.at: unit for unit in strand.units}
    behind = [s for s in stances if s.kind in SUPPORT and s.at not in strand.faint]
    pages = {unit.at.article for unit in strand.units if unit.proposition}
    unnamed, own = [], []
    for party in dict.fromkeys(stance.party for stance in behind):
        told = [of[s.at] for s in behind if s.party == party and s.at in of]
        if circle.parties[party].unnamed:
            unnamed.append(party)
        elif party not in circle.outlets and not all(map(_borrows, told)):
            own.append(party)
    sure, unsure = _independent(own, behind, circle)
    return Corroboration(
        pages=len(pages),
        texts=len({_text(article, circle.copies) for article in pages}),
        families=len({circle.families[article] for article in pages}),
        claimants=_range(len(sure), len(unsure), len(unnamed)),
        groups=(*sure, *((tuple(unsure),) if unsure else ())),
    )


def _range(sure: int, unsure: int, unnamed: int) -> tuple[int, int]:
    """Lowest and highest number of claimants.

    Those whose side is not told may speak for one of the sure ones or for themselves. Beside a
    single sure one, and alone, they count as one: a claim of one claimant is never shown as of two.
    Unnamed sources count only where nobody else does, and may be one or as many as they are.
    """
    if sure > 1:
        return sure, sure + unsure
    if sure or unsure:
        return 1, 1
    return (1, unnamed) if unnamed else (0, 0)


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
