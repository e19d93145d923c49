import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from builders import failed, reading
from sayso.cli import main
from sayso.cli.read import confident
from sayso.errors import ModelError
from sayso.wire import from_wire, to_wire

PORT = reading("[source Ilse Varga] [cue said] [content “two tugs”]", key="n1")
BAD = failed("cannot read b.bin: it is not text")


@pytest.fixture
def desk(monkeypatch):
    """A desk that gives what the test puts into `readings`, and keeps what it was asked."""

    def read_paths(paths, *, published, jobs, manners):
        fake.asked = SimpleNamespace(paths=paths, published=published, jobs=jobs)
        for each in fake.readings:
            if isinstance(each, BaseException):
                raise each
            yield each

    fake = SimpleNamespace(readings=[PORT], asked=None, read_paths=read_paths)
    monkeypatch.setitem(sys.modules, "sayso.desk", fake)
    return fake


def run(*arguments, **options):
    return CliRunner().invoke(main, ["read", *arguments], **options)


def test_the_table_is_what_one_gets_unasked(desk):
    shown = run("a.txt")
    assert shown.exit_code == 0
    assert "Ilse Varga  said\n    “two tugs”\n" in shown.stdout
    assert desk.asked == SimpleNamespace(paths=("a.txt",), published=None, jobs=1)


def test_each_format_is_its_own(desk):
    assert from_wire(json.loads(run("a", "--format", "json").stdout)).article == PORT.article
    assert json.loads(run("a", "-f", "jsonl").stdout) == to_wire(PORT)
    assert run("a", "-f", "conllu").stdout.startswith("# newdoc id = n1\n")
    assert run("a", "-f", "html").stdout.startswith("<!doctype html>\n")


def test_a_bad_file_is_named_and_the_run_goes_on(desk):
    desk.readings = [BAD, PORT]
    shown = run("b.bin", "a.txt", "-f", "jsonl")
    assert shown.exit_code == 1
    assert shown.stderr == "sayso: cannot read b.bin: it is not text\n"
    first, second = map(json.loads, shown.stdout.splitlines())
    assert (first["statements"], first["warnings"]) == ([], [BAD.failure])
    assert second == to_wire(PORT)


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "conllu", "html"])
def test_a_failure_is_told_in_every_format_quiet_or_not(desk, format):
    desk.readings = [BAD]
    shown = run("b.bin", "--quiet", "--format", format)
    assert (shown.exit_code, shown.stderr) == (1, "sayso: cannot read b.bin: it is not text\n")


def test_what_stops_the_run_is_one_line(desk):
    desk.readings = [PORT, ModelError("tagger.onnx", "it is cut short")]
    shown = run("a.txt", "c.txt", "-f", "jsonl")
    assert shown.exit_code == 2
    assert shown.stderr == (
        "sayso: cannot load the model at tagger.onnx: it is cut short; reinstall sayso\n"
    )
    assert len(shown.stdout.splitlines()) == 1


def test_standard_input_is_read_where_nothing_is_named(desk):
    assert run("-f", "jsonl", input="words").exit_code == 0
    assert desk.asked.paths == ("-",)


def test_nothing_named_and_nothing_piped_is_explained(desk, monkeypatch):
    monkeypatch.setattr("sayso.cli.read._is_piped", lambda: False)
    shown = run()
    assert shown.exit_code == 2
    assert "Nothing to read. Name a file or folder, as in `sayso read article.txt`" in shown.stderr
    assert desk.asked is None


