"""What joins a claim, what takes no stance, and which figures count one thing."""

import pytest

import sayso
from ledgers import embedder
from sayso.judge import claims
from sayso.judge.chapter import Chapter
from sayso.judge.story import Rulings, judged
from sayso.recording.keeping import vectors
from sayso.types.story import Reference, StanceKind


def story(*texts, rulings=None):
    chapters = []
    for number, text in enumerate(texts):
        reading = sayso.read(text, published_at=f"2031-04-0{number + 1}")
        chapters.append(Chapter(f"n{number}", reading, vectors=vectors(reading, embedder())))
    return judged(chapters, rulings)


def test_what_a_speaker_goes_on_to_say_is_no_claim_of_its_own():
    found = story(
        "Minister Jorun Aske said on Monday that twelve rocket launchers had been landed at Orsk. "
        "“We know which ships brought them ashore at Orsk,” Aske said."
    )
    of = [claim for claim in found.claims if "launchers" in claim.text]
    assert len(of) == 1
    assert {at.statement for at in of[0].statements} == {"s1", "s2", "s3"}  # s3: what they know
    assert len([s for s in found.stances if s.claim == of[0].id]) == 1


def test_a_silence_makes_no_claim_but_bears_on_the_one_told():
    found = story(
        "Minister Jorun Aske of Velland said on Monday that twelve rocket launchers had been "
        "landed at Orsk. The shipping line Norrhav would not discuss its customers."
    )
    assert len(found.claims) == 1
    (line,) = (party.id for party in found.parties if party.name == "Norrhav")
    assert [s.kind for s in found.stances if s.party == line] == [StanceKind.DECLINES]


def test_who_says_no_more_of_what_he_told_himself_is_silent_on_nothing_else():
    found = story(
        "Minister Jorun Aske of Velland said on Monday that twelve rocket launchers had been "
        "landed at Orsk. The fisherman Tor Vane said that forty boats had left the quay for the "
        "islands. Vane would not say who had paid for the fuel.",
        "Minister Jorun Aske of Velland repeated that twelve launchers had been landed at Orsk.",
    )
    (vane,) = (party.id for party in found.parties if party.name == "Tor Vane")
    assert {s.kind for s in found.stances if s.party == vane} == {StanceKind.ASSERTS}


def test_a_silence_alone_is_no_claim():
    found = story("The shipping line Norrhav declined to discuss its customers at Orsk.")
    assert not found.claims


def test_who_does_not_say_it_neither_asserts_it_nor_keeps_silent():
    found = story(
        "The opposition said that the commission had cheated in the Orsk count.\n"
        "The report does not say that the commission had cheated in the Orsk count, and the "
        "Constitutional Court does not say that the commission cheated."
    )
    kinds = {(stance.kind, p.name) for stance in found.stances for p in found.parties
             if p.id == stance.party and "ourt" in p.name}  # fmt: skip
    assert not {kind for kind, _ in kinds} & {StanceKind.ASSERTS, StanceKind.DECLINES}


def test_two_counts_of_one_party_in_one_article_are_two_series():
    found = story(
        "The electoral commission of Tamar said 214 stations were counted again in the north. "
        "The electoral commission of Tamar said 58 stations were counted again in the south."
    )
    assert sorted(len(series.points) for series in found.series) == [1, 1]


def test_a_revised_count_is_one_series():
    found = story(
        "The interior ministry of Karvia said 38 people were killed in the Ulm quake.",
        "The interior ministry of Karvia said 51 people were killed in the Ulm quake.",
    )
    points = [point for series in found.series for point in series.points]
    assert len(found.series) == 1
    assert [point.low for point in points] == [38, 51]
    assert points[1].change is not None
    assert points[1].change.value == "revision"


def test_what_nobody_said_is_no_claim():
    found = story("The report does not say that the Orsk commission had cheated in the count.")
    assert found.claims == ()


def test_a_sum_in_one_article_revises_nothing():
    found = story(
        "Minister Jorun Aske said that up to 40 launchers had been landed at Orsk. "
        "Minister Jorun Aske said that 40 launchers had been landed at Orsk on two nights."
    )
    changes = [p.change.value for series in found.series for p in series.points if p.change]
    assert "revision" not in changes


def test_this_is_what_was_told_last():
    found = story(
        "Minister Jorun Aske of Velland said that launchers had been landed at Orsk.",
        "Minister Jorun Aske of Velland said that launchers had been landed at Orsk. "
        "Two diplomats said that aid worth 18 million crowns would be cut in May. "
        "Dravia neither confirmed nor denied this.",
    )
    of = {claim.id: claim.text for claim in found.claims}
    name = {party.id: party.name for party in found.parties}
    silent = [of[s.claim] for s in found.stances if name[s.party] == "Dravia"]
    assert len(silent) == 1
    assert silent[0].startswith("Aid")


