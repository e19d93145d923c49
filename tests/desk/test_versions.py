"""What an edit of a page did is a change of the record; its versions are to be seen."""

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from ledgers import captures, embedder, readings, reads
from sayso.cli import main
from sayso.desk import Desk
from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger
from sayso.types.view import EditKind
from test_recording import NOW

PAGE = "what-we-know-about-skarn"


def pages():
    return [
        (reading, capture)
        for reading, capture in zip(readings(), captures(), strict=True)
        if PAGE in (reading.article.url or "")
    ]


def filled(path, *, later=timedelta(days=1)):
    """The example, with the changed page added a day after all else."""
    ledger = SqlLedger(path)
    second = pages()[1][0].article.id
    for reading, capture in zip(readings(), captures(), strict=True):
        now = NOW + later if reading.article.id == second else NOW
        record(ledger, reading, capture, embedder(), now=now)
    list(refresh(ledger, now=NOW, reads=reads()))
    return ledger


@pytest.fixture
def desk(tmp_path):
    with Desk(filled(tmp_path / "l.db")) as desk:
        yield desk


def edits(desk, **days):
    _, found = desk.changes(desk.stories()[0].id, **days)
    return [each for each in found if each.what == "edit"]


def test_an_altered_statement_is_a_change_of_the_record(desk):
    (edit,) = edits(desk, since=date(2031, 4, 14))
    assert edit.subject == "The government"
    assert edit.about == "that [-40-] {+about 26+} Dravian rocket launchers are hidden in Skarn"
    assert edit.after == "altered"
    view, _ = desk.changes(desk.stories()[0].id, since=date(2031, 4, 14))
    assert "about 26" in view.quotation(edit.at).excerpt
    assert "that 40" in view.quotation(edit.was_at).excerpt


def test_a_page_that_kept_its_date_was_changed_when_it_was_seen(desk):
    seen = (NOW + timedelta(days=1)).date()
    (edit,) = edits(desk, since=date(2031, 4, 14))
    assert edit.day == seen
    assert edits(desk, since=seen) == []
    assert edits(desk, since=date(2031, 4, 14), until=NOW.date()) == []


def test_the_version_added_later_is_the_later_one_whatever_its_id(tmp_path):
    with Desk(filled(tmp_path / "l.db", later=-timedelta(days=1))) as desk:
        (edit,) = edits(desk, since=date(2031, 4, 10))
    assert edit.about == "that [-about 26-] {+40+} Dravian rocket launchers are hidden in Skarn"


def test_an_article_shows_the_versions_of_its_page(desk):
    key = next(a.key for a in desk.articles() if PAGE in (a.url or ""))
    first, second = desk.versions(key)
    assert first.edits == ()
    assert [edit.kind for edit in second.edits] == [EditKind.ALTERED]
    assert desk.versions(second.key) == [first, second]
    other = next(a.key for a in desk.articles() if PAGE not in (a.url or ""))
    assert [version.key for version in desk.versions(other)] == [other]


def test_the_commands_tell_of_edits(tmp_path):
    filled(tmp_path / "l.db").close()

    def run(*words):
        named = [*words, "--ledger", str(tmp_path / "l.db")]
        done = CliRunner().invoke(main, named, env={"COLUMNS": "200"})
        assert done.exit_code == 0, done.output
        return done.output

    told = run("changes", "--since", "2031-04-14")
    assert "The government had a statement altered when the page was changed" in told
    assert "[-40-] {+about 26+}" in " ".join(told.split())
    rows = map(json.loads, run("changes", "--since", "2031-04-14", "--json").splitlines())
    (edit,) = [row for row in rows if row["what"] == "edit"]
    assert edit["was"]["article"] != edit["article"]
    shown = run("article", edit["article"])
    assert "2 versions of this page" in shown
    assert "altered: that [-40-]" in shown
    wire = json.loads(run("article", edit["article"], "--json"))
    assert [len(v["edits"]) for v in wire["versions"]] == [0, 1]
