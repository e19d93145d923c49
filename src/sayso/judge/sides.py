"""Which names of a story are states, and whose seat a capital is.

Tables know the world's; of the others the articles tell: "Velland’s foreign ministry", "a
Vellandish minister", "in Halm, the Vellandish capital", and where a state's officials speak.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.judge.chapter import Chapter
from sayso.text.countries import code, related, seat
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.mention import Entity, EntityKind

STATE = {EntityKind.COUNTRY, EntityKind.GOVERNMENT, EntityKind.PLACE}
OWNED = re.compile(r"^(?P<owner>.+?)[’']s? (?P<rest>.+)$")
LEADING = re.compile(
    r"^(?:neither|both|either|not even|even|the|a|an|its|their|his|her|our) ", re.I
)
_NAME = r"(?!(?:In|At|From|Near|Outside|The) )[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}"
_STATELY = "|".join(sorted(words("parties", "of_states")))
_OF_STATES = re.compile(rf"(?P<name>{_NAME})[’']s (?:\w+ )?(?i:{_STATELY})\b")
_ITS_OF_STATES = re.compile(  # "Velland is silent. Its foreign ministry"
    rf"(?:^|[.!?”\n] ?)(?P<name>{_NAME})[ ,][^.!?\n]*\. Its (?i:{_STATELY})\b"
)
_HOUSES = "|".join(sorted(w for w in words("parties", "of_states") if "ministry" in w))
_HOUSE_OF_STATES = re.compile(rf"\b(?i:{_HOUSES}|embassy) of (?:the )?(?P<name>{_NAME})")
_CAPITAL = (
    re.compile(rf"(?P<place>{_NAME}), (?:the )?(?P<state>[A-Z][\w-]+)(?:[’']s)? capital\b"),
    re.compile(rf"\b[Tt]he (?P<state>[A-Z][\w-]+) capital,? (?:of )?(?P<place>{_NAME})"),
    re.compile(rf"(?P<state>{_NAME})[’']s capital,? (?:of )?(?P<place>{_NAME})"),
    re.compile(rf"(?P<place>{_NAME}), (?:the )?capital of (?:the )?(?P<state>{_NAME})"),
)
_SPOKE_IN = re.compile(rf"^(?:[ ,](?:\w+)){{0,3}} in (?P<place>{_NAME})(?=[ ,.;])(?![’'])")
_ADJECTIVE = re.compile(r"\b([A-Z][a-zà-ÿ]{3,}(?:an|ish|ese|i)) (?=[a-z])")
_LONG = 5  # letters of a name that an adjective is surely made of
_IN_AHEAD = re.compile(rf"\b[Ii]n (?P<place>{_NAME}),? (?:the )?$")
_IN_BEHIND = re.compile(rf" in (?P<place>{_NAME})\b")
_REACH = 40  # characters around an entity within which its place stands
_ACRONYM = 6  # letters at most
_CODE = 2  # letters of an ISO 3166 code
_SPOKE = 2  # times that one state's officials spoke in a place
_ALL = 0.75  # share of all who spoke there that they are: else it is where many meet


@dataclass(slots=True)
class Member:
    """One entity of one article that speaks, is spoken to, or acts."""

    article: str
    entity: Entity
    key: tuple[str, str] | None = None
    person: str | None = None
    asked: bool = False  # whether it asks, or is asked for something
    seated: str | None = None  # the state in whose capital the words set it


class Sides:
    """States: known by a table, or by what is said of them."""

    def __init__(self, members: Sequence[Member], chapters: Sequence[Chapter] = ()) -> None:
        self._members = members
        named = _counted(members)
        told = [m.entity for m in members if m.entity.kind is EntityKind.ORGANIZATION]
        bodies = {bare(e.name) for e in told} | {bare(a) for e in told for a in _shortened(e)}
        surnames = set(_surnames(members))
        texts = [chapter.text for chapter in chapters]
        outlets = {bare(chapter.outlet) for chapter in chapters}
        sure = {name for text in texts for name in _owners(text)}
        sure |= _with_adjectives(members, texts)
        sure -= surnames | outlets
        others = bodies | surnames
        self._names = {name for name in named if one_place(name) and name not in others}
        held = {bare(e.affiliation) for m in members if _in_office(e := m.entity) and e.affiliation}
        self._sure = {name for name in sure | (held & self._names) if one_place(name)}
        self._names |= self._sure
        self._capitals: dict[str, str] = {}
        self._learn(_told_capitals(texts))

    def _learn(self, found: Iterable[tuple[str, str]]) -> None:
        for place, state in found:
            side = self.of(state)
            if side and not code(place):
                self._capitals.setdefault(bare(place), side)

    def settle(self, spoken: Iterable[tuple[str, str]]) -> None:
        """Learn capitals from who speaks in them: pairs of a place and a state, one a saying.

        A place that has officials or an adjective of its own is a state that others visit.
        """
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for place, side in spoken:
            votes[bare(place)][side] += 1
        for place, sides in sorted(votes.items()):
            side, most = max(sides.items(), key=lambda row: (row[1], row[0]))
            alone = most >= _SPOKE and most / sides.total() >= _ALL
            if alone and not code(place) and not seat(place) and not self._own(place, side):
                self._capitals.setdefault(place, side)

    def _own(self, place: str, side: str) -> bool:
        """Whether a place is a state by itself: it has officials, or an adjective."""
        told = [m.entity for m in self._members]
        offices = any(
            e.affiliation and bare(e.affiliation) == place and e.role
            and noun(e.role) in words("parties", "offices")
            for e in told
        )  # fmt: skip
        adjectives = any(related(bare(name), place) for e in told for name in (e.name, *e.aliases))
        return place.casefold() == side or offices or adjectives

    def of_article(self, article: str) -> str | None:
        """The one state that an article surely speaks of, or None: whose "the government" is."""
        every = {
            self.of(e.name) or (self.of(e.affiliation) if e.affiliation else None)
            for member in self._members
            if member.article == article and (e := member.entity).kind is not EntityKind.GROUP
        }
        sure = {self.of(name) for name in self._sure}
        told = {side for side in every if side and (side in sure or len(side) == _CODE)}
        return next(iter(told)) if len(told) == 1 else None

    @property
    def several(self) -> bool:
        """Whether the story has states whose bodies could be taken for one another’s."""
        return bool(self._sure) or any(code(bare(m.entity.name)) for m in self._members)

    @property
    def meet(self) -> bool:
        """Whether two states or more are surely spoken of in the story."""
        known = {code(bare(m.entity.name)) for m in self._members} - {None}
        return len({self.of(name) for name in self._sure} | known) > 1

    def of(self, name: str) -> str | None:
        """The state that a name or its adjective is of: an ISO code, or its name."""
        plainly = bare(name)
        known = seat(plainly) or code(plainly) or self._capitals.get(plainly)
        if known:
            return known
        kin = [
            n for n in self._names
            if n.casefold() == plainly.casefold() or related(plainly, n) or related(n, plainly)
        ]  # fmt: skip
        best = min(kin, key=lambda n: (n != plainly, len(n), n)) if kin else None
        found = min(kin, key=lambda n: (len(n), n)) if kin else None
        return (self._capitals.get(best or "") or (found or "").casefold()) or None

    def body(self, name: str) -> str | None:
        """The state that a body belongs to by its name: "Velland’s ministry", "Lorian army"."""
        whole = " ".join(name.split())
        owned = OWNED.match(whole)
        if owned:
            return self.of(owned["owner"]) if governmental(owned["rest"]) else None
        parts = LEADING.sub("", whole).split()
        if len(parts) > 1 and governmental(whole):
            of_first = self.of(parts[0])
            seated = re.search(rf" in (?P<place>{_NAME})$", whole)
            side = (
                of_first
                or (self.of(" ".join(parts[:2])) if len(parts) > 2 else None)
                or (self._capitals.get(seated["place"]) if seated else None)
            )
            if side:
                return side
        match = re.match(r"(?i)(?:the )?(?:[\w ]*?)(\w+) of (?:the )?([A-Z].+)$", whole)
        return self.of(match[2]) if match and governmental(match[1]) else None


def _surnames(members: Sequence[Member]) -> Iterator[str]:
    """The last names of people who are told by their full ones."""
    for member in members:
        parts = member.entity.name.split()
        named = len(parts) > 1 and all(part[:1].isupper() for part in parts)
        if member.entity.kind is EntityKind.PERSON and named:
            yield parts[-1]


def _shortened(entity: Entity) -> Iterator[str]:
    """The names for a body that are its own name's beginning: "Merrin" of "Merrin Bank"."""
    rest = bare(entity.name).split()
    if len(rest) > 1 and not governmental(entity.name):
        yield from (alias for alias in entity.aliases if bare(alias).split() == rest[:1])


