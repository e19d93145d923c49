"""The commands of cases, run as people run them."""

import json

import pytest
from click.testing import CliRunner

import ledgers
from sayso.cli import main


@pytest.fixture
def path(tmp_path):
    ledgers.example(tmp_path / "l.db").close()
    return tmp_path / "l.db"


def run(path, *words, typed=None):
    return CliRunner().invoke(
        main, [*words, "--ledger", str(path)], env={"COLUMNS": "100"}, input=typed
    )


def test_a_case_is_made_filled_and_shown(path):
    story = json.loads(run(path, "stories", "--json").output.splitlines()[0])["id"]
    made = run(path, "case", "Skarn", "--make", "--put", story, "--tag", "port", "--note", "Call.")
    assert made.exit_code == 0, made.output
    listed = run(path, "cases").output
    assert "Skarn" in listed
    assert "1 story or claim, 1 note · port" in listed
    shown = json.loads(run(path, "case", "skarn", "--json").output)
    assert [each["id"] for each in shown["holds"]] == [story]
    assert [note["text"] for note in shown["notes"]] == ["Call."]
    assert "Call." in run(path, "case", "Skarn").output


def test_a_case_is_emptied_and_called_otherwise(path):
    story = json.loads(run(path, "stories", "--json").output.splitlines()[0])["id"]
    run(path, "case", "Skarn", "--make", "--put", story, "--tag", "port", "--note", "Call.")
    number = json.loads(run(path, "case", "Skarn", "--json").output)["notes"][0]["number"]
    words = ("--take", story, "--untag", "port", "--unnote", str(number), "--rename", "Halm")
    run(path, "case", "Skarn", *words)
    shown = json.loads(run(path, "case", "Halm", "--json").output)
    assert (shown["holds"], shown["tags"], shown["notes"]) == ([], [], [])


def test_deleting_asks_first(path):
    run(path, "case", "Skarn", "--make")
    run(path, "case", "Skarn", "--delete", typed="n\n")
    assert "Skarn" in run(path, "cases").output
    run(path, "case", "Skarn", "--delete", typed="y\n")
    assert "No case yet" in run(path, "cases").output


def test_what_is_unknown_is_one_line(path):
    result = run(path, "case", "Skarn")
    assert result.exit_code == 1
    assert "this ledger has no case 'Skarn'; `sayso cases` lists them" in result.output


def test_the_log_can_be_asked_for_one_kind(path):
    run(path, "case", "Skarn", "--make")
    assert run(path, "log", "--what", "case").output.count("\n") == 1
