"""Asks that a noun or a relative clause recalls: "the families' call for …", "that they asked for"."""

import pytest

import sayso
from sayso.types.attribution import Act


def asks(text):
    reading = sayso.read(text)

    def told(spans):
        return " ".join(span.of(text) for span in spans)

    return [
        (told(each.source.spans) if each.source else "", told(each.cue.spans), told(each.content))
        for each in reading.statements
        if each.act is Act.ASKS
    ]


@pytest.mark.parametrize(
    ("text", "who", "cue", "what"),
    [
        (
            "The transport minister rejected the relatives' call for her resignation.",
            "the relatives",
            "call",
            "for her resignation",
        ),
        (
            "The company has not answered the prosecutor's request for the test certificates.",
            "the prosecutor",
            "request",
            "for the test certificates",
        ),
        (
            "Velland's foreign minister dismissed the demand by Orsk that its troops withdraw.",
            "Orsk",
            "demand",
            "that its troops withdraw",
        ),
        (
            "The plea from Teskar for freedom to fire missiles would be weighed, he said.",
            "Teskar",
            "plea",
            "for freedom to fire missiles",
        ),
        ("The minister has resisted calls to resign.", "", "calls", "to resign"),
        (
            "The council will decide on the session that Ardovia has asked for, its secretary said.",
            "Ardovia",
            "has asked for",
            "the session",
        ),
    ],
)
def test_who_had_asked_for_what_is_told_within_what_came_back(text, who, cue, what):
    assert asks(text) == [(who, cue, what)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not respond to a request for comment.",
        "Orsk said it had received the paper's request for an interview.",
        "The army said the letters that the envoy had opened were lost.",
    ],
)
def test_what_the_press_wants_and_what_nobody_wants_are_no_asks(text):
    assert asks(text) == []
