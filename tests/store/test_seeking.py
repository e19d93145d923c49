"""Finding by words: it looks at a bounded part, and what is gone is found no more."""

from datetime import date

import pytest
from sqlalchemy import text

from ledgers import embedder, example
from sayso.desk import open_desk
from sayso.store import looking
from sayso.text.seeking import asked
from sayso.types.seeking import Kind, Question


@pytest.fixture
def ledger(tmp_path):
    found = example(tmp_path / "l.db")
    yield found
    found.close()


def plan(session, kind, question):
    """How SQLite means to look, line by line."""
    look = looking.look(kind, question, asked(question.words))
    asks = [look.about, f"SELECT count(DISTINCT number) FROM ({look.about})"]  # noqa: S608
    asks += [looking.STANCES] if look.plain else []
    found = []
    for each in asks:
        statement = text(f"EXPLAIN QUERY PLAN {look.with_hits} {each}")
        found += [row[-1] for row in session._sql.execute(statement, look.values)]
    return found


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "question",
    [
        Question("launchers"),
        Question("launchers", party="p"),
        Question(party="p"),
        Question("launchers", stance="denies"),
        Question("launchers", outlet="o", act="denies", story="s"),
        Question("launchers", since=date(2031, 4, 8), until=date(2031, 4, 9)),
    ],
)
def test_no_table_is_looked_through(ledger, kind, question):
    with ledger.reading() as session:
        told = plan(session, kind, question)
    scans = [line for line in told if line.startswith("SCAN") and "(subquery" not in line]
    bounded = {
        "h",
        "hit",
        "o",
        "c",
        "party",
        "stance",
    }  # what a limit bounds, and hits of the index of words
    assert all(line.split()[1] in bounded or "VIRTUAL TABLE" in line for line in scans), scans


def test_more_hits_than_are_looked_at_are_said_to_be_more(ledger, monkeypatch):
    monkeypatch.setattr(looking, "_LOOK", 5)
    with ledger.reading() as session:
        found = session.seek.found(Question("launchers"), asked("launchers"), limit=3)
    assert found.count(Kind.QUOTATION) == (5, True)
    assert len(found.passages) == 3


def test_pages_of_hits_go_on_where_they_ended(ledger):
    question = Question("launchers", kind=Kind.ARTICLE)
    with ledger.reading() as session:
        every = session.seek.found(question, asked("launchers"), limit=50).passages
        first = session.seek.found(question, asked("launchers"), limit=4).passages
        rest = session.seek.found(question, asked("launchers"), limit=50, after=4).passages
    assert (*first, *rest) == every


def test_every_word_of_what_is_gone_is_gone(tmp_path):
    path = tmp_path / "l.db"
    example(path).close()
    with open_desk(path) as desk:
        desk._embedder = embedder()
        for listed in desk.articles():
            desk.forget(listed.key, reason="test")
        with desk._ledger.reading() as session:
            for table in (
                "said", "quotes", "claims", "claimed", "parties", "stands", "party_counts",
                "letter_counts", "doubts",
            ):  # fmt: skip
                rows = session._sql.exec_driver_sql(f"SELECT count(*) FROM {table}")  # noqa: S608
                assert rows.scalar_one() == 0, table


def test_a_story_that_is_judged_again_is_indexed_once(tmp_path):
    path = tmp_path / "l.db"
    example(path).close()
    counts = []
    with open_desk(path) as desk:
        for _ in range(2):
            with desk._ledger.writing() as session:
                counts.append(
                    [
                        session._sql.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()  # noqa: S608
                        for table in (
                            "claims",
                            "claimed",
                            "parties",
                            "stands",
                            "party_counts",
                            "doubts",
                        )
                    ]
                )
                session.wait(session.numbers()[0])
            desk.judge()
    assert counts[0] == counts[1]
    assert all(counts[0])
