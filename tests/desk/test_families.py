"""Publisher families at the desk: they count in corroboration, also for what was added before."""

import pytest
from click.testing import CliRunner

from ledgers import embedder, example, readings
from sayso.cli import main
from sayso.desk import Desk, open_desk
from sayso.fetch.families import FamilyFile
from sayso.recording import record
from test_recording import NOW, filled, whole

TABLE = '"Ostmere Post" = "Sound Media"\n"soundbroadcasting.example" = "Sound Media"\n'


def counted(desk):
    return desk.story(desk.stories()[0].id).story.claims[0].corroboration.families


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "families.toml"
    path.write_text(TABLE, encoding="utf-8")
    return FamilyFile(path, needed=True)


def test_two_outlets_of_one_house_count_once_also_in_what_was_added_before(tmp_path):
    with Desk(example(tmp_path / "l.db")) as desk:
        before = counted(desk)
        desk._families = FamilyFile(tmp_path / "f.toml", needed=False)
        assert counted(desk) == before
        desk.set_family("Ostmere Post", "Sound Media")
        assert counted(desk) == before
        desk.set_family("soundbroadcasting.example", "sound media")
        assert counted(desk) == before - 1
        desk.set_family("Ostmere Post", None)
        assert counted(desk) == before


def test_the_table_and_the_articles_may_come_in_any_order(tmp_path, table):
    early = Desk(filled(tmp_path / "early.db", []), table)
    early.judge()
    for reading in readings():
        record(early._ledger, reading, None, embedder(), now=NOW)
    late = Desk(example(tmp_path / "late.db"), table)
    assert early.judge() == late.judge()
    assert whole(early._ledger) == whole(late._ledger)
    assert counted(early) == counted(late)


def test_only_the_stories_concerned_are_judged_anew(tmp_path, table):
    with Desk(filled(tmp_path / "l.db"), table) as desk:
        assert len(desk.judge()) == 1
        assert desk.judge() == []
        desk.set_family("Nobody's Paper", "Sound Media")
        assert desk.judge() == []


def test_a_ledger_remembers_its_families_where_the_table_is_gone(tmp_path, table):
    with Desk(filled(tmp_path / "l.db"), table) as desk:
        known = counted(desk)
        desk.backup(tmp_path / "copy.db")
    with Desk(example(tmp_path / "plain.db")) as plain:
        assert counted(plain) == known + 1
    with open_desk(tmp_path / "copy.db") as copy:
        assert counted(copy) == known
        assert {h.family for h in copy.families() if h.name == "Ostmere Post"} == {"Sound Media"}


def test_known_on_a_day_before_the_table_changed_goes_by_the_old_one(tmp_path, table):
    long_ago = NOW.replace(year=2020)
    with Desk(filled(tmp_path / "l.db", now=long_ago)) as desk:
        name, before = desk.stories()[0].id, counted(desk)
        desk._families = table
        assert counted(desk) == before - 1
        past = desk.story(name, known_on=NOW.replace(year=2021))
        assert past.story.claims[0].corroboration.families == before


def test_an_exported_article_names_its_family(tmp_path, table):
    with Desk(filled(tmp_path / "l.db"), table) as desk:
        desk.judge()
        told = {a["outlet"]: a["family"] for a in desk.export()["articles"]}
    assert told["Ostmere Post"] == told["Sound Broadcasting"] == "Sound Media"
    assert told["Halm Courier"] is None


def test_the_commands_show_and_set_the_table(tmp_path):
    ledger, path = tmp_path / "l.db", tmp_path / "f.toml"
    example(ledger).close()

    def run(*words):
        return CliRunner().invoke(main, ["families", *words, "--families", str(path)])

    assert run("set", "Ostmere Post", "Sound Media", "--ledger", str(ledger)).exit_code == 0
    shown = run("--ledger", str(ledger)).output
    assert "Sound Media\n    Ostmere Post, ostmerepost.example  2 articles" in shown
    assert '"by": "table"' in run("--json", "--ledger", str(ledger)).output
    assert run("unset", "ostmere post", "--ledger", str(ledger)).exit_code == 0
    assert "Sound Media" not in run("--ledger", str(ledger)).output


def test_a_bad_table_is_one_line_for_every_command(tmp_path):
    path = tmp_path / "f.toml"
    path.write_text('"Post" = 3\n', encoding="utf-8")
    example(tmp_path / "l.db").close()
    for words in (["stories"], ["families"], ["add", str(path)]):
        named = ["--ledger", str(tmp_path / "l.db"), "--families", str(path)]
        result = CliRunner().invoke(main, [*words, *named])
        assert result.exit_code == 2
        assert result.output.count("\n") == 1
        assert f"{path}, line 1: " in result.output
