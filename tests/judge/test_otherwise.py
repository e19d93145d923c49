"""Which figure each party gives of a claim that is told with another one."""

from datetime import date

import pytest

from judge.stories import judged_story
from sayso.export.standoffs import opposed
from sayso.types.story import Point

OUTLETS = ("Dorle Courier", "Radio Anvik", "The Sund Post", "Marsh Herald")
LOSS = "Some 900 tonnes of grain have been lost in the fire at the Anvik silo, the port authority said."


def story(*texts, start=3):
    rows = [(f"2032-05-{n:02}", OUTLETS[n % 4], f"{text}\n") for n, text in enumerate(texts, start)]
    return judged_story(rows)


def stances(found):
    names = {party.id: party.name for party in found.parties}
    (claim, *_) = found.claims
    mine = [s for s in found.stances if s.claim == claim.id]
    return [(names[s.party], s.kind.value, s.bounds) for s in mine]


def points(found):
    names = {party.id: party.name for party in found.parties}
    return [(names[p.party], p.low, p.high, p.change and p.change.value)
            for each in found.series for p in each.points]  # fmt: skip


def test_who_gives_another_figure_is_told_with_it():
    found = story(
        LOSS,
        "Fyrn Mills said that 400 tonnes of grain had been lost in the fire at the Anvik silo.",
    )
    assert stances(found) == [
        ("port authority", "asserts", None),
        ("Fyrn Mills", "asserts", (400, 400)),
    ]
    (claim, *_) = found.claims
    assert claim.standing.startswith(
        "Asserted by port authority; another figure from Fyrn Mills (400) ("
    )


def test_who_gives_the_same_figure_is_told_without():
    found = story(
        LOSS,
        "Fyrn Mills said that 900 tonnes of grain had been lost in the fire at the Anvik silo.",
    )
    assert stances(found)[-1] == ("Fyrn Mills", "asserts", None)


def test_who_raises_a_figure_revises_it():
    found = story(
        LOSS,
        "The port authority on Tuesday raised its estimate of the grain lost in the fire at the Anvik "
        "silo to 1,200 tonnes from 900.",
    )
    assert points(found) == [
        ("port authority", 900, 900, None),
        ("port authority", 1200, 1200, "revision"),
    ]


def test_what_they_tell_is_nobodys_figure():
    found = story(
        LOSS,
        "“They tell us 900 tonnes. I have filled that silo for years and I’d say 500,” said Tom Harl, a "
        "docker, of the grain lost in the fire at Anvik.",
    )
    mine = [p for p in points(found) if p[0] == "Tom Harl"]
    assert mine == [("Tom Harl", 500, 500, None)]


def test_who_corrects_his_own_figure_disputes_nobodys():
    first = "Turnout in the vote of the dockers at Anvik was 71 percent, the Dockers’ League said."
    found = story(
        first,
        "The Dockers’ League said that turnout in the vote of the dockers at Anvik was 64 percent, not "
        "71 percent.",
    )
    assert stances(found)[-1][:2] == ("Dockers’ League", "asserts")
    other = story(
        first,
        "Anvik Port said that turnout in the vote of the dockers at Anvik was 64 percent, not 71 "
        "percent.",
    )
    assert stances(other)[-1][:2] == ("Anvik Port", "disputes_figure")


@pytest.mark.parametrize("bound", ["no more than", "not more than"])
def test_who_bounds_a_figure_denies_nothing(bound):
    found = story(
        LOSS,
        f"Fyrn Mills said that {bound} 400 tonnes of grain had been lost in the fire at the Anvik silo.",
    )
    party, kind, bounds = stances(found)[-1]
    assert (party, bounds) == ("Fyrn Mills", (None, 400))
    assert kind != "denies"


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("denied that he had ever said that 900 tonnes of grain had been lost at Anvik", []),
        ("denied having claimed that 900 tonnes of grain had been lost at Anvik", []),
        ("denied that 900 tonnes of grain had been lost in the fire at Anvik", ["denies"]),
        (
            "conceded that more grain had been lost in the fire at Anvik than he had said",
            ["retracts"],
        ),
        (
            "admitted that the loss of grain at Anvik was higher than it had first reported",
            ["retracts"],
        ),
    ],
)
def test_who_speaks_of_his_own_words_denies_and_confirms_nothing(said, kinds):
    found = story(LOSS, f"The director of Fyrn Mills, Tom Harl, {said}.")
    assert [kind for _, kind, _ in stances(found)[1:]] == kinds


