"""A wrong join is taken apart, a statement put with another claim, and all of it taken back."""

from itertools import permutations

import pytest

import ledgers
import rejoined
from sayso.desk import Desk, person
from sayso.errors import RulingError, UnknownError
from sayso.types.kept import Ruling, written

ACTED = ("courier/s2", "post/s2")  # the same saying, altered by a copy
SHUT = "mail/s1"


@pytest.fixture
def desk(tmp_path):
    with opened(tmp_path / "l.db") as desk:
        yield desk


def opened(path, keys=tuple(rejoined.TEXTS)):
    desk = Desk(rejoined.ledger(path, keys, embedder=ledgers.embedder()))
    desk._embedder = ledgers.embedder()
    return desk


def record(desk):
    return sorted(repr(desk.story(line.id).story) for line in desk.stories())


def claim_of(desk, statement):
    """The statements of its claim, and the claim's id."""
    for view in desk.claims():
        names = [written(at) for at in view.claim.statements]
        if statement in names:
            return set(names), view.claim.id
    return set(), ""


def every(desk):
    return [(v.claim.id, written(at)) for v in desk.claims() for at in v.claim.statements]


def test_a_statement_that_is_taken_out_stands_by_itself_with_what_says_it_again(desk):
    whole, claim = claim_of(desk, ACTED[0])
    assert len(whole) == 6
    desk.split(claim, [ACTED[0]])
    assert claim_of(desk, ACTED[0])[0] == set(ACTED)
    assert claim_of(desk, SHUT)[0] == whole - set(ACTED)
    assert [stance.kind.value for stance in desk.claim(claim_of(desk, ACTED[0])[1]).stances] == [
        "asserts"
    ]


def test_no_statement_goes_back_to_those_whom_it_was_taken_from(desk):
    before = record(desk)
    for claim, statement in every(desk):
        found = desk.regrouping.elsewhere(claim, statement)
        gone = {written(each.at) for each in found.gone}
        whole, _ = claim_of(desk, statement)
        if found.left:
            desk.split(claim, [statement])
            for each in gone:
                assert not claim_of(desk, each)[0] & (whole - gone), statement
            desk.regrouping.undo(statement)
        assert record(desk) == before, statement


def test_a_ruling_holds_in_whatever_order_articles_come_before_it_and_after(tmp_path):
    found = set()
    for number, keys in enumerate(permutations(rejoined.TEXTS)):
        path = tmp_path / f"{number}.db"
        with opened(path, keys[:2]) as desk:
            acted = next(each for each in ACTED if each.partition("/")[0] in keys[:2])
            desk.split(claim_of(desk, acted)[1], [acted])
        with opened(path, keys) as desk:
            found.add(repr(record(desk)))
            assert claim_of(desk, ACTED[0])[0] == set(ACTED)
    assert len(found) == 1


def test_a_ruling_survives_another_reading(desk):
    desk.split(claim_of(desk, ACTED[0])[1], [ACTED[0]])
    before = record(desk)
    assert all(each.failure is None for each in desk.reread(rejoined.TEXTS))
    assert record(desk) == before


def test_a_statement_is_put_with_another_claim_and_leaves_its_own(desk):
    before = record(desk)
    market, claim = claim_of(desk, "mail/s3")
    shut, _ = claim_of(desk, ACTED[0])
    desk.merge(ACTED[0], claim)
    assert claim_of(desk, "mail/s3")[0] == market | set(ACTED)
    assert claim_of(desk, SHUT)[0] == shut - set(ACTED)
    assert desk.regrouping.is_last(ACTED[0])
    done = desk.regrouping.undo(ACTED[0])
    assert (done.together, {written(q.at) for q in done.gone}) == (True, set(ACTED))
    assert record(desk) == before


def test_a_statement_that_only_points_to_a_claim_is_put_with_the_one_that_was_meant(desk):
    market, claim = claim_of(desk, "mail/s3")
    desk.split(claim_of(desk, "mail/s2")[1], ["mail/s2"])
    assert claim_of(desk, "mail/s2")[0] == set()
    desk.merge("mail/s2", claim)
    assert claim_of(desk, "mail/s2")[0] == market | {"mail/s2"}
    stances = desk.claim(claim_of(desk, "mail/s2")[1]).stances
    assert "not_confirmed" in {stance.kind.value for stance in stances}


