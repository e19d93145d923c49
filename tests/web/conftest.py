"""The example story's desk behind its pages: asked without a network, or served to a browser."""

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import ledgers
from sayso.desk import open_desk
from sayso.web.app import create_app
from sayso.web.reader import reader_of

HERE = "http://127.0.0.1:8031"
CHROMIUM = Path("/usr/bin/chromium")
PATIENCE = 180_000  # milliseconds
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A ledger with the example story; copy it before changing anything."""
    path = tmp_path_factory.mktemp("web") / "skarn.db"
    ledgers.example(path).close()
    return path


@pytest.fixture(scope="session")
def client(filled):
    """Asks the pages over the example story. Tests that change anything take `own` instead."""
    with open_desk(filled, current=False) as desk:
        yield TestClient(create_app(desk), base_url=HERE, follow_redirects=False)


@pytest.fixture
def own(filled, tmp_path):
    """The same over a ledger of one's own; `own.desk` is the desk itself."""
    path = tmp_path / "own.db"
    path.write_bytes(filled.read_bytes())
    with open_desk(path, current=False) as desk:
        desk._embedder = ledgers.embedder()
        client = TestClient(create_app(desk), base_url=HERE, follow_redirects=False)
        client.desk = desk
        yield client


@pytest.fixture(scope="session")
def ids(filled):
    """The ids that the addresses of pages need: a story's, its main claim's, an article's."""
    with open_desk(filled, current=False) as desk:
        story = desk.story(desk.stories()[0].id).story
        copy, first = story.copies[0], story.claims[0].statements[0]
        return {
            "story": story.id,
            "claim": story.claims[0].id,
            "article": story.articles[0],
            "origin": copy.origin,
            "copy": copy.article,
            "statement": f"{first.article}/{first.statement}",
            "doubt": desk.review()[0].id,
        }


@pytest.fixture(scope="session")
def token():
    """What the reader's forms carry."""
    return reader_of(None).token


@pytest.fixture(scope="session")
def address(filled, tmp_path_factory):
    """The address of `sayso serve`, as a process of its own."""
    path = tmp_path_factory.mktemp("served") / "skarn.db"
    path.write_bytes(filled.read_bytes())
    with served(path) as found:
        yield found


@pytest.fixture(scope="session")
def serving():
    """Serves a ledger of one's own: `with serving(path) as address`."""
    return served


@contextmanager
def served(path):
    """The address of `sayso serve` over the ledger at the path."""
    command = [sys.executable, "-m", "sayso", "serve", "--ledger", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        told = re.search(r"http://\S+(?=/)", server.stdout.readline())
        yield told[0]
        server.send_signal(signal.SIGINT)
        assert server.wait(300) == 0


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium; absent, its tests are skipped, though never in CI."""
    if not CHROMIUM.exists():
        reason = f"no browser at {CHROMIUM}; install Debian's package chromium"
        (pytest.fail if os.environ.get("SAYSO_CI") else pytest.skip)(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        found.new_context = _patient(found.new_context)
        found.new_page = _patient(found.new_page)
        yield found
        found.close()


def _patient(opened):
    """What is opened waits long: a machine may have much else to do."""

    def patiently(**how):
        found = opened(**how)
        found.set_default_timeout(PATIENCE)
        return found

    return patiently


@pytest.fixture
def page(browser):
    """A page of a fresh browser; what its console says is in `page.said`."""
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    yield page
    context.close()
