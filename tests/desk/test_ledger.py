"""The desk over the example story: what is shown, and what people decide."""

import pickle
import sqlite3
from datetime import timedelta

import pytest

from ledgers import SKARN, captures, embedder, readings, reads
from sayso.desk import Desk, open_desk
from sayso.errors import LedgerError, NoLedgerError, OutputError, UnknownError
from sayso.recording import record, replayed
from sayso.types.story import Relation, StanceKind
from test_recording import NOW


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "l.db"
    with open_desk(path) as desk:
        desk._embedder = embedder()
        for reading, capture in zip(readings(), captures(), strict=True):
            record(desk._ledger, reading, capture, embedder(), now=NOW)
        desk.judge()
        desk.backup(path.with_name("kept.db"))
    return path.with_name("kept.db")


@pytest.fixture
def desk(filled, tmp_path):
    """A desk over a ledger of one's own, so that tests may decide as they like."""
    path = tmp_path / "l.db"
    path.write_bytes(filled.read_bytes())
    with open_desk(path) as desk:
        desk._embedder = embedder()
        yield desk


def stances_of(desk, name):
    return [
        s.kind
        for party in desk.who(name)
        for s, claim in party.stances
        if "launchers" in claim.text
    ]


def test_the_example_is_one_story_with_its_coverage(desk):
    (line,) = desk.stories()
    assert (line.coverage.articles, line.coverage.outlets) == (18, 9)
    assert "confirmed by Ostmere" in line.standing
    assert "denied by Dravia" in line.standing


def test_an_ally_first_does_not_confirm_and_later_does(desk):
    kinds = stances_of(desk, "Ostmere")
    assert kinds[0] is StanceKind.NOT_CONFIRMED
    assert StanceKind.CONFIRMS in kinds


def test_who_never_confirmed_is_never_shown_as_confirming(desk):
    assert StanceKind.CONFIRMS not in stances_of(desk, "Sound Pact")
    assert StanceKind.DENIES not in stances_of(desk, "Sound Pact")


def test_a_copy_that_lost_its_not_changes_no_stance(desk):
    story = desk.story(desk.stories()[0].id)
    lantern = next(a.key for a in story.articles if a.outlet == "Morning Lantern")
    assert all(stance.at.article != lantern for stance in story.story.stances)
    assert any(
        "[-not-]" in v.difference for v in story.story.variants if v.other.article == lantern
    )


def test_copies_are_found_and_told_from_a_shared_quotation(desk):
    story = desk.story(desk.stories()[0].id)
    title = {a.key: a.title for a in story.articles}
    pairs = {(title[c.origin], title[c.article]): c.relation for c in story.story.copies}
    wire = "Korring says up to 40 Dravian launchers landed at Skarn"
    assert pairs[wire, "President: up to 40 rocket launchers across the strait"] is Relation.COPY
    assert pairs[wire, "Denial and doubt over Skarn"] is Relation.DERIVED
    assert all("A week of wheat and rockets" not in pair for pair in pairs)


def test_every_quotation_shown_stands_in_its_article(desk):
    view = desk.story(desk.stories()[0].id)
    assert view.quotations
    for quotation in view.quotations:
        text = desk.article(quotation.at.article).reading.article.text
        assert quotation.excerpt is None or quotation.excerpt in text or quotation.said in text


def test_a_damaged_capture_is_quoted_no_more_and_the_doctor_tells(desk, tmp_path):
    with sqlite3.connect(tmp_path / "l.db") as connection:
        connection.execute("UPDATE captures SET body = (SELECT body FROM captures LIMIT 1)")
    connection.close()
    view = desk.story(desk.stories()[0].id)
    withheld = [q for q in view.quotations if q.withheld]
    assert withheld
    assert {q.withheld for q in withheld} == {"the capture is damaged"}
    assert all(q.said is None and q.excerpt is None for q in withheld)
    assert any("is not what was read" in fault for fault in desk.doctor())


def test_a_sound_ledger_has_no_fault(desk):
    assert desk.doctor() == []


def test_check_finds_the_first_to_print_a_quotation(desk):
    found = desk.check("“There are no weapons in Skarn, only wheat,”")
    assert found.found[0].exact
    assert found.found[0].quotation.day.isoformat() == "2031-04-09"


def test_check_tells_what_was_altered(desk):
    found = desk.check("There are few weapons in Skarn, only wheat")
    assert not any(each.exact for each in found.found)
    assert any("no" in each.difference for each in found.found)


def test_check_says_what_was_looked_at_where_nothing_is_found(desk):
    found = desk.check("The moon is made of cheese")
    assert found.found == ()
    assert found.coverage.articles == 18


def test_search_finds_words_and_survives_any_of_them(desk):
    assert desk.search("irrigation pipes")
    assert desk.search('" OR * NEAR(') == []


