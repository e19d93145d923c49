"""Which parties of a story answer for one another when something is asked.

A chief for the body she leads, "the charity" for the one charity, "the strikers" for their union, a
ministry in a capital for its state. Wider than what parties are: it joins asks and their replies,
and says nothing of whose claim something is. When unsure, nobody answers for anybody.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from sayso.judge.bodies import plain
from sayso.judge.callings import called_kinds, is_name, is_named_body, of_kind, own_name, told_kinds
from sayso.judge.chapter import Chapter
from sayso.judge.deeds import told
from sayso.judge.lines import places
from sayso.judge.parties import Cast
from sayso.judge.sides import OWNED, spoken_in
from sayso.text.lemma import noun, verb
from sayso.text.lexicon import sections, words
from sayso.types.mention import EntityKind
from sayso.types.story import Party

_REACH = 70  # characters around a person's name within which it is told whom they stand for
_WHO = re.compile(r"^,? (?:who|which) (?:\w+ly |also |now |has |had |have )?(?P<told>[^.;:]+)")
_APPOSED = re.compile(r"^, (?P<told>[^.,;:]+)")
_OF = re.compile(r"^ (?:of|from|for|with|at) (?:the )?(?P<told>[^.,;:]+)")
_OWNER = re.compile(r"(?P<owner>[^.,;:“”]+)[’']s? (?P<role>[\w -]+?),? $")
_PORTFOLIO = re.compile(r"\b(?P<portfolio>[A-Z][a-z]+) (?:Secretary|Minister|Commissioner|Chief) $")
_SPEAKS_FOR = re.compile(r"^(?:an? |the )?spokes\w+ (?:for|of|at) (?:the )?(?P<owner>.+)$", re.I)
_WHOSE = re.compile(r" (?:of|at|in|on|from|for|with|who|whose|which|that)\b")
_MINISTRY = re.compile(
    r"^(?:the )?(?P<business>[a-z]+) (?:ministry|department)(?: in [A-Z][\w-]+)?$"
)
_LAST = 300  # characters before "the company" within which the one that is meant is named
_FIRST = 5  # words within which the body that somebody leads is named


class Kin:
    """The parties in groups of those that answer for one another."""

    def __init__(self, chapters: Sequence[Chapter], cast: Cast) -> None:
        self._parties = {party.id: party for party in cast.parties}
        self._group = {identity: frozenset({identity}) for identity in self._parties}
        seats = {**dict(_ministries(chapters, cast.parties)), **dict(_seats(chapters, cast))}
        people = {plain(person) for party in cast.parties for person in party.people}
        self._anchors = {
            party.id
            for party in cast.parties
            if _anchored(party) and party.id not in seats and plain(party.name) not in people
        }
        pairs = (
            *seats.items(),
            *_namesakes(cast.parties),
            *_owned(cast.parties),
            *_standing(chapters, cast.parties),
            *_kinds(chapters, cast.parties),
            *_portfolios(cast.parties),
            *_titled(chapters, cast.parties),
            *_officials(chapters, cast.parties),
            *_shortened(cast.parties),
            *_described(cast.parties),
            *_alike(cast.parties),
            *_nearest(chapters, cast),
        )
        for one, other in pairs:
            self._unite(one, other)

    def _unite(self, one: str, other: str) -> None:
        """Join two groups, but for those of two bodies that are known to be two."""
        whole = self._group[one] | self._group[other]
        if len(whole & self._anchors) <= 1:
            for identity in whole:
                self._group[identity] = whole

    def of(self, parties: Iterable[str]) -> frozenset[str]:
        """All who answer for these."""
        return frozenset(kin for party in parties for kin in self._group.get(party, {party}))

    def chiefs(self, parties: Iterable[str]) -> tuple[str, ...]:
        """For each group one of it: the state or body, where it has one, else who was told."""
        found: dict[frozenset[str], str] = {}
        for party in parties:
            group = self._group.get(party, frozenset({party}))
            found.setdefault(
                group, next(iter(group & self._anchors), self._told_by_name(group, party))
            )
        return tuple(found.values())

    def _told_by_name(self, group: frozenset[str], party: str) -> str:
        """The party, or the one body of the group that is told by a name where it is not."""
        rows = [self._parties[each] for each in sorted(group) if each in self._parties]
        named = [p.id for p in rows if is_named_body(p)]
        told_so = party in self._parties and is_name(self._parties[party])
        return named[0] if len(named) == 1 and not told_so else party


def _anchored(party: Party) -> bool:
    """Whether it is somebody for sure: a state, or an organization by its name."""
    if not is_name(party):
        return False
    several = len(plain(party.name).split()) > 1
    return party.kind is EntityKind.GOVERNMENT or (
        party.kind is EntityKind.ORGANIZATION and several
    )


def _seats(chapters: Sequence[Chapter], cast: Cast) -> Iterator[tuple[str, str]]:
    """Places in which only one state's officials spoke, with that state."""
    states = {p.id for p in cast.parties if p.kind is EntityKind.GOVERNMENT}
    spoke: dict[str, set[str]] = defaultdict(set)
    for chapter in chapters:
        own = {e.id: cast.party(chapter.key, e.id) for e in chapter.reading.entities}
        sides = {entity: party for entity, party in own.items() if party in states}
        for place, side in spoken_in(chapter, {e: p for e, p in sides.items() if p}):
            spoke[plain(place)].add(side)
    for party in cast.parties:
        found = spoke.get(plain(party.name), set())
        if len(found) == 1 and party.id not in found and not party.people:
            yield party.id, next(iter(found))


