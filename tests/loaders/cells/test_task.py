"""The cell of a measure is split into number, title and text."""

import pytest

from loaders.cells.task import read_last_number, read_number, read_task


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
        ("停车场\n及充电桩", (None, "停车场及充电桩", "")),
        ("建停车场\n及时向公众开放", (None, "建停车场", "及时向公众开放")),
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


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("6.4", 4), ("（3.2）", 2), ("1-2", 2), ("1.2.10", 10), ("8.", 8), ("2024", 2024), ("100.5", None), ("", None)],
)
def test_of_a_number_with_several_parts_the_last_one_counts(cell, expected):
    assert read_last_number(cell) == expected
