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
    # weekdays
    ("He left last Friday.", "last Friday", "DATE", "2031-03-07"),
    ("It is held this Thursday.", "this Thursday", "DATE", "2031-03-13"),
    ("He left on Tuesday night.", "Tuesday night", "TIME", "2031-03-11TNI"),
    ("He left on Wednesday.", "Wednesday", "DATE", "2031-03-12"),
    ("The court is scheduled to rule on Monday.", "Monday", "DATE", "2031-03-17"),
    ("On Monday, the court will rule.", "Monday", "DATE", "2031-03-17"),
    ("Talks could start as early as Friday.", "Friday", "DATE", "2031-03-14"),
    ("The office is closed until Friday.", "Friday", "DATE", "2031-03-14"),
    ("Half of them had voted by Friday.", "Friday", "DATE", "2031-03-07"),
    ("They rest on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
    # days
    ("It rains today.", "today", "DATE", "2031-03-12"),
    ("We sing tonight.", "tonight", "TIME", "2031-03-12TNI"),
    ("It froze overnight.", "overnight", "TIME", "2031-03-12TNI"),
    ("He left the day before yesterday.", "the day before yesterday", "DATE", "2031-03-10"),
    ("He wrote on 2030-10-20.", "2030-10-20", "DATE", "2030-10-20"),
    ("He wrote on 20.10.2030.", "20.10.2030", "DATE", "2030-10-20"),
    ("He wrote on 25/10/2030.", "25/10/2030", "DATE", "2030-10-25"),
    ("He wrote on Oct. 20.", "Oct. 20", "DATE", "2030-10-20"),
    ("He wrote on March 15th.", "March 15th", "DATE", "2031-03-15"),
    ("He wrote on the 3rd of March.", "the 3rd of March", "DATE", "2031-03-03"),
    ("He wrote on Monday, March 10.", "Monday, March 10", "DATE", "2031-03-10"),
    ("He wrote on June 4 last year.", "June 4 last year", "DATE", "2030-06-04"),
    ("He wrote last Oct. 20.", "last Oct. 20", "DATE", "2030-10-20"),
    ("She was born on 29 February 2028.", "29 February 2028", "DATE", "2028-02-29"),
    ("They shopped on Black Friday.", "Black Friday", "DATE", "2030-11-29"),
    ("They will eat at Thanksgiving.", "Thanksgiving", "DATE", "2031-11-27"),
    ("They sang on Christmas Eve.", "Christmas Eve", "DATE", "2030-12-24"),
    ("They will sing on Good Friday 2031.", "Good Friday 2031", "DATE", "2031-04-11"),
    # the clock
    ("It began at 3:45 p.m. sharp.", "3:45 p.m.", "TIME", "2031-03-12T15:45"),
    ("It began at 16:00 GMT.", "16:00 GMT", "TIME", "2031-03-12T16:00Z"),
    ("It began at 5 o'clock.", "5 o'clock", "TIME", "2031-03-12T05:00"),
    ("It begins Friday at noon.", "Friday at noon", "TIME", "2031-03-14T12:00"),
    ("He slept this morning.", "this morning", "TIME", "2031-03-12TMO"),
    ("He slept last night.", "last night", "TIME", "2031-03-11TNI"),
    # weeks to centuries
    ("He left at the weekend.", "the weekend", "DATE", "2031-W10-WE"),
    ("He has not slept since last month.", "last month", "DATE", "2031-02"),
    ("It will open in October.", "October", "DATE", "2031-10"),
    ("It opened in October last year.", "October last year", "DATE", "2030-10"),
    ("It opened last summer.", "last summer", "DATE", "2030-SU"),
    ("It opened in the spring of 2027.", "the spring of 2027", "DATE", "2027-SP"),
    ("It opened in the late ’80s.", "the late ’80s", "DATE", "198"),
    ("It opened in the nineties.", "the nineties", "DATE", "199"),
    ("It opened in the 20th century.", "the 20th century", "DATE", "19"),
    ("It opened in nineteen ninety-four.", "nineteen ninety-four", "DATE", "1994"),
    ("The 2024 elections were close.", "2024", "DATE", "2024"),
    ("It lost money in the third quarter.", "the third quarter", "DATE", "2030-Q3"),
    ("It earned more in Q3 2029.", "Q3 2029", "DATE", "2029-Q3"),
    ("It earned more in fiscal 2025.", "fiscal 2025", "DATE", "2025"),
    ("It fell in the first half of 2029.", "the first half of 2029", "DATE", "2029-H1"),
    ("It fell at year-end.", "year-end", "DATE", "2031"),
    # durations
    ("It took a few weeks.", "a few weeks", "DURATION", "PXW"),
    ("It took more than two years.", "more than two years", "DURATION", "P2Y"),
    ("It took 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
    ("It took a minute and a half.", "a minute and a half", "DURATION", "PT1M30S"),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
    ("It took twenty four hours.", "twenty four hours", "DURATION", "PT24H"),
    ("It took a hundred years.", "a hundred years", "DURATION", "P100Y"),
    ("It took two decades.", "two decades", "DURATION", "P20Y"),
    ("It rained for the next few days.", "the next few days", "DURATION", "PXD"),
    ("It was a week-long trip.", "week-long", "DURATION", "P1W"),
    ("It came three days after the vote.", "three days", "DURATION", "P3D"),
    ("It has been so for decades.", "decades", "DURATION", "PXY"),
    # sets
    ("They meet daily.", "daily", "SET", "P1D"),
    ("They meet annually.", "annually", "SET", "P1Y"),
    ("They meet every two years.", "every two years", "SET", "P2Y"),
    ("They earn 40 crowns a day.", "a day", "SET", "P1D"),
    # what no calendar fixes
    ("It is currently calm.", "currently", "DATE", "PRESENT_REF"),
    ("It was recently calm.", "recently", "DATE", "PAST_REF"),
    ("It has been calm so far.", "so far", "DATE", "PRESENT_REF"),
    ("It is calm at the moment.", "at the moment", "DATE", "PRESENT_REF"),
    ("It will soon be calm.", "soon", "DATE", "FUTURE_REF"),
    ("It will be calm in the future.", "the future", "DATE", "FUTURE_REF"),
    ("It was calm in recent weeks.", "recent weeks", "DATE", "PAST_REF"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), TIMES, ids=[t[0] for t in TIMES])
def test_times_are_found_and_reckoned(text, words, kind, value):
    (only,) = expressions(text, WEDNESDAY)
    assert (only.span.of(text), only.type.value, only.value) == (words, kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "a 54-year-old fisherman",
        "Smith, 54, of Leeds",
        "a six-month-old girl",
        "a man in his fifties",
        "The Sunday Times said so.",
        "The Sun said so.",
        "USA Today said so.",
        "Bloody Sunday is a film.",
        "She may leave.",
        "Theresa May said so.",
        "April Jones said so.",
        "They march on the capital.",
        "The March on Rome is told.",
        "She came in second.",
        "Prices fall.",
        "The fall of Kabul is told.",
        "three-quarters of them",
        "a quarter of the people",
        "Route 1998 is closed",
        "2001 people came",
        "some 2,000 people",
        "It costs $1990.",
        "as soon as they can",
        "the annual meeting",
        "the quarterly report",
        "John 3:16",
        "the French Quarter",
    ],
)
def test_what_is_no_time(text):
    assert expressions(text, WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("He left late Tuesday.", "last Tuesday, night"),
        ("They will leave on Tuesday morning.", "next Tuesday, morning"),
        ("He left three days ago.", "three days ago"),
        ("He left on Christmas Eve.", "Christmas Eve"),
    ],
)
def test_without_a_date_the_words_are_kept(text, relative):
    (only,) = expressions(text)
    assert (only.value, only.relative, only.anchor) == (None, relative, None)


