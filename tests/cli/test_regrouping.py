"""A wrong join taken apart on the command line: split, merge, undo, in one line each."""

import json

from click.testing import CliRunner

import ledgers
import rejoined
from sayso.cli import main


def run(path, *words):
    return CliRunner().invoke(main, [*words, "--ledger", str(path)], env={"COLUMNS": "100"})


def claim_of(path, statement):
    for line in run(path, "claims", "--json").stdout.splitlines():
        told = json.loads(line)
        names = {f"{at['article']}/{at['statement']}" for at in told["statements"]}
        if statement in names:
            return told["id"], names
    return "", set()


def test_a_statement_is_split_off_put_with_another_claim_and_taken_back(tmp_path):
    path = tmp_path / "l.db"
    rejoined.ledger(path, embedder=ledgers.embedder()).close()
    claim, whole = claim_of(path, "courier/s2")
    assert run(path, "split", claim, "courier/s2").exit_code == 0
    assert claim_of(path, "courier/s2")[1] == {"courier/s2", "post/s2"}
    assert "courier/s2 post/s2 out of " in run(path, "log", "--what", "split").output
    market, _ = claim_of(path, "mail/s3")
    assert run(path, "merge", "courier/s2", market).exit_code == 0
    assert "courier/s2" in claim_of(path, "mail/s3")[1]
    told = json.loads(run(path, "undo", "courier/s2", "--json").output)
    assert (told["statements"], told["together"]) == (["courier/s2", "post/s2"], True)
    shown = run(path, "undo", "courier/s2").output
    assert "Taken back: it was taken out of a claim by " in shown
    assert claim_of(path, "courier/s2") == (claim, whole)
    again = run(path, "undo", "courier/s2")
    assert (again.exit_code, again.output.count("\n")) == (1, 1)
    wrong = run(path, "merge", "courier/s1", claim)
    assert (wrong.exit_code, "of one claim already" in wrong.output) == (1, True)