def _namesakes(parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Parties for which one person speaks, by the full name."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for party in parties:
        for person in dict.fromkeys(map(plain, (party.name, *party.people))):
            if " " in person:
                by_name[person].append(party.id)
    for found in by_name.values():
        yield from pairwise(found)


def _owned(parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """What is told as a party's own: "the Front’s leaders", "the ministry in Orsk"."""
    for party in (each for each in parties if not each.unnamed):
        owned = OWNED.match(party.name)
        seated = re.match(
            r"(?P<rest>\w[\w ]*?) (?:in|of) (?:[a-z]+ )*(?P<owner>[A-Z][\w -]+)$", party.name
        )
        speaking = _SPEAKS_FOR.match(party.name)
        if speaking:
            yield from ((party.id, other) for other in _named(speaking["owner"], parties, party))
        match = owned or seated
        if match and noun(match["rest"].rsplit(" ", 1)[-1].casefold()) in words("kin", "owned"):
            yield from ((party.id, other) for other in _named(match["owner"], parties, party))


def _named(text: str, parties: Sequence[Party], besides: Party) -> list[str]:
    """The one party that is named first in the words; none where several are."""
    sentence = told(text)
    at = {p.id: min(found) for p in parties if p is not besides and (found := places(p, sentence))}
    first = min(at.values(), default=_FIRST)
    nearest = [identity for identity, place in at.items() if place == first]
    return nearest if first < _FIRST and len(nearest) == 1 else []


def _standing(chapters: Sequence[Chapter], parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """People with whom they are told to stand for."""
    for party in parties:
        if party.kind is not EntityKind.PERSON:
            continue  # whom offices of states are held for, parties know
        lone = (EntityKind.GOVERNMENT, EntityKind.PERSON)
        bodies = [other for other in parties if other.kind not in lone]
        for person in (name for name in party.people or (party.name,) if " " in name):
            for chapter in chapters:
                for match in re.finditer(re.escape(person), chapter.text):
                    for owner in _owners(chapter.text, match.start(), match.end()):
                        yield from ((party.id, other) for other in _named(owner, bodies, party))
                    ahead = chapter.text[max(0, match.start() - _REACH) : match.start()]
                    yield from ((party.id, other) for other in _by_portfolio(ahead, parties))


def _owners(text: str, start: int, end: int) -> Iterator[str]:
    """The words that tell for whom the person stands whose name is there."""
    behind, ahead = text[end : end + _REACH], text[max(0, start - _REACH) : start]
    who, apposed, of = (pattern.match(behind) for pattern in (_WHO, _APPOSED, _OF))
    if who:
        does, *rest = who["told"].split()
        for count in (0, 1):
            if " ".join([verb(does), *rest[:count]]) in words("kin", "standing"):
                yield " ".join(rest[count:])
    elif apposed and _has_head(apposed["told"]):
        yield apposed["told"]
    elif of:
        yield of["told"]
    owner = _OWNER.search(ahead)
    if owner and _has_head(owner["role"]):
        yield " ".join(owner["owner"].split()[-3:])


def _has_head(text: str) -> bool:
    return any(
        noun(word.casefold()) in words("kin", "heads") for word in re.findall(r"[\w-]+", text)
    )


def _by_portfolio(ahead: str, parties: Sequence[Party]) -> list[str]:
    """The one body of the business in somebody's title: "Education Secretary"."""
    match = _PORTFOLIO.search(ahead)
    if not match:
        return []
    found = [
        party.id
        for party in parties
        for name in (party.name, *party.aliases)
        if match["portfolio"].casefold() in (parts := plain(name).split())
        and any(noun(part) in words("kin", "departments") for part in parts)
    ]
    return found[:1] if len({*found}) == 1 else []


def _portfolios(parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Who is called by an office alone with the body of its business: "the Schools Secretary"."""
    for party in parties:
        for name in (party.name, *party.aliases):
            for other in _by_portfolio(f"{name} ", parties) if is_name(party) else ():
                if other != party.id:
                    yield party.id, other


def _ministries(chapters: Sequence[Chapter], parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """A ministry told by its business, and the only state that has a minister of it.

    "The farm ministry in Lub" is Velland's, where "Velland’s farm minister" speaks.
    """
    states = [p for p in parties if p.kind is EntityKind.GOVERNMENT]
    text = "\n".join(chapter.text for chapter in chapters)
    for party in parties:
        match = next(filter(None, map(_MINISTRY.match, (party.name, *party.aliases))), None)
        if match:
            pattern = rf"\b([A-Z][\w-]+)(?:[’']s?)? (?i:{match['business']} minister)"
            owners = set(re.findall(pattern, text))
            found = [p.id for p in states if owners & {p.name, *p.aliases} and p is not party]
            yield from ((party.id, state) for state in found if len(found) == 1)


def _titled(chapters: Sequence[Chapter], parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Whom a title before a name makes somebody stand for: "*union chairman* Tomas Orr".

    It is the only body of that kind that the article names.
    """
    named = [p for p in parties if is_name(p) and p.kind is EntityKind.ORGANIZATION]
    kinds = {p.id: frozenset(called_kinds(p, [c.text for c in chapters])) for p in named}
    for party in (p for p in parties if p.kind is EntityKind.PERSON):
        for chapter in chapters:
            told_of = {k for each in _titles(party, chapter.text) for k in each}
            near = [p.id for p in named if kinds[p.id] & told_of and p.name in chapter.text]
            if len(near) == 1:
                yield party.id, near[0]


def _officials(chapters: Sequence[Chapter], parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """People with the state whose office they hold: "Velland’s farm minister, Ada Orr"."""
    states = [p for p in parties if p.kind is EntityKind.GOVERNMENT]
    text = "\n".join(chapter.text for chapter in chapters)
    for party in (p for p in parties if p.kind is EntityKind.PERSON and " " in p.name):
        pattern = rf"\b([A-Z][\w-]+)(?:[’']s)? (?:[a-z]+ ){{0,3}}([a-z]+),? {re.escape(party.name)}"
        told_of = {
            n for n, office in re.findall(pattern, text) if office in words("parties", "offices")
        }
        found = [p.id for p in states if told_of & {p.name, *p.aliases}]
        yield from ((party.id, state) for state in found if len(found) == 1)


def _described(parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Who is told by a kind and a name, with whom the name is: "the pilots’ union *Cockpit*"."""
    for party in parties:
        name = own_name(party.name)
        found = [p.id for p in parties if name and p is not party and p.name == name]
        yield from ((party.id, other) for other in found if len(found) == 1)


def _shortened(parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Bodies told by the first word of their name, where only one begins so: "Orr", "Orr Foods"."""
    bodies = [(p.id, plain(p.name).split()) for p in parties if p.kind is EntityKind.ORGANIZATION]
    for party, name in bodies:
        longer = [other for other, whole in bodies if len(whole) > 1 and whole[:1] == name]
        if len(name) == 1 and len(longer) == 1:
            yield party, longer[0]


def _titles(party: Party, text: str) -> Iterator[frozenset[str]]:
    """The kinds of body in the titles that stand before a person's name."""
    for name in (n for n in dict.fromkeys((party.name, *party.people)) if " " in n):
        for match in re.finditer(rf"\b([a-z]+) ([a-z-]+) {re.escape(name)}", text):
            if noun(match[2]) in words("kin", "heads"):
                yield of_kind("bodies").get(noun(match[1]), frozenset())


def _alike(parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Groups of one sort of people: "all banks", "the nine banks"; "families", "relatives"."""
    found: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        if party.kind is EntityKind.GROUP and not party.unnamed:
            head = noun(_WHOSE.split(plain(party.name))[0].rsplit(" ", 1)[-1])
            found[_sort(head)].append(party)
    for group in found.values():
        for one, other in pairwise(group):
            if len(_owned_by(one) | _owned_by(other)) <= 1:
                yield one.id, other.id


def _sort(head: str) -> str:
    """The sort of people that a noun is for, or the noun."""
    return next(
        (k for k, listed in sorted(sections("kin", "groups").items()) if head in listed), head
    )


def _owned_by(party: Party) -> frozenset[str]:
    """The names in what a group is called: "*Velland*’s fishermen"."""
    return frozenset(re.findall(r"(?<=[ ’'])[A-Z][a-z]+|^[A-Z][a-z]+(?=[’'])", party.name))


def _nearest(chapters: Sequence[Chapter], cast: Cast) -> Iterator[tuple[str, str]]:
    """A body told by its kind alone ("the company") with the only one last named before it."""
    texts = [chapter.text for chapter in chapters]
    general = {p.id: kinds for p in cast.parties
               if not is_name(p) and (kinds := frozenset(told_kinds(p, "bodies")))}  # fmt: skip
    named = {p.id: frozenset(called_kinds(p, texts)) for p in cast.parties
             if is_name(p) and p.kind is EntityKind.ORGANIZATION}  # fmt: skip
    meant: dict[str, set[str | None]] = defaultdict(set)
    for chapter in chapters:
        own = [(e, cast.party(chapter.key, e.id)) for e in chapter.reading.entities]
        places = [(m.span.start, party) for e, party in own for m in e.mentions if party in named]
        for entity, party in own:
            if party in general and entity.mentions:
                at = entity.mentions[0].span.start
                before = [(place, name) for place, name in places if at - _LAST <= place < at
                          and _fits(general[party], named[name or ""])]  # fmt: skip
                meant[party].add(max(before)[1] if before else None)
    for identity, found in meant.items():
        if len(found) == 1 and (only := next(iter(found))):
            yield identity, only


def _fits(told: frozenset[str], called: frozenset[str]) -> bool:
    """Whether a body of these kinds may be told so: any that trades is a "company"."""
    if "department" in told:
        return False
    return (
        not called or bool(told & called) or ("firm" in told and called <= words("kin", "trading"))
    )


def _kinds(chapters: Sequence[Chapter], parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Bodies told by their kind alone, and people told for them, with the only one of the kind."""
    texts = [chapter.text for chapter in chapters]
    told_of = [p for p in parties if p.kind is not EntityKind.PERSON and not p.unnamed]
    named = _by_kind((p, called_kinds(p, texts)) for p in told_of if is_name(p))
    general = _by_kind((p, told_kinds(p, "bodies")) for p in told_of if not is_name(p))
    meant = _by_kind((p, told_kinds(p, "people")) for p in told_of if not is_name(p))
    for kind in dict.fromkeys((*general, *meant)):
        bodies = [*named.get(kind, ()), *general.get(kind, ())]
        if bodies and len(named.get(kind, ())) <= 1:
            yield from pairwise([*bodies, *meant.get(kind, ())])


def _by_kind(rows: Iterable[tuple[Party, Collection[str]]]) -> Mapping[str, list[str]]:
    """The parties of each kind."""
    found: dict[str, list[str]] = defaultdict(list)
    for party, kinds in rows:
        for kind in kinds:
            found[kind].append(party.id)
    return found
