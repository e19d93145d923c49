"""Cases: made, filled, tagged, noted; what is forgotten or judged anew leaves none of them dangling."""

from datetime import UTC, datetime

import pytest

import ledgers
from sayso.desk import open_desk
from sayso.errors import CaseError, UnknownError


@pytest.fixture
def desk(tmp_path):
    ledgers.example(tmp_path / "l.db").close()
    with open_desk(tmp_path / "l.db") as desk:
        desk._embedder = ledgers.embedder()
        yield desk


@pytest.fixture
def story(desk):
    return desk.story(desk.stories()[0].id).story


def held(desk, case):
    return [each.name for each in desk.cases.case(case).filed]


def test_a_case_holds_stories_claims_and_kept_claims_once_each(desk, story):
    case = desk.cases.make("Skarn  harbour")
    kept = desk.keep("Dravia shipped gas to Skarn").claim
    for thing in (story.id, story.claims[0].id, kept.id, story.id, story.claims[0].id):
        desk.cases.put_in(case.id, thing)
    assert held(desk, "skarn harbour") == [story.id, story.claims[0].id, kept.id]
    assert [c.title for c in desk.cases.holding(story.claims[0])] == ["Skarn harbour"]
    assert desk.cases.holding(story.claims[1]) == []


def test_what_is_taken_out_is_no_longer_in_it(desk, story):
    desk.cases.make("Skarn")
    desk.cases.put_in("Skarn", story.id)
    desk.cases.take_out("Skarn", story.id)
    assert held(desk, "Skarn") == []
    with pytest.raises(UnknownError, match="does not hold it"):
        desk.cases.take_out("Skarn", story.id)


def test_tags_notes_and_the_title_can_be_changed(desk):
    case = desk.cases.make("Skarn")
    desk.cases.tag(case.id, " to  call ")
    desk.cases.tag(case.id, "to call")
    desk.cases.note(case.id, "Ask the port authority.\nAgain.")
    desk.cases.rename(case.id, "Skarn harbour")
    found = desk.cases.case(case.id[:4]).case
    assert (found.title, found.tags) == ("Skarn harbour", ("to call",))
    assert [note.text for note in found.notes] == ["Ask the port authority.\nAgain."]
    assert found.notes[0].made_at.tzinfo
    desk.cases.untag(case.id, "to call")
    desk.cases.unnote(case.id, found.notes[0].number)
    found = desk.cases.case(case.id).case
    assert (found.tags, found.notes) == ((), ())


def test_a_deleted_case_takes_its_tags_and_notes_along_and_nothing_of_the_record(desk, story):
    case = desk.cases.make("Skarn")
    desk.cases.put_in(case.id, story.id)
    desk.cases.note(case.id, "x")
    desk.cases.delete(case.id)
    assert desk.cases.all() == []
    assert desk.story(story.id).story == story
    assert desk.cases.make("Skarn").notes == ()
    assert [e.what for e in desk.log(what="uncase")] == ["uncase"]


@pytest.mark.parametrize("title", ["", "  ", "x" * 201])
def test_a_title_has_some_characters_and_not_too_many(desk, title):
    with pytest.raises(CaseError, match="a title has 1 to 200 characters"):
        desk.cases.make(title)


def test_two_cases_have_two_titles(desk):
    desk.cases.make("Skarn")
    other = desk.cases.make("Halm")
    with pytest.raises(CaseError, match="there is a case of that title"):
        desk.cases.make("SKARN")
    with pytest.raises(CaseError, match="there is a case of that title"):
        desk.cases.rename(other.id, "skarn")
    desk.cases.rename(other.id, "HALM")


def test_what_is_not_there_is_named(desk):
    with pytest.raises(UnknownError, match="no case 'Skarn'"):
        desk.cases.case("Skarn")
    desk.cases.make("Skarn")
    with pytest.raises(UnknownError, match="no story 'nothing'"):
        desk.cases.put_in("Skarn", "nothing")
    with pytest.raises(UnknownError, match="no note '9'"):
        desk.cases.unnote("Skarn", 9)


