"""Finding by words: a bounded look at what was added last, narrowed and counted.

A word that a million statements hold costs no more than a rare one: at most `_LOOK` hits, those
that were added last, are narrowed and counted. A party's or a story's own are looked through first.
"""

# ruff: noqa: S608 - names of tables and numbers alone are put into statements; values are bound

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, text

from sayso.store import parties, reactions
from sayso.store import tables as t
from sayso.store.rows import day_of
from sayso.types.seeking import (
    Facet,
    Findings,
    Kind,
    PartyRow,
    Passage,
    Question,
    Reaction,
    Words,
)
from sayso.types.story import Reference

_LOOK = 4_000  # hits that are looked at, those that were added last
_OWN = 1_000  # of one party or story
_SHOWN = 12  # values of a facet
_FACETS = ("outlet", "party", "stance", "act", "story")
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
_ARTICLE_CLOSELY = (
    "SELECT h.number, a.outlet, a.day, a.story, d.act, s.party, s.kind FROM hit h"
    " CROSS JOIN articles a ON a.number = h.number LEFT JOIN said d ON d.article = h.number"
    " LEFT JOIN stands s ON s.said = d.number"
)


@dataclass
class _Hit:
    """One hit with each way in which it is told apart."""

    number: int
    day: str
    values: dict[str, set[str]]


