"""The command `serve`: which addresses it takes, and what it says when it cannot."""

import pytest
from click.testing import CliRunner

from sayso.cli import serve as command
from sayso.cli.program import main


def run(*args):
    return CliRunner().invoke(main, ["serve", *args])


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "desk.example"])  # noqa: S104
def test_an_address_that_others_reach_is_refused_and_makes_no_ledger(tmp_path, host):
    result = run("--host", host, "--ledger", str(tmp_path / "l.db"))
    assert result.exit_code == 2
    assert f"cannot serve the desk at {host}: there are no accounts yet" in result.stderr
    assert not (tmp_path / "l.db").exists()


def test_missing_packages_are_named_with_how_to_get_them(monkeypatch):
    monkeypatch.setattr(command, "_NEEDS", ("a_package_that_nobody_made",))
    result = run()
    assert result.exit_code == 2
    assert "a_package_that_nobody_made" in result.stderr
    assert "pip install 'sayso[web]'" in result.stderr
