"""Whose a body is that every state has: "the government", "its foreign ministry"."""

import re
from collections.abc import Sequence

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.judge.sides import Member, Sides, seated
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.mention import Entity, MentionForm
from sayso.types.span import Span

Spoke = Sequence[tuple[int, str]]  # where in an article which states speak
_ITS = re.compile(r"(?:its|their) ", re.I)
_OF_SOMEBODY = re.compile(r"(?:its|their|his|her|our) ", re.I)
_HER_COUNTRY = re.compile(r"(?:his|her|their|its) (?:country|government|state)[’']s ", re.I)


def seat(member: Member, chapter: Chapter, spoke: Spoke, sides: Sides) -> str | None:
    """The state that the words around an entity set it in, of a body that every state has."""
    entity = member.entity
    if not _is_stately(entity, sides):
        return seated(entity, chapter.text, sides)
    owned = (sides.body(alias) for alias in entity.aliases)
    return (
        next((side for side in owned if side), None)
        or _its(chapter, entity, sides)
        or _of_her_country(entity, spoke)
        or seated(entity, chapter.text, sides)
        or _alone(member, spoke)
    )


def _is_stately(entity: Entity, sides: Sides) -> bool:
    """Whether it is a body of some state, told without whose: "the government"."""
    return plain(entity.name) in words("parties", "governmental") or generic(entity.name, sides)


def generic(told: str, sides: Sides) -> bool:
    """Whether an affiliation names a body that every state has: "foreign ministry"."""
    listed = words("roles", "portfolios") | words("roles", "offices")
    listed |= words("parties", "governmental") | words("parties", "spokes")
    parts = [noun(part) for part in plain(told).split()]
    return not sides.of(told) and all(part in listed for part in parts)


def _of_her_country(entity: Entity, spoke: Spoke) -> str | None:
    """Of "her country’s ministry" the state that spoke last before."""
    told = any(_HER_COUNTRY.match(name) for name in (entity.name, *entity.aliases))
    first = min((mention.span.start for mention in entity.mentions), default=0)
    before = [side for at, side in sorted(spoke) if at < first]
    return before[-1] if told and before else None


def _alone(member: Member, spoke: Spoke) -> str | None:
    """The only state that has spoken in the article before an entity comes: it is that one's."""
    if _OF_SOMEBODY.match(member.entity.name):
        return None  # "their government" is theirs
    first = min((mention.span.start for mention in member.entity.mentions), default=0)
    before = {side for at, side in spoke if at < first}
    return next(iter(before)) if len(before) == 1 else None


def _its(chapter: Chapter, entity: Entity, sides: Sides) -> str | None:
    """The state that the sentence before is about: "Velland is silent. Its ministry said".

    That is the first that it names, where it begins with it.
    """
    if not _ITS.match(entity.name) or not entity.mentions:
        return None
    at = entity.mentions[0].span.start
    ahead = [s for s in chapter.wording.sentences if s.start <= at]
    if len(ahead) < 2 or ahead[-1].start != at or "\n" in chapter.text[ahead[-2].start : at]:
        return None
    return next((side for name in _beginning(chapter, ahead[-2]) if (side := sides.of(name))), None)


def _beginning(chapter: Chapter, sentence: Span) -> list[str]:
    """The names with which a sentence begins."""
    return [
        entity.name
        for entity in chapter.reading.entities
        for mention in entity.mentions
        if mention.span.start == sentence.start and mention.form is MentionForm.NAME
    ]
