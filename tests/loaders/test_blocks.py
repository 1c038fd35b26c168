"""Grids: what happens to merged cells when rows are left out."""

from loaders.blocks import Grid, expand, without_rows
from loaders.messages.places import FILE


def test_a_merged_cell_that_began_in_a_row_left_out_begins_in_the_next_one():
    grid = Grid([["甲", "a"], ["", "b"], ["", "c"]], FILE)
    expand(grid, [(0, 0, 2, 0)])
    left = without_rows(grid, {0})

    assert left.rows == [["甲", "b"], ["甲", "c"]]
    assert left.row_numbers == [2, 3]
    assert left.covered == {(1, 0): (0, 0)}


def test_the_first_row_of_a_page_is_the_first_that_is_left():
    grid = Grid([["a"], ["b"], ["c"]], FILE, page_starts={0: 1, 1: 2})

    assert without_rows(grid, {1}).page_starts == {0: 1, 1: 2}
