"""The claims of a story while they are gathered: strands of statements on one proposition."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sayso.judge.units import MAKING, Unit
from sayso.types.story import Reference

Pairs = Collection[tuple[Reference, Reference]]
Ruled = Mapping[Reference, set[Reference]]  # what a person said of each statement beside others


@dataclass(slots=True)
class Strand:
    """The units of one claim, in canonical order: those that make it or point to it."""

    units: list[Unit] = field(default_factory=list)
    aside: set[Reference] = field(default_factory=set)  # joined a denial without denying in words
    denials: set[Reference] = field(default_factory=set)  # joined it, and do deny
    beside: set[Reference] = field(default_factory=set)  # bear on it in other words
    along: set[Reference] = field(default_factory=set)  # joined it by their place in the text
    near: dict[Reference, float] = field(default_factory=dict)  # to what makes it, of the rest

    @property
    def made(self) -> list[Unit]:
        return [unit for unit in self.units if unit.proposition]

    @property
    def articles(self) -> set[str]:
        return {unit.at.article for unit in self.units}

    def by_others(self, unit: Unit) -> bool:
        """Whether somebody other than who says this makes the claim."""
        return any(
            each.statement.act in MAKING and set(each.parties) - set(unit.parties)
            for each in self.units
        )


@dataclass(slots=True)
class Strands:
    """All claims of a story, and the pairs that nobody was sure of."""

    strands: list[Strand]
    doubtful: list[tuple[Reference, Reference, float]]


def parted(some: Iterable[Unit], strand: Strand, foes: Ruled) -> bool:
    """Whether a person said of any of them that it is not of this claim."""
    others = {unit.at for unit in strand.units}
    return any(foes.get(unit.at, set()) & others for unit in some)
