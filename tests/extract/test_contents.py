import pytest

from hand_parsed import found, hand_parsed, said
from sayso.extract.contents import reported, whole
from sayso.extract.decode import Found

VOWED = (
    "He/PRON/2/nsubj vowed/VERB/0/root to/PART/4/mark rebuild/VERB/2/xcomp the/DET/7/det"
    " old/ADJ/7/amod pier/NOUN/4/obj soon/ADV/4/advmod ./PUNCT/2/punct"
)
RAIN = (
    "She/PRON/2/nsubj said/VERB/0/root it/PRON/5/nsubj would/AUX/5/aux rain/VERB/2/ccomp"
    " and/CCONJ/7/cc warned/VERB/2/conj of/ADP/9/case floods/NOUN/7/obl ./PUNCT/2/punct"
)
FELT = (
    "Varga/PROPN/2/nsubj said/VERB/0/root she/PRON/4/nsubj felt/VERB/2/ccomp the/DET/6/det"
    " rule/NOUN/8/nsubj was/AUX/8/cop wrong/ADJ/4/ccomp ./PUNCT/2/punct"
)
ASKED = (
    "Of/ADP/3/case 57/NUM/3/nummod residents/NOUN/7/nsubj we/PRON/5/nsubj asked/VERB/7/parataxis"
    " 52/NUM/7/nsubj said/VERB/0/root they/PRON/9/nsubj heard/VERB/7/ccomp nothing/PRON/9/obj"
)


OVERRAN = (
    "Fighters/NOUN/4/nsubj of/ADP/3/case Orsk/PROPN/1/nmod overran/VERB/9/ccomp a/DET/6/det"
    " station/NOUN/4/obj ,/PUNCT/4/punct Varga/PROPN/9/nsubj said/VERB/0/root ./PUNCT/9/punct"
)
TURNED_DOWN = (
    "He/PRON/2/nsubj turned/VERB/0/root down/ADP/2/compound:prt Orsk/PROPN/6/nmod:poss"
    " 's/PART/4/case demand/NOUN/2/obj ./PUNCT/2/punct"
)


def content_of(article, cue, *content, taken=()):
    parts = [found(article, part) for part in content]
    return [said(article, part) for part in whole(article, found(article, cue), parts, taken)]


def attribution(article, cue, source=None, *content):
    sources = (found(article, source),) if source else ()
    parts = tuple(found(article, part) for part in content)
    evidence = (-0.1, -4.0, -4.0, -0.2, -0.3)
    return Found(found(article, cue), source=sources, content=parts, evidence=evidence)


@pytest.mark.parametrize(
    ("broken", "full"),
    [
        ("to", "to rebuild the old pier soon"),
        ("to rebuild the", "to rebuild the old pier"),
        ("to rebuild the old", "to rebuild the old pier"),
    ],
)
def test_a_content_goes_on_to_what_its_last_word_belongs_to(broken, full):
    assert content_of(hand_parsed(VOWED), "vowed", broken) == [full]


def test_who_does_something_is_told_with_what_he_does():
    article = hand_parsed(OVERRAN)
    assert content_of(article, "said", "Fighters of Orsk", taken=found(article, "Varga said")) == [
        "Fighters of Orsk overran a station"
    ]
    assert content_of(article, "said", "Fighters of Orsk", taken=found(article, "station")) == [
        "Fighters of Orsk"
    ]


def test_whoever_is_identified_is_told_with_his_name():
    article = hand_parsed(
        "Police/NOUN/2/nsubj named/VERB/0/root the/DET/4/det man/NOUN/2/obj as/ADP/6/case"
        " Coe/PROPN/2/obl"
    )
    assert content_of(article, "named", "the man") == ["the man as Coe"]


def test_whose_something_is_is_told_with_it():
    article = hand_parsed(TURNED_DOWN)
    assert content_of(article, "turned down", "Orsk 's") == ["Orsk 's demand"]


def test_a_content_that_breaks_off_in_no_phrase_is_left_alone():
    article = hand_parsed(VOWED)
    assert content_of(article, "vowed", "to rebuild the old pier") == ["to rebuild the old pier"]


def test_a_content_does_not_go_on_over_what_is_tagged():
    article = hand_parsed(VOWED)
    assert content_of(article, "vowed", "to", taken=found(article, "rebuild")) == ["to"]


def test_a_clause_that_holds_what_is_tagged_is_not_gone_on_with():
    article = hand_parsed(
        "That/PRON/3/nsubj is/AUX/3/cop what/PRON/0/root Varga/PROPN/5/nsubj wanted/VERB/3/acl"
    )
    assert content_of(article, "wanted", "That", taken=found(article, "Varga wanted")) == ["That"]


def test_an_and_that_joins_another_cue_is_cut_off():
    assert content_of(hand_parsed(RAIN), "said", "it would rain and") == ["it would rain"]


def test_whoever_speaks_does_not_draw_in_his_own_verb():
    denied = (
        "The/DET/2/det party/NOUN/3/nsubj denied/VERB/6/ccomp it/PRON/3/obj ,/PUNCT/6/punct"
        " said/VERB/0/root Varga/PROPN/6/nsubj"
    )
    assert content_of(hand_parsed(denied), "said", "The party") == ["The party"]


def test_a_content_goes_on_with_a_clause_that_says_when():
    article = hand_parsed(
        "He/PRON/2/nsubj said/VERB/0/root it/PRON/4/nsubj broke/VERB/2/ccomp when/SCONJ/7/mark"
        " boats/NOUN/7/nsubj landed/VERB/4/advcl ./PUNCT/2/punct"
    )
    assert content_of(article, "said", "it broke") == ["it broke when boats landed"]


def test_a_cue_left_without_a_content_has_the_clause_of_its_verb():
    article = hand_parsed(FELT)
    one = reported(article, attribution(article, "said", "Varga"))
    assert [said(article, part) for part in one.content] == ["she felt the rule was wrong"]


def test_it_is_as_sure_as_its_cue():
    article = hand_parsed(FELT)
    one = reported(article, attribution(article, "said", "Varga"))
    assert one.evidence == (-0.1, -0.1, -0.1, -0.2, -0.3)


def test_its_speaker_is_the_verbs_own_subject():
    article = hand_parsed(ASKED)
    one = reported(article, attribution(article, "said", "57 residents we"))
    assert [said(article, part) for part in one.source] == ["52"]


def test_a_verb_that_reports_nothing_gets_no_clause():
    article = hand_parsed(FELT.replace("said/", "knew/"))
    one = attribution(article, "knew", "Varga")
    assert reported(article, one) == one


def test_what_is_only_to_be_said_gets_no_clause():
    article = hand_parsed(
        "They/PRON/2/nsubj came/VERB/0/root to/PART/4/mark say/VERB/2/advcl it/PRON/6/nsubj"
        " rained/VERB/4/ccomp ./PUNCT/2/punct"
    )
    one = attribution(article, "to say", "They")
    assert reported(article, one) == one


@pytest.mark.parametrize("source", ["Nobody", "He"])
def test_what_nobody_says_gets_no_clause(source):
    article = hand_parsed(
        f"{source}/PRON/4/nsubj could/AUX/4/aux not/PART/4/advmod say/VERB/0/root"
        " who/PRON/6/nsubj came/VERB/4/ccomp ./PUNCT/4/punct"
    )
    one = attribution(article, "say" if source == "Nobody" else "not say", source)
    assert reported(article, one) == one
