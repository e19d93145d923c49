"""By hand: statements entered, mended and struck, every word checked, everything undone again."""

from datetime import timedelta

import pytest

import hands
import ledgers
from sayso.desk import Desk
from sayso.desk.amending import NEVER
from sayso.errors import AmendedError, AmendError, UnknownError
from sayso.types.amendment import Given
from sayso.types.attribution import Act, Basis, Form, Hand, Kind, Polarity
from sayso.types.kept import written
from sayso.types.seeking import Question
from sayso.types.span import joined
from sayso.types.story import StanceKind
from sayso.wire import to_wire


@pytest.fixture
def desk(tmp_path):
    with Desk(hands.ledger(tmp_path / "l.db", embedder=ledgers.embedder())) as desk:
        desk._embedder = ledgers.embedder()
        yield desk


def statement(desk, name):
    key, _, wanted = name.rpartition("/")
    rows = desk.article(key).reading.statements
    return next((each for each in rows if each.id == wanted), None)


def words(desk, name):
    kept = desk.article(name.rpartition("/")[0])
    found = statement(desk, name)
    text = kept.reading.article.text
    source = joined(text, found.source.spans) if found.source else None
    return source, joined(text, found.cue.spans), joined(text, found.content)


def speakers(desk, name):
    entities = {e.id: e.name for e in desk.article(name.rpartition("/")[0]).reading.entities}
    return [entities[each] for each in statement(desk, name).source.entities]


def record(desk):
    return [repr(desk.story(line.id).story) for line in desk.stories()]


def denial(**about):
    given = {"source": ("The town council",), "cue": ("denied",)}
    content = "that the quay at Orsk was shut"
    return Given(**{**given, "content": (content,), **about})


# Entering


def test_a_missed_statement_stands_with_its_words_its_speaker_and_who_entered_it(desk):
    name = desk.amending.enter("quay", Given(**hands.ADDED), reason="It was missed.")
    assert words(desk, name) == ("she", "added", "“We had no choice,” “and no time.”")
    assert speakers(desk, name) == ["Ilka Brandt"]
    found = statement(desk, name)
    assert (found.form, found.confidence) == (Form.DIRECT, 1.0)
    assert found.by_hand.hand is Hand.ENTERED
    assert found.by_hand.author.startswith("person")
    assert found.by_hand.reason == "It was missed."
    assert desk.log()[-1].what == "enter"


def test_it_stands_where_its_words_do(desk):
    desk.amending.enter("quay", Given(**hands.ADDED))
    cues = [s.cue.spans[0].start for s in desk.article("quay").reading.statements]
    assert cues == sorted(cues)
    assert len(cues) == 3


def test_what_it_does_is_told_by_its_cue_unless_a_person_says_otherwise(desk):
    name = desk.amending.enter("quay", denial())
    assert statement(desk, name).act is Act.DENIES
    desk.amending.mend(name, Given(act=Act.CONFIRMS, polarity=Polarity.NEGATIVE))
    found = statement(desk, name)
    assert (found.act, found.polarity) == (Act.CONFIRMS, Polarity.NEGATIVE)
    desk.amending.mend(name, Given(kind=Kind.ATTITUDE, form=Form.MIXED))
    found = statement(desk, name)
    assert (found.act, found.kind, found.form) == (Act.CONFIRMS, Kind.ATTITUDE, Form.MIXED)


def test_it_takes_part_in_claims_stances_and_corroboration(desk):
    before = desk.claims(about="quay")[0].claim
    name = desk.amending.enter("quay", denial())
    after = desk.claims(about="quay")[0].claim
    assert after.id == before.id
    assert set(map(written, after.statements)) == {*map(written, before.statements), name}
    stance = next(s for s in desk.claim(after.id).stances if written(s.at) == name)
    assert stance.kind is StanceKind.DENIES
    assert "council" in after.standing
    assert any("council" in party.name for party in desk.story(after.id).story.parties)
    assert desk.who("town council")[0].stances
    exported = desk.export()
    assert {"article": "quay", "statement": name.removeprefix("quay/")} in [
        s for claim in exported["claims"] for s in claim["statements"]
    ]


def test_its_words_are_found_by_search_and_by_check(desk):
    question = Question(words="choice")
    assert not desk.survey.seek(question).passages
    name = desk.amending.enter("quay", Given(**hands.ADDED))
    assert len(desk.survey.seek(question).passages) == 1
    found = desk.check("We had no choice").found
    assert found[0].quotation.source == "she"
    desk.amending.undo(name)
    assert not desk.survey.seek(question).passages


