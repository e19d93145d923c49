"""Groups of mentions while they are gathered, and what may join them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import cache

from sayso.extract.mentions import Found
from sayso.text.countries import code, related
from sayso.text.lexicon import mapping, sections, words
from sayso.types.mention import EntityKind, MentionForm

_IDLE = {"former", "late", "new", "own", "same"}  # that narrow nothing
_BODIES = {EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.COUNTRY}


@dataclass(slots=True)
class Group:
    """Mentions taken for one entity, and what they tell of it."""

    kind: EntityKind | None
    first: int  # of the heads of what was found, the one that the text has first
    found: list[Found] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    country: str | None = None
    gender: str | None = None
    fullest: str = ""  # of the names, the one of most words
    many: bool = False  # whether the words speak of several
    parts: set[str] = field(default_factory=set)  # the words of the names, in one case
    called: set[str] = field(default_factory=set)  # all that a description may take up

    def add(self, mention: Found) -> None:
        self.found.append(mention)
        self.first = min(self.first, mention.head)
        if mention.form is MentionForm.NAME:
            self._name(mention.name)
        if mention.form is not MentionForm.PRONOUN:
            self.many = self.many or mention.plural
            self.roles |= mention.roles
            self.called |= {role.casefold() for role in mention.roles}
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

    def _name(self, name: str) -> None:
        self.names.append(name)
        self.fullest = max(self.fullest, name, key=lambda one: (len(one.split()), len(one)))
        folded = name.casefold()
        self.parts.update(folded.split())
        self.called.update(_nouns(folded), filter(None, [mapping("roles", "known").get(folded)]))

    def ends_in(self, noun: str) -> bool:
        """Whether a name of it ends in the noun: "the bank" is the Ostmere Savings Bank."""
        return any(name.casefold().split()[-1] == noun for name in self.names)

    @property
    def person(self) -> bool:
        return self.kind is EntityKind.PERSON or (
            self.kind is EntityKind.UNNAMED and all(not m.plural for m in self.found)
        )


def _nouns(name: str) -> list[str]:
    """The words of a name that say what it is: not the "bank" of "Bank Staff Union"."""
    parts = name.split()
    body = words("roles", "body")
    other = parts[-1] in body and "of" not in parts
    return [part for part in parts[:-1] if not (other and part in body)] + parts[-1:]


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


def owns(draft: Group, pronoun: Found) -> bool:
    """Whether "its" or "his" may be the entity’s: a body’s, or a person’s of that gender."""
    if pronoun.gender in ("m", "f"):
        return agrees(draft, pronoun)
    if draft.names and draft.kind is EntityKind.ORGANIZATION:
        return not draft.gender  # "the ship’s owner, Tolmer Shipping"
    if draft.names:
        return not (draft.gender or draft.roles & words("roles", "person") or fully_named(draft))
    return bool(draft.roles & words("roles", "body")) and agrees(draft, pronoun)


def plainest(roles: Collection[str]) -> str | None:
    """The plainest of what somebody is called, a listed role before any other noun; no age."""
    roles = [role for role in roles if not role[0].isdigit()]
    plain = lambda role: (role.casefold() not in words("roles", "person"), len(role), role)  # noqa: E731
    return min(roles, key=plain, default=None)


def near_places(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of the places may be another ("Lorian", "Loria"), or either list is empty."""
    pairs = [(one, other) for one in some for other in others]
    return not pairs or any(
        one == other or related(one, other) or related(other, one) for one, other in pairs
    )


def same_kind(draft: Group, mention: Found, lemma: str) -> bool:
    """Whether what narrows a description may be so of the entity: "the *foreign* minister".

    "The survivors’ group" is no company that is named otherwise.
    """
    here = mention.modifiers - _IDLE
    if not here or here & (draft.modifiers | draft.parts):
        return True
    business = lemma in words("roles", "alike.business")
    return not draft.modifiers and not (business and draft.names)


def fully_named(draft: Group) -> bool:
    """Whether the text names a person by more than one word."""
    return len(draft.fullest.split()) > 1 and draft.kind is EntityKind.PERSON


def is_named_so(draft: Group, mention: Found, *, noun: bool) -> bool:
    """Whether a name beside a description, which is a `noun` or not, is of whom it describes.

    A person by their full name is called what people are: "A ticket clerk, Samira Bono"; a firm
    may have owners for a name: "the owners, Baltis Line".
    """
    firm = draft.kind is EntityKind.ORGANIZATION and mention.definite and not mention.counted
    person = mention.kind in (EntityKind.PERSON, EntityKind.UNNAMED) or (noun and not mention.kind)
    fits = draft.kind is not EntityKind.PERSON or person or not fully_named(draft)
    return bool(draft.names) and (draft.many == mention.plural or firm) and fits


def alike(lemma: str) -> frozenset[str]:
    """The noun and those of which either may stand for the other: "the company" for a maker."""
    return _alike().get(lemma) or frozenset({lemma})


@cache
def _alike() -> dict[str, frozenset[str]]:
    """From each noun to those of all groups it is in."""
    groups = sections("roles", "alike").values()
    listed = frozenset[str]().union(*groups)
    return {
        lemma: frozenset[str]().union(*(group for group in groups if lemma in group))
        for lemma in listed
    }


def short_for(mention: Found, draft: Group) -> bool:
    """Whether a name that is no person's may be short for the group's; a place is no body."""
    kinds = {draft.kind, mention.kind}
    apart = kinds == {EntityKind.PLACE, EntityKind.ORGANIZATION}
    return EntityKind.PERSON not in kinds and not apart and shortened(mention.name, draft.fullest)


def shortened(one: str, other: str) -> bool:
    """Whether one name is the other's beginning, end or initials.

    >>> shortened("Voltara", "Voltara Energy"), shortened("WHO", "World Health Organization")
    (True, True)
    """
    short, full = (one, other) if len(one) <= len(other) else (other, one)
    if not (short.isupper() or full.startswith(short)):
        return False
    parts = full.split()
    if len(parts) > 1 and short.isupper():
        initials = "".join(p[0] for p in parts if p[0].isupper())
        if short.replace(".", "") == initials and len(initials) > 1:
            return True
    mine = short.split()
    return (
        len(mine) < len(parts)
        and parts[: len(mine)] == mine
        and not code(short)
        and not any(related(part, short) for part in parts)
    )