def test_a_bare_number_is_no_share():
    found = story(
        "The share of the dockers at Anvik who had walked out was 60 percent, the Dockers’ League said.",
        "Fyrn Mills put those of the dockers at Anvik who had walked out at 200.",
    )
    assert points(found) == [("Dockers’ League", 60, 60, None)]


def test_money_counts_what_it_is():
    found = story(
        "The Anvik port authority said that the loan to Fyrn Mills would come to €9 million.",
        "The Anvik port authority said that Fyrn Mills had made a loss of €22 million.",
    )
    assert sorted(each.counts for each in found.series) == ["loan (EUR)", "loss (EUR)"]


def test_those_rescued_are_not_the_missing():
    found = story(
        "Nine people remain missing after the ferry sank off Anvik and 73 were rescued, the coast guard "
        "said."
    )
    told = {each.counts: [(p.low, p.high) for p in each.points] for each in found.series}
    assert told["rescued"] == [(73, 73)]
    assert [(73, 73)] not in [rows for counts, rows in told.items() if counts != "rescued"]


def test_nobody_knows_since_when_what_has_no_day_is_disputed():
    rows = [
        ("2032-05-03", OUTLETS[0], f"{LOSS}\n"),
        (
            None,
            OUTLETS[1],
            "Fyrn Mills said that 400 tonnes of grain had been lost in the fire at the Anvik silo.\n",
        ),
    ]
    (each,) = judged_story(rows).series
    assert [since for _, since in each.disputes] == [None]


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("said there was no basis for a figure of 900 tonnes", []),
        ("said the port authority’s figure of 900 tonnes was exaggerated", []),
        ("called the port authority’s figure of 900 tonnes “propaganda”", []),
        ("said that it had not lost 900 tonnes of grain in the fire at the Anvik silo", []),
        ("said: “We have not lost 900 tonnes of grain at Anvik. We have lost 200 tonnes.”", [200]),
        ("said: “Nine hundred tonnes is out of the question.”", []),
    ],
)
def test_a_figure_that_is_spoken_against_is_nobody_s(said, own):
    found = story(LOSS, f"Fyrn Mills {said}.")
    assert [low for name, low, _, _ in points(found) if name == "Fyrn Mills"] == own


@pytest.mark.parametrize("verb", ["withdrew", "retracted"])
def test_who_withdraws_a_claim_makes_it_no_more(verb):
    found = story(
        LOSS, f"The port authority {verb} its claim that 900 tonnes of grain were lost at Anvik."
    )
    assert [kind for _, kind, _ in stances(found)] == ["asserts", "retracts"]
    assert len(points(found)) == 1


def test_a_giver_does_not_dispute_his_own_figure():
    found = story("The port authority said that 66 tonnes of grain were lost at Anvik, not 71.")
    assert [kind for _, kind, _ in stances(found)] == ["asserts"]


def test_those_who_agree_stand_together_in_a_dispute():
    days = [date(2032, 5, n) for n in range(1, 5)]
    given = [
        Point(f"p{n}", day, low, low, article="n1", figure=f"f{n}")
        for n, (day, low) in enumerate(zip(days, (68, 68, 95, 41), strict=True), 1)
    ]
    assert [[p.party for p in some] for some in opposed(given)] == [["p1", "p2"], ["p3"], ["p4"]]


def test_what_each_brought_is_no_total():
    found = story(
        "Six ships had each brought 3,000 tonnes of grain to Anvik, the port authority said."
    )
    assert (3000, 3000) not in [(low, high) for _, low, high, _ in points(found)]
