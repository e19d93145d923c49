"""People told by their names where an article takes those for a place or a body.

"Welling called it untrue" in one article, "Jan Welling" in another: where the first name is not
told, a reader takes the surname for whatever it may be.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.types.mention import Entity, EntityKind

_TWO = 2  # words of a full name
_NOT_SO = r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]he) {}\b"  # how no person is told


def persons(chapters: Sequence[Chapter]) -> Callable[[Entity], Entity]:
    """What gives an entity as a person, where its name is the full name or the surname of one.

    That is the one person who is called so in the story, and no article has the word for a place
    or a thing.
    """
    full: dict[str, set[str]] = defaultdict(set)
    for chapter in chapters:
        for entity in chapter.reading.entities:
            name = plain(entity.name)
            if entity.kind is EntityKind.PERSON and entity.named and len(name.split()) >= _TWO:
                full[name.rsplit(" ", 1)[-1]].add(name)
    text = "\n".join(chapter.text for chapter in chapters)

    def person(entity: Entity) -> Entity:
        name = plain(entity.name)
        called = full.get(name.rsplit(" ", 1)[-1], set())
        same = called == {name} or (len(called) == 1 and " " not in name)
        known = entity.kind is EntityKind.PERSON or entity.by_hand
        if known or not entity.named or not same:
            return entity
        elsewhere = re.search(_NOT_SO.format(re.escape(entity.name)), text)
        return entity if elsewhere else replace(entity, kind=EntityKind.PERSON)

    return person
