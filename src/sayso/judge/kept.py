"""Claims that a person typed: which statements state them. They have no stance of their own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.judge.bearing import SAME
from sayso.judge.likeness import Proposition, clauses, likeness
from sayso.judge.standings import described
from sayso.judge.units import Unit
from sayso.types.kept import KeptClaim
from sayso.types.reading import Reading
from sayso.types.span import joined
from sayso.types.story import Coverage, Reference, Stated


def proposition(claim: KeptClaim) -> Proposition:
    """A kept claim as it is compared."""
    return Proposition.of(claim.text, claim.vectors[0], list(zip(*_parts(claim), strict=True)))


def _parts(claim: KeptClaim) -> tuple[tuple[str, ...], tuple[Sequence[float], ...]]:
    return clauses(claim.text), claim.vectors[1:]


def stated(claims: Iterable[KeptClaim], units: Sequence[Unit]) -> Iterator[Stated]:
    """Each kept claim with the statements that are as like it as those of one claim are."""
    for claim in claims:
        wanted = proposition(claim)
        for unit in units:
            share = likeness(wanted, unit.proposition) if unit.proposition else 0.0
            if share >= SAME:
                yield Stated(claim.id, unit.at, share)


def may_state(
    claims: Iterable[KeptClaim], reading: Reading, vectors: Mapping[str, Sequence[float]]
) -> bool:
    """Whether an article holds a statement that may state one of the claims.

    What `stated` finds in it is among those.
    """
    wanted = [proposition(claim) for claim in claims]
    for statement in reading.statements:
        if statement.id in vectors:
            said = joined(reading.article.text, statement.content)
            whole = Proposition.held(said, statement.id, vectors)
            if any(likeness(each, whole) >= SAME for each in wanted):
                return True
    return False


def word(stating: Iterable[Reference], coverage: Coverage) -> str:
    """What the record holds of a kept claim, in one sentence, with what was looked at.

    >>> word([], Coverage(12, 9, None, None))
    'No word on record in 12 articles of 9 outlets, undated.'
    """
    articles = {at.article for at in stating}
    if not articles:
        return f"No word on record in {described(coverage)}."
    told = f"{len(articles)} article{'s' * (len(articles) != 1)}"
    return f"On record in {told} ({described(coverage)})."
