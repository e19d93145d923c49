"""A newer model reads an article again: names stay, and so does all that people did by hand."""

from dataclasses import replace

import pytest

import hands
import ledgers
from builders import reading
from fake_tagger import FakeTagger
from sayso.desk import Desk, person
from sayso.recording.rereading import renamed, reread
from sayso.types.amendment import Given
from sayso.types.attribution import Act
from sayso.types.kept import Ruling
from sayso.types.span import Span, joined
from sayso.types.story import Reference

NEWER = (  # what the newer model finds, in the order of the text; the harbour's statement it drops
    ("Mayor Ilka Brandt", "said", "the quay at Orsk was shut"),
    ("she", "added", "and no time"),
    ("The town council", "denied", "that the quay at Orsk was shut"),
    ("A pilot", "said", "that he had seen it"),
)


@pytest.fixture
def desk(tmp_path):
    with Desk(hands.ledger(tmp_path / "l.db", embedder=ledgers.embedder())) as desk:
        desk._embedder = ledgers.embedder()
        yield desk


def newer(text):
    """A tagger that finds these statements."""
    marks = []
    for number, parts in enumerate(NEWER, 1):
        near = text.index(parts[2])
        for role, words in zip(("source", "cue", "content"), parts, strict=True):
            at = near if role == "content" else text.rindex(words, 0, near + len(parts[2]))
            marks.append((role, (number,), Span(at, at + len(words))))
    return FakeTagger(marks)


def again(desk):
    text = desk.article("quay").reading.article.text
    found = reread(desk._ledger, "quay", newer(text), ledgers.embedder(), now=hands.NOW)
    desk.judge()
    return found


def words(desk, name):
    found = desk.article("quay").reading
    statement = next(s for s in found.statements if s.id == name)
    text = found.article.text
    return joined(text, statement.cue.spans), joined(text, statement.content)


def test_what_was_found_before_keeps_its_name_and_what_is_new_gets_another(desk):
    claim = desk.claims(about="quay")[0].claim.id
    assert again(desk) is None
    names = [s.id for s in desk.article("quay").reading.statements]
    assert names[0] == "s1"
    assert "s2" not in names  # the harbour's, which is gone
    assert len(set(names)) == len(names) > 2
    assert words(desk, "s1") == ("said", "the quay at Orsk was shut")
    assert desk.claims(about="quay")[0].claim.id == claim
    assert desk.article("quay").reading.model.name == "fake"
    assert desk.log()[-1].what == "reread"


def test_what_a_person_mended_stands_whatever_the_newer_model_reads(desk):
    shut = "the quay at Orsk was shut for twelve days"
    desk.amending.mend("quay/s1", Given(act=Act.WARNS))
    again(desk)
    found = desk.article("quay").reading.statements[0]
    assert (found.id, found.act, words(desk, "s1")[1]) == ("s1", Act.WARNS, shut)
    desk.amending.undo("quay/s1")
    assert words(desk, "s1")[1] == "the quay at Orsk was shut"


def test_what_a_person_struck_stays_off_and_what_he_mended_stays_though_it_is_not_found(desk):
    desk.amending.strike("quay/s1")
    desk.amending.mend("quay/s2", Given(act=Act.PREDICTS))
    again(desk)
    found = {s.id: s for s in desk.article("quay").reading.statements}
    assert "s1" not in found
    assert found["s2"].act is Act.PREDICTS


def test_what_a_person_entered_stays_alone_where_the_newer_model_finds_it_too(desk):
    name = desk.amending.enter(
        "quay",
        Given(
            source=("The town council",),
            cue=("denied",),
            content=("that the quay at Orsk was shut",),
            speakers=("Orsk council",),
        ),
    )
    before = repr(desk.story(desk.stories()[0].id).story.stances)
    again(desk)
    cues = [words(desk, s.id)[0] for s in desk.article("quay").reading.statements]
    assert cues.count("denied") == 1
    assert words(desk, name.rpartition("/")[2])[0] == "denied"
    assert f"statement='{name.rpartition('/')[2]}'" in before
    assert f"statement='{name.rpartition('/')[2]}'" in repr(
        desk.story(desk.stories()[0].id).story.stances
    )


def test_rulings_on_pairs_of_statements_still_name_them(desk):
    with desk._ledger.writing() as session:
        session.rule(person.judgement(Ruling.OTHER_CLAIM, "quay/s1", "ferry/s1"))
        session.wait(session.place(session.number("quay")).root)
    desk.judge()
    again(desk)
    pair = {Reference("quay", "s1"), Reference("ferry", "s1")}
    assert not any(pair <= set(each.claim.statements) for each in desk.claims())


def test_an_article_that_is_not_there_says_so(desk):
    found = reread(desk._ledger, "nowhere", FakeTagger([]), ledgers.embedder(), now=hands.NOW)
    assert "not in this ledger" in found


def test_the_desk_reads_again_what_another_model_read_and_that_once(desk):
    found = list(desk.reread())
    assert {each.key for each in found} == {"quay", "ferry"}
    assert [each.failure for each in found] == [None, None]
    assert list(desk.reread()) == []


def test_of_statements_alike_the_most_alike_keeps_the_name():
    old = reading("[source1 Holm] [cue1 said] [content1 that nine boats sank and two burned].")
    text = old.article.text
    both = reading(
        "[source1,2 Holm] [cue1,2 said] [content1 that nine boats sank] and [content2 two burned]."
    )
    assert both.article.text == text
    swapped = replace(both, statements=both.statements[::-1])
    for fresh in (both, swapped):
        found = renamed(fresh, old, {"s7"})
        named = {joined(text, s.content): s.id for s in found.statements}
        assert named == {"that nine boats sank": "s1", "two burned": "s8"}
