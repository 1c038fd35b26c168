"""Of several columns of texts, which is the section, which the measure, which only says more about it."""

import pytest

from loaders.blocks import Grid, expand
from loaders.layout.table.header import find_headers, header_by_cells
from loaders.messages.places import FILE
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


def test_a_place_of_several_problems_is_not_the_measure():
    lines = [
        "1|石桥街|路灯不亮，夜间无法通行|县城管局",
        "2|石桥街|井盖破损|县住建局",
        "3|柳林街|占道堆放建筑垃圾|县城管局",
    ]

    assert kinds("序号|街道名称|问题描述|责任单位", *lines) == ["number", "ignored", "task", "responsible"]


def test_a_name_in_each_row_is_the_measure_and_the_longer_text_beside_it_says_more():
    lines = [
        "1|公园绿地率|建成区公园绿地面积占建成区总面积的百分比|%|县城管局",
        "2|路灯完好率|抽查时亮着的路灯占全部路灯的百分比|%|县住建局",
    ]

    for header in ("序号|指标项|指标释义|单位|责任部门", "编|叫什么|怎么算|计量|责任部门"):
        assert kinds(header, *lines)[1:3] == ["task", "detail"]


def test_the_basis_in_law_is_never_the_task():
    law = "《某某道路管理条例》第十二条、第十五条"

    assert kinds("序号|甲|乙|责任单位", f"1|{law}|修补路面裂缝，恢复标线|县交通局") == [
        "number", "ignored", "task", "responsible",
    ]  # fmt: skip


def test_of_texts_about_one_agency_each_that_of_the_lead_is_the_task_if_there_is_no_other():
    header = "序号|牵头部门检查事项|牵头部门|联合检查部门|联合检查部门检查事项"

    assert kinds(header, "1|食堂卫生检查|县市监局|县教育局|食堂公示检查") == [
        "number", "task", "lead", "support", "detail",
    ]  # fmt: skip
    assert kinds(f"{header}|检查内容", "1|食堂卫生检查|县市监局|县教育局|食堂公示检查|证照") == [
        "number", "ignored", "lead", "support", "ignored", "task",
    ]  # fmt: skip


def test_a_header_over_several_columns_holds_sections_numbers_and_tasks():
    rows = [["项目内容"] * 3 + ["责任单位"], *(["二\n改善办学条件", n, f"改造{n}号教学楼", "县教育局"] for n in "78")]
    table = Grid(rows, FILE)
    expand(table, [(0, 0, 0, 2), (1, 0, 2, 0)])

    assert [cell.kind for cell in find_headers(table)[0].cells] == ["section", "number", "task", "responsible"]
