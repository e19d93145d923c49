"""Which statements are about one proposition, whoever says it and with whatever figure.

Propositions are joined by how likely each two are of one claim. Words that only point to a claim
("has not confirmed the account") join the claim that they point to: whose it is said to be, else
the last one spoken of.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from sayso.judge.bearing import LITTLE, SAME, Bearing, bearing
from sayso.judge.grouping import Matrix, average_link, inside, united
from sayso.judge.pointing import SILENCES, join_pointing
from sayso.judge.repeats import Repeats
from sayso.judge.replaced import join_restated
from sayso.judge.sequels import Along, closest
from sayso.judge.strand import Pairs, Ruled, Strand, Strands, parted
from sayso.judge.units import MAKING, Unit
from sayso.judge.verdicts import tells
from sayso.text.terms import words_of
from sayso.types.attribution import Act
from sayso.types.story import Reference

SURE = 0.45  # mean chance that a claim's statements are of one
_DOUBTFUL = 0.35  # chance of statements of two claims that goes to the review queue


def strands(
    units: Sequence[Unit],
    *,
    together: Pairs = (),
    apart: Pairs = (),
    same: Repeats | None = None,
) -> Strands:
    """The units grouped by the proposition that they are about.

    `together` and `apart` are pairs of which a person said so; `same` leads from what a copy
    repeats to what it repeats.
    """
    saying = [unit for unit in units if unit.proposition]
    foes, friends = _by_statement(apart), _by_statement(together)
    place = {unit.at: n for n, unit in enumerate(saying)}
    put, never = list(_placed(together, place)), list(_placed(apart, place))
    bears = bearing(saying)
    two = [*never, *bears.contrary]
    groups = _groups(saying, bears, together=put, apart=never)
    cores = average_link(inside(bears.alike, groups), SAME, together=put, apart=two)
    found = [_strand(saying, group, cores, bears) for group in groups]
    of = {unit.at: strand for strand in found for unit in strand.units}
    for denial, own in bears.contrary:  # beside a denial own words bear out nobody else
        claim, said = of[saying[own].at], saying[own]
        near = bears.alike[denial, own] >= LITTLE or claim is of[saying[denial].at]
        if near and claim.by_others(said):
            claim.aside.add(said.at)
    _join_denials(found, of, foes=foes)
    along = Along(units, of, foes=foes, friends=friends.keys())
    along.join_sequels()
    along.join_reactions()
    found = [strand for strand in found if strand.units]
    _dissolve(found, of, friends)
    join_restated(saying, found, of, foes=foes, friends=friends.keys())
    found = [strand for strand in found if strand.units]
    join_pointing(units, found, of, foes=foes, friends=friends)
    along.join_headlines()
    along.follow(same or {})
    order = {unit.at: n for n, unit in enumerate(units)}
    for strand in found:
        strand.units.sort(key=lambda unit: order[unit.at])
        strand.aside -= {unit.at for unit in strand.units if unit.counts_otherwise}
        strand.aside |= {unit.at for unit in strand.units if unit.aside or _idle(unit)}
    # Of the others nobody says anything.
    kept = [s for s in found if any(not (u.aside or _makes_nothing(u)) for u in s.units)]
    kept.sort(key=lambda strand: order[strand.units[0].at])
    of = {unit.at: strand for strand in kept for unit in strand.units}
    return Strands(kept, list(_doubtful(saying, bears.chance, of, never=two, apart=apart)))


def _groups(
    saying: Sequence[Unit],
    bears: Bearing,
    *,
    together: Sequence[tuple[int, int]],
    apart: Sequence[tuple[int, int]],
) -> list[list[int]]:
    """What is of one claim, by how likely it is and by what a person said."""
    two = [*apart, *bears.contrary]
    alike = average_link(bears.alike, SAME, together=together, apart=two)
    differ = bears.differing(alike, [" ".join(words_of(unit.said)) for unit in saying])
    likely = average_link(bears.chance, SURE, apart=apart, differ=differ)
    ruled = {n for pair in together for n in pair}
    groups = united(likely, together, apart)
    return [part for group in groups for part in _parted(group, saying, bears, ruled)]


def _parted(
    group: Sequence[int], saying: Sequence[Unit], bears: Bearing, ruled: Collection[int]
) -> Iterator[list[int]]:
    """A group without what a party says beside its denial, if nobody else makes the claim there.

    As in "rejected the pictures. “They show irrigation pipes,” he said": that is what he claims.
    """
    held = set(group)
    own = {said for denial, said in bears.contrary if {denial, said} <= held and said not in ruled}
    parties = {party for n in own for party in saying[n].parties}
    made = [saying[n] for n in group if n not in own and saying[n].statement.act in MAKING]
    if any(set(unit.parties) - parties for unit in made):
        own = set()
    yield from (part for part in ([n for n in group if n not in own], sorted(own)) if part)


def _dissolve(found: list[Strand], of: dict[Reference, Strand], friends: Ruled) -> None:
    """Take apart what asserts no more than a word or nothing at all: it points to a claim."""
    idle = [
        strand
        for strand in found
        if all(_idle(unit) or _makes_nothing(unit) for unit in strand.units)
        and not any(unit.at in friends for unit in strand.units)
    ]
    for strand in idle:
        found.remove(strand)
        for unit in strand.units:
            del of[unit.at]


def _makes_nothing(unit: Unit) -> bool:
    """Whether it is a silence, or nobody's question: "asked *why it was gone*, Holt …"."""
    act = unit.statement.act
    return act in SILENCES or (act is Act.QUESTIONS and not unit.parties)


