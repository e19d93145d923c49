"""The commands of a ledger, run as people run them."""

import json

import pytest
from click.testing import CliRunner

from ledgers import SKARN, captures, embedder, readings
from sayso.cli import main
from sayso.desk import open_desk
from sayso.recording import record
from test_recording import NOW


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "l.db"
    with open_desk(path) as desk:
        for reading, capture in zip(readings(), captures(), strict=True):
            record(desk._ledger, reading, capture, embedder(), now=NOW)
        desk.judge()
    return path


def run(path, *words):
    return CliRunner().invoke(main, [*words, "--ledger", str(path)], env={"COLUMNS": "100"})


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("stories",), "18 articles of 9 outlets"),
        (("story",), "denied by Dravia"),
        (("story", "--all"), "irrigation pipes"),
        (("claims",), "publisher families"),
        (("who", "Brayne"), "has not confirmed"),
        (("check", "There are no weapons in Skarn"), "To the letter"),
        (("search", "irrigation"), "Dravian State Radio"),
        (("articles",), "Halm Courier"),
        (("copies",), "copy of"),
        (("figures",), "disputed between"),
        (("asks",), "no reply on record"),
        (("changes", "--since", "2031-04-12"), "confirms (before: has not confirmed)"),
        (("review",), "one claim, or two?"),
        (("log",), ""),
        (("doctor",), "no fault"),
    ],
)  # fmt: skip
def test_each_command_shows_its_part_of_the_record(path, words, shown):
    result = run(path, *words)
    assert result.exit_code == 0, result.output
    assert shown in " ".join(result.output.split())
    assert "\x1b" not in result.output


@pytest.mark.parametrize(
    "words",
    [
        ("stories",), ("story",), ("claims",), ("who", "Brayne"), ("check", "weapons in Skarn"),
        ("search", "pipes"), ("articles",), ("copies",), ("figures",), ("asks",),
        ("changes", "--since", "2031-04-12"), ("review",), ("log",),
    ],
)  # fmt: skip
def test_each_command_gives_one_json_object_a_line(path, words):
    result = run(path, *words, "--json")
    assert result.exit_code == 0, result.output
    for line in result.output.splitlines():
        assert isinstance(json.loads(line), dict)


def test_a_claim_and_an_article_are_found_by_the_beginning_of_their_ids(path):
    claim = json.loads(run(path, "claims", "--json").output.splitlines()[0])["id"]
    assert "has not confirmed" in run(path, "claim", claim[:6]).output
    article = json.loads(run(path, "articles", "--json").output.splitlines()[0])["key"]
    assert "Night shift" in run(path, "article", article[:6]).output


def test_exports_are_whole(path, tmp_path):
    whole = json.loads(run(path, "export").output)
    assert whole["format"] == "sayso-ledger/1"
    assert len(run(path, "export", "--format", "jsonl").output.splitlines()) == 18
    table = run(path, "export", "--format", "csv").output.splitlines()
    assert len(table) >= len(whole["stances"]) + 1


def test_a_brief_of_the_newest_story_is_written_for_people(path, tmp_path):
    target = tmp_path / "brief.html"
    assert run(path, "export", "--format", "html", "-o", str(target)).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>\n")
    story = json.loads(run(path, "stories", "--json").output)["id"]
    named = run(path, "export", "--format", "markdown", story)
    assert named.output == run(path, "export", "--format", "markdown").output
    assert named.output.startswith("# Night shift on the north quay\n")


def test_a_brief_may_be_of_an_earlier_day(path):
    shown = run(path, "export", "--format", "markdown", "--as-of", "2031-04-10").output
    assert "**From what was published by 10 Apr 2031.**" in shown
    assert "13 Apr 2031" not in shown
    known = run(path, "export", "--format", "html", "--known-on", "2031-05-02")
    assert "As this ledger held and judged it on 2 May 2031." in known.output
    assert run(path, "export", "--known-on", "2031-05-02").exit_code == 2


def test_a_brief_of_an_empty_ledger_says_what_to_do(tmp_path):
    open_desk(tmp_path / "l.db").close()
    result = run(tmp_path / "l.db", "export", "--format", "html")
    assert result.exit_code == 1
    assert "add articles first" in result.output


def test_as_of_a_day_later_days_are_not_shown(path):
    shown = run(path, "story", "--as-of", "2031-04-10").output
    assert "confirmed by Ostmere" not in " ".join(shown.split()).replace("not confirmed by", "")


def test_what_is_not_there_is_one_line(path):
    result = run(path, "claim", "zzz")
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "no claim 'zzz'" in result.output