def test_who_puts_a_toll_higher_asserts_nothing_that_was_told_before():
    found = story(
        "Interior Minister Dana Orsolic said the government had asked the league to send four "
        "rescue teams by Thursday.\nProvincial governor Ivo Tarn put the toll higher."
    )
    name = {party.id: party.name for party in found.parties}
    assert "Ivo Tarn" in name.values()
    assert "Ivo Tarn" not in [name[s.party] for s in found.stances]


def test_a_person_s_ruling_outranks_what_a_speaker_goes_on_to_say():
    text = (
        "Minister Jorun Aske said on Monday that twelve rocket launchers had been landed at Orsk. "
        "“We know which ships brought them ashore at Orsk,” Aske said. "
        "Mayor Tarn said that the harbour would be shut for repairs in May."
    )
    plain = story(text)
    one, sequel, other = (
        Reference("n0", statement.id)
        for statement in sayso.read(text).statements
        if statement.within is None
    )
    assert any({one, sequel} <= set(claim.statements) for claim in plain.claims)
    ruled = story(text, rulings=Rulings(together=[(sequel, other)], apart=[(sequel, one)]))
    assert any({other, sequel} <= set(claim.statements) for claim in ruled.claims)
    assert not any({one, sequel} <= set(claim.statements) for claim in ruled.claims)


def test_what_a_spokeswoman_says_of_her_own_side_is_one_silence():
    found = story(
        "President Ada Korring of Velland said on Monday that rockets had been landed at Orsk. "
        "A spokeswoman for the Sound Pact, Lene Marrick, said the alliance was not in a position "
        "to confirm the reports."
    )
    silent = [s for s in found.stances if s.kind is StanceKind.NOT_CONFIRMED]
    assert len({stance.party for stance in silent}) == 1


def test_two_things_that_happen_to_the_same_men_are_two_claims():
    found = story(
        "President Ada Korring of Velland said that Dravian soldiers are being trained at Orsk.",
        "Dravian soldiers are being drilled at Orsk, Korring said.\n"
        "President Ada Korring of Velland said that Dravian soldiers have been sent from Orsk to the front.",
    )
    claims = {claim.text: claim.statements for claim in found.claims}
    assert len(claims) == 2
    assert sorted(len(at) for at in claims.values()) == [1, 2]


def test_who_denies_another_s_conclusion_takes_a_stance():
    found = story(
        "The Orsk laboratory concluded that nerve gas was in the senator’s blood.\n"
        "Dravia denied the laboratory’s conclusion that nerve gas was in the senator’s blood."
    )
    kinds = {(p.name, s.kind) for s in found.stances for p in found.parties if p.id == s.party}
    assert ("Dravia", StanceKind.DENIES) in kinds


def test_no_accident_but_murder_denies_nothing():
    found = story(
        "The hospital said that Senator Marandi had been poisoned at Orsk.\n"
        "Minister Jorun Aske said that the poisoning of Senator Marandi at Orsk was no accident but a murder."
    )
    assert StanceKind.DENIES not in {stance.kind for stance in found.stances}


def test_a_silence_is_about_the_question_that_it_answers():
    found = story(
        "Minister Jorun Aske said that twelve rocket launchers had been landed at Orsk.\n"
        "Aske said that agents of the State Guard had followed Senator Marandi for a month.\n"
        "The State Guard did not respond when the Courier asked whether its agents had followed Senator Marandi."
    )
    (silent,) = [s for s in found.stances if s.kind is StanceKind.DID_NOT_RESPOND]
    (claim,) = [claim for claim in found.claims if claim.id == silent.claim]
    assert "followed" in claim.text


def test_what_a_party_says_beside_its_own_denial_is_not_the_claim_that_it_denies():
    found = story(
        "The ferry Tern Maid sank off Lodmark on Sunday. Brannoch Lines denied that the Tern Maid was"
        " overloaded. “The Tern Maid was within her load limits,” said Colm Varrick, a spokesman for"
        " Brannoch Lines."
    )
    texts = [claim.text for claim in found.claims]
    denied = [s for s in found.stances if s.kind is StanceKind.DENIES]
    assert denied
    assert all("within her" not in c.text for c in found.claims if c.id == denied[0].claim), texts


def test_what_a_party_says_beside_its_denial_is_its_own_claim_where_nobody_else_makes_it():
    found = story(
        "Foreign Minister Ilan Benneth of Dravia rejected Ostmere’s pictures. “The pictures presented"
        " by Ostmere show irrigation pipes,” Benneth said."
    )
    (pipes,) = (claim for claim in found.claims if "irrigation" in claim.text)
    assert [s.kind for s in found.stances if s.claim == pipes.id] == [StanceKind.ASSERTS]


