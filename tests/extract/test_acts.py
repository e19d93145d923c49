from dataclasses import replace

import pytest

import sayso
from extract.told import sayings
from hand_parsed import draft, hand_parsed
from sayso.extract.acts import saying
from sayso.types.attribution import Act, Polarity

SAYINGS = [
    (
        (
            "The/DET/2/det bank/NOUN/3/nsubj rejected/VERB/0/root the/DET/5/det call/NOUN/3/obj"
            " to/PART/7/mark resign/VERB/5/acl"
        ),
        ("rejected", "The bank", "the call to resign"),
        "speech refuses positive",
    ),
    (
        (
            "The/DET/2/det bank/NOUN/3/nsubj rejected/VERB/0/root the/DET/5/det charge/NOUN/3/obj"
            " of/ADP/7/case fraud/NOUN/5/nmod"
        ),
        ("rejected", "The bank", "the charge of fraud"),
        "speech denies positive",
    ),
    (
        (
            "The/DET/2/det bank/NOUN/4/nsubj has/AUX/4/aux failed/VERB/0/root to/PART/6/mark"
            " deny/VERB/4/xcomp the/DET/8/det story/NOUN/6/obj"
        ),
        ("has failed to deny", "The bank", "the story"),
        "speech denies negative",
    ),
    (
        (
            "The/DET/2/det council/NOUN/3/nsubj stopped/VERB/0/root short/ADV/3/advmod of/SCONJ/6/mark"
            " confirming/VERB/3/advcl it/PRON/6/obj"
        ),
        ("stopped short of confirming", "The council", "it"),
        "speech confirms negative",
    ),
    (
        ("The/DET/2/det bank/NOUN/3/nsubj confirmed/VERB/0/root nothing/PRON/3/obj"),
        ("confirmed", "The bank", "nothing"),
        "speech confirms negative",
    ),
    (
        (
            "The/DET/2/det agency/NOUN/3/nsubj said/VERB/0/root it/PRON/6/nsubj was/AUX/6/cop"
            " unable/ADJ/3/ccomp to/PART/8/mark verify/VERB/6/xcomp it/PRON/8/obj"
        ),
        ("said", "The agency", "it was unable to verify it"),
        "speech confirms negative",
    ),
    (
        (
            "it/PRON/5/nsubj was/AUX/5/cop in/ADP/5/case no/DET/5/det position/NOUN/0/root to/PART/7/mark"
            " confirm/VERB/5/acl reports/NOUN/7/obj"
        ),
        ("confirm", "it", "reports"),
        "speech confirms negative",
    ),
    (
        (
            "The/DET/2/det army/NOUN/8/nsubj ,/PUNCT/4/punct unable/ADJ/2/amod to/PART/6/mark"
            " enter/VERB/4/xcomp ,/PUNCT/4/punct confirmed/VERB/0/root it/PRON/8/obj"
        ),
        ("confirmed", "The army , unable to enter ,", "it"),
        "speech confirms positive",
    ),
    (
        (
            "The/DET/2/det court/NOUN/5/nsubj does/AUX/5/aux not/PART/5/advmod say/VERB/0/root"
            " that/SCONJ/8/mark anyone/PRON/8/nsubj cheated/VERB/5/ccomp"
        ),
        ("does not say", "The court", "that anyone cheated"),
        "speech asserts negative",
    ),
    (
        (
            "Neither/PRON/3/cc:preconj the/DET/3/det ministry/NOUN/8/nsubj nor/CCONJ/6/cc the/DET/6/det"
            " union/NOUN/3/conj has/AUX/8/aux confirmed/VERB/0/root the/DET/10/det report/NOUN/8/obj"
        ),
        ("has confirmed", "Neither the ministry nor the union", "the report"),
        "speech confirms negative",
    ),
    (
        (  # "neither" hung on what is before it: no child of the verb, and tagged as none of the source
            "Calm/NOUN/0/root with/ADP/8/mark neither/CCONJ/1/advmod the/DET/5/det ministry/NOUN/8/nsubj nor/CCONJ/7/cc"
            " Velland/PROPN/5/conj confirming/VERB/1/advcl the/DET/10/det report/NOUN/8/obj"
        ),
        ("confirming", "the ministry nor Velland", "the report"),
        "speech confirms negative",
    ),
    (
        (  # who would "neither confirm nor deny" it before
            "Varga/PROPN/9/nsubj ,/PUNCT/1/punct who/PRON/6/nsubj would/AUX/6/aux neither/CCONJ/6/advmod"
            " confirm/VERB/1/acl:relcl nor/CCONJ/8/cc deny/VERB/6/conj confirmed/VERB/0/root the/DET/11/det report/NOUN/9/obj"
        ),
        ("confirmed", "Varga , who would neither confirm nor deny", "the report"),
        "speech confirms positive",
    ),
    (
        (
            "The/DET/2/det company/NOUN/3/nsubj denied/VERB/0/root that/SCONJ/7/mark it/PRON/7/nsubj"
            " had/AUX/7/aux paid/VERB/3/ccomp bribes/NOUN/7/obj"
        ),
        ("denied", "The company", "that it had paid bribes"),
        "speech denies positive",
    ),
    (
        (
            "Varga/PROPN/5/nsubj would/AUX/5/aux not/PART/5/advmod be/AUX/5/aux:pass drawn/VERB/0/root"
            " on/ADP/8/case the/DET/8/det case/NOUN/5/obl"
        ),
        ("would not be drawn on", "Varga", "the case"),
        "speech declines positive",
    ),
    (
        "Varga/PROPN/2/nsubj declined/VERB/0/root to/PART/4/mark comment/VERB/2/xcomp",
        ("declined to comment", "Varga"),
        "speech declines positive",
    ),
    (
        "Varga/PROPN/2/nsubj declined/VERB/0/root to/PART/4/mark sign/VERB/2/xcomp it/PRON/4/obj",
        ("declined", "Varga", "to sign it"),
        "speech refuses positive",
    ),
    (
        (
            "The/DET/2/det guard/NOUN/6/nsubj did/AUX/6/aux not/PART/6/advmod immediately/ADV/6/advmod"
            " respond/VERB/0/root to/ADP/8/case questions/NOUN/6/obl"
        ),
        ("did not immediately respond", "The guard", "to questions"),
        "speech does_not_respond positive",
    ),
    (
        (
            "Marsh/PROPN/2/nsubj refused/VERB/0/root to/PART/4/mark rule/VERB/2/xcomp"
            " out/ADP/4/compound:prt a/DET/7/det strike/NOUN/4/obj"
        ),
        ("refused", "Marsh", "to rule out a strike"),
        "speech denies negative",
    ),
    (
        (
            "“/PUNCT/3/punct We/PRON/3/nsubj deny/VERB/8/ccomp this/PRON/3/obj ,/PUNCT/3/punct"
            " ”/PUNCT/3/punct Varga/PROPN/8/nsubj said/VERB/0/root"
        ),
        ("said", "Varga", "“ We deny this , ”"),
        "speech denies positive",
    ),
    (
        (
            "“/PUNCT/2/punct Stop/VERB/8/ccomp the/DET/4/det shelling/NOUN/2/obj ,/PUNCT/2/punct"
            " ”/PUNCT/2/punct Varga/PROPN/8/nsubj said/VERB/0/root"
        ),
        ("said", "Varga", "“ Stop the shelling , ”"),
        "speech asks positive",
    ),
    (
        (
            "Varga/PROPN/2/nsubj said/VERB/0/root the/DET/4/det mayor/NOUN/6/nsubj must/AUX/6/aux"
            " resign/VERB/2/ccomp"
        ),
        ("said", "Varga", "the mayor must resign"),
        "speech asks positive",
    ),
    (
        "Varga/PROPN/2/nsubj said/VERB/0/root it/PRON/4/nsubj rained/VERB/2/ccomp",
        ("said", "Varga", "it rained"),
        "speech asserts positive",
    ),
    (
        "The/DET/2/det report/NOUN/3/nsubj found/VERB/0/root two/NUM/5/nummod faults/NOUN/3/obj",
        ("found", "The report", "two faults"),
        "publication asserts positive",
    ),
    (
        "Varga/PROPN/2/nsubj believes/VERB/0/root it/PRON/4/nsubj rained/VERB/2/ccomp",
        ("believes", "Varga", "it rained"),
        "attitude asserts positive",
    ),
    (
        "Varga/PROPN/2/nsubj plans/VERB/0/root to/PART/4/mark leave/VERB/2/xcomp",
        ("plans", "Varga", "to leave"),
        "intent asserts positive",
    ),
]


