import pytest

from hand_parsed import draft, found, hand_parsed, said
from sayso.extract.blocks import introduced, passages
from sayso.extract.decode import Found

ADDED = "Strom/PROPN/2/nsubj added/VERB/0/root :/PUNCT/2/punct"
NO_COLON = "Strom/PROPN/2/nsubj added/VERB/0/root"
REBUILD = "We/PRON/3/nsubj will/AUX/3/aux rebuild/VERB/0/root ./PUNCT/3/punct"
TOLD = "I/PRON/2/nsubj know/VERB/0/root nobody/PRON/4/nsubj came/VERB/2/ccomp ./PUNCT/2/punct"
QUOTE = "“/PUNCT/3/punct Nobody/PRON/3/nsubj came/VERB/0/root ./PUNCT/3/punct ”/PUNCT/3/punct"
HOST = "HOST/PROPN/4/vocative :/PUNCT/4/punct You/PRON/4/nsubj stay/VERB/0/root ?/PUNCT/4/punct"
STROM = "STROM/PROPN/4/vocative :/PUNCT/4/punct I/PRON/4/nsubj do/VERB/0/root ./PUNCT/4/punct"
EVIDENCE = (-0.2, -4.0, -4.0, -0.1, -0.3)


def attribution(article, cue, *content):
    parts = tuple(found(article, part) for part in content)
    return Found(found(article, cue), source=(), content=parts, evidence=EVIDENCE)


def contents(article, drafts):
    return [[said(article, part) for part in one.content] for one in drafts]


def spoken(article, drafts):
    return [(said(article, d.source[0]), *(said(article, p) for p in d.content)) for d in drafts]


def test_a_colon_that_ends_a_paragraph_introduces_the_next_one_whole():
    article = hand_parsed(f"{ADDED} ¶ {REBUILD} || {TOLD}")
    assert contents(article, introduced(article, [attribution(article, "added :")])) == [
        ["We will rebuild . I know nobody came ."]
    ]


def test_the_colon_may_stand_behind_the_cue():
    article = hand_parsed(f"{ADDED} ¶ {REBUILD}")
    assert contents(article, introduced(article, [attribution(article, "added")])) == [
        ["We will rebuild ."]
    ]


def test_of_a_paragraph_that_opens_with_a_quotation_that_alone_is_introduced():
    article = hand_parsed(
        f"{ADDED} ¶ {QUOTE} {REBUILD.replace('/3/', '/8/').replace('/0/', '/3/')}"
    )
    assert contents(article, introduced(article, [attribution(article, "added")])) == [
        ["“ Nobody came . ”"]
    ]


def test_what_is_introduced_belongs_to_no_cue_outside():
    article = hand_parsed(f"{TOLD} {ADDED} ¶ {QUOTE}".replace(TOLD, f"{TOLD} ||"))
    given = [attribution(article, "know", "“ Nobody came . ”"), attribution(article, "added")]
    assert contents(article, introduced(article, given)) == [[], ["“ Nobody came . ”"]]


def test_a_cue_inside_keeps_its_content():
    article = hand_parsed(f"{ADDED} ¶ {TOLD}")
    given = [attribution(article, "added"), attribution(article, "know", "nobody came")]
    assert contents(article, introduced(article, given))[1] == ["nobody came"]


def test_it_is_as_sure_as_its_cue_and_its_source():
    article = hand_parsed(f"{ADDED} ¶ {REBUILD}")
    (one,) = introduced(article, [attribution(article, "added")])
    assert one.evidence == (-0.2, 0.0, 0.0, -0.1, -0.3)


@pytest.mark.parametrize("text", [f"{ADDED} || {REBUILD}", f"{NO_COLON} ¶ {REBUILD}"])
def test_nothing_is_introduced_without_both_a_colon_and_a_paragraph(text):
    article = hand_parsed(text)
    one = attribution(article, "added")
    assert introduced(article, [one]) == [one]


def test_a_colon_without_a_cue_introduces_nothing():
    article = hand_parsed(f"{ADDED} ¶ {REBUILD} || {TOLD}")
    one = attribution(article, "know", "nobody came")
    assert introduced(article, [one]) == [one]


def test_names_in_capitals_speak_the_passages_of_a_transcript():
    article = hand_parsed(f"{HOST} ¶ {STROM} || {REBUILD}")
    assert spoken(article, passages(article, [])) == [
        ("HOST", "You stay ?"),
        ("STROM", "I do . We will rebuild ."),
    ]


def test_the_colon_is_a_passages_cue():
    article = hand_parsed(f"{HOST} ¶ {STROM}")
    assert [said(article, one.cue) for one in passages(article, [])] == [":", ":"]


def test_one_speaker_makes_no_transcript():
    article = hand_parsed(f"{HOST} ¶ {HOST} ¶ {REBUILD}")
    assert passages(article, []) == []


def test_a_word_that_is_also_written_small_is_no_speaker():
    small = "The/DET/2/det host/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"
    article = hand_parsed(f"{small} ¶ {HOST} ¶ {STROM}")
    assert passages(article, []) == []


def test_a_letter_is_no_speaker():
    article = hand_parsed(f"{HOST.replace('HOST', 'Q')} ¶ {STROM.replace('STROM', 'A')}")
    assert passages(article, []) == []


def test_a_passage_takes_up_its_quotation_in_the_next_paragraph():
    mark = "“/PUNCT/0/root "
    article = hand_parsed(f"{mark}{HOST} ¶ {mark}{REBUILD} ¶ {mark}{STROM}")
    assert spoken(article, passages(article, []))[0] == (
        "HOST",
        "You stay ?",
        "“ We will rebuild .",
    )


def test_a_passage_ends_where_another_name_begins():
    mark = "“/PUNCT/0/root "
    article = hand_parsed(f"{mark}{HOST} ¶ {mark}{STROM} ¶ {mark}{HOST}")
    assert spoken(article, passages(article, []))[0] == ("HOST", "You stay ?")


def test_a_stage_direction_belongs_to_no_passage():
    mark = "“/PUNCT/0/root "
    laughter = f"{mark}(/PUNCT/2/punct Laughter/NOUN/0/root )/PUNCT/2/punct"
    article = hand_parsed(f"{mark}{HOST} ¶ {laughter} ¶ {mark}{STROM}")
    assert spoken(article, passages(article, []))[0] == ("HOST", "You stay ?")


def test_what_runs_from_passage_to_passage_is_parted():
    article = hand_parsed(f"{REBUILD} ¶ {HOST} ¶ {STROM} || {TOLD}")
    given = [
        draft(article, "rebuild", "We", "HOST : You stay ? STROM :"),
        draft(article, "know", "I", "nobody came"),
        draft(article, "stay", "You", "? STROM : I do"),
    ]
    assert contents(article, passages(article, given)) == [
        ["nobody came"],
        ["You stay ?"],
        ["I do . I know nobody came ."],
    ]


def test_what_the_tagger_found_of_a_passage_is_found_once():
    article = hand_parsed(f"{REBUILD} ¶ {HOST} ¶ {STROM}")
    given = [draft(article, ":", "HOST", "We will rebuild", "You stay")]
    assert spoken(article, passages(article, given)) == [
        ("HOST", "You stay ?"),
        ("STROM", "I do ."),
    ]