def test_a_statement_within_a_content_stands_in_that_statement(desk):
    pilot = Given(source=("A pilot",), cue=("said",), content=("that he had seen it",))
    outer = desk.amending.enter("quay", pilot)
    inner = desk.amending.enter("quay", Given(source=("he",), cue=("had seen",), content=("it",)))
    assert statement(desk, inner).within == outer.rpartition("/")[2]


def test_one_who_is_nowhere_in_the_article_may_be_named(desk):
    given = {**hands.ADDED, "source": None, "speakers": ("Maro Lind",)}
    name = desk.amending.enter("quay", Given(**given))
    assert words(desk, name)[0] == ""
    assert speakers(desk, name) == ["Maro Lind"]
    assert to_wire(desk.article("quay").reading)["entities"][-1]["by_hand"] is True
    given = {**hands.ADDED, "source": None, "speakers": None, "cue": ("denied",), "content": ("that the quay",)}  # fmt: skip
    nobody = desk.amending.enter("quay", Given(**given))
    assert statement(desk, nobody).source is None


def test_an_ask_is_one_of_the_story(desk):
    given = denial(act=Act.ASKS, addressees=("A pilot",))
    name = desk.amending.enter("quay", given)
    reading = desk.article("quay").reading
    [ask] = [a for a in reading.asks if a.statement == name.rpartition("/")[2]]
    assert ask.wants == statement(desk, name).content
    desk.amending.mend(name, Given(act=Act.DENIES))
    assert not desk.article("quay").reading.asks


def test_a_basis_needs_the_words_that_state_it(desk):
    with pytest.raises(AmendError, match="the grounds have no words"):
        desk.amending.enter("quay", denial(basis=Basis.OWN_OBSERVATION))
    given = denial(basis=Basis.OWN_OBSERVATION, grounds=("had seen it",))
    name = desk.amending.enter("quay", given)
    assert statement(desk, name).evidence[0].basis is Basis.OWN_OBSERVATION


# Words to the letter


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"content": ("the quay was open",)}, "content is not there: “the quay was open” stands"),
        ({"content": ("@7:the quay",)}, "“the quay” does not stand at 7"),
        ({"cue": ("said",)}, "the cue stands 2 times in the article: “said”; say which is meant: @"),
        ({"cue": ()}, "the cue is missing"),
        ({"content": ()}, "the content is missing"),
        ({"cue": ("denied that",)}, "content and the cue share words: “that”|cue and the content"),
        ({"source": ("sign up",)}, "furniture of the page"),
        ({"cue": ("de",)}, "stands nowhere"),
    ],
)  # fmt: skip
def test_words_that_do_not_stand_where_they_should_are_refused_with_a_clear_line(desk, given, told):
    with pytest.raises(AmendError, match=told):
        desk.amending.enter("quay", denial(**given))
    assert desk.amending.made("quay") == ()


def test_of_words_that_stand_often_those_beside_the_content_are_meant(desk):
    given = Given(source=("A pilot",), cue=("said",), content=("that he had seen it",))
    text = desk.article("quay").reading.article.text
    name = desk.amending.enter("quay", given)
    assert statement(desk, name).cue.spans[0].start == text.index("said that he")


def test_words_are_found_over_a_break_of_lines_and_at_a_place_that_is_named(desk):
    text = desk.article("quay").reading.article.text
    at = text.index("denied")
    given = denial(cue=(f"@{at}:denied",), content=("that the quay\n at Orsk was shut",))
    assert words(desk, desk.amending.enter("quay", given))[1] == "denied"


def test_the_same_statement_is_not_entered_twice(desk):
    name = desk.amending.enter("quay", denial())
    with pytest.raises(AmendError, match=f"stands already: {name}"):
        desk.amending.enter("quay", denial())


def test_nothing_is_made_of_words_that_the_capture_does_not_vouch_for(desk):
    with desk._ledger.writing() as session:
        session._sql.exec_driver_sql("UPDATE captures SET body = x'00'")
    with pytest.raises(AmendError, match="cannot be vouched for"):
        desk.amending.enter("quay", denial())


# Mending and striking


def test_a_mended_statement_stands_in_place_of_the_programs_under_its_name(desk):
    claim = desk.claims(about="quay")[0].claim
    name = desk.amending.mend("quay/s1", Given(content=("the quay at Orsk was shut",)))
    assert name == "quay/s1"
    assert words(desk, name) == ("Mayor Ilka Brandt", "said", "the quay at Orsk was shut")
    assert speakers(desk, name) == ["Ilka Brandt"]
    assert desk.claims(about="quay")[0].claim.id == claim.id
    [made] = desk.amending.made("quay")
    assert (made.now.content, made.read.content) == (
        "the quay at Orsk was shut",
        "the quay at Orsk was shut for twelve days",
    )


