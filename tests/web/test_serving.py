"""The server: a port that is taken is named, and what was added meanwhile is judged beside it."""

import gc
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest

import ledgers
from sayso.desk import open_desk
from sayso.web import serving

pytestmark = pytest.mark.loopback


def test_a_port_that_is_taken_is_named_with_what_to_do(address, tmp_path):
    port = str(urlsplit(address).port)
    command = [
        sys.executable,
        "-m",
        "sayso",
        "serve",
        "--port",
        port,
        "--ledger",
        str(tmp_path / "l.db"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 2
    assert f"127.0.0.1:{port}" in done.stderr
    assert "name another port with --port" in done.stderr


def test_what_waits_is_judged_beside_the_pages(filled, tmp_path, ids):
    path = tmp_path / "l.db"
    path.write_bytes(filled.read_bytes())
    with open_desk(path, current=False) as desk:
        desk._embedder = ledgers.embedder()
        with desk._ledger.writing() as session:
            session.wait(session.numbers_of(ids["story"])[0])
        with serving._kept_current(desk):
            until = time.monotonic() + 300
            while waits(desk) and time.monotonic() < until:
                time.sleep(0.05)
        assert not waits(desk)


def waits(desk):
    with desk._ledger.reading() as session:
        return session.waiting()


def test_what_is_loaded_is_passed_over_by_the_collector_of_garbage():
    before = gc.get_freeze_count()
    try:
        serving.settle()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
