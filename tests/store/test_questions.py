"""Open questions: the surest is found without reading the stories, an answer by its question."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ledgers import example
from sayso.desk import quoting
from sayso.types.kept import Judgement, Ruling, question_id, written

NOW = datetime(2031, 5, 2, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path):
    found = example(tmp_path / "l.db")
    yield found
    found.close()


def ruled(question, ruling, *, after=0, author="person"):
    pair = written(question.one), written(question.other)
    at = NOW + timedelta(seconds=after)
    return Judgement(ruling.value, *pair, value=ruling.value, author=author, made_at=at)


def doubtful(session):
    """What the record of the stories says is doubtful, the surest first."""
    every = (pair for story in session.all_stories() for pair in story.doubtful)
    return [
        question_id(*pair[:2]) for pair in sorted(every, key=lambda p: (-p[2], question_id(*p[:2])))
    ]


def test_what_is_open_is_what_the_record_doubts_the_surest_first(ledger):
    with ledger.writing() as session:
        every = doubtful(session)
        assert session.questions.count() == (len(every), 0)
        asked = []
        while (question := session.questions.next()) and len(asked) < len(every):
            asked.append(question.id)
            session.rule(ruled(question, Ruling.OTHER_CLAIM))
        assert asked == every
        assert session.questions.next() is None
        assert session.questions.count() == (0, 0)


def test_what_was_put_off_comes_after_the_others_the_longest_ago_first(ledger):
    with ledger.writing() as session:
        first, second = (session.questions.next(), None)
        session.rule(ruled(first, Ruling.UNSURE, after=5))
        second = session.questions.next()
        assert second.id != first.id
        session.rule(ruled(second, Ruling.UNSURE, after=1))
        assert session.questions.count()[1] == 2
        while (question := session.questions.next()).unsure is None:
            session.rule(ruled(question, Ruling.SAME_CLAIM))
        assert question == replace(second, unsure=ruled(second, Ruling.UNSURE, after=1))
        session.rule(ruled(question, Ruling.SAME_CLAIM))
        assert session.questions.next().id == first.id
        assert session.questions.count() == (1, 1)


def test_an_answer_is_found_by_its_question_also_when_the_record_has_it_no_more(ledger):
    with ledger.writing() as session:
        question = session.questions.next()
        answer = ruled(question, Ruling.SAME_CLAIM)
        session.rule(answer)
        assert session.questions.named(question.id) is None
        assert session.questions.answers(question.id) == [answer]
        session._sql.exec_driver_sql("DELETE FROM doubts")
        assert session.questions.answers(question.id) == [answer]
        assert session.questions.answers("r000000") == []
        session.unrule(answer.kind, answer.subject, answer.object, at=NOW)
        assert session.questions.answers(question.id) == []


def test_what_somebody_else_ruled_last_is_not_ones_own(ledger):
    with ledger.writing() as session:
        question = session.questions.next()
        session.rule(ruled(question, Ruling.UNSURE, author="person Ann"))
        session.rule(ruled(question, Ruling.SAME_CLAIM, author="person Bo"))
        assert session.questions.last("person Ann").kind == "unsure"
        assert session.questions.last("person Cy") is None


def test_a_story_that_is_judged_again_has_its_questions_once(ledger):
    with ledger.writing() as session:
        before = session.questions.count()
        (story,), (line,) = session.all_stories(), session.stories()
        root = session.place(session.number(story.articles[0])).root
        session.put(root, None, None, [])
        assert session.questions.count() == (0, 0)
        for _ in range(2):
            session.put(root, story, line, [])
        assert session.questions.count() == before


def test_no_question_looks_through_the_judgements_or_the_stories(ledger, explained):
    with ledger.reading() as session, explained(ledger._engine) as told:
        question = session.questions.next()
        session.questions.named(question.id)
        session.questions.answers(question.id)
        session.questions.answers("r000000")
        session.questions.last("person")
        session.questions.parted(ruled(question, Ruling.OTHER_CLAIM))
        session.rulings()
    scans = [line for line in told if line.startswith("SCAN") and "INDEX doubts" not in line]
    assert len(told) > 8
    assert scans == []


def test_the_words_of_a_question_are_those_of_its_statements(ledger):
    with ledger.reading() as session:
        question = session.questions.next()
        told = quoting.doubt(session, question.one, question.other, question.likeness)
        assert told.id == question.id
