"""How a figure moved, and which figures are nobody's new one."""

import pytest

from judge.stories import judged_story
from sayso.types.story import Change


def points(*texts: tuple[str, str, str]) -> list[tuple[float | None, float | None]]:
    story = judged_story(list(texts))
    return [(point.low, point.high) for each in story.series for point in each.points]


LEFT = (
    "2027-10-05",
    "Harl Courier",
    "Velland’s interior ministry said on Tuesday that at least 9,000 people had left the valley.\n",
)


def test_a_total_stands_for_its_parts():
    sums = (
        "2027-10-07",
        "The Osten Mail",
        (
            "By Wednesday 6,800 people had left Grauven, 3,300 had left Ivo and another 1,300 had come "
            "down from the hills, 11,400 in all, Velland’s interior ministry said.\n"
        ),
    )
    assert points(LEFT, sums) == [(9000, None), (11400, 11400)]


def test_a_number_that_is_only_spoken_against_is_nobodys():
    against = (
        "2027-10-07",
        "The Osten Mail",
        "Velland’s interior ministry said that 7,200 people had left the valley, not 9,000.\n",
    )
    assert (9000, 9000) not in points(LEFT, against)


def test_a_number_of_which_no_sign_was_found_is_nobodys():
    sought = (
        "2027-10-07",
        "The Osten Mail",
        "The Norring Institute said it had found no sign of the 9,400 people who had left the valley.\n",
    )
    assert (9400, 9400) not in points(LEFT, sought)


def test_a_number_in_a_rejected_report_is_not_the_rejecters():
    rejected = (
        "2027-10-07",
        "The Osten Mail",
        (
            "Velland’s interior ministry rejected a newspaper report of up to 9,400 people having left the"
            " valley.\n"
        ),
    )
    assert points(LEFT, rejected) == [(9000, None)]


def test_a_part_of_a_total_behind_it_is_no_figure():
    paid = (
        "2027-10-07",
        "The Osten Mail",
        "In April and in June the firm received 200,000 crowns, 400,000 in total, the ministry said.\n",
    )
    assert (200000, 200000) not in points(paid)
    assert (400000, 400000) in points(paid)


def test_of_a_figure_without_a_date_nobody_knows_what_it_changed():
    undated = ("", "The Osten Mail", LEFT[2].replace("9,000", "7,200").replace(" on Tuesday", ""))
    story = judged_story([LEFT, undated])
    assert [(p.low, p.change) for each in story.series for p in each.points] == [
        (9000, None),
        (7200, None),
    ]


def test_a_bare_number_counts_what_was_counted_before():
    bare = (
        "2027-10-07",
        "The Osten Mail",
        (
            "Velland’s interior ministry said that of the people who had left the valley at least 9,500 "
            "were in shelters.\n"
        ),
    )
    assert (9500, None) in points(LEFT, bare)


@pytest.mark.parametrize(
    ("later", "change"),
    [
        ("14 houses had burnt in Grauven", Change.REVISION),
        ("32 houses had burnt in Ivo", Change.SCOPE_CHANGE),
        ("seven of them had burnt in Grauven", Change.SCOPE_CHANGE),
    ],
)
def test_a_figure_within_other_bounds_revises_none(later, change):
    rows = [
        (day, "Harl Courier", f"Velland’s interior ministry said that {told}.\n")
        for day, told in (("2027-10-05", "nine houses had burnt in Grauven"), ("2027-10-06", later))
    ]
    changes = [point.change for each in judged_story(rows).series for point in each.points]
    assert changes == [None, change]


def test_a_copy_adds_no_point():
    article = (
        "2027-10-05",
        "Harl Courier",
        (
            "Velland’s interior ministry said on Tuesday that at least 9,000 people had left the valley "
            "since the first siren, most of them in buses that the army had sent from the coast.\n"
            "The roads to the south were closed at noon and the bridge at Ivo was left to the army.\n"
        ),
    )
    copied = ("2027-10-06", "The Osten Mail", article[2] + "More news on page four.\n")
    assert points(article, copied) == points(article)


@pytest.mark.parametrize(
    "told",
    [
        "two more people had left the valley",
        "one family of the people who had left had been counted twice",
        "in two cases people had left the valley on foot",
        "the figure of 4,000 people was wrong",
    ],
)
def test_what_is_no_sum_is_no_point(told):
    later = ("2027-10-07", "The Osten Mail", f"Velland’s interior ministry said that {told}.\n")
    assert points(LEFT, later) == [(9000, None)]


def test_what_a_list_counts_is_of_whoever_quotes_it():
    quoted = (
        "2027-10-07",
        "The Osten Mail",
        "According to the town’s lists, 9,400 people had left the valley, the mayor of Grauven said.\n",
    )
    story = judged_story([LEFT, quoted])
    names = {party.id: party.name for party in story.parties}
    told = [names[p.party] for each in story.series for p in each.points if p.low == 9400]
    assert told
    assert "list" not in told[0]


def test_people_are_counted_by_what_became_of_them():
    first = (
        "2027-10-05",
        "Harl Courier",
        (
            "The flood killed at least 26 people, Velland’s interior ministry said. Velland’s health "
            "ministry said that 60 people were being treated.\n"
        ),
    )
    second = (
        "2027-10-07",
        "The Osten Mail",
        "The number of dead had risen to 31, Velland’s interior ministry said.\n",
    )
    story = judged_story([first, second])
    assert [[(p.low, p.high) for p in each.points] for each in story.series] == [
        [(26, None), (31, 31)],
        [(60, 60)],
    ]


def test_one_number_of_one_party_makes_two_words_one():
    rows = [
        (
            "2027-10-05",
            "Harl Courier",
            "Curator Nela Brandt of the Harl Museum said that 97 bronzes had been stolen.\n",
        ),
        (
            "2027-10-07",
            "The Osten Mail",
            (
                "Nela Brandt of the Harl Museum said that 97 pieces had been stolen, and the Harl Museum "
                "said that 104 pieces had been stolen.\n"
            ),
        ),
    ]
    (one,) = judged_story(rows).series
    assert {(p.low, p.high) for p in one.points} == {(97, 97), (104, 104)}


def test_as_many_sick_as_dead_are_not_the_same():
    rows = [
        (
            "2027-10-05",
            "Harl Courier",
            (
                "The Harl Council said that 31 people had died of the fever. The Harl Council said "
                "that 31 people were being treated for the fever.\n"
            ),
        ),
    ]
    assert len(judged_story(rows).series) == 2


def test_what_takes_the_place_of_a_number_counts_what_it_did():
    rows = [
        (
            "2027-10-05",
            "Harl Courier",
            "The Harl Council said that 23 mills had burnt down at Ivo.\n",
        ),
        (
            "2027-10-07",
            "The Osten Mail",
            "The Harl Council lowered its count from 23 to 19 on Thursday.\n",
        ),
    ]
    assert (19, 19) in points(*rows)


def test_a_firm_that_publishes_its_own_release_speaks_for_itself():
    release = (
        "2027-10-05",
        "Sorrel Group",
        (
            "Statement on the data of patients\n“No more than 300 patients are concerned,” said Birgit "
            "Hallan, chief executive of the Sorrel Group.\n"
        ),
    )
    story = judged_story([release])
    assert [(p.low, p.high) for each in story.series for p in each.points] == [(None, 300)]
    assert [claim.corroboration.claimants for claim in story.claims] == [(1, 1)]
