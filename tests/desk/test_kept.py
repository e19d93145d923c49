"""A claim typed by hand is kept before anyone states it, and shows what states it after."""

import json
import random
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from ledgers import embedder, example, readings, reads
from sayso.cli import main
from sayso.desk import Desk, open_desk
from sayso.errors import ReadError, UnknownError
from sayso.recording import claimed, keep, record, refresh
from sayso.store.ledger import SqlLedger
from sayso.types.story import StanceKind
from test_recording import NOW, filled

LANDED = "Dravian rocket launchers were landed at Skarn"
GAS = "Dravia shipped poison gas to Skarn"


def at(path, **about):
    desk = Desk(filled(path, **about))
    desk._embedder = embedder()
    return desk


@pytest.fixture
def desk(tmp_path):
    with Desk(example(tmp_path / "l.db")) as desk:
        desk._embedder = embedder()
        yield desk


def added(desk, chosen, *, now=NOW):
    for reading in chosen:
        record(desk._ledger, reading, None, embedder(), now=now)


def shown(desk):
    return [(v.claim.text, v.standing, [s.quotation.at for s in v.stated]) for v in desk.kept()]


def test_a_claim_that_nobody_states_says_what_was_looked_at(desk):
    view = desk.keep(GAS)
    assert view.stated == ()
    assert view.standing == (
        "No word on record in 18 articles of 9 outlets, 7 April to 14 April 2031."
    )


def test_what_states_it_shows_under_it_when_it_comes(tmp_path):
    with at(tmp_path / "l.db", chosen=readings()[5:6]) as desk:
        assert "No word on record in 1 article" in desk.keep(LANDED).standing
        added(desk, readings())
        (view,) = desk.kept()
        assert "no word" not in view.standing.casefold()
        assert any(s.stance and s.stance.kind is StanceKind.DENIES for s in view.stated)
        assert all(s.likeness >= 0.53 for s in view.stated)
        assert any(s.claim and "rocket launchers" in s.claim.text for s in view.stated)


@pytest.mark.parametrize("seed", [1, 2])
def test_kept_before_or_after_in_any_order_the_record_is_the_same(tmp_path, seed):
    claims = [claimed(text, embedder(), author="person", now=NOW) for text in (LANDED, GAS)]
    late = example(tmp_path / "late.db")
    for claim in claims:
        keep(late, claim)
    list(refresh(late, now=NOW, reads=reads()))
    shuffled = list(readings())
    random.Random(seed).shuffle(shuffled)
    early = SqlLedger(tmp_path / "early.db")
    keep(early, claims[0])
    for number, reading in enumerate(shuffled):
        record(early, reading, None, embedder(), now=NOW)
        list(refresh(early, now=NOW, reads=reads()))
        if number == 7:
            keep(early, claims[1])
    list(refresh(early, now=NOW, reads=reads()))
    assert Desk(early).export() == Desk(late).export()
    assert any(each["statements"] for each in Desk(late).export()["kept"])


def test_it_adds_no_claimant_and_no_stance(desk):
    before = desk.export()
    desk.keep(LANDED)
    desk.keep("There is no launcher at Skarn, says Korring")
    after = desk.export()
    assert {k: v for k, v in before.items() if k != "kept"} == {
        k: v for k, v in after.items() if k != "kept"
    }


def test_a_kill_between_keeping_and_seeking_loses_nothing(desk):
    keep(desk._ledger, claimed(LANDED, embedder(), author="person", now=NOW))
    with desk._ledger.reading() as session:
        assert len(session.unsought()) == 1
    desk.judge()
    with desk._ledger.reading() as session:
        assert session.unsought() == []
    assert desk.kept()[0].stated


def test_the_same_words_are_kept_once(desk):
    one = desk.keep(LANDED)
    other = desk.keep(f"  {LANDED.upper()}. ")
    assert one.claim.id == other.claim.id
    assert len(desk.kept()) == 1
    with pytest.raises(ReadError, match="no words"):
        desk.keep("…")


