import pytest

from sayso.text.lemma import verb


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"), ("says", "say"), ("told", "tell"), ("asked", "ask"), ("added", "add"), ("noted", "note"),
        ("called", "call"), ("denied", "deny"), ("denies", "deny"), ("accusing", "accuse"), ("urged", "urge"),
        ("confirming", "confirm"), ("planned", "plan"), ("warning", "warn"), ("refused", "refuse"), ("vowed", "vow"),
        ("insisted", "insist"), ("admitted", "admit"), ("stressed", "stress"), ("explained", "explain"),
        ("praised", "praise"), ("believes", "believe"), ("suggests", "suggest"), ("hoped", "hope"), ("agreed", "agree"),
    ],
)  # fmt: skip
def test_verbs_come_back_to_their_dictionary_form(form, lemma):
    assert verb(form) == lemma
