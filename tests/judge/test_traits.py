"""The traits of a sentence beside an ask, of stories that are read and judged."""

from functools import cache

import pytest

from judge.stories import STRIKE, chapters
from sayso.judge.asks import sought
from sayso.judge.likely import places
from sayso.judge.parties import cast
from sayso.judge.replies import ruled
from sayso.judge.traits import runs, traits
from sayso.judge.weighing import weights


@cache
def table():
    """Of each sentence of the strike its traits beside the call for talks, by its first words."""
    story = chapters(STRIKE)
    asks, lines = sought(story, cast(story))
    asked = next(each for each in asks if "talks" in " ".join(each.wants))
    found = {}
    for chapter in lines.chapters:
        rows = lines.of(chapter)
        told = {line.number: (kind, much) for line, kind, much in ruled(asked, rows)}
        for at in places(asked, rows, told):
            found[at.line.text] = (traits(asked, at), runs(asked, at.line))
    return found


def of(words):
    return next(row for text, row in table().items() if words in text)


def test_they_are_those_that_weights_were_learnt_of():
    assert sorted(of("rejected")[0]) == list(weights().traits)


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("rejected the League", "to speak", 1.0),
        ("rejected the League", "a request", 1.0),
        ("rejected the League", "way refusing", 1.0),
        ("rejected the League", "ruled refused", 1.0),
        ("rejected the League", "days", 1.0),
        ("rejected the League", "later day", 1.0),
        ("would walk out", "within 1", 1.0),
        ("would walk out", "by speak", 1.0),
        ("would walk out", "days", 0.0),
        ("sat down with", "told here", 0.0),
        ("sat down with", "ruled met", 1.0),
    ],
)
def test_a_trait_tells_one_thing(words, name, value):
    assert of(words)[0][name] == value


def test_what_comes_before_an_ask_is_not_looked_at():
    assert not any("Union of nurses" in text for text in table())


def test_names_are_who_they_are_and_words_their_stems():
    said = of("rejected the League")[1]
    assert {"TO", "reject", "reject the BY"} <= set(said)
    assert not any("Dorrin" in run for run in said)
