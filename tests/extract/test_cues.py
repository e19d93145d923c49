"""What a cue tells by its words alone."""

import pytest

from sayso.extract.cues import lemma, suggested
from sayso.types.attribution import Act, Kind, Polarity


@pytest.mark.parametrize(
    ("cue", "act", "polarity"),
    [
        ("said", "asserts", "positive"),
        ("has not confirmed", "confirms", "negative"),
        ("hasn’t denied", "denies", "negative"),
        ("declined to comment", "declines", "positive"),
        ("did not respond", "does_not_respond", "positive"),
        ("called for", "asks", "positive"),
        ("according to", "asserts", "positive"),
        (":", "asserts", "positive"),
        ("hummed", "asserts", "positive"),
    ],
)
def test_it_suggests_what_the_saying_does(cue, act, polarity):
    found = suggested(cue)
    assert (found.act, found.polarity) == (Act(act), Polarity(polarity))


def test_it_suggests_the_kind():
    assert suggested("believes").kind is Kind.ATTITUDE
    assert suggested("said").kind is Kind.SPEECH


@pytest.mark.parametrize(
    ("cue", "found"),
    [("has said", "say"), ("did not return", "return"), ("calls on", "call on"), ("is", "be"), ("—", "—")],
)  # fmt: skip
def test_its_lemma_leaves_auxiliaries_and_negation_out(cue, found):
    assert lemma(cue) == found
