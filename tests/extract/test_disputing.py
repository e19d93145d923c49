"""Who fights a claim without a verb of denial."""

import pytest

from hand_parsed import draft, hand_parsed
from sayso.extract.disputing import disputed

CALLED = "Varga/PROPN/2/nsubj called/VERB/0/root the/DET/4/det {0}/NOUN/2/obj a/DET/6/det {1}/NOUN/2/xcomp"


@pytest.mark.parametrize(
    ("named", "called", "act"),
    [
        ("charge", "fable", "denies"),
        ("report", "lie", "denies"),
        ("report", "disgrace", None),
        ("budget", "fantasy", None),
    ],
)
def test_calling_a_claim_false_denies_it(named, called, act):
    article = hand_parsed(CALLED.format(named, called))
    content = draft(article, "called", "Varga", f"the {named} a {called}")
    found = disputed(article, content, "say", positive=True)
    assert (found.value if found else None) == act


@pytest.mark.parametrize(("named", "act"), [("figure", "denies"), ("tone", "criticises")])
def test_taking_issue_denies_what_is_claimed_and_criticises_the_rest(named, act):
    article = hand_parsed(
        f"Varga/PROPN/2/nsubj took/VERB/0/root issue/NOUN/2/obj with/ADP/6/case the/DET/6/det {named}/NOUN/2/obl"
    )
    content = draft(article, "took issue with", "Varga", f"the {named}")
    found = disputed(article, content, "take issue with", positive=True)
    assert found is not None
    assert found.value == act
