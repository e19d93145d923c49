"""What a capture vouches for: sound ones are reckoned once, and damage is seen whenever it is done."""

import zlib

import pytest
from sqlalchemy import update

import ledgers
from sayso.store import tables as t
from sayso.store import vouching


@pytest.fixture
def ledger(tmp_path):
    found = ledgers.example(tmp_path / "l.db")
    yield found
    found.close()


def digests(session):
    return [session.article(each.key).sha256 for each in session.articles()]


def damage(ledger, digest, body):
    with ledger.writing() as session:
        rows = update(t.captures).where(t.captures.c.sha256 == digest)
        session._sql.execute(rows.values(body=body))


def test_sound_captures_have_no_fault(ledger):
    with ledger.reading() as session:
        wanted = digests(session)
        assert session.faults_of(wanted) == dict.fromkeys(wanted)


def test_a_missing_capture_is_said_to_be_so(ledger):
    with ledger.reading() as session:
        assert session.faults_of(["0" * 64]) == {"0" * 64: "the capture is missing"}


@pytest.mark.parametrize("body", [zlib.compress(b"another page"), b"no packed page", b""])
def test_damage_done_after_a_capture_was_found_sound_is_seen(ledger, body):
    with ledger.reading() as session:
        first, *rest = digests(session)
        assert session.faults_of([first])[first] is None
    damage(ledger, first, body)
    with ledger.reading() as session:
        found = session.faults_of([first, *rest])
    assert found.pop(first) == "the capture is damaged"
    assert set(found.values()) == {None}


def test_a_sound_capture_is_unpacked_once(ledger, monkeypatch):
    with ledger.reading() as session:
        wanted = digests(session)
        session.faults_of(wanted)
        monkeypatch.setattr(vouching, "_unpacked_digest", None)
        assert session.faults_of(wanted) == dict.fromkeys(wanted)


def test_what_is_remembered_is_bounded(ledger, monkeypatch):
    monkeypatch.setattr(vouching, "_MOST", 3)
    vouching._sound.clear()
    with ledger.reading() as session:
        session.faults_of(digests(session))
    assert 0 < len(vouching._sound) <= 3
