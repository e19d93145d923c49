"""Finding by words: which hits are looked at, what is told of each, and how they are narrowed."""

# ruff: noqa: S608 - names of tables and numbers alone are put into statements; values are bound

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.types.seeking import Kind, Question, Words

_LOOK = 4_000  # hits that are looked at, those that were added last
_CLAIMS = 1_000  # of claims: each has as many rows as parties that take a stance
_OWN = 1_000  # of one party or story
SHOWN = 12  # values of a facet
_TABLE = {Kind.QUOTATION: "quotes", Kind.CLAIM: "claimed", Kind.ARTICLE: "search"}
_EVERY = {
    Kind.QUOTATION: ("said", "number"),
    Kind.CLAIM: ("claims", "number"),
    Kind.ARTICLE: ("articles", "number"),
}
_OF_PARTY = {
    Kind.QUOTATION: "SELECT DISTINCT said AS number FROM stands WHERE party = :party",
    Kind.CLAIM: "SELECT DISTINCT c.number FROM stands s JOIN claims c ON c.claim = s.claim"
    " AND c.root = s.root WHERE s.party = :party",
    Kind.ARTICLE: "SELECT DISTINCT d.article AS number FROM stands s"
    " JOIN said d ON d.number = s.said WHERE s.party = :party",
}
_OF_STORY = {
    Kind.QUOTATION: "SELECT d.number FROM articles a JOIN said d ON d.article = a.number"
    " WHERE a.story = :story",
    Kind.CLAIM: "SELECT c.number FROM stories o JOIN claims c ON c.root = o.root"
    " WHERE o.id = :story",
    Kind.ARTICLE: "SELECT number FROM articles WHERE story = :story",
}
# Of each hit: its outlet, day, story and act, and of each stance the party and the kind.
_ABOUT = {
    Kind.QUOTATION: "SELECT h.number, a.outlet, a.day, a.story, d.act, s.party, s.kind FROM hit h"
    " CROSS JOIN said d ON d.number = h.number CROSS JOIN articles a ON a.number = d.article"
    " LEFT JOIN stands s ON s.said = h.number",
    Kind.CLAIM: "SELECT h.number, a.outlet, coalesce(a.day, c.last), o.id, d.act, s.party, s.kind"
    " FROM hit h CROSS JOIN claims c ON c.number = h.number"
    " CROSS JOIN stories o ON o.root = c.root"
    " LEFT JOIN stands s ON s.claim = c.claim AND s.root = c.root"
    " LEFT JOIN said d ON d.number = s.said LEFT JOIN articles a ON a.number = d.article",
    Kind.ARTICLE: "SELECT h.number, a.outlet, a.day, a.story, NULL, NULL, NULL FROM hit h"
    " CROSS JOIN articles a ON a.number = h.number",
}
# Of each hit among quotations without its stances, which are counted by themselves.
_PLAINLY = (
    "SELECT h.number, a.outlet, a.day, a.story, d.act, NULL, NULL FROM hit h"
    " CROSS JOIN said d ON d.number = h.number CROSS JOIN articles a ON a.number = d.article"
)
STANCES = " UNION ALL ".join(  # how many hits have each party, and each kind of stance
    f"SELECT * FROM (SELECT '{name}', s.{column}, count(DISTINCT s.said) FROM hit h"
    f" CROSS JOIN stands s ON s.said = h.number GROUP BY 2 ORDER BY 3 DESC, 2"
    f" LIMIT {SHOWN}) AS {name}"
    for name, column in (("party", "party"), ("stance", "kind"))
)
# What a row has to be where that is asked; a day as far as it is known.
_DAY = {Kind.CLAIM: "coalesce(a.day, c.last)"}
_STORY = {Kind.CLAIM: "o.id"}
_NARROWED = {
    "outlet": "a.outlet = :outlet",
    "act": "d.act = :act",
    "party": "s.party = :party",
    "stance": "s.kind = :stance",
}
_ARTICLE_CLOSELY = (
    "SELECT h.number, a.outlet, a.day, a.story, d.act, s.party, s.kind FROM hit h"
    " CROSS JOIN articles a ON a.number = h.number LEFT JOIN said d ON d.article = h.number"
    " LEFT JOIN stands s ON s.said = d.number"
)


@dataclass(frozen=True)
class Look:
    """How hits of a kind are looked at: which, and what is told of each that is as it has to be."""

    hits: str
    about: str
    values: Mapping[str, Any]
    most: int
    plain: bool  # whether the stances are counted by themselves

    @property
    def narrowed(self) -> bool:
        return " WHERE " in self.about

    @property
    def with_hits(self) -> str:
        return f"WITH hit AS MATERIALIZED ({self.hits})"


def expression(asked: Words) -> str:
    """The question as the index wants it; every word is quoted, so that none is an operator."""
    if not asked.runs:
        return ""
    runs = ['"' + " ".join(run) + '"' for run in asked.runs]
    wanted = " AND ".join(runs) + (" *" if asked.begun else "")
    barred = " OR ".join('"' + " ".join(run) + '"' for run in asked.barred)
    return f"({wanted}) NOT ({barred})" if barred else wanted


def look(kind: Kind, question: Question, asked: Words) -> Look:
    """What is looked at of a kind, narrowed to rows that are as the question wants them."""
    hits, most = _candidates(kind, question, asked)
    closely = bool(question.party or question.stance)
    wanted = [*_wanted(kind, question)]
    plain = kind is Kind.QUOTATION and not wanted
    about = _PLAINLY if plain else _ABOUT[kind]
    if kind is Kind.ARTICLE and (closely or question.act):
        about = _ARTICLE_CLOSELY
    if wanted:
        about = f"{about} WHERE {' AND '.join(wanted)}"
    values = {
        "words": expression(asked),
        "party": question.party,
        "story": question.story,
        "outlet": question.outlet,
        "act": question.act,
        "stance": question.stance,
        "since": question.since and question.since.isoformat(),
        "until": question.until and question.until.isoformat(),
    }
    return Look(hits, about, _only(f"{hits} {about}", values), most, plain)


def _wanted(kind: Kind, question: Question) -> Iterator[str]:
    """What a row has to be."""
    day = _DAY.get(kind, "a.day")
    for name, condition in _NARROWED.items():
        if getattr(question, name) is not None:
            yield condition
    if question.story is not None:
        yield f"{_STORY.get(kind, 'a.story')} = :story"
    if question.since:
        yield f"{day} >= :since"
    if question.until:
        yield f"{day} <= :until"


def _candidates(kind: Kind, question: Question, asked: Words) -> tuple[str, int]:
    """What is looked at: the hits added last, of a party or a story where one is named."""
    words = expression(asked)
    index = _TABLE[kind]
    most = min(_LOOK, _CLAIMS) if kind is Kind.CLAIM else _LOOK
    own = _OF_PARTY[kind] if question.party else _OF_STORY[kind] if question.story else ""
    if own:
        own = f"SELECT number FROM ({own}) ORDER BY number DESC LIMIT {_OWN}"
        holding = (
            f"SELECT o.number FROM ({own}) o CROSS JOIN {index} ON {index}.rowid = o.number"
            f" WHERE {index} MATCH :words"
        )
        return holding if words else own, _OWN
    if words:
        hits = (
            f"SELECT rowid AS number FROM {index} WHERE {index} MATCH :words"
            f" ORDER BY rowid DESC LIMIT {most}"
        )
        return hits, most
    table, column = _EVERY[kind]
    return f"SELECT {column} AS number FROM {table} ORDER BY {column} DESC LIMIT {most}", most


def _only(inner: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if f":{name}" in inner}
