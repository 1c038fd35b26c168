"""Grids of tasks are found, with their headers, also if they continue the grid before."""

import pytest

from loaders.blocks import Block, Paragraph
from loaders.layout.table.reader import TableRows, read_tables
from loaders.layout.table.tables import headers_of_grids, tables_of
from loaders.messages.places import DOCUMENT, MadeUpHeader
from tests.loaders.layout.grids import grid

FIRST = grid("序号|任务|责任单位", "1|甲|a局")


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, DOCUMENT)


def read(*blocks: Block) -> TableRows:
    return read_tables(tables_of(blocks, headers_of_grids(blocks)))


def test_a_grid_without_a_header_goes_on_with_the_one_before():
    assert [row.task for row in read(FIRST, grid("2|乙|b局", "3|丙|c局")).rows] == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    "other",
    [
        grid("2|乙", "3|丙"),  # too narrow
        grid("2|乙|b局|x", "3|丙|c局|x"),  # too wide
        grid("2||", "3|丙|c局", "4||", "5||"),  # mostly blank
    ],
)
def test_a_grid_that_does_not_fill_its_columns_is_reported(other):
    found = read(FIRST, other)

    assert [row.task for row in found.rows] == ["甲"]
    assert [finding.code for finding in found.findings] == ["table-not-read"]


def test_a_grid_that_goes_on_takes_what_its_first_rows_leave_blank_from_the_last_row_before():
    found = read(grid("序号|任务|措施|责任单位", "1|甲|x|a局"), grid("2||y|b局", "3|丙|z|c局"))

    assert [(row.task, row.detail) for row in found.rows] == [("甲", "x"), ("甲", "y"), ("丙", "z")]
    assert found.findings == []


def test_a_grid_with_a_known_header_of_agencies_does_not_go_on_with_the_one_before():
    found = read(FIRST, grid("编|行业|牵头单位", "1|铁路|县交通局", "2|港口|县水利局"))

    assert [row.task for row in found.rows] == ["甲", "铁路", "港口"]
    assert [finding.code for finding in found.findings] == ["task-assumed"]


def test_a_grid_may_have_several_headers():
    found = read(grid("任务|责任单位", "甲|a局", "工作任务|牵头单位", "乙|b局"))

    assert [(row.task, row.agencies[0].role) for row in found.rows] == [("甲", "responsible"), ("乙", "lead")]


def test_a_heading_above_a_table_is_the_section_of_its_rows():
    found = read(paragraph("一、总则"), FIRST, paragraph("二、服务"), grid("序号|任务|责任单位", "1|乙|b局"))

    assert [row.section for row in found.rows] == ["总则", "服务"]


@pytest.mark.parametrize(
    "lines", [["一、总则", "附件2"], ["1.总则"], ["一、" + "长" * 60], ["一、把路修好。"], ["责任分工表"]]
)
def test_another_line_above_a_table_is_none(lines):
    assert [row.section for row in read(*map(paragraph, lines), FIRST).rows] == [None]


def test_a_table_that_takes_up_the_numbers_stays_in_the_section():
    again = grid("序号|任务|责任单位", "2|乙|b局")
    anew = grid("序号|任务|责任单位", "1|丙|c局")

    found = read(paragraph("一、总则"), FIRST, paragraph("续表"), again, paragraph("另表"), anew)
    assert [row.section for row in found.rows] == ["总则", "总则", None]


def test_rows_above_the_first_category_stand_under_the_heading_which_the_next_one_ends():
    rows = ["一、交通", "|修路|县交通局", "桥梁|架桥|县交通局", "二、水利", "|清淤|县水利局"]
    found = read(grid("任务类型|任务|责任单位", *[row if "|" in row else f"{row}|{row}|{row}" for row in rows]))

    assert [row.section for row in found.rows] == ["交通", "桥梁", "水利"]


def test_a_row_holds_its_cells_by_what_the_header_says():
    (row,) = read(grid("序号|任务|措施|标准|责任单位|完成时限", "1|甲|乙|丙|a局|无")).rows

    assert (row.number, row.number_cell, row.task, row.detail, row.deadline) == (1, "1", "甲", "乙\n丙", "")
    assert row.agencies == (("responsible", "责任单位", "a局"),)
    assert row.printed == "1\t甲\t乙\t丙\ta局\t无"
    assert str(row.place) == "文件第 2 行"


def test_columns_that_are_only_shown_are_named_in_one_finding():
    table = grid("任务|责任单位|责任人|备注", "甲|a局|李|x")
    found = read(table, grid("任务|责任单位|责任人|备注", "乙|b局|王|y"))

    assert [(finding.code, finding.values["headers"]) for finding in found.findings] == [
        ("columns-only-shown", "责任人、备注"),
    ]
    assert len(found.headers) == 4