def test_a_folder_without_articles_is_no_silence(desk):
    desk.readings = []
    shown = run("empty", "-f", "jsonl")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert shown.stderr == "sayso: found nothing to read in empty\n"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2031-04-12", datetime(2031, 4, 12, tzinfo=UTC)),
        ("2031-04-12T23:30:00-02:00", datetime(2031, 4, 13, 1, 30, tzinfo=UTC)),
    ],
)
def test_the_date_of_publication_reaches_the_desk(desk, written, moment):
    run("a", "--published", written, "--jobs", "3")
    assert desk.asked == SimpleNamespace(paths=("a",), published=moment, jobs=3)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--published", "Tuesday"], "'Tuesday' is no date; write it as 2031-04-12"),
        (["--jobs", "0"], "0 is not in the range"),
        (["--min-confidence", "2"], "2.0 is not in the range"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--output", "."], "is a directory"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_reading(desk, arguments, words):
    shown = run("a", *arguments)
    assert shown.exit_code == 2
    assert words in shown.stderr
    assert desk.asked is None


def test_a_file_gets_the_result_whole(desk, tmp_path):
    path = tmp_path / "record.jsonl"
    assert run("a", "-f", "jsonl", "-o", str(path)).stdout == ""
    assert json.loads(path.read_text(encoding="utf-8")) == to_wire(PORT)


def test_a_file_that_cannot_be_written_is_named(desk, tmp_path):
    shown = run("a", "-o", str(tmp_path / "no" / "record.txt"))
    assert shown.exit_code == 2
    assert shown.stderr.startswith("sayso: cannot write ")
    assert shown.stderr.count("\n") == 1


def test_ctrl_c_says_how_many_were_read(desk):
    desk.readings = [PORT, PORT, KeyboardInterrupt()]
    shown = run("a", "b", "c", "-f", "jsonl")
    assert (shown.exit_code, shown.stderr) == (130, "stopped: 2 articles read\n")
    assert [json.loads(line) for line in shown.stdout.splitlines()] == [to_wire(PORT)] * 2


def test_ctrl_c_leaves_the_file_as_it_was(desk, tmp_path):
    path = tmp_path / "record.jsonl"
    path.write_text("old\n")
    desk.readings = [PORT, KeyboardInterrupt()]
    shown = run("a", "-f", "jsonl", "-o", str(path))
    assert shown.stderr == f"stopped: 1 article read; {path} is as it was\n"
    assert path.read_text() == "old\n"


def test_colours_are_for_terminals_unless_asked_for(desk, monkeypatch):
    assert "\x1b" not in run("a").stdout
    assert "\x1b[1mIlse Varga" in run("a", "--colour").stdout
    monkeypatch.setattr("sayso.cli.output.is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" in run("a", color=True).stdout
    assert "\x1b" not in run("a", "--no-color", color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("a", color=True).stdout
    assert "\x1b" in run("a", "--colour", color=True).stdout
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b" not in run("a", color=True).stdout


def test_unsure_statements_can_be_left_out(desk):
    shown = run("a", "-f", "jsonl", "--min-confidence", "0.95")
    assert json.loads(shown.stdout)["statements"] == []


def test_what_stood_within_a_statement_left_out_moves_to_the_next_around_it():
    nested = "[source1 A] [cue1 said] [content1 [source2 B] [cue2 says] [content2 [cue3 reports]]]"
    found = reading(nested)
    rows = (found.statements[0], replace(found.statements[1], confidence=0.2), found.statements[2])
    kept = confident(replace(found, statements=rows), 0.5).statements
    assert [(s.id, s.within) for s in kept] == [("s1", None), ("s3", "s1")]
    rows = tuple(replace(s, confidence=c) for s, c in zip(rows, (0.2, 0.2, 0.9), strict=True))
    assert [s.within for s in confident(replace(found, statements=rows), 0.5).statements] == [None]


SCRIPT = """
import sys, time
from types import SimpleNamespace
from builders import reading

def read_paths(paths, *, published, jobs, manners):
    for number in range(int(paths[0])):
        yield reading("[source Osk] [cue said] [content {}]".format("so " * 9000), key=str(number))
    time.sleep(20)

sys.modules["sayso.desk"] = SimpleNamespace(read_paths=read_paths)
from sayso.cli import main
main(sys.argv[1:], prog_name="sayso")
"""


def started(*arguments):
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "read", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )


def test_a_real_ctrl_c_leaves_complete_lines():
    with started("2", "--format", "jsonl") as program:
        lines = [program.stdout.readline() for _ in range(2)]
        program.send_signal(signal.SIGINT)
        rest, said = program.communicate(timeout=180)
    assert [json.loads(line)["article"]["key"] for line in lines] == ["0", "1"]
    assert (rest, said, program.returncode) == ("", "stopped: 2 articles read\n", 130)


def test_a_reader_that_goes_away_ends_the_run_in_silence():
    with started("500", "--format", "jsonl") as program:
        program.stdout.readline()
        program.stdout.close()
        said = program.stderr.read()
        program.wait(timeout=180)
    assert (said, program.returncode) == ("", 0)
