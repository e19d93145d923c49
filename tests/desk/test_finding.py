"""What a typed name means."""

from datetime import UTC, datetime

import pytest

import sayso
from ledgers import embedder
from sayso.desk import Desk
from sayso.errors import UnknownError
from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger

NOW = datetime(2031, 3, 3, tzinfo=UTC)
UNION = "Cheese recalled\nThe Consumers’ Union said that 14 people were ill. It blamed the dairy."


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    ledger = SqlLedger(tmp_path_factory.mktemp("find") / "l.db")
    record(ledger, sayso.read(UNION, id="a"), None, embedder(), now=NOW)
    list(refresh(ledger, now=NOW))
    with Desk(ledger) as found:
        yield found


@pytest.mark.parametrize("name", ["Consumers’ Union", "Consumers' Union", "consumers' union"])
def test_a_party_is_found_as_a_keyboard_writes_its_name(desk, name):
    assert [view.party.name for view in desk.who(name)] == ["Consumers’ Union"]


def test_another_party_is_not(desk):
    with pytest.raises(UnknownError, match="no party"):
        desk.who("Consumer's Union")
