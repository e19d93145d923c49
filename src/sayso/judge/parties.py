"""Who a story's parties are, and whom each speaker speaks for.

A minister, spokesman or embassy speaks for a government, a spokeswoman or chief for a body, and the
person is kept beside it. Places that no table knows become governments by what the story says of
them ("Velland’s president", "a Vellandish minister"). When unsure, people stand for themselves.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.judge.chapter import Chapter, short_id
from sayso.text.countries import code, related, seat
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.mention import Entity, EntityKind, MentionForm
from sayso.types.story import Party

Key = tuple[str, str]  # what sort of party, and its name as compared
_STATE = {EntityKind.COUNTRY, EntityKind.GOVERNMENT, EntityKind.PLACE}
_OWNED = re.compile(r"^(?P<owner>.+?)[’']s? (?P<rest>.+)$")
_MANY = re.compile(r"^(?:an?|one|two|three|four|five|several|some|other|another) ", re.I)
_LEADING = re.compile(
    r"^(?:neither|both|either|not even|even|the|a|an|its|their|his|her|our) ", re.I
)


@dataclass(slots=True)
class Member:
    """One entity of one article that speaks, is spoken to, or acts."""

    article: str
    entity: Entity
    key: Key | None = None
    person: str | None = None


@dataclass(slots=True)
class Cast:
    """The parties of a story, and which entity of which article speaks for which."""

    parties: tuple[Party, ...]
    _of: Mapping[tuple[str, str], tuple[str, str | None]] = field(default_factory=dict)

    def party(self, article: str, entity: str) -> str | None:
        """The party's id."""
        found = self._of.get((article, entity))
        return found[0] if found else None

    def person(self, article: str, entity: str) -> str | None:
        """Who spoke for it, if the words name a person."""
        found = self._of.get((article, entity))
        return found[1] if found else None

    def parties_of(self, article: str, entities: Iterable[str]) -> tuple[str, ...]:
        found = (self.party(article, entity) for entity in entities)
        return tuple(dict.fromkeys(party for party in found if party))


def cast(chapters: Sequence[Chapter]) -> Cast:
    """Every party of the story, in the order in which they come."""
    members = [Member(c.key, e) for c in chapters for e in c.reading.entities if _counts(c, e)]
    sides = _Sides(members)
    people = _people(members, sides)
    bodies = _Bodies(members, sides)
    for member in members:
        _settle(member, sides, people, bodies)
    return _gathered([member for member in members if member.key])


def _counts(chapter: Chapter, entity: Entity) -> bool:
    """Whether it may be a party: not a paper, a picture, a pronoun that found nobody."""
    last = plain(entity.name).rsplit(" ", 1)[-1]
    return _is_named(entity) or (noun(last) not in words("parties", "voiceless") and len(last) > 2)


def plain(name: str) -> str:
    """A name as it is compared: no article, no possessive, in lower case.

    >>> plain("The Ostmere Post’s")
    'ostmere post'
    """
    bare = " ".join(name.split()).removesuffix("’s").removesuffix("'s").rstrip("’'.,")
    while match := _LEADING.match(bare):
        bare = bare[match.end() :]
    return bare.casefold().replace("’", "'")


class _Sides:
    """States: known by a table, or by what is said of them."""

    def __init__(self, members: Sequence[Member]) -> None:
        named: Counter[str] = Counter()
        for member in members:
            entity = member.entity
            if (
                entity.kind in _STATE
                and len(entity.name.split()) <= 3
                and entity.name[:1].isupper()
            ):
                named[_bare(entity.name)] += 1
            if (
                entity.role
                and noun(entity.role) in words("parties", "offices")
                and entity.affiliation
            ):
                named[_bare(entity.affiliation)] += 2
            owned = _OWNED.match(entity.name)
            if owned and _governmental(owned["rest"]) and owned["owner"][:1].isupper():
                named[_bare(owned["owner"])] += 2
        bodies = {_bare(m.entity.name) for m in members if m.entity.kind is EntityKind.ORGANIZATION}
        self._names = {name for name in named if _one_place(name) and name not in bodies}
        self._members = members

    def of_article(self, article: str) -> str | None:
        """The one state that an article speaks of, or None: whose "the government" is."""
        named = {
            self.of(e.name) or (self.of(e.affiliation) if e.affiliation else None)
            for member in self._members
            if member.article == article and (e := member.entity).kind is not EntityKind.GROUP
        } - {None}
        return next(iter(named)) if len(named) == 1 else None

    def of(self, name: str) -> str | None:
        """The state that a name or its adjective is of: an ISO code, or its name."""
        bare = _bare(name)
        known = seat(bare) or code(bare)
        if known:
            return known
        kin = [n for n in self._names if n == bare or related(bare, n) or related(n, bare)]
        return min(kin, key=lambda n: (len(n), n)).casefold() if kin else None

    def body(self, name: str) -> str | None:
        """The state that a body belongs to by its name: "Velland’s ministry", "Lorian army"."""
        bare = " ".join(name.split())
        owned = _OWNED.match(bare)
        if owned:
            return self.of(owned["owner"]) if _governmental(owned["rest"]) else None
        parts = _LEADING.sub("", bare).split()
        if len(parts) > 1 and _governmental(bare):
            return self.of(parts[0]) or (self.of(" ".join(parts[:2])) if len(parts) > 2 else None)
        match = re.match(r"(?i)(?:the )?(?:[\w ]*?)(\w+) of (?:the )?([A-Z].+)$", bare)
        return self.of(match[2]) if match and _governmental(match[1]) else None


