"""A list of agencies is split into names; words about how they share the work are not part of a name."""

import pytest

from loaders.cells.agencies import (
    ends_like_agency,
    is_agency,
    looks_like_agency,
    split_names,
    strip_tails,
    without_statements,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市发改委、财政局", ["市发改委", "财政局"]),
        ("甲局；乙局，丙局;丁局,戊局", ["甲局", "乙局", "丙局", "丁局", "戊局"]),
        ("市教育局\n市财政局", ["市教育局", "市财政局"]),
        ("市教育局 市财政局", ["市教育局", "市财政局"]),  # a complete name, and one that begins with its place
        ("省金 融\u3000办", ["省金融办"]),  # else white space is inside a name
        ("市人力资源和\n社会保障局", ["市人力资源和社会保障局"]),  # so is a line break
        ("甲局\n（机关）", ["甲局（机关）"]),
        ("各县（市、区）政府、甲局", ["各县（市、区）政府", "甲局"]),
        ("甲局（乙处、丙处）、丁局", ["甲局（乙处、丙处）", "丁局"]),
        ("甲局（乙处、丁局", ["甲局（乙处", "丁局"]),  # a bracket that never closes protects nothing
        ("各县、市、区政府、甲局", ["各县、市、区政府", "甲局"]),
        ("省直各部门、单位", ["省直各部门、单位"]),
        ("市财政局及各县区政府", ["市财政局", "各县区政府"]),
        ("市财政局以及有关部门", ["市财政局", "有关部门"]),
        ("文化及旅游局", ["文化及旅游局"]),
    ],
)
def test_a_list_is_parted_into_its_names(text, names):
    assert [name for name, _ in split_names(text) if name] == names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("市教育局等部门", "市教育局"),
        ("由市教育局按职责分工负责", "市教育局"),
        ("市教育局等相关單位", "市教育局"),  # traditional as well
        ("及市教育局", "市教育局"),
        ("市委党组织", "市委党组织"),
        ("市教育局组织", "市教育局"),
        ("省政府办公厅。", "省政府办公厅"),
        ("等", ""),
    ],
)
def test_what_stands_around_a_name_is_stripped(name, expected):
    assert strip_tails(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("市教育局", True),
        ("国网供电公司", True),
        ("市教育局（机关）", True),
        ("市衛健委", True),
        ("修路", False),
        ("长" * 100 + "局", False),
    ],
)
def test_names_end_as_agencies_do(name, expected):
    assert ends_like_agency(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市教育局", True),
        ("加快建设市教育局", False),
        ("“一网通办”局", False),
        ("2个局", False),
        ("以下简称市局", False),
        ("局", False),
        ("长" * 40 + "局", False),
    ],
)
def test_a_piece_of_running_text_may_be_a_name(text, expected):
    assert looks_like_agency(text) == expected


@pytest.mark.parametrize("mark", ["", "-", "—", "/", "无", "暫無"])
def test_a_mark_for_nobody_is_no_agency(mark):
    assert not is_agency(mark)
    assert is_agency(f"{mark}局")


def test_clauses_about_all_tasks_are_left_out():
    assert without_statements("市教育局；各县区均为责任单位，不再列出") == "市教育局"
    assert without_statements("市教育局；市财政局") == "市教育局；市财政局"
