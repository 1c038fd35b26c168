"""An annotation says who does what: a bracket that names agencies, or a label behind a sentence."""

import pytest

from loaders.layout.prose.annotations import is_label_line, split_annotations, without_annotations


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("修路。（责任单位：市交通局）", [("修路。", "责任单位：市交通局")]),
        ("修路。（市交通局牵头，市财政局配合）", [("修路。", "市交通局牵头，市财政局配合")]),
        ("修路。（市交通局）", [("修路。", "市交通局")]),
        ("修路。【市交通局】", [("修路。", "市交通局")]),
        ("修路。（市交通局）架桥。（市水利局）", [("修路。", "市交通局"), ("架桥。", "市水利局")]),
        ("修路。（牵头单位：甲局）（配合单位：乙局）", [("修路。", "牵头单位：甲局；\n配合单位：乙局")]),
        ("修路。（市交通局（机关）、市财政局）", [("修路。", "市交通局（机关）、市财政局")]),
        ("修路。（责任单位：市交通局", [("修路。", "责任单位：市交通局")]),  # it never closes
        ("修路。责任单位：市交通局", [("修路。", "责任单位：市交通局")]),
        ("牵头单位：市交通局", [("", "牵头单位：市交通局")]),
        ("修路。（市交通局）并养路", [("修路。", "市交通局"), ("并养路", None)]),
        # brackets that name nobody
        ("修路（一期）。", [("修路（一期）。", None)]),
        ("修路（以下简称市交通局）。", [("修路（以下简称市交通局）。", None)]),
        ("完善（市交通局）的制度", [("完善（市交通局）的制度", None)]),  # in the middle of a sentence
        ("修路。（桥东区）", [("修路。（桥东区）", None)]),  # one place says where
        ("修路。（30个单位）", [("修路。（30个单位）", None)]),
        # labels that are none
        ("落实：修路", [("落实：修路", None)]),
        ("修路。负责：市交通局", [("修路。负责：市交通局", None)]),
        ("网站维护。责任单位：市局版权所有", [("网站维护。责任单位：市局版权所有", None)]),
    ],
)
def test_a_text_is_cut_after_each_annotation(text, pieces):
    assert split_annotations(text) == pieces


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("牵头单位：市教育局", True),
        ("（责任单位：市教育局）", True),
        ("完成时限：6月", True),
        ("修路。（市教育局）", False),
    ],
)
def test_a_label_line_is_nothing_but_an_annotation(line, expected):
    assert is_label_line(line) == expected


def test_a_heading_stands_without_its_annotations():
    assert without_annotations("修路。（市交通局）养路（一期）") == "修路。养路（一期）"