@pytest.mark.parametrize(("parse", "parts", "wanted"), SAYINGS, ids=[row[2] for row in SAYINGS])
def test_a_saying_is_told_by_cue_construction_and_content(parse, parts, wanted):
    article = hand_parsed(parse)
    found = saying(article, draft(article, *parts))
    assert f"{found.kind.value} {found.act.value} {found.polarity.value}" == wanted


def test_a_not_between_two_words_of_a_cue_belongs_to_it():
    article = hand_parsed(
        "The/DET/2/det League/PROPN/4/nsubj was/AUX/4/cop aware/ADJ/0/root but/CCONJ/8/cc could/AUX/8/aux"
        " not/PART/4/advmod confirm/VERB/4/conj it/PRON/8/obj"
    )
    whole = draft(article, "could not confirm", "The League", "it")
    found = saying(article, replace(whole, cue=(whole.cue[0], whole.cue[-1])))
    assert (found.act.value, found.polarity.value) == ("confirms", "negative")


def test_a_colon_only_reports():
    article = hand_parsed(
        "MARSH/PROPN/0/root :/PUNCT/1/punct It/PRON/4/nsubj rained/VERB/1/parataxis"
    )
    found = saying(article, draft(article, ":", "MARSH", "It rained"))
    assert (found.kind.value, found.act.value) == ("speech", "asserts")


