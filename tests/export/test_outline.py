from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import reading
from sayso.export.outline import content, ranked, tally, title
from sayso.types.article import Article

NESTED = """[source1 Varga] [cue1 said] [content1 that [source2 the crew] [cue2 says] [content2 that
[source3 Marsh] [cue3 knew]]]. [source4 Osk] [cue4 agreed]."""


def ranks(found):
    return [(depth, statement.id) for depth, statement in ranked(found.statements)]


def said(marked):
    found = reading(marked)
    return content(found.article.text, found.statements[0])


def test_a_statement_follows_the_one_in_which_it_stands():
    assert ranks(reading(NESTED)) == [(0, "s1"), (1, "s2"), (2, "s3"), (0, "s4")]


def test_order_of_arrival_does_not_part_inner_from_outer():
    found = reading(NESTED)
    mixed = replace(found, statements=found.statements[::-1])
    assert ranks(mixed) == [(0, "s4"), (0, "s1"), (1, "s2"), (2, "s3")]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.none() | st.sampled_from("abcdx"))))
def test_no_statement_is_lost_whatever_stands_within_what(pairs):
    one = reading("[cue said]").statements[0]
    rows = [replace(one, id=name, within=within) for name, within in pairs]
    assert sorted(map(id, rows)) == sorted(id(row) for _, row in ranked(rows))


@pytest.mark.parametrize(
    ("marked", "prose"),
    [
        ("[content “We knew,”] [source she] [cue said]. [content “All.”]", ["“We knew,” “All.”"]),
        ("[content not], [source she] [cue said], [content today]", ["not today"]),
        ("[content Struve] [cue was expected] [content to speak]", ["Struve to speak"]),
        ("[content It], runs a rumour, [cue is said] [content to leak]", ["It … to leak"]),
        ("[cue said] [content “One.\n\n“Two.”]", ["“One.", "“Two.”"]),
        ("[cue said] [content a\nwrapped line]", ["a wrapped line"]),
        ("[source She] [cue declined to comment]", []),
    ],
)
def test_content_reads_as_prose(marked, prose):
    assert said(marked) == prose


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        ("Nothing.", "No statements found"),
        ("[source1 Osk] [cue1 said]", "1 statement by 1 speaker"),
        ("[source1 Osk] [cue1 said]; [source2 osk] [cue2 saw]", "2 statements by 1 speaker"),
        (
            "[source1,2 The U.S. and NATO] [cue1 said]; [cue2 denied]; [cue3 reportedly]",
            "3 statements by 2 speakers, 1 without a source",
        ),
        ("[cue1 reports]", "1 statement, 1 without a source"),
    ],
)
def test_the_tally_counts_speakers_once(marked, line):
    assert tally(reading(marked, names={"e1": ["U.S."], "e2": ["NATO"]})) == line


def test_the_title_is_the_printed_one_where_the_article_gives_none():
    found = reading("@title Port  shut\nAll quays closed.", key="n1", url="port.txt")
    assert title(found.article) == "Port shut"
    assert title(replace(found.article, zones=())) == "n1"
    assert title(replace(found.article, title="Port open")) == "Port open"
    assert title(Article("a", "", sha256="")) == "Untitled"
