"""Pages over an empty ledger that may be filled from this machine."""

import pytest
from fastapi.testclient import TestClient

import ledgers
from intakes import QUICK
from sayso.desk import open_desk
from sayso.web.app import create_app

HERE = "http://127.0.0.1:8031"


@pytest.fixture
def near(tmp_path):
    """Pages over an empty ledger, whose desk may ask for addresses of this machine."""
    with open_desk(tmp_path / "l.db", manners=QUICK, current=False) as desk:
        desk._embedder = ledgers.embedder()
        client = TestClient(create_app(desk), base_url=HERE, follow_redirects=False)
        client.desk = desk
        client.path = tmp_path / "l.db"
        yield client
        client.app.state.queue.close()
