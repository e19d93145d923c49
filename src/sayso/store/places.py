"""Where articles stand among one another: what is like what, and with which article a story begins.

A story is known by the number of the article that it begins with, its root.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Connection,
    TextClause,
    bindparam,
    delete,
    insert,
    select,
    text,
    update,
)

from sayso.store import amendments, claims, families
from sayso.store import tables as t
from sayso.store.rows import WINDOW, batches, day_of, season_of, unpacked_terms
from sayso.types.kept import PROGRAM, Neighbour, Place, Ruling

# Shared weight of two articles' keys. Kin have more: all but 1 of 6,266 pairs of ECB+ and of our
# own stories, and all but 3 in 100 of those that are kin only as they lie within a fortnight.
_BOUND = 0.036
_LINKED = text(  # what must or must not be of an article's story: versions, and what is ruled
    "SELECT o.position, o.number, o.root, 'same_story' AS kind FROM articles a"
    " JOIN articles o ON o.url = a.url AND o.number <> a.number"
    " WHERE a.number = :number AND o.position IS NOT NULL"
    " UNION ALL SELECT o.position, o.number, o.root, j.kind FROM articles a"
    " JOIN judgements j ON j.subject = a.key JOIN articles o ON o.key = j.object"
    " WHERE a.number = :number AND j.kind IN ('same_story', 'other_story')"
    " AND j.retracted_at IS NULL AND o.position IS NOT NULL"
    " UNION ALL SELECT o.position, o.number, o.root, j.kind FROM articles a"
    " JOIN judgements j ON j.object = a.key JOIN articles o ON o.key = j.subject"
    " WHERE a.number = :number AND j.kind IN ('same_story', 'other_story')"
    " AND j.retracted_at IS NULL AND o.position IS NOT NULL"
)

# Statements that every article asks for are made once: to make one costs more than to run it.
_BEGINS = t.articles.alias("begins")
_NUMBER = select(t.articles.c.number).where(t.articles.c.key == bindparam("key"))
_PLACE = select(t.articles.c.position, t.articles.c.number, t.articles.c.root).where(
    t.articles.c.number == bindparam("number")
)
_BEFORE = (
    select(t.kin.c.likeness, t.articles.c.root, _BEGINS.c.position)
    .select_from(t.kin)
    .join(t.articles, t.articles.c.number == t.kin.c.other)
    .join(_BEGINS, _BEGINS.c.number == t.articles.c.root)
    .where(t.kin.c.one == bindparam("number"), t.articles.c.position < bindparam("position"))
)
_AFTER = (
    select(t.articles.c.position, t.articles.c.number)
    .join(t.kin, t.articles.c.number == t.kin.c.other)
    .where(t.kin.c.one == bindparam("number"), t.articles.c.position > bindparam("position"))
)
_DAY = select(t.articles.c.day).where(t.articles.c.number == bindparam("number"))
_PUT = (
    update(t.articles)
    .where(t.articles.c.number == bindparam("at"))
    .values(position=bindparam("position"), root=bindparam("root"))
)
_MOVE = (
    update(t.articles).where(t.articles.c.number == bindparam("at")).values(root=bindparam("root"))
)
_WAIT = insert(t.unjudged).prefix_with("OR IGNORE").values(root=bindparam("root"))
_TERMS = select(t.terms.c.article, t.terms.c.weights, t.terms.c.day).where(
    t.terms.c.article.in_(bindparam("numbers", expanding=True))
)
_FEATURE, _KIN = insert(t.features), insert(t.kin)


# Where to look, season by season. For a dated article the three in which its weeks lie; for others
# every one, each found from the one before it by the key. Day 0 is that of undated articles.
_SOME = (
    "VALUES (0, 0, 0), (:season - 1, :first, :last), (:season, :first, :last),"
    " (:season + 1, :first, :last)"
)
_ALL = (
    "SELECT min(season), 0, :last FROM features UNION ALL SELECT"
    " (SELECT min(season) FROM features WHERE season > there.season), 0, :last"
    " FROM there WHERE there.season IS NOT NULL"
)


@lru_cache
def _near(keys: int, seasons: str) -> TextClause:
    """Articles in those seasons that share enough of so many keys' weight."""
    marks = ", ".join(f"(:t{n}, :w{n})" for n in range(keys))
    return text(
        f"WITH RECURSIVE mine(term, weight) AS (VALUES {marks}),"  # noqa: S608
        f" there(season, first, last) AS ({seasons}),"
        " near AS (SELECT f.article, f.weight * mine.weight AS shared FROM there CROSS JOIN mine"
        " CROSS JOIN features f ON f.season = there.season AND f.feature = mine.term"
        " AND f.day BETWEEN there.first AND there.last)"
        " SELECT article FROM near GROUP BY article HAVING sum(shared) >= :bound"
    )


