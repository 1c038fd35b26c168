"""A row under a header is a task, a heading over tasks, the header again, a note or a total."""

import pytest

from loaders.layout.table.header import find_headers
from loaders.layout.table.row_kinds import RowKinds
from tests.loaders.layout.grids import grid

TABLE = ("任务|牵头单位|责任单位", "1.甲|a局|b局", "2.乙|a局|b局")


def row_kinds(*lines: str) -> RowKinds:
    table = grid(*lines)
    header = find_headers(table)[0]
    return RowKinds(table, header, header.end)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["一、总则", "", ""], "一、总则"),
        (["一、总则", "一、总则", "一、总则"], "一、总则"),  # merged over the table
        (["总则", "", ""], "总则"),  # without a number, among numbered tasks
        (["（一）总则", "", ""], "（一）总则"),  # no task here begins so
        (["（一）把路修好。", "", ""], None),  # a sentence is a task
        (["把路修好。", "", ""], None),
        (["", "a局", ""], None),  # agencies of the task above
        (["甲", "a局", ""], None),
        (["1.丙", "", ""], None),
    ],
)
def test_a_text_alone_in_its_row_may_be_a_heading(cells, expected):
    assert row_kinds(*TABLE).heading(cells) == expected


def test_a_text_with_the_number_of_tasks_is_no_heading():
    kinds = row_kinds("任务|责任单位", "（一）甲|a局", "（二）乙|a局")

    assert kinds.heading(["（三）丙", ""]) is None


def test_a_heading_may_stand_beside_its_own_number():
    kinds = row_kinds("序号|任务|责任单位", "1|甲|a局", "2|乙|a局")

    assert kinds.heading(["一", "总则", ""]) == "总则"
    assert kinds.heading(["3", "丙", ""]) is None
    assert kinds.heading(["（一）", "总则。", ""]) == "总则。"
    assert kinds.heading(["一", "把路修好。画好标线", ""]) is None
    assert kinds.heading(["一", "总则", "a局"]) is None
    assert kinds.heading(["一", "总则", "一"]) is None


def test_a_heading_may_stand_beside_the_points_of_the_tasks_below():
    kinds = row_kinds("序号|任务|分值|责任单位", "1|甲|5|a局", "2|乙|3|a局")

    assert kinds.heading(["一、", "总则", "8", ""]) == "总则"
    assert kinds.heading(["一、", "总则", "8", "a局"]) is None
    assert kinds.heading(["3", "丙", "8", ""]) is None


def test_a_text_in_the_first_column_beside_blank_tasks_is_a_heading_unless_it_is_a_number():
    kinds = row_kinds("备用|任务|责任单位", "x|1.甲|a局", "x|2.乙|a局")

    assert kinds.heading(["总则", "", ""]) == "总则"
    assert kinds.heading(["3", "", ""]) is None


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (["注：以上任务", "", ""], "explanation-not-read"),
        (["填表人：李明", "", "联系电话：1"], None),
        (["填表人：李明", "", ""], "explanation-not-read"),
        (["合计", "17", ""], "total-not-read"),
        (["", "合 计", "3"], "total-not-read"),
        (["1", "合计", "a局"], None),
        (["3.丙", "a局", "b局"], None),
        (["注：" + "长" * 60, "a局", ""], None),
    ],
)
def test_notes_signatures_and_totals_are_asides(cells, code):
    assert row_kinds(*TABLE).aside(cells) == code


@pytest.mark.parametrize(
    ("cells", "expected"),
    [(["任务", "牵头单位", "责任单位"], True), (["", "牵头单位", ""], True), (["3.丙", "牵头单位", ""], False)],
)
def test_the_header_again_is_no_row(cells, expected):
    assert row_kinds(*TABLE).is_repeat(cells) == expected