def test_when_its_first_article_is_forgotten_a_story_stays_in_its_case(desk, story):
    desk.cases.make("Skarn")
    desk.cases.put_in("Skarn", story.id)
    desk.forget(story.articles[0], reason="wrong")
    [filed] = desk.cases.case("Skarn").filed
    assert filed.story.articles == tuple(k for k in story.articles if k != story.articles[0])


def test_when_the_statement_that_holds_it_is_forgotten_a_claim_stays_in_its_case(desk, story):
    claim = story.claims[0]
    desk.cases.make("Skarn")
    desk.cases.put_in("Skarn", claim.id)
    desk.forget(claim.statements[0].article, reason="wrong")
    [filed] = desk.cases.case("Skarn").filed
    assert set(filed.claim.statements) & set(claim.statements)


def test_when_the_statement_that_holds_it_is_retracted_a_claim_stays_in_its_case(desk, story):
    claim = story.claims[0]
    desk.cases.make("Skarn")
    desk.cases.put_in("Skarn", claim.id)
    at = claim.statements[0]
    desk.retract(f"{at.article}/{at.statement}")
    [filed] = desk.cases.case("Skarn").filed
    assert set(filed.claim.statements) & set(claim.statements)


def test_when_all_its_articles_are_forgotten_nothing_dangles(desk, story):
    desk.cases.make("Skarn")
    desk.cases.put_in("Skarn", story.id)
    desk.cases.put_in("Skarn", story.claims[0].id)
    for key in story.articles:
        desk.forget(key, reason="wrong")
    assert held(desk, "Skarn") == []


@pytest.mark.parametrize("go", ["retract", "forget"])
def test_a_kept_claim_that_goes_leaves_its_cases(desk, go):
    kept = desk.keep("Dravia shipped gas to Skarn").claim
    desk.cases.make("Skarn")
    desk.cases.put_in("Skarn", kept.id)
    desk.retract(kept.id) if go == "retract" else desk.forget(kept.id, reason="wrong")
    assert held(desk, "Skarn") == []


def test_an_older_ledger_can_have_cases(tmp_path):
    import gzip
    from pathlib import Path

    old = Path(__file__).parents[1] / "store" / "version-2.db.gz"
    (tmp_path / "l.db").write_bytes(gzip.decompress(old.read_bytes()))
    with open_desk(tmp_path / "l.db") as desk:
        desk.cases.make("Skarn")
        desk.cases.put_in("Skarn", desk.stories()[0].id)
        assert len(held(desk, "Skarn")) == 1


def test_cases_are_listed_page_by_page_the_newest_first_and_by_their_tags(desk, monkeypatch):
    for number in range(5):
        moment = datetime(2031, 5, 1 + number // 2, tzinfo=UTC)  # two of one moment
        monkeypatch.setattr("sayso.desk.person.now", lambda moment=moment: moment)
        case = desk.cases.make(f"Case {number}")
        if number % 2:
            desk.cases.tag(case.id, "odd")
    every = desk.cases.all()
    first = desk.cases.listed(limit=2)
    assert first + desk.cases.listed(limit=10, after=first[-1].id) == every
    odd = desk.cases.listed(tag="odd", limit=10)
    assert odd == [case for case in every if "odd" in case.tags]
    assert desk.cases.listed(tag="odd", limit=10, after=odd[0].id) == odd[1:]
    assert desk.cases.tags() == ["odd"]


def test_a_case_gives_so_many_of_its_things_after_a_number(desk, story):
    case = desk.cases.make("Skarn")
    for claim in story.claims[:5]:
        desk.cases.put_in(case.id, claim.id)
    names = held(desk, case.id)
    some = desk.cases.case(case.id, limit=2, after=1)
    assert [each.name for each in some.filed] == names[1:3]
    assert len(some.case.filings) == 5
