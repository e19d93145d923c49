from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.extract.paths import FORBIDDEN
from sayso.extract.trees import tree


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(len(heads)):
        node, seen = start, set()
        while heads[node]:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node] - 1
    return True


@given(
    st.integers(1, 9).flatmap(
        lambda n: arrays(np.float32, (n + 1, n + 1), elements=st.floats(-20, 20, width=32))
    )
)
def test_any_scores_give_a_tree_with_one_root(table):
    np.fill_diagonal(table, FORBIDDEN)
    heads = tree(table)
    assert len(heads) == len(table) - 1
    assert is_tree(heads)


@given(
    st.integers(1, 4).flatmap(
        lambda n: arrays(np.float32, (n + 1, n + 1), elements=st.integers(-20, 20))
    )
)
def test_no_tree_with_one_root_is_better(table):
    np.fill_diagonal(table, FORBIDDEN)
    size = len(table) - 1
    every = (heads for heads in product(range(size + 1), repeat=size) if is_tree(heads))
    total = lambda heads: table[range(1, size + 1), heads].sum()  # noqa: E731
    assert total(tree(table)) == max(map(total, every))


def test_a_cycle_is_broken_where_it_costs_least():
    rows = [[-1e4, 0, 0, 0], [0, -1e4, 9, 0], [6, 9, -1e4, 0], [0, 0, 9, -1e4]]
    table = np.array(rows, np.float32)
    assert tree(table) == [2, 0, 2]
