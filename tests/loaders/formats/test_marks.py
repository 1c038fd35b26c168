"""Page numbers and marks of notes are no part of the text that they stand in."""

import pytest

from loaders.formats.left_out import LeftOut
from loaders.formats.note_marks import is_note_mark, part_raised_characters
from loaders.formats.page_numbers import is_page_number
from loaders.formats.runs import RAISED, Run, shown_text
from loaders.messages.places import DOCUMENT, Place
from tests.loaders.files import agencies, load


@pytest.mark.parametrize(
    "line", ["— 3 —", "-4-", "－12－", "第5页", "第 5 页 共 9 页", "第5页/共9页", "· 7 ·", "Page 3 of 9"]
)
def test_a_page_number_is_known(line):
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["3", "3.甲", "—", "第5页的甲", "2025—2030", "-4-甲"])
def test_what_only_looks_like_a_page_number_is_text(line):
    assert not is_page_number(line)


@pytest.mark.parametrize("number", ["— 3 —", "\n- 3 -\n", "第3页", "\f-3-"])
def test_a_page_number_within_a_bracket_is_no_part_of_a_name(number):
    document = load(f"一、修三座桥。（牵头单位：县交\n{number}\n通局；责任单位：县财政局）\n")

    assert agencies(document) == ["县交通局", "县财政局"]


def test_a_bare_number_is_a_page_number_if_it_interrupts_a_bracket_and_the_next_ones_count_on():
    document = load("一、甲事。（牵头单位：县交\n3\n通局）\n二、乙事。（责任单位：县财\n4\n政局）\n")

    assert agencies(document) == ["县交通局", "县财政局"]


def test_a_page_number_in_the_middle_of_a_line_is_taken_out():
    assert agencies(load("一、甲事。（牵头单位：县交— 3 —通局）")) == ["县交通局"]


def test_a_row_with_a_page_number_alone_is_no_row():
    document = load("任务\t责任单位\n甲\t市教育局\n- 3 -\t\n乙\t市财政局\n")

    assert document.actions["measure"].tolist() == ["甲", "乙"]


@pytest.mark.parametrize(
    ("raised", "before", "expected"),
    [
        ("1", "县财政局", True),
        ("2,3", "县财政局", True),
        ("[2]", "A", True),
        ("②", "", True),
        ("*", "县财政局", True),
        ("注1", "县财政局", True),
        ("2", "5m", False),  # a square metre
        ("3", "10", False),
        ("1", "", False),  # the number of a note, in front of its text
        ("县", "甲", False),
        (" ", "甲", False),
    ],
)
def test_a_raised_text_may_be_a_mark_or_an_exponent(raised, before, expected):
    assert is_note_mark(raised, before) == expected


def test_characters_that_are_raised_by_themselves_are_marks_behind_a_word_only():
    assert part_raised_characters("县财政局¹、5m²") == ("县财政局、5m²", ["¹"])


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([Run("甲局"), Run("、乙局", "struck-text")], "甲局"),
        ([Run("甲局、"), Run("乙局", "struck-text"), Run("、丙局")], "甲局、丙局"),
        ([Run("乙局", "struck-text"), Run("、丙局")], "丙局"),
        ([Run("甲局"), Run("[", RAISED), Run("2]", RAISED)], "甲局"),
        ([Run("5m"), Run("2", RAISED)], "5m2"),
        ([Run("甲\n1."), Run("乙", "hidden-text")], "甲"),  # the number of an item that is hidden
    ],
)
def test_what_is_left_out_leaves_no_separator_and_no_number(runs, text):
    assert shown_text(runs, LeftOut(), DOCUMENT) == text


def test_one_finding_says_what_was_left_out_how_often_and_where():
    left_out = LeftOut()
    left_out.add("struck-text", "甲局、", Place("table", table=2, row=3))
    left_out.add("struck-text", "乙局", Place("table", table=2, row=5))

    assert list(map(str, left_out.findings())) == ["表 2：有 2 处划掉（删除线）的文字，未读取：甲局；乙局"]