class Seeking:
    """What holds certain words, who is on record, and what readers think."""

    def __init__(self, connection: Connection) -> None:
        self._sql = connection

    def found(self, question: Question, asked: Words, *, limit: int, after: int = 0) -> Findings:
        """What holds the words and is as it has to be, the newest first."""
        hits = {kind: self._hits(kind, question, asked) for kind in Kind}
        own, _ = hits[question.kind]
        own.sort(key=lambda hit: (hit.day, hit.number), reverse=True)
        numbers = [hit.number for hit in own[after : after + limit]]
        counts = tuple((kind, len(rows), more) for kind, (rows, more) in hits.items())
        return Findings(
            tuple(self._passages(question.kind, numbers, asked)), counts, tuple(self._facets(own))
        )

    def _hits(self, kind: Kind, question: Question, asked: Words) -> tuple[list[_Hit], bool]:
        inner, values, look = _candidates(kind, question, asked)
        about = _ABOUT[kind]
        if kind is Kind.ARTICLE and (question.party or question.stance or question.act):
            about = _ARTICLE_CLOSELY
        rows = self._sql.execute(text(f"WITH hit AS MATERIALIZED ({inner}) {about}"), values)
        found: dict[int, _Hit] = {}
        looked = set()
        for number, *told in rows:
            looked.add(number)
            if _fits(question, told):
                hit = found.setdefault(number, _Hit(number, told[1] or "", defaultdict(set)))
                _note(hit, told)
        return list(found.values()), len(looked) >= look

    def _facets(self, hits: Iterable[_Hit]) -> Iterable[Facet]:
        counted: dict[str, Counter[str]] = {name: Counter() for name in _FACETS}
        for hit in hits:
            for name, values in hit.values.items():
                counted[name].update(values)
        for name, counter in counted.items():
            top = sorted(counter.items(), key=lambda row: (-row[1], row[0]))[:_SHOWN]
            names = self._names(name, [value for value, _ in top])
            if top:
                rows = tuple((value, names.get(value, value), number) for value, number in top)
                yield Facet(name, rows)

    def _names(self, facet: str, values: Sequence[str]) -> Mapping[str, str]:
        """Parties and stories by their names; what else there is is a word already."""
        if facet == "party":
            rows = select(t.parties.c.id, t.parties.c.name).where(t.parties.c.id.in_(values))
        elif facet == "story":
            rows = select(t.stories.c.id, t.stories.c.title).where(t.stories.c.id.in_(values))
        else:
            return {}
        return {row[0]: row[1] for row in self._sql.execute(rows)}

    def name_of(self, facet: str, value: str) -> str | None:
        """What a party or a story is called."""
        return self._names(facet, [value]).get(value)

    def _passages(self, kind: Kind, numbers: Sequence[int], asked: Words) -> list[Passage]:
        if not numbers:
            return []
        made = {
            Kind.QUOTATION: self._quotations,
            Kind.CLAIM: self._claims,
            Kind.ARTICLE: self._articles,
        }[kind](numbers, asked)
        return [made[number] for number in numbers if number in made]

    def _quotations(self, numbers: Sequence[int], _asked: Words) -> dict[int, Passage]:
        rows = self._sql.execute(
            text(
                "SELECT d.number, d.statement, a.key, a.title, a.outlet, a.day, a.story, a.sha256,"
                " q.source, q.cue, q.said FROM said d JOIN articles a ON a.number = d.article"
                f" JOIN quotes q ON q.rowid = d.number WHERE d.number IN ({_marks(numbers)})"
            ),
            _values(numbers),
        )
        stances = self._stances(t.stands.c.said, numbers)
        return {
            r.number: Passage(
                Kind.QUOTATION,
                r.key,
                text=r.said,
                day=day_of(r.day),
                story=r.story,
                at=Reference(r.key, r.statement),
                source=r.source,
                cue=r.cue,
                title=r.title or "",
                outlet=r.outlet or "",
                stances=tuple(stances[r.number]),
                sha256=r.sha256,
            )
            for r in rows
        }

    def _claims(self, numbers: Sequence[int], _asked: Words) -> dict[int, Passage]:
        rows = self._sql.execute(
            text(
                "SELECT c.number, c.claim, c.text, c.standing, c.last, o.id, o.title FROM claims c"
                f" JOIN stories o ON o.root = c.root WHERE c.number IN ({_marks(numbers)})"
            ),
            _values(numbers),
        ).all()
        return {
            r.number: Passage(
                Kind.CLAIM,
                r.claim,
                text=r.text,
                day=day_of(r.last),
                story=r.id,
                title=r.title,
                standing=r.standing,
            )
            for r in rows
        }

    def _articles(self, numbers: Sequence[int], asked: Words) -> dict[int, Passage]:
        words = expression(asked)
        excerpt, join = "''", ""
        if words:
            excerpt = "snippet(search, 1, '', '', '…', 30)"
            join = "JOIN search ON search.rowid = a.number AND search MATCH :words"
        rows = self._sql.execute(
            text(
                f"SELECT a.number, a.key, a.title, a.outlet, a.day, a.story, a.sha256, {excerpt}"
                f" AS excerpt FROM articles a {join} WHERE a.number IN ({_marks(numbers)})"
            ),
            _values(numbers) | ({"words": words} if words else {}),
        )
        return {
            r.number: Passage(
                Kind.ARTICLE,
                r.key,
                text=r.excerpt,
                day=day_of(r.day),
                story=r.story,
                title=r.title or "",
                outlet=r.outlet or "",
                sha256=r.sha256,
            )
            for r in rows
        }

    def _stances(
        self, column: Any, numbers: Sequence[int]
    ) -> dict[int, list[tuple[str, str, str]]]:
        named = (t.parties.c.id == t.stands.c.party) & (t.parties.c.root == t.stands.c.root)
        rows = select(column, t.stands.c.party, t.parties.c.name, t.stands.c.kind).join(
            t.parties, named
        )
        found: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
        for number, *stance in self._sql.execute(rows.where(column.in_(numbers)).distinct()):
            found[number].append((stance[0], stance[1], stance[2]))
        return found

    # Parties and reactions

    def parties(
        self, *, begins: str = "", holds: str = "", limit: int, after: int = 0
    ) -> list[PartyRow]:
        """Who is on record: by name where a beginning or a part is named, else in most stories."""
        return parties.listed(self._sql, begins, holds, limit, after)

    def letters(self) -> list[tuple[str, int]]:
        """The letters with which names begin, each with how many parties."""
        return parties.letters(self._sql)

    def party(self, name: str) -> PartyRow | None:
        """The party of this id, or that of this name that is in most stories."""
        return parties.named(self._sql, name)

    def stories_of(self, party: str, *, limit: int, after: int = 0) -> list[str]:
        """The stories in which a party is on record, the one last reported on first."""
        return parties.stories(self._sql, party, limit, after)

    def react(self, reaction: Reaction) -> None:
        """Keep what a reader thinks; what the reader thought before is taken back."""
        reactions.keep(self._sql, reaction)

    def unreact(self, claim: str, author: str, *, at: datetime) -> bool:
        """Take back what a reader thinks; that it was so stays on record."""
        return reactions.retract(self._sql, claim, author, at=at)

    def reactions(self, claim: str) -> list[Reaction]:
        """What readers thought and think of a claim, in the order in which they said so."""
        return reactions.of(self._sql, claim)


