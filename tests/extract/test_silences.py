"""Sayings told by turns of their own, each on a parse by hand."""

import pytest

import sayso
from extract.told import read, sayings, statements
from hand_parsed import hand_parsed, said
from sayso.extract.nesting import nested
from sayso.types.attribution import Act, Polarity

TOLD = [
    (
        "Lund/PROPN/5/nsubj:pass could/AUX/5/aux not/PART/5/advmod be/AUX/5/aux:pass reached/VERB/0/root",
        ("Lund", "could not be reached", ""),
    ),
    (
        (
            "Calls/NOUN/7/nsubj:pass to/ADP/4/case the/DET/4/det mine/NOUN/1/nmod were/AUX/7/aux:pass"
            " not/PART/7/advmod returned/VERB/0/root"
        ),
        ("the mine", "were not returned", ""),
    ),
    (
        "Calls/NOUN/5/obj Lund/PROPN/5/nsubj did/AUX/5/aux not/PART/5/advmod answer/VERB/0/root",
        ("Lund", "did not answer", ""),
    ),
    (
        "Lund/PROPN/2/nsubj withdrew/VERB/0/root the/DET/4/det remark/NOUN/2/obj",
        ("Lund", "withdrew", "the remark"),
    ),
    (
        (
            "Lund/PROPN/3/nsubj has/AUX/3/aux taken/VERB/0/root the/DET/5/det remark/NOUN/3/obj"
            " back/ADV/3/advmod"
        ),
        ("Lund", "has taken back", "the remark"),
    ),
    (
        (
            "The/DET/2/det police/NOUN/3/nsubj raised/VERB/0/root the/DET/5/det number/NOUN/3/obj"
            " of/ADP/7/case injured/ADJ/5/nmod to/ADP/9/case 27/NUM/7/obl"
        ),
        ("The police", "raised", "the number of injured to 27"),
    ),
]


@pytest.mark.parametrize(("parse", "wanted"), TOLD)
def test_a_turn_of_its_own_tells_who_was_silent_or_took_it_back(parse, wanted):
    article = hand_parsed(parse)
    (draft,) = nested(article, [])
    source = said(article, draft.source[0])
    cue = " ".join(article.words[i].of(article.text) for i in draft.cue)
    content = said(article, draft.content[0]) if draft.content else ""
    assert (source, cue, content) == wanted


@pytest.mark.parametrize(
    "parse",
    [
        (
            "The/DET/2/det village/NOUN/6/nsubj:pass could/AUX/6/aux not/PART/6/advmod be/AUX/6/aux:pass"
            " reached/VERB/0/root by/ADP/8/case road/NOUN/6/obl"
        ),
        (
            "The/DET/2/det bank/NOUN/3/nsubj raised/VERB/0/root its/PRON/5/nmod:poss rate/NOUN/3/obj"
            " to/ADP/7/case 27/NUM/3/obl"
        ),
        "The/DET/2/det army/NOUN/3/nsubj withdrew/VERB/0/root its/PRON/5/nmod:poss troops/NOUN/3/obj",
        (
            "Lund/PROPN/2/nsubj gave/VERB/0/root the/DET/4/det firm/NOUN/2/iobj money/NOUN/2/obj"
            " until/ADP/7/case Friday/PROPN/2/obl"
        ),
        "The/DET/2/det army/NOUN/3/nsubj took/VERB/0/root the/DET/5/det town/NOUN/3/obj back/ADV/3/advmod",
    ],
)
def test_places_not_reached_and_troops_withdrawn_and_money_given_say_nothing(parse):
    assert nested(hand_parsed(parse), []) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Foreign Minister Ruta Halm had spoken of at least 600 metres.", "at least 600 metres"),
        (
            "Halm put the extension at about 500 metres, less than the ministry had said.",
            "the extension at about 500 metres",
        ),
        ("The town hall spoke of more than 30.", "more than 30"),
        (
            "In Osk the police raised the number of people hurt on the square to 19.",
            "the number of people hurt on the square to 19",
        ),
        (
            "The group puts the number of burnt homes at 43 and that of the cars at some 310.",
            "the number of burnt homes at 43 and that of the cars at some 310",
        ),
        ("The council did not rule it out.", "it"),
    ],
)
def test_an_estimate_is_told_with_its_number_and_what_is_not_ruled_out_by_itself(text, wanted):
    statement = sayso.read(text).statements[0]
    assert " ".join(span.of(text) for span in statement.content) == wanted


