"""What is of somebody and speaks for them."""

import pytest

import sayso
from sayso.judge.chapter import Chapter
from sayso.judge.owned import minister_of
from sayso.judge.parties import cast


def party_of_last(*texts):
    """Whose the last statement of the last text is."""
    chapters = [Chapter(f"n{n}", sayso.read(text), vectors={}) for n, text in enumerate(texts)]
    found = cast(chapters)
    last = chapters[-1].reading.statements[-1]
    (party,) = found.parties_of(chapters[-1].key, last.source.entities)
    return next(each.name for each in found.parties if each.id == party)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "Pavel Rudd said on Monday that he knew nothing. Rudd’s office said so, too.",
            "Pavel Rudd",
        ),
        (
            "Open Shore sued the port on Monday. The volunteers of Open Shore said 40 birds died.",
            "Open Shore",
        ),
        (
            "Calla Wynn said on Monday she was sorry. Her office said the note was real.",
            "Calla Wynn",
        ),
        (
            "Merrin Bank said it had paid. Merrin Bank’s lawyers said the list was false.",
            "Merrin Bank",
        ),
    ],
)
def test_an_office_and_lawyers_speak_for_whoever_they_are_of(text, party):
    assert party_of_last(text) == party


def test_a_lawyer_speaks_for_the_client_and_not_for_the_clients_body():
    text = (
        "Edmund Voll, the chairman of Merrin Bank, was arrested on Monday. "
        "Voll’s lawyer said the list was an ordinary tool."
    )
    assert party_of_last(text) == "Edmund Voll"


@pytest.mark.parametrize(
    ("name", "ministry"),
    [("Transport Minister Ilo Brand", "transport ministry"), ("Prime Minister Ilo Brand", None)],
)
def test_a_portfolio_tells_the_ministry(name, ministry):
    assert minister_of([name]) == ministry
