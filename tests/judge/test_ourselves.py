"""Whom "we" means where nobody is quoted."""

from judge.stories import judged_story

OUTLET = "Marrow Herald"
TOLD = (
    "Minister Jorun Aske of Velland took bribes from a builder, the Marrow Herald has learned. "
    "The Bakers’ League said he had taken bribes from a builder for years."
)
TAKEN_BACK = (
    "On 1 April the Marrow Herald reported that Minister Jorun Aske of Velland took bribes from a "
    "builder. That report was wrong, and we retract it."
)


def test_who_publishes_a_report_takes_it_back_in_its_own_words():
    story = judged_story([("2031-04-01", OUTLET, TOLD), ("2031-04-03", OUTLET, TAKEN_BACK)])
    names = {party.id: party.name for party in story.parties}
    stood = [(names[stance.party], stance.kind.value) for stance in story.stances]
    assert stood[-1] == (OUTLET, "retracts")
