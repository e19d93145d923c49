from hand_parsed import found, hand_parsed, said
from sayso.extract.attributions import drafts
from sayso.extract.decode import Found

CALIBRATION = (0.0,) * 6


def sources(parse, source, cue, content):
    article = hand_parsed(parse)
    parts = [found(article, each) for each in (source, content)]
    one = Found(found(article, cue), source=(parts[0],), content=(parts[1],), evidence=(-0.1,) * 5)
    (draft,) = drafts(article, [one], CALIBRATION)
    return [said(article, part) for part in draft.source]


def test_who_told_it_stands_behind_by():
    parse = (
        "They/PRON/3/nsubj:pass were/AUX/3/aux:pass warned/VERB/0/root by/ADP/5/case"
        " police/NOUN/3/obl not/PART/8/advmod to/PART/8/mark return/VERB/3/xcomp"
    )
    article = hand_parsed(parse)
    content = (found(article, "not to return"),)
    one = Found(found(article, "were warned"), source=(), content=content, evidence=(-0.1,) * 5)
    (draft,) = drafts(article, [one], CALIBRATION)
    assert [said(article, part) for part in draft.source] == ["police"]


def test_whoever_was_told_is_no_speaker_where_the_teller_is_named():
    parse = (
        "He/PRON/4/nsubj:pass had/AUX/4/aux been/AUX/4/aux:pass told/VERB/0/root by/ADP/7/case"
        " the/DET/7/det ministry/NOUN/4/{} that/SCONJ/11/mark it/PRON/11/nsubj was/AUX/11/cop"
        " shut/ADJ/4/ccomp"
    )
    told = "He", "had been told", "that it was shut"
    assert sources(parse.format("obl:agent"), *told) == ["the ministry"]
    assert sources(parse.format("obl"), *told) == ["He"]  # as in "by Friday"
