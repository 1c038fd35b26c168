"""Lines that were wrapped at the width of the paper are joined again, and no others."""

import pytest

from loaders.blocks import Paragraph
from loaders.layout.prose.lines import lines_of
from loaders.layout.prose.unwrap import unwrap
from loaders.messages.places import FILE


def unwrapped(*lines: str, wrapped: bool = False, indented: tuple[int, ...] = ()) -> list[str]:
    paragraphs = [(at, Paragraph(text, FILE, wrapped, at in indented)) for at, text in enumerate(lines)]
    return [line.text for line in unwrap(lines_of(paragraphs))]


@pytest.mark.parametrize(
    "lines",
    [
        ["1.把路修好。（责任单位：市交", "通局）"],  # a bracket is open
        ["牵头单位：市教育局、", "市财政局"],
        ["配合单位：区文旅局、区体育", "局、区科协"],  # a name is cut off
    ],
)
def test_a_line_that_cannot_end_there_goes_on(lines):
    assert unwrapped(*lines) == ["".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["把路修好", "把桥架好"],
        ["把路（修好", "1.把桥架好"],  # the number of an item ends the bracket
        ["牵头单位：市教育局、", "配合单位：市财政局"],
        ["配合单位：区文旅局", "把路修好"],
        ["（市交通局）", "把路修好"],
    ],
)
def test_another_line_begins_anew(lines):
    assert unwrapped(*lines) == lines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1.把路", "修好。"], ["1.把路修好。"]),
        (["1.把路修好", "2.把桥架好"], ["1.把路修好", "2.把桥架好"]),
        (["1.把路修好。（市交通局）", "把桥架好"], ["1.把路修好。（市交通局）", "把桥架好"]),
        (["把路修好", "责任单位：市交通局"], ["把路修好", "责任单位：市交通局"]),
        (["把路修好。", "注：略"], ["把路修好。", "注：略"]),
    ],
)
def test_a_line_as_wide_as_the_paper_goes_on_unless_something_begins(lines, expected):
    assert unwrapped(*lines, wrapped=True) == expected


def test_where_paragraphs_are_indented_a_line_that_is_not_goes_on():
    lines = ["1.把路修", "好。", "把桥架好。"]

    assert unwrapped(*lines, wrapped=True, indented=(0, 2)) == ["1.把路修好。", "把桥架好。"]


def test_no_more_lines_are_joined_than_one_bracket_may_have():
    assert len(unwrapped("甲（乙", *["丙"] * 30)) > 1
