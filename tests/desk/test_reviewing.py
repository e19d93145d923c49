"""The review queue: one question after another, no ruling overwritten, every one taken back."""

import pytest

import ledgers
from sayso.desk import open_desk
from sayso.errors import RuledError, UnknownError
from sayso.types.kept import Ruling, written

ANSWERS = [Ruling.SAME_CLAIM, Ruling.OTHER_CLAIM, Ruling.UNSURE]


@pytest.fixture
def desk(tmp_path):
    """A desk over a ledger of one's own with the example in it."""
    ledgers.example(tmp_path / "l.db").close()
    with open_desk(tmp_path / "l.db") as desk:
        desk._embedder = ledgers.embedder()
        yield desk


def story_of(desk, key):
    return next(each.story for each in desk.articles() if each.key == key)


def record(desk):
    return sorted((repr(desk.story(line.id).story) for line in desk.stories()), key=str)


def test_the_surest_question_is_asked_first_in_its_context(desk):
    asked = desk.reviewing.asked()
    every = desk.review()
    assert asked.doubt == every[0]
    assert (asked.waiting, asked.put_off) == (len(every), 0)
    assert None not in asked.contexts
    assert asked.doubt.one.at in asked.claims[0].statements


def test_a_question_that_was_put_off_is_asked_again_after_the_others(desk):
    first = desk.reviewing.asked().doubt.id
    desk.reviewing.rule(first, Ruling.UNSURE)
    asked = desk.reviewing.asked()
    assert asked.doubt.id != first
    assert asked.put_off == 1
    assert first in {each.id for each in desk.review()}
    for _ in range(60):  # an answer may lead to other questions
        others = [each.id for each in desk.review() if each.id != first]
        if not others:
            break
        desk.reviewing.rule(others[0], Ruling.OTHER_CLAIM)
    asked = desk.reviewing.asked()
    assert asked.doubt.id == first
    assert asked.unsure.author.startswith("person")


@pytest.mark.parametrize("ruling", ANSWERS)
def test_what_was_ruled_last_is_taken_back_and_the_record_is_as_before(desk, ruling):
    before = record(desk)
    name = desk.reviewing.asked().doubt.id
    desk.reviewing.rule(name, ruling)
    last = desk.reviewing.last()
    assert (last.doubt.id, last.ruling) == (name, ruling)
    desk.reviewing.undo(name, last.made_at)
    assert desk.reviewing.asked().doubt.id == name
    assert desk.reviewing.last() is None
    assert record(desk) == before


def test_a_split_takes_the_second_article_out_and_can_be_taken_back(desk):
    before = record(desk)
    asked = desk.reviewing.asked()
    name, key = asked.doubt.id, asked.doubt.other.at.article
    desk.reviewing.part(name)
    assert key not in desk.story(story_of(desk, asked.doubt.one.at.article)).story.articles
    last = desk.reviewing.last()
    assert last.apart
    desk.reviewing.undo(name, last.made_at)
    assert record(desk) == before


def test_stories_that_were_made_one_before_a_split_are_one_again_when_it_is_taken_back(desk):
    asked = desk.reviewing.asked()
    one, other = asked.doubt.one.at.article, asked.doubt.other.at.article
    desk.split(asked.story.id, [other])
    desk.merge(story_of(desk, one), story_of(desk, other))
    before = record(desk)
    name = next(
        each.id
        for each in desk.review()
        if {each.one.at.article, each.other.at.article} == {one, other}
    )
    desk.reviewing.part(name)
    assert record(desk) != before
    desk.reviewing.undo(name, desk.reviewing.last().made_at)
    assert record(desk) == before


def test_a_ruling_is_never_overwritten(desk):
    name = desk.reviewing.asked().doubt.id
    desk.reviewing.rule(name, Ruling.SAME_CLAIM)
    for answer in ANSWERS:
        with pytest.raises(RuledError, match="ruled on by somebody else"):
            desk.reviewing.rule(name, answer)
    with pytest.raises(RuledError):
        desk.reviewing.part(name)
    assert desk.reviewing.answered(name).ruling is Ruling.SAME_CLAIM


def test_only_the_ruling_that_was_seen_is_taken_back(desk):
    name = desk.reviewing.asked().doubt.id
    desk.reviewing.rule(name, Ruling.SAME_CLAIM)
    seen = desk.reviewing.last()
    desk.reviewing.undo(name, seen.made_at)
    desk.reviewing.rule(name, Ruling.OTHER_CLAIM)
    with pytest.raises(RuledError):
        desk.reviewing.undo(name, seen.made_at)
    assert desk.reviewing.answered(name).ruling is Ruling.OTHER_CLAIM


def test_a_ruling_that_was_made_after_the_queue_was_read_wins_over_a_later_one(desk):
    seen = desk.review()[0]
    desk.accept(seen.id)
    with pytest.raises(UnknownError):
        desk.reject(seen.id)


def test_a_question_that_never_was_is_unknown(desk):
    assert desk.reviewing.asked("r000000") is None
    with pytest.raises(UnknownError, match="open question"):
        desk.reviewing.rule("r000000", Ruling.SAME_CLAIM)


def test_an_answer_is_kept_where_the_record_asks_the_question_no_more(desk):
    asked = desk.reviewing.asked().doubt
    of = written(asked.one.at), written(asked.other.at)
    with desk._ledger.writing() as session:
        session._sql.exec_driver_sql("DELETE FROM doubts")
    with pytest.raises(UnknownError):
        desk.reviewing.rule(asked.id, Ruling.SAME_CLAIM)
    for wrong in (of[::-1], ("n1/s2", "n3/s4")):
        with pytest.raises(UnknownError):
            desk.reviewing.rule(asked.id, Ruling.SAME_CLAIM, of=wrong)
    desk.reviewing.rule(asked.id, Ruling.SAME_CLAIM, of=of)
    last = desk.reviewing.last()
    assert (last.doubt.id, last.ruling) == (asked.id, Ruling.SAME_CLAIM)
    with pytest.raises(RuledError):
        desk.reviewing.rule(asked.id, Ruling.OTHER_CLAIM, of=of)


def test_a_story_is_split_where_the_record_asks_the_question_no_more(desk):
    asked = desk.reviewing.asked().doubt
    of = written(asked.one.at), written(asked.other.at)
    before = record(desk)
    with desk._ledger.writing() as session:
        session._sql.exec_driver_sql("DELETE FROM doubts")
    with pytest.raises(UnknownError):
        desk.reviewing.part(asked.id, of=of[::-1])
    desk.reviewing.part(asked.id, of=of)
    keys = desk.story(story_of(desk, asked.one.at.article)).story.articles
    assert asked.other.at.article not in keys
    desk.reviewing.undo(asked.id, desk.reviewing.last().made_at)
    assert record(desk) == before


def test_what_was_forgotten_meanwhile_is_ruled_on_no_more(desk):
    asked = desk.reviewing.asked().doubt
    of = written(asked.one.at), written(asked.other.at)
    desk.forget(asked.other.at.article, reason="test")
    with pytest.raises(UnknownError):
        desk.reviewing.rule(asked.id, Ruling.SAME_CLAIM, of=of)
    with pytest.raises(UnknownError):
        desk.reviewing.part(asked.id, of=of)
