"""What a speaker has seen himself, or claims to know."""

from stated import stated


def test_what_was_seen_is_own_observation_and_no_reason_is_none():
    saw = "She/PRON/2/nsubj said/VERB/0/root she/PRON/4/nsubj saw/VERB/2/ccomp {}/NOUN/4/obj"
    assert stated(saw.format("smoke"), "said", "She", "she saw smoke") == ["own_observation"]
    assert stated(saw.format("progress"), "said", "She", "she saw progress") == ["none_stated"]
    papers = saw.format("affidavits")
    assert stated(papers, "said", "She", "she saw affidavits") == ["document"]


def test_information_that_somebody_has_and_has_not():
    had = (
        "Police/NOUN/2/nsubj said/VERB/0/root they/PRON/4/nsubj had/VERB/2/ccomp {}"
        " information/NOUN/4/obj"
    )
    some = had.format("solid/ADJ/6/amod")
    assert stated(some, "said", "Police", "they had solid information") == ["own_information"]
    none = had.format("no/DET/6/det")
    assert stated(none, "said", "Police", "they had no information") == ["none_stated"]
