"""Optimal leaf ordering: alike rows side by side, in the direction of the source."""

import numpy as np

from dashboard.analysis.clustering import clustered_order


def order(*rows: str) -> list[int]:
    """The order of rows written as "x.x": an x for a filled cell."""
    return clustered_order(np.array([[cell == "x" for cell in row] for row in rows])).tolist()


def test_rows_that_share_cells_stand_side_by_side():
    found = order("xx..", "..xx", "xx..", "..xx")

    assert (set(found[:2]), found[0]) == ({0, 2}, 0)


def test_of_all_orders_of_the_tree_the_one_with_the_likest_neighbours_is_taken():
    chain = ["xx....", ".xx...", "..xx..", "...xx.", "....xx"]
    shuffled = [2, 0, 4, 1, 3]
    found = [shuffled[at] for at in order(*(chain[at] for at in shuffled))]

    assert found in ([0, 1, 2, 3, 4], [4, 3, 2, 1, 0])


def test_it_runs_as_the_source_does():
    assert order("xx....", ".xx...", "..xx..", "...xx.", "....xx") == [0, 1, 2, 3, 4]
    assert order("....xx", "...xx.", "..xx..", ".xx...", "xx....") == [0, 1, 2, 3, 4]


def test_rows_that_are_equally_alike_keep_their_order():
    assert order("x...", ".x..", "..x.", "...x") == [0, 1, 2, 3]


def test_empty_rows_and_very_few_rows_are_ordered_too():
    assert sorted(order("....", "x...", "....", "x...")) == [0, 1, 2, 3]
    assert order("x", ".") == [0, 1]
    assert clustered_order(np.zeros((0, 3), bool)).tolist() == []