def _counted(members: Sequence[Member]) -> Counter[str]:
    """The names that may be a state's, by how often they are told so."""
    named: Counter[str] = Counter()
    for member in members:
        entity = member.entity
        if entity.kind in STATE and len(entity.name.split()) <= 3 and entity.name[:1].isupper():
            named[bare(entity.name)] += 1
        if _in_office(entity) and entity.affiliation:
            named[bare(entity.affiliation)] += 2
        owned = OWNED.match(entity.name)
        if owned and governmental(owned["rest"]) and owned["owner"][:1].isupper():
            named[bare(owned["owner"])] += 2
    return named


def _in_office(entity: Entity) -> bool:
    return noun(entity.role or "") in words("parties", "offices")


def _owners(text: str) -> Iterator[str]:
    """The names that have what only states have: "Velland’s foreign ministry"."""
    for pattern in (_OF_STATES, _ITS_OF_STATES, _HOUSE_OF_STATES):
        for match in pattern.finditer(text):
            yield bare(match["name"])


def _with_adjectives(members: Sequence[Member], texts: Iterable[str]) -> set[str]:
    """The names of one word that the articles make an adjective of: "Velland", "Vellandish"."""
    made = {word for text in texts for word in _ADJECTIVE.findall(text)}
    names = {bare(m.entity.name) for m in members}
    return {
        name for name in names
        if len(name) >= _LONG and name[:1].isupper() and name.isalpha()
        and any(related(word, name) for word in made)
    }  # fmt: skip


