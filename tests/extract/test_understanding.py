"""Hearers, bases, firmness, figures, times and entities, each on a parse by hand."""

from datetime import UTC, datetime

import pytest

import sayso
from hand_parsed import draft, found, hand_parsed, said
from sayso.extract.addressees import addressees
from sayso.extract.attributions import drafts
from sayso.extract.coreference import Entities
from sayso.extract.decode import Found
from sayso.extract.evidence import evidence
from sayso.extract.figures import figures
from sayso.extract.firmness import firmness
from sayso.extract.mentions import mentions
from sayso.extract.reading import _worded
from sayso.extract.times import times
from sayso.types.attribution import Act, Polarity
from sayso.types.mention import EntityKind

CALLED = (
    "Varga/PROPN/2/nsubj called/VERB/0/root on/ADP/4/case allies/NOUN/2/obl to/PART/6/mark"
    " send/VERB/2/advcl ships/NOUN/6/obj by/ADP/9/case Friday/PROPN/6/obl"
)
TOLD = (
    "Marsh/PROPN/2/nsubj told/VERB/0/root reporters/NOUN/2/iobj it/PRON/5/nsubj rained/VERB/2/ccomp"
)
SUGGESTS = (
    "Varga/PROPN/2/nsubj said/VERB/0/root satellite/NOUN/4/compound pictures/NOUN/5/nsubj"
    " show/VERB/2/ccomp trucks/NOUN/5/obj"
)
KNOW = (
    "“/PUNCT/3/punct We/PRON/3/nsubj have/VERB/12/ccomp information/NOUN/3/obj that/SCONJ/9/mark"
    " it/PRON/9/nsubj:pass may/AUX/9/aux be/AUX/9/aux:pass mined/VERB/4/acl ,/PUNCT/3/punct"
    " ”/PUNCT/3/punct said/VERB/0/root Varga/PROPN/12/nsubj"
)


def hearers(article, one, act):
    return [said(article, part) for part in addressees(article, one, act)]


def test_who_is_called_on_and_who_is_told():
    article = hand_parsed(CALLED)
    one = draft(article, "called on", "Varga", "to send ships by Friday")
    assert hearers(article, one, Act.ASKS) == ["allies"]
    article = hand_parsed(TOLD)
    one = draft(article, "told", "Marsh", "it rained")
    assert hearers(article, one, Act.ASSERTS) == ["reporters"]


def test_a_day_is_no_hearer():
    article = hand_parsed(
        "Marsh/PROPN/2/nsubj said/VERB/0/root on/ADP/4/case Monday/PROPN/2/obl it/PRON/6/nsubj"
        " rained/VERB/2/ccomp"
    )
    assert hearers(article, draft(article, "said", "Marsh", "it rained"), Act.ASSERTS) == []


def test_who_is_asked_by_letter_in_a_clause_of_its_own_or_before_it():
    article = hand_parsed(
        "Strake/PROPN/2/nsubj wrote/VERB/0/root to/ADP/5/case both/DET/5/det firms/NOUN/2/obl"
        " ,/PUNCT/7/punct asking/VERB/2/advcl each/DET/7/obj to/PART/10/mark pay/VERB/7/xcomp"
    )
    one = draft(article, "asking", "Strake", "to pay")
    assert hearers(article, one, Act.ASKS) == ["both firms"]
    article = hand_parsed(
        "banks/NOUN/8/nsubj which/PRON/4/obj it/PRON/4/nsubj asked/VERB/1/acl:relcl to/PART/6/mark"
        " help/VERB/4/xcomp will/AUX/8/aux agree/VERB/0/root"
    )
    assert hearers(article, draft(article, "asked", "it", "to help"), Act.ASKS) == ["banks"]


def test_who_is_only_to_be_let_in_is_not_asked():
    article = hand_parsed(
        "She/PRON/2/nsubj asked/VERB/0/root that/SCONJ/7/mark a/DET/5/det consul/NOUN/7/nsubj:pass"
        " be/AUX/7/aux:pass admitted/VERB/2/ccomp"
    )
    one = draft(article, "asked", "She", "that a consul be admitted")
    assert hearers(article, one, Act.ASKS) == []


def bases(parse, *parts):
    article = hand_parsed(parse)
    one = draft(article, *parts)
    return [
        (e.basis.value, " ".join(s.of(article.text) for s in e.spans))
        for e in evidence(article, one, one.contained)
    ]


def test_the_basis_with_the_words_that_state_it():
    assert bases(SUGGESTS, "said", "Varga", "satellite pictures show trucks") == [
        ("imagery_or_recording", "satellite pictures show")
    ]
    assert bases(KNOW, "said", "Varga", "“ We have information that it may be mined , ”") == [
        ("own_information", "We have information")
    ]
    assert bases(TOLD, "told", "Marsh", "it rained") == [("none_stated", "")]


