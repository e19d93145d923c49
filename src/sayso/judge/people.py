"""The people of a story: whom they belong to, and what they are called, over all its articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.judge.bodies import plain
from sayso.judge.seats import generic
from sayso.judge.sides import Member, Sides
from sayso.text.lemma import noun
from sayso.types.mention import Entity, EntityKind

Key = tuple[str, str]  # of an entity: its article and its own name there
_OFFICE = frozenset({"minister"})  # what somebody holds whose state is only hinted at
_HONORIFICS = {"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady"}


@dataclass(frozen=True, slots=True)
class Person:
    """What all the articles tell of one person: whom they belong to, and what they are called."""

    behind: str | None
    roles: frozenset[str]


@dataclass(slots=True)
class _Told:
    """What is told of one person: whom they belong to, how surely, and what they are called."""

    said: Counter[str] = field(default_factory=Counter)
    guessed: Counter[str] = field(default_factory=Counter)
    loosely: Counter[str] = field(default_factory=Counter)  # "the union’s chairwoman"
    roles: set[str] = field(default_factory=set)

    def person(self, sides: Sides) -> Person:
        votes = self.said or self.guessed or self.loosely
        behind = max(votes, key=lambda v: (votes[v], not sides.of(v), v)) if votes else None
        office = _OFFICE if votes and not self.said else frozenset[str]()
        return Person(behind, frozenset(self.roles) | office)


def everybody(
    members: Sequence[Member],
    sides: Sides,
    hinted: Mapping[Key, str] | None = None,
    owned: Mapping[Key, str] | None = None,
) -> dict[str, Person]:
    """Each person by their plain full name; of several affiliations the one told most.

    `owned` are sides whose office a source names; `hinted` those that the order of telling hints
    at, which count where no words say more.
    """
    every: dict[str, _Told] = defaultdict(_Told)
    people = [m for m in members if is_person(m.entity, sides)]
    full = {plain(m.entity.name) for m in people if len(m.entity.name.split()) > 1}
    for member in people:
        told = every[full_name(plain(member.entity.name), full)]
        _tell(told, member.entity, sides)
        at = (member.article, member.entity.id)
        if owner := (owned or {}).get(at):
            told.said[owner] += 1
            told.roles |= _OFFICE
        if hint := (hinted or {}).get(at):
            told.guessed[hint] += 1
    return {name: told.person(sides) for name, told in every.items()}


def _tell(told: _Told, entity: Entity, sides: Sides) -> None:
    """Add what one article says of a person."""
    if entity.role:
        told.roles.add(noun(entity.role))
    if entity.affiliation:
        sure = not generic(entity.affiliation, sides)
        (told.said if sure else told.loosely)[entity.affiliation] += 1
    elif entity.country:
        told.said[entity.country] += 1
    if not entity.named:
        told.roles |= {noun(part) for part in plain(entity.name).split()}


def full_name(name: str, known: Iterable[str]) -> str:
    """The one fuller name that ends in this one, or the name itself.

    >>> full_name("korring", ["ada korring", "ilan benneth"])
    'ada korring'
    """
    fuller = sorted(each for each in known if each != name and each.endswith(" " + name))
    return fuller[0] if len(fuller) == 1 else name


def is_person(entity: Entity, sides: Sides) -> bool:
    """Whether an entity is somebody, and no state that a reader took for one."""
    if entity.kind is EntityKind.PERSON:
        single = len(entity.name.split()) == 1
        titled = any(
            alias.split()[0].rstrip(".") in _HONORIFICS for alias in entity.aliases if alias
        )
        return not (single and not titled and sides.of(entity.name))
    return entity.kind is None and bool(entity.role)
