"""How a party stands to a claim, by many ways of saying so; and words that only look like one."""

import pytest

import sayso
from ledgers import embedder
from sayso.judge.chapter import Chapter
from sayso.judge.story import judged
from sayso.judge.units import points_back
from sayso.recording.keeping import vectors

CLAIM = (
    "Minister Jorun Aske of Velland said on Monday that twelve rocket launchers had been landed "
    "at Orsk.\n"
)
STANCES = [
    ("Dravia confirmed the landing.", "confirms"),
    ("Dravia acknowledged that rocket launchers had been landed at Orsk.", "confirms"),
    ("Dravia has not confirmed the claim.", "not_confirmed"),
    ("Dravia has yet to confirm the report.", "not_confirmed"),
    ("Dravia could not verify the claim.", "not_confirmed"),
    ("Dravia was not in a position to verify the account.", "not_confirmed"),
    ("Dravia said it could not vouch for the report.", "not_confirmed"),
    ("Dravia said it had seen nothing to suggest that rocket launchers had been landed at Orsk.", "not_confirmed"),
    ("Dravia said there was no hint that rocket launchers had been landed at Orsk.", "not_confirmed"),
    ("Dravia said it did not know whether rocket launchers had been landed at Orsk.", "not_confirmed"),
    ("Dravia said it was looking closely at the reports.", "not_confirmed"),
    ("Dravia said it was aware of the allegation.", "not_confirmed"),
    ("Dravia said it was following the case “with concern”.", "not_confirmed"),
    ("Dravia denied the claim.", "denies"),
    ("Dravia dismissed the accusation as a fairy tale.", "denies"),
    ("Dravia called the accusation a fairy tale.", "denies"),
    ("Dravia branded the claim “a lie from start to finish”.", "denies"),
    ("Dravia described the allegation as a hoax.", "denies"),
    ("Dravia rejected the report.", "denies"),
    ("Dravia said the launcher story was false from beginning to end.", "denies"),
    ("“The reports of launchers at Orsk are pure fiction,” Dravia said.", "denies"),
    ("Dravia did not rule out that rocket launchers had been landed at Orsk.", "does_not_deny"),
    ("Dravia did not deny the claim.", "does_not_deny"),
    ("“We can no longer exclude that launchers were landed at Orsk,” Dravia said.", "does_not_deny"),
    ("Dravia said it could not be ruled out that rocket launchers had been landed at Orsk.", "does_not_deny"),
    ("Dravia declined to comment on the claim.", "declines"),
    ("Dravia did not want to comment on the claim.", "declines"),
    ("Dravia did not wish to comment on the report.", "declines"),
    ("Dravia refused to discuss the claim.", "declines"),
    ("Dravia neither confirmed nor denied the claim.", "declines"),
    ("Dravia did not respond to a request for comment.", "did_not_respond"),
    ("Dravia did not reply to questions about the landing.", "did_not_respond"),
    ("Dravia took issue with the figure.", "disputes_figure"),
    ("Dravia disputed the figure.", "disputes_figure"),
    ("Dravia did not accept the figure.", "disputes_figure"),
    ("Dravia said that not twelve but nine rocket launchers had been landed at Orsk.", "disputes_figure"),
    ("Dravia said that nine rocket launchers, not twelve, had been landed at Orsk.", "disputes_figure"),
    ("Dravia doubted the account.", "doubts"),
    ("Dravia questioned the claim.", "doubts"),
    ("Dravia dared Velland to publish a single picture of the launchers.", "asks_for_evidence"),
    ("Dravia demanded that Velland show its proof.", "asks_for_evidence"),
    ("Dravia challenged Velland to produce evidence for what it claims.", "asks_for_evidence"),
]  # fmt: skip
TRAPS = [
    "Dravia denied Olm Berrit bail on Tuesday.",
    "Dravia confirmed Olm Berrit in his seat on Tuesday.",
    "Dravia declined by 3 percent on the Orsk exchange.",
    "Dravia took issue with the minister’s tone.",
    "Dravia called the budget a disgrace.",
    "Dravia said the reports of a flood in Kelm were false.",
    "Dravia said the launcher story was not false.",
    "Dravia did not want to sell its ferries.",
    "Dravia urged Velland to publish its timetable.",
    "“I ran for the cellar, and nobody tells us anything,” Dravia said.",
]


def taken(sentence):
    reading = sayso.read(CLAIM + sentence, published_at="2031-04-01")
    found = judged([Chapter("n0", reading, vectors=vectors(reading, embedder()))])
    claim = next(claim for claim in found.claims if "launchers" in claim.text)
    names = {party.id: party.name for party in found.parties}
    mine = [s for s in found.stances if s.claim == claim.id and "Drav" in names[s.party]]
    return [stance.kind.value for stance in mine]


@pytest.mark.parametrize(("sentence", "wanted"), STANCES)
def test_a_stance_is_told_by_its_words(sentence, wanted):
    assert taken(sentence) == [wanted]


@pytest.mark.parametrize("sentence", TRAPS)
def test_other_senses_of_the_words_take_no_stance(sentence):
    assert taken(sentence) == []


def test_who_only_follows_the_case_takes_nothing_back():
    told = "Dravia denied the claim.\nDravia said it was following the case with concern."
    assert taken(told) == ["denies"]


def test_what_was_denied_before_is_no_stance_of_the_day():
    told = "Dravia had denied the claim.\nDravia confirmed the claim on Monday."
    assert taken(told) == ["confirms"]


def test_who_denies_it_may_ask_for_proof_besides():
    told = "Dravia denied the claim. Dravia demanded that Velland show its proof."
    assert taken(told) == ["denies", "asks_for_evidence"]


@pytest.mark.parametrize(
    ("said", "pointing"),
    [
        ("the accusation “a fairy tale told before an election.”", True),
        ("it “somebody else’s arithmetic”", True),
        ("that a toxic substance was behind the illness", False),
        ("there was nothing to count", False),
    ],
)
def test_what_a_claim_is_called_is_no_part_of_the_pointing(said, pointing):
    assert points_back(said) is pointing
