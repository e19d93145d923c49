"""One article as extraction sees it: dependents, and what is looked for only once."""

from hand_parsed import hand_parsed

PARSE = (
    "Varga/PROPN/2/nsubj said/VERB/0/root the/DET/4/det mine/NOUN/6/nsubj:pass was/AUX/6/aux:pass"
    " shut/VERB/2/ccomp"
)


def test_dependents_are_found_by_their_relation_with_its_subtype_or_without():
    article = hand_parsed(PARSE)
    assert article.dependents(5, "nsubj") == [3]
    assert article.dependents(5, "aux:pass", "nsubj:pass") == [3, 4]
    assert article.first(5, "obj") is None


def test_the_head_of_a_root_has_no_dependents():
    article = hand_parsed(PARSE)
    assert article.dependents(article.heads[1], "ccomp", "nsubj") == []


def test_what_hangs_on_several_words_is_gathered_but_for_what_is_left_out():
    article = hand_parsed(PARSE)
    assert article.subtree(0, 3) == {0, 2, 3}
    assert article.subtree(1, without=[3]) == {0, 1, 4, 5}


def test_one_word_is_its_own_root_even_a_mark():
    article = hand_parsed("Varga/PROPN/2/nsubj said/VERB/0/root ./PUNCT/2/punct")
    assert article.root((2,)) == article.root([2]) == 2


def test_words_are_found_by_their_lemmas():
    assert hand_parsed(PARSE).having({"say", "be"}) == {1, 4}


def test_words_are_found_as_they_are_written_in_any_case():
    assert hand_parsed(PARSE).written({"varga", "was", "mines"}) == {0, 4}


def test_what_is_looked_for_twice_is_found_once():
    article = hand_parsed(PARSE)
    look = lambda one: one.having({"say"})  # noqa: E731
    assert article.once(look) is article.once(look)


def test_a_plural_is_a_noun_whatever_it_was_taken_for():
    article = hand_parsed(
        "Lund/PROPN/2/nsubj asked/VERB/0/root parents/PRON/2/iobj not/PART/2/advmod others/PRON/3/conj"
    )
    assert (article.upos[2], article.lemmas[2], article.upos[4]) == ("NOUN", "parent", "PRON")