def _told_capitals(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a capital and its state: "in Pordun, the Graunian capital"."""
    for text in texts:
        for pattern in _CAPITAL:
            for match in pattern.finditer(text):
                yield bare(match["place"]), bare(match["state"])


def spoken_in(chapter: Chapter, sides: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Where officials spoke: "told reporters in Brezan"; `sides` are those of entities, by id."""
    for statement in chapter.reading.statements:
        source = statement.source
        side = next((sides[e] for e in source.entities if e in sides), None) if source else None
        end = statement.cue.spans[-1].end
        match = _SPOKE_IN.match(chapter.text, end) or _SPOKE_IN.match(chapter.text[end : end + 60])
        if side and match and statement.within is None:
            yield match["place"], side


def seated(entity: Entity, text: str, sides: Sides) -> str | None:
    """The state in whose capital an entity is told to be: "in Halm the foreign ministry"."""
    for mention in entity.mentions:
        ahead = _IN_AHEAD.search(text, max(0, mention.span.start - _REACH), mention.span.start)
        behind = _IN_BEHIND.match(text, mention.span.end, mention.span.end + _REACH)
        for match in (ahead, behind):
            side = sides.of(match["place"]) if match else None
            if side:
                return side
    return None


def bare(name: str) -> str:
    """The name with its capitals, without article and possessive."""
    found = " ".join(name.split()).removesuffix("’s").removesuffix("'s").rstrip("’'")
    while match := LEADING.match(found):
        found = found[match.end() :]
    return found


def one_place(name: str) -> bool:
    """Whether a name may be a state's: capitals, and no word for a body."""
    parts = name.split()
    bodies = words("roles", "body") | words("parties", "governmental")
    return (
        0 < len(parts) <= 3
        and all(p[0].isupper() for p in parts)
        and not (len(parts) == 1 and _is_acronym(name) and code(name) is None)
        and not any(noun(p) in bodies for p in parts)
    )


def _is_acronym(name: str) -> bool:
    """As in "GLF", a union’s; of a state’s the table knows."""
    letters = name.replace(".", "")
    return 1 < len(letters) <= _ACRONYM and letters.isalpha() and letters.isupper()


def governmental(told: str) -> bool:
    """Whether the words are for a body of a state: "foreign ministry in Halm"."""
    parts = re.split(r" (?:in|at|to|of) ", told.casefold())[0].split()
    listed = words("parties", "governmental")
    lemma = noun(parts[-1]) if parts else ""
    pair = " ".join([*parts[-2:-1], lemma])
    return (
        lemma in listed
        or pair in listed
        or told.casefold().startswith(("ministry of", "office of"))
    )
