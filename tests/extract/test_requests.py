"""Requests that are found by the parse where the tagger sees none."""

import pytest

import sayso
from hand_parsed import hand_parsed
from sayso.extract.nesting import nested


def asked(text):
    reading = sayso.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    (ask,) = reading.asks
    wants = " ".join(span.of(text) for span in ask.wants)
    return [names[each] for each in ask.to], wants


@pytest.mark.parametrize(
    ("text", "to", "wants"),
    [
        ("The Society of Scribes called on the archive to open.", ["the archive"], "to open"),
        (
            "The chair, Ona Brell, called on the customs office on Tuesday to produce the books.",
            ["the customs office"],
            "to produce the books",
        ),
        (
            "Deputy Nils Carr called on health minister Calla Wynn to make a statement this week.",
            ["Calla Wynn"],
            "to make a statement this week",
        ),
        (
            "Dockers have invited the board of Orlo Railways to open talks on rest, after two of them fell asleep in January.",
            ["the board of Orlo Railways"],
            "to open talks on rest",
        ),
    ],
)
def test_who_is_called_on_is_asked(text, to, wants):
    assert asked(text) == (to, wants)


def test_an_appeal_that_is_renewed_is_made_again():
    _, wants = asked("The Society of Scribes renewed its appeal for a complete count by outsiders.")
    assert wants == "for a complete count by outsiders"


def test_a_court_that_calls_on_a_day_asks_for_nothing():
    assert not sayso.read("The envoy called on Monday. He called the idea absurd.").asks


@pytest.mark.parametrize(
    ("text", "to", "wants"),
    [
        (
            "The council gave both firms until noon on Thursday to produce their records.",
            ["both firms"],
            "to produce their records",
        ),
        (
            "The union gave the ministry 48 hours to open the books.",
            ["The ministry"],
            "to open the books",
        ),
    ],
)
def test_who_is_given_a_term_is_asked(text, to, wants):
    assert [each.casefold() for each in asked(text)[0]] == [each.casefold() for each in to]
    assert asked(text)[1] == wants


def test_the_term_is_when_it_is_due():
    reading = sayso.read("Dawn has given the commission until 6 June 2031 to release the sheets.")
    (ask,) = reading.asks
    assert [time.value for time in reading.times if time.id == ask.due] == ["2031-06-06"]


def test_who_is_given_money_is_asked_for_nothing():
    assert not sayso.read("The council gave the firm a loan until Friday. It will pay.").asks


def test_a_text_may_end_where_a_term_would_begin():
    gave = "Lund/PROPN/2/nsubj gave/VERB/0/root the/DET/4/det firm/NOUN/2/iobj 48/NUM/2/obj"
    assert nested(hand_parsed(gave), []) == []
