"""From one version of the tables to the next. A step never loses an article or a person's word."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, text

from sayso.store import indexing, questions
from sayso.store.rows import WINDOW, article_of, packed_terms, unpacked
from sayso.store.tables import metadata
from sayso.types.kept import PROGRAM
from sayso.types.story import Story
from sayso.wire import from_wire
from sayso.wire.plain import from_plain

_EVE = 1_721_424.5  # the Julian day before the first of the year 1


def _stories_by_root(sql: Connection) -> None:
    """1 to 2: a story is known by the article it begins with; all articles are placed anew."""
    for table in ("names", "stories", "unjudged", "kin", "features"):
        sql.exec_driver_sql(f"DROP TABLE {table}")
    for index in ("articles_component", "judgements_component"):
        sql.exec_driver_sql(f"DROP INDEX {index}")
    sql.exec_driver_sql("ALTER TABLE articles RENAME COLUMN component TO root")
    sql.exec_driver_sql("ALTER TABLE articles ADD COLUMN position TEXT")
    sql.exec_driver_sql("UPDATE articles SET root = 0, story = NULL")
    sql.exec_driver_sql("ALTER TABLE judgements RENAME COLUMN component TO root")
    sql.exec_driver_sql("ALTER TABLE judgements ADD COLUMN article TEXT")
    _retract(sql)
    for number, kind, subject in sql.execute(
        text("SELECT number, kind, subject FROM judgements WHERE author NOT LIKE :p"),
        {"p": f"{PROGRAM}%"},
    ).all():
        sql.execute(
            text("UPDATE judgements SET article = :article WHERE number = :number"),
            {"article": article_of(kind, subject), "number": number},
        )
    metadata.create_all(sql)  # indexes wait for the columns of later steps


def _retract(sql: Connection) -> None:
    """What the program judged is judged again."""
    sql.execute(
        text(
            "UPDATE judgements SET root = NULL, retracted_at = coalesce(retracted_at, :now)"
            " WHERE author LIKE :program"
        ),
        {"now": datetime.now(UTC).isoformat(), "program": f"{PROGRAM}%"},
    )


def _complete(sql: Connection) -> None:
    """Make the tables and indexes that are not there."""
    metadata.create_all(sql)
    for table in metadata.sorted_tables:
        for index in table.indexes:
            index.create(sql, checkfirst=True)


def _families(sql: Connection) -> None:
    """2 to 3: an article's outlet is known by its domain and stated family, too."""
    for column in ("domain", "family"):
        sql.exec_driver_sql(f"ALTER TABLE articles ADD COLUMN {column} TEXT")
    metadata.tables["families"].create(sql, checkfirst=True)
    fill = text("UPDATE articles SET domain = :domain, family = :family WHERE number = :number")
    numbers = sql.execute(text("SELECT number FROM articles")).scalars().all()
    for number in numbers:  # one by one: all readings at once would fill the memory
        row = text("SELECT reading FROM articles WHERE number = :number")
        body = sql.execute(row, {"number": number}).scalar_one()
        outlet = unpacked(body)["reading"]["article"]["outlet"]
        if outlet["domain"] or outlet["family"]:
            told = {"domain": outlet["domain"], "family": outlet["family"], "number": number}
            sql.execute(fill, told)


def _kept_claims(sql: Connection) -> None:
    """3 to 4: claims that people typed are kept."""
    metadata.tables["kept_claims"].create(sql, checkfirst=True)


def _apart(sql: Connection) -> None:
    """4 to 5: what is large of an article stands in tables of its own."""
    for table in ("readings", "terms"):
        metadata.tables[table].create(sql, checkfirst=True)
    sql.exec_driver_sql("INSERT INTO readings(article, body) SELECT number, reading FROM articles")
    held = text("SELECT number, day, terms FROM articles WHERE number = :number")
    keep = text("INSERT INTO terms(article, day, weights) VALUES (:number, :day, :weights)")
    for number in sql.execute(text("SELECT number FROM articles")).scalars().all():
        row = sql.execute(held, {"number": number}).one()
        weights = packed_terms(unpacked(row.terms))
        sql.execute(keep, {"number": number, "day": row.day, "weights": weights})
    for column in ("reading", "terms"):
        sql.exec_driver_sql(f"ALTER TABLE articles DROP COLUMN {column}")


def _web(sql: Connection) -> None:
    """5 to 6: feeds are followed, and pages known by their addresses."""
    for name in ("feeds", "pages"):
        metadata.tables[name].create(sql, checkfirst=True)


def _captured(sql: Connection) -> None:
    """6 to 7: what an article was seen in has its address and moment; articles may be unread."""
    metadata.tables["seen"].create(sql, checkfirst=True)
    sql.exec_driver_sql(
        "INSERT INTO seen(article, sha256, url, media_type, added_at)"
        " SELECT a.number, a.sha256, c.url, c.media_type, a.added_at"
        " FROM articles a JOIN captures c ON c.sha256 = a.sha256 ORDER BY a.number"
    )
    for column in ("url", "media_type"):
        sql.exec_driver_sql(f"ALTER TABLE captures DROP COLUMN {column}")
    for column in ("captured_at", "language", "unread"):
        sql.exec_driver_sql(f"ALTER TABLE articles ADD COLUMN {column} TEXT")
    for column in ("of", "then"):
        if column not in _columns(sql, "pages"):
            sql.exec_driver_sql(f'ALTER TABLE pages ADD COLUMN "{column}" TEXT')
    numbers = sql.execute(text("SELECT number FROM articles")).scalars().all()
    for number in numbers:
        row = text("SELECT body FROM readings WHERE article = :number")
        reading = unpacked(sql.execute(row, {"number": number}).scalar_one())["reading"]
        told = {"language": reading["article"]["language"], "unread": reading["failure"]}
        fill = text("UPDATE articles SET language = :language, unread = :unread WHERE number = :n")
        sql.execute(fill, {**told, "n": number})


