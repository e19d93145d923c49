"""Quotations that no verb hands over."""

import pytest

from extract.told import sayings
from sayso.types.attribution import Act, Polarity


def said(text):
    return [(who, content) for who, _, _, content in sayings(text)]


@pytest.mark.parametrize(
    ("ahead", "speaker", "quoted"),
    [
        ("Mr Pell was angry.", "Mr Pell", "“They lied to us.”"),
        ("Ms Orr was in tears.", "Ms Orr", "“He was my only son.”"),
        ("Mrs Coe had no doubt.", "Mrs Coe", "“It was him.”"),
        ("The minister looked tired.", "The minister", "“It has been a long night.”"),
        ("The club were relieved.", "The club", "“It is over.”"),
        ("Captain Joe Ely was blunt.", "Captain Joe Ely", "“We were awful.”"),
        ("Strom is a teacher.", "Strom", "“My pupils are scared.”"),
        ("Ana Petrel, 34, lost her home.", "Ana Petrel, 34", "“I have nothing left.”"),
        ("The mayor’s message was clear.", "The mayor", "“Do not come here.”"),
        ("Coach Abe Dunn was in no mood for excuses.", "Coach Abe Dunn", "“We did not turn up.”"),
        ("Mrs Hill could not hide her anger.", "Mrs Hill", "“Nobody asked us.”"),
    ],
)
@pytest.mark.parametrize(
    ("behind", "next_said"),
    [
        ("", []),
        (
            " Police chief Ann Rusk was calmer. “We keep an open mind,” she said.",
            [("she", "“We keep an open mind,”")],
        ),
        (
            "\n\nPolice chief Ann Rusk said the search would go on.",
            [("Police chief Ann Rusk", "the search would go on")],
        ),
    ],
)
def test_the_words_are_of_whom_the_sentence_ahead_tells(ahead, speaker, quoted, behind, next_said):
    assert said(f"{ahead} {quoted}{behind}") == [(speaker, quoted), *next_said]


def test_no_mood_is_denied():
    rows = sayings("Coach Abe Dunn was in no mood for excuses. “We did not turn up.”")
    assert [(act, polarity) for _, act, polarity, _ in rows] == [(Act.ASSERTS, Polarity.POSITIVE)]


def test_what_another_feels_ends_the_words_of_whoever_spoke():
    found = said("“We lost all,” said Ana Petrel. The mayor was in tears. “Nobody came.”")
    assert found == [("Ana Petrel", "“We lost all,”"), ("The mayor", "“Nobody came.”")]


@pytest.mark.parametrize(
    "text",
    [
        "The street was quiet. “Nobody sleeps here.” Residents said the army had gone.",
        "London was calm. “We are used to it.” Residents said the army had gone.",
        "Mr Onder met Ms Petrel. “I was scared.” Residents said the army had gone.",
        "Ms Orr was asleep. “I heard a bang.” Residents said the army had gone.",
        "The union met the company. “We got nowhere.” Residents said the army had gone.",
    ],
)
def test_where_it_is_not_plain_nobody_said_it(text):
    assert said(text) == [("Residents", "the army had gone")]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The hall was full. “Where is the money?” Ms Orr asked.",
            "Ms Orr",
            "“Where is the money?”",
        ),
        (
            "Mr Pell denied it. “There is no plan.” The rest left.",
            "Mr Pell",
            "it “There is no plan.”",
        ),
        (
            "Mr Pell had no doubt that she knew. “She was there.” The rest left.",
            "Mr Pell",
            "that she knew “She was there.”",
        ),
        (
            "“It is false,” said Ms Orr. She shook her head. “I was never there.”",
            "Ms Orr",
            "“It is false,” “I was never there.”",
        ),
    ],
)
def test_what_a_verb_hands_over_stays_with_it(text, speaker, content):
    assert (speaker, content) in said(text)


def test_a_silence_ahead_of_the_words_stays_one():
    rows = sayings("Mr Pell was not available for comment. “He is abroad.” The hall was shut.")
    assert [act for _, act, _, _ in rows] == [Act.DOES_NOT_RESPOND]
