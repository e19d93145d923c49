"""What a speaker has from others."""

from stated import stated

SAID = "She/PRON/2/nsubj said/VERB/0/root "


def test_what_others_told_the_speaker():
    told = (
        SAID + "guards/NOUN/5/nsubj had/AUX/5/aux told/VERB/2/ccomp her/PRON/5/obj it/PRON/8/nsubj"
        " burned/VERB/5/ccomp"
    )
    assert stated(told, "said", "She", "guards had told her it burned") == ["other_party"]


def test_what_villagers_remember_but_not_what_a_minister_promised():
    parse = SAID + "{}/NOUN/4/nsubj {}/VERB/2/ccomp it/PRON/4/obj"
    remember = parse.format("villagers", "remember")
    assert stated(remember, "said", "She", "villagers remember it") == ["other_party"]
    promised = parse.format("ministers", "promised")
    assert stated(promised, "said", "She", "ministers promised it") == ["none_stated"]


def test_what_was_learnt_from_somebody():
    learnt = (
        "“/PUNCT/3/punct We/PRON/3/nsubj learnt/VERB/9/ccomp it/PRON/3/obj from/ADP/7/case"
        " a/DET/7/det shepherd/NOUN/3/obl ,/PUNCT/3/punct said/VERB/0/root Varga/PROPN/9/nsubj"
    )
    assert stated(learnt, "said", "Varga", "“ We learnt it from a shepherd") == ["other_party"]
