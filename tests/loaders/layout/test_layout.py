"""Tables and running text of one document are read together."""

import pytest

from loaders import LoadError, UnknownHeader
from loaders.blocks import Block, Paragraph, Source
from loaders.layout import read_layout
from loaders.messages.places import FILE
from tests.loaders.layout.grids import grid

TABLE = grid("任务|责任单位", "甲|市教育局")


def tasks(*blocks: Block) -> list[tuple[int, str]]:
    return [(row.number, row.task) for row in read_layout(Source(list(blocks))).rows]


def text(line: str) -> Paragraph:
    return Paragraph(line, FILE)


def test_rows_of_tables_and_of_text_stand_in_print_order():
    lines = [text("1.修路。（市交通局）"), text("2.架桥。（市水利局）")]

    assert tasks(*lines, TABLE) == [(1, "修路。"), (2, "架桥。"), (3, "甲")]


def test_one_annotation_beside_a_table_is_the_notice_in_front_of_it():
    assert tasks(text("1.修路。（市交通局）"), TABLE) == [(1, "甲")]


@pytest.mark.parametrize("line", ["1.修路。（市交通局）|", "1.修路。\n（市交通局）\n2.架桥。\n（市水利局）\n|x"])
def test_a_grid_without_a_header_may_be_lines_of_text(line):
    assert tasks(grid(line))[0] == (1, "修路。")


def test_a_broken_header_is_put_right_and_the_source_stays_as_it_is():
    source = Source([grid("任务|牵头", "单位|责任单位", "甲|a局|b局")])
    layout = read_layout(source)

    assert [kind for _, kind in layout.headers] == ["task", "lead", "responsible"]
    assert layout.sample.rows[0] == ("任务", "牵头单位", "责任单位")
    assert len(source.blocks[0].rows) == 3


def test_where_there_is_nothing_to_read_the_reason_is_given():
    with pytest.raises(UnknownHeader):
        read_layout(Source([grid("甲|乙", "丙|丁")]))
    with pytest.raises(LoadError, match="没有找到责任分工表"):
        read_layout(Source([text("没有表格")]))


def test_a_column_of_agencies_is_read_where_no_header_says_a_role():
    layout = read_layout(Source([grid("序号|决策事项|申报单位|时间", "1|修订停车办法|县公安局|6月底前")]))

    assert [(row.task, row.agencies[0].role, row.agencies[0].text) for row in layout.rows] == [
        ("修订停车办法", "responsible", "县公安局")
    ]
    assert "role-assumed" in [finding.code for finding in layout.findings]


@pytest.mark.parametrize("header", ["被检查单位", "检查对象", "所在街道"])
def test_those_that_a_table_is_about_are_not_responsible(header):
    with pytest.raises(UnknownHeader):
        read_layout(Source([grid(f"序号|检查事项|{header}", "1|食堂卫生|县第一中学"), grid("甲|乙", "1|2")]))


def test_a_record_with_its_headers_on_the_left_is_a_row():
    layout = read_layout(
        Source([grid("重点任务：|3.修缮水闸", "牵头单位：|县水利局", "完成时限：|6月底", "进展情况：|已开工")])
    )

    assert [(row.task, row.deadline, row.agencies[0].role) for row in layout.rows] == [("3.修缮水闸", "6月底", "lead")]


def test_records_below_each_other_are_rows():
    lines = [
        f"{name}|{value}" for task in "甲乙" for name, value in (("任务", f"修{task}路"), ("责任单位", "县交通局"))
    ]

    assert [row.task for row in read_layout(Source([grid(*lines)])).rows] == ["修甲路", "修乙路"]


def test_a_record_may_have_two_headers_on_a_line():
    lines = ["项目名称|修缮水闸|项目编号|7", "责任单位|县水利局|完成时限|6月底"]

    assert [(row.task, row.deadline) for row in read_layout(Source([grid(*lines)])).rows] == [("修缮水闸", "6月底")]
