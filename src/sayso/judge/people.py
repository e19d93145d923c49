"""The people of a story: whom they belong to, and what they are called, over all its articles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.judge.bodies import plain
from sayso.judge.seats import generic
from sayso.judge.sides import Member, Sides, bare
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.mention import Entity, EntityKind

Key = tuple[str, str]  # of an entity: its article and its own name there
_OF = re.compile(r" (?:of|for|in|at|,)")
_ITS = re.compile(r"(?:its|his|her|their) ", re.I)
_OFFICE = frozenset({"minister"})  # what somebody holds whose state is only hinted at
_HONORIFICS = {"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady"}


@dataclass(frozen=True, slots=True)
class Person:
    """What all the articles tell of one person: whom they belong to, and what they are called."""

    behind: str | None
    roles: frozenset[str]
    told: tuple[str, ...] = ()  # under which names, with their titles

    @property
    def is_named(self) -> bool:
        """Whether any of them is a name."""
        return any(bare(name)[:1].isupper() and " of " not in name for name in self.told)


@dataclass(slots=True)
class _Told:
    """What is told of one person: whom they belong to, how surely, and what they are called."""

    said: Counter[str] = field(default_factory=Counter)
    pointed: Counter[str] = field(default_factory=Counter)  # "its chairwoman"
    guessed: Counter[str] = field(default_factory=Counter)
    housed: Counter[str] = field(default_factory=Counter)
    loosely: Counter[str] = field(default_factory=Counter)  # "the union’s chairwoman"
    roles: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)

    def person(self, sides: Sides) -> Person:
        said = self.said or _agreed(self.pointed)
        votes = said or self.guessed or self.housed or self.loosely
        behind = max(votes, key=lambda v: (votes[v], not sides.of(v), v)) if votes else None
        office = _OFFICE if self.guessed and not said else frozenset[str]()
        return Person(behind, frozenset(self.roles) | office, tuple(dict.fromkeys(self.names)))


def everybody(
    members: Sequence[Member],
    sides: Sides,
    hinted: Mapping[Key, str] | None = None,
    owned: Mapping[Key, str] | None = None,
    housed: Mapping[Key, str] | None = None,
) -> dict[str, Person]:
    """Each person by their plain full name; of several affiliations the one told most.

    `owned` are sides whose office a source names; `hinted` those that the order of telling hints
    at, and `housed` such bodies, which count where no words say more.
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
        if house := (housed or {}).get(at):
            told.housed[house] += 1
    found = {name: told.person(sides) for name, told in every.items()}
    return {name: _of_the_same(person, found) for name, person in found.items()}


def _of_the_same(person: Person, people: Mapping[str, Person]) -> Person:
    """Somebody's deputy or spokesman speaks for whom that one speaks for: "Voll’s deputy"."""
    owner = full_name(plain(person.behind), people) if person.behind else ""
    theirs = people.get(owner)
    near = person.roles & words("roles", "seconds")
    return replace(person, behind=theirs.behind) if near and theirs and theirs.behind else person


def _tell(told: _Told, entity: Entity, sides: Sides) -> None:
    """Add what one article says of a person."""
    told.names += (entity.name, *entity.aliases)
    if entity.role:
        told.roles.add(noun(entity.role))
    if entity.affiliation:
        sure = not generic(entity.affiliation, sides)
        where = told.said if sure else told.loosely
        (told.pointed if sure and _points(entity) else where)[entity.affiliation] += 1
    elif entity.country:
        told.said[entity.country] += 1
    if not entity.named:
        told.roles |= {noun(part) for part in plain(entity.name).split()}
    described = (_OF.split(alias)[0].split() for alias in entity.aliases)
    told.roles |= {noun(row[-1]) for row in described if row and row[-1].islower()}


def _agreed(votes: Counter[str]) -> Counter[str]:
    """The one that most point to; none where as many point elsewhere."""
    first, *more = votes.most_common(2) or [("", 0)]
    return Counter() if not first[1] or (more and more[0][1] == first[1]) else Counter([first[0]])


def _points(entity: Entity) -> bool:
    """Whether only a pronoun tells whom somebody belongs to, which may be another: "its head"."""
    owner = plain(entity.affiliation or "")
    by_name = any(owner in plain(alias) for alias in (entity.name, *entity.aliases))
    return not by_name and any(_ITS.match(alias) for alias in entity.aliases)


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
