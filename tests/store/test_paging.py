"""Lists that go on where they ended, whatever is undated or of one day, and by index alone."""

from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, create_engine, insert, select

from sayso.store import paging

metadata = MetaData()
rows = Table(
    "rows",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("day", Text),
    Column("key", Text, nullable=False),
)
Index("rows_newest", rows.c.day.desc(), rows.c.key, rows.c.number)
ORDER = rows.c.day, rows.c.key, rows.c.number
DAYS = st.none() | st.sampled_from(["2031-04-07", "2031-04-08", "2031-04-09"])


@contextmanager
def kept(found):
    """A connection to a table of these days and keys."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        if found:
            connection.execute(insert(rows), [{"day": day, "key": key} for day, key in found])
        yield connection
    engine.dispose()


@given(st.lists(st.tuples(DAYS, st.sampled_from("abc")), max_size=20), st.integers(1, 5))
def test_page_by_page_is_the_whole_list_the_newest_first_and_undated_ones_last(found, limit):
    with kept(found) as sql:
        every = paging.page(sql, select(rows), ORDER, limit=100)
        days = [row.day or "" for row in every]
        assert days == sorted(days, reverse=True)
        gathered = paging.page(sql, select(rows), ORDER, limit=limit)
        while page := paging.page(sql, select(rows), ORDER, limit=limit, last=place(gathered[-1])
                                  ) if gathered else []:  # fmt: skip
            assert len(page) <= limit
            gathered += page
        assert gathered == every


def place(row):
    return row.day, row.key, row.number


@given(st.lists(st.tuples(DAYS, st.just("a")), max_size=20))
def test_the_different_values_of_a_column_are_given_once_from_the_lowest(found):
    with kept(found) as sql:
        assert paging.values(sql, rows.c.day) == sorted({day for day, _ in found if day})


@pytest.mark.parametrize("last", [None, ("2031-04-08", "a", 3), (None, "a", 3)])
def test_nothing_is_sorted_and_nothing_looked_through(last, explained):
    with kept([("2031-04-08", "a")] * 9) as sql, explained(sql.engine) as told:
        paging.page(sql, select(rows), ORDER, limit=5, last=last)
        paging.values(sql, rows.c.day)
    assert told
    assert [line for line in told if "TEMP B-TREE" in line] == []
    assert [line for line in told if line.startswith("SCAN rows") and "INDEX" not in line] == []
