from hand_parsed import draft, hand_parsed, said
from sayso.extract.layout import by_layout

STROM = "Strom/PROPN/2/nsubj said/VERB/0/root it/PRON/4/nsubj rained/VERB/2/ccomp ./PUNCT/2/punct"
QUOTE = "“/PUNCT/3/punct Nobody/PRON/3/nsubj came/VERB/0/root ./PUNCT/3/punct ”/PUNCT/3/punct"
LINE = "Karl/PROPN/0/root Onder/PROPN/1/flat ,/PUNCT/4/punct teacher/NOUN/1/appos"


def speakers(article, drafts):
    return [(said(article, d.source[0]), said(article, d.content[0])) for d in drafts]


def test_a_line_above_a_quotation_names_who_speaks():
    article = hand_parsed(f"{STROM} ¶ {LINE} ¶ {QUOTE}")
    wrong = draft(article, "said", "Strom", "it rained", "“ Nobody came . ”")
    assert speakers(article, by_layout(article, [wrong], [])) == [
        ("Strom", "it rained"),
        ("Karl Onder , teacher", "“ Nobody came . ”"),
    ]


def test_a_name_behind_a_quotation_without_a_verb():
    article = hand_parsed(
        f"{QUOTE} Karl/PROPN/3/dep Onder/PROPN/6/flat ,/PUNCT/9/punct mayor/NOUN/6/appos"
    )
    (only,) = by_layout(article, [], [])
    assert speakers(article, [only]) == [("Karl Onder , mayor", "“ Nobody came . ”")]


def test_a_signature_on_the_line_below():
    article = hand_parsed(f"{QUOTE} ¶ —/PUNCT/2/punct Karl/PROPN/0/root Onder/PROPN/2/flat")
    (only,) = by_layout(article, [], [])
    assert speakers(article, [only]) == [("Karl Onder", "“ Nobody came . ”")]
    assert said(article, only.cue) == "—"


def test_a_title_names_no_speaker():
    article = hand_parsed(f"{LINE} ¶ {QUOTE}")
    heading = article.span(article.ranges[0])
    assert by_layout(article, [], [heading]) == []


def test_a_quotation_with_its_own_cue_is_left_alone():
    article = hand_parsed(f"{LINE} ¶ {QUOTE} || {STROM}")
    mine = draft(article, "said", "Strom", "“ Nobody came . ”")
    assert by_layout(article, [mine], []) == [mine]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph():
    article = hand_parsed(
        "Strom/PROPN/2/nsubj said/VERB/0/root :/PUNCT/2/punct “/PUNCT/6/punct It/PRON/6/nsubj"
        f" rained/VERB/2/parataxis ¶ {STROM}"
    )
    whole = draft(article, "said", "Strom", "“ It rained Strom said it rained .")
    (only,) = by_layout(article, [whole], [])
    assert said(article, only.content[0]) == "“ It rained"


def test_a_quotation_that_is_never_closed_takes_nothing_from_where_the_cue_stands():
    article = hand_parsed(
        "“/PUNCT/3/punct It/PRON/3/nsubj rained/VERB/0/root ¶ Strom/PROPN/2/nsubj said/VERB/0/root"
        f" :/PUNCT/2/punct || {QUOTE}"
    )
    run_on = draft(article, "said", "Strom", "“ It rained", "“ Nobody came . ”")
    (only,) = by_layout(article, [run_on], [])
    assert [said(article, part) for part in only.content] == ["“ It rained", "“ Nobody came . ”"]
