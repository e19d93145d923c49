"""What people made of articles' readings: kept, taken back, and put over what the program read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from sayso.store import indexing
from sayso.store import tables as t
from sayso.store.bodies import body_of, kept_of
from sayso.store.rows import batches, packed, unpacked
from sayso.types.amended import amended
from sayso.types.amendment import Amendment, Wording
from sayso.types.attribution import Hand
from sayso.types.kept import Kept
from sayso.wire.plain import from_plain, to_plain

_ROWS = t.amendments.c
_EVERY = select(t.amendments, t.articles.c.key).join(t.articles).order_by(_ROWS.number)
_READ = select(t.articles, t.readings.c.body).join(t.readings)


class Amendments:
    """The amendments of a ledger, within one transaction."""

    def __init__(self, sql: Connection) -> None:
        self._sql = sql

    def of(self, key: str) -> list[Amendment]:
        """All that were ever made of an article, the first first, those taken back too."""
        return [_amendment(row) for row in self._sql.execute(_EVERY.where(t.articles.c.key == key))]

    def read(self, key: str) -> Kept | None:
        """An article as the program read it."""
        row = self._sql.execute(_READ.where(t.articles.c.key == key)).first()
        return kept_of(row) if row else None

    def make(self, amendment: Amendment) -> None:
        """Keep one; the article's statements are found by their words as they stand now."""
        wording = amendment.wording
        number = self._number(amendment.article)
        row = {
            "article": number,
            "statement": amendment.statement,
            "hand": amendment.hand.value,
            "wording": json.dumps(to_plain(wording)) if wording else None,
            "vectors": packed(dict(amendment.vectors)),
            "reason": amendment.reason,
            "author": amendment.author,
            "made_at": amendment.made_at.isoformat(),
        }
        self._sql.execute(insert(t.amendments).values(**row))
        self._index(number)

    def retract(self, amendment: Amendment, *, at: datetime) -> bool:
        """Take one back; False where it does not stand."""
        number = self._number(amendment.article)
        found = self._sql.execute(
            update(t.amendments)
            .where(
                _ROWS.article == number,
                _ROWS.statement == amendment.statement,
                _ROWS.made_at == amendment.made_at.isoformat(),
                _ROWS.retracted_at.is_(None),
            )
            .values(retracted_at=at.isoformat())
        )
        self._index(number)
        return bool(found.rowcount)

    def reread(self, kept: Kept, vectors: Mapping[datetime, Mapping[str, Any]]) -> None:
        """Put another reading of an article in the place of the program's.

        `vectors` are those of the amendments, by the moments at which they were made: a newer
        encoder makes others of the same words.
        """
        number = self._number(kept.key)
        body = body_of(kept.reading, kept.vectors)
        self._sql.execute(
            update(t.readings).where(t.readings.c.article == number).values(body=body)
        )
        for moment, own in vectors.items():
            mine = _ROWS.article == number, _ROWS.made_at == moment.isoformat()
            fresh = update(t.amendments).where(*mine).values(vectors=packed(dict(own)))
            self._sql.execute(fresh)
        self._index(number)

    def _number(self, key: str) -> int:
        rows = select(t.articles.c.number).where(t.articles.c.key == key)
        return int(self._sql.execute(rows).scalar_one())

    def _index(self, number: int) -> None:
        """Let the statements be found as they stand now."""
        [kept] = every(self._sql, self._sql.execute(_READ.where(t.articles.c.number == number)))
        self._sql.execute(delete(t.said).where(t.said.c.article == number))
        indexing.keep_said(self._sql, number, kept.reading)
        said = len(kept.reading.statements)
        own = update(t.articles).where(t.articles.c.number == number)
        self._sql.execute(own.values(statements=said, unread=kept.reading.unread))


def every(sql: Connection, rows: Iterable[Row[Any]]) -> list[Kept]:
    """Articles out of their rows, as people amended them."""
    found = list(rows)
    standing = _standing(sql, [row.number for row in found])
    return [_over(kept_of(row), standing.get(row.number, ())) for row in found]


def _standing(sql: Connection, numbers: Sequence[int]) -> Mapping[int, list[Amendment]]:
    """What stands of each article, by its number."""
    made: dict[int, list[Amendment]] = defaultdict(list)
    for some in batches(numbers):
        rows = _EVERY.where(_ROWS.article.in_(some), _ROWS.retracted_at.is_(None))
        for row in sql.execute(rows):
            made[row.article].append(_amendment(row))
    return made


def _over(kept: Kept, amendments: Sequence[Amendment]) -> Kept:
    if not amendments:
        return kept
    last = {each.statement: each for each in amendments}
    own = {name: vector for each in last.values() for name, vector in each.vectors.items()}
    vectors = Overlaid(own, kept.vectors)
    return replace(kept, reading=amended(kept.reading, amendments), vectors=vectors)


class Overlaid(Mapping[str, tuple[float, ...]]):
    """Vectors of a reading under those of its amendments; the former are read when one is asked."""

    def __init__(
        self, over: Mapping[str, tuple[float, ...]], under: Mapping[str, tuple[float, ...]]
    ) -> None:
        self._over, self._under = over, under

    def __getitem__(self, name: str) -> tuple[float, ...]:
        return self._over[name] if name in self._over else self._under[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._over, *self._under)))

    def __len__(self) -> int:
        return len(set(self._over) | set(self._under))


def _amendment(row: Row[Any]) -> Amendment:
    retracted = datetime.fromisoformat(row.retracted_at) if row.retracted_at else None
    return Amendment(
        row.key,
        row.statement,
        Hand(row.hand),
        from_plain(Wording, json.loads(row.wording)) if row.wording else None,
        author=row.author,
        made_at=datetime.fromisoformat(row.made_at),
        reason=row.reason,
        retracted_at=retracted,
        vectors={name: tuple(vector) for name, vector in unpacked(row.vectors).items()},
    )


def number(sql: Connection) -> int:
    """How many were ever made."""
    return int(sql.execute(select(func.count()).select_from(t.amendments)).scalar_one())


def rewind(sql: Connection, after: str) -> None:
    """As they stood at a time; for a transaction that is undone."""
    sql.execute(delete(t.amendments).where(_ROWS.made_at > after))
    sql.execute(update(t.amendments).where(_ROWS.retracted_at > after).values(retracted_at=None))
