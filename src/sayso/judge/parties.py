"""Who a story's parties are, and whom each speaker speaks for.

A minister, spokesman or embassy speaks for a government, a spokeswoman or chief for a body, and the
person is kept beside it. Places that no table knows become governments by what the story says of
them ("Velland’s president", "a Vellandish minister"). When unsure, people stand for themselves.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.judge.apposed import named
from sayso.judge.bodies import Bodies, plain, shown
from sayso.judge.chapter import Chapter
from sayso.judge.described import descriptions
from sayso.judge.hinted import at_home, hints, ours, quoting, spokesmen, told
from sayso.judge.houses import houses
from sayso.judge.owned import minister_of, owner
from sayso.judge.people import Person, everybody, full_name, is_person
from sayso.judge.portfolios import share
from sayso.judge.seats import generic, seat
from sayso.judge.sides import STATE, Member, Sides, bare, spoken_in
from sayso.judge.surnames import persons
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.ids import short_id
from sayso.types.mention import Entity, EntityKind
from sayso.types.story import Party

Speaker = tuple[str, str | None]  # a party's id, and the person who spoke for it
Key = tuple[str, str]  # what sort of party, and its name as compared
_DEFINITE = re.compile(r"(?:the|its|their|this) ", re.I)  # told as known: "the prison"
_MISTAKEN = (EntityKind.PERSON, EntityKind.PLACE)  # what a body's name is easily taken for
_BEHIND = re.compile(
    r" (?:that|which|who|by|from|of|on|with|in|at|near|close|familiar|briefed|published|issued)\b"
)
MANY = re.compile(r"^(?:an?|one|two|three|four|five|several|some|other|another) ", re.I)


@dataclass(slots=True)
class Cast:
    """The parties of a story, and which entity of which article speaks for which."""

    parties: tuple[Party, ...]
    of: Mapping[tuple[str, str], Speaker] = field(default_factory=dict)

    def party(self, article: str, entity: str) -> str | None:
        """The party's id."""
        found = self.of.get((article, entity))
        return found[0] if found else None

    def person(self, article: str, entity: str) -> str | None:
        """Who spoke for it, if the words name a person."""
        found = self.of.get((article, entity))
        return found[1] if found else None

    def parties_of(self, article: str, entities: Iterable[str]) -> tuple[str, ...]:
        found = (self.party(article, entity) for entity in entities)
        return tuple(dict.fromkeys(party for party in found if party))


def cast(chapters: Sequence[Chapter]) -> Cast:
    """Every party of the story, in the order in which they come."""
    person = persons(chapters)
    members = [
        Member(c.key, person(named(e)))
        for c in chapters
        for e in c.reading.entities
        if _counts(c, e)
    ]
    sides = Sides(members, chapters)
    people = everybody(members, sides)
    housed = {(c.key, e): body for c in chapters for e, body in houses(c).items()}
    hinted, owned = _hinted(chapters, sides, people)
    home = {
        (c.key, e): side
        for c in (chapters if sides.meet else ())
        for e, side in at_home(c, sides.of).items()
    }
    hinted = {**home, **hinted}
    people = everybody(members, sides, hinted, owned, housed)
    sides.settle(_spoken(chapters, members, sides, people))
    bodies = Bodies(members, sides)
    by_key = {chapter.key: chapter for chapter in chapters}
    asked = {c.key: {e for ask in c.reading.asks for e in (*ask.by, *ask.to)} for c in chapters}
    spoke = {c.key: list(_speaking(c, members, sides, people)) for c in chapters}
    for member in members:
        member.asked = member.entity.id in asked[member.article]
        member.seated = seat(member, by_key[member.article], spoke[member.article], sides)
        _settle(member, sides, people, bodies)
    _speak_for(members, {c.key: {**spokesmen(c), **ours(c)} for c in chapters})
    share(members, people)
    told = {(c.key, entity): words for c in chapters for entity, words in descriptions(c)}
    found = _gathered([member for member in members if member.key], told)
    return Cast(found.parties, {**_published(chapters, found), **found.of})


def _speak_for(members: Sequence[Member], told: Mapping[str, Mapping[str, str]]) -> None:
    """Unnamed spokesmen are of the body that the telling hints at, "our members" the speaker’s."""
    keys = {(member.article, member.entity.id): member.key for member in members}
    for member in members:
        body = told[member.article].get(member.entity.id)
        if body and member.key and member.key[0] in ("unnamed", "group"):
            member.key = keys.get((member.article, body)) or member.key


