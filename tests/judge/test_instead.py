"""What is done in place of what is wanted, by the words for it."""

import pytest

from sayso.judge.deeds import Mood, deeds, told
from sayso.judge.instead import countered, for_now, later, stays
from sayso.judge.lines import Asked


class Line:
    """A sentence that is nobody's."""

    def __init__(self, text):
        self.text, self.told, self.deeds = text, told(text), deeds(text)
        self.sided = self.speakers = self.bodies = frozenset()

    def places(self, party):
        return []


def ask(wants):
    return Asked((), (), (wants,), since=None, statements=frozenset())


@pytest.mark.parametrize(
    ("wants", "text"),
    [
        ("to close the bridge", "The bridge would stay open to lorries."),
        ("to resign", "She is not going anywhere."),
        ("to resign", "He would serve out his term."),
        ("to open the gate", "The gate will remain shut until May."),
        ("to call off the march", "The march would go ahead as planned."),
        ("to lift the ban on nets", "The ban stays in force."),
        ("to free the sailors", "The sailors will stand trial."),
        ("to publish the logs", "The logs remain under lock and key."),
        ("to pay the fishermen", "There is no money for them."),
    ],
)
def test_things_stay_as_they_are(wants, text):
    assert stays(ask(wants), Line(text))


@pytest.mark.parametrize(
    ("wants", "text"),
    [
        ("to close the bridge", "The bridge would not stay open."),
        ("to close the bridge", "She blamed him for keeping it open."),
        ("to send a doctor", "The doctors were kept out of the camp."),
        ("to publish the logs", "The bridge would stay open."),
    ],
)
def test_things_do_not_stay_as_they_are(wants, text):
    assert not stays(ask(wants), Line(text))


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("The firm could not yet release the logs.", True),
        ("It will not decide before Friday.", True),
        ("It will not pay until the report is there.", True),
        ("It will never pay before hell freezes.", False),
        ("It will not talk as long as guards are held.", False),
    ],
)
def test_a_refusal_may_be_one_for_now(text, so):
    assert for_now(Line(text)) is so


def test_what_came_days_later_is_not_put_off():
    assert not later(told("He died two weeks later."))
    assert later(told("It would answer later."))


@pytest.mark.parametrize(
    ("text", "moods"),
    [
        ("He offered them cheap loans.", set()),
        ("It tied the visit to a treaty.", set()),
        ("It will close the bridge if the union pays.", {Mood.AHEAD}),
        ("The bridge would stay open, but lorries will have to wait at night.", set()),
    ],
)
def test_something_else_is_offered(text, moods):
    assert countered(ask("to close the bridge"), Line(text), "object", moods)


@pytest.mark.parametrize(
    ("text", "moods"),
    [
        ("It was closed on the day after the storm.", {Mood.DONE}),
        ("It will close the bridge if necessary.", {Mood.AHEAD}),
        ("It discussed the closure that a mediator had suggested.", set()),
    ],
)
def test_nothing_else_is_offered(text, moods):
    assert not countered(ask("to close the bridge"), Line(text), "object", moods)
