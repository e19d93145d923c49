"""Who wants whom to act, and who only asks, or expects."""

import pytest

import sayso
from sayso.types.attribution import Act


@pytest.mark.parametrize(
    "text",
    [
        "Reporters who travelled with him asked about the shipment.",
        "The weather office expects a dry weekend on the coast.",
        "She expected the smoke to be gone by Wednesday.",
        "“I want to know who put it there,” Orlo said.",
        "Zajon, asked about the appendix, said nothing was secret.",
        "Engineers believe that the repair should take two weeks.",
        "Varga would like to see the town before the winter.",
    ],
)
def test_a_question_and_a_forecast_are_no_asks(text):
    assert not sayso.read(text).asks


@pytest.mark.parametrize(
    "text",
    [
        "She told Mr Rudd in a letter to give back his laptop within a day.",
        "The government told the Skerry Times on Tuesday to say who had talked.",
        "The union expects the ministry to publish the list.",
        "“We expect a firm answer from the League,” Varga said.",
        "The council resolved on Monday that the harbour board should sell its shares in the mine.",
        "The bank ought to open its books to the auditors, Ilse Varga said.",
        "Mayor Orlo said it was high time the ministry took the barriers off the bridge.",
        "“The time has come for the board to answer us,” Varga said.",
        "The union would like to see the hospitals post the figures every day.",
    ],
)
def test_who_is_told_to_act_is_asked(text):
    statements = sayso.read(text).statements
    assert any(s.act is Act.ASKS for s in statements)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Lucia Ferro called for the base’s tanks to be emptied.",
        "The parents once more asked for boiler two to be switched off.",
        "President Lukan repeated that the suspects should be put before a judge.",
    ],
)
def test_what_is_to_be_done_to_is_not_asked_to_do_it(text):
    (ask,) = sayso.read(text).asks
    assert ask.to == ()