def test_a_number_may_be_put_by_the_way():
    text = "The office confirmed that files were lost, putting their number at between 110 and 140."
    *_, statement = sayso.read(text).statements
    assert " ".join(span.of(text) for span in statement.content) == (
        "their number at between 110 and 140"
    )


def test_nor_denies_what_it_opens():
    (statement,) = sayso.read("Nor has the League confirmed it.").statements
    assert (statement.act, statement.polarity) == (Act.CONFIRMS, Polarity.NEGATIVE)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The union stands by its figure.", ("The union", "stands by", "its figure")),
        ("The house stays with five.", ("The house", "stays with", "five")),
        ("The auditors count 188.", ("The auditors", "count", "188")),
        ("Larch Hydro no longer rules it out.", ("Larch Hydro", "no longer rules out", "it")),
        (
            "The league lowered its count from 31 to 28.",
            ("The league", "lowered", "its count from 31 to 28"),
        ),
        (
            "The union raised its tally of the injured, from eight to nine.",
            ("The union", "raised", "its tally of the injured, from eight to nine"),
        ),
        (
            "The ministry has revised the toll upwards, to 31.",
            ("The ministry", "has revised", "the toll upwards, to 31"),
        ),
        ("The group halved its figure to 200.", ("The group", "halved", "its figure to 200")),
        (
            "The mayor put the crowd at 600, a third of what the club had counted.",
            ("The mayor", "put", "the crowd at 600, a third of what the club had counted"),
        ),
        (
            "The union has come down from more than 30 to 27.",
            ("The union", "has come down", "from more than 30 to 27"),
        ),
        (
            "The office had spoken earlier of up to 4 million.",
            ("The office", "had spoken of", "up to 4 million"),
        ),
        (
            "Lawyer Jon Ferro has raised his from 44 to 48.",
            ("Lawyer Jon Ferro", "has raised", "his from 44 to 48"),
        ),
        (
            "She took back her account of the leak.",
            ("She", "took back", "her account of the leak"),
        ),
        (
            "The Daily Sickle withdraws its front page of Wednesday.",
            ("The Daily Sickle", "withdraws", "its front page"),
        ),
        ("The union makes it about 6,000.", ("The union", "makes it", "about 6,000")),
        (
            "The toll, which the ministry puts at 340, has risen since.",
            ("the ministry", "puts", "The toll at 340"),
        ),
    ],
)
def test_who_stays_with_a_number_or_changes_it_says_it(sentence, wanted):
    assert statements(read(sentence), sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "The house stays with the family.",
        "The children stand by the gate.",
        "The mayor lowered the flag, to the sound of 21 guns.",
        "The firm doubled its output to 400 tonnes.",
        "The club makes it three wins this year.",
        "The club makes it 12 in a row.",
        "The climber had come down from 2,000 to 500 metres.",
    ],
)
def test_who_only_stays_says_nothing(sentence):
    assert statements(read(sentence), sentence) == []


def test_what_was_taken_back_is_no_part_of_the_words_for_it():
    text = "The mayor withdrew her statement of last Saturday that the gate had been open."
    wanted = ("withdrew", "her statement of last Saturday that the gate had been open")
    assert wanted in [(cue, content) for _, cue, content in statements(read(text), text)]


def test_who_has_not_changed_a_number_has_not():
    (statement,) = sayso.read("The bank has not raised its estimate to 27 million.").statements
    assert statement.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Corvid Bank declined to comment and Lanner Trust did not respond to emails.",
            "Lanner Trust",
        ),
        ("Tessman refused to comment and his lawyer could not be reached.", "his lawyer"),
    ],
)
def test_the_second_of_two_silences_is_of_who_keeps_it(text, who):
    assert [(said[0], said[1]) for said in sayings(text)][1] == (who, Act.DOES_NOT_RESPOND)