def _columns(sql: Connection, table: str) -> set[str]:
    return {row[1] for row in sql.exec_driver_sql(f"PRAGMA table_info({table})")}


def _sought(sql: Connection) -> None:
    """7 to 8: what was said, claims and parties are found by their words; readers may react."""
    metadata.create_all(sql)
    for statement in indexing.SCHEMA:
        sql.exec_driver_sql(statement)
    body = text("SELECT body FROM readings WHERE article = :number")
    for number in sql.execute(text("SELECT number FROM articles")).scalars().all():
        reading = from_wire(unpacked(sql.execute(body, {"number": number}).scalar_one())["reading"])
        indexing.keep_said(sql, number, reading)
    record = text("SELECT record FROM stories WHERE root = :root")
    for root in sql.execute(text("SELECT root FROM stories")).scalars().all():
        story = from_plain(Story, unpacked(sql.execute(record, {"root": root}).scalar_one()))
        indexing.keep_story(sql, root, story)


def _cases(sql: Connection) -> None:
    """8 to 9: people gather stories and claims in cases."""
    for name in ("cases", "case_filings", "case_tags", "case_notes"):
        metadata.tables[name].create(sql, checkfirst=True)


def _told_by_feeds(sql: Connection) -> None:
    """9 to 10: whom a feed names as the source of an article is kept with its capture."""
    if "lineage" not in _columns(sql, "seen"):
        sql.exec_driver_sql("ALTER TABLE seen ADD COLUMN lineage TEXT")


def _amendments(sql: Connection) -> None:
    """10 to 11: people enter, mend and strike statements."""
    metadata.tables["amendments"].create(sql, checkfirst=True)


def _ordered(sql: Connection) -> None:
    """11 to 12: lists go on by index, open questions and counts of parties have their tables."""
    for index in ("stories_last", "pages_feed", "parties_folded"):
        sql.exec_driver_sql(f"DROP INDEX IF EXISTS {index}")
    sql.execute(
        text("UPDATE judgements SET root = NULL WHERE author NOT LIKE :p"), {"p": f"{PROGRAM}%"}
    )
    _complete(sql)
    record = text("SELECT record FROM stories WHERE root = :root")
    for root in sql.execute(text("SELECT root FROM stories")).scalars().all():
        story = from_plain(Story, unpacked(sql.execute(record, {"root": root}).scalar_one()))
        questions.keep(sql, root, story)
    _counted(sql)


def _halved(_: Connection) -> None:
    """12 to 13: nothing to do. What is kept from now on earlier programs cannot read: `bodies`."""


def _seasons(sql: Connection) -> None:
    """13 to 14: what articles are found by stands together by the season."""
    if "season" in _columns(sql, "features"):
        return
    sql.exec_driver_sql("ALTER TABLE features RENAME TO found_by")
    sql.exec_driver_sql("DROP INDEX features_article")
    _complete(sql)
    sql.execute(
        text(
            "INSERT INTO features(season, feature, day, article, weight)"
            " SELECT day / :window, feature, day, article, weight FROM (SELECT feature, article,"
            " weight, CAST(coalesce(julianday(nullif(day, '')) - :eve, 0) AS INTEGER) AS day"
            " FROM found_by) ORDER BY 1, 2, 3, 4"
        ),
        {"window": WINDOW, "eve": _EVE},
    )
    sql.exec_driver_sql("DROP TABLE found_by")


def _heavy(sql: Connection) -> None:
    """14 to 15: articles are found by their heavy terms only. What was found alike stays."""
    sql.exec_driver_sql(
        "CREATE TEMP TABLE heavy AS SELECT season, feature, day, article, weight FROM (SELECT *,"
        " sum(weight * weight) OVER (PARTITION BY article ORDER BY weight DESC, feature"
        " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS carried,"
        " sum(weight * weight) OVER (PARTITION BY article) AS whole FROM features)"
        " WHERE coalesce(carried, 0) < 0.97 * whole"
    )
    sql.exec_driver_sql("DELETE FROM features")
    sql.exec_driver_sql("INSERT INTO features SELECT * FROM heavy ORDER BY 1, 2, 3, 4")
    sql.exec_driver_sql("DROP TABLE heavy")


def _counted(sql: Connection) -> None:
    """Count the parties that are there; triggers count those that come and go."""
    for filled in (
        (
            "INSERT INTO party_counts SELECT folded, id, count(*), sum(stances) FROM parties"
            " GROUP BY folded, id"
        ),
        (
            "INSERT INTO letter_counts SELECT substr(folded, 1, 1), count(*) FROM party_counts"
            " GROUP BY 1"
        ),
        *indexing.COUNTED,
    ):
        sql.exec_driver_sql(filled)


STEPS: tuple[Callable[[Connection], None], ...] = (
    _stories_by_root,
    _families,
    _kept_claims,
    _apart,
    _web,
    _captured,
    _sought,
    _cases,
    _told_by_feeds,
    _amendments,
    _ordered,
    _halved,
    _seasons,
    _heavy,
)
