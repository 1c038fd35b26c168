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
        (["措施|工作内容|责任单位", "修路|修好东路和西路。|a局"], ["task", "detail", "responsible"]),
        (
            ["整改措施|工作内容|责任单位", "修好东路和西路。|修路|a局"],
            ["detail", "task", "responsible"],
        ),  # the other way round
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
        (["任务|数量|责任单位", "甲|5|a局", "乙|2|b局"], ["task", "ignored", "responsible"]),  # these do not count up
        (["事项|发起部门|联查部门", "甲|a局|b局"], ["task", "lead", "support"]),
        (["任务|牵头单位|相关单位", "甲|a局|b局"], ["task", "lead", "support"]),
        (["任务|经办科室|牵头单位", "甲|a科|b局"], ["task", "responsible", "lead"]),
        (["任务|单位|牵头单位", "甲|a局|b局"], ["task", "ignored", "lead"]),  # 单位 says too little beside a role
        (["任务|被检查单位|牵头单位", "甲|a公司|b局"], ["task", "ignored", "lead"]),
        (["任务|设计单位|责任单位", "甲|a公司|b局"], ["task", "ignored", "responsible"]),
        (
            ["任务|牵头单位|牵头单位负责人|责任单位电话", "甲|a局|王建平|13800000000"],
            ["task", "lead", "person", "ignored"],
        ),
        (["任务|责任单位|责任单位职责", "甲|a局|做好巡查，消除隐患。"], ["task", "responsible", "ignored"]),
        (["任务|参与部门|参与部门的检查内容", "甲|a局|检查合同，核对账目。"], ["task", "support", "ignored"]),
        (["任务|牵头单位|责任单位", "甲|a局|王建平", "乙|b局|李明"], ["task", "lead", "ignored"]),
        (["任务|责任人|牵头单位", "甲|a局、c局|b局"], ["task", "responsible", "lead"]),
        (["任务|责任单位及责任人", "甲|a局"], ["task", "responsible"]),
        (["任务|责任单位", "甲|各有关方面", "乙|全体"], ["task", "responsible"]),  # a known word needs no cells
        (["任务|责任单位|开始时间|结束时间", "甲|a局|1月|6月"], ["task", "responsible", "ignored", "deadline"]),
        (["任务|责任单位|开工|竣工", "甲|a局|1月|6月"], ["task", "responsible", "ignored", "deadline"]),
        (
            ["任务|责任单位|安排", "甲|a局|2031年6月", "乙|b局|长期"],
            ["task", "responsible", "deadline"],
        ),  # by its cells
        (["任务|责任单位|决策时间和计划", "甲|a局|6月"], ["task", "responsible", "deadline"]),
        (["任务|责任单位|启动时间", "甲|a局|1月"], ["task", "responsible", "ignored"]),
        (["任务|类别|责任单位", "甲|x|a局"], ["task", "ignored", "responsible"]),  # about the task, not above it
        (["抽查任务名称|抽查类型|责任单位", "甲|x|a局"], ["task", "ignored", "responsible"]),
        (  # the class of the task
            ["项目名称|项目类别|责任单位", "甲|x|a局", "乙|x|a局", "丙|y|b局", "丁|z|b局"],
            ["task", "section", "responsible"],
        ),
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


LOWER_ROWS = [
    (
        ["序号|任务|牵头单位||配合单位|", "||单位名称|负责人|部门|联系人", "1|甲|a局|王建平|b局|李明"],
        ["number", "task", "lead", "person", "support", "person"],
    ),
    (
        ["序号|任务|责任单位||时限|", "||县级|乡镇|起始|完成", "1|甲|a局|b镇|1月|6月"],
        ["number", "task", "responsible", "responsible", "ignored", "deadline"],
    ),
    (
        ["序号|事项|检查主体||责任人员|", "||发起部门|配合部门|姓名|职务", "1|甲|a局|b局|王建平|局长"],
        ["number", "task", "lead", "support", "person", "person"],
    ),
]
MERGES = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)]


