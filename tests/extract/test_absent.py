"""Who is not there to answer, or leaves it to others."""

import pytest

from extract.told import sayings
from sayso.types.attribution import Act, Polarity

YES = Polarity.POSITIVE
OPENING = "A dam burst above Corvale on Tuesday, the mayor, Ada Roth, said.\n\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The builder was unavailable for comment.", ("The builder", Act.DOES_NOT_RESPOND, "")),
        ("A spokesman was not immediately available for comment.", ("A spokesman", Act.DOES_NOT_RESPOND, "")),
        ("Officials of the Water Board were not available.", ("Officials of the Water Board", Act.DOES_NOT_RESPOND, "")),
        ("No one at the Water Board was available to comment.", ("No one at the Water Board", Act.DOES_NOT_RESPOND, "")),
        ("Its chair, Lena Moss, was not available for an interview.", ("Its chair, Lena Moss", Act.DOES_NOT_RESPOND, "")),
        ("Dravia will not comment on the gates.", ("Dravia", Act.DECLINES, "the gates")),
        ("The ministry did not elaborate.", ("The ministry", Act.DECLINES, "")),
        ("The ministry gave no details.", ("The ministry", Act.DECLINES, "")),
        ("Police did not give a motive.", ("Police", Act.DECLINES, "")),
        ("Neither the builder nor its bank responded to requests for comment.", ("Neither the builder nor its bank", Act.DOES_NOT_RESPOND, "comment")),
        ("The builder has been approached for comment.", ("The builder", Act.DOES_NOT_RESPOND, "comment")),
        ("Attempts to reach Mr Orr were unsuccessful.", ("Mr Orr", Act.DOES_NOT_RESPOND, "")),
        ("The builder is staying tight-lipped about its plans.", ("The builder", Act.DECLINES, "its plans")),
        ("Neither side commented.", ("Neither side", Act.DECLINES, "")),
        ("Neither the builder nor its bank commented.", ("Neither the builder nor its bank", Act.DECLINES, "")),
        ("The envoy clammed up when asked about the gates.", ("The envoy", Act.DECLINES, "the gates")),
        ("Dravia has so far said nothing about the gates.", ("Dravia", Act.DECLINES, "nothing about the gates")),
        ("The Water Board failed to respond to several emails.", ("The Water Board", Act.DOES_NOT_RESPOND, "to several emails")),
        ("Hale Homes has failed to respond to repeated requests for comment.", ("Hale Homes", Act.DOES_NOT_RESPOND, "to repeated requests for comment")),
        ("The council had failed to return calls by Monday.", ("The council", Act.DOES_NOT_RESPOND, "calls")),
        ("Mr Orr was contacted for comment.", ("Mr Orr", Act.DOES_NOT_RESPOND, "comment")),
        ("We have contacted the builder for a response.", ("the builder", Act.DOES_NOT_RESPOND, "")),
        ("Nobody from the firm answered the phone.", ("Nobody from the firm", Act.DOES_NOT_RESPOND, "")),
        ("No one at the hotel returned our calls.", ("No one at the hotel", Act.DOES_NOT_RESPOND, "")),
        ("Neither the union nor Hale Homes could be reached.", ("Neither the union nor Hale Homes", Act.DOES_NOT_RESPOND, "")),
        ("Efforts to reach Mr Orr for comment were not successful.", ("Mr Orr", Act.DOES_NOT_RESPOND, "")),
        ("He did not go into detail.", ("He", Act.DECLINES, "")),
        ("The mayor would not go into specifics about the deal.", ("The mayor", Act.DECLINES, "the deal")),
        ("The statement did not elaborate.", ("The statement", Act.DECLINES, "")),
        ("Police have not released the victim’s name.", ("Police", Act.DECLINES, "the victim’s name")),
    ],
)  # fmt: skip
def test_whoever_is_not_there_or_will_not_speak_is_silent(text, wanted):
    speaker, act, content = wanted
    assert (speaker, act, YES, content) in sayings(OPENING + text)


def test_who_refers_questions_to_others_does_not_answer_them():
    ((speaker, act, *_),) = sayings("The Water Board referred questions to the army.")
    assert (speaker, act) == ("The Water Board", Act.DECLINES)


@pytest.mark.parametrize(
    "text",
    [
        "The results were not available on Tuesday.",
        "The town’s water was not available for two days.",
        "No flights were available.",
        "The minister was available for comment on Monday.",
        "The doctor referred them to a clinic.",
        "Attempts to put out the fire failed.",
        "Firefighters responded to a call at noon.",
        "The envoy commented on the gates at length.",
        "The rest of the money was passed to the army.",
        "The government failed to respond to the crisis in time.",
        "The team answered the critics on the pitch.",
        "Police contacted Mr Orr for help.",
        "The summit could be reached only on foot.",
        "The river did not go into the town.",
        "Mr Orr said nothing proved that the gates had failed.",
    ],
)
def test_the_same_words_of_other_things_tell_of_no_silence(text):
    silent = {Act.DOES_NOT_RESPOND, Act.DECLINES}
    assert [each for each in sayings(OPENING + text) if each[1] in silent] == []


@pytest.mark.parametrize(
    "text", ["The builder was not available", "Neither", "She will not comment"]
)
def test_a_text_may_break_off_there(text):
    sayings(OPENING + text)
