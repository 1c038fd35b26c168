"""Of several columns of texts, which is the section, which the measure, which only says more about it."""

import pytest

from loaders.layout.table.header import find_headers, header_by_cells
from tests.loaders.layout.grids import grid


def kinds(*lines):
    table = grid(*lines)
    headers = find_headers(table) or [header_by_cells(table)]
    return [cell.kind for cell in headers[0].cells]


@pytest.mark.parametrize(
    ("header", "first"),
    [
        ("任务名称|任务内容|责任单位", "校园安全|每季度检查一次校园周边的食品摊点。|县教育局"),
        ("权力名称|权力事项|责任单位", "校园安全|每季度检查一次校园周边的食品摊点。|县教育局"),
        ("问题|整改任务|责任单位", "校园安全|每季度检查一次校园周边的食品摊点。|县教育局"),
    ],
)
def test_the_first_column_of_tasks_is_the_measure_however_long_the_next_one_is(header, first):
    assert kinds(header, first) == ["task", "detail", "responsible"]


def test_a_number_beside_several_rows_counts_the_measures():
    group = "序号|检查领域|检查事项|责任单位"

    assert kinds(group, "1|学校|食堂卫生|县教育局", "1|学校|校车安全|县公安局", "2|旅店|消防设施|县消防大队") == [
        "number", "task", "detail", "responsible",
    ]  # fmt: skip
    assert kinds(group, "1|学校|食堂卫生|县教育局", "2|学校|校车安全|县公安局", "3|旅店|消防设施|县消防大队") == [
        "number", "section", "task", "responsible",
    ]  # fmt: skip


def test_a_group_without_a_number_or_with_blank_cells_does_not_hide_that_numbers_count_groups():
    rows = ["1|学校|食堂卫生|县教育局", "||校车安全|县公安局", "|旅店|消防设施|县消防大队", "2|商场|电梯|县市监局"]

    assert kinds("序号|检查领域|检查事项|责任单位", *rows) == ["number", "task", "detail", "responsible"]


def test_a_column_over_several_tasks_below_a_section_is_the_measure():
    lines = ["道路|农村公路|修路|县交通局", "道路|农村公路|架桥|县交通局", "水利|水库|清淤|县水利局"]

    assert kinds("类别|方向|任务|责任单位", *lines) == ["section", "task", "detail", "responsible"]
    assert kinds("类别|方向|任务|责任单位", lines[0], lines[2]) == ["section", "ignored", "task", "responsible"]


def test_of_levels_the_lowest_is_the_measure_and_the_one_above_it_the_section():
    assert kinds("一级事项|二级事项|内容|责任单位", "机构|领导|分工|县府办") == [
        "section", "task", "detail", "responsible",
    ]  # fmt: skip
    assert kinds("一级指标|二级指标|三级指标|责任单位", "经济|工业|产值增长|县工信局") == [
        "ignored", "section", "task", "responsible",
    ]  # fmt: skip


def test_a_heading_within_a_category_is_the_section_instead_of_it():
    rows = [
        "1|算力|建设机房|县工信局",
        *["推进融合应用|推进融合应用|推进融合应用|推进融合应用"],
        "2|算力|组建专班|县科技局",
    ]

    assert kinds("序号|领域|任务|责任单位", *rows) == ["number", "ignored", "task", "responsible"]
    assert kinds("序号|领域|任务|责任单位", *rows[:2], "2|数据|组建专班|县科技局")[1] == "section"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["行业|装机|责任单位", "地铁|35.5|县交通局", "港口|4.2|县水利局"], ["task", "ignored", "responsible"]),
        (["隐患单位|责任单位", "安平大厦|县公安局", "桃园商场|县商务局"], ["task", "responsible"]),
    ],
)
def test_without_a_word_for_tasks_the_first_text_left_of_sure_agencies_is_the_task(lines, expected):
    table = grid(*lines)

    assert kinds(*lines) == expected
    assert [code for code, _ in header_by_cells(table).doubts] == ["task-assumed"]


@pytest.mark.parametrize(
    "lines",
    [
        ["备注|责任单位", "地铁站房|县交通局"],  # a known word is never about the tasks
        ["行业|归口单位", "地铁站房|县交通局"],  # the header of the agencies is not sure
        ["行业|责任单位", "地铁站房|快"],  # nor are their cells
    ],
)
def test_without_a_word_for_tasks_and_sure_agencies_there_is_no_header(lines):
    assert header_by_cells(grid(*lines)) is None


def test_remarks_that_are_numbers_are_not_the_numbers_of_the_tasks():
    assert kinds("任务|责任单位|备注", "修路|县交通局|1", "架桥|县交通局|2")[2] == "ignored"


def test_towns_above_their_targets_are_the_agencies():
    assert kinds("街镇、园区|目标任务", "城关镇|建成三个小区，其中一个示范小区。", "石桥镇|建成两个小区，整治背街小巷。") == [
        "responsible", "task",
    ]  # fmt: skip