def _published(chapters: Sequence[Chapter], found: "Cast") -> dict[tuple[str, str], Speaker]:
    """For whom papers speak: "a report that the Norring Institute published" is the institute’s."""
    publishing: dict[tuple[str, str], Speaker] = {}
    for chapter in chapters:
        bodies = [e for e in chapter.reading.entities if e.kind is EntityKind.ORGANIZATION]
        speakers = quoting(chapter)
        for entity in chapter.reading.entities:
            if _counts(chapter, entity) or entity.named:
                continue
            if spoken := found.of.get((chapter.key, speakers.get(entity.id, ""))):
                publishing[chapter.key, entity.id] = spoken
                continue
            spans = [mention.span for mention in entity.mentions]
            inside = [b for b in bodies if any(m.span in s for m in b.mentions for s in spans)]
            if len(inside) == 1 and (party := found.party(chapter.key, inside[0].id)):
                publishing[chapter.key, entity.id] = (party, None)
    return publishing


def _spoken(
    chapters: Sequence[Chapter],
    members: Sequence[Member],
    sides: Sides,
    people: Mapping[str, Person],
) -> Iterator[tuple[str, str]]:
    """Each saying of a state's official with the place where it was said."""
    for chapter in chapters:
        mine = [m.entity for m in members if m.article == chapter.key]
        of = {e.id: side for e in mine if (side := _official(e, sides, people))}
        yield from spoken_in(chapter, of)


def _hinted(
    chapters: Sequence[Chapter], sides: Sides, people: Mapping[str, Person]
) -> list[dict[tuple[str, str], str]]:
    """The states of officials: as the order of telling hints at them, and as sources name them."""
    official = lambda entity: _official(entity, sides, people)  # noqa: E731
    return [
        {(c.key, e): side for c in chapters for e, side in find(c, official, sides.of).items()}
        for find in (hints, told)
    ]


def _speaking(
    chapter: Chapter, members: Sequence[Member], sides: Sides, people: Mapping[str, Person]
) -> Iterator[tuple[int, str]]:
    """Where in an article which states speak."""
    mine = {m.entity.id: m.entity for m in members if m.article == chapter.key}
    for statement in chapter.reading.statements:
        for entity in statement.source.entities if statement.source else ():
            side = _official(mine[entity], sides, people) if entity in mine else None
            if side:
                yield statement.cue.spans[0].start, side


def _official(entity: Entity, sides: Sides, people: Mapping[str, Person]) -> str | None:
    """The state that an entity is, or holds an office of."""
    if not is_person(entity, sides):
        return _side(entity, sides)
    known = people.get(full_name(plain(entity.name), people))
    holds = known and known.roles & (words("parties", "offices") | words("parties", "spokes"))
    return sides.of(known.behind) if known and known.behind and holds else None


def _called(entity: Entity) -> str:
    """What it is called, without what stands behind: "an official" of "an official in the navy"."""
    return _BEHIND.split(plain(entity.name))[0]


def _counts(chapter: Chapter, entity: Entity) -> bool:
    """Whether it may be a party: not a paper, a picture, a pronoun that found nobody."""
    last = _called(entity).rsplit(" ", 1)[-1]
    return entity.named or (noun(last) not in words("parties", "voiceless") and len(last) > 2)


def _settle(member: Member, sides: Sides, people: Mapping[str, Person], bodies: Bodies) -> None:
    """Decide for whom this entity speaks."""
    entity = member.entity
    given = (sides, people, bodies)
    if key := _owned(member, *given) or _body_or_person(member, *given):
        member.key = key
    elif entity.kind is EntityKind.UNNAMED or _nameless(entity):
        called = frozenset(noun(part) for part in plain(entity.name).split())
        holds = words("parties", "spokes") | words("parties", "offices") | words("roles", "heads")
        speaks = called & holds and not called & words("roles", "past")
        behind = _behind(entity.affiliation, called, sides, bodies) if speaks else None
        member.key = behind or ("unnamed", f"{member.article} {plain(entity.name)}")
    elif plain(entity.name) in words("parties", "governmental"):
        member.key = _ruling(member, sides, bodies)
    elif side := (_is_of_state(entity, sides) and member.seated) or _side(entity, sides):
        member.key = ("side", side)
    elif entity.kind is EntityKind.GROUP and not entity.named:
        member.key = ("group", plain(entity.name))
    elif entity.kind is not None or entity.named or (member.asked and _DEFINITE.match(entity.name)):
        member.key = ("body", bodies.of(entity.name))


