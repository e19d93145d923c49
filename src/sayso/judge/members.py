"""Who belongs to a group that is asked: "the banks", "members of the Council", "three firms: …".

Only where words say so: by the group's noun in a member's name, by "a member of", or in a list
right behind the group. A reply of one member is that member's.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.judge.deeds import told
from sayso.judge.lines import places
from sayso.text.lemma import noun
from sayso.types.mention import EntityKind
from sayso.types.story import Party

_WHOLE = re.compile(r" (?:of|in|at|from|on|who|which|that)\b")
_MEMBERS = re.compile(r"^(?:\w+ )*members? of (?:the )?(?P<body>.+)$")
_LISTED = re.compile(
    r"[^.;:—–\n]{0,60}[:—–](?P<listed>[^.;\n]+)|,? (?:including|such as|namely) (?P<rest>[^.;\n]+)"
)
_NAMED = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)


def members(group: Party, parties: Sequence[Party], chapters: Sequence[Chapter]) -> list[Party]:
    """The named parties that belong to the group, in the story's order; none of a lone party."""
    if group.kind is EntityKind.PERSON or group.name[:1].isupper() or not _several(group):
        return []
    named = [p for p in parties if p is not group and p.kind in _NAMED and p.name[:1].isupper()]
    texts = [chapter.text for chapter in chapters]
    found = {p.id for p in named if _is_one(p, group) or any(_told(p, group, t) for t in texts)}
    found |= set(_listed(group, named, texts))
    return [p for p in named if p.id in found]


def _several(group: Party) -> bool:
    head = _WHOLE.split(plain(group.name))[0].rsplit(" ", 1)[-1]
    return noun(head) != head


def _is_one(party: Party, group: Party) -> bool:
    """Whether the group's noun stands in the name: a "Bank" among "the banks"."""
    head = noun(_WHOLE.split(plain(group.name))[0].rsplit(" ", 1)[-1])
    return head in map(noun, plain(party.name).split())


def _told(party: Party, group: Party, text: str) -> bool:
    """Whether it is called a member: "Orr, a member of the Gulf Council"."""
    match = _MEMBERS.match(plain(group.name))
    if not match:
        return False
    body = re.escape(match["body"])
    called = rf"{re.escape(party.name)}, (?:\w+ ){{1,4}}member of (?:the )?{body}"
    return bool(re.search(called, text, re.I))


def _listed(group: Party, named: Sequence[Party], texts: Collection[str]) -> Iterator[str]:
    """Those named in a list right behind the group."""
    for text in texts:
        for at in re.finditer(re.escape(group.name), text):
            match = _LISTED.match(text, at.end())
            here = told((match["listed"] or match["rest"] or "") if match else "")
            yield from (party.id for party in named if places(party, here))