def firm(parse, parts, act=Act.ASSERTS, polarity=Polarity.POSITIVE):
    article = hand_parsed(parse)
    told = firmness(article, draft(article, *parts), act, polarity)
    return told.factuality.value, [h.of(article.text) for h in told.hedges]


def test_firmness_is_what_the_words_leave_open():
    may = "Varga/PROPN/2/nsubj said/VERB/0/root it/PRON/5/nsubj may/AUX/5/aux rain/VERB/2/ccomp"
    assert firm(may, ("said", "Varga", "it may rain")) == ("PS+", ["may"])
    assert firm(TOLD, ("told", "Marsh", "it rained")) == ("CT+", [])
    assert firm(TOLD, ("told", "Marsh", "it rained"), Act.DENIES) == ("CT-", [])
    assert firm(TOLD, ("told", "Marsh", "it rained"), Act.CONFIRMS, Polarity.NEGATIVE)[0] == "UU"


def test_a_product_that_the_text_states_is_one_more_figure():
    article = hand_parsed(
        "They/PRON/4/nsubj are/AUX/4/cop two/NUM/4/nummod brigades/NOUN/0/root of/ADP/7/case"
        " 6,000/NUM/7/nummod people/NOUN/4/nmod each/DET/7/advmod"
    )
    two, six, product = figures(article, [])
    assert (two.low, two.unit, six.low, six.unit) == (2, "brigade", 6000, "person")
    assert (product.low, product.spans, product.derivation.of) == (12000, (), ("f1", "f2"))


def test_numbers_that_count_nothing():
    article = hand_parsed(
        "Unit/NOUN/4/nsubj:pass 3/NUM/1/flat was/AUX/4/aux:pass built/VERB/0/root in/ADP/6/case"
        " 1998/NUM/4/obl by/ADP/13/case a/DET/13/det 54/NUM/11/nummod -/PUNCT/9/punct"
        " year/NOUN/13/obl:unmarked -/PUNCT/11/punct old/ADJ/6/amod"
    )
    assert figures(article, []) == []


def test_what_is_planned_lies_ahead():
    article = hand_parsed(CALLED)
    (only,) = times(article, datetime(2031, 3, 12, tzinfo=UTC), [])
    assert only.value == "2031-03-14"


def known(parse, names, sources):
    article = hand_parsed(parse)
    parts = [found(article, source) for source in sources]
    spans = [(kind, article.span(found(article, name))) for kind, name in names]
    heads = [article.nominal(part) for part in parts]
    entities = Entities(article, mentions(article, spans, parts), heads)
    return [entities.of([head]) for head in heads], entities.entities()


def test_a_name_its_apposition_its_title_and_a_pronoun_are_one():
    speakers, entities = known(
        "Ilse/PROPN/8/nsubj Varga/PROPN/1/flat ,/PUNCT/6/punct the/DET/6/det foreign/ADJ/6/amod"
        " minister/NOUN/1/appos ,/PUNCT/1/punct spoke/VERB/0/root ./PUNCT/8/punct ||"
        " The/DET/2/det minister/NOUN/3/nsubj said/VERB/0/root she/PRON/6/nsubj was/AUX/6/cop"
        " tired/ADJ/3/ccomp",
        [("person", "Ilse Varga")],
        ["Ilse Varga", "The minister", "she"],
    )
    assert len(set(speakers)) == 1
    assert entities[0].name == "Ilse Varga"
    assert entities[0].role == "minister"


def test_a_capital_that_speaks_is_its_government():
    speakers, entities = known(
        "Moscow/PROPN/2/nsubj denied/VERB/0/root it/PRON/2/obj ||"
        " Russia/PROPN/2/nsubj said/VERB/0/root so/ADV/2/advmod",
        [("place", "Moscow"), ("place", "Russia")],
        ["Moscow", "Russia"],
    )
    assert speakers[0] == speakers[1]
    assert entities[0].country == "RU"


def test_unnamed_groups_are_kept_apart():
    speakers, _ = known(
        "Two/NUM/2/nummod officials/NOUN/3/nsubj said/VERB/0/root so/ADV/3/advmod ||"
        " Two/NUM/2/nummod officials/NOUN/3/nsubj denied/VERB/0/root it/PRON/3/obj",
        [],
        ["Two officials said", "Two officials denied"],
    )
    assert speakers[0] != speakers[1]


def test_unnamed_officials_of_a_state_are_not_the_state():
    speakers, entities = known(
        "Two/NUM/3/nummod Norwald/PROPN/3/compound officials/NOUN/4/nsubj said/VERB/0/root"
        " so/ADV/4/advmod || Norwald/PROPN/2/nsubj waited/VERB/0/root",
        [("place", "Norwald")],
        ["Two Norwald officials", "Norwald waited"],
    )
    assert speakers[0] != speakers[1]
    assert "Two Norwald officials" not in next(e for e in entities if e.name == "Norwald").aliases


