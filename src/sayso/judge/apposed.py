"""The name within a phrase that tells an office first: "the head of the Pact, Marit Aldane"."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.mention import Entity, EntityKind

_PROPER = r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|d[aeiou]s?|v[ao]n|de[rn]))*"
_BESIDE = re.compile(rf"^(?P<office>[^,]*\b[a-z][^,]*), (?P<name>{_PROPER}),?$")
_BEHIND = re.compile(rf"^(?P<body>[^,]+), {_PROPER},?$")
_EITHER = frozenset({"owner", "founder", "supplier", "sponsor"})  # what people and bodies are
_CALLED = re.compile(
    rf"^(?:[Tt]he |[Aa]n? )?(?P<noun>[a-z]+) (?P<name>{_PROPER}(?: of (?:the )?{_PROPER})?)$"
)
_KNOWN = (EntityKind.PERSON, EntityKind.PLACE, EntityKind.COUNTRY, EntityKind.GOVERNMENT)
_OF = re.compile(r" (?:of|for|at|in|from|with) ")


def named(entity: Entity) -> Entity:
    """The entity under the name that its words hold beside an office, and of that body alone.

    Readings keep the whole phrase where the parse hangs both on one word: so "a spokesman for
    Ostmere Rail, Ada Brill" is Ada Brill, and she is of "Ostmere Rail" and of no "Ostmere Rail, Ada
    Brill".
    """
    if entity.by_hand:
        return entity
    affiliation = entity.affiliation and own(_BEHIND.sub(r"\g<body>", entity.affiliation))
    if (name := own(entity.name)) != entity.name and entity.kind not in _KNOWN:
        aliases = (*entity.aliases, entity.name)
        return replace(entity, name=name, kind=EntityKind.ORGANIZATION, aliases=aliases)
    match = _BESIDE.match(entity.name)
    office = noun(_OF.split(match["office"])[0].rsplit(" ", 1)[-1]) if match else ""
    is_body = office in words("roles", "body")
    if not match or not (is_body or office in words("roles", "person")):
        return replace(entity, affiliation=affiliation)
    return replace(
        entity,
        name=match["name"],
        kind=EntityKind.ORGANIZATION if is_body else EntityKind.PERSON,
        aliases=(*entity.aliases, entity.name),
        role=entity.role or office,
        affiliation=affiliation,
    )


def own(told: str) -> str:
    """A body's name without the word for what it is.

    >>> own("the association Friends of Ostmere"), own("the Friends of Ostmere")
    ('Friends of Ostmere', 'the Friends of Ostmere')
    """
    match = _CALLED.match(told)
    return match["name"] if match and match["noun"] in words("roles", "body") else told


def bodies(entities: Iterable[Entity]) -> frozenset[str]:
    """The names that the articles tell as a body’s: "the company Ostmere Rail".

    Where others tell more often that it is a person’s ("Colonel Ilo Brand"), it is.
    """
    votes: Counter[str] = Counter()
    for entity in entities:
        held = noun(entity.role) if entity.role else ""
        own = held in words("roles", "person") - _EITHER and entity.affiliation != entity.name
        votes[entity.name] += (held in words("roles", "body")) - own
    return frozenset(name for name, told in votes.items() if told > 0)
