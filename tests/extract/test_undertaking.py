"""Who will do a thing, or will not, and what nouns and adjectives tell of that."""

import pytest

from extract.told import sayings
from sayso.types.attribution import Act, Polarity

YES = Polarity.POSITIVE
OPENING = "A dam burst above Corvale on Tuesday, the mayor, Ada Roth, said.\n\n"
CONDITION = "if he talked"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The builder denied having known and refused to apologise.", ("The builder", Act.REFUSES, "to apologise")),
        ("The nurse refused to give evidence.", ("The nurse", Act.REFUSES, "to give evidence")),
        ("Dravia is refusing to extradite him.", ("Dravia", Act.REFUSES, "to extradite him")),
        ("The union turned down the offer and vowed to fight on.", ("The union", Act.PROMISES, "to fight on")),
        (f"A captor threatened to kill him {CONDITION}.", ("A captor", Act.THREATENS, f"to kill him {CONDITION}")),
        ("Forecasters issued a red warning for the coast.", ("Forecasters", Act.WARNS, "for the coast")),
        ("The report was critical of the Water Board.", ("The report", Act.CRITICISES, "the Water Board")),
        ("The mayor was full of praise for the crew.", ("The mayor", Act.PRAISES, "the crew")),
    ],
)  # fmt: skip
def test_what_somebody_will_do_or_will_not_is_an_act(text, wanted):
    speaker, act, content = wanted
    assert (speaker, act, YES, content) in sayings(OPENING + text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The bank refused to give details of the loan.", Act.DECLINES),
        ("He declined to be interviewed.", Act.DECLINES),
        ("She declined to be drawn on whether he knew.", Act.DECLINES),
        ("“We will appeal,” her lawyer said.", Act.PROMISES),
        ("“We appeal to the public to stay calm,” the mayor said.", Act.ASKS),
        ("“If they touch our land, we will burn the bridges,” the rebel chief said.", Act.THREATENS),
        ("The union said its members would walk out unless pay rose.", Act.THREATENS),
        ("“Leave the valley or face the consequences,” the rebel chief said.", Act.THREATENS),
        ("The mayor said the mill would close if no buyer was found.", Act.ASSERTS),
        ("Dravia set a deadline of Friday for the troops to leave.", Act.ASKS),
    ],
)  # fmt: skip
def test_what_is_said_tells_a_threat_from_a_promise(text, act):
    assert sayings(OPENING + text)[-1][1] is act


@pytest.mark.parametrize(
    "text",
    [
        "The storm threatened to close the port.",
        "The engine refused to start.",
        "The team was critical to the plan.",
        "The committee set a deadline for bids.",
        "“If it rains, we will cut the hay early,” the mayor said.",
    ],
)
def test_things_undertake_nothing(text):
    acts = {Act.REFUSES, Act.THREATENS, Act.PROMISES, Act.WARNS, Act.CRITICISES, Act.ASKS}
    assert [each for each in sayings(OPENING + text) if each[1] in acts] == []
