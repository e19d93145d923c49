"""What a turn of phrase makes of a saying."""

import pytest

import sayso
from sayso.types.attribution import Act


def act(text):
    return sayso.read(text).statements[0].act


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Professor Isel continued to deny that his institute was the source.", Act.DENIES),
        ("The club stood by its denial.", Act.DENIES),
        ("The works would neither confirm nor rule out a sale.", Act.DECLINES),
        ("She avoided a question about soldiers on leave.", Act.DECLINES),
        ("The siren kept quiet until noon, according to the league.", Act.ASSERTS),
        ("The board made no statement on the payments.", Act.DECLINES),
        ("The ministry said it had no comment on the leak.", Act.DECLINES),
        ("The company told this paper it would not discuss clients.", Act.DECLINES),
        ("The club conceded that its report of broken gates had been mistaken.", Act.RETRACTS),
        ("“We were wrong about the cards,” Solt said.", Act.RETRACTS),
        ("The ministry said it could not say whether the dam was shut.", Act.CONFIRMS),
        ("She said the ship sank at noon, though nobody could tell why.", Act.ASSERTS),
        ("The minister hit back at critics of the plan.", Act.CRITICISES),
        ("The palace pushed back against claims that the talks had failed.", Act.DENIES),
        ("The mayor rowed back on his comments.", Act.RETRACTS),
        ("The paper corrected its story on Friday.", Act.RETRACTS),
        ("The paper issued a retraction.", Act.RETRACTS),
        ("Two colleagues backed up his version of events.", Act.CONFIRMS),
        ("The mayor has always maintained his innocence.", Act.DENIES),
        ("The governor labelled the claims a smear.", Act.DENIES),
        ("She called the story a lie.", Act.DENIES),
        ("Residents do not believe the official account.", Act.DOUBTS),
        ("“There is no truth to these allegations,” the club said.", Act.DENIES),
        ("“Absolutely not,” said the minister.", Act.DENIES),
        ("“I’m not going to comment on that,” Lund said.", Act.DECLINES),
        ("Marr, 41, pleaded guilty to three counts of fraud.", Act.CONFIRMS),
        ("Dorn pleaded not guilty to arson.", Act.DENIES),
        ("The line has agreed to refund all passengers within a month.", Act.PROMISES),
        ("They agreed that the vote was fair.", Act.ASSERTS),
        ("“We will miss him terribly,” his coach said.", Act.ASSERTS),
        ("“We will rebuild the pier,” the mayor said.", Act.PROMISES),
        ("“It will be strange without her,” said coach Bea Ott.", Act.ASSERTS),
        ("“No one was hurt,” said Mr Dunn.", Act.ASSERTS),
        ("Staff have been told by managers to work from home.", Act.ASKS),
        ("Falk contradicted him: the numbers were there, digit by digit.", Act.ASSERTS),
    ],
)
def test_a_turn_decides_what_is_done(text, expected):
    assert act(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I just want to go home,” the boy said.", Act.ASSERTS),
        ("“We want to see the files,” the union said.", Act.ASKS),
    ],
)
def test_what_one_wants_to_do_oneself_is_asked_of_nobody(text, expected):
    (*_, inner) = sayso.read(text).statements
    assert inner.act is expected


@pytest.mark.parametrize(
    "text",
    [
        "She said the palace had been tight-lipped about it.",
        "She said the firm did not elaborate on the plan.",
        "She said the firm had given no details of the deal.",
        "She said the minister was not available for comment.",
        "The judge referred the question to the constitutional court.",
    ],
)
def test_who_tells_of_anothers_silence_is_not_silent(text):
    assert act(text) is Act.ASSERTS


def test_who_answers_no_denies_what_was_asked():
    (*_, answer) = sayso.read("Asked if he had taken the cash, Dorn said “no”.").statements
    assert answer.act is Act.DENIES


def test_a_minister_who_is_dismissed_is_not_denied():
    assert act("The president dismissed the minister on Monday.") is Act.ASSERTS
    assert act("The president dismissed the report on Monday.") is Act.DENIES


def test_whoever_was_refused_entry_refused_nothing():
    text = (
        "About 200 holders of tickets were refused entry because these were forged, "
        "stadium manager Dolf Ering said."
    )
    inner = [s for s in sayso.read(text).statements if s.within]
    assert all(s.source is None for s in inner)


def test_a_yacht_that_is_lying_in_port_is_no_lie():
    assert (
        act("A yacht has been lying in the port since May, the harbour office said.") is Act.ASSERTS
    )
