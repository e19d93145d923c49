"""What came back to an ask, by what was said and by what was done: by the rules, unweighed."""

from functools import cache

import pytest

from judge.stories import (
    DROUGHT,
    FERRY,
    PUMPS,
    STRIKE,
    TRAWLERS,
    asked,
    by_rules,
    chapters,
    judged_story,
)
from sayso.judge.asks import sought
from sayso.judge.parties import cast
from sayso.judge.replies import Answer, gone_on
from sayso.types.story import AskState, Story

STORIES = {
    "ferry": FERRY,
    "strike": STRIKE,
    "drought": DROUGHT,
    "trawlers": TRAWLERS,
    "pumps": PUMPS,
}


@cache
def story(name: str) -> Story:
    return by_rules(STORIES[name])


@pytest.mark.parametrize(
    ("name", "wants", "state"),
    [
        ("ferry", "rescue vessels", AskState.MET),
        ("ferry", "independent inquiry", AskState.MET),
        ("ferry", "maintenance logs", AskState.REFUSED),
        ("ferry", "resign", AskState.REFUSED),
        ("ferry", "resume the search", AskState.MET),
        ("strike", "pay talks", AskState.MET),
        ("strike", "call off the strike", AskState.REFUSED),
        ("strike", "50 medics", AskState.MET_IN_PART),
        ("strike", "a mediator", AskState.MET),
        ("trawlers", "three trawlers", AskState.MET_IN_PART),
        ("trawlers", "rule on the boundary", AskState.REFUSED),
        ("trawlers", "pay a fine", AskState.MET),
        ("pumps", "test logs of its heart", AskState.MET),
        ("pumps", "every patient", AskState.MET),
        ("pumps", "freeze the sale", AskState.SILENT),
        ("pumps", "their records", AskState.MET_IN_PART),
    ],
)
def test_an_ask_stands_by_what_came_back(name, wants, state):
    assert asked(story(name), wants).state is state


@pytest.mark.parametrize("read", [by_rules, judged_story])
def test_no_reply_is_found_where_nobody_replied(read):
    assert [ask.replies for ask in read(DROUGHT).asks] == [(), ()]


def test_what_is_put_off_and_done_later_is_two_replies():
    kinds = [reply.kind for reply in asked(story("ferry"), "independent inquiry").replies]
    assert kinds == [AskState.DEFERRED, AskState.MET]


def test_a_refusal_that_is_given_up_is_met():
    kinds = [reply.kind for reply in asked(story("strike"), "pay talks").replies]
    assert kinds[0] is AskState.REFUSED
    assert AskState.MET in kinds


def test_a_deed_that_nobody_says_leads_to_its_article():
    (reply,) = asked(story("ferry"), "rescue vessels").replies
    assert reply.at.article == "n2"


def test_a_party_is_asked_once_for_what_headline_and_article_tell():
    wanted = [ask for ask in story("ferry").asks if "resign" in ask.wants or "quit" in ask.wants]
    assert len(wanted) == 1


def test_who_is_asked_and_asks_for_time_puts_it_off_in_any_article_of_that_day():
    kinds = [reply.kind for reply in asked(story("pumps"), "test logs of its heart").replies]
    assert kinds == [AskState.DEFERRED, AskState.MET]


def test_what_a_rule_takes_for_a_reply_and_weighs_little_is_none():
    told = [
        (
            "2031-06-02",
            "Marrow Herald",
            (
                "Council wants ash samples\nThe council of Brem called on the Vuorl Heating Company on "
                "Monday to deliver the ash samples of boiler two.\n"
            ),
        ),
        (
            "2031-06-03",
            "Marrow Herald",
            (
                "Parents march in Brem\nParents in the Rail Hill quarter called on the Vuorl Heating "
                "Company on Tuesday to take boiler two out of operation until the ash has been examined.\n"
            ),
        ),
    ]
    ask = asked(judged_story(told), "ash samples")
    assert ask.replies == ()
    assert ask.state is AskState.SILENT


def test_who_goes_on_with_it_goes_on_with_the_ask_that_was_answered_before():
    story = chapters(FERRY)
    _, lines = sought(story, cast(story))
    refusing, offering = lines.of(story[0])[:2]
    offering.__dict__["text"] = "It offered to show them instead."
    given = [
        Answer(1, refusing, AskState.REFUSED, bearing=1.0),
        Answer(0, offering, AskState.COUNTERED, bearing=1.0),
    ]
    assert [each.ask for each in gone_on(given)] == [1, 1]
    assert [each.ask for each in gone_on(given[1:])] == [0]


UNANSWERED = [
    (
        "2031-05-01",
        "Brell Post",
        """Villagers want quarry shut
The village council of Orme called on Mines Minister Tore Vik to close the Sand quarry until its walls have been checked. “Nobody should work under that rock,” its chairman, Lars Orm, said.
The Stone Workers’ Union asked the owner, Sund Rock, to publish the report on the fall of rock in March. Sund Rock employs 90 people.
""",
    ),
    (
        "2031-05-02",
        "Orme Courier",
        """Rock fell twice in March
Two falls of rock in March buried a digger in the Sand quarry, the union’s secretary, Ida Crane, said on Friday. “It was luck that it was lunchtime,” Crane said.
Lars Orm repeated his call for the quarry to be closed. The ministry did not respond to questions.
""",
    ),
    (
        "2031-05-04",
        "Tolland Wire",
        """Third fall of rock near Orme
A third fall of rock shook houses in Orme on Sunday night, the fire brigade said. Nobody was hurt, its chief, Per Holt, said.
Engineers of the university of Brell called the slope steep. “A wall of that height needs a bench every fifteen metres,” Professor Ann Sal said.
The Stone Workers’ Union has had no answer to its request for the report, Crane said.
""",
    ),
    (
        "2031-05-06",
        "Brell Post",
        """Children kept home from school
Parents in Orme kept 40 children home on Tuesday for fear of rock, head teacher Eva Holt said. The road past the quarry stays open.
Tore Vik opened a bridge in Halm on Tuesday. He took no questions.
""",
    ),
]


def test_no_reply_is_found_in_a_story_that_has_none():
    asks = judged_story(UNANSWERED).asks
    assert len(asks) == 2
    assert all(ask.state is AskState.SILENT and not ask.replies for ask in asks)


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ("Halvek said it would.", AskState.DEFERRED),
        ("Halvek said it would do so.", AskState.DEFERRED),
        ("Halvek said it would not do so.", AskState.REFUSED),
    ],
)
def test_who_says_it_would_refuses_nothing(reply, state):
    asked = (
        "The committee asked Halvek Chemicals to supply the plant’s maintenance logs by Friday.\n"
    )
    again = "The committee has asked Halvek Chemicals for the maintenance logs of its plant."
    rows = [
        ("2032-05-03", "Dorle Courier", asked),
        ("2032-05-04", "Radio Anvik", f"{again} {reply}\n"),
    ]
    (ask,) = judged_story(rows).asks
    assert ask.state is state
