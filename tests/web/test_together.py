"""Two tabs rule while an intake runs: nothing is lost, no page is an error (benchmarks/together)."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
from together import together

pytestmark = pytest.mark.loopback
SECONDS = 6


def test_two_tabs_rule_while_an_intake_runs_and_nothing_is_lost(filled, tmp_path):
    path = tmp_path / "l.db"
    path.write_bytes(filled.read_bytes())
    found = together(path, SECONDS)
    assert found["errors"] == []
    assert (found["rulings lost"], found["notes lost"], found["articles lost"]) == ({}, [], [])
    assert found["faults"] == []
    assert found["exit"] == 0
    assert sum(found["ruled"].values()) >= 1
    assert found["notes"] >= 2
    assert found["articles"] >= 1
