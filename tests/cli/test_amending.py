"""Statements by hand on the command line: entered, mended, struck, taken back."""

import json

import pytest
from click.testing import CliRunner

import hands
import ledgers
from sayso.cli import main
from sayso.cli.amending import ACTS, BASES, KINDS
from sayso.types.attribution import Act, Basis, Kind


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "l.db"
    hands.ledger(path, embedder=ledgers.embedder()).close()
    return path


def run(path, *words):
    return CliRunner().invoke(main, [*words, "--ledger", str(path)], env={"COLUMNS": "100"})


def shown(result):
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


DENIAL = (
    "enter", "quay", "--source", "The town council", "--cue", "denied",
    "--content", "that the quay at Orsk was shut", "--reason", "Missed.",
)  # fmt: skip


def test_the_choices_are_those_of_the_field():
    assert [each.value for each in Act] == list(ACTS)
    assert [each.value for each in Kind] == list(KINDS)
    assert [each.value for each in Basis] == list(BASES)


def test_a_missed_statement_is_entered_shown_and_taken_back(path):
    told = shown(run(path, *DENIAL))
    assert "entered by" in told
    assert "Missed." in told
    assert "The town council · denied · that the quay at Orsk was shut" in told
    article = shown(run(path, "article", "quay"))
    assert "by hand entered by" in article
    assert "By hand" in article
    assert "The town council" in shown(run(path, "story"))
    name = json.loads(run(path, "article", "quay", "--json").output)["amendments"][0]["statement"]
    assert "taken back on" in shown(run(path, "undo", f"quay/{name}"))
    assert "The town council" not in shown(run(path, "story"))
    again = run(path, "undo", f"quay/{name}")
    assert again.exit_code == 1
    assert "no amendment of" in again.output


def test_a_statement_is_mended_and_struck_and_json_says_the_same(path):
    told = json.loads(run(path, "mend", "quay/s1", "--act", "confirms", "--json").output)
    assert (told["hand"], told["now"]["act"], told["read"]["act"]) == ("mended", "confirms", "")
    told = json.loads(run(path, "strike", "quay/s2", "--json").output)
    assert (told["hand"], told["now"]) == ("struck", None)
    [statement] = json.loads(run(path, "article", "quay", "--json").output)["statements"]
    assert (statement["act"], statement["by_hand"]["hand"]) == ("confirms", "mended")
    assert statement["confidence"] == 1.0
    shown(run(path, "mend", "quay/s1", "--source", "", "--speaker", "Maro Lind"))
    [statement] = json.loads(run(path, "article", "quay", "--json").output)["statements"]
    assert statement["source"]["text"] == ""


def test_words_that_are_not_there_are_one_line(path):
    result = run(path, *DENIAL[:-4], "--content", "the quay was open")
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert (
        "stands nowhere in the article; copy them from the article to the letter" in result.output
    )
