"""A ledger that may ask servers of the tests, and a clock that may be moved."""

import pytest

from sayso.desk import open_desk
from webs import QUICK, Later


@pytest.fixture
def desk(tmp_path):
    with open_desk(tmp_path / "l.db", manners=QUICK) as desk:
        yield desk


@pytest.fixture
def later(monkeypatch):
    return Later(monkeypatch)