def test_a_column_whose_cells_decide_against_its_header_is_reported_once():
    found = read(grid("任务|牵头单位|责任单位", "甲|a局|王建平", "乙|b局|赵国强"))

    assert [row.agencies for row in found.rows] == [(("lead", "牵头单位", "a局"),), (("lead", "牵头单位", "b局"),)]
    assert [(finding.code, finding.place.header) for finding in found.findings] == [("cells-hold-persons", "责任单位")]


def test_agencies_without_a_role_in_their_header_are_named_in_one_finding():
    found = read(grid("任务|经办科室|包保单位", "甲|财务科|县水利局", "乙|人事科|县教育局"))

    assert [agency.role for agency in found.rows[0].agencies] == ["responsible", "responsible"]
    assert [(finding.code, finding.values["headers"]) for finding in found.findings] == [
        ("role-assumed", "经办科室、包保单位"),
    ]


@pytest.mark.parametrize(
    ("header", "cells", "others"),
    [
        ("任务|责任单位|责任人|备注", "甲|a局|李|", (("责任人", "李"), ("备注", ""))),
        ("序号|任务|责任单位|成果形式", "1|甲|a局|方案", (("成果形式", "方案"),)),
        ("任务|责任单位|完成时限|开始时间", "甲|a局|6月|3月", (("开始时间", "3月"),)),
        ("任务|责任单位|备注|备注", "甲|a局|x|y", (("备注", "x"), ("备注（2）", "y"))),
        ("任务|责任单位|备注|备注", "甲|a局|x|x", (("备注", "x"),)),  # a merged cell covers two columns
        ("任务|责任单位||备注", "甲|a局|x|y", (("第 3 列", "x"), ("备注", "y"))),
        ("类别|领域|任务|责任单位", "城建|道路|甲|a局", (("领域", "道路"),)),
        ("任务|责任单位", "甲|a局", ()),
    ],
)
def test_what_no_other_field_of_a_row_holds_is_kept_under_its_header(header, cells, others):
    (row,) = read(grid(header, cells)).rows

    assert row.other_columns == others


def test_annotations_in_tasks_stand_under_a_made_up_header():
    found = read(grid("序号|任务", "1|修路。（市交通局）"))

    assert found.headers[-1] == (MadeUpHeader("end-of-task"), "responsible")


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (
            ("序号|抽查事项|检查部门|检查部门", "1|养老院|发起|县民政局", "1|养老院|配合|县消防大队"),
            ["lead", "support"],
        ),
        (("序号|抽查事项|单位|角色", "1|养老院|县民政局|牵头部门", "1|养老院|县消防大队|协办"), ["lead", "support"]),
        (("序号|任务|责任单位|类别", "1|修路|县交通局|牵头", "2|架桥|县水利局|"), ["lead", "responsible"]),
    ],
)
def test_a_column_of_role_words_says_the_roles_of_the_agencies_beside_it(lines, roles):
    assert [row.agencies[0].role for row in read(grid(*lines)).rows] == roles
    assert all(len(row.agencies) == 1 for row in read(grid(*lines)).rows)


@pytest.mark.parametrize("cell", ["牵头", "（牵头单位"])
def test_a_column_of_role_words_alone_is_still_the_one_of_agencies(cell):
    assert [row.task for row in read(grid("序号|任务|责任单位", f"1|甲|{cell}")).rows] == ["甲"]


def test_of_several_tables_alike_the_titles_are_the_sections():
    found = read(paragraph("决策事项目录"), FIRST, paragraph("听证事项目录"), FIRST)

    assert [row.section for row in found.rows] == ["决策事项目录", "听证事项目录"]


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph("甲县任务表"), FIRST),  # a single table
        (paragraph("二、任务分解表"), FIRST),
        (paragraph("甲县任务表"), FIRST, paragraph("附表"), grid("事项|牵头单位", "乙|b局")),  # another kind of table
    ],
)
def test_the_title_of_a_table_is_no_section(blocks):
    assert {row.section for row in read(*blocks).rows} == {None}


def test_a_section_that_is_merged_with_the_measure_is_none():
    levels = grid(
        "栏目|栏目|内容|责任单位", "一级|二级|内容|责任单位", "指南|指南|办事指南|a局", "机构|领导|领导分工|b局"
    )

    assert [(row.section, row.task) for row in read(levels).rows] == [(None, "指南"), ("机构", "领导")]


def test_of_three_levels_the_section_is_the_lowest_that_is_not_the_measure():
    levels = grid(
        "栏目|栏目|栏目|内容|责任单位",
        "一级|二级|三级|内容|责任单位",
        "主动公开|机构|机构|职能|a局",
        "主动公开|机构|领导|分工|b局",
    )

    assert [(row.section, row.task) for row in read(levels).rows] == [("主动公开", "机构"), ("机构", "领导")]
