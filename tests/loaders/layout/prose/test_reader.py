"""An annotation in running text gives a row for the item that it ends, or for each item that it covers."""

import pytest

from loaders.blocks import Paragraph
from loaders.layout.prose.reader import Prose, read_prose
from loaders.messages.places import Place

TRAFFIC, WATER = "市交通局", "市水利局"


def read(*lines: str) -> Prose:
    return read_prose([(at, Paragraph(line, Place("file", row=at + 1))) for at, line in enumerate(lines)])


def rows(prose: Prose) -> list[tuple[str, str, str, str]]:
    """(number, task, detail, annotation) of each row."""
    return [
        (row.number_cell, row.task, row.detail, "".join(cell.text for cell in row.agencies).replace("\n", ""))
        for row in prose.rows
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1.修路。（市交通局）", "2.架桥。（市水利局）"], [("1", "修路。", "", TRAFFIC), ("2", "架桥。", "", WATER)]),
        # an annotation of a heading covers the items below it
        (["一、道路（市交通局）", "1.修东路", "2.修西路"], [("1", "修东路", "", TRAFFIC), ("2", "修西路", "", TRAFFIC)]),
        (["一、道路（市交通局）", "1.修路", "铺好路基"], [("1", "修路", "铺好路基", TRAFFIC)]),
        # a heading that says who leads the items below it
        (["一、市交通局牵头的工作", "1.修路"], [("1", "修路", "", "市交通局牵头")]),
        (
            ["（一）道路（市交通局牵头）", "1.修路。（责任单位：市财政局）", "2.架桥"],
            [("1", "修路。", "", "牵头单位：市交通局；责任单位：市财政局"), ("2", "架桥", "", "市交通局牵头")],
        ),
        # paragraphs below a numbered measure are its actions
        (
            ["（一）道路", "修东路。（市交通局）", "修西路。（市水利局）"],
            [("1", "道路", "修东路。", TRAFFIC), ("1", "道路", "修西路。", WATER)],
        ),
        (["1.修路。（市交通局）架桥。（市水利局）"], [("1", "修路。", "", TRAFFIC), ("1", "修路", "架桥。", WATER)]),
        # label lines belong to the item above them, or to all of a group that has no other
        (["1.修路", "牵头单位：市交通局", "配合单位：市水利局"], [("1", "修路", "", "牵头单位：市交通局；配合单位：市水利局")]),
        (["1.修路。", "要修好。", "责任单位：市交通局"], [("1", "修路", "要修好。", "责任单位：市交通局")]),
        (
            ["（一）道路", "1.修东路", "2.修西路", "责任单位：市交通局"],
            [("1", "修东路", "", "责任单位：市交通局"), ("2", "修西路", "", "责任单位：市交通局")],
        ),
        # a sentence above the first number is a task if agencies are named for it
        (
            ["修好道路。", "责任单位：市交通局", "2.架桥", "责任单位：市水利局"],
            [("", "修好道路。", "", "责任单位：市交通局"), ("2", "架桥", "", "责任单位：市水利局")],
        ),
        (["1.修路。（市交通局）", "配合单位：市水利局"], [("1", "修路。", "", "市交通局；配合单位：市水利局")]),
        # an item among annotated ones is a task that names nobody
        (
            ["1.修路。（市交通局）", "2.养路", "3.架桥。（市水利局）"],
            [("1", "修路。", "", TRAFFIC), ("2", "养路", "", ""), ("3", "架桥。", "", WATER)],
        ),
        # sentences of a paragraph that each say who leads
        (
            ["要求如下。县水利局牵头，组织清淤。县交通局牵头，修好公路。要快。县农业局、林业局牵头，植树造林。都要落实。"],
            [
                ("", "要求如下。县水利局牵头，组织清淤。", "", "县水利局牵头"),
                ("", "要求如下", "县交通局牵头，修好公路。", "县交通局牵头"),
                ("", "要求如下", "要快。县农业局、林业局牵头，植树造林。都要落实。", "县农业局、林业局牵头"),
            ],
        ),
        # what is to be done about a problem, and by whom
        (
            [
                "1.路面破损。", "整改要求：由包片单位县交通局负责修补。", "2.河道淤塞。", "整改要求：由县水利局负责清淤。",
                "3.路灯不亮。", "整改要求：县城管局负责修复。",
            ],
            [
                ("1", "路面破损", "由包片单位县交通局负责修补。", "县交通局"),
                ("2", "河道淤塞", "由县水利局负责清淤。", "由县水利局"),
                ("3", "路灯不亮", "县城管局负责修复。", "县城管局"),
            ],
        ),
        (["修路", "架桥"], []),
    ],
)  # fmt: skip
def test_each_annotation_is_a_row(lines, expected):
    assert rows(read(*lines)) == expected


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        (["一、总则。", "（一）修路。（市交通局）"], "总则"),
        (["一、总则", "（一）道路", "修路。（市交通局）"], "总则"),
        (["1.修路。（市交通局）"], None),
        (
            ["三、目录实行动态管理。", "附件", "任务目录", "1.修路。（市交通局）"],
            None,
        ),  # of another part of the document
        (["标题", "交通", "修路。（市交通局）", "水利", "架桥。（市水利局）"], "交通"),
    ],
)
def test_a_row_stands_under_the_heading_of_its_measure(lines, section):
    assert read(*lines).rows[0].section == section


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["责任单位：市教育局", "1.修路。（市交通局）"], "line-under-no-task"),
        (["1.修路。（市交通局）", "注：略", "责任单位：市教育局"], "line-under-no-task"),
    ],
)
def test_what_belongs_to_no_task_is_reported(lines, code):
    assert [finding.code for finding in read(*lines).findings] == [code]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # label lines belong to the nearest numbered item, also below an item with labels of its own
        (
            ["1.灯会", "活动内容：点灯。", "责任单位：市交通局", "（1）主会场", "活动内容：开幕。", "责任单位：市水利局"],
            [("1", "灯会", "点灯。", f"责任单位：{TRAFFIC}"), ("1", "主会场", "开幕。", f"责任单位：{WATER}")],
        ),
        # a line of text between the label lines of an item
        (
            ["1.灯会", "完成时限：5月", "地点：广场", "责任单位：市水利局", "2.庙会（市交通局）"],
            [("1", "灯会", "地点：广场", f"完成时限：5月；责任单位：{WATER}"), ("2", "庙会", "", TRAFFIC)],
        ),
        # steps below a label are no owners of the label lines behind them
        (
            ["一、路面破损", "整改措施：", "1.修补", "2.巡查", "责任单位：市交通局", "二、积水", "责任单位：市水利局"],
            [
                ("1", "路面破损", "修补", f"责任单位：{TRAFFIC}"),
                ("1", "路面破损", "巡查", f"责任单位：{TRAFFIC}"),
                ("2", "积水", "", f"责任单位：{WATER}"),
            ],
        ),
        # numbered labels of any words, where they recur
        (
            ["（一）灯会", "1、地  点：广场（老街）", "2、责任单位：市交通局", "（二）庙会", "1、地  点：公园", "2、责任单位：市水利局"],
            [("1", "灯会", "地点：广场（老街）", f"责任单位：{TRAFFIC}"), ("2", "庙会", "地点：公园", f"责任单位：{WATER}")],
        ),
        # a role in the middle of the text, and a text behind its names
        (
            ["1.修路，牵头部门：市交通局。进度较慢的县为甲县。"],
            [("1", "修路。进度较慢的县为甲县。", "", "牵头部门：市交通局。")],
        ),
        (["（一）东河", "河长：王明 副市长", "协助：市水利局"], [("1", "东河", "河长：王明 副市长", f"协助：{WATER}")]),
        (["1.2026年灯会。（市交通局）"], [("1", "2026年灯会。", "", TRAFFIC)]),
        # a label that a line end cuts inside a bracket
        (["1.修路。（责任", "单位：市交通局）"], [("1", "修路。", "", f"责任单位：{TRAFFIC}")]),
        # a list of annexes
        (["1.修路。（市交通局）", "2.架桥。（市水利局）", "附件：1.任务清单", "2.名单", "3.流程"], [("1", "修路。", "", TRAFFIC), ("2", "架桥。", "", WATER)]),
    ],
)  # fmt: skip
def test_labels_belong_to_the_item_that_they_are_about(lines, expected):
    assert rows(read(*lines)) == expected


