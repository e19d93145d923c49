"""People told by their names where an article takes those for a place or a body.

"Welling called it untrue" in one article, "Jan Welling" in another: where the first name is not
told, a reader takes the surname for whatever it may be.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.types.mention import Entity, EntityKind

_TWO = 2  # words of a full name
_NOT_SO = r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]he) {}\b"  # how no person is told


def persons(chapters: Sequence[Chapter]) -> Callable[[Entity], Entity]:
    """What gives an entity as a person, where its name is the full name or the surname of one.

    That is the one person who is called so in the story, most articles take them for one, and none
    has the word for a place or a thing.
    """
    taken = Counter(
        (plain(entity.name), entity.kind is EntityKind.PERSON)
        for chapter in chapters
        for entity in chapter.reading.entities
        if entity.named and len(entity.name.split()) >= _TWO
    )
    full: dict[str, set[str]] = defaultdict(set)
    for (name, person), times in taken.items():
        if person and times > taken[name, False]:
            full[name.rsplit(" ", 1)[-1]].add(name)
    text = "\n".join(chapter.text for chapter in chapters)

    def known(entity: Entity) -> Entity:
        name = plain(entity.name)
        called = full.get(name.rsplit(" ", 1)[-1], set())
        same = called == {name} or (len(called) == 1 and " " not in name)
        settled = entity.kind is EntityKind.PERSON or entity.by_hand or not entity.named
        if settled or not same or re.search(_NOT_SO.format(re.escape(entity.name)), text):
            return entity
        return replace(entity, kind=EntityKind.PERSON)

    return known
