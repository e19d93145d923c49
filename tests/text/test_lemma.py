import pytest

from sayso.text.lemma import verb
from sayso.text.lexicon import sections


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"), ("says", "say"), ("told", "tell"), ("asked", "ask"), ("added", "add"), ("noted", "note"),
        ("called", "call"), ("denied", "deny"), ("denies", "deny"), ("accusing", "accuse"), ("urged", "urge"),
        ("confirming", "confirm"), ("planned", "plan"), ("warning", "warn"), ("refused", "refuse"), ("vowed", "vow"),
        ("insisted", "insist"), ("admitted", "admit"), ("stressed", "stress"), ("explained", "explain"),
        ("praised", "praise"), ("believes", "believe"), ("suggests", "suggest"), ("hoped", "hope"), ("agreed", "agree"),
        ("looked", "look"), ("booked", "book"), ("rooted", "root"), ("invoked", "invoke"),
    ],
)  # fmt: skip
def test_verbs_come_back_to_their_dictionary_form(form, lemma):
    assert verb(form) == lemma


def _listed_verbs():
    names = [sections("cues", "acts"), sections("nesting", "verbs")]
    return sorted({w for each in names for row in each.values() for w in row if w.endswith("e")})


@pytest.mark.parametrize("lemma", [w for w in _listed_verbs() if " " not in w and len(w) > 3])
def test_a_listed_verb_is_known_again(lemma):
    forms = [lemma + "d", lemma + "s", *([] if lemma.endswith("ee") else [lemma[:-1] + "ing"])]
    assert [verb(form) for form in forms] == [lemma] * len(forms)