def test_a_day_without_its_year_keeps_what_is_known():
    (only,) = expressions("He left on Oct. 20.")
    assert only.value == "XXXX-10-20"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sank on March 3. Two days later it was found.", "2031-03-05"),
        ("It sank on March 3. The same day, it was found.", "2031-03-03"),
        ("It sank on March 3. The day after, it was found.", "2031-03-04"),
        ("It sank on March 3. That day it snowed.", "2031-03-03"),
        ("It sank in 2024. That year it snowed.", "2024"),
        ("It sank in May 2024. The following month it was found.", "2024-06"),
        ("It earned more in the third quarter of 2029 than a year earlier.", "2028-Q3"),
        ("In the third quarter of 2029 it beat the year-earlier quarter.", "2028-Q3"),
    ],
)
def test_what_follows_is_reckoned_from_the_date_before(text, value):
    _, second = expressions(text, WEDNESDAY)
    assert (second.value, second.anchor) == (value, "last")


def test_a_comparison_with_the_year_before_does_not_add_up():
    found = expressions(
        "It fell in the third quarter of 2029 from a year earlier. Sales rose from a year earlier.",
        WEDNESDAY,
    )
    assert [each.value for each in found] == ["2029-Q3", "2028-Q3", "2028-Q3"]


def test_two_days_in_a_row_stay_two():
    found = expressions("It rains tomorrow, tonight it does not.", WEDNESDAY)
    assert [each.value for each in found] == ["2031-03-13", "2031-03-12TNI"]


@pytest.mark.parametrize(("ahead", "value"), [(True, "2031-03-14"), (False, "2031-03-07")])
def test_the_caller_may_tell_what_lies_ahead(ahead, value):
    (only,) = expressions("Friday it is.", WEDNESDAY, lambda span: ahead)
    assert only.value == value


def test_where_the_caller_cannot_tell_the_words_decide():
    (only,) = expressions("They will meet on Friday.", WEDNESDAY, lambda span: None)
    assert only.value == "2031-03-14"


def test_the_granularity_is_the_finest_unit_named():
    found = expressions("On Monday, last night, in May 2024 and at 5 p.m. on Friday.", WEDNESDAY)
    assert [each.granularity for each in found] == ["day", "day part", "month", "minute"]


PIECES = (
    "Monday", "late", "Tuesday", "on", "March", "3", "31", "2024", "two", "and a half", "days", "ago", "later", "the", "last", "a year earlier", "quarter", "week",
    "5 p.m.", "noon", "Easter", "a", "hundred", "thousand", "99999999", "1/2", "every", "İ", "\n", ".", ",", "-", "’80s", "will", "was", "9999", "Feb.", "30", "years",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.sampled_from([" ", "", "-"]),
    st.one_of(st.none(), st.dates()),
)
def test_times_stand_in_order_within_the_text(pieces, space, published):
    text = space.join(pieces)
    at = 0
    for each in expressions(text, published):
        assert at <= each.span.start < each.span.end <= len(text)
        at = each.span.end


@given(st.text(max_size=80), st.one_of(st.none(), st.dates()))
def test_no_text_is_too_odd(text, published):
    for each in expressions(text, published):
        assert each.span.of(text).strip()
