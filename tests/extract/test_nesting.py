import pytest

from extract.told import sayings
from hand_parsed import draft, hand_parsed, said
from sayso.extract.decode import Found
from sayso.extract.nesting import drafts_within, nested

SUGGESTS = (
    "Varga/PROPN/2/nsubj said/VERB/0/root intelligence/NOUN/4/nsubj suggests/VERB/2/ccomp"
    " 900/NUM/6/nummod troops/NOUN/7/nsubj crossed/VERB/4/ccomp"
)


def parts(article, one):
    source = said(article, one.source[0]) if one.source else ""
    content = said(article, one.content[0]) if one.content else ""
    return source, said(article, one.cue), content


def test_a_clause_of_saying_inside_a_content_is_nested():
    article = hand_parsed(SUGGESTS)
    outer = draft(article, "said", "Varga", "intelligence suggests 900 troops crossed")
    first, second = nested(article, [outer])
    assert first == outer
    assert parts(article, second) == ("intelligence", "suggests", "900 troops crossed")
    assert second.within == 0
    assert second.confidence < outer.confidence


def test_what_the_tagger_breaks_off_goes_on_to_the_end_of_its_phrase():
    article = hand_parsed(
        "We/PRON/2/nsubj expect/VERB/0/root a/DET/5/det firm/ADJ/5/amod answer/NOUN/2/obj"
        " from/ADP/8/case the/DET/8/det world/NOUN/5/nmod"
    )
    found = Found(
        range(1, 2), source=(range(1),), content=(range(2, 3),), evidence=(-0.1, -0.1, -0.1)
    )
    (inner,) = drafts_within(article, [found])
    assert parts(article, inner) == ("We", "expect", "a firm answer from the world")


def test_a_preposition_alone_goes_on_to_what_was_wanted():
    article = hand_parsed(
        "Brussels/PROPN/2/nsubj asked/VERB/0/root both/DET/4/det sides/NOUN/2/obj for/ADP/7/case"
        " more/ADJ/7/amod information/NOUN/2/obl"
    )
    evidence = (-0.1, -0.1, -0.1)
    found = Found(range(1, 2), source=(range(1),), content=(range(4, 5),), evidence=evidence)
    (inner,) = drafts_within(article, [found])
    assert parts(article, inner) == ("Brussels", "asked", "for more information")


def test_whoever_had_been_warned_is_no_speaker():
    article = hand_parsed(
        "It/PRON/2/nsubj denied/VERB/0/root that/SCONJ/8/mark the/DET/5/det captain/NOUN/8/nsubj:pass"
        " had/AUX/8/aux been/AUX/8/aux:pass warned/VERB/2/ccomp about/ADP/10/case doors/NOUN/8/obl"
    )
    evidence = (-0.1, -0.1, -0.1)
    found = Found(range(5, 8), source=(range(3, 5),), content=(range(8, 10),), evidence=evidence)
    (inner,) = drafts_within(article, [found])
    assert parts(article, inner) == ("", "had been warned", "about doors")


def test_outside_contents_a_verb_is_the_taggers_to_find():
    assert nested(hand_parsed(SUGGESTS), []) == []


def test_a_claim_with_its_clause():
    article = hand_parsed(
        "The/DET/2/det mayor/NOUN/3/nsubj rejected/VERB/0/root the/DET/5/det claim/NOUN/3/obj"
        " that/SCONJ/10/mark the/DET/8/det dam/NOUN/10/nsubj was/AUX/10/cop unsafe/ADJ/5/acl"
    )
    outer = draft(article, "rejected", "The mayor", "the claim that the dam was unsafe")
    assert parts(article, nested(article, [outer])[1]) == ("", "claim", "that the dam was unsafe")


def test_reports_need_no_speaker():
    article = hand_parsed(
        "Work/NOUN/2/nsubj goes/VERB/0/root on/ADP/2/compound:prt amid/ADP/5/case"
        " reports/NOUN/2/obl that/SCONJ/9/mark a/DET/8/det dam/NOUN/9/nsubj cracked/VERB/5/acl"
    )
    (only,) = nested(article, [])
    assert parts(article, only) == ("", "reports", "that a dam cracked")
    assert only.within is None


def test_whoever_is_asked_is_no_speaker():
    article = hand_parsed(
        "Marsh/PROPN/2/nsubj said/VERB/0/root the/DET/4/det ministry/NOUN/6/nsubj had/AUX/6/aux"
        " asked/VERB/2/ccomp the/DET/8/det council/NOUN/6/nsubj to/PART/10/mark wait/VERB/6/xcomp"
    )
    outer = draft(article, "said", "Marsh", "the ministry had asked the council to wait")
    inner = nested(article, [outer])[1]
    assert parts(article, inner) == ("the ministry", "had asked", "to wait")


def test_conditions_are_no_statements():
    article = hand_parsed(
        "Varga/PROPN/2/nsubj said/VERB/0/root if/SCONJ/5/mark they/PRON/5/nsubj"
        " confirm/VERB/9/advcl it/PRON/5/obj ,/PUNCT/5/punct he/PRON/9/nsubj leaves/VERB/2/ccomp"
    )
    outer = draft(article, "said", "Varga", "if they confirm it , he leaves")
    assert nested(article, [outer]) == [outer]


def test_silence_is_told_without_content():
    article = hand_parsed(
        "The/DET/2/det company/NOUN/5/nsubj did/AUX/5/aux not/PART/5/advmod return/VERB/0/root"
        " calls/NOUN/5/obj ./PUNCT/5/punct"
    )
    (only,) = nested(article, [])
    assert parts(article, only) == ("The company", "did not return calls", "")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The envoy said Belva had denied shelling the village.", "Belva", "shelling the village"),
        ("The paper said Mr Ott had denied having met the spy.", "Mr Ott", "having met the spy"),
        ("Officials said the driver admitted falling asleep.", "the driver", "falling asleep"),
    ],
)
def test_what_is_denied_by_a_deed_is_told_with_it(text, speaker, content):
    assert (speaker, content) in [(who, said) for who, _, _, said in sayings(text)]