def test_a_forgotten_article_is_gone_and_a_note_stays(desk):
    key = desk.articles()[0].key
    desk.forget(key, reason="a court's order")
    with pytest.raises(UnknownError, match="no article"):
        desk.article(key)
    assert key not in str(desk.export())
    assert any(event.what == "forget" and event.reason for event in desk.log())
    assert desk.search("milling machines") == []


def test_a_retracted_statement_bears_on_nothing(desk):
    view = desk.story(desk.stories()[0].id)
    stance = next(s for s in view.story.stances if s.kind is StanceKind.CONFIRMS)
    desk.retract(f"{stance.at.article}/{stance.at.statement}")
    after = desk.story(view.story.id).story
    assert all(s.at != stance.at for s in after.stances)


def test_what_a_person_decides_outlives_new_articles(desk):
    doubt = desk.review()[0]
    desk.accept(doubt.id)
    claims = [
        c for c in desk.story(desk.stories()[0].id).story.claims if doubt.one.at in c.statements
    ]
    assert doubt.other.at in claims[0].statements
    assert doubt.id not in {each.id for each in desk.review()}


def test_rejecting_a_doubt_closes_it(desk):
    doubt = desk.review()[0]
    desk.reject(doubt.id)
    assert doubt.id not in {each.id for each in desk.review()}


def test_a_story_can_be_split_and_merged_again(desk):
    whole = desk.stories()[0].id
    gone = desk.articles()[-1].key
    desk.split(whole, [gone])
    assert sorted(s.coverage.articles for s in desk.stories()) == [1, 17]


@pytest.mark.parametrize("name", ["claim", "article", "story", "who"])
def test_what_is_not_there_is_named_with_the_next_step(desk, name):
    with pytest.raises(UnknownError, match=r"zzz.*`sayso"):
        getattr(desk, name)("zzz")


def test_a_backup_into_no_folder_is_refused(desk, tmp_path):
    with pytest.raises(OutputError, match="there is no folder"):
        desk.backup(tmp_path / "nowhere" / "b.db")


def test_a_backup_overwrites_nothing(desk, tmp_path):
    (tmp_path / "there").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        desk.backup(tmp_path / "there")


def test_a_file_that_is_no_ledger_is_refused(tmp_path):
    (tmp_path / "x.db").write_text(
        "not a database at all, but long enough to be read as one" * 40, encoding="utf-8"
    )
    with pytest.raises(LedgerError, match="--ledger"):
        open_desk(tmp_path / "x.db")


def test_who_only_looks_makes_no_ledger(tmp_path):
    with pytest.raises(NoLedgerError, match="no ledger at") as caught:
        open_desk(tmp_path / "x.db", make=False)
    assert not (tmp_path / "x.db").exists()
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    open_desk(tmp_path / "x.db").close()
    open_desk(tmp_path / "x.db", make=False).close()


def test_a_ledger_is_made_in_no_folder_that_is_not_there(tmp_path):
    with pytest.raises(LedgerError, match="there is no folder"):
        open_desk(tmp_path / "folder" / "x.db")


def test_another_program_s_database_is_refused(tmp_path):
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()
    with pytest.raises(LedgerError, match="no ledger"):
        open_desk(tmp_path / "x.db")


def test_files_are_added_once_and_a_bad_one_is_logged(tmp_path):
    bad = tmp_path / "empty.txt"
    bad.write_text("", encoding="utf-8")
    with open_desk(tmp_path / "l.db") as desk:
        assert isinstance(desk, Desk)
        paths = [str(bad), str(SKARN / "05-ost.html")]
        first = list(desk.add(paths))
        again = list(desk.add(paths))
        assert [each.new for each in first] == [False, True]
        assert [each.new for each in again] == [False, False]
        assert any(not event.ok for event in desk.log(failed=True))


def test_a_quotation_is_cut_into_its_parts(desk):
    view = desk.story(desk.stories()[0].id)
    cut = [q for q in view.quotations if q.parts]
    assert len(cut) > len(view.quotations) / 2
    assert all("".join(text for _, text in q.parts) == q.excerpt for q in cut)
    assert all(any(role == "cue" for role, _ in q.parts) for q in cut)


def test_each_figure_is_known_by_the_statement_that_gave_it(desk):
    view = desk.story(desk.stories()[0].id)
    assert {p for p, _ in view.figures} == {p for s in view.story.series for p in s.points}
    for point, at in view.figures:
        assert at.article == point.article
        reading = desk.article(at.article).reading
        assert point.figure in next(s for s in reading.statements if s.id == at.statement).figures


def test_a_story_stands_by_its_last_day_as_it_stands_and_as_it_would_be_judged(desk):
    now = desk.story(desk.stories()[0].id)
    last = max(article.day for article in now.articles)
    assert desk.story(now.story.id, as_of=last) == now
    then = replayed(desk._ledger, now.story.id, as_of=last, known_on=None, reads=reads())
    assert then == [now.story]
    assert desk.story(now.story.id, as_of=last - timedelta(days=1)) != now
