"""What parties are called: by a name, or by a word for the kind of body that they are."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from sayso.judge.bodies import plain
from sayso.judge.sides import OWNED
from sayso.text.lemma import noun
from sayso.text.lexicon import sections, words
from sayso.types.mention import EntityKind
from sayso.types.story import Party

_STATES = ("state", "republic", "kingdom", "government")
_NAMED = re.compile(
    r"(?:^|[ ’])(?P<kind>[a-z-]+) (?P<of>of )?(?P<name>[A-Z][\w’-]*(?: [A-Z][\w’-]*)*)$"
)


def is_name(party: Party) -> bool:
    """Whether a party is told by a name: "the Weavers’ Union", but not "the Front’s leaders"."""
    owned = OWNED.match(party.name)
    first, _, rest = party.name.partition(" ")
    if rest[:1].isupper() and noun(first) in of_kind("bodies"):
        return True  # "association Families of Orsk"
    return party.name[:1].isupper() and not (owned and owned["rest"][:1].islower())


def own_name(name: str) -> str | None:
    """The name behind a word for the kind of body that it is, or None.

    >>> own_name("pilots’ union Cockpit"), own_name("northern state of Ostmark")
    ('Cockpit', 'Ostmark')
    """
    match = _NAMED.search(name)
    if not match or (match["of"] and match["kind"] not in _STATES):
        return None
    return match["name"] if match["kind"] not in words("kin", "no_kinds") else None


def is_named_body(party: Party) -> bool:
    """Whether it is a body with a name; a group only where a noun sets the name apart."""
    bodies = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)
    apart = party.kind is EntityKind.GROUP and party.name[:1].islower()
    return (party.kind in bodies or apart) and is_name(party)


def told_kinds(party: Party, table: str) -> Collection[str]:
    """The kinds of body that a party without a name may be of."""
    name = re.sub(r"^(?:striking|its|their) ", "", plain(party.name))
    whole = " ".join([*name.split()[:-1], noun(name.split()[-1])]) if name else ""
    return of_kind(table).get(whole, frozenset())


def called_kinds(party: Party, texts: Sequence[str]) -> Collection[str]:
    """The kinds of body that a named party is of: by its name, or by what it is called."""
    own = {noun(part) for name in (party.name, *party.aliases) for part in plain(name).split()}
    kinds = {kind for word in own for kind in of_kind("bodies").get(word, ())}
    name = re.escape(party.name)
    article = r"\b(?:the|an?|its|their|his|her)"
    before = re.compile(rf"{article} ((?:[\w’'-]+ ){{1,4}}|[\w’' -]+, ){name}\b", re.I)
    behind = re.compile(rf"\b{name}, (?:the|an?|its|their) ([\w’' -]+)")
    for text in texts:
        for match in (*before.finditer(text), *behind.finditer(text)):
            parts = [noun(part) for part in match[1].casefold().strip(" ,").split()]
            last = {" ".join(parts[-n:]) for n in (1, 2)}
            kinds |= {kind for word in last for kind in of_kind("bodies").get(word, ())}
    return kinds


@cache
def of_kind(table: str) -> Mapping[str, frozenset[str]]:
    """The kinds of body that each word tells."""
    found: dict[str, set[str]] = defaultdict(set)
    listed = sections("kin", table)
    for kind, each in listed.items():
        for word in each:
            found[word].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}