def _idle(unit: Unit) -> bool:
    """Whether it asserts no more than a word: "said that it was", “We are looking”."""
    asserts = unit.bare and unit.statement.act in MAKING
    return asserts and not unit.judges


def _strand(
    saying: Sequence[Unit], group: Sequence[int], cores: Sequence[Sequence[int]], bears: Bearing
) -> Strand:
    """The claim of a group: its largest core makes it, and what the others assert stands beside.

    What is not surely about it stands aside, and takes no stance; nor does what negates something
    that may be another thing ("crates but no launchers").
    """
    held = set(group)
    core = max((c for c in cores if c[0] in held), key=lambda c: (len(c), -c[0]))
    around = [n for n in group if n not in core]
    beside = [n for n in around if saying[n].statement.act in MAKING]
    idle = [n for n in around if saying[n].statement.act in SILENCES]
    borne_out = [n for n in around if saying[n].statement.act is Act.CONFIRMS]
    unsure = (n for n in (*beside, *idle, *borne_out) if not bears.surely(n, core))
    little = (n for n in group if saying[n].bare and saying[n].said.startswith("having "))
    quiet = {*unsure, *little, *(n for n in beside if saying[n].negates and not saying[n].negated)}
    aside = {saying[n].at for n in quiet}
    near = {saying[n].at: bears.nearest(n, core) for n in beside}
    found = [saying[n] for n in group]
    return Strand(found, aside, beside={saying[n].at for n in beside}, near=near)


def _by_statement(pairs: Pairs) -> Ruled:
    """Of each statement those that a person set beside it."""
    found: dict[Reference, set[Reference]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _placed(pairs: Pairs, place: Mapping[Reference, int]) -> Iterator[tuple[int, int]]:
    for one, other in pairs:
        if one in place and other in place:
            yield place[one], place[other]


def _join_denials(found: list[Strand], of: dict[Reference, Strand], *, foes: Ruled) -> None:
    """Join what a party says in the negative to its own plain denial in the same article.

    As in "There are only grain ships" beside "denied that rockets were landed".
    """
    for strand in list(found):
        negated = [u for u in strand.units if u.negated and u.statement.act in MAKING]
        makers = {party for unit in negated for party in unit.parties[:1]}
        if not makers or 2 * len(negated) < len(
            [u for u in strand.units if u.statement.act in MAKING]
        ):
            continue
        denied = [
            other
            for other in found
            if other is not strand
            and not parted(strand.units, other, foes)
            and any(
                unit.statement.act is Act.DENIES
                and makers & set(unit.parties)
                and unit.at.article in strand.articles
                for unit in other.units
            )
        ]
        near = [
            (max(closest(unit, other) for unit in strand.units), -n)
            for n, other in enumerate(denied)
        ]
        if near and max(near)[0] >= LITTLE:
            target = denied[-max(near)[1]]
            denying = {u.at for u in strand.units if u.negated and not _to_come(u, target)}
            target.aside |= {unit.at for unit in strand.units} - denying
            target.denials |= denying
            target.units += strand.units
            of.update({unit.at: target for unit in strand.units})
            strand.units = []
    found[:] = [strand for strand in found if strand.units]


def _to_come(unit: Unit, strand: Strand) -> bool:
    """Whether it says what will not be, where the claim is of what has been."""
    return tells("ahead", unit.said) and not any(tells("ahead", u.said) for u in strand.made)


def _within(one: Unit, other: Unit) -> bool:
    """Whether one of the statements stands within the other."""
    inner = {one.statement.within, other.statement.within}
    return one.at.article == other.at.article and bool(
        inner & {one.at.statement, other.at.statement}
    )


def _doubtful(
    saying: Sequence[Unit],
    chance: Matrix,
    of: Mapping[Reference, Strand],
    *,
    never: Collection[tuple[int, int]],
    apart: Pairs,
) -> Iterator[tuple[Reference, Reference, float]]:
    """Pairs that may well be of one claim, one for each two claims: the surest.

    Those that are `never` one need no person to say so, nor does what is told within the other; and
    claims that a person said are two, by any pair of theirs, are not asked about again.
    """
    settled = {frozenset(pair) for pair in never}
    two = {frozenset(id(of[at]) for at in pair) for pair in apart if all(at in of for at in pair)}
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    placed = [n for n, unit in enumerate(saying) if unit.at in of]
    for one in placed:
        for other in (n for n in placed if n < one):
            mine, theirs = of[saying[one].at], of[saying[other].at]
            share = float(chance[one, other])
            told = {one, other} in settled or {id(mine), id(theirs)} in two
            told = told or _within(saying[one], saying[other])
            if mine is not theirs and share >= _DOUBTFUL and not told:
                key = (min(id(mine), id(theirs)), max(id(mine), id(theirs)))
                best[key] = max(best.get(key, (0.0, 0, 0)), (share, -one, -other))
    for share, one, other in sorted(best.values(), reverse=True):
        yield saying[-other].at, saying[-one].at, min(1.0, share)
