"""Papers, pictures and tests that show what is said."""

from sayso.types.attribution import Act
from stated import stated

SAID = "Varga/PROPN/2/nsubj said/VERB/0/root "
MEMO = (
    "A/DET/2/det memo/NOUN/6/nsubj seen/VERB/2/acl by/ADP/5/case Reuters/PROPN/3/obl"
    " warns/VERB/0/root it/PRON/8/nsubj leaked/VERB/6/ccomp"
)


def test_a_paper_that_somebody_has_seen_is_the_basis_of_what_it_says():
    assert stated(MEMO, "warns", "A memo seen by Reuters", "it leaked") == ["document"]
    unseen = "A/DET/2/det memo/NOUN/3/nsubj warns/VERB/0/root it/PRON/5/nsubj leaked/VERB/3/ccomp"
    assert stated(unseen, "warns", "A memo", "it leaked") == ["none_stated"]


def test_what_stands_before_the_noun_says_what_it_is():
    flight = SAID + "flight/NOUN/4/compound data/NOUN/5/nsubj show/VERB/2/ccomp fire/NOUN/5/obj"
    assert stated(flight, "said", "Varga", "flight data show fire") == ["imagery_or_recording"]
    tests = SAID + "DNA/PROPN/4/compound tests/NOUN/5/nsubj show/VERB/2/ccomp kin/NOUN/5/obj"
    assert stated(tests, "said", "Varga", "DNA tests show kin") == ["analysis"]


def test_what_may_yet_be_shown_is_no_basis():
    will = (
        "Varga/PROPN/2/nsubj said/VERB/0/root tests/NOUN/5/nsubj will/AUX/5/aux show/VERB/2/ccomp"
        " it/PRON/5/obj"
    )
    assert stated(will, "said", "Varga", "tests will show it") == ["none_stated"]


def test_papers_that_are_only_denied_or_wanted_are_no_basis():
    letter = (
        "Varga/PROPN/2/nsubj denied/VERB/0/root he/PRON/5/nsubj had/AUX/5/aux seen/VERB/2/ccomp"
        " letters/NOUN/5/obj"
    )
    parts = ("denied", "Varga", "he had seen letters")
    assert stated(letter, *parts) == ["document"]
    assert stated(letter, *parts, act=Act.DENIES) == ["none_stated"]
