"""Markdown: its marks are no part of a name."""

import pytest

from loaders.formats.left_out import LeftOut
from loaders.formats.markdown import plain_lines
from tests.loaders.files import agencies, findings, load

HEADER = "| 任务 | 责任单位 |\n|---|---|\n"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**甲**、__乙__、***丙***", "甲、乙、丙"),
        ("*甲*、_乙_", "甲、乙"),
        ("`甲`、``乙``", "甲、乙"),
        ("[甲](http://a.cn/b)、[乙](/c)", "甲、乙"),
        ("![甲](a.png)乙", "乙"),
        ("甲[^1]", "甲"),
        (r"甲\*乙\_丙", "甲*乙_丙"),
        ("`a*b*`", "a*b*"),
        ("- [ ] 甲", "甲"),
        ("甲[牵头]、乙（配合）", "甲[牵头]、乙（配合）"),
        ("甲[牵头](5家)", "甲[牵头](5家)"),
        ("a_b_c", "a_b_c"),
        ("5*3", "5*3"),
        ("```", ""),
    ],
)
def test_the_text_of_a_line(line, text):
    assert plain_lines([line], LeftOut()) == [text]


def test_marks_within_a_table_are_no_part_of_a_name_whatever_the_file_is_called():
    document = load(f"{HEADER}| 1.甲 | **市教育局**、`市财政局`、[市公安局](/a) |\n", "t.txt")

    assert agencies(document) == ["市教育局", "市财政局", "市公安局"]


def test_a_bar_behind_a_backslash_parts_no_cells():
    assert load(f"{HEADER}| 1.甲\\|乙 | 市教育局 |\n", "t.md").actions["measure"].tolist() == ["甲|乙"]


def test_what_is_crossed_out_is_left_out_and_named():
    document = load(f"{HEADER}| 1.甲 | ~~市教育局~~、市财政局 |\n| ~~2.乙~~ | ~~市公安局~~ |\n", "t.md")

    assert agencies(document) == ["市财政局"]
    assert len(document.actions) == 1
    assert "全文：有 3 处划掉（删除线）的文字，未读取：市教育局；2.乙；市公安局" in findings(document)
