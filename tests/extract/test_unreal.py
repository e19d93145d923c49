"""Sayings that nobody has made."""

import pytest

from extract.told import sayings
from sayso.types.attribution import Act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The union urged its members to reject the offer.", Act.ASKS),
        ("The committee called on the minister to deny the rumours.", Act.ASKS),
        ("Lawyers asked the court to dismiss the case.", Act.ASKS),
        ("The president urged both sides to confirm the truce.", Act.ASKS),
        ("The opposition asked the minister to apologise and to admit the mistake.", Act.ASKS),
        ("The senator wants the company to admit its error.", Act.ASKS),
        ("The lawyer advised his client to deny everything.", Act.ASKS),
        ("The union vowed to reject the offer.", Act.PROMISES),
        ("The minister has threatened to reject the treaty.", Act.THREATENS),
        ("The company agreed to admit the mistake.", Act.PROMISES),
    ],
)
def test_what_is_asked_for_or_meant_to_be_said_nobody_has_said(text, act):
    ((_, told, _, content),) = sayings(text)
    assert told is act
    assert text.removesuffix(".").endswith(content)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("He was forced to admit that the money was gone.", Act.CONFIRMS),
        ("The mayor was quick to deny the report.", Act.DENIES),
        ("The firm refused to confirm the arrest.", Act.DECLINES),
    ],
)
def test_what_has_been_said_stays(text, act):
    assert [told for _, told, _, _ in sayings(text)] == [act]