def test_a_general_hospital_is_no_general_and_its_town_is_not_the_hospital():
    speakers, entities = known(
        "Lodmark/PROPN/2/nsubj waited/VERB/0/root || Lodmark/PROPN/3/compound General/PROPN/3/compound"
        " Hospital/PROPN/4/nsubj said/VERB/0/root so/ADV/4/advmod",
        [("place", "Lodmark"), ("organization", "Lodmark General Hospital")],
        ["Lodmark", "Lodmark General Hospital"],
    )
    assert speakers[0] != speakers[1]
    assert {e.name: e.kind for e in entities} == {
        "Lodmark": EntityKind.PLACE,
        "Lodmark General Hospital": EntityKind.ORGANIZATION,
    }


def test_a_state_named_behind_a_comma_is_no_bureau():
    speakers, _ = known(
        "According/VERB/4/case to/ADP/1/fixed the/DET/4/det bureau/NOUN/7/obl ,/PUNCT/7/punct"
        " Velland/PROPN/7/nsubj pays/VERB/0/root",
        [("place", "Velland")],
        ["the bureau", "Velland"],
    )
    assert speakers[0] != speakers[1]


def test_a_minister_named_behind_a_comma_is_no_other_minister():
    speakers, entities = known(
        "Foreign/ADJ/2/amod Minister/PROPN/4/nsubj Ilan/PROPN/2/flat left/VERB/0/root"
        " ./PUNCT/4/punct || Its/PRON/3/nmod:poss defence/NOUN/3/compound minister/NOUN/6/nsubj"
        " ,/PUNCT/5/punct Brayne/PROPN/6/nsubj said/VERB/0/root so/ADV/6/advmod",
        [("person", "Ilan"), ("person", "Brayne")],
        ["Its defence minister", "Brayne"],
    )
    assert speakers[0] == speakers[1]
    assert "Ilan" not in {e.name for e in entities if e.id in speakers[0]}


def test_what_is_cut_off_at_the_front_may_turn_the_meaning_round():
    article = hand_parsed(
        "Britain/PROPN/4/nsubj will/AUX/4/aux not/PART/4/advmod accept/VERB/7/ccomp it/PRON/4/obj"
        " ,/PUNCT/4/punct said/VERB/0/root Varga/PROPN/7/nsubj"
    )
    cue, content = found(article, "said"), found(article, "it")
    one = Found(cue, source=(found(article, "Varga"),), content=(content,), evidence=(0.0,) * 5)
    (only,) = drafts(article, [one], (0.0,) * 6)
    assert said(article, only.content[0]) == "Britain will not accept it"


def counted(parse):
    return [(f.low, f.high) for f in figures(hand_parsed(parse), [])]


def test_a_number_that_stands_for_those_it_counts_is_a_figure():
    assert counted("Four/NUM/2/nsubj remembered/VERB/0/root a/DET/4/det text/NOUN/2/obj") == [
        (4, 4)
    ]
    assert counted("Orsk/PROPN/2/nsubj offered/VERB/0/root nine/NUM/2/obj ./PUNCT/2/punct") == [
        (9, 9)
    ]
    told = "the/DET/2/det two/NUM/3/nsubj met/VERB/0/root"
    assert counted(told) == []


def test_a_large_number_behind_a_preposition_is_a_figure_and_a_year_is_none():
    margin = (
        "won/VERB/0/root by/ADP/5/case a/DET/4/det margin/NOUN/1/obl of/ADP/6/case 7,940/NUM/4/nmod"
    )
    assert counted(margin.replace("/ADP/5/case", "/ADP/4/case")) == [(7940, 7940)]
    assert counted("left/VERB/0/root in/ADP/3/case 2031/NUM/1/obl") == []


def test_not_one_is_none_and_no_more_than_is_the_most():
    assert counted(
        "not/ADV/2/advmod one/NUM/3/nummod soldier/NOUN/4/nsubj crossed/VERB/0/root"
    ) == [(0, 0)]
    assert counted(
        "no/DET/2/det march/NOUN/3/nsubj drew/VERB/0/root more/ADJ/6/advmod than/ADP/4/fixed"
        " 15,000/NUM/7/nummod people/NOUN/3/obj"
    ) == [(None, 15000)]


def test_of_an_old_number_and_a_new_one_the_new_one_is_told():
    assert counted(
        "clinics/NOUN/2/nsubj raised/VERB/0/root the/DET/4/det count/NOUN/2/obj of/ADP/6/case"
        " deaths/NOUN/4/nmod from/ADP/8/case four/NUM/2/obl to/ADP/10/case six/NUM/8/nmod"
    ) == [(6, 6)]


