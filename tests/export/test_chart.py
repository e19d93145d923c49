"""A chart draws any figures, and tells the same in words."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.brief import Bar, Cite, Dispute, FigurePart
from sayso.export.chart import chart, told
from sayso.export.standoffs import sincewhen, standoffs
from sayso.types.story import Point, Series


def part(*ends, disputes=()):
    bars = tuple(
        Bar(
            f"{n} Apr 2031", 741540 + n, f"Party {n}", low=low, high=high, amount=f"{low}–{high}",
            change="", revises=n - 1 if n else None, cite=Cite(n + 1, 1),
        )
        for n, (low, high) in enumerate(ends)
    )  # fmt: skip
    return FigurePart("f1", "figure-1", "launchers", bars, disputes, moved=True)


@pytest.mark.parametrize(
    "ends",
    [
        [(0, 0), (0, None)],
        [(-5, 3), (None, -1)],
        [(None, None), (1, 1)],
        [(1e15, 1e15), (None, 2e-3)],
        [(26, 26), (18, 18), (26, None)],
    ],
)
def test_any_ends_are_drawn_within_the_page(ends):
    drawn = chart(part(*ends))
    places = [float(each) for each in re.findall(r'x\d?="(-?[\d.]+)%"', drawn)]
    assert all(0 <= place <= 100 for place in places)
    assert drawn.count('class="bar"') == len(ends)


end = st.none() | st.floats(-1e6, 1e6)


@given(
    st.lists(st.tuples(end, end).map(lambda p: p if None in p else tuple(sorted(p))), min_size=1)
)
def test_no_figures_fall_off_the_scale(ends):
    drawn = chart(part(*ends))
    places = [float(each) for each in re.findall(r'x\d?="(-?[\d.]+)%"', drawn)]
    assert all(-0.01 <= place <= 100 for place in places)


def test_an_open_end_is_dashed_and_points_away_from_the_other():
    upwards, downwards = chart(part((26, None))), chart(part((None, 40)))
    assert 'd="M-7,-5 L0,0 L-7,5"' in upwards
    assert 'd="M7,-5 L0,0 L7,5"' in downwards
    assert upwards.count('class="open"') == downwards.count('class="open"') == 1
    assert 'class="open"' not in chart(part((26, 26), (20, 30)))


def test_many_disputes_leave_room_for_the_bars():
    line = ("One", Cite(1, 2), " and two")
    disputes = tuple(Dispute(0, 1, line) for _ in range(9))
    drawn = chart(part((1, 1), (2, 2), disputes=disputes))
    assert drawn.count('class="disputed"') == 4
    assert told(part((1, 1), (2, 2), disputes=disputes)).count("Disputed between One and two.") == 9


def test_days_between_bars_are_space_between_them():
    near = part((1, 1), (2, 2))
    late = FigurePart("f1", "figure-1", "x", (near.bars[0], Bar("9 Apr 2031", 741549, "P", low=2, high=2, amount="2", change="", revises=None, cite=Cite(2, 1))), (), moved=True)  # fmt: skip
    heights = [int(re.search(r'height="(\d+)"', chart(each))[1]) for each in (near, late)]
    assert heights[0] < heights[1]


def test_many_disputes_are_told_in_one_line():
    days = [date(2032, 5, n) for n in range(1, 5)]
    points = tuple(
        Point(f"p{n}", day, 100 * n, 100 * n, article="n1", figure=f"f{n}")
        for n, day in enumerate(days, 1)
    )
    pairs = [((f"p{n}", f"p{m}"), days[m - 1]) for n in range(1, 5) for m in range(n + 1, 5)]
    few = Series("f1", "tonnes", points, disputes=tuple(pairs[:3]))
    assert [[p.party for p in row] for row, _ in standoffs(few)] == [
        [*pair] for pair, _ in pairs[:3]
    ]
    ((row, since),) = standoffs(Series("f1", "tonnes", points, disputes=tuple(pairs)))
    assert ([p.party for p in row], since) == (["p1", "p2", "p3", "p4"], days[-1])
    undated = (*pairs[:-1], (pairs[-1][0], None))
    ((_, since),) = standoffs(Series("f1", "tonnes", points, disputes=undated))
    assert since is None
    assert sincewhen(since) == ""
