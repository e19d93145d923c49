"""Bare numbers that count, and those that count nothing."""

import sayso
from hand_parsed import hand_parsed
from sayso.extract.figures import figures


def figures_of(text):
    return [figure.low for figure in sayso.read(text).figures]


def values(parse):
    return [f.low for f in figures(hand_parsed(parse), [])]


def test_a_number_counts_what_a_number_before_it_counted():
    assert values(
        "They/PRON/2/nsubj treated/VERB/0/root 31/NUM/4/nummod people/NOUN/2/obj for/ADP/6/case"
        " burns/NOUN/2/obl and/CCONJ/8/cc six/NUM/4/conj for/ADP/10/case smoke/NOUN/8/nmod"
    ) == [31, 6]


def test_nobody_who_was_hurt_is_none():
    assert values("Nobody/PRON/3/nsubj:pass was/AUX/3/aux:pass hurt/VERB/0/root") == [0]
    assert values("Nobody/PRON/2/nsubj knew/VERB/0/root it/PRON/2/obj") == []


def test_the_score_of_a_vote_counts_nothing():
    assert (
        values(
            "Judges/NOUN/2/nsubj voted/VERB/0/root 7/NUM/2/obj to/ADP/5/case 2/NUM/3/nmod against/ADP"
            "/7/case it/PRON/2/obl"
        )
        == []
    )


def test_an_hour_in_words_counts_nothing():
    assert figures_of("By four it came back, and 12 men had seen it, she said.") == [12]
    assert figures_of("The toll rose by four, she said.") == [4]
