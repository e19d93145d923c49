"""Products and sums that the text states."""

import sayso
from hand_parsed import hand_parsed
from sayso.extract.figures import figures


def derived(parse):
    return [f.low for f in figures(hand_parsed(parse), []) if f.derivation]


def test_what_each_of_a_group_has():
    assert derived(
        "Each/DET/5/nsubj of/ADP/4/case the/DET/4/det 14/NUM/5/nummod trucks/NOUN/6/nsubj"
        " carried/VERB/0/root 20/NUM/8/nummod crates/NOUN/6/obj"
    ) == [280]


def test_a_total_with_its_parts():
    parse = (
        "It/PRON/2/nsubj killed/VERB/0/root two/NUM/4/nummod guards/NOUN/2/obj and/CCONJ/7/cc"
        " three/NUM/7/nummod drivers/NOUN/4/conj ,/PUNCT/10/punct {}/NUM/10/nummod people/NOUN/2/obl"
        " in/ADP/12/case all/PRON/10/nmod"
    )
    assert derived(parse.format("five")) == [5]
    assert derived(parse.format("nine")) == []


def test_a_product_is_told_once_though_its_total_is_stated_too():
    assert derived(
        "It/PRON/2/nsubj pledged/VERB/0/root 200/NUM/4/nummod crowns/NOUN/2/obj"
        " each/DET/4/det to/ADP/8/case 850/NUM/8/nummod households/NOUN/2/obl"
        " ,/PUNCT/2/punct 170,000/NUM/11/nummod crowns/NOUN/4/appos in/ADP/13/case all/PRON/11/nmod"
    ) == [170_000]


def test_what_comes_from_each_of_several_is_counted_and_not_the_several():
    parse = (
        "They/PRON/2/nsubj took/VERB/0/root 600/NUM/4/nummod files/NOUN/2/obj from/ADP/6/case"
        " each/DET/2/obl of/ADP/10/case your/PRON/10/nmod:poss 40/NUM/10/nummod clinics/NOUN/6/nmod"
    )
    (made,) = (f for f in figures(hand_parsed(parse), []) if f.derivation)
    assert (made.low, made.unit) == (24000, "file")


def test_a_stated_total_is_no_part_of_another():
    text = "The firm has paid €5,000 to each of 10 families so far, a total of €50,000, it said."
    made = [f for f in sayso.read(text).figures if f.derivation]
    assert [f.low for f in made] == [50_000]
