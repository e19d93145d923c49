"""Finding by words: a bounded look at what was added last, narrowed and counted.

A word that a million statements hold costs no more than a rare one: so many hits are narrowed and
counted (`store.looking`), those that were added last; a party's or a story's own are looked through
first. Of the kinds that were not asked for, hits are counted and not looked at.
"""

# ruff: noqa: S608 - names of tables and numbers alone are put into statements; values are bound

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, text

from sayso.store import parties, reactions
from sayso.store import tables as t
from sayso.store.looking import SHOWN, STANCES, Look, expression, look
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

_FACETS = ("outlet", "party", "stance", "act", "story")
_PLACES = {"outlet": 1, "story": 3, "act": 4, "party": 5, "stance": 6}  # in a row of what is told


class Seeking:
    """What holds certain words, who is on record, and what readers think."""

    def __init__(self, connection: Connection) -> None:
        self._sql = connection

    def found(self, question: Question, asked: Words, *, limit: int, after: int = 0) -> Findings:
        """What holds the words and is as it has to be, the newest first."""
        looks = {kind: look(kind, question, asked) for kind in Kind}
        own = looks[question.kind]
        rows = self._sql.execute(text(f"{own.with_hits} {own.about}"), own.values).all()
        days: dict[int, str] = {}
        for number, _, day, *_ in rows:
            days[number] = max(days.get(number, ""), day or "")
        ordered = sorted(days, key=lambda number: (days[number], number), reverse=True)
        whole = None if own.narrowed else (len(days), len(days) >= own.most)
        counts = tuple(
            (kind, *(whole if look is own and whole else self._counted(look)))
            for kind, look in looks.items()
        )
        passages = self._passages(question.kind, ordered[after : after + limit], asked)
        return Findings(tuple(passages), counts, tuple(self._facets(own, rows)))

    def _counted(self, look: Look) -> tuple[int, bool]:
        """How many hits fit, and whether there may be more than were looked at."""
        number = "SELECT count(*) FROM hit"
        fits = f"SELECT count(DISTINCT number) FROM ({look.about})" if look.narrowed else number
        told = text(f"{look.with_hits} SELECT ({number}) AS looked, ({fits}) AS fit")
        row = self._sql.execute(told, look.values).one()
        return row.fit, row.looked >= look.most

    def _facets(self, look: Look, rows: Sequence[Sequence[Any]]) -> Iterable[Facet]:
        stances = self._stances_of(look) if look.plain else {}
        for name in _FACETS:
            top = stances[name] if name in stances else _counts(rows, _PLACES[name])
            names = self._names(name, [value for value, _ in top])
            if top:
                yield Facet(
                    name, tuple((value, names.get(value, value), number) for value, number in top)
                )

    def _stances_of(self, look: Look) -> dict[str, list[tuple[str, int]]]:
        """Of the hits' stances the parties and the kinds that most of them have."""
        found: dict[str, list[tuple[str, int]]] = {"party": [], "stance": []}
        for name, value, number in self._sql.execute(
            text(f"{look.with_hits} {STANCES}"), look.values
        ):
            found[name].append((value, number))
        return found

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


def _counts(rows: Sequence[Sequence[Any]], place: int) -> list[tuple[str, int]]:
    """The values at a place of the rows that most hits have, each with how many."""
    pairs = {(row[0], row[place]) for row in rows if row[place]}
    counter = Counter(value for _, value in pairs)
    return sorted(counter.items(), key=lambda row: (-row[1], row[0]))[:SHOWN]


def _marks(numbers: Sequence[int]) -> str:
    return ", ".join(f":n{place}" for place in range(len(numbers)))


def _values(numbers: Sequence[int]) -> dict[str, Any]:
    return {f"n{place}": number for place, number in enumerate(numbers)}
