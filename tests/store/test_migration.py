"""A ledger of an older version opens, and nothing in it is lost."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledgers import embedder, readings
from sayso.desk import open_desk
from sayso.errors import LedgerError
from sayso.recording import record, refresh, split
from sayso.store.ledger import SqlLedger
from sayso.types.kept import Judgement, Ruling

OLD = Path(__file__).parent / "version-1.db.gz"  # three pages of the example, one of them split off
SECOND = Path(__file__).parent / "version-2.db.gz"  # three pages of the example
SIXTH = Path(__file__).parent / "version-6.db.gz"  # a page of the example, with its capture
TENTH = Path(__file__).parent / "version-10.db.gz"  # three pages; of two questions one is answered
NOW = datetime(2031, 5, 1, tzinfo=UTC)


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


@pytest.fixture
def second(tmp_path):
    path = tmp_path / "second.db"
    path.write_bytes(gzip.decompress(SECOND.read_bytes()))
    return path


def stories(ledger):
    with ledger.reading() as session:
        return sorted(story.articles for story in session.all_stories())


def test_articles_and_rulings_of_version_1_stay(old):
    with open_desk(old) as desk:
        found = desk.stories()
        assert desk.size()[0] == 3
        assert sorted(line.coverage.articles for line in found) == [1, 2]
        assert desk.doctor() == []
        split_off = next(line for line in found if line.coverage.articles == 1)
        assert desk.story(split_off.id).story.claims


@pytest.mark.parametrize("version", ["old", "second"])
def test_a_migrated_ledger_grows_like_a_new_one(version, request, tmp_path):
    migrated, new = SqlLedger(request.getfixturevalue(version)), SqlLedger(tmp_path / "new.db")
    for ledger in (migrated, new):
        for reading in readings():
            record(ledger, reading, None, embedder(), now=NOW)
        list(refresh(ledger, now=NOW))
    with migrated.reading() as session:
        apart = [(j.subject, j.object) for j in session.rulings()]
    with new.writing() as session:
        told = [
            Judgement(Ruling.OTHER_STORY.value, *pair, value="", author="person", made_at=NOW)
            for pair in apart
        ]
        if told:
            split(session, {one for _, one in apart}, {other for other, _ in apart}, told)
    list(refresh(new, now=NOW))
    assert stories(migrated) == stories(new)


def test_outlets_of_version_2_are_known_by_their_domains(second):
    with open_desk(second) as desk:
        assert desk.stories()[0].coverage.articles == 3
        assert {each.domain for each in desk.families()} == {
            "thequay.example", "vpa.example", "halmcourier.example"
        }  # fmt: skip
        assert desk.doctor() == [
            f"article {a.key}: its capture is missing" for a in desk.articles()
        ]


def test_an_old_ledger_can_follow_feeds(second):
    with open_desk(second) as desk:
        assert desk.feeds() == []
        assert list(desk.refresh()) == []


def test_captures_of_version_6_keep_their_address_and_can_be_archived(tmp_path):
    path = tmp_path / "sixth.db"
    path.write_bytes(gzip.decompress(SIXTH.read_bytes()))
    with open_desk(path) as desk:
        [listed] = desk.articles()
        assert (listed.language, listed.unread, listed.captured_at) == ("en", None, None)
        assert desk.doctor() == []
        target = tmp_path / "a.warc.gz"
        target.write_bytes(b"".join(desk.archive()))
        with open_desk(tmp_path / "new.db") as fresh:
            [added] = fresh.add([str(target)])
            assert added.key == listed.key
            assert fresh.article(added.key).reading.article.text


def test_questions_of_version_10_are_asked_and_its_answers_stand(tmp_path):
    path = tmp_path / "tenth.db"
    path.write_bytes(gzip.decompress(TENTH.read_bytes()))
    with open_desk(path) as desk:
        (doubt,) = desk.review()
        asked, last = desk.reviewing.asked(), desk.reviewing.last()
        assert (asked.doubt, asked.waiting, asked.put_off) == (doubt, 1, 0)
        assert last.ruling is Ruling.OTHER_CLAIM
        assert desk.reviewing.answered(last.doubt.id) == last
        assert desk.cases.listed(tag="harbour") == desk.cases.all()


@pytest.mark.parametrize("file", [OLD, SECOND, SIXTH, TENTH])
def test_a_migrated_ledger_has_the_tables_and_indexes_of_a_new_one(file, tmp_path):
    path = tmp_path / "l.db"
    path.write_bytes(gzip.decompress(file.read_bytes()))
    assert things(SqlLedger(path)) == things(SqlLedger(tmp_path / "new.db"))


def things(ledger):
    """The tables and indexes of a ledger with their columns, in any order."""
    with ledger.reading() as session:
        named = session._sql.exec_driver_sql("SELECT type, name, tbl_name FROM sqlite_master").all()
        return {
            (*row, *sorted(each[2] or "" for each in session._sql.exec_driver_sql(f"PRAGMA index_info({row[1]})")))
            if row[0] == "index"
            else (*row, *sorted(each[1] for each in session._sql.exec_driver_sql(f"PRAGMA table_info({row[1]})")))
            for row in named
        }  # fmt: skip


def test_a_file_of_a_newer_sayso_is_refused(tmp_path):
    path = tmp_path / "l.db"
    with SqlLedger(path).writing() as session:
        session._sql.exec_driver_sql("PRAGMA user_version=99")
    with pytest.raises(LedgerError, match="newer"):
        SqlLedger(path)
