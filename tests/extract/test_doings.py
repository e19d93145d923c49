"""Deeds that no saying is made of, though their verb may report one."""

import pytest

from extract.told import sayings

OPENING = "A dam burst above Corvale on Tuesday, the mayor, Ada Roth, said.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "The court denied him bail on Monday.",
        "He was denied bail by a judge in Corvale.",
        "She was denied a visa.",
        "The referee denied them a penalty.",
        "Halden recalled 9,000 cars over faulty brakes.",
        "Halden recalled cars built in 2030.",
        "Dravia recalled its ambassador on Friday.",
        "Referee Tom Idle ruled out the goal.",
        "The firm has appealed against the fine.",
        "The patient did not respond to treatment.",
        "Striker Milo Arden was ruled out with a hamstring injury.",
        "The defender was ruled out of the final by a knee injury.",
        "Rain ruled out play until noon.",
        "The goalkeeper denied Harlan twice from close range.",
        "Villagers challenged the plan in court.",
        "She challenged him to a race.",
        "The motion was rejected by 40 votes to 12.",
        "The result confirmed Hadley’s place in the final.",
        "Her second novel confirmed her reputation as a stylist.",
        "The valley admits no road.",
        "The museum admits children free of charge.",
        "He was confirmed dead at the scene.",
        "The navy ordered six frigates.",
        "A 34-year-old man is wanted in connection with the shooting.",
    ],
)
def test_a_deed_is_no_saying(text):
    assert sayings(OPENING + text) == sayings(OPENING)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ministry denied rights abuses.", "rights abuses"),
        ("The ministry denied that he had asked for bail.", "that he had asked for bail"),
        ("He recalled the night of the fire.", "the night of the fire"),
        ("Police ruled out arson.", "arson"),
        ("The envoy appealed for calm.", "calm"),
        ("The minister ruled out talks.", "talks"),
        ("The clinic admitted patients had died of it.", "patients had died of it"),
        (
            "The firm admitted cars had been sold without brakes.",
            "cars had been sold without brakes",
        ),
        ("The lawyer challenged his account in court.", "his account"),
        ("The governor challenged the figure.", "the figure"),
        ("The army denied Kestrel had fired.", "Kestrel had fired"),
        ("Police confirmed the death of a man.", "the death of a man"),
        ("The governor ordered two inquiries.", "two inquiries"),
        ("The army ordered 40 villages to leave.", "40 villages to leave"),
        ("The firm admitted the loss of the files.", "the loss of the files"),
    ],
)
def test_the_same_verbs_report(text, content):
    assert content in [said[3].removeprefix("for ") for said in sayings(OPENING + text)]


@pytest.mark.parametrize("text", ["Who said so?", "Who claimed that the dam was safe?"])
def test_who_is_sought_has_said_nothing(text):
    assert sayings(text) == []
