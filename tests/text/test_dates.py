from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.dates import expressions

WEDNESDAY = date(2031, 3, 12)
TIMES = [
    ("He left on Monday.", "Monday", "DATE", "2031-03-10"),
    ("He left late Tuesday.", "late Tuesday", "TIME", "2031-03-11TNI"),
    ("They will meet on Friday.", "Friday", "DATE", "2031-03-14"),
    ("It is due by Friday.", "Friday", "DATE", "2031-03-14"),
    ("He left last Wednesday.", "last Wednesday", "DATE", "2031-03-05"),
    ("See you next Tuesday.", "next Tuesday", "DATE", "2031-03-18"),
    ("He left yesterday morning.", "yesterday morning", "TIME", "2031-03-11TMO"),
    ("He left on Oct. 20, 2030.", "Oct. 20, 2030", "DATE", "2030-10-20"),
    ("He left on 20 October 2030.", "20 October 2030", "DATE", "2030-10-20"),
    ("He left on March 3.", "March 3", "DATE", "2031-03-03"),
    ("He left in October 2030.", "October 2030", "DATE", "2030-10"),
    ("He left in October.", "October", "DATE", "2030-10"),
    ("He left in 1998.", "1998", "DATE", "1998"),
    ("He left in the 1990s.", "the 1990s", "DATE", "199"),
    ("He left earlier this week.", "earlier this week", "DATE", "2031-W11"),
    ("He left last month.", "last month", "DATE", "2031-02"),
    ("He left two weeks ago.", "two weeks ago", "DATE", "2031-W09"),
    ("He stayed for three days.", "three days", "DURATION", "P3D"),
    ("It was a three-year deal.", "three-year", "DURATION", "P3Y"),
    ("In the past 24 hours it rained.", "the past 24 hours", "DURATION", "PT24H"),
    ("They meet every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("They meet twice a week.", "twice a week", "SET", "P1W"),
    ("It is now calm.", "now", "DATE", "PRESENT_REF"),
    ("It sank at 9:40 p.m. on Tuesday.", "9:40 p.m. on Tuesday", "TIME", "2031-03-11T21:40"),
    ("It sank before dawn on Tuesday.", "dawn on Tuesday", "TIME", "2031-03-11TMO"),
    ("Answers are due by the end of the month.", "the end of the month", "DATE", "2031-03"),
    ("On 03/25/2030 it sank.", "03/25/2030", "DATE", "2030-03-25"),
    ("On 05/06/2030 it sank.", "05/06/2030", "DATE", "2030-XX-XX"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), TIMES, ids=[t[1] for t in TIMES])
def test_times_are_found_and_reckoned(text, words, kind, value):
    (only,) = expressions(text, WEDNESDAY)
    assert (only.span.of(text), only.type.value, only.value) == (words, kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "a 54-year-old fisherman",
        "The Sunday Times said so.",
        "She may leave.",
        "They march on the capital.",
        "Route 1998 is closed",
    ],
)
def test_what_is_no_time(text):
    assert expressions(text, WEDNESDAY) == []


def test_without_a_date_the_words_are_kept():
    (only,) = expressions("He left late Tuesday.")
    assert (only.value, only.relative, only.anchor) == (None, "late tuesday", None)


def test_what_follows_is_reckoned_from_the_date_before():
    _, second = expressions("It sank on March 3. Two days later it was found.", WEDNESDAY)
    assert (second.value, second.anchor) == ("2031-03-05", "last")


@given(st.text(alphabet="MonTuesdayMarch 0123456789:.-/apm\n", max_size=60))
def test_times_stand_in_order_within_the_text(text):
    at = 0
    for each in expressions(text, WEDNESDAY):
        assert at <= each.span.start < each.span.end <= len(text)
        at = each.span.end
