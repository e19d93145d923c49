"""How a party stands to a claim, by many ways of saying so; and words that only look like one."""

import pytest

import sayso
from ledgers import embedder
from sayso.judge.chapter import Chapter
from sayso.judge.parties import cast
from sayso.judge.stances import stance_of
from sayso.judge.story import judged
from sayso.judge.units import points_back, units
from sayso.recording.keeping import vectors
from sayso.types.story import StanceKind

CLAIM = (
    "Minister Jorun Aske of Velland said on Monday that twelve rocket launchers had been landed "
    "at Orsk.\n"
)
STANCES = [
    ("Dravia rejected it out of hand.", "denies"),
    ("“Rubbish,” Dravia said of the claim.", "denies"),
    ("“This is simply not true,” Dravia said.", "denies"),
    ("Dravia did not reply to our questions about the launchers.", "did_not_respond"),
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
    ("Dravia said it could not judge whether rocket launchers had been landed at Orsk.", "not_confirmed"),
    ("Dravia said it was too early to say whether rocket launchers had been landed at Orsk.", "not_confirmed"),
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
    ("Dravia said that of the landing at Orsk nothing had been established.", "not_confirmed"),
    ("Dravia questioned the claim.", "doubts"),
    (
        "Dravia said that rocket launchers which no list had named had been landed at Orsk.",
        "asserts",
    ),
    ("Dravia dared Velland to publish a single picture of the launchers.", "asks_for_evidence"),
    ("Dravia demanded that Velland show its proof.", "asks_for_evidence"),
    ("Dravia challenged Velland to produce evidence for what it claims.", "asks_for_evidence"),
    ("Dravia demanded an inquiry into the landing.", "asks_for_evidence"),
    ("Dravia accepted that rocket launchers had been landed at Orsk.", "confirms"),
    ("Dravia accepted the finding.", "confirms"),
    ("Dravia said the report was correct.", "confirms"),
    ("“It is true,” Dravia said.", "confirms"),
    ("Dravia confirmed the claim in part.", "confirms_in_part"),
    ("Dravia partly confirmed the account.", "confirms_in_part"),
    ("Dravia said the claim was true in part.", "confirms_in_part"),
    ("Dravia confirmed part of the account.", "confirms_in_part"),
    ("Dravia conceded that one rocket launcher had been landed at Orsk but for less than a day.", "confirms_in_part"),
    ("Dravia confirmed that part of the quay at Orsk was shut while twelve rocket launchers were landed.", "confirms"),
    ("The claim has been confirmed neither by Dravia nor by Kelm.", "not_confirmed"),
    ("Dravia has not endorsed the account.", "not_confirmed"),
    ("Dravia stopped short of confirming the claim.", "not_confirmed"),
    ("Dravia was unable to establish whether rocket launchers had been landed at Orsk.", "not_confirmed"),
    ("Dravia said it had been shown nothing that pointed to a landing at Orsk.", "not_confirmed"),
    ("Dravia stopped short of denying the claim.", "does_not_deny"),
    ("Dravia agrees.", "confirms"),
    ("Dravia said it had no findings on the launchers.", "not_confirmed"),
    ("Dravia said it knew of no landing at Orsk.", "not_confirmed"),
    ("Dravia said it was not aware of any landing.", "not_confirmed"),
    ("Dravia has seen no proof of the landing.", "not_confirmed"),
    ("Dravia said it had yet to see proof that a single launcher had been landed.", "not_confirmed"),
    ("Dravia said the claim had not been verified.", "not_confirmed"),
    ("Dravia said it could not say if that was so.", "not_confirmed"),
    ("Dravia has not established whether launchers were landed.", "not_confirmed"),
    ("Dravia said that the landing remained unproven.", "not_confirmed"),
    ("There was no confirmation from Dravia.", "not_confirmed"),
    ("Suggestions that launchers had been landed at Orsk are untrue, Dravia said.", "denies"),
    ("“There is not a word of truth in it,” Dravia said.", "denies"),
    ("“It never happened,” Dravia said.", "denies"),
    ("“Nothing of the kind took place,” Dravia said.", "denies"),
    ("Dravia said that was not so.", "denies"),
    ("Dravia laughed off the claim.", "denies"),
    ("Dravia waved the report away.", "denies"),
    ("Dravia repeated its denial.", "denies"),
    ("Dravia no longer rules it out.", "does_not_deny"),
    ("Dravia did not rule it out.", "does_not_deny"),
    ("Dravia declined to rule out a landing.", "does_not_deny"),
    ("Dravia left open whether launchers had been landed.", "does_not_deny"),
    ("Dravia did not contest the account.", "does_not_deny"),
    ("Dravia took no position on the claim.", "declines"),
    ("“No comment,” Dravia said.", "declines"),
    ("Dravia has said nothing about the launchers.", "declines"),
    ("Dravia left questions about the launchers unanswered.", "did_not_respond"),
    ("Calls to Dravia were not returned.", "did_not_respond"),
    ("Dravia poured scorn on the claim.", "doubts"),
    ("Dravia is sceptical of the claim.", "doubts"),
    ("Dravia expressed scepticism about the account.", "doubts"),
    ("Dravia said it doubted that launchers had been landed.", "doubts"),
    ("Dravia said the claim was hard to believe.", "doubts"),
    ("Dravia called the claim doubtful.", "doubts"),
    ("Dravia called the figure “plucked from the air”.", "disputes_figure"),
    ("Dravia called Velland’s figure an exaggeration.", "disputes_figure"),
    ("Dravia said the number was exaggerated.", "disputes_figure"),
    ("“It is not twelve,” Dravia said.", "disputes_figure"),
    ("Dravia said that it had been nine at most, and not twelve.", "disputes_figure"),
    ("Dravia said that Velland’s number was three times too high.", "disputes_figure"),
    ("“The twelve of the minister exist only on paper,” Dravia said.", "disputes_figure"),
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
    "Dravia rejected Velland’s call to open the port.",
    "Dravia has not replied to the union’s appeal to open the port.",
    "Dravia said that a decision on the port would be too early.",
    "Dravia accepted the invitation.",
    "Dravia accepted the minister’s resignation.",
    "Dravia is doubtful company for its neighbours.",
    "Dravia called its own budget figures “realistic”.",
    "Dravia left the harbour open to fishing boats.",
    "Dravia confirmed having received it on Monday.",
    "Dravia will not dismiss Olm Berrit.",
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


KNEW = (
    "Oda Lind, the leader of the Bakers’ League, said on Monday that the millers had known since "
    "May that the flour was tainted.\n"
)


def story_of(*texts):
    """What is judged of articles of one day each."""
    readings = [sayso.read(t, published_at=f"2031-04-0{n + 1}") for n, t in enumerate(texts)]
    chapters = [
        Chapter(f"n{n}", reading, vectors=vectors(reading, embedder()))
        for n, reading in enumerate(readings)
    ]
    return judged(chapters)


def stances_of(*texts):
    """Each stance as the party's name, its kind and its day, over articles of one day each."""
    found = story_of(*texts)
    names = {party.id: party.name for party in found.parties}
    return [(names[s.party], s.kind.value, str(s.day)) for s in found.stances]


def test_no_knowledge_denies_that_one_knew():
    reading = sayso.read(
        "“We had no knowledge that the flour was tainted,” the owner, Per Holt, said."
    )
    chapter = Chapter("n0", reading, vectors={})
    unit = units([chapter], cast([chapter]))[0]
    assert stance_of(unit) is StanceKind.NOT_CONFIRMED
    assert stance_of(unit, known=True) is StanceKind.DENIES


def test_no_knowledge_beside_a_denial_is_no_other_stance():
    told = stances_of(
        KNEW
        + "Per Holt, the head of the Millers’ Board, denied this on Monday. “We had no knowledge "
        "that the flour was tainted,” he said."
    )
    assert [kind for name, kind, _ in told if name == "Millers’ Board"] == ["denies"]


def test_no_proof_of_another_thing_beside_a_confirmation_is_no_other_stance():
    told = stances_of(
        KNEW
        + "Per Holt, the head of the Millers’ Board, confirmed this on Monday. “We found no proof of "
        "tainted flour elsewhere,” he said."
    )
    assert [kind for name, kind, _ in told if name == "Millers’ Board"] == ["confirms"]


def test_that_somebody_knew_is_the_word_of_whoever_says_so():
    assert ("Bakers’ League", "asserts", "2031-04-01") in stances_of(
        KNEW + "The head of the Millers’ Board, Per Holt, said the flour was sound."
    )


def test_no_knowledge_leaves_open_what_happened():
    told = "Dravia said it had no knowledge that rocket launchers had been landed at Orsk."
    assert taken(told) == ["not_confirmed"]


def test_a_headline_confirms_nothing_that_its_speaker_leaves_open_below():
    told = stances_of(
        KNEW,
        "Prosecutor confirms millers knew flour was tainted\nChief prosecutor Ena Dahl declined "
        "to say on Tuesday whether the millers had known that the flour was tainted.",
    )
    assert not [row for row in told if row[1] == "confirms"]


def test_a_headline_stands_where_its_speaker_says_so_below():
    told = stances_of(
        KNEW,
        "Prosecutor confirms millers knew flour was tainted\nChief prosecutor Ena Dahl confirmed "
        "on Tuesday that the millers had known that the flour was tainted.",
    )
    assert [row for row in told if row[1] == "confirms"]


def test_a_charge_that_is_only_answered_is_not_made_anew():
    told = stances_of(
        KNEW,
        "The head of the Millers’ Board, Per Holt, again rejected the League’s charge that the millers "
        "had known that the flour was tainted.",
    )
    assert told == [
        ("Bakers’ League", "asserts", "2031-04-01"),
        ("Millers’ Board", "denies", "2031-04-02"),
    ]


def test_a_silence_after_a_denial_is_told_with_its_day():
    told = [
        CLAIM + "Dravia denied the claim.",
        (
            "Rockets at Orsk\nDravia declined to comment on the claim that twelve rocket launchers had "
            "been landed at Orsk."
        ),
    ]
    kinds = [kind for name, kind, _ in stances_of(*told) if name == "Dravia"]
    assert kinds == ["denies", "declines"]


def test_a_denial_stands_through_a_silence():
    found = story_of(
        CLAIM + "Dravia denied the claim.",
        "Rockets at Orsk\nDravia declined to comment on the claim that twelve rocket launchers had been "
        "landed at Orsk.",
    )
    told = " ".join(claim.standing for claim in found.claims)
    assert "enied by Dravia" in told
    assert "no comment from Dravia" not in told.casefold()


@pytest.mark.parametrize(
    "told",
    [
        "Dravia has since confirmed that no rocket launchers had been landed at Orsk.",
        "Dravia confirmed that rocket launchers had not been landed at Orsk.",
    ],
)
def test_who_confirms_the_contrary_does_not_confirm_the_claim(told):
    kinds = {kind for name, kind, _ in stances_of(CLAIM + told) if name == "Dravia"}
    assert kinds <= {"denies"}


def test_what_is_itself_put_in_the_negative_is_confirmed_by_whoever_says_so():
    told = stances_of(
        "The mayor of Orsk, Lena Dahl, said that no rocket launchers had been landed at Orsk.\n"
        "Dravia confirmed that no rocket launchers had been landed at Orsk."
    )
    assert [kind for name, kind, _ in told if name == "Dravia"] == ["confirms"]


def test_nobody_confirms_a_claim_in_the_words_of_whoever_makes_it():
    told = stances_of(
        CLAIM + "Mr Aske said Dravia had confirmed that rocket launchers had been landed at Orsk."
    )
    assert [kind for name, kind, _ in told if name == "Dravia"] == []


def test_a_count_that_is_corrected_in_words_is_made_again():
    told = stances_of(
        "The bakers’ union of Kelm said on Monday that at least nine people had died of the flour.",
        "The bakers’ union of Kelm corrected its count of the dead from nine people to eight people.",
    )
    assert not [row for row in told if row[1] == "retracts"]


@pytest.mark.parametrize(
    "beside",
    [
        "Velland said rocket launchers had been landed and that Orsk had not been told.",
        "The guild of Orsk said the rocket launchers landed at Orsk had not been paid for.",
    ],
)
def test_what_is_negated_is_no_confirmation_though_somebody_negates_another_thing(beside):
    found = story_of(
        CLAIM + beside,
        "Dravia has since confirmed that no rocket launchers had been landed at Orsk.",
    )
    first = found.stances[0]
    assert not [
        stance
        for stance in found.stances
        if (stance.claim, stance.kind.value) == (first.claim, "confirms")
    ]
