"""For whom somebody speaks by the order of telling."""

import pytest

import sayso
from sayso.judge.chapter import Chapter
from sayso.judge.houses import houses
from sayso.judge.parties import cast


def speaks_for(text, person):
    chapter = Chapter("n1", sayso.read(text), vectors={})
    found = cast([chapter])
    return next(party.name for party in found.parties if person in party.people)


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        (
            (
                "The Ostrel Rowing Federation confirmed the test on Monday. "
                "Medical director Henrik Vale said the sample had been sealed."
            ),
            "Henrik Vale",
            "Ostrel Rowing Federation",
        ),
        (
            (
                "Belcor’s Foreign Ministry dismissed the claim. "
                "“There are 8,000 soldiers there,” spokeswoman Irma Tolkan said."
            ),
            "Irma Tolkan",
            "Belcor",
        ),
        (
            (
                "Police searched the offices on Monday. "
                "Inspector Rhona Teale said nine boxes were taken away."
            ),
            "Rhona Teale",
            "Police",
        ),
    ],
)
def test_who_has_an_office_in_a_body_speaks_for_the_one_just_told_of(text, person, body):
    assert speaks_for(text, person) == body


def test_who_is_a_minister_is_of_no_house():
    text = "The Ostrel Rowing Federation denied it. Deputy minister Paul Ravik said it was shut."
    assert speaks_for(text, "Paul Ravik") == "Paul Ravik"


def test_two_bodies_leave_it_open():
    text = (
        "The Ostrel Rowing Federation and the Marine Institute said no. "
        "Medical director Henrik Vale said the sample had been sealed."
    )
    assert speaks_for(text, "Henrik Vale") == "Henrik Vale"


@pytest.mark.parametrize(
    "text",
    [
        "The air force admitted the flights. A rebel spokeswoman, Anke Tyr, called that absurd.",
        "The Ostrel Opera said it was safe. City building director Ernst Hoy said it was not.",
        "The Ostrel Opera said it was safe. The former director, Clara Dietz, said it was not.",
        "The Ostrel Opera asked director Clara Dietz to leave. The house was full on Monday.",
    ],
)
def test_who_is_told_to_be_of_another_is_of_no_house(text):
    chapter = Chapter("n1", sayso.read(text), vectors={})
    assert not houses(chapter)
