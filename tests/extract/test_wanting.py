"""What an ask is for, and who makes it, on parses by hand."""

import pytest

from extract.told import sayings
from hand_parsed import draft, hand_parsed
from sayso.extract.wanting import past_aside, wanting
from sayso.types.attribution import Act

ASKED = (
    "She/PRON/2/nsubj asked/VERB/0/root the/DET/4/det League/PROPN/2/obj ,/PUNCT/7/punct"
    " the/DET/7/det body/NOUN/4/appos of/ADP/9/case states/NOUN/7/nmod ,/PUNCT/4/punct"
    " to/PART/12/mark meet/VERB/2/xcomp soon/ADV/12/advmod ././2/punct"
)
ASIDE = (
    "The/DET/2/det Council/PROPN/3/nsubj met/VERB/0/root ,/PUNCT/7/punct as/SCONJ/7/mark"
    " Velland/PROPN/7/nsubj wished/VERB/3/advcl ,/PUNCT/10/punct and/CCONJ/10/cc asked/VERB/3/conj"
    " Orsk/PROPN/10/obj to/PART/13/mark wait/VERB/10/xcomp"
)


def words(article, parts):
    return [" ".join(article.lower[i] for i in part) for part in parts]


def test_what_stands_beside_who_is_asked_is_not_wanted():
    article = hand_parsed(ASKED)
    one = draft(article, "asked", "She", "the body of states")
    found = wanting(article, one, Act.ASKS, [range(2, 4)])
    assert words(article, found.content) == ["to meet soon"]


def test_where_only_who_is_asked_is_tagged_the_clause_is_wanted():
    article = hand_parsed(ASKED)
    one = draft(article, "asked", "She", "the League")
    found = wanting(article, one, Act.ASKS, [range(2, 4)])
    assert words(article, found.content) == ["to meet soon"]


def test_what_is_no_ask_keeps_its_content():
    article = hand_parsed(ASKED)
    one = draft(article, "asked", "She", "the League")
    assert wanting(article, one, Act.ASSERTS, [range(2, 4)]) == one


def test_who_is_named_in_an_aside_is_not_the_source():
    article = hand_parsed(ASIDE)
    one = draft(article, "asked", "Velland", "to wait")
    assert words(article, past_aside(article, one).source) == ["the council"]


@pytest.mark.parametrize("on", ["on condition", "on the condition"])
def test_on_what_somebody_speaks_he_does_not_say(on):
    text = f"Files were copied, an engineer told Netwatch {on} that his name stay out of it."
    assert sayings(text)[0][3] == "Files were copied"
