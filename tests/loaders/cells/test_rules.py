"""Each rule about separators holds for the example beside it; the grammar's parts come apart as their examples say."""

import pytest

from loaders.cells.agencies import split_names
from loaders.cells.names import split_predicate
from loaders.cells.pieces import read_piece
from loaders.cells.separators import RULES, parts


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_a_rule_decides_its_example(rule):
    left, right = rule.example.split("|")

    assert rule.holds(left, right)
    assert parts(rule.marks[0], left, right) == rule.parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由市教育局等部门牵头制定方案", ("市教育局", "牵头制定方案")),
        ("各地级以上市人民政府结合实际落实", ("各地级以上市人民政府", "结合实际落实")),
        ("县财政局保障经费", ("县财政局", "保障经费")),
        ("县委落实办", ("县委落实办", "")),
        ("市政府组织部门牵头", ("市政府组织部门", "牵头")),
        ("市公安局督查室等市直有关部门", ("市公安局督查室", "")),
        ("市教育局（负责城区）", ("市教育局（负责城区）", "")),
        ("配合", ("", "配合")),
    ],
)
def test_a_name_ends_where_its_predicate_begins(text, expected):
    assert split_predicate(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "aside"),
    [
        ("县教育局（王建平）", "县教育局", ("王建平",)),
        ("王建平（县教育局）", "县教育局", ("王建平",)),
        ("县教育局：王建平", "县教育局", ("王建平",)),
        ("县教育局局长王建平", "县教育局", ("局长王建平",)),
        ("王建平", "", ("王建平",)),
        ("详见附表", "", ("详见附表",)),
        ("县教育局（列第一位的为牵头单位）", "县教育局", ("列第一位的为牵头单位",)),
        ("制定实施细则", "", ("制定实施细则",)),
        ("县教育局（机关）", "县教育局（机关）", ()),
        ("抓好落实", "", ()),
    ],
)
def test_what_stands_beside_a_name_is_set_aside(text, name, aside):
    assert (read_piece(text).name, read_piece(text).aside) == (name, aside)


def test_a_space_that_parts_two_names_is_told_from_other_separators():
    assert split_names("县教育局 王建平、县财政局/县人社局") == [
        ("县教育局", " "),
        ("王建平", "、"),
        ("县财政局", "、"),
        ("县人社局", ""),
    ]
