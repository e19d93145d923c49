"""Who confirms a claim in part, since he leaves the rest of it open in the same sentence."""

import pytest

from judge.stories import judged_story

CLAIM = (
    "Minister Jorun Aske of Velland said on Monday that twelve rocket launchers had been landed "
    "at Orsk."
)
HALVES = [
    "Dravia confirmed that rocket launchers had been landed at Orsk but could not say how many.",
    "Dravia confirmed that rocket launchers had been landed at Orsk but said it could not establish how many.",
    "Dravia confirmed that rocket launchers had been landed but would not say whether they were at Orsk.",
    "Dravia confirmed that rocket launchers had been landed at Orsk but declined to give their number.",
]
WHOLES = [
    "Dravia confirmed that rocket launchers had been landed at Orsk but denied that it had paid for the road.",
    "Dravia confirmed that rocket launchers had been landed at Orsk but would not say why.",
    "Dravia confirmed that rocket launchers had been landed at Orsk but declined to comment further.",
    "Dravia confirmed that rocket launchers had been landed at Orsk but could not say whether the road was open.",
    "Dravia confirmed that rocket launchers had been landed at Orsk. Velland would not say how many.",
]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [*((each, "confirms_in_part") for each in HALVES), *((each, "confirms") for each in WHOLES)],
)
def test_who_leaves_open_what_the_claim_says_besides_confirms_it_in_part(told, wanted):
    rows = [("2031-04-01", "Marrow Herald", CLAIM), ("2031-04-02", "Osten Mail", told)]
    first, *others = judged_story(rows).stances
    later = [s for s in others if s.claim == first.claim and s.at.article != first.at.article]
    assert [s.kind.value for s in later if s.party != first.party] == [wanted]
