"""Amendments in the file: kept with their author, taken back and never edited, cheap to look at."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

import hands
from sayso.store.amendments import Overlaid
from sayso.types.amendment import Amendment, Wording
from sayso.types.attribution import (
    Act,
    Basis,
    Evidence,
    Factuality,
    Firmness,
    Form,
    Hand,
    Kind,
    Polarity,
)
from sayso.types.span import Span
from test_placing import NoVectors

WORDING = Wording(
    (Span(8, 12),),
    "say",
    sentence=1,
    source=(Span(0, 7),),
    content=(Span(13, 20), Span(22, 30)),
    speakers=("Ilka Brandt",),
    form=Form.MIXED,
    kind=Kind.SPEECH,
    act=Act.WARNS,
    polarity=Polarity.NEGATIVE,
    addressees=((Span(31, 33),),),
    evidence=(Evidence(Basis.DOCUMENT, (Span(40, 44),)),),
    firmness=Firmness(Factuality.POSSIBLE, (Span(13, 15),)),
    said_at=(Span(50, 56),),
)


@pytest.fixture
def ledger(tmp_path):
    return hands.ledger(tmp_path / "l.db", embedder=NoVectors())


def amendment(statement="h1", hand=Hand.ENTERED, *, minutes=0, wording=WORDING):
    return Amendment(
        "quay",
        statement,
        hand,
        wording,
        author="person mara",
        made_at=hands.NOW + timedelta(minutes=minutes),
        reason="It was missed.",
        vectors={statement: (0.5, 0.25)},
    )


def of(ledger):
    with ledger.reading() as session:
        return session.amending.of("quay")


def names(ledger):
    with ledger.reading() as session:
        return [s.id for s in session.article("quay").reading.statements]


def test_an_amendment_comes_back_as_it_was_made(ledger):
    with ledger.writing() as session:
        session.amending.make(amendment())
        session.amending.make(amendment("s1", Hand.STRUCK, minutes=1, wording=None))
    assert of(ledger) == [amendment(), amendment("s1", Hand.STRUCK, minutes=1, wording=None)]
    assert of(ledger)[0].vectors == {"h1": (0.5, 0.25)}
    assert names(ledger) == ["h1", "s2"]


def test_one_that_is_taken_back_stays_on_record_and_another_may_follow(ledger):
    with ledger.writing() as session:
        session.amending.make(amendment())
        assert session.amending.retract(amendment(), at=hands.NOW + timedelta(hours=1))
        assert not session.amending.retract(amendment(), at=hands.NOW + timedelta(hours=2))
        session.amending.make(amendment(minutes=70))
    first, second = of(ledger)
    assert first == replace(amendment(), retracted_at=hands.NOW + timedelta(hours=1))
    assert second.retracted_at is None
    assert names(ledger) == ["h1", "s1", "s2"]


def test_what_the_program_read_is_kept_beside(ledger):
    with ledger.writing() as session:
        session.amending.make(amendment("s1", Hand.STRUCK, wording=None))
    with ledger.reading() as session:
        assert [s.id for s in session.amending.read("quay").reading.statements] == ["s1", "s2"]
        assert session.listed(["quay"])[0].statements == 1


def test_at_a_time_it_is_as_it_was_then(ledger):
    with ledger.writing() as session:
        session.amending.make(amendment("s1", Hand.STRUCK, minutes=5, wording=None))
        session.amending.retract(of_last(session), at=hands.NOW + timedelta(minutes=9))
    for minutes, standing in ((4, ["s1", "s2"]), (6, ["s2"]), (10, ["s1", "s2"])):
        with ledger.supposing() as session:
            session.undo(hands.NOW + timedelta(minutes=minutes))
            assert [s.id for s in session.article("quay").reading.statements] == standing
    assert len(of(ledger)) == 1


def of_last(session):
    return session.amending.of("quay")[-1]


def test_what_goes_with_an_article_goes_with_its_amendments(ledger):
    with ledger.writing() as session:
        session.amending.make(amendment())
        session.forget("quay", at=hands.NOW, reason="")
    with ledger.reading() as session:
        found = session._sql.exec_driver_sql("SELECT count(*) FROM amendments").scalar()
    assert found == 0


def test_looking_at_articles_looks_through_no_whole_table_for_their_amendments(ledger):
    found = []

    def note(_connection, _cursor, statement, values, _context, _many):
        found.append((statement, values))

    event.listen(ledger._engine, "before_cursor_execute", note)
    with ledger.reading() as session:
        session.article("quay")
        session.fetched(["quay", "ferry"])
    event.remove(ledger._engine, "before_cursor_execute", note)
    about = [(s, v) for s, v in found if "amendments" in s]
    assert len(about) == 2
    with ledger.reading() as session:
        for statement, values in about:
            plan = session._sql.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            assert not [row for row in plan if "SCAN" in row[-1]]


def test_vectors_of_amendments_lie_over_those_of_the_reading():
    found = Overlaid({"s1": (1.0,)}, {"s1": (2.0,), "s2": (3.0,)})
    assert dict(found) == {"s1": (1.0,), "s2": (3.0,)}
    assert len(found) == 2
    assert found.get("s9") is None
