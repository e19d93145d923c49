import os

from click.testing import CliRunner

from sayso.cli import main


def test_a_path_that_may_not_be_read_is_left_to_the_run(tmp_path, monkeypatch):
    """click refused it as wrong usage, and nothing at all was read."""
    missing, good = tmp_path / "closed.txt", tmp_path / "open.txt"
    missing.write_text("")
    good.write_text("Police said on Monday that four men were held.")
    monkeypatch.setattr(os, "access", lambda *_args, **_named: False)
    done = CliRunner().invoke(main, ["read", "-f", "jsonl", str(missing), str(good)])
    assert done.exit_code == 1
    assert "four men were held" in done.stdout
    assert f"cannot read {missing}" in done.stderr