class Places:
    """The part of a session that tells which articles may be of one story, and which are."""

    def __init__(self, connection: Connection) -> None:
        self._sql = connection

    def number(self, key: str) -> int | None:
        return self._sql.execute(_NUMBER, {"key": key}).scalar()

    def alike(
        self, keys: Mapping[str, float], day: date | None
    ) -> list[tuple[int, Mapping[str, float], date | None]]:
        """Articles that share rare terms: their numbers, all their terms and their days."""
        if not keys:
            return []
        values: dict[str, Any] = {"bound": _BOUND, "last": date.max.toordinal()}
        if day:
            when = day.toordinal()
            first, last = max(1, when - WINDOW), when + WINDOW
            values |= {"season": season_of(when), "first": first, "last": last}
        for n, (term, weight) in enumerate(keys.items()):
            values |= {f"t{n}": term, f"w{n}": weight}
        found = self._sql.execute(_near(len(keys), _SOME if day else _ALL), values).scalars()
        return [
            (number, unpacked_terms(terms), day_of(when))
            for some in batches(sorted(found))
            for number, terms, when in self._sql.execute(_TERMS, {"numbers": some})
        ]

    def unplaced(self) -> list[str]:
        """Articles that stand in no story yet."""
        waiting = (t.articles.c.root == 0) & t.articles.c.position.is_(None)  # found by the root
        rows = select(t.articles.c.key).where(waiting)
        return list(self._sql.execute(rows.order_by(t.articles.c.number)).scalars())

    def index(
        self, number: int, position: str, keys: Mapping[str, float], kin: Mapping[int, float]
    ) -> None:
        """Give an article its place in the canonical order, and keep what it is like."""
        day = day_of(self._sql.execute(_DAY, {"number": number}).scalar())
        self._sql.execute(_PUT, {"at": number, "position": position, "root": number})
        if keys:
            when = day.toordinal() if day else 0
            at = {"season": season_of(when), "day": when, "article": number}
            rows = [{"feature": term, "weight": weight, **at} for term, weight in keys.items()]
            self._sql.execute(_FEATURE, rows)
        if kin:
            pairs = [(number, other, w) for other, w in kin.items()]
            pairs += [(other, one, w) for one, other, w in pairs]
            self._sql.execute(_KIN, [{"one": o, "other": k, "likeness": w} for o, k, w in pairs])
        self.wait(number)

    def place(self, number: int) -> Place:
        position, _, root = self._sql.execute(_PLACE, {"number": number}).one()
        return Place(position or "", number, root)

    def before(self, place: Place) -> list[Neighbour]:
        """The kin that come earlier in the canonical order, with the stories they stand in."""
        at = {"number": place.number, "position": place.position}
        return [
            Neighbour(likeness, (begins, root))
            for likeness, root, begins in self._sql.execute(_BEFORE, at)
        ]

    def after(self, place: Place) -> list[tuple[str, int]]:
        """The later articles whose story may depend on this one's: kin, versions, what is ruled."""
        at = {"number": place.number, "position": place.position}
        found = {(position, number) for position, number in self._sql.execute(_AFTER, at)}
        for other, _ in self._linked(place):
            if other.position > place.position:
                found.add((other.position, other.number))
        return sorted(found)

    def tied(self, place: Place) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        """Stories in which the article must stand, and those in which it must not.

        A later version of a page stands with the first, unless a person decides otherwise.
        """
        before = [(o, kind) for o, kind in self._linked(place) if o.position < place.position]
        barred = {other.root for other, kind in before if kind is Ruling.OTHER_STORY}
        bound = {other.root for other, kind in before if kind is Ruling.SAME_STORY}
        return (
            [(self.place(root).position, root) for root in sorted(bound - barred)],
            [(self.place(root).position, root) for root in sorted(barred)],
        )

    def _linked(self, place: Place) -> list[tuple[Place, Ruling]]:
        """The articles that are of one story with this one, or not: as versions, or as ruled."""
        rows = self._sql.execute(_LINKED, {"number": place.number})
        return [(Place(*row[:3]), Ruling(row[3])) for row in rows]

    def move(self, place: Place, root: int) -> None:
        """Let the article stand in the story that begins with `root`; both wait to be judged."""
        self._sql.execute(_MOVE, {"at": place.number, "root": root})
        self.wait(place.root)
        self.wait(root)

    def wait(self, root: int) -> None:
        """The story that begins with this article has changed since it was judged."""
        self._sql.execute(_WAIT, {"root": root})

    def waiting(self) -> list[int]:
        """The roots of the stories that have changed since they were judged."""
        return list(self._sql.execute(select(t.unjudged.c.root)).scalars())

    def is_waiting(self, root: int) -> bool:
        """Whether the story that begins with this article has changed since it was judged."""
        rows = select(t.unjudged.c.root).where(t.unjudged.c.root == root)
        return self._sql.execute(rows).first() is not None

    def judged(self, root: int) -> None:
        self._sql.execute(delete(t.unjudged).where(t.unjudged.c.root == root))

    def numbers_of(self, story: str) -> list[int]:
        """The articles of a story, by number."""
        rows = select(t.articles.c.number).where(t.articles.c.story == story)
        return list(self._sql.execute(rows.order_by(t.articles.c.number)).scalars())

    def numbers(self) -> list[int]:
        """Every article, by number."""
        return list(self._sql.execute(select(t.articles.c.number)).scalars())

    def present(self, numbers: Iterable[int]) -> list[int]:
        """Those of the numbers that name an article."""
        found: list[int] = []
        for some in batches(sorted(numbers)):
            rows = select(t.articles.c.number).where(t.articles.c.number.in_(some))
            found += self._sql.execute(rows).scalars()
        return found

    def roots(self, numbers: Iterable[int]) -> list[int]:
        """The stories in which articles stand, by their roots."""
        return sorted({self.place(number).root for number in self.present(numbers)})

    def added_after(self, moment: datetime) -> list[int]:
        """Articles added after a moment, by number."""
        rows = select(t.articles.c.number).where(t.articles.c.added_at > moment.isoformat())
        return list(self._sql.execute(rows.order_by(t.articles.c.number)).scalars())

    def undo(self, moment: datetime) -> list[str]:
        """Take out articles added and rulings made after a moment; gives what the rulings name."""
        after = moment.isoformat()
        person = ~t.judgements.c.author.startswith(PROGRAM)
        changed = (t.judgements.c.made_at > after) | (t.judgements.c.retracted_at > after)
        rows = select(t.judgements.c.subject, t.judgements.c.object).where(person, changed)
        named = {name for row in self._sql.execute(rows) for name in row}
        self._sql.execute(delete(t.articles).where(t.articles.c.added_at > after))
        self._sql.execute(delete(t.judgements).where(person, t.judgements.c.made_at > after))
        self._sql.execute(
            update(t.judgements)
            .where(person, t.judgements.c.retracted_at > after)
            .values(retracted_at=None)
        )
        families.rewind(self._sql, after)
        claims.rewind(self._sql, after)
        amendments.rewind(self._sql, after)
        return sorted(named)
