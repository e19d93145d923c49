"""The schedule: off until it is turned on, then what is due is read, one round after another."""

import time

import pytest

import ledgers
from fetch.servers import served
from intakes import QUICK, told
from sayso.desk import open_desk
from sayso.web.queueing import Queue
from sayso.web.scheduling import TITLE, Schedule
from webs import Later, rss

pytestmark = pytest.mark.loopback


@pytest.fixture
def desk(tmp_path):
    with open_desk(tmp_path / "l.db", manners=QUICK, current=False) as desk:
        desk._embedder = ledgers.embedder()
        yield desk


@pytest.fixture
def queue(desk):
    queue = Queue(desk)
    yield queue
    queue.close()


def until(true):
    end = time.monotonic() + 300
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    assert true()


def test_it_is_off_until_it_is_turned_on_and_then_reads_what_is_due(desk, queue):
    with served(a=told(1), b=told(2)) as host:
        host.pages["/feed"] = rss(f"{host.url}/a", f"{host.url}/b")
        desk.follow(f"{host.url}/feed")
        schedule = Schedule(desk, queue)
        assert not schedule.is_on
        assert desk.is_due()
        time.sleep(0.2)
        assert queue.tasks() == []
        schedule.start()
        schedule.start()
        assert schedule.is_on
        until(lambda: desk.size()[0] == 2)
        schedule.stop()
        assert not schedule.is_on
        until(lambda: all(task.ended for task in queue.tasks()))
    assert [task.title for task in queue.tasks()] == [TITLE]


def test_the_next_round_takes_the_place_of_the_last(desk, queue, monkeypatch):
    later = Later(monkeypatch)
    with served(a=told(1)) as host:
        host.pages["/feed"] = rss(f"{host.url}/a")
        desk.follow(f"{host.url}/feed")
        schedule = Schedule(desk, queue)
        for _ in range(2):
            schedule.start()
            until(lambda: not desk.is_due() and all(task.ended for task in queue.tasks()))
            schedule.stop()
            later.go(days=2)
    assert len(queue.tasks()) == 1
