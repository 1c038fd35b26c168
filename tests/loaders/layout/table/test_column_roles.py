"""What the columns of a table may be, seen from their cells: a proposal for the person who is asked."""

import pytest

from loaders.layout.table.column_roles import guess_kinds, keep_first
from tests.loaders.layout.grids import grid


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["办什么|由谁办", "修路|市交通局", "架桥|市水利局"], ("task", "responsible")),  # one column of agencies alone
        (["办什么|由谁办|谁帮忙", "修路|市交通局|市公安局", "架桥|市水利局|市财政局"], ("task", "lead", "responsible")),
        (["主要任务|谁管", "修路|市交通局"], ("task", "responsible")),  # a known word goes before what the cells hold
        (
            ["办什么|由谁办|几时", "修路|市交通局|2024年6月底前", "架桥|市水利局|长期坚持"],
            ("task", "responsible", "deadline"),
        ),
        (
            [
                "编|办什么|由谁办|谁帮忙|期望",
                "1|把第一条道路修好|市交通局|市公安局|快",
                "2|把第二条道路修好|市交通局|市公安局|快",
            ],
            ("number", "task", "lead", "responsible", "ignored"),
        ),
        (
            ["甲|乙|丙", "修路|先铺好路基再铺沥青路面并画线|市交通局", "架桥|先打好桥桩再架好桥梁并验收通车|市水利局"],
            ("ignored", "task", "responsible"),
        ),
    ],
)
def test_kinds_are_proposed_from_what_the_cells_hold(lines, expected):
    assert guess_kinds(grid(*lines)) == expected


def test_a_table_keeps_one_number_and_one_task():
    assert keep_first(["number", "task", "number", "task", "lead", "lead"]) == [
        "number", "task", "ignored", "detail", "lead", "lead",
    ]  # fmt: skip
