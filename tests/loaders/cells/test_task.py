"""The cell of a measure is split into number, title and text."""

import pytest

from loaders.cells.task import read_number, read_task


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（八）标题。正文", (8, "标题", "正文")),
        ("1.标题", (1, "标题", "")),
        ("甲。乙。丙", (None, "甲", "乙。丙")),
        ("标题\n正文", (None, "标题", "正文")),
        ("标题，\n还是标题\n正文", (None, "标题，还是标题", "正文")),
        ("1.长桥公园\n扩建工程", (1, "长桥公园扩建工程", "")),  # wrapped in a narrow cell
        ("东环路改造\n西环路改造", (None, "东环路改造", "西环路改造")),
        ("建设长桥公园\n扩建工程，下半年完工", (None, "建设长桥公园", "扩建工程，下半年完工")),
        ("一、标题。\n正文", (1, "标题", "正文")),
        ("1.\xa0标题", (1, "标题", "")),
        ("三\n改善办学条件", (3, "改善办学条件", "")),
        ("16\n改造教学楼", (16, "改造教学楼", "")),
        ("", (None, "", "")),
    ],
)
def test_a_task_is_number_title_and_body(text, expected):
    assert read_task(text) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("8", 8), ("（八）", 8), (" 8. ", 8), ("八", 8), ("十三、", 13), ("*40", 40), ("", None), ("甲", None)],
)
def test_a_number_cell_holds_a_number_in_any_form(cell, expected):
    assert read_number(cell) == expected
