"""Organizations by their names, short forms joined to the one full name that they fit."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.judge.apposed import bodies
from sayso.judge.sides import LEADING, Member, Sides, bare
from sayso.text.countries import code
from sayso.text.lexicon import words
from sayso.types.mention import EntityKind


def plain(name: str) -> str:
    """A name as it is compared: no article, no possessive, in lower case.

    >>> plain("The Ostmere Post’s")
    'ostmere post'
    """
    told = " ".join(name.split()).removesuffix("’s").removesuffix("'s").rstrip("’'.,")
    while match := LEADING.match(told):
        told = told[match.end() :]
    return told.casefold().replace("’", "'")


_SEATED = re.compile(r"^(?P<body>[a-z][\w -]*?) (?:at|in|on|near) (?P<place>[A-Z][\w’' -]*)$")
_OFTEN = 2  # articles that call one body so
_TOLD = 2  # words by which a body is told: "the association", "the shipping company"


class Bodies:
    """Organizations by their names, short forms joined to the one full name that they fit."""

    def __init__(self, members: Sequence[Member], sides: Sides) -> None:
        names = {
            plain(m.entity.name)
            for m in members
            if m.entity.kind is EntityKind.ORGANIZATION and m.entity.name[:1].isalpha()
        }
        self._told = {plain(name) for name in bodies(m.entity for m in members)}
        names |= {name for name in self._told if not sides.of(name)}
        self._names = sorted(names, key=lambda n: (-len(n.split()), n))
        self._aliases = {
            plain(alias)
            for m in members
            if m.entity.kind is EntityKind.ORGANIZATION
            for alias in (m.entity.name, *m.entity.aliases)
            if alias[:1].isupper()
        } | self._told

        self._nouns = _nouns(members, sides) | dict(_seated(members))
        self._places = {plain(m.entity.name) for m in members if m.entity.kind is EntityKind.PLACE}

    def of(self, name: str) -> str:
        """The fullest name that this one shortens, where there is just one; else the name."""
        mine = plain(name)
        mine = self._nouns.get(mine, mine)
        parts = mine.split()
        fuller = [each for each in self._names if each != mine and _shortens(parts, each.split())]
        whole = [each for each in fuller if not any(each != o and each in o for o in fuller)]
        return self._nouns.get(whole[0], whole[0]) if len(whole) == 1 else mine

    def alone(self, noun: str) -> str:
        """The only body of the story whose name has this noun: "the ministry", or the noun."""
        found = {self.of(each) for each in self._names if each != noun and noun in each.split()}
        return found.pop() if len(found) == 1 else noun

    def called(self, name: str) -> str | None:
        """The organization that some article calls just so, whatever another takes the name for."""
        return self.of(name) if plain(name) in self._aliases else None

    def told(self, name: str) -> bool:
        """Whether some article says of the name that it is a body's: "the company Ostmere Rail"."""
        return plain(name) in self._told

    def is_place(self, name: str) -> bool:
        """Whether some article takes the name for a place's, and none for a body's."""
        return plain(name) in self._places and not self.known(name)

    def known(self, name: str) -> bool:
        return self.of(name) in self._names or plain(name) in self._names


def _nouns(members: Sequence[Member], sides: Sides) -> dict[str, str]:
    """The plain nouns that articles use for one named body alone: "the association".

    Of "the company" there are many: two articles have to use it so.
    """
    bodies = words("roles", "body") | words("parties", "standing")
    bodies -= words("parties", "governmental")
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for member in members:
        entity = member.entity
        named = entity.kind is EntityKind.ORGANIZATION and entity.name[:1].isupper()
        for alias in entity.aliases if named and not sides.of(entity.name) else ():
            told = plain(alias.removesuffix(entity.name).removeprefix(f"{entity.name}, "))
            if told.rsplit(" ", 1)[-1] in bodies and len(told.split()) <= _TOLD and "'" not in told:
                found[told][plain(entity.name)].add(member.article)
    alone = {told: next(iter(names.items())) for told, names in found.items() if len(names) == 1}
    common = words("roles", "alike.business")
    return {
        told: name for told, (name, where) in alone.items()
        if told not in common or len(where) >= _OFTEN
    }  # fmt: skip


def _seated(members: Sequence[Member]) -> Iterator[tuple[str, str]]:
    """A bare “harbour authority” as the one at Hallam, where only one place is told to have one."""
    seats: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entity in (m.entity for m in members if m.entity.kind is EntityKind.ORGANIZATION):
        match = _SEATED.match(bare(entity.name))
        if match:
            seats[plain(match["body"])][plain(match["place"])].add(plain(entity.name))
    for body, places in seats.items():
        (names, *others) = places.values()
        if not others:
            fullest = max(names, key=lambda told: (len(told), told))
            yield from ((told, fullest) for told in (body, *names))


def _shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    if len(short) >= len(full):
        return False
    if (
        len(short) == 1
        and len(full) > 1
        and short[0].replace(".", "") == "".join(p[0] for p in full)
    ):
        return True
    head = list(
        full[: full.index("of")] if "of" in full else full
    )  # "the union" of "Union of Bakers"
    return any(
        list(part) == list(short)
        for part in (full[: len(short)], full[-len(short) :], head[-len(short) :])
    )


def shown(kind: str, name: str, names: Sequence[str], members: Sequence[Member]) -> str:
    """The name to show: of a state the place, of others the fullest."""
    if kind == "side":
        told = [m.entity.affiliation or "" for m in members] + list(names)
        every = [w for t in told for w in (bare(t), bare(t).split("’s")[0]) if w]
        places = [w for w in every if code(w) == name or w.casefold() == name]
        return min(places, key=lambda w: (len(w), w)) if places else (names[0] if names else name)
    if kind == "person":
        people = [m.person or "" for m in members]
        own = [p for p in people if plain(p) == name or name.endswith(f" {plain(p)}")]
        full = " ".join(part.capitalize() for part in name.split())
        return max(own, key=lambda n: (len(n), n)) if own else full
    return max(names, key=lambda n: (plain(n) == name, len(n), n)) if names else name
