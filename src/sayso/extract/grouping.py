"""Groups of mentions while they are gathered, and what may join them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from sayso.extract.mentions import Found
from sayso.text.countries import code, related
from sayso.text.lexicon import sections
from sayso.types.mention import EntityKind, MentionForm

_BODIES = {EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.COUNTRY}


@dataclass(slots=True)
class Group:
    """Mentions taken for one entity, and what they tell of it."""

    kind: EntityKind | None
    found: list[Found] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    country: str | None = None
    gender: str | None = None

    def add(self, mention: Found) -> None:
        self.found.append(mention)
        if mention.form is MentionForm.NAME:
            self.names.append(mention.name)
        if mention.form is not MentionForm.PRONOUN:
            self.roles |= mention.roles
            self.modifiers |= mention.modifiers
            self.places |= mention.places
            self.country = self.country or mention.country
            self.kind = self.kind or mention.kind
            # What the text calls it outweighs how its name looks.
            if mention.form is MentionForm.DESCRIPTION and mention.kind is EntityKind.ORGANIZATION:
                self.kind = mention.kind
            elif mention.form is MentionForm.NAME and mention.titled:
                self.kind = EntityKind.PERSON
        if mention.gender in ("m", "f"):
            self.gender = self.gender or mention.gender

    @property
    def fullest(self) -> str:
        return max(self.names, key=lambda name: (len(name.split()), len(name)), default="")

    @property
    def person(self) -> bool:
        return self.kind is EntityKind.PERSON or (
            self.kind is EntityKind.UNNAMED and all(not m.plural for m in self.found)
        )

    @property
    def many(self) -> bool:
        return any(m.plural for m in self.found if m.form is not MentionForm.PRONOUN)


Wanted = Callable[[Group], bool]


def agrees(draft: Group, mention: Found) -> bool:
    """Whether the pronoun may stand for the entity, by number and gender."""
    match mention.gender:
        case "it":
            return not draft.person and not draft.many and draft.kind in _BODIES
        case "they":
            return draft.many or draft.kind in (EntityKind.GROUP, EntityKind.ORGANIZATION)
        case _:
            return draft.person and draft.gender in (None, mention.gender)


def near_places(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of the places may be another ("Lorian", "Loria"), or either list is empty."""
    pairs = [(one, other) for one in some for other in others]
    return not pairs or any(
        one == other or related(one, other) or related(other, one) for one, other in pairs
    )


def fully_named(draft: Group) -> bool:
    """Whether the text names a person by more than one word."""
    return len(draft.fullest.split()) > 1 and draft.kind is EntityKind.PERSON


def alike(lemma: str, known: Collection[str]) -> bool:
    """Nouns of which either may stand for the other: "the company" for a maker."""
    groups = sections("roles", "alike").values()
    return any(lemma in group and not group.isdisjoint(known) for group in groups)


def shortened(one: str, other: str) -> bool:
    """Whether one name is the other's beginning, end or initials.

    >>> shortened("Voltara", "Voltara Energy"), shortened("WHO", "World Health Organization")
    (True, True)
    """
    short, full = sorted((one, other), key=len)
    parts = full.split()
    initials = "".join(p[0] for p in parts if p[0].isupper())
    if len(parts) > 1 and short.replace(".", "") == initials and len(initials) > 1:
        return True
    mine = short.split()
    return (
        len(mine) < len(parts)
        and parts[: len(mine)] == mine
        and not code(short)
        and not any(related(part, short) for part in parts)
    )
