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
