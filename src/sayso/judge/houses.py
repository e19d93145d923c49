"""For which body somebody speaks where no words say it, by the order in which news is told.

"The Ostrel Federation confirmed the test. Medical director Henrik Vale said …" is the federation's
director; "Police searched the offices. Inspector Rhona Teale said …" an inspector of the police.
"""

import re
from collections.abc import Iterator, Mapping

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.judge.sides import OWNED
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.mention import Entity, EntityKind, MentionForm
from sayso.types.span import Span

_OPENS = 14  # characters ahead of a subject that opens its sentence: "On Monday the …"
_BODIES = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)
_TITLES = {"dr", "professor", "prof", "mr", "mrs", "ms", "sir", "dame"}
_SHORT = 2  # words of "a spokesman"
_HIS = re.compile(r"(?:his|her|its|their) ", re.I)
_BACK = 1  # sentences before the one that names somebody, in which the body is looked for


def houses(chapter: Chapter) -> Mapping[str, str]:
    """The name of the body of each person with an office in one of whom no words say which.

    It is the only one that speaks in the sentence, ahead of the person, or else in the one before,
    or that opens it; outlets are none.
    """
    found: dict[str, str] = {}
    for entity in chapter.reading.entities:
        if (
            entity.kind is not EntityKind.PERSON
            or entity.affiliation
            or not _speaks(chapter, entity)
        ):
            continue
        told = _titles(entity)
        if told & words("roles", "of_police"):
            force = _force(chapter, entity)
            found |= {entity.id: force} if force else {}
        elif told & words("roles", "in_house") and not _elsewhere(entity):
            bodies = _spoken_of(chapter, entity)
            if len(bodies) == 1:
                found[entity.id] = bodies.pop()
    return found


def _speaks(chapter: Chapter, person: Entity) -> bool:
    """Whether the article first names somebody as who says something."""
    return bool(person.mentions) and any(
        person.mentions[0].span in span
        for statement in chapter.reading.statements
        for span in (statement.source.spans if statement.source else ())
    )


def _elsewhere(person: Entity) -> bool:
    """Whether the words for the office tell that it is of somebody else, or was.

    As in "A rebel spokeswoman, Anke Tyr", "City building director Ernst Hoy", "ex-director".
    """
    ahead = [alias.removesuffix(person.name).split() for alias in person.aliases]
    lower = {word.casefold() for row in ahead for word in row}
    one_of_them = any(row[:1] in (["A"], ["a"], ["An"]) and len(row) > _SHORT for row in ahead)
    return one_of_them or bool(lower & (words("roles", "past") | words("roles", "no_house")))


def _titles(entity: Entity) -> set[str]:
    """What somebody is called: their office, and the word right before their name."""
    ahead = (alias.removesuffix(entity.name).split() for alias in entity.aliases)
    plain = ([w for w in row if w.casefold().rstrip(".") not in _TITLES] for row in ahead)
    return {noun(entity.role or ""), *(noun(row[-1].rstrip(",")) for row in plain if row)}


def _force(chapter: Chapter, person: Entity) -> str | None:
    """The police that an article has spoken of before it names somebody of a rank."""
    first = person.mentions[0].span.start
    ahead = [
        (mention.span.start, entity.name)
        for entity in chapter.reading.entities
        if "police" in plain(entity.name).split() and entity.kind is not EntityKind.PERSON
        for mention in entity.mentions
        if mention.span.start < first
    ]
    return max(ahead)[1] if ahead else None


def _spoken_of(chapter: Chapter, person: Entity) -> set[str]:
    """The bodies that speak ahead of a person in its sentence, else in the sentence before."""
    first = person.mentions[0].span
    every = [s for s in chapter.wording.sentences if s.start < first.start]
    for sentence in reversed(every[-1 - _BACK :]):
        inside = Span(sentence.start, min(sentence.end, first.start))
        bodies = set(_bodies(chapter, inside))
        if bodies or _opened(chapter, person, inside):
            return bodies
    return set()


def _opened(chapter: Chapter, person: Entity, inside: Span) -> bool:
    """Whether somebody else opens the words: "*The prosecutor* is examining it, … said"."""
    return any(
        mention.span in inside and mention.span.start - inside.start <= _OPENS
        for entity in chapter.reading.entities
        if entity.id != person.id
        for mention in entity.mentions
    )


def _bodies(chapter: Chapter, inside: Span) -> Iterator[str]:
    """The bodies that speak in some words, or that open them."""
    speaking = {
        entity
        for statement in chapter.reading.statements
        if statement.within is None and statement.source
        and any(span in inside for span in statement.source.spans)
        for entity in statement.source.entities
    }  # fmt: skip
    outlet = plain(chapter.outlet or "")
    for entity in chapter.reading.entities:
        press = words("cues", "published.media") | words("kin", "press")
        own = entity.kind in _BODIES and plain(entity.name) != outlet
        own = own and press.isdisjoint(map(noun, plain(entity.name).split()))
        own = own and not _HIS.match(entity.name)
        opens = any(
            m.span in inside and m.span.start - inside.start <= _OPENS
            and m.form is not MentionForm.PRONOUN
            and not chapter.text.startswith(("’", "'"), m.span.end)
            for m in entity.mentions
        )  # fmt: skip
        if own and (entity.id in speaking or opens):
            yield _owned(entity)


def _owned(body: Entity) -> str:
    """A body's name with its owner's, where that is told: "*Belcor’s* Foreign Ministry"."""
    told = (each.removeprefix("The ").removeprefix("the ") for each in body.aliases)
    return next((t for t in told if OWNED.match(t) and t.endswith(body.name)), body.name)
