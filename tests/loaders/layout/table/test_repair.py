"""Pasted tables are put right: lines that a break inside a cell has parted, annotations at the end of tasks."""

import pytest

from loaders.blocks import Grid
from loaders.layout.table.header import find_headers
from loaders.layout.table.repair import (
    blank_position,
    join_broken_header,
    join_broken_rows,
    join_upright_words,
    part_annotations,
)
from loaders.messages.places import FILE, MadeUpHeader
from tests.loaders.layout.grids import grid


def test_a_header_word_that_a_line_break_parted_is_joined():
    broken = grid("任务|牵头", "单位|责任单位", "甲|a局|b局", row_numbers=[1, 2, 3])
    whole = join_broken_header(broken)

    assert whole.rows == [["任务", "牵头单位", "责任单位"], ["甲", "a局", "b局"]]
    assert whole.row_numbers == [1, 3]
    assert len(broken.rows) == 3  # the grid itself stays as it is


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("生\n态\n环\n境", "生态环境"),
        ("生 \n\n 态", "生态"),
        ("生态\n环境", "生态\n环境"),
        ("1\n2", "1\n2"),
        ("局", "局"),
    ],
)
def test_a_word_that_stands_upright_is_a_word(cell, expected):
    assert join_upright_words(Grid([[cell, "牵头单位"]], FILE)).rows == [[expected, "牵头单位"]]


@pytest.mark.parametrize(
    "lines",
    [
        ["任务|牵头单位", "甲|a局"],
        ["任务|牵头", "甲|a局"],
        ["备注|牵头", "单位|电话"],  # no header comes of it
        ["任务|牵头", "1.单位|责任单位"],
        ["任务|责任", "牵头单位|备注"],
    ],
)
def test_other_lines_stay_apart(lines):
    table = grid(*lines)

    assert join_broken_header(table) is table


def test_merged_cells_show_where_a_row_ends():
    table = grid("任务|牵头", "单位|责任单位", merges=True)

    assert join_broken_header(table) is table


def rows(*lines: str, header: str = "任务|牵头单位|责任单位", **more) -> list[str]:
    table = grid(header, *lines, **more)
    joined = join_broken_rows(table, find_headers(table)[0], 1, len(table.rows))
    return ["|".join(cells).replace("\n", "/") for _, cells in joined]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1.甲|a局", "b局|c局"], ["1.甲|a局/b局|c局"]),  # more agencies in the last cell
        (["1.把路", "修好|a局|b局"], ["1.把路", "修好|a局|b局"]),  # one cell alone may be a heading
        (["1.甲|a局、", "b局", "c局|d局"], ["1.甲|a局、/b局/c局|d局"]),
        (["1.甲|a局", "2.乙|b局"], ["1.甲|a局", "2.乙|b局"]),  # a number begins a row
        (["1.甲|a局", "修路|b局"], ["1.甲|a局", "修路|b局"]),  # no agency, so no part of the list
        (["1.甲|a局", "b局|c局|d局"], ["1.甲|a局", "b局|c局|d局"]),  # more than fills the width
    ],
)
def test_lines_are_joined_where_they_fill_the_width_exactly(lines, expected):
    assert rows(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1.甲|把路", "修好|a局"], ["1.甲|把路/修好|a局"]),
        (["1.甲|把路修好。", "乙|a局"], ["1.甲|把路修好。", "乙|a局"]),  # the sentence is complete
    ],
)
def test_a_text_that_a_line_break_parted_is_joined(lines, expected):
    assert rows(*lines, header="任务|措施|责任单位") == expected


def test_a_blank_line_parts_two_rows():
    assert rows("1.甲|a局", "b局|c局", row_numbers=[1, 2, 4]) == ["1.甲|a局", "b局|c局"]


@pytest.mark.parametrize(
    ("cells", "position"),
    [
        ("2|修缮水闸|县水利局", 1),  # below a merged section
        ("修缮水闸|县水利局", 0),  # below a merged number, too
        ("2|民生|修缮水闸", None),  # nothing shows that it names an agency
        ("县水利局", None),  # too few cells to be sure
        ("2|民生|修缮水闸|县水利局", None),
    ],
)
def test_a_short_row_is_moved_only_if_its_cells_fit_clearly_better(cells, position):
    assert blank_position(cells.split("|"), ["number", "section", "task", "responsible"]) == position


def test_annotations_in_tasks_become_a_column_of_their_own():
    parted = part_annotations(grid("序号|任务", "1|修路。（市交通局）", "2|架桥。（牵头单位：市水利局）", "3|建校。"))

    assert parted.rows[1:] == [["1", "修路。", "市交通局"], ["2", "架桥。", "牵头单位：市水利局"], ["3", "建校。", ""]]
    assert parted.last_column == MadeUpHeader("end-of-task")


@pytest.mark.parametrize(
    "lines",
    [
        ["序号|任务|责任单位", "1|修路。（市交通局）|a局"],  # it has a column of agencies
        ["序号|任务", "1|修路。", "2|架桥。", "3|建校。（市教育局）"],  # most tasks have none
        ["任务", "修路。（市交通局）"],
        ["甲|乙", "1|修路。（市交通局）"],
    ],
)
def test_another_table_stays_as_it_is(lines):
    table = grid(*lines)

    assert part_annotations(table) is table