def test_a_covered_row_is_printed_with_the_words_that_cover_it():
    assert read("一、道路（市交通局）", "1.修路").rows[0].printed == "1.修路\t市交通局"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # label lines name the agencies: a bracket in the title says something else
        (
            ["1.灯会（文化广场）", "地点：文化馆", "责任单位：县文旅局", "2.灯谜", "责任单位：县图书馆"],
            [("1", "灯会（文化广场）", "地点：文化馆", "责任单位：县文旅局"), ("2", "灯谜", "", "责任单位：县图书馆")],
        ),
        (
            ["1.灯会（县文化馆）", "配合单位：县文旅局", "2.灯谜", "责任单位：县图书馆"],
            [("1", "灯会", "", "县文化馆；配合单位：县文旅局"), ("2", "灯谜", "", "责任单位：县图书馆")],
        ),
        # a label alone on its line, with and without a colon; a number in front of a label
        (
            ["01 项目名称：修路", "项目内容：", "修好三条路。", "责任单位", "县交通局、县财政局"],
            [("1", "修路", "修好三条路。", "责任单位：县交通局、县财政局")],
        ),
        (["1.修路", "牵头单位", "县交通局"], [("1", "修路", "", "牵头单位：县交通局")]),
        (["1.修路（县交通局）", "2.责任单位", "制度更加健全"], [("1", "修路", "", "县交通局"), ("2", "责任单位", "制度更加健全", "")]),
        # a label that contains a role, whatever else it says
        (["1.修路", "初审牵头工委：城建工委"], [("1", "修路", "", "牵头单位：城建工委")]),
    ],
)  # fmt: skip
def test_labels_say_who_does_a_task(lines, expected):
    assert rows(read(*lines)) == expected


def sections(*lines: str) -> list[tuple[str | None, str]]:
    return [(row.section, row.task) for row in read(*lines).rows]


def test_a_series_that_does_not_begin_below_a_task_stands_beside_it():
    assert sections("（八）修路。（市交通局）", "2.架桥。（市水利局）") == [(None, "修路。"), (None, "架桥。")]


def test_a_heading_is_a_section_if_numbered_tasks_stand_below_another_one():
    lines = ("一、制定类", "绿化办法", "责任单位：县林业局", "二、调研类", "1.停车办法", "责任单位：县城管局")

    assert sections(*lines) == [("制定类", "绿化办法"), ("调研类", "停车办法")]


def test_the_numbered_steps_of_a_measure_with_label_lines_are_its_actions():
    found = read("1.修缮桥梁", "（1）检查桥面。", "（2）更换护栏。", "责任单位：市交通局")

    assert rows(found) == [
        ("1", "修缮桥梁", "检查桥面。", "责任单位：市交通局"),
        ("1", "修缮桥梁", "更换护栏。", "责任单位：市交通局"),
    ]