def test_who_neither_backs_nor_disputes_it_keeps_silent():
    reading = sayso.read("The alliance has neither endorsed nor disputed the estimate.")
    assert [s.act for s in reading.statements] == [Act.DECLINES]


def test_what_the_sentence_before_was_without_is_not_denied_of_the_next():
    article = hand_parsed(
        "They/PRON/2/nsubj left/VERB/0/root without/ADP/4/case delay/NOUN/2/obl ./PUNCT/2/punct"
        " || She/PRON/3/nsubj also/ADV/3/advmod asked/VERB/0/root them/PRON/3/iobj to/PART/6/mark"
        " stay/VERB/3/xcomp"
    )
    found = saying(article, draft(article, "asked", "She", "to stay"))
    assert (found.act.value, found.polarity.value) == ("asks", "positive")


@pytest.mark.parametrize(
    ("parse", "parts"),
    [
        (
            (
                "Firms/NOUN/4/nsubj:pass have/AUX/4/aux been/AUX/4/aux:pass asked/VERB/0/root to/PART/6/mark"
                " say/VERB/4/xcomp what/PRON/9/obj they/PRON/9/nsubj knew/VERB/6/ccomp"
            ),
            ("have been asked to say", "", "what they knew"),
        ),
        (
            (
                "banks/NOUN/8/nsubj which/PRON/4/obj it/PRON/4/nsubj asked/VERB/1/acl:relcl to/PART/6/mark"
                " help/VERB/4/xcomp will/AUX/8/aux agree/VERB/0/root"
            ),
            ("asked", "it", "which", "to help"),
        ),
    ],
)
def test_who_is_asked_to_tell_something_is_asked_no_question(parse, parts):
    article = hand_parsed(parse)
    assert saying(article, draft(article, *parts)).act is Act.ASKS


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("“We called the police and then we waited,” the nurse said.", Act.ASSERTS),
        ("“I warned them. I wrote three times,” the nurse said.", Act.ASSERTS),
        ("“I promised my mother I would finish,” the nurse said.", Act.ASSERTS),
        ("“We call on the council to act,” the nurse said.", Act.ASKS),
        ("“We have asked the ministry for the files,” the nurse said.", Act.ASKS),
        ("“I was wrong,” the nurse said.", Act.RETRACTS),
        ("“It had no password on it. None,” the nurse said.", Act.ASSERTS),
        ("“That was wrong,” the nurse said.", Act.DENIES),
    ],
)
def test_who_tells_what_was_done_does_not_do_it_by_saying_so(text, act):
    assert sayings(text)[0][1] is act


@pytest.mark.parametrize("told", ["it would reopen its clinic", "it stood by its count of nine"])
def test_a_name_with_a_negation_negates_nothing(told):
    (outer, *inner) = sayso.read(f"Doctors Without Borders said {told}.").statements
    assert outer.act is Act.ASSERTS
    assert all(each.polarity is Polarity.POSITIVE for each in (outer, *inner))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("“About 20,000 remain,” the colonel said.", Act.ASSERTS),
        ("The Civic Bloc scaled back its claim from 9 million marks to 4.5 million.", Act.ASSERTS),
    ],
)
def test_what_remains_is_no_order_and_what_is_scaled_back_not_backed(text, act):
    assert sayso.read(text).statements[0].act is act


@pytest.mark.parametrize("told", ["whom to choose", "what the price was"])
def test_who_had_not_told_her_does_not_decline_to_comment(told):
    acts = [s.act for s in sayso.read(f"Mr Maddox said he had not told her {told}.").statements]
    assert Act.DECLINES not in acts


def test_who_answers_with_a_no_has_responded():
    (told,) = sayings("The minister replied with a clear no: a firm cannot be fined for a tale.")
    assert told[1] is Act.ASSERTS