@pytest.mark.parametrize("merges", [MERGES, []], ids=["merged", "blank"])
@pytest.mark.parametrize(("lines", "expected"), LOWER_ROWS)
def test_the_lower_row_of_a_header_says_what_its_parts_hold(lines, expected, merges):
    table = grid(*lines)
    if merges:
        expand(table, merges)
    (header,) = find_headers(table)

    assert (header.depth, kinds(header)) == (2, expected)


def test_a_row_below_merged_cells_is_of_the_header_whatever_it_says():
    table = grid("任务|责任单位|月度进度|", "||甲月|乙月", "修桥|a局|打桩|架梁")
    expand(table, [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)])

    assert [header.depth for header in find_headers(table)] == [2]


def test_a_first_row_below_a_cell_merged_over_two_columns_is_data():
    table = grid("任务||责任单位", "1|修桥|a局", "2|铺路|b局")
    expand(table, [(0, 0, 0, 1)])
    (header,) = find_headers(table)

    assert (header.depth, kinds(header)) == (1, ["number", "task", "responsible"])


@pytest.mark.parametrize(
    "noun", ["组织单位", "经办科室", "完成单位", "归口（管理）部门", "挂钩单位", "属地单位", "项目业主"]
)
def test_a_noun_for_agencies_above_agencies_is_enough(noun):
    header = header_by_cells(grid(f"抽查事项|{noun}", "检查三家养老院|县民政局", "检查五所学校|县教育局"))

    assert header is not None
    assert header.role_columns == [1]


@pytest.mark.parametrize(
    "lines",
    [
        ["姓名|单位|电话", "王建平|县教育局|13800000000", "李明|县财政局|13800000001"],
        ["抽查事项|组织单位", "检查三家养老院|王建平", "检查五所学校|李明"],
        ["加强校园周边秩序管理|各有关部门", "整治占道经营行为|县城管局"],
        ["1|检查学校|属地单位", "2|检查养老院|县民政局"],
    ],
)
def test_a_noun_for_agencies_is_not_enough_without_tasks_or_agencies_below(lines):
    assert header_by_cells(grid(*lines)) is None


@pytest.mark.parametrize(
    ("lines", "doubts"),
    [
        (["任务|牵头单位|责任单位", "甲|a局|王建平"], [("cells-hold-persons", "责任单位")]),
        (["任务|牵头单位|责任单位", "甲|a局|5个"], [("cells-hold-figures", "责任单位")]),
        (["任务|牵头单位|责任单位", "甲|a局|对水库开展检查，消除隐患。"], [("cells-hold-texts", "责任单位")]),
        (["任务|牵头单位|责任人", "甲|a局|b局、c局"], [("cells-hold-agencies", "责任人")]),
        (["任务|牵头单位|包保单位", "甲|a局|b局"], [("role-assumed", "包保单位")]),
        (["任务|牵头单位|联查部门", "甲|a局|b局"], []),
        (["任务|牵头单位|落实镇", "甲|a局|城关镇"], []),
    ],
)
def test_a_header_says_where_the_cells_decided(lines, doubts):
    (header,) = find_headers(grid(*lines))

    assert list(header.doubts) == doubts


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


def test_a_header_merged_over_its_whole_column_is_a_title_and_no_section():
    table = grid("绿化年度计划|任务|责任单位", "|甲|a局", "|乙|b局", "|丙|c局")
    expand(table, [(0, 0, 3, 0)])

    assert kinds(find_headers(table)[0]) == ["ignored", "task", "responsible"]


def test_the_longest_texts_beside_agencies_are_the_tasks_where_no_header_says_so():
    header = header_by_cells(
        grid("案由|年份|牵头市局", "加强校园周边交通秩序管理|去年|市公安局", "整治占道经营行为|去年|市城管局")
    )

    assert kinds(header) == ["task", "ignored", "lead"]


def test_a_header_knows_its_columns():
    (header,) = find_headers(grid("类别|序号|任务|具体措施|牵头单位|责任单位|完成时限", "规划|1|甲|乙|a局|b局|6月"))

    assert (header.group, header.number, header.task, header.details) == (0, 1, 2, [3])
    assert (header.role_columns, header.deadline, header.width) == ([4, 5], 6, 7)