def test_each_with_makes_a_product():
    found_ = figures(
        hand_parsed(
            "61/NUM/2/nummod flights/NOUN/0/root ,/PUNCT/4/punct each/DET/2/appos with/ADP/8/case about/ADV/7/advmod"
            " 50/NUM/8/nummod men/NOUN/4/nmod aboard/ADV/8/advmod"
        ),
        [],
    )
    assert [(f.low, f.high) for f in found_ if f.derivation] == [(3050, 3050)]


@pytest.mark.parametrize(("pronoun", "who"), [("He", "Peter Orlan"), ("She", "Greta Lindahl")])
def test_first_names_tell_whom_a_pronoun_means(pronoun, who):
    reading = sayso.read(f"Greta Lindahl met Peter Orlan. {pronoun} said the bridge was safe.")
    (statement,) = reading.statements
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[each] for each in statement.source.entities] == [who]


def test_a_letter_names_whom_its_pronoun_asks():
    article = hand_parsed(
        "In/ADP/3/case a/DET/3/det letter/NOUN/7/obl to/ADP/5/case Sundra/PROPN/3/nmod she/PRON/7/nsubj"
        " asks/VERB/0/root them/PRON/7/iobj to/PART/10/mark help/VERB/7/xcomp"
    )
    assert hearers(article, draft(article, "asks", "she", "to help"), Act.ASKS) == ["Sundra"]


def test_anybody_from_whom_something_might_come_is_not_asked():
    article = hand_parsed(
        "Bask/PROPN/2/nsubj asked/VERB/0/root that/SCONJ/5/mark nobody/PRON/5/nsubj learn/VERB/2/ccomp"
        " it/PRON/5/obj from/ADP/9/case a/DET/9/det newspaper/NOUN/5/obl"
    )
    one = draft(article, "asked", "Bask", "that nobody learn it from a newspaper")
    assert hearers(article, one, Act.ASKS) == []


def test_what_is_not_to_be_done_keeps_its_not():
    article = hand_parsed(
        "Lund/PROPN/2/nsubj urged/VERB/0/root them/PRON/2/iobj not/PART/6/advmod to/PART/6/mark"
        " leave/VERB/2/xcomp"
    )
    (content,) = _worded(article, draft(article, "urged", "Lund", "to leave")).content
    assert said(article, content) == "not to leave"


def test_who_was_asked_is_no_source():
    article = hand_parsed(
        "Firms/NOUN/4/nsubj:pass have/AUX/4/aux been/AUX/4/aux:pass asked/VERB/0/root to/PART/6/mark"
        " pay/VERB/4/xcomp"
    )
    assert _worded(article, draft(article, "have been asked", "Firms", "to pay")).source == ()


def named(text):
    return {entity.name: entity for entity in sayso.read(text).entities}


def test_a_title_between_commas_is_that_of_the_name_behind_it():
    told = named(
        "Eleven days before the Supreme Court of Marrin cleared Viktor Hasse of bribery, the "
        "presiding judge, Ottilie Renz, sat at a table with him in a house on Lake Sorn."
    )
    assert told["Ottilie Renz"].role == "judge"
    assert told["Viktor Hasse"].role is None


def test_who_is_at_a_place_is_not_called_it():
    told = named("Jon Ebb was in the hospital on Monday. Ebb said that he had not slept.")
    assert told["Jon Ebb"].kind is EntityKind.PERSON
    assert told["Jon Ebb"].aliases == ("Ebb",)
    told = named("Ada Brill is the minister of trade. Brill said that prices would fall.")
    assert told["Ada Brill"].role == "minister"


@pytest.mark.parametrize(
    "text",
    [
        "“They hold on,” Ana Corelli, head of the district hospital, told the Orsk Post on Sunday.",
        "Mayor Ana Corelli, of the Order party, said she could not imagine it. The party won.",
    ],
)
def test_what_a_preposition_leads_to_is_no_other_word_for_a_name(text):
    told = named(text)
    assert told["Ana Corelli"].kind is EntityKind.PERSON
    assert not any("party" in a or a.split()[-1] == "hospital" for a in told["Ana Corelli"].aliases)


def test_a_registrar_is_a_person():
    told = named("The court’s registrar, Sven Aldous, said the bench would meet on 17 May.")
    assert told["Sven Aldous"].role == "registrar"


def test_a_calling_ahead_of_a_name_is_its_own_behind_a_preposition_too():
    told = named(
        "The plan of the operator, Grauhorn Bergbahn, was kept. The operator said it was sound."
    )
    assert "the operator" in {a.casefold() for a in told["Grauhorn Bergbahn"].aliases}
