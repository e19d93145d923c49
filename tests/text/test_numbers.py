import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.numbers import quantities

QUANTITIES = [
    ("up to 12,000 soldiers", (None, 12000, "up to", None)),
    ("at least 40 people", (40, None, "at least", None)),
    ("nearly 11,000 homes", (None, 11000, "nearly", None)),
    ("some 3,000 men", (3000, 3000, "some", None)),
    ("between 100 and 300 men", (100, 300, "between", None)),
    ("between nine and fifteen men", (9, 15, "between", None)),
    ("between six and seven thousand men", (6000, 7000, "between", None)),
    ("between two hundred and three hundred men", (200, 300, "between", None)),
    ("between one hundred and fifty and three hundred", (150, 300, "between", None)),
    ("between one and two hundred men", (100, 200, "between", None)),
    ("2 to 3 million men", (2_000_000, 3_000_000, None, None)),
    ("£5–7m", (5_000_000, 7_000_000, None, "GBP")),
    ("at 83: they were at home", (83, 83, None, None)),
    ("one hundred and four men", (104, 104, None, None)),
    ("15-20 ships", (15, 20, None, None)),
    ("2 to 3 million euros", (2_000_000, 3_000_000, None, "EUR")),
    ("$2.5 million", (2_500_000, 2_500_000, None, "USD")),
    ("£3bn", (3_000_000_000, 3_000_000_000, None, "GBP")),
    ("12%", (12, 12, None, "percent")),
    ("7 per cent", (7, 7, None, "percent")),
    ("a third of voters", (33.33, 33.33, None, "percent")),
    ("twenty-five men", (25, 25, None, None)),
    ("two hundred and fifty thousand men", (250_000, 250_000, None, None)),
    ("dozens of men", (24, None, None, None)),
    ("hundreds of thousands", (200_000, None, None, None)),
    ("40 or more men", (40, None, "or more", None)),
    ("fewer than 30 men", (None, 30, "fewer than", None)),
    ("five of them at the very most", (None, 5, "at the very most", None)),
    ("at least twice as many as the 240", (480, None, "at least … twice as many as the", None)),
    ("three times the 40 homes", (120, 120, "three times the", None)),
]


@pytest.mark.parametrize(("text", "wanted"), QUANTITIES, ids=[row[0] for row in QUANTITIES])
def test_quantities_with_their_bounds(text, wanted):
    (only,) = quantities(text)
    assert (only.low, only.high, only.qualifier, only.unit) == wanted


@pytest.mark.parametrize("text", ["COVID-19", "no numbers", "A4", "the F-16"])
def test_names_hold_no_quantity(text):
    assert quantities(text) == []


@given(st.text(alphabet="0123456789,.- $%abcdefgh\n", max_size=60))
def test_quantities_stand_in_order_within_the_text(text):
    at = 0
    for quantity in quantities(text):
        assert at <= quantity.span.start <= quantity.number.start
        assert quantity.number.end <= quantity.span.end <= len(text)
        at = quantity.span.end


def test_a_number_that_no_float_holds_counts_nothing():
    assert quantities(f"{'9' * 400} crates and 12 boxes")[0].low == 12
