"""What stands behind "citing", and papers pointed back to."""

from stated import stated

CITING = (
    "Kanal/PROPN/3/nsubj 4/NUM/1/flat said/VERB/0/root ,/PUNCT/5/punct citing/VERB/3/advcl"
    " {}/NOUN/5/obj ,/PUNCT/5/punct it/PRON/9/nsubj sank/VERB/3/ccomp"
)


def test_the_noun_behind_citing_tells_the_basis():
    for noun, basis in (
        ("invoices", "document"),
        ("footage", "imagery_or_recording"),
        ("intercepts", "intelligence"),
        ("autopsies", "analysis"),
        ("survivors", "other_party"),
        ("insiders", "unnamed_source"),
        ("newspapers", "media_report"),
    ):
        assert stated(CITING.format(noun), "said", "Kanal 4", "it sank") == [basis]


def test_a_minister_s_own_word_is_no_basis():
    parse = (
        "According/VERB/4/case to/ADP/1/fixed the/DET/4/det minister/NOUN/6/obl it/PRON/6/nsubj"
        " sank/VERB/0/root"
    )
    assert stated(parse, "According to", "the minister", "it sank") == ["none_stated"]


def test_the_recording_of_the_sentence_before():
    parse = (
        "She/PRON/2/nsubj made/VERB/0/root recordings/NOUN/2/obj ./PUNCT/2/punct || In/ADP/2/case"
        " one/NUM/4/obl he/PRON/4/nsubj says/VERB/0/root it/PRON/6/nsubj leaks/VERB/4/ccomp"
    )
    assert stated(parse, "says", "he", "it leaks") == ["imagery_or_recording"]
