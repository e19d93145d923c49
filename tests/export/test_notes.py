from dataclasses import replace

import pytest

from builders import reading
from sayso.export.notes import act, notes
from sayso.types.attribution import Act, Factuality, Firmness, Polarity


def said(cue, does=Act.ASSERTS, *, polarity=Polarity.POSITIVE, firm=Factuality.CERTAIN):
    found = reading(f"[source1 Marsh] [cue1 {cue}] [content1 that it may not be shut].")
    (only,) = found.statements
    only = replace(only, cue=replace(only.cue, lemma=cue), act=does, polarity=polarity)
    return found, replace(only, firmness=Firmness(firm, ()))


@pytest.mark.parametrize(
    ("cue", "does"), [("ask", Act.ASKS), ("deny", Act.DENIES), ("deny knowing", Act.DENIES)]
)
def test_an_act_is_not_told_twice(cue, does):
    assert act(said(cue, does)[1]) == ""


def test_an_act_that_the_cue_does_not_name_is_told():
    assert act(said("call on", Act.ASKS)[1]) == "asks"
    assert act(said("confirm", Act.CONFIRMS, polarity=Polarity.NEGATIVE)[1]) == "does not confirm"


@pytest.mark.parametrize(
    ("firm", "told"),
    [
        (Factuality.POSSIBLE, "possible"),
        (Factuality.POSSIBLY_NOT, "possible"),
        (Factuality.CERTAINLY_NOT, None),
    ],
)
def test_how_firmly_the_words_are_put_not_what_they_negate(firm, told):
    assert dict(notes(*said("warn", Act.WARNS, firm=firm))).get("put as") == told


def test_a_doubt_is_told_by_its_act_alone():
    doubted = said("doubt", Act.DOUBTS, firm=Factuality.PROBABLY_NOT)
    assert "put as" not in dict(notes(*doubted))
