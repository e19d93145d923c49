"""Parties over all stories: what is counted beside them is what counting them would give."""

from collections import Counter

import pytest

from ledgers import embedder, readings
from sayso.recording import forget, record, refresh
from sayso.store.ledger import SqlLedger
from test_recording import NOW


@pytest.fixture
def ledger(tmp_path):
    """Each article a story of its own, so that parties are in several."""
    found = SqlLedger(tmp_path / "l.db")
    for reading in readings()[:6]:
        record(found, reading, None, embedder(), now=NOW)
        with found.writing() as session:
            for number in session.numbers():
                session.move(session.place(number), number)
    list(refresh(found, now=NOW))
    yield found
    found.close()


def counted(session):
    """Of each party how many stories and stances, and of each letter how many parties."""
    rows = session._sql.exec_driver_sql("SELECT id, folded, stances FROM parties").all()
    stories, stances = Counter((r.id, r.folded) for r in rows), Counter()
    for row in rows:
        stances[row.id, row.folded] += row.stances
    parties = {each: (number, stances[each]) for each, number in stories.items()}
    return parties, sorted(Counter(name[0] for _, name in stories).items())


def kept(session):
    rows = session._sql.exec_driver_sql("SELECT * FROM party_counts").all()
    return {(r.id, r.folded): (r.stories, r.stances) for r in rows}, session.seek.letters()


def test_counts_follow_stories_that_come_change_and_go(ledger):
    with ledger.writing() as session:
        assert kept(session) == counted(session)
        assert max(number for number, _ in kept(session)[0].values()) > 1
        forget(session, session.articles()[0].key, at=NOW, reason="test")
        assert kept(session) == counted(session)
    list(refresh(ledger, now=NOW))
    with ledger.reading() as session:
        assert kept(session) == counted(session)


def test_the_list_is_ordered_by_stories_then_stances_and_goes_on(ledger):
    with ledger.reading() as session:
        every = session.seek.parties(limit=500)
        assert [(-p.stories, -p.stances) for p in every] == sorted(
            (-p.stories, -p.stances) for p in every
        )
        first, rest = session.seek.parties(limit=3), session.seek.parties(limit=500, after=3)
        assert [*first, *rest] == every
        assert {p.id for p in every} == {identity for identity, _ in counted(session)[0]}


def test_a_party_is_found_by_its_id_and_its_name_as_it_was_last_called(ledger):
    with ledger.reading() as session:
        most = session.seek.parties(limit=1)[0]
        by_id, by_name = session.seek.party(most.id), session.seek.party(most.name.upper())
        assert by_id.id == by_name.id == most.id
        rows = session._sql.exec_driver_sql("SELECT last FROM parties WHERE id = ?", (most.id,))
        assert by_id.last.isoformat() == max(row.last for row in rows if row.last)
        assert by_id.stories == len(session.seek.stories_of(most.id, limit=99))


def test_what_is_like_a_pattern_is_no_pattern(ledger):
    with ledger.reading() as session:
        assert (
            session.seek.parties(holds="%", limit=9)
            == session.seek.parties(holds="_", limit=9)
            == []
        )
