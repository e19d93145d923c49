"""The same articles give the same record, whatever the order, the day or the accident."""

import json
import random
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ledgers import captures, embedder, readings, reads
from sayso.recording import key_of, record, refresh
from sayso.store.ledger import SqlLedger
from sayso.wire import to_wire
from sayso.wire.ledger import to_wire as ledger_wire

NOW = datetime(2031, 5, 1, tzinfo=UTC)


def filled(path, chosen=None, *, now=NOW):
    ledger = SqlLedger(path)
    for reading in readings() if chosen is None else chosen:
        record(ledger, reading, None, embedder(), now=now)
    list(refresh(ledger, now=now, reads=reads()))
    return ledger


def whole(ledger):
    with ledger.reading() as session:
        return ledger_wire(list(session.all_stories()), session.articles())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    return whole(filled(tmp_path_factory.mktemp("plain") / "l.db"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_of_adding_gives_the_same_record(tmp_path, undisturbed, seed):
    shuffled = list(readings())
    random.Random(seed).shuffle(shuffled)
    assert whole(filled(tmp_path / "l.db", shuffled)) == undisturbed


def test_judging_after_each_article_gives_the_same_record(tmp_path, undisturbed):
    ledger = SqlLedger(tmp_path / "l.db")
    for reading in readings():
        record(ledger, reading, None, embedder(), now=NOW)
        list(refresh(ledger, now=NOW, reads=reads()))
    assert whole(ledger) == undisturbed


def test_an_article_is_kept_once(tmp_path):
    ledger = filled(tmp_path / "l.db")
    assert record(ledger, readings()[0], None, embedder(), now=NOW) is None
    with ledger.reading() as session:
        assert session.count()[0] == len(readings())


def test_a_later_judgement_retracts_what_no_longer_holds(tmp_path):
    ledger = filled(tmp_path / "l.db", readings()[:6])
    with ledger.reading() as session:
        story = next(session.all_stories())
        before = session.history(story.claims[0].id)
    for reading in readings()[6:]:
        record(ledger, reading, None, embedder(), now=NOW + timedelta(days=1))
    list(refresh(ledger, now=NOW + timedelta(days=1), reads=reads()))
    with ledger.reading() as session:
        after = session.history(story.claims[0].id)
    assert {j.made_at for j in after} == {NOW, NOW + timedelta(days=1)}
    assert {(j.kind, j.subject) for j in before} <= {(j.kind, j.subject) for j in after}


def test_as_of_a_day_is_the_ledger_of_the_articles_up_to_that_day(tmp_path):
    from sayso.desk import Desk

    desk = Desk(filled(tmp_path / "all.db"))
    name = desk.stories()[0].id
    for number in range(7, 15):
        day = date(2031, 4, number)
        until = [r for r in readings() if r.article.published_at.date() <= day]
        alone = whole(filled(tmp_path / f"{number}.db", until))
        assert desk.export(name, as_of=day) == alone | {"as_of": day.isoformat()}


def test_known_on_a_day_is_a_backup_taken_then(tmp_path):
    from sayso.desk import Desk, open_desk

    ledger = filled(tmp_path / "l.db", readings()[:9], now=NOW)
    desk = Desk(ledger)
    desk.backup(tmp_path / "then.db")
    for reading in readings()[9:]:
        record(ledger, reading, None, embedder(), now=NOW + timedelta(days=2))
    name = desk.stories()[0].id
    with open_desk(tmp_path / "then.db") as then:
        old = then.story(then.stories()[0].id).story
    assert desk.story(name, known_on=NOW + timedelta(days=1)).story == old
    assert desk.story(name).story != old


CHILD = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger
from sayso.wire import from_wire
from sayso.wiring import open_reads

rows = [json.loads(line) for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()]
known = json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))

class Known:
    def vectors(self, texts):
        return [tuple(known["alone"][text]) for text in texts]

    def within(self, text, title, said):
        return [tuple(vector) for vector in known["there"][text]]

ledger = SqlLedger(Path(sys.argv[1]))
reads = open_reads()
print("ready", flush=True)
for row in rows:
    record(ledger, from_wire(row), None, Known(), now=datetime(2031, 5, 1, tzinfo=UTC))
    list(refresh(ledger, now=datetime(2031, 5, 1, tzinfo=UTC), reads=reads))
print("done", flush=True)
"""


@pytest.fixture(scope="module")
def child(tmp_path_factory):
    """Starts a process that adds the whole example to a ledger."""
    folder = tmp_path_factory.mktemp("child")
    rows, vectors, script = folder / "rows.jsonl", folder / "vectors.json", folder / "child.py"
    filled(folder / "warm.db")
    rows.write_text("\n".join(json.dumps(to_wire(r)) for r in readings()), encoding="utf-8")
    there = {text: found for (text, *_), found in embedder().there.items()}
    known = {"alone": embedder().known, "there": there}
    vectors.write_text(json.dumps(known), encoding="utf-8")
    script.write_text(CHILD, encoding="utf-8")

    def start(path):
        command = [sys.executable, str(script), str(path), str(rows), str(vectors)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    return start


def test_killed_at_fifty_moments_the_record_is_as_if_undisturbed(tmp_path, child, undisturbed):
    path, chance = tmp_path / "l.db", random.Random(50)
    for _ in range(50):
        with child(path) as process:
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.15))
            process.kill()
        with SqlLedger(path).reading() as session:
            assert session.faults() == []
            keys = {listed.key for listed in session.articles()}
            for key in keys:
                assert session.article(key).reading.article.text
    with child(path) as process:
        assert "done" in process.communicate()[0]
    assert whole(SqlLedger(path)) == undisturbed


def test_two_writers_at_once_lose_nothing(tmp_path, child, undisturbed):
    path = tmp_path / "l.db"
    with child(path) as one, child(path) as other:
        assert "done" in one.communicate()[0]
        assert "done" in other.communicate()[0]
    assert whole(SqlLedger(path)) == undisturbed


def test_articles_of_one_text_in_two_outlets_are_two(tmp_path):
    reading = readings()[1]
    article = reading.article
    other = replace(reading, article=replace(article, url="https://else.example/a"))
    assert key_of(reading.article) != key_of(other.article)


def test_every_capture_is_that_of_its_article():
    assert {c.sha256 for c in captures()} == {r.article.sha256 for r in readings()}
