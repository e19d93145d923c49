"""What moved in a story: an article without a date moves nothing that has one."""

import json
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

import ledgers
import sayso
from ledgers import embedder, reads
from sayso.cli import main
from sayso.desk import Desk
from sayso.errors import UnknownError
from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger

BRIDGE = [
    (
        "2031-03-03",
        "Osk Daily",
        """Osk bridge closed
The town of Osk closed its bridge on Monday. Mayor Tilda Renn of Osk said that 12 cables had snapped.
The builder, Brack Works, denied that any cable had snapped. The transport ministry of Velland declined to comment.
Renn asked Brack Works to publish the inspection report by Friday.
""",
    ),
    (
        "2031-03-05",
        "Brunne Courier",
        """Bridge of Osk: builder under fire
Mayor Tilda Renn of Osk said on Wednesday that 14 cables had snapped on the bridge in Osk.
Brack Works rejected the claim that cables had snapped on the bridge in Osk.
""",
    ),
    (
        "2031-03-08",
        "Osk Daily",
        """Ministry confirms snapped cables at Osk bridge
The transport ministry of Velland confirmed on Saturday that cables had snapped on the bridge in Osk.
Mayor Renn said that 15 cables had snapped.
""",
    ),
]
BARE = (
    None,
    "Halden Wire",
    """Osk bridge: what is known
Mayor Tilda Renn of Osk said that 12 cables had snapped on the bridge of Osk. The builder, Brack Works Ltd of Velland, denied that any cable had snapped.
The police of Osk said that nobody was hurt on the bridge. The transport ministry said that the bridge in Osk would be closed until May.
Renn asked Brack Works to publish the inspection report of the Osk bridge.
""",
)
LATER = datetime(2031, 3, 9, 12, tzinfo=UTC)
EARLY = datetime(2031, 3, 1, 12, tzinfo=UTC)
NOW = datetime(2031, 3, 8, 12, tzinfo=UTC)


def filled(path, rows):
    """A ledger of articles, each with the moment at which it was added."""
    ledger = SqlLedger(path)
    given = [
        {"text": text, "id": outlet + (day or ""), "published_at": day, "outlet": outlet}
        for (day, outlet, text), _ in rows
    ]
    for reading, (_, now) in zip(sayso.read_many(given), rows, strict=True):
        record(ledger, reading, None, embedder(), now=now)
    list(refresh(ledger, now=NOW, reads=reads()))
    return ledger


def moved(path, rows, **days):
    with Desk(filled(path, rows)) as desk:
        (story,) = desk.stories()
        view, found = desk.changes(story.id, **days)
        assert all(view.quotation(each.at) for each in found if each.at.statement)
        return found


DATED = [(row, NOW) for row in BRIDGE]


def test_every_turn_is_told_with_what_was_before_and_the_words_of_both(tmp_path):
    found = moved(tmp_path / "l.db", DATED, since=date(2031, 3, 2))
    mayor = [each for each in found if (each.subject, each.what) == ("Tilda Renn", "figure")]
    assert [(each.before, each.after) for each in mayor] == [
        (None, "12"),
        ("12", "14"),
        ("14", "15"),
    ]
    assert all(each.at.statement for each in mayor)
    assert [each.was_at for each in mayor] == [None, *(each.at for each in mayor[:-1])]
    ministry = [each for each in found if each.subject == "Velland"]
    assert [(each.before, each.after) for each in ministry] == [
        (None, "declines"),
        ("declines", "confirms"),
    ]


def test_nothing_moves_but_in_what_came_in_between(tmp_path):
    with Desk(ledgers.example(tmp_path / "skarn.db")) as desk:
        (story,) = desk.stories()
        _, every = desk.changes(story.id, since=date(2031, 4, 1))
        days = sorted({each.day for each in every})
        assert len(days) > 4
        for day in days:
            _, found = desk.changes(story.id, since=day)
            assert found == tuple(each for each in every if each.day > day)


@pytest.mark.parametrize("since", [date(2031, 3, 2), date(2031, 3, 4), date(2031, 3, 6)])
def test_what_has_a_day_is_told_as_if_nothing_undated_had_come(tmp_path, since):
    plain = moved(tmp_path / "plain.db", DATED, since=since)
    mixed = moved(tmp_path / "mixed.db", [*DATED, (BARE, LATER)], since=since)
    assert plain
    assert [each for each in mixed if not each.undated] == list(plain)


def test_what_an_undated_article_tells_is_told_by_the_day_on_which_it_was_added(tmp_path):
    found = moved(tmp_path / "l.db", [*DATED, (BARE, LATER)], since=date(2031, 3, 8))
    assert {each.day for each in found} == {LATER.date()}
    assert all(each.undated and each.before is None for each in found)
    assert any("hurt" in each.about for each in found)


def test_what_an_undated_article_repeats_is_no_change(tmp_path):
    found = moved(tmp_path / "l.db", [*DATED, (BARE, LATER)], since=date(2031, 3, 8))
    assert not any(each.subject == "Tilda Renn" and each.what == "figure" for each in found)


def test_after_the_day_on_which_it_was_added_it_is_no_news(tmp_path):
    rows = [*DATED, (BARE, LATER)]
    assert moved(tmp_path / "a.db", rows, since=LATER.date()) == ()
    assert moved(tmp_path / "b.db", rows, since=date(2031, 3, 8), until=date(2031, 3, 8)) == ()
    early = moved(tmp_path / "c.db", [(BARE, EARLY), *DATED], since=date(2031, 3, 2))
    assert not any(each.undated for each in early)


def test_a_story_of_undated_articles_alone_has_changes_and_before_them_nothing(tmp_path):
    found = moved(tmp_path / "l.db", [(BARE, LATER)], since=date(2031, 3, 8))
    assert any(each.what == "ask" for each in found)
    with pytest.raises(UnknownError, match="nothing of it"):
        moved(tmp_path / "m.db", [(BARE, LATER)], since=EARLY.date(), until=date(2031, 3, 8))


def test_undated_lines_are_marked_as_such(tmp_path):
    path = tmp_path / "l.db"
    filled(path, [*DATED, (BARE, LATER)]).close()
    typed = ["changes", "--since", "2031-03-08", "--ledger", str(path)]
    shown = CliRunner().invoke(main, typed)
    assert "9 Mar 2031 (undated; added that day)" in shown.output
    told = CliRunner().invoke(main, [*typed, "--json"]).output.splitlines()
    assert told
    assert all(json.loads(line)["undated"] for line in told)
