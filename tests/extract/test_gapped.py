"""Figures of several that one verb tells."""

import pytest

from extract.told import sayings

SAID = [
    (
        "Veyland now speaks of 38,000 homes, Halken Grid of up to 34,000.",
        [("Veyland", "38,000 homes"), ("Halken Grid", "up to 34,000")],
    ),
    (
        "The union put the number of strikers at 4,000, the company at 900.",
        [("The union", "the number of strikers at 4,000"), ("the company", "900")],
    ),
    (
        "The fund put the loss at 3 million, and the mayor at 5 million.",
        [("The fund", "the loss at 3 million"), ("the mayor", "5 million")],
    ),
    (
        "The police counted 40 men, 12 women and 3 children.",
        [("The police", "40 men, 12 women and 3 children")],
    ),
    (
        "The office put the crowd at 6,000, the highest of 12 years.",
        [("The office", "the crowd at 6,000")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_each_gives_a_figure_of_its_own(text, wanted):
    assert [(source, content) for source, _, _, content in sayings(text)] == wanted