def _bare(name: str) -> str:
    """The name with its capitals, without article and possessive."""
    bare = " ".join(name.split()).removesuffix("’s").removesuffix("'s").rstrip("’'")
    while match := _LEADING.match(bare):
        bare = bare[match.end() :]
    return bare


def _one_place(name: str) -> bool:
    parts = name.split()
    bodies = words("roles", "body") | words("parties", "governmental")
    return (
        0 < len(parts) <= 3
        and all(p[0].isupper() for p in parts)
        and not any(noun(p) in bodies for p in parts)
    )


def _governmental(words_of: str) -> bool:
    lemma = noun(re.split(r" (?:in|at|to|of) ", words_of.casefold())[0].rsplit(" ", 1)[-1])
    listed = words("parties", "governmental")
    return lemma in listed or words_of.casefold().startswith(("ministry of", "office of"))


@dataclass(frozen=True, slots=True)
class _Person:
    """What all the articles tell of one person: whom they belong to, and what they are called."""

    behind: str | None
    roles: frozenset[str]


def _people(members: Sequence[Member], sides: _Sides) -> dict[str, _Person]:
    """Each person by their plain full name; of several affiliations the one told most."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    roles: dict[str, set[str]] = defaultdict(set)
    full = {
        plain(m.entity.name)
        for m in members
        if _is_person(m.entity, sides) and len(m.entity.name.split()) > 1
    }
    for member in members:
        if _is_person(member.entity, sides):
            name = full_name(plain(member.entity.name), full)
            votes = told[name]
            if member.entity.role:
                roles[name].add(noun(member.entity.role))
            if member.entity.country and not member.entity.affiliation:
                votes[member.entity.country] += 1
            if member.entity.affiliation:
                votes[member.entity.affiliation] += 1
    return {
        name: _Person(
            max(votes, key=lambda v: (votes[v], v)) if votes else None, frozenset(roles[name])
        )
        for name, votes in told.items()
    }


def full_name(name: str, known: Iterable[str]) -> str:
    """The one fuller name that ends in this one, or the name itself.

    >>> full_name("korring", ["ada korring", "ilan benneth"])
    'ada korring'
    """
    fuller = sorted(each for each in known if each != name and each.endswith(" " + name))
    return fuller[0] if len(fuller) == 1 else name


def _is_person(entity: Entity, sides: _Sides) -> bool:
    if entity.kind is EntityKind.PERSON:
        single = len(entity.name.split()) == 1
        return not (single and not entity.role and sides.of(entity.name))
    return entity.kind is None and bool(entity.role)


class _Bodies:
    """Organizations by their names, short forms joined to the one full name that they fit."""

    def __init__(self, members: Sequence[Member], sides: _Sides) -> None:
        names = {
            plain(m.entity.name)
            for m in members
            if m.entity.kind is EntityKind.ORGANIZATION and m.entity.name[:1].isalpha()
        }
        self._names = sorted(names, key=lambda n: (-len(n.split()), n))

    def of(self, name: str) -> str:
        """The fullest name that this one shortens, where there is just one; else the name."""
        mine = plain(name)
        parts = mine.split()
        fuller = [each for each in self._names if each != mine and _shortens(parts, each.split())]
        whole = [each for each in fuller if not any(each != o and each in o for o in fuller)]
        return whole[0] if len(whole) == 1 else mine

    def known(self, name: str) -> bool:
        return self.of(name) in self._names


def _shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    if len(short) >= len(full):
        return False
    if (
        len(short) == 1
        and len(full) > 1
        and short[0].replace(".", "") == "".join(p[0] for p in full)
    ):
        return True
    return list(full[: len(short)]) == list(short) or list(full[-len(short) :]) == list(short)


def _settle(member: Member, sides: _Sides, people: Mapping[str, _Person], bodies: _Bodies) -> None:
    """Decide for whom this entity speaks."""
    entity = member.entity
    beside = _named_beside(entity, people)
    if beside or (_is_person(entity, sides) and not _nameless(entity)):
        name = beside or full_name(plain(entity.name), people)
        known = people.get(name, _Person(None, frozenset()))
        member.person = _titled(name) if beside else _bare(entity.name)
        member.key = _behind(known.behind, known.roles, sides, bodies) or ("person", name)
    elif entity.kind is EntityKind.UNNAMED or _nameless(entity):
        called = frozenset(noun(part) for part in plain(entity.name).split())
        speaks = called & words("parties", "spokes") or not called & words("roles", "unnamed")
        behind = _behind(entity.affiliation, called, sides, bodies) if speaks else None
        member.key = behind or ("unnamed", f"{member.article} {plain(entity.name)}")
    elif plain(entity.name) in words("parties", "governmental"):
        here = sides.of_article(member.article)
        member.key = ("side", here) if here else None
    elif side := _side(entity, sides):
        member.key = ("side", side)
    elif entity.kind is EntityKind.GROUP and not _is_named(entity):
        member.key = ("group", plain(entity.name))
    elif entity.kind is not None or _is_named(entity):
        member.key = ("body", bodies.of(entity.name))


def _named_beside(entity: Entity, people: Mapping[str, _Person]) -> str | None:
    """The person whose full name ends the words: "the head of the Pact, Marit Aldane"."""
    if entity.kind is EntityKind.PERSON:
        return None
    told = [plain(alias) for alias in entity.aliases if "," in alias]
    full = sorted(name for name in people if " " in name)
    return next((n for n in full if any(alias.endswith(f", {n}") for alias in told)), None)


def _titled(name: str) -> str:
    return " ".join(part.capitalize() for part in name.split())


def _nameless(entity: Entity) -> bool:
    """Somebody told by an office alone, of whom there are many: "a Vellandish official"."""
    told = [entity.name, *entity.aliases]
    return len(entity.mentions) <= 3 and any(
        _MANY.match(each) and set(map(noun, plain(each).split())) & words("roles", "unnamed")
        for each in told
    )


def _is_named(entity: Entity) -> bool:
    return any(m.form is MentionForm.NAME for m in entity.mentions)


def _side(entity: Entity, sides: _Sides) -> str | None:
    """The state that the entity is, or that it belongs to by its name or its office."""
    group = entity.kind is EntityKind.GROUP
    if group:
        official = noun(plain(entity.name).rsplit(" ", 1)[-1]) in ("official", "authority")
        return sides.of(entity.affiliation) if official and entity.affiliation else None
    own = sides.of(entity.name) if len(entity.name.split()) <= 3 else None
    named = own or sides.body(entity.name)
    if named or entity.kind not in _STATE:
        return named
    return sides.of(entity.affiliation) if entity.affiliation else entity.country


def _behind(told: str | None, roles: frozenset[str], sides: _Sides, bodies: _Bodies) -> Key | None:
    """Whom an affiliation makes somebody speak for."""
    if not told:
        return None
    side = sides.of(told) or sides.body(told)
    if side and roles & (words("parties", "offices") | words("parties", "spokes")):
        return ("side", side)
    if not side and (bodies.known(told) or noun(told.rsplit(" ", 1)[-1]) in words("roles", "body")):
        return ("body", bodies.of(told))
    return None


def _gathered(members: Sequence[Member]) -> Cast:
    by_key: dict[Key, list[Member]] = {}
    for member in members:
        if member.key:
            by_key.setdefault(member.key, []).append(member)
    parties, of = [], {}
    for key, found in by_key.items():
        party = _party(key, found)
        parties.append(party)
        for member in found:
            of[member.article, member.entity.id] = (party.id, member.person)
    return Cast(tuple(parties), of)


def _party(key: Key, members: Sequence[Member]) -> Party:
    kind, name = key
    people = dict.fromkeys(m.person for m in members if m.person)
    own = [m.entity for m in members if not m.person]
    names = list(dict.fromkeys(_bare(e.name) for e in own))
    aliases = dict.fromkeys(
        _bare(a) for e in own for a in (e.name, *e.aliases) if a and a[:1].isalpha()
    )
    shown = _shown(kind, name, names, members)
    last = [p for p in people if not any(o != p and o.endswith(" " + p) for o in people)]
    spoken = [*last, *(p for p in people if p not in last)]
    return Party(
        short_id("p", kind, name),
        shown,
        kind={
            "side": EntityKind.GOVERNMENT,
            "person": EntityKind.PERSON,
            "group": EntityKind.GROUP,
            "unnamed": EntityKind.UNNAMED,
        }.get(kind, EntityKind.ORGANIZATION),
        aliases=tuple(a for a in aliases if a != shown),
        people=tuple(spoken),
    )


def _shown(kind: str, name: str, names: Sequence[str], members: Sequence[Member]) -> str:
    """The name to show: of a state the place, of others the fullest."""
    if kind == "side":
        told = [m.entity.affiliation or "" for m in members] + list(names)
        every = [w for t in told for w in (_bare(t), _bare(t).split("’s")[0]) if w]
        places = [w for w in every if code(w) == name or w.casefold() == name]
        return min(places, key=lambda w: (len(w), w)) if places else (names[0] if names else name)
    if kind == "person":
        return max((m.person or "" for m in members), key=lambda n: (len(n), n))
    return max(names, key=lambda n: (plain(n) == name, len(n), n)) if names else name