def test_what_is_no_statement_is_off_every_view_and_in_the_log(desk):
    assert len(desk.claims()) > 0
    desk.amending.strike("quay/s2", reason="A harbour sees nothing.")
    assert statement(desk, "quay/s2") is None
    assert desk.articles()[0].statements == 1
    [made] = desk.amending.made("quay")
    assert (made.now, made.read.content) == (None, "forty boats on Monday")
    assert (desk.log()[-1].what, desk.log()[-1].reason) == ("strike", "A harbour sees nothing.")
    with pytest.raises(UnknownError):
        desk.amending.strike("quay/s2")


def test_a_statement_is_given_as_it_stands_and_mended_to_the_same(desk):
    before = statement(desk, "quay/s1")
    desk.amending.mend("quay/s1", desk.amending.given("quay/s1"))
    after = statement(desk, "quay/s1")
    for part in ("source", "cue", "content", "form", "kind", "act", "polarity"):
        assert getattr(after, part) == getattr(before, part), part


# Undoing


def test_everything_is_taken_back_step_by_step_and_the_record_is_as_before(desk):
    before = record(desk)
    name = desk.amending.enter("quay", denial())
    entered = record(desk)
    desk.amending.mend(name, Given(act=Act.DOUBTS))
    desk.amending.strike("quay/s1")
    assert record(desk) not in (before, entered)
    assert desk.amending.undo("quay/s1").hand is Hand.STRUCK
    assert desk.amending.undo(name).hand is Hand.MENDED
    assert record(desk) == entered
    assert desk.amending.undo(name).hand is Hand.ENTERED
    assert record(desk) == before
    with pytest.raises(UnknownError, match="no amendment of"):
        desk.amending.undo(name)
    assert [each.amendment.retracted_at is None for each in desk.amending.made("quay")] == [False] * 3  # fmt: skip
    assert desk.amending.enter("quay", denial()) == name
    assert record(desk) == entered


def test_who_was_slower_overwrites_nothing(desk):
    assert desk.amending.moved_at("quay/s1") == NEVER
    desk.amending.mend("quay/s1", Given(act=Act.CONFIRMS), seen=NEVER)
    seen = desk.amending.moved_at("quay")
    for late in (
        lambda: desk.amending.mend("quay/s1", Given(act=Act.DENIES), seen=NEVER),
        lambda: desk.amending.strike("quay/s1", seen=NEVER),
        lambda: desk.amending.undo("quay/s1", made_at=seen - timedelta(seconds=1)),
    ):
        with pytest.raises(AmendedError, match="amended by somebody else meanwhile"):
            late()
    assert statement(desk, "quay/s1").act is Act.CONFIRMS
    desk.amending.strike("quay/s2", seen=NEVER)  # nobody touched that one
    desk.amending.mend("quay/s1", Given(act=Act.DENIES), seen=seen)
    assert statement(desk, "quay/s1").act is Act.DENIES


# The same record


def test_any_order_of_adding_and_of_amending_gives_the_same_record(tmp_path):
    def filled(path, chosen, steps):
        with Desk(hands.ledger(path, chosen, embedder=ledgers.embedder())) as desk:
            desk._embedder = ledgers.embedder()
            for step in steps:
                step(desk.amending)
            return record(desk)

    steps = [
        lambda amending: amending.enter("quay", denial()),
        lambda amending: amending.enter("quay", Given(**hands.ADDED)),
        lambda amending: amending.strike("quay/s2"),
        lambda amending: amending.mend("ferry/s1", Given(act=Act.DOUBTS)),
    ]
    articles = list(hands.articles())
    one = filled(tmp_path / "1.db", articles, steps)
    other = filled(tmp_path / "2.db", articles[::-1], steps[::-1])
    assert one == other


def test_known_on_a_day_is_what_had_been_amended_by_then(desk):
    name = desk.claims(about="quay")[0].claim.id
    before = desk.story(name).story
    desk.amending.enter("quay", denial())
    then = desk.amending.moved_at("quay")
    after = desk.story(name).story
    desk.amending.undo(desk.log()[-1].subject.split()[-1])
    assert desk.story(name, known_on=then - timedelta(seconds=1)).story == before
    assert desk.story(name, known_on=then).story == after
    assert desk.story(name).story == before


def test_an_article_that_is_forgotten_takes_its_amendments_with_it(desk):
    desk.amending.enter("quay", denial())
    _, _, judgements = desk.size()
    desk.forget("quay", reason="No longer wanted.")
    assert desk.size()[2] < judgements
    assert desk.doctor() == []
