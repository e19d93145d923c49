"""Mentions in the text, and the entities that they are of."""

from dataclasses import KW_ONLY, dataclass
from enum import Enum

from sayso.types.span import Span


class EntityKind(Enum):
    """What an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"
    UNNAMED = "unnamed"


class MentionForm(Enum):
    """How an entity is mentioned."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text that speaks of an entity."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what it is; `name` is the fullest name in the article. `kind` is None when unsure.

    `affiliation` is whom it speaks for or belongs to, in the article's words ("Velland" of "the
    president of Velland"); `country` an ISO 3166 code where a table knows it. One whom a person
    named (`by_hand`) may have no mention.
    """

    id: str
    name: str
    _: KW_ONLY
    kind: EntityKind | None
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    role: str | None = None
    country: str | None = None
    affiliation: str | None = None
    by_hand: bool = False

    @property
    def named(self) -> bool:
        """Whether a name of it is known, and not a description or a pronoun alone."""
        return self.by_hand or any(m.form is MentionForm.NAME for m in self.mentions)