def test_two_claims_are_made_one_and_two_again(desk):
    before = record(desk)
    (boats, one), (market, other) = claim_of(desk, "post/s3"), claim_of(desk, "mail/s3")
    desk.merge(one, other)
    assert claim_of(desk, "mail/s3")[0] == boats | market
    made = desk.regrouping.made(desk.claim(claim_of(desk, "mail/s3")[1]).claim)
    assert len(made) == 1
    desk.regrouping.undo(written(made[0].gone[0].at), made_at=made[0].made_at)
    assert record(desk) == before


def test_of_several_rulings_the_last_holds_and_each_undo_restores_the_one_before(desk):
    whole, claim = claim_of(desk, ACTED[0])
    states = [record(desk)]
    desk.split(claim, [ACTED[0]])
    states.append(record(desk))
    desk.merge(ACTED[0], claim_of(desk, SHUT)[1])
    assert claim_of(desk, ACTED[0])[0] == whole
    for state in states[::-1]:
        desk.regrouping.undo(ACTED[0])
        assert record(desk) == state
    with pytest.raises(UnknownError, match="ruling on"):
        desk.regrouping.undo(ACTED[0])


def test_an_answer_of_the_queue_gives_way_to_a_split_and_comes_back_with_its_undo(desk):
    one, other = "courier/s1", "courier/s2"
    with desk._ledger.writing() as session:
        session.rule(person.judgement(Ruling.SAME_CLAIM, one, other))
    desk.split(claim_of(desk, one)[1], [other])
    assert one not in claim_of(desk, other)[0]
    desk.regrouping.undo(other)
    with desk._ledger.reading() as session:
        standing = [(j.kind, j.subject, j.object) for j in session.rulings()]
    assert standing == [("same_claim", one, other)]


def test_what_was_done_by_hand_is_told_on_both_claims_and_in_the_log(desk):
    desk.split(claim_of(desk, ACTED[0])[1], [ACTED[0]])
    for statement in (ACTED[0], SHUT):
        (made,) = desk.regrouping.made(desk.claim(claim_of(desk, statement)[1]).claim)
        assert not made.together
        assert made.author.startswith("person")
        assert [written(each.at) for each in made.gone] == list(ACTED)
    assert desk.regrouping.made(desk.claim(claim_of(desk, "mail/s3")[1]).claim) == ()
    (event,) = desk.log(what="split")
    assert event.subject.startswith(" ".join(ACTED) + " out of c")


def test_the_queue_neither_asks_about_it_nor_offers_half_of_it_to_be_taken_back(desk):
    whole, claim = claim_of(desk, ACTED[0])
    desk.split(claim, [ACTED[0]])
    pairs = [{written(d.one.at), written(d.other.at)} for d in desk.review()]
    assert not [pair for pair in pairs if pair & set(ACTED) and pair & (whole - set(ACTED))]
    assert desk.reviewing.last() is None


def test_a_case_that_holds_the_claim_holds_what_is_left_of_it(desk):
    _, claim = claim_of(desk, "courier/s1")
    case = desk.cases.make("Quay").id
    desk.cases.put_in(case, claim)
    desk.split(claim, ["courier/s1"])
    (filed,) = desk.cases.case(case).filed
    assert {written(at) for at in filed.claim.statements} == claim_of(desk, ACTED[0])[0]


@pytest.mark.parametrize(
    ("do", "told"),
    [
        (lambda desk, claim: desk.split(claim, ["mail/s3"]), "does not hold it"),
        (lambda desk, claim: desk.split(claim, ["mail/s9"]), "no statement 'mail/s9'"),
        (lambda desk, claim: desk.merge("courier/s1", claim), "of one claim already"),
        (lambda desk, claim: desk.merge(claim, desk.stories()[0].id), "one is a story"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(desk, do, told):
    with pytest.raises((RulingError, UnknownError), match=told):
        do(desk, claim_of(desk, "courier/s1")[1])


def test_a_claim_whose_statements_all_say_the_same_is_not_taken_apart(desk):
    claim = claim_of(desk, "post/s3")[1]
    with pytest.raises(RulingError, match="would go with it"):
        desk.split(claim, ["post/s3"])


def test_what_was_moved_or_taken_back_meanwhile_is_not_done_again(desk):
    claim = claim_of(desk, ACTED[0])[1]
    desk.regrouping.move(claim, ACTED[0])
    with pytest.raises(RulingError, match="any more"):
        desk.regrouping.move(claim_of(desk, SHUT)[1], ACTED[0])
    (made,) = desk.regrouping.made(desk.claim(claim_of(desk, SHUT)[1]).claim)
    desk.regrouping.undo(ACTED[0], made_at=made.made_at)
    with pytest.raises(RulingError, match="taken back meanwhile"):
        desk.regrouping.undo(ACTED[0], made_at=made.made_at)