def test_before_it_was_kept_it_was_not_known(tmp_path):
    with at(tmp_path / "l.db", now=NOW.replace(year=2020)) as desk:
        desk.keep(LANDED)
        before = NOW.replace(year=2021)
        assert desk.kept(known_on=before) == []
        assert desk.claims(known_on=before)
        assert desk.kept()


def test_taken_back_it_is_gone_but_was_known_before(tmp_path, desk):
    claim = desk.keep(LANDED).claim
    name = desk.stories()[0].id
    then = claim.kept_at + timedelta(microseconds=1)
    desk.retract(claim.id)
    assert desk.kept() == []
    assert desk.story(name).story.stated == ()
    assert [v.claim for v in desk.kept(known_on=then)] == [claim]
    with desk._ledger.reading() as session:
        judged = session.history(claim.id)
    assert judged
    assert all(j.retracted_at for j in judged)
    desk.keep(LANDED)
    assert desk.kept()[0].stated


def test_forgotten_it_leaves_a_note_and_no_word(tmp_path, desk):
    claim = desk.keep(GAS).claim
    other = desk.keep(LANDED).claim
    desk.retract(claim.id)
    assert desk.forget(claim.id, reason="not ours") == claim.id
    assert desk.forget(other.id[:5], reason="not ours") == other.id
    assert desk.kept() == []
    with desk._ledger.reading() as session:
        assert session.claim_ids() == []
        assert session.history(other.id) == []
    assert [e.reason for e in desk.log() if e.what == "forget"] == ["not ours", "not ours"]
    assert "poison" not in str(desk.log())


def test_as_of_a_day_only_what_was_published_by_then_states_it(desk):
    desk.keep(LANDED)
    (view,) = desk.kept(as_of=date(2031, 4, 8))
    assert view.stated
    assert all(s.quotation.day <= date(2031, 4, 8) for s in view.stated)
    assert len(view.stated) < len(desk.kept()[0].stated)
    assert view.coverage.last == date(2031, 4, 8)


def test_a_backup_and_a_forgotten_article_keep_it_right(tmp_path, desk):
    desk.keep(LANDED)
    gone = desk.kept()[0].stated[0].quotation.at.article
    desk.backup(tmp_path / "copy.db")
    with open_desk(tmp_path / "copy.db") as copy:
        assert shown(copy) == shown(desk)
    desk.forget(gone, reason="a court's order")
    assert all(s.quotation.at.article != gone for s in desk.kept()[0].stated)


def test_a_retracted_statement_states_nothing(desk):
    desk.keep(LANDED)
    first = desk.kept()[0].stated[0].quotation.at
    desk.retract(f"{first.article}/{first.statement}")
    assert all(s.quotation.at != first for s in desk.kept()[0].stated)


def test_checking_shows_the_kept_claim_like_it(desk):
    desk.keep(GAS)
    found = desk.check("that Dravia had shipped poison gas")
    assert [view.claim.text for view, _ in found.kept] == [GAS]
    assert desk.check("wheat prices rose").kept == ()


def test_what_is_not_kept_is_named_with_the_next_step(desk):
    with pytest.raises(UnknownError, match=r"no kept claim 'kzz'.*`sayso claims`"):
        desk.retract("kzz")


def test_the_commands_keep_show_and_take_back(tmp_path):
    path = tmp_path / "l.db"
    example(path).close()

    def run(*words):
        done = CliRunner().invoke(main, [*words, "--ledger", str(path)], env={"COLUMNS": "100"})
        assert done.exit_code == 0, done.output
        return done.output

    assert "No word on record in 18 articles" in run("keep", *GAS.split())
    known = json.loads(run("keep", LANDED, "--json"))
    assert known["statements"]
    assert run("claims").index(GAS) < run("claims").index("publisher families")
    assert "On record as: " in run("claim", known["id"])
    assert "A claim that you keep" in run("check", GAS)
    rows = [json.loads(line) for line in run("claims", "--json").splitlines()]
    assert [row["id"] for row in rows if "kept_at" in row][1] == known["id"]
    run("retract", known["id"])
    assert LANDED not in run("claims")
    assert "removed k" in run("forget", rows[0]["id"], "--reason", "done with")