def _is_of_state(entity: Entity, sides: Sides) -> bool:
    """Whether it is a body that every state has; "the company" is of none."""
    business = plain(entity.name) in words("roles", "alike.business")
    return generic(entity.name, sides) and not business


def _body_or_person(
    member: Member, sides: Sides, people: Mapping[str, Person], bodies: Bodies
) -> Key | None:
    """A body that this article takes for something else, or whoever a person speaks for."""
    entity = member.entity
    beside = _named_beside(entity, people) or _kin(entity, people)
    if not beside and (named := _mistaken(entity, sides, people, bodies)):
        return ("body", named)
    if not beside and (not is_person(entity, sides) or _nameless(entity)):
        return None
    name = beside or full_name(plain(entity.name), people)
    known = people.get(name, Person(None, frozenset()))
    member.person = _titled(name) if beside else bare(entity.name)
    behind = _behind(known.behind, known.roles, sides, bodies)
    return behind or _minister(known, sides, bodies) or ("person", name)


def _owned(
    member: Member, sides: Sides, people: Mapping[str, Person], bodies: Bodies
) -> Key | None:
    """Of whose office, lawyers or staff it is, they speak for them: "Ruud’s office"."""
    told = owner(member.entity)
    if not told or sides.of(told):
        return None
    if bodies.known(told):
        return ("body", bodies.of(told))
    name = full_name(plain(told), people)
    if name not in people:
        return None
    member.person = bare(member.entity.name)
    known = people[name]
    client = words("kin", "for_one") & set(map(noun, plain(member.entity.name).split()))
    behind = None if client else _behind(known.behind, known.roles, sides, bodies)
    return behind or ("person", name)


def _minister(known: Person, sides: Sides, bodies: Bodies) -> Key | None:
    """A minister's own ministry where the story tells of it, and no states meet in it."""
    told = minister_of(known.told) if not sides.several and "minister" in known.roles else None
    return ("body", bodies.of(told)) if told and bodies.known(told) else None


def _ruling(member: Member, sides: Sides, bodies: Bodies) -> Key | None:
    """Whose "government" or "ministry" it is."""
    owned = sides.of(member.entity.affiliation) if member.entity.affiliation else None
    here = owned or member.seated or sides.of_article(member.article)
    body = None if sides.several else ("body", bodies.alone(plain(member.entity.name)))
    return ("side", here) if here else body


def _mistaken(
    entity: Entity, sides: Sides, people: Mapping[str, Person], bodies: Bodies
) -> str | None:
    """The body that another article calls just so, where this one's words are taken otherwise."""
    alone = full_name(plain(entity.name), people) == plain(entity.name)
    held = noun(entity.role) if entity.role else ""
    told = held in words("roles", "body") | words("parties", "standing") or bodies.told(entity.name)
    fits = entity.kind in _MISTAKEN and (told or not held) and alone and not sides.of(entity.name)
    return bodies.called(entity.name) if fits else None


def _named_beside(entity: Entity, people: Mapping[str, Person]) -> str | None:
    """The person whose full name ends the words: "the head of the Pact, Marit Aldane"."""
    if entity.kind is EntityKind.PERSON:
        return None
    told = [plain(alias) for alias in entity.aliases if "," in alias]
    full = sorted(name for name in people if " " in name)
    return next((n for n in full if any(alias.endswith(f", {n}") for alias in told)), None)


def _kin(entity: Entity, people: Mapping[str, Person]) -> str | None:
    """The one named person who is called so: "the wife", where "his wife, Daria Marandi" stands.

    So is "the mayor", of whom a place has just one.
    """
    head = noun(plain(entity.name).rsplit(" ", 1)[-1])
    alone = head in words("roles", "sole") and _DEFINITE.match(entity.name)
    if entity.named or not (alone or head in words("roles", "related")):
        return None
    every = ((name, known) for name, known in people.items() if head in known.roles)
    found = sorted(name for name, known in every if " " in name and known.is_named)
    return found[0] if len(found) == 1 else None


