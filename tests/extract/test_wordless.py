"""Silences, doubts and denials that no verb of saying tells."""

import pytest

from extract.told import sayings
from sayso.types.attribution import Act, Polarity

YES, NO = Polarity.POSITIVE, Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Questions to the ministry about the launchers went unanswered.", ("the ministry", Act.DOES_NOT_RESPOND, YES, "the launchers")),
        ("Calls to the mine were not returned.", ("the mine", Act.DOES_NOT_RESPOND, YES, "")),
        ("Messages left for the firm and the union were not returned.", ("the firm and the union", Act.DOES_NOT_RESPOND, YES, "")),
        ("A phone call to the mine rang unanswered.", ("the mine", Act.DOES_NOT_RESPOND, YES, "")),
        ("There was no reply from Dravia on Monday.", ("Dravia", Act.DOES_NOT_RESPOND, YES, "")),
        ("There was no confirmation of the landing from Dravia.", ("Dravia", Act.CONFIRMS, NO, "the landing")),
        ("No confirmation came from Dravia.", ("Dravia", Act.CONFIRMS, NO, "")),
        (
            "The union’s request for the logs has drawn no answer from Dravia.",
            ("Dravia", Act.DOES_NOT_RESPOND, YES, "The union’s request for the logs"),
        ),
        ("From Dravia there was no word.", ("Dravia", Act.DOES_NOT_RESPOND, YES, "")),
        ("The insurer remains unconvinced.", ("The insurer", Act.DOUBTS, YES, "")),
        ("The insurer was not convinced by the account.", ("The insurer", Act.DOUBTS, YES, "the account")),
        ("The League had nothing to say on the matter.", ("The League", Act.DECLINES, YES, "the matter")),
        ("Mayor Ada Roth will have none of it.", ("Mayor Ada Roth", Act.DENIES, YES, "it")),
        ("So was it a blast? The ministry would not say.", ("The ministry", Act.DECLINES, YES, "")),
        ("Nonsense, says the mayor.", ("the mayor", Act.DENIES, YES, "Nonsense")),
        ("The bank issued a denial.", ("The bank", Act.DENIES, YES, "")),
        ("Dravia did not contest the account.", ("Dravia", Act.DENIES, NO, "the account")),
    ],
)  # fmt: skip
def test_a_stance_is_told_without_a_verb_of_saying(text, wanted):
    assert wanted in sayings(text)


@pytest.mark.parametrize(
    "text",
    [
        "The lamps were returned to the mine.",
        "There was no bread from Orsk on the market.",
        "The road remains doubtful in winter.",
        "The letters to the editor were answered by hand.",
    ],
)
def test_the_same_words_of_other_things_tell_nothing(text):
    silent = {Act.DOES_NOT_RESPOND, Act.DOUBTS, Act.CONFIRMS, Act.DENIES}
    assert [each for each in sayings(text) if each[1] in silent] == []