def expression(asked: Words) -> str:
    """The question as the index wants it; every word is quoted, so that none is an operator."""
    if not asked.runs:
        return ""
    runs = ['"' + " ".join(run) + '"' for run in asked.runs]
    wanted = " AND ".join(runs) + (" *" if asked.begun else "")
    barred = " OR ".join('"' + " ".join(run) + '"' for run in asked.barred)
    return f"({wanted}) NOT ({barred})" if barred else wanted


def _candidates(kind: Kind, question: Question, asked: Words) -> tuple[str, dict[str, Any], int]:
    """What is looked at: the hits added last, of a party or a story where one is named."""
    words = expression(asked)
    index = _TABLE[kind]
    values = {"words": words, "party": question.party, "story": question.story}
    own = _OF_PARTY[kind] if question.party else _OF_STORY[kind] if question.story else ""
    if own and words:
        own = f"SELECT number FROM ({own}) ORDER BY number DESC LIMIT {_OWN}"
        inner = (
            f"SELECT o.number FROM ({own}) o CROSS JOIN {index} ON {index}.rowid = o.number"
            f" WHERE {index} MATCH :words"
        )
        return inner, _only(inner, values), _OWN
    if own:
        inner = f"SELECT number FROM ({own}) ORDER BY number DESC LIMIT {_OWN}"
        return inner, _only(inner, values), _OWN
    if words:
        inner = (
            f"SELECT rowid AS number FROM {index} WHERE {index} MATCH :words"
            f" ORDER BY rowid DESC LIMIT {_LOOK}"
        )
        return inner, _only(inner, values), _LOOK
    table, column = _EVERY[kind]
    inner = f"SELECT {column} AS number FROM {table} ORDER BY {column} DESC LIMIT {_LOOK}"
    return inner, {}, _LOOK


def _only(inner: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if f":{name}" in inner}


def _fits(question: Question, told: Sequence[Any]) -> bool:
    outlet, day, story, act, party, stance = told
    wanted = (
        (question.outlet, outlet),
        (question.story, story),
        (question.act, act),
        (question.party, party),
        (question.stance, stance),
    )
    if any(value is not None and value != has for value, has in wanted):
        return False
    if question.since and (not day or day < question.since.isoformat()):
        return False
    return not question.until or bool(day and day <= question.until.isoformat())


def _note(hit: _Hit, told: Sequence[Any]) -> None:
    outlet, day, story, act, party, stance = told
    hit.day = max(hit.day, day or "")
    for name, value in zip(_FACETS, (outlet, party, stance, act, story), strict=True):
        if value:
            hit.values[name].add(value)


def _marks(numbers: Sequence[int]) -> str:
    return ", ".join(f":n{place}" for place in range(len(numbers)))


def _values(numbers: Sequence[int]) -> dict[str, Any]:
    return {f"n{place}": number for place, number in enumerate(numbers)}
