"""A table with a row for each agency of a task becomes one with a row for each task."""

import pytest

from loaders.layout.table.assignments import one_row_for_each_task
from tests.loaders.layout.grids import grid

TITLE = "分工表|||"
HEADER = "任务|单位|角色|单位排序"


def test_rows_of_one_task_become_one_with_a_column_for_each_role():
    table = one_row_for_each_task(
        grid(TITLE, HEADER, "修路|甲局|牵头|1", "修路|乙局|责任|1", "修路|丙局|责任|2", "架桥|甲局|责任|1")
    )

    assert table.rows == [
        ["分工表", "", "", ""],
        ["任务", "牵头单位", "责任单位"],
        ["修路", "甲局", "乙局、丙局"],
        ["架桥", "", "甲局"],
    ]
    assert table.row_numbers == [1, 2, 3, 6]


@pytest.mark.parametrize(
    "lines",
    [
        ["任务|责任单位", "修路|甲局"],
        [HEADER],
        [HEADER, "修路|甲局|主持人|1"],  # no role
        [HEADER, "修路|甲局|牵头"],  # a row that is too short
        ["任务|单位|责任单位|角色", "修路|甲局|乙局|牵头"],  # whose role?
    ],
)
def test_another_table_stays_as_it_is(lines):
    table = grid(*lines)

    assert one_row_for_each_task(table) is table
