"""Plain text: its tables, in whatever way they are drawn, and the paragraphs around them."""

import pytest

from loaders.blocks import Grid
from loaders.formats.text import text_blocks
from tests.loaders.files import agencies, load

ROWS = [["任务", "单位"], ["甲", "a"]]


def blocks(text: str, name: str = "t.txt") -> list:
    return [block.rows if isinstance(block, Grid) else block.text for block in text_blocks(text, name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("任务\t单位\n甲\ta\n", "t.txt"),
        ("任务\t单位\n\n \t\n甲\ta\n", "t.txt"),  # blank lines are no rows
        ('任务\t单位\n"甲"\ta\n', "t.txt"),
        ("任务,单位\n甲,a\n", "t.csv"),
        ("任务；单位\n甲；a\n", "t.csv"),
        ("| 任务 | 单位 |\n|---|---|\n| 甲 | a |\n", "t.md"),
        ("任务 | 单位 |\n---|---\n甲 | a |\n", "t.md"),
        ("┌─┬─┐\n│任务│单位│\n├─┼─┤\n│甲│a│\n└─┴─┘", "t.txt"),
    ],
)
def test_a_table_may_be_drawn_in_many_ways(text, name):
    cells = [row for block in blocks(text, name) if isinstance(block, list) for row in block]

    assert [[cell.strip() for cell in row if cell.strip()] for row in cells] == ROWS


def test_columns_may_be_set_with_spaces():
    assert blocks("序号  任务  单位\n1  甲  a\n") == [[["序号", "任务", "单位"], ["1", "甲", "a"]]]


def test_single_spaces_part_columns_under_a_known_header_only():
    assert blocks("分工表\n序号 任务 责任单位\n1 修桥 县交通局\n2 修渠 县水利局\n")[-1][1:] == [
        ["1", "修桥", "县交通局"],
        ["2", "修渠", "县水利局"],
    ]
    assert blocks("甲 乙 丙\n丁 戊 己\n") == ["甲 乙 丙", "丁 戊 己"]


def test_lines_between_two_rules_of_a_drawn_table_are_one_row():
    drawn = "├──┼──┤\n│甲│a│\n│乙│b│\n├──┼──┤\n│丙│c│\n└──┴──┘"

    assert blocks(drawn) == [[["甲乙", "ab"], ["丙", "c"]]]


def test_lines_before_and_after_a_table_are_paragraphs():
    assert blocks("标题\n任务\t单位\n甲\ta\n完\n") == ["标题", ROWS, "完"]


def test_marks_of_markdown_are_no_text():
    assert blocks("# 标题\n- **甲**乙\n> 丙", "t.md") == ["标题", "甲乙", "丙"]


def test_a_quoted_cell_of_a_csv_may_hold_a_drawn_table():
    cell = '"2.见下表：\n| a | b |\n|---|---|\n| 1 | 2 |"'
    document = load(f"任务,牵头单位,责任单位\n1.甲,市教育局,乙局\n{cell},市财政局,丙局\n", "t.csv")

    assert agencies(document) == ["市教育局", "乙局", "市财政局", "丙局"]


def test_lines_as_wide_as_the_widest_are_wrapped():
    wide = "一" * 30
    paragraphs = text_blocks("\n".join([wide, wide, wide, "短。", wide]))

    assert [paragraph.wrapped for paragraph in paragraphs] == [True, True, True, False, False]