def test_adding_tells_what_failed_and_goes_on(tmp_path):
    bad = tmp_path / "empty.txt"
    bad.write_text("", encoding="utf-8")
    result = run(tmp_path / "l.db", "add", str(bad), str(SKARN / "15-dsr.html"))
    assert result.exit_code == 1
    assert "1 added, 0 known before, 1 failed" in result.output
    again = run(tmp_path / "l.db", "add", str(SKARN / "15-dsr.html"))
    assert "0 added, 1 known before" in again.output


def test_deciding_by_command(path, tmp_path):
    own = tmp_path / "own.db"
    assert run(path, "backup", str(own)).exit_code == 0
    doubt = json.loads(run(own, "review", "--json").output.splitlines()[0])
    assert run(own, "reject", doubt["id"]).exit_code == 0
    key = json.loads(run(own, "articles", "--json").output.splitlines()[0])["key"]
    assert run(own, "retract", f"{key}/s1").exit_code == 0
    assert f"removed {key}" in run(own, "forget", key, "--reason", "asked to").output
    log = run(own, "log").output
    assert "asked to" in log
    assert run(own, "doctor").exit_code == 0


def test_a_page_cannot_steer_the_terminal(tmp_path):
    page = tmp_path / "bad.html"
    page.write_text(
        "<html><head><title>\x1b[2JPort shut\u202e</title><meta property='article:published_time' content='2031-04-08'></head>"
        "<body><article><h1>\x1b[2JPort shut</h1><p>The mayor of \x1b]0;x\x07Skarn, Ada Lund, said on Tuesday that the port was shut and that nobody knew for how long it would be so.</p>"
        "<p>“We are waiting,” Lund told reporters on the quay, where a crowd had gathered in the morning.</p></article></body></html>",
        encoding="utf-8",
    )
    run(tmp_path / "l.db", "add", str(page))
    for command in ("stories", "story", "articles"):
        shown = run(tmp_path / "l.db", command).output
        assert "\x1b" not in shown
        assert "\u202e" not in shown


LOOKING = (
    ("stories",), ("story",), ("claims",), ("claim", "c1"), ("who", "Brayne"), ("check", "gas"),
    ("search", "gas"), ("articles",), ("article", "a1"), ("copies",), ("figures",), ("asks",),
    ("changes", "--since", "2031-04-12"), ("export",), ("export", "-f", "jsonl"),
    ("backup", "copy.db"), ("doctor",), ("review",), ("log",), ("feeds",), ("cases",),
    ("families",), ("refresh",), ("reread",), ("split", "s1", "a1"), ("undo", "a1/s1"),
)  # fmt: skip


@pytest.mark.parametrize("words", LOOKING)
def test_a_command_that_adds_nothing_makes_no_ledger(tmp_path, words):
    missing = tmp_path / "folder" / "typo.db"
    result = run(missing, *words)
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert f"no ledger at {missing}; `sayso add … --ledger {missing}` makes one" in result.output
    assert not any(tmp_path.iterdir())


def test_the_ledger_beside_it_with_the_likest_name_is_suggested(tmp_path):
    for name in ("harbour.db", "news.db", "notes.txt"):
        (tmp_path / name).touch()
    missing = tmp_path / "nwes.db"
    told = run(missing, "stories").output
    assert f"no ledger at {missing}; is {tmp_path / 'news.db'} meant?" in told
    assert not missing.exists()


def test_what_adds_makes_a_ledger_and_says_so_once(tmp_path):
    path = tmp_path / "new.db"
    first, again = (run(path, "add", str(SKARN / "15-dsr.html")) for _ in range(2))
    assert f"made a new ledger: {path}\n" in first.stderr
    assert "made a new ledger" not in again.output
    assert run(tmp_path / "other.db", "keep", "Gas went to Skarn.").exit_code == 0
    quiet = run(tmp_path / "third.db", "add", "-q", str(SKARN / "15-dsr.html"))
    assert quiet.output == ""


def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path):
    path = tmp_path / "flder" / "new.db"
    result = run(path, "add", str(SKARN / "15-dsr.html"))
    assert result.exit_code == 2
    assert f"there is no folder {path.parent}" in result.output
    assert not path.parent.exists()


def test_the_usual_place_is_made_with_its_folder(tmp_path):
    usual = {"XDG_DATA_HOME": str(tmp_path / "data"), "SAYSO_LEDGER": ""}
    missing = CliRunner().invoke(main, ["stories"], env=usual)
    assert (missing.exit_code, (tmp_path / "data").exists()) == (2, False)
    made = CliRunner().invoke(main, ["keep", "Gas went to Skarn."], env=usual)
    assert made.exit_code == 0
    assert (tmp_path / "data" / "sayso" / "sayso.db").exists()
