"""One ministry under all its names: "the Transport Ministry", "Minister of Transport Ada Holub".

Who holds a portfolio at home speaks for its ministry, and of several names for that all mean one.
Foreign, defence and home affairs are left out: states that meet in a story each have theirs.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from sayso.judge.bodies import plain
from sayso.judge.people import Person, full_name
from sayso.judge.sides import Member
from sayso.text.lexicon import words
from sayso.types.mention import Entity

_AHEAD = re.compile(r"\b(?P<of>[a-z]+)(?: and [a-z]+)? (?:ministry|ministers?)\b")
_BEHIND = re.compile(r"\b(?:ministry|minister) (?:of|for) (?:the )?(?P<of>[a-z]+)\b")
Key = tuple[str, str]  # of a party: its sort and its name
_PLAIN = frozenset({"ministry", "minister"})


def portfolio(names: Iterable[str]) -> str | None:
    """What a minister or a ministry is for, as one of the names tells it; None where none does.

    >>> portfolio(["Rena Holub", "Minister of Transport Rena Holub"])
    'transport'
    """
    for name in map(plain, names):
        for match in (_AHEAD.search(name), _BEHIND.search(name)):
            if match and match["of"] in words("parties", "portfolios"):
                return match["of"]
    return None


def share(members: Sequence[Member], people: Mapping[str, Person]) -> None:
    """Give all who are of one ministry its key; a plain "ministry" that of the article's only one.

    A ministry whose state is known is that state's. Where two states have the same, or two people
    hold the office and nothing tells whose it is, nothing is shared.
    """
    held = [_portfolio(member, people) for member in members]
    targets: dict[str, Key] = {}
    for each in sorted({of for of in held if of}):
        mine = [m for m, of in zip(members, held, strict=True) if of == each]
        if key := _shared(mine, people):
            targets[each] = key
    here: dict[str, set[str]] = {}
    for member, of in zip(members, held, strict=True):
        if of:
            here.setdefault(member.article, set()).add(of)
            if of in targets and not (member.key and member.key[0] == "side"):
                member.key = targets[of]
    for member in members:
        only = here.get(member.article, set())
        if len(only) == 1 and _is_plain(member.entity) and not _settled(member):
            member.key = targets.get(next(iter(only))) or member.key


def _portfolio(member: Member, people: Mapping[str, Person]) -> str | None:
    entity = member.entity
    known = people.get(full_name(plain(entity.name), people)) if member.person else None
    return portfolio((entity.name, *entity.aliases, *(known.told if known else ())))


def _shared(members: Collection[Member], people: Mapping[str, Person]) -> Key | None:
    """The key of a ministry whose members these are."""
    named = {full_name(plain(m.entity.name), people) for m in members if m.person}
    if len(named) > 1:
        return None  # one ministry has one minister
    keys = Counter(member.key for member in members if member.key)
    sides = [key for key in keys if key[0] == "side"]
    if sides:
        return sides[0] if len(sides) == 1 else None
    bodies = (key for key in keys if key[0] == "body")
    return min(bodies, key=lambda key: (-keys[key], key), default=None)


def _is_plain(entity: Entity) -> bool:
    return plain(entity.name) in _PLAIN


def _settled(member: Member) -> bool:
    return member.key is not None and member.key[0] in ("side", "person")