def test_what_a_person_said_are_two_claims_is_not_asked_again_by_another_pair(monkeypatch):
    monkeypatch.setattr(claims, "_DOUBTFUL", 0.15)  # so that both pairs of the two are
    texts = (
        "The Norring Institute said that 26 launchers stood on lorries north of the harbour.",
        "Minister Jorun Aske said that twelve rocket launchers had been landed at Orsk.",
        "Ostmere said that rocket launchers had been brought ashore at Orsk.",
    )
    asked = story(*texts).doubtful
    [(one, other, _)] = asked  # of two pairs of the two claims the surer
    assert story(*texts, rulings=Rulings(apart=((one, other),))).doubtful == ()


def test_own_words_beside_a_denial_bear_out_nobody_else():
    found = story(
        "Minister Jorun Aske of Velland said that Dravian troops had crossed the border at Orsk.",
        "Dravia denied that its soldiers had entered Velland. “Dravian troops have only held"
        " exercises near the border at Orsk,” Dravia said.",
    )
    crossed = next(claim for claim in found.claims if "crossed" in claim.text)
    names = {party.id: party.name for party in found.parties}
    asserting = [s for s in found.stances if s.claim == crossed.id and s.kind is StanceKind.ASSERTS]
    assert [names[stance.party] for stance in asserting] == ["Velland"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Minister Jorun Aske said that rockets had been landed at Orsk. Envoy Lene Marrick denied "
            "that rockets had been landed at Orsk. “There are only grain ships at Orsk, no rockets were"
            " landed,” Marrick said. The Sound Pact has not confirmed that."
        ),
        (
            "Minister Jorun Aske said on Monday that twelve rocket launchers had been landed at Orsk. "
            "“We know which ships brought them ashore at Orsk,” Aske said. The Sound Pact declined to "
            "comment on the launchers."
        ),
        (
            "Minister Jorun Aske said that rockets had been landed at Orsk. Envoy Lene Marrick denied "
            "that rockets had been landed at Orsk. “There are only grain ships,” Marrick said, and not "
            "one of them was armed. Marrick said that no rockets had come."
        ),
    ],
)
def test_what_a_person_took_out_of_a_claim_comes_back_by_no_step_that_joins(text):
    claim = max(story(text).claims, key=lambda each: len(each.statements))
    for gone in claim.statements:
        left = {other for other in claim.statements if other != gone}
        for apart in ([(gone, other) for other in left], [(other, gone) for other in left]):
            found = story(text, rulings=Rulings(apart=apart))
            of = [set(each.statements) for each in found.claims if gone in each.statements]
            assert not any(whole & left for whole in of)


def test_words_that_only_point_go_to_the_claim_that_a_person_names():
    text = (
        "Minister Jorun Aske said that rockets had been landed at Orsk. "
        "Mayor Tarn said that the harbour would be shut for repairs in May. "
        "The Sound Pact has not confirmed that."
    )
    first, second, pointing = (Reference("n0", each.id) for each in sayso.read(text).statements)
    for meant in (first, second):
        found = story(text, rulings=Rulings(together=[(pointing, meant)]))
        assert {meant, pointing} in [set(claim.statements) for claim in found.claims]
    gone = [(pointing, first), (pointing, second)]
    found = story(text, rulings=Rulings(apart=gone))
    assert not any(pointing in claim.statements for claim in found.claims)


def test_a_word_for_what_happens_points_to_the_claim_of_that_event():
    found = story(
        "The Karvian army said on Monday that 400 Orsk volunteers were being trained at the Ulm "
        "base. The Orsk government said that 400 volunteers were being trained at the Ulm base. "
        "A Karvian general said that two companies of them had been sent to the front at Dren. "
        "The Tamar alliance could not confirm the deployment.",
        "The Orsk government said again that 400 volunteers were being trained at the Ulm base.",
    )
    (front,) = (claim for claim in found.claims if "front at Dren" in claim.text)
    kinds = {stance.kind for stance in found.stances if stance.claim == front.id}
    assert StanceKind.NOT_CONFIRMED in kinds


def test_an_accusation_is_worded_with_its_verb_where_nothing_else_tells_the_claim():
    accused = "Karvia accused President Ada Korring of Velland of inventing a threat."
    (claim,) = story(accused).claims
    assert claim.text == "Accused President Ada Korring of Velland of inventing a threat"
    plain = "Karvia said that President Ada Korring of Velland was inventing a threat."
    (claim,) = story(accused, plain).claims
    assert claim.text == "President Ada Korring of Velland was inventing a threat"


def test_who_makes_a_claim_below_counts_though_the_headline_has_it_in_other_words():
    headed = (
        "Ilmora: brigades of Tamarand are drilling over the border\n"
        "President Ines Roth of Ilmora said on Monday that soldiers from Tamarand are being trained "
        "in neighbouring Graunia for the war. Corvane has not confirmed the account."
    )
    again = (
        "Soldiers from Tamarand are being trained in neighbouring Graunia, Ines Roth, the president "
        "of Ilmora, said in Teskar."
    )
    (claim,) = [each for each in story(headed, again).claims if "trained" in each.text]
    assert claim.corroboration.claimants == (1, 1)
