"""Under a header, data rows get what they leave blank, and other rows are recognised or reported."""

import pytest

from loaders.blocks import Grid
from loaders.layout.table.body import Body, read_body
from loaders.layout.table.header import find_headers
from tests.loaders.layout.grids import grid

HEADER = "任务|牵头单位|责任单位"


def body(*lines: str, header: str = HEADER, section: str | None = None, **more) -> Body:
    return read(grid(header, *lines, **more), section)


def read(table: Grid, section: str | None = None) -> Body:
    header = find_headers(table)[0]
    return read_body(table, header, header.end, len(table.rows), section)


def cells(read: Body) -> list[str]:
    return ["|".join(row.cells) for row in read.rows]


def codes(read: Body) -> list[str]:
    return [finding.code for finding in read.findings]


@pytest.mark.parametrize(
    ("lines", "expected", "reported"),
    [
        (["1.甲|a局|b局", "|c局|"], ["1.甲|a局|b局", "1.甲|c局|"], ["task-from-above"]),
        (["1.甲|a局|b局", "2.乙|同上|〃"], ["1.甲|a局|b局", "2.乙|a局|b局"], []),
        (["1.甲|a局"], ["1.甲|a局|"], ["row-too-short"]),
        (["1.甲|a局|b局|c局"], ["1.甲|a局|b局"], ["row-too-long"]),
        (["1.甲|a局|b局|"], ["1.甲|a局|b局"], []),  # blank cells too many say nothing
        (["|a局|b局"], [], ["row-without-task"]),
        (["1.甲|a局|b局", "||", HEADER, "注：略||", "合计|2|"], ["1.甲|a局|b局"], ["explanation-not-read", "total-not-read"]),
    ],
)  # fmt: skip
def test_rows_are_filled_and_what_is_odd_is_reported(lines, expected, reported):
    read = body(*lines)

    assert cells(read) == expected
    assert codes(read) == reported


def test_a_short_row_is_moved_to_the_columns_that_its_cells_fit():
    lines = ["民生|1.修缮水闸|县水利局|王建平", "2.新建学校|县教育局|李明", "3.架设桥梁|县交通局|赵国强"]
    read = body(*lines, header="类别|任务|责任单位|责任人")

    assert cells(read)[1:] == ["民生|2.新建学校|县教育局|李明", "民生|3.架设桥梁|县交通局|赵国强"]
    assert [(finding.code, finding.place.row, finding.values) for finding in read.findings] == [
        ("rows-shifted", 3, {"count": 2})
    ]


def test_a_blank_number_is_the_one_above_unless_the_source_tells_merged_cells():
    lines = ["1|甲|a局", "|乙|b局"]

    assert cells(body(*lines, header="序号|任务|责任单位")) == ["1|甲|a局", "1|乙|b局"]
    assert cells(body(*lines, header="序号|任务|责任单位", merges=True)) == ["1|甲|a局", "|乙|b局"]


def test_the_section_is_handed_in_and_out():
    read = body("1.甲|a局|", "二、服务||", "2.乙|b局|", "三、监督||", section="总则")

    assert [row.section for row in read.rows] == ["总则", "服务"]
    assert read.section == "监督"


def test_a_column_of_groups_gives_the_sections():
    read = body("规划|甲|a局", "|乙|b局", "建设|丙|c局", header="类别|任务|责任单位")

    assert [row.section for row in read.rows] == ["规划", "规划", "建设"]


def test_a_task_does_not_go_on_below_a_heading():
    read = body("1.甲|a局|", "二、服务||", "|b局|c局")

    assert codes(read) == ["row-without-task"]


def test_a_text_too_long_for_a_heading_is_an_explanation():
    text = "一、" + "长" * 120

    assert codes(body(f"{text}|{text}|{text}")) == ["explanation-not-read"]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("1.把路修好，|a局|", "把桥架好。|b局|", ["1.把路修好，把桥架好。|a局b局|"]),  # in the middle of a sentence
        ("1.把路修好。|a局|", "2.把桥架好。|b局|", ["1.把路修好。|a局|", "2.把桥架好。|b局|"]),
        (
            "1.把路修好。|a局、|",
            "|b局|",
            ["1.把路修好。|a局、|", "1.把路修好。|b局|"],
        ),  # the list is complete before 、
        ("1.把路修好。|市人力资源和|", "|社会保障局|", ["1.把路修好。|市人力资源和社会保障局|"]),
    ],
)
def test_a_row_that_a_page_break_cut_is_joined(above, below, joined):
    assert cells(body(above, below, merges=True, page_starts={0: 1, 2: 2})) == joined


@pytest.mark.parametrize(
    ("below", "joined"),
    [("|把桥架好|", ["2|把路修好。把桥架好|b局"]), ("3|把桥架好|c局", ["2|把路修好。|b局", "3|把桥架好|c局"])],
)
def test_among_numbered_rows_one_without_a_number_was_cut(below, joined):
    lines = ["1|甲|a局", "2|把路修好。|b局", below]
    read = body(*lines, header="序号|任务|责任单位", merges=True, page_starts={0: 1, 3: 2})

    assert cells(read)[1:] == joined


def test_the_header_repeated_on_a_page_does_not_hide_a_cut_row():
    read = body("1.把路修好，|a局|", HEADER, "把桥架好。||", merges=True, page_starts={0: 1, 2: 2})

    assert cells(read) == ["1.把路修好，把桥架好。|a局|"]