def _titled(name: str) -> str:
    return " ".join(part.capitalize() for part in name.split())


def _nameless(entity: Entity) -> bool:
    """Somebody of whom there are many: "a Vellandish official", "a crew member"."""
    full = entity.name[:1].isupper() and " " in entity.name and not MANY.match(entity.name)
    if entity.kind is EntityKind.PERSON and entity.named and full:
        return False  # "a ministry official, Dara Mohl"
    if entity.kind is None and not entity.named:
        return noun(_called(entity).rsplit(" ", 1)[-1]) in words("evidence", "witness")
    told = [entity.name, *entity.aliases]
    many = words("roles", "unnamed") | (
        words("roles", "person") if entity.kind is EntityKind.GROUP else frozenset()
    )
    return len(entity.mentions) <= 3 and any(
        MANY.match(each) and set(map(noun, plain(each).split())) & many for each in told
    )


def _side(entity: Entity, sides: Sides) -> str | None:
    """The state that the entity is, or that it belongs to by its name or its office."""
    group = entity.kind is EntityKind.GROUP
    if group:
        official = noun(plain(entity.name).rsplit(" ", 1)[-1]) in ("official", "authority")
        return sides.of(entity.affiliation) if official and entity.affiliation else None
    if entity.affiliation and any(_abroad(name) for name in (entity.name, *entity.aliases)):
        return sides.of(entity.affiliation)
    own = sides.of(entity.name) if len(entity.name.split()) <= 3 else None
    named = own or sides.body(entity.name)
    if named or entity.kind not in STATE:
        return named
    return sides.of(entity.affiliation) if entity.affiliation else entity.country


def _abroad(name: str) -> bool:
    """Whether it is a state’s house in another: "Velland’s embassy in Brezan" is Velland’s."""
    return bool(words("parties", "abroad") & set(plain(name).split()))


def _behind(told: str | None, roles: frozenset[str], sides: Sides, bodies: Bodies) -> Key | None:
    """Whom an affiliation makes somebody speak for."""
    if not told:
        return None
    side = sides.of(told) or sides.body(told)
    leading = words("kin", "heads") if sides.body(told) else frozenset[str]()
    if side and roles & (words("parties", "offices") | words("parties", "spokes") | leading):
        return ("side", side)
    common = plain(told) in words("roles", "offices") or generic(told, sides)
    if common and not bodies.known(told):
        return None  # "the company’s chairwoman", of several or of none that is named
    heads = bool(roles & words("roles", "of_bodies")) and not bodies.is_place(told)
    if not side and (
        heads or bodies.known(told) or noun(told.rsplit(" ", 1)[-1]) in words("roles", "body")
    ):
        return ("body", bodies.of(told))
    return None


def _gathered(members: Sequence[Member], told: Mapping[tuple[str, str], str]) -> Cast:
    by_key: dict[Key, list[Member]] = {}
    for member in members:
        if member.key:
            by_key.setdefault(member.key, []).append(member)
    parties, of = [], {}
    for key, found in by_key.items():
        party = _party(key, found, told)
        parties.append(party)
        for member in found:
            of[member.article, member.entity.id] = (party.id, member.person)
    return Cast(tuple(parties), of)


def _party(key: Key, members: Sequence[Member], told: Mapping[tuple[str, str], str]) -> Party:
    kind, name = key
    people = dict.fromkeys(m.person for m in members if m.person)
    own = [m.entity for m in members if not m.person]
    names = list(dict.fromkeys(bare(e.name) for e in own))
    aliases = dict.fromkeys(
        bare(a) for e in own for a in (e.name, *e.aliases) if a and a[:1].isalpha()
    )
    if kind == "unnamed":
        full = (told.get((m.article, m.entity.id)) for m in members)
        names = [bare(each) for each in full if each] or names
    called = shown(kind, name, names, members)
    last = [p for p in people if not any(o != p and o.endswith(" " + p) for o in people)]
    spoken = [*last, *(p for p in people if p not in last)]
    return Party(
        short_id("p", kind, name),
        called,
        kind={
            "side": EntityKind.GOVERNMENT,
            "person": EntityKind.PERSON,
            "group": EntityKind.GROUP,
            "unnamed": EntityKind.UNNAMED,
        }.get(kind, EntityKind.ORGANIZATION),
        aliases=tuple(a for a in aliases if a != called),
        people=tuple(spoken),
    )
