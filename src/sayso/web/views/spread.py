"""Who got a claim from whom: claimants, the articles that had it first, and those made of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.judge.stances import SUPPORT
from sayso.types.kept import Listed
from sayso.types.story import Claim, Party, Relation
from sayso.types.view import StoryView

_ROW, _GAP = 40, 14  # pixels of an article, and between two texts
_LETTER = 8.2  # pixels a letter, bold
_TOP = 28  # pixels for the heads of the columns
COLUMNS = ((0, 190), (270, 280), (630, 280))  # pixels: where each column begins, how wide it is
WIDTH = COLUMNS[2][0] + COLUMNS[2][1]


@dataclass(frozen=True, slots=True)
class Made:
    """An article that was made of another, and how."""

    article: Listed
    relation: Relation
    y: int


@dataclass(frozen=True, slots=True)
class Text:
    """An article with a text of its own, who is in it with the claim, and what was made of it."""

    article: Listed
    claimants: tuple[Party, ...]
    made: tuple[Made, ...]
    y: int


@dataclass(frozen=True, slots=True)
class Claimant:
    """One who puts the claim forward, placed beside the texts that have it."""

    party: Party
    y: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The picture; `links` are from left to right, each as x, y, x, y."""

    claimants: tuple[Claimant, ...]
    texts: tuple[Text, ...]
    links: tuple[tuple[int, int, int, int], ...]
    height: int


def spread(view: StoryView, claim: Claim) -> Spread:
    """Of the articles that bear on the claim."""
    texts = tuple(_texts(view, claim))
    claimants = tuple(_claimants(texts))
    bottom = max((text.y + max(len(text.made), 1) * _ROW for text in texts), default=_TOP)
    height = max(bottom, max((each.y + _ROW for each in claimants), default=0))
    return Spread(claimants, texts, tuple(_links(claimants, texts)), height)


def _texts(view: StoryView, claim: Claim) -> Iterator[Text]:
    bears = {at.article for at in claim.statements}
    origins = {copy.article: copy for copy in reversed(view.story.copies)}
    listed = {article.key: article for article in view.articles}
    rows = [key for key in view.story.articles if key in bears and key in listed]
    whence = {key: copy.origin for key, copy in origins.items()}
    roots = {key: _root(key, whence) for key in rows}
    y = _TOP
    for root in dict.fromkeys(roots.values()):
        if root in listed:
            keys = [key for key in rows if roots[key] == root and key != root]
            made = tuple(
                Made(listed[key], origins[key].relation, y + n * _ROW) for n, key in enumerate(keys)
            )
            yield Text(listed[root], tuple(_behind(view, claim, root)), made, y)
            y += max(len(made), 1) * _ROW + _GAP


def _root(key: str, whence: dict[str, str]) -> str:
    """The text at the end of a chain of copies."""
    seen = {key}
    while key in whence and whence[key] not in seen:
        key = whence[key]
        seen.add(key)
    return key


def _behind(view: StoryView, claim: Claim, article: str) -> Iterator[Party]:
    """Who puts the claim forward in the article, each once."""
    own = (
        stance.party
        for stance in view.story.stances
        if stance.claim == claim.id and stance.kind in SUPPORT and stance.at.article == article
    )
    yield from (party for each in dict.fromkeys(own) if (party := view.party(each)))


def _claimants(texts: Sequence[Text]) -> Iterator[Claimant]:
    """Each as high as the texts that have the claim from them, one below another."""
    places: dict[str, list[int]] = {}
    known = {party.id: party for text in texts for party in text.claimants}
    for text in texts:
        for party in text.claimants:
            places.setdefault(party.id, []).append(text.y)
    below = _TOP
    for identity, at in sorted(places.items(), key=lambda row: sum(row[1]) / len(row[1])):
        y = max(round(sum(at) / len(at)), below)
        below = y + _ROW
        yield Claimant(known[identity], y)


def _links(
    claimants: Sequence[Claimant], texts: Sequence[Text]
) -> Iterator[tuple[int, int, int, int]]:
    middle = _ROW // 2 - 4
    at = {each.party.id: each.y for each in claimants}
    for text in texts:
        for party in text.claimants:
            start = COLUMNS[0][0] + _width(party.name)
            yield start, at[party.id] + middle, COLUMNS[1][0] - 8, text.y + middle
        for made in text.made:
            start = COLUMNS[1][0] + _width(text.article.outlet or "no outlet")
            yield start, text.y + middle, COLUMNS[2][0] - 10, made.y + middle


def _width(name: str) -> int:
    """Where a link may begin after a name: the widest letters of its face are this wide."""
    return min(round(len(name) * _LETTER) + 16, COLUMNS[1][1])
