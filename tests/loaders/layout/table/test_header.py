"""A header is found by its words or by the cells below; it has one number, one task and one deadline."""

import pytest

from loaders.blocks import expand
from loaders.layout.table.header import find_headers, header_by_cells
from tests.loaders.layout.grids import grid


def kinds(header) -> list[str]:
    return [cell.kind for cell in header.cells]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["序号|任务|牵头单位|责任单位", "1|甲|a局|b局"], ["number", "task", "lead", "responsible"]),
        (["任务|具体任务|责任单位", "甲|乙|a局"], ["task", "detail", "responsible"]),
        (["具体任务|任务|责任单位", "甲|乙|a局"], ["detail", "task", "responsible"]),  # 具体 is the text of the other
        (["任务|事项|责任单位", "甲|乙|a局"], ["task", "detail", "responsible"]),
        (["措施|责任单位", "甲|a局"], ["task", "responsible"]),  # where no header says 任务
        (["存在问题|整改措施|责任单位", "甲|乙|a局"], ["task", "detail", "responsible"]),
        (["任务|任务|责任单位", "1|甲|a局", "2|乙|b局"], ["number", "task", "responsible"]),  # merged over its numbers
        (["序号|编号|任务|责任单位", "1|x|甲|a局"], ["number", "ignored", "task", "responsible"]),
        (["任务|完成时限|责任时限|责任单位", "甲|6月|7月|a局"], ["task", "deadline", "ignored", "responsible"]),
        (["任务|牵头单位|主责单位", "甲|a局|b局"], ["task", "lead", "responsible"]),
        (["任务|主责单位", "甲|a局"], ["task", "lead"]),
        (["任务|牵头市局|配合镇办", "甲|市教育局|城关镇"], ["task", "lead", "support"]),  # by stem and cells
        (["任务|单位", "甲|市教育局"], ["task", "responsible"]),
        (["任务|备用|责任单位", "甲|x|a局"], ["task", "ignored", "responsible"]),
    ],
)
def test_each_column_has_one_kind(lines, expected):
    (header,) = find_headers(grid(*lines)) or [header_by_cells(grid(*lines))]

    assert kinds(header) == expected


def test_a_header_may_be_several_rows_deep():
    (header,) = find_headers(grid("任务|责任单位|责任单位", "任务|牵头|配合", "甲|a局|b局"))

    assert (header.start, header.end) == (0, 2)
    assert header.printed == ["任务", "责任单位·牵头", "责任单位·配合"]
    assert kinds(header) == ["task", "lead", "support"]


def test_a_word_merged_over_all_columns_below_the_header_is_no_part_of_it():
    for below in ("重点任务|重点任务", "责任单位|责任单位"):
        (header,) = find_headers(grid("任务|责任单位", below, "甲|a局"))

        assert header.end == 1


def test_a_header_repeated_is_found_once_and_a_different_one_again():
    headers = find_headers(grid("任务|责任单位", "甲|a局", "任务|责任单位", "乙|b局", "任务|牵头单位", "丙|c局"))

    assert [(header.start, header.printed[1]) for header in headers] == [(0, "责任单位"), (4, "牵头单位")]


@pytest.mark.parametrize(
    "lines",
    [["甲|乙", "丙|丁"], ["责任单位|备注", "a局|x"], ["任务", "甲"], ["责任单位|备注"], ["责任单位|备注", "任务"]],
)
def test_a_row_that_does_not_say_both_task_and_agency_is_no_header(lines):
    assert find_headers(grid(*lines)) == []


def test_a_column_merged_over_several_tasks_groups_them():
    table = grid("场景|任务|责任单位", "受理|甲|a局", "|乙|b局", "|丙|c局")
    expand(table, [(1, 0, 3, 0)])

    assert kinds(find_headers(table)[0]) == ["section", "task", "responsible"]


def test_the_longest_texts_beside_agencies_are_the_tasks_where_no_header_says_so():
    header = header_by_cells(
        grid("案由|年份|牵头市局", "加强校园周边交通秩序管理|去年|市公安局", "整治占道经营行为|去年|市城管局")
    )

    assert kinds(header) == ["task", "ignored", "lead"]


def test_a_header_knows_its_columns():
    (header,) = find_headers(grid("类别|序号|任务|具体措施|牵头单位|责任单位|完成时限", "规划|1|甲|乙|a局|b局|6月"))

    assert (header.group, header.number, header.task, header.details) == (0, 1, 2, [3])
    assert (header.role_columns, header.deadline, header.width) == ([4, 5], 6, 7)
